"""Dispatching (派遣): one lead, any number of cooperating units, changing the lead, sending somebody later."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.bounds import COORDINATED
from commandroom.domain.event.deed import Bound, ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.rules import fit, need, need_future, need_unit
from commandroom.domain.event.sending import need_handler, need_item, need_room, sent_by, shown_playbook
from commandroom.domain.event.state import Coop, Event, Lead, State
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import Role
from commandroom.domain.time.limit import Limit, Unit

S = State
ASSIGNED = frozenset({"LEADER", "COUNTY"})
"""Sources whose matters go to a unit with an assignment sheet (交办单), which has serials of its own (domain §3.3)."""
DISPATCHERS = frozenset({Role.COMMAND, Role.SHIFT_LEADER, Role.COORDINATOR})


class Dispatch(Deed, frozen=True, kw_only=True):
    """Send the matter to the unit that leads, and to those that cooperate.

    `deadline` names the due moment of handling; without it the category's limits count. `shown` is what the desk
    recommended when the choice was made, kept with the deed; `busy_reason` why somebody goes who has enough in hand.
    """

    lead_office: str
    requirement: str
    handler: str = ""
    deadline: datetime | None = None
    coop_offices: tuple[str, ...] = ()
    shown: str = ""
    busy_reason: str = ""


def coop_limit(timer_limit: str) -> str:
    """The cooperating unit's limit: the lead's less one working day, at least four working hours.

    A lead's limit that is not counted in working days is taken over as it is, and in no case is it longer than that.
    """
    if timer_limit.startswith(clocks.UNTIL):
        return ""
    limit = Limit.parse(timer_limit)
    if limit.unit is Unit.WD:
        return f"{limit.days - 1}wd" if limit.days > 1 else "4wh"
    return timer_limit


def _coop_clock(context: Context, unit: UnitId, limit: str, due: datetime) -> ClockChange:
    """The cooperating unit's clock, from the limit and due moment of the lead's longest one."""
    own = coop_limit(limit)
    if not own:
        return clocks.start_until(context, "coop", due, unit=unit)
    return replace(clocks.counted(context, "coop", own, since=context.now), unit=unit)


def decide_dispatch(event: Event, deed: Dispatch, context: Context) -> Decision:
    """Units and person are looked up, the handling clocks counted, the dispatch paper numbered."""
    need("requirement", deed.requirement, most=2000)
    unit = need_unit(context, "lead_office", deed.lead_office)
    need_item(context, event)
    handler = need_handler(context, event, unit=unit, person=deed.handler)
    busy = need_room(context, event, handler, deed.busy_reason)
    coops = tuple(dict.fromkeys(need_unit(context, "coop_offices", text) for text in deed.coop_offices))
    if unit in coops:
        raise FieldError("dispatch.lead_cooperates", field="coop_offices", value=unit)
    kept = tuple(t for t in event.running() if t.key == "dispose") if deed.deadline is None else ()
    handling = () if kept else _handling(event, deed.deadline, context)
    limit, due = max(((c.limit, c.due or context.now) for c in kept or handling), key=lambda pair: pair[1])
    return Decision(
        doc_no=context.supply.serial("派", context.now),
        clocks=(*clocks.stop(event, "dispatch", "take_over"), *clocks.cancel(event, "coop"),
                *(() if kept else clocks.cancel(event, "dispose")), clocks.start(event, context, "sign"), *handling,
                *(_coop_clock(context, coop, limit, due) for coop in coops)),
        facts={"lead_office": unit, "handler": handler or "", "coops": "\n".join(coops)} | _busy(busy)
        | sent_by(context, event, unit=unit, person=handler) | _assigned(event, context)
        | shown_playbook(context, event),
    )  # fmt: skip


def _assigned(event: Event, context: Context) -> dict[str, str]:
    """The serial of the assignment sheet that goes along."""
    return {"assign_no": context.supply.serial("交", context.now)} if event.source in ASSIGNED else {}


def _busy(reason: str) -> dict[str, str]:
    return {"busy_reason": reason} if reason else {}


def _handling(event: Event, deadline: datetime | None, context: Context) -> tuple[ClockChange, ...]:
    """The handling clocks: to the deadline that was named, else by category, but never past an outer due moment."""
    if deadline is not None:
        return (clocks.start_until(context, "dispose", need_future(context, "deadline", deadline)),)
    counted = clocks.handling(event, context)
    outer = event.ext_due
    if outer is None or outer <= context.now or max(c.due for c in counted if c.due) <= outer:
        return counted
    return (clocks.start_until(context, "dispose", outer),)


def fold_dispatch(event: Event, deed: Dispatch, decision: Decision, entry: Entry) -> Event:
    """One lead, and the cooperating units with their own parts."""
    facts = decision.facts
    lead = Lead(office=UnitId(facts.get("lead_office", deed.lead_office)), requirement=deed.requirement.strip(),
                handler=PersonId(facts["handler"]) if facts.get("handler") else None, dispatched_at=entry.at,
                entry=entry.hash, by=entry.actor)  # fmt: skip
    units = [UnitId(u) for u in facts.get("coops", "").split("\n") if u]
    coops = tuple(Coop(office=u, requirement=deed.requirement.strip(), dispatched_at=entry.at) for u in units)
    kept = tuple(c for c in event.coops if not c.is_open and c.office not in units)
    return replace(event, lead=lead, coops=kept + coops, first_dispatched_at=event.first_dispatched_at or entry.at,
                   reserved=None, reserved_for=None)  # fmt: skip


class AddCoop(Deed, frozen=True, kw_only=True):
    """Send one more cooperating unit; responsibility stays with the lead."""

    coop_office: str
    requirement: str


def decide_add_coop(event: Event, deed: AddCoop, context: Context) -> Decision:
    """Its own clock: the lead's limit less one working day."""
    unit = need_unit(context, "coop_office", deed.coop_office)
    need("requirement", deed.requirement, most=2000)
    if event.lead is not None and event.lead.office == unit:
        raise FieldError("dispatch.lead_cooperates", field="coop_office", value=unit)
    if any(c.office == unit and c.is_open for c in event.coops):
        raise FieldError("coop.already", field="coop_office", value=unit)
    running = [t for t in event.running() if t.key == "dispose"]
    longest = max(running, key=lambda t: t.due, default=None)
    change = _coop_clock(
        context, unit, longest.limit if longest else "1wd", longest.due if longest else context.now
    )
    return Decision(clocks=(change,), facts={"unit": unit})


def fold_add_coop(event: Event, deed: AddCoop, decision: Decision, entry: Entry) -> Event:
    """One more part that must be done before closing."""
    coop = Coop(office=UnitId(decision.facts.get("unit", deed.coop_office)), requirement=deed.requirement.strip(),
                dispatched_at=entry.at)  # fmt: skip
    return replace(event, coops=(*(c for c in event.coops if c.office != coop.office), coop))


class CoopOf(Deed, frozen=True, kw_only=True):
    """Base of what a cooperating unit does about its own part."""

    coop_office: str


class CoopSign(CoopOf, frozen=True, kw_only=True):
    """The cooperating unit signs for its part."""


class CoopFeedback(CoopOf, frozen=True, kw_only=True):
    """The cooperating unit reports its part done."""

    result_text: str


class CoopRelease(CoopOf, frozen=True, kw_only=True):
    """The room releases a cooperating unit that is not needed any more."""

    reason: str


def _part(event: Event, unit: UnitId) -> Coop:
    for coop in event.coops:
        if coop.office == unit and coop.is_open:
            return coop
    raise FieldError("coop.none", field="coop_office", value=unit)


def _own_part(event: Event, deed: CoopOf, context: Context) -> UnitId:
    unit = need_unit(context, "coop_office", deed.coop_office)
    _part(event, unit)
    if context.actor.unit != unit:
        raise RefusedError("coop.not_yours", unit=unit)
    return unit


def decide_coop_sign(event: Event, deed: CoopSign, context: Context) -> Decision:
    """Only its own people, and only once."""
    unit = _own_part(event, deed, context)
    if _part(event, unit).signed_at is not None:
        raise RefusedError("coop.signed_already")
    return Decision(facts={"unit": unit})


def decide_coop_feedback(event: Event, deed: CoopFeedback, context: Context) -> Decision:
    """Its clock stops."""
    unit = _own_part(event, deed, context)
    need("result_text", deed.result_text)
    return Decision(clocks=clocks.stop(event, "coop", unit=unit), facts={"unit": unit})


def decide_coop_release(event: Event, deed: CoopRelease, context: Context) -> Decision:
    """With a reason; its clock does not count."""
    unit = need_unit(context, "coop_office", deed.coop_office)
    need("reason", deed.reason, most=1000)
    _part(event, unit)
    return Decision(clocks=clocks.cancel(event, "coop", unit=unit), facts={"unit": unit})


def _with_part(event: Event, unit: str, **changes: object) -> Event:
    coops = tuple(replace(c, **changes) if c.office == unit and c.is_open else c for c in event.coops)
    return replace(event, coops=coops)


def fold_coop_sign(event: Event, deed: CoopSign, decision: Decision, entry: Entry) -> Event:
    """Signed for."""
    return _with_part(
        event, decision.facts.get("unit", deed.coop_office), signed_at=entry.at, signed_by=entry.actor
    )


def fold_coop_feedback(event: Event, deed: CoopFeedback, decision: Decision, entry: Entry) -> Event:
    """Its part is done; who did it may not verify the whole."""
    done = _with_part(event, decision.facts.get("unit", deed.coop_office), feedback_at=entry.at,
                      result_text=deed.result_text.strip())  # fmt: skip
    return replace(done, handlers=(*(h for h in done.handlers if h != entry.actor), entry.actor))


def fold_coop_release(event: Event, deed: CoopRelease, decision: Decision, entry: Entry) -> Event:
    """Released."""
    return _with_part(event, decision.facts.get("unit", deed.coop_office), released_at=entry.at)


class Reassign(Deed, frozen=True, kw_only=True):
    """Another unit or person leads; the handling clock runs on."""

    new_office: str
    reason: str
    handler: str = ""
    shown: str = ""
    busy_reason: str = ""


def decide_reassign(event: Event, deed: Reassign, context: Context) -> Decision:
    """From the second time on it needs the deputy director; the signing clock starts anew."""
    need("reason", deed.reason, most=1000)
    unit = need_unit(context, "new_office", deed.new_office)
    need_item(context, event)
    handler = need_handler(context, event, unit=unit, person=deed.handler)
    if event.lead is not None and (unit, handler) == (event.lead.office, event.lead.handler):
        raise FieldError("reassign.same", field="new_office")
    busy = need_room(context, event, handler, deed.busy_reason)
    return Decision(
        clocks=(*clocks.cancel(event, "sign", "first_contact"), *clocks.cancel(event, "coop", unit=unit),
                clocks.start(event, context, "sign")),
        doc_no=context.supply.serial("派", context.now), facts={"unit": unit, "handler": handler or ""} | _busy(busy)
        | sent_by(context, event, unit=unit, person=handler) | shown_playbook(context, event),
    )  # fmt: skip


def fold_reassign(event: Event, deed: Reassign, decision: Decision, entry: Entry) -> Event:
    """The new lead must sign; the new lead's own part as a cooperating unit is gone."""
    unit = UnitId(decision.facts.get("unit", deed.new_office))
    handler = decision.facts.get("handler")
    lead = Lead(office=unit, handler=PersonId(handler) if handler else None, dispatched_at=entry.at, entry=entry.hash,
                requirement=event.lead.requirement if event.lead else "", by=entry.actor)  # fmt: skip
    return replace(event, lead=lead, reassign_count=event.reassign_count + 1,
                   coops=tuple(c for c in event.coops if c.office != unit or not c.is_open))  # fmt: skip


def second_reassign(event: Event, context: Context) -> bool:
    """From the second change of the lead on, the deputy director approves (the number is a setting)."""
    return event.reassign_count + 1 >= context.policy.exceptions.whole("reassign_deputy_from")


class Reserve(Deed, frozen=True, kw_only=True):
    """Promise a unit or person for a later time (预约派); nothing is occupied before."""

    lead_office: str
    start_at: datetime
    requirement: str
    handler: str = ""


def decide_reserve(event: Event, deed: Reserve, context: Context) -> Decision:
    """A time ahead, a known unit, somebody who may go then; the dispatch clock runs on."""
    unit = need_unit(context, "lead_office", deed.lead_office)
    at = need_future(context, "start_at", deed.start_at)
    fit("requirement", need("requirement", deed.requirement), most=2000)
    handler = need_handler(context, event, unit=unit, person=deed.handler, at=at)
    return Decision(facts={"unit": unit, "handler": handler or ""})


def fold_reserve(event: Event, deed: Reserve, decision: Decision, entry: Entry) -> Event:
    """Reserved, not sent."""
    handler = decision.facts.get("handler")
    lead = Lead(office=UnitId(decision.facts.get("unit", deed.lead_office)), requirement=deed.requirement.strip(),
                handler=PersonId(handler) if handler else None, dispatched_at=entry.at, entry=entry.hash)  # fmt: skip
    return replace(event, reserved=lead, reserved_for=deed.start_at)


ACTIVE = frozenset({S.PENDING_SIGN, S.IN_PROGRESS, S.SUSPENDED, S.RETURN_PENDING})
WITH_COOPS = ACTIVE | {S.PENDING_VERIFY, S.PENDING_CALLBACK, S.PENDING_CLOSE, S.ESCALATED, S.COUNTY_REPLIED}
UNIT_PEOPLE = frozenset({Role.OFFICE_HEAD, Role.OFFICE_STAFF, Role.ENFORCER, Role.GRID})
VERBS = (
    Verb("dispatch", "派遣", Dispatch, decide_dispatch, fold_dispatch,
         frozenset({S.PENDING_DISPATCH, S.COUNTY_REPLIED}), to=S.PENDING_SIGN, roles=DISPATCHERS, english="Dispatch",
         bounds=COORDINATED, exclusive=True, timers="stop:dispatch,take_over;start:sign,dispose,coop"),
    Verb("reserve", "预约派遣", Reserve, decide_reserve, fold_reserve, frozenset({S.PENDING_DISPATCH}),
         roles=DISPATCHERS, bounds=COORDINATED, english="Reserve for later"),
    Verb("add_coop", "加派协办", AddCoop, decide_add_coop, fold_add_coop, frozenset({S.PENDING_SIGN, S.IN_PROGRESS}),
         roles=DISPATCHERS, bounds=COORDINATED, english="Add a cooperating unit", timers="start:coop", note="不改变主办责任"),
    Verb("coop_sign", "协办签收", CoopSign, decide_coop_sign, fold_coop_sign, WITH_COOPS, roles=UNIT_PEOPLE,
         english="Sign (cooperating)"),
    Verb("coop_feedback", "协办反馈", CoopFeedback, decide_coop_feedback, fold_coop_feedback, WITH_COOPS,
         roles=UNIT_PEOPLE, english="Report back (cooperating)", timers="stop:coop"),
    Verb("coop_release", "撤销协办", CoopRelease, decide_coop_release, fold_coop_release, WITH_COOPS,
         roles=DISPATCHERS, bounds=COORDINATED, english="Release a cooperating unit", timers="cancel:coop"),
    Verb("reassign", "改派", Reassign, decide_reassign, fold_reassign, frozenset({S.PENDING_SIGN, S.IN_PROGRESS}),
         to=S.PENDING_SIGN, roles=DISPATCHERS | {Role.DEPUTY}, approvers=frozenset({Role.DEPUTY}), english="Reassign",
         bounds=COORDINATED | {Role.DEPUTY: Bound(second_reassign, Named("第2次起的改派", "a change after the first"))},
         exclusive=True, approval=second_reassign, timers="restart:sign", note="原处置时限不变；第2次起常务副主任批准"),
)  # fmt: skip
