"""Returns (退单): a unit says that the matter is not its duty, and somebody rules on it; the loser bears the time."""

from __future__ import annotations

from msgspec.structs import replace

from commandroom.domain.errors import Named, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import Bound, Context, Decision, Deed, Verb
from commandroom.domain.event.rules import need, need_own_unit, need_reason, need_unit
from commandroom.domain.event.state import Application, Event, Lead, State
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import Role
from commandroom.domain.time.limit import Limit

S = State


class Return(Deed, frozen=True, kw_only=True):
    """The lead returns the matter: why, whose it is, on what list item or law."""

    reason_code: str
    suggested_office: str
    basis: str


def decide_return(event: Event, deed: Return, context: Context) -> Decision:
    """Within one working day of signing, twice at most; the handling clock does not stop."""
    need_own_unit(event, context)
    code = need_reason(context, "return", "reason_code", deed.reason_code)
    unit = need_unit(context, "suggested_office", deed.suggested_office)
    need("basis", deed.basis, most=1000)
    most = context.policy.exceptions.whole("return_times")
    if event.return_count >= most:
        raise RefusedError("return.too_often", most=most)
    signed = event.lead.signed_at if event.lead else None
    within = context.policy.exceptions.limit("return_within")
    if signed is not None and context.clockwork.due(Limit.parse(within), start=signed).moment < context.now:
        raise RefusedError("return.too_late", within=Limit.parse(within).words())
    return Decision(
        clocks=(clocks.start(event, context, "return_decide"),), facts={"reason_code": code, "unit": unit}
    )


def fold_return(event: Event, deed: Return, decision: Decision, entry: Entry) -> Event:
    """It waits for a ruling, and knows where it came from."""
    application = Application(
        kind="return", by=PersonId(entry.actor), at=entry.at, reason=deed.basis.strip(), basis=deed.basis.strip(),
        reason_code=decision.facts.get("reason_code", deed.reason_code), back_to=event.state,
        office=UnitId(decision.facts.get("unit", "")) or None,
    )  # fmt: skip
    return replace(
        event, applications=(*event.applications, application), return_count=event.return_count + 1
    )


class ReturnOk(Deed, frozen=True, kw_only=True):
    """The return is right. `wrong_dispatch`: the room sent it to the wrong unit, so the time is not the unit's."""

    opinion: str
    wrong_dispatch: bool = False


def decide_return_ok(event: Event, deed: ReturnOk, context: Context) -> Decision:
    """A wrong dispatch starts the handling clock anew at the next dispatch; otherwise it runs on."""
    need("opinion", deed.opinion, most=1000)
    handling = clocks.cancel(event, "dispose") if deed.wrong_dispatch else ()
    return Decision(clocks=(*clocks.stop(event, "return_decide"), *handling,
                            *clocks.cancel(event, "sign", "first_contact"),
                            clocks.start(event, context, "dispatch")))  # fmt: skip


BEARS = {"ok_wrong": "room", "ok": "next", "no": "unit", "assigned": "unit", "assigned_wrong": "room"}
"""Who bears the time: the room for what it sent wrongly, the unit that was not right, or the clock just runs on."""


def _ruled(event: Event, verdict: str, entry: Entry) -> Event:
    applications = tuple(
        replace(a, verdict=verdict, bears=BEARS[verdict], decided_by=entry.actor, decided_at=entry.at)
        if a.kind == "return" and a.is_open
        else a
        for a in event.applications
    )
    return replace(event, applications=applications)


def fold_return_ok(event: Event, deed: ReturnOk, _decision: Decision, entry: Entry) -> Event:
    """Nobody leads until the next dispatch."""
    return replace(_ruled(event, "ok_wrong" if deed.wrong_dispatch else "ok", entry), lead=None)


class ReturnNo(Deed, frozen=True, kw_only=True):
    """The return is refused; the unit goes on."""

    opinion: str


def decide_return_no(event: Event, deed: ReturnNo, _context: Context) -> Decision:
    """The unit goes on; a signing clock that still ran is stopped by the ruling."""
    need("opinion", deed.opinion, most=1000)
    return Decision(clocks=clocks.stop(event, "return_decide", "sign"))


def fold_return_no(event: Event, _deed: ReturnNo, _decision: Decision, entry: Entry) -> Event:
    """The unit has the matter; a ruling stands for its signature."""
    lead = event.lead
    if lead is not None and lead.signed_at is None:
        event = replace(event, lead=replace(lead, signed_at=entry.at))
    return _ruled(event, "no", entry)


class ReturnAssign(Deed, frozen=True, kw_only=True):
    """The deputy director names the unit bindingly: after two returns there is no third.

    `wrong_dispatch`: the room had sent it to the wrong unit, so the named one does not bear the time.
    """

    office: str
    opinion: str
    wrong_dispatch: bool = False


def decide_return_assign(event: Event, deed: ReturnAssign, context: Context) -> Decision:
    """The named unit has it at once, signed by the ruling; the handling clock runs on, or begins anew for it."""
    need("opinion", deed.opinion, most=1000)
    unit = need_unit(context, "office", deed.office)
    anew = (*clocks.cancel(event, "dispose"), *clocks.handling(event, context)) if deed.wrong_dispatch else ()
    return Decision(clocks=(*clocks.stop(event, "return_decide"), *clocks.cancel(event, "sign"),
                            *clocks.cancel(event, "coop", unit=unit), *anew), facts={"unit": unit},
                    doc_no=context.supply.serial("派", context.now))  # fmt: skip


def fold_return_assign(event: Event, deed: ReturnAssign, decision: Decision, entry: Entry) -> Event:
    """The lead by ruling."""
    unit = UnitId(decision.facts.get("unit", deed.office))
    lead = Lead(office=unit, requirement=deed.opinion.strip(), dispatched_at=entry.at, signed_at=entry.at,
                entry=entry.hash, by=entry.actor)  # fmt: skip
    return replace(_ruled(event, "assigned_wrong" if deed.wrong_dispatch else "assigned", entry), lead=lead,
                   coops=tuple(c for c in event.coops if c.office != unit or not c.is_open))  # fmt: skip


def second_ruling(event: Event, context: Context) -> bool:
    """From the second return on the deputy director rules."""
    return event.return_count >= context.policy.exceptions.whole("return_times")


RULERS = frozenset({Role.COMMAND, Role.SHIFT_LEADER, Role.DEPUTY})
SECOND = {Role.DEPUTY: Bound(second_ruling, Named("第2次退单的裁决", "the ruling on a second return"))}
VERBS = (
    Verb("return", "申请退单", Return, decide_return, fold_return, frozenset({S.PENDING_SIGN, S.IN_PROGRESS}),
         to=S.RETURN_PENDING, roles=frozenset({Role.OFFICE_HEAD}),
         proposers=frozenset({Role.OFFICE_STAFF}), approvers=frozenset({Role.OFFICE_HEAD}),
         english="Return", exclusive=True, timers="start:return_decide", note="签收后1个工作日内，每件最多2次；处置计时不停"),
    Verb("return_ok", "同意退单", ReturnOk, decide_return_ok, fold_return_ok, frozenset({S.RETURN_PENDING}),
         to=S.PENDING_DISPATCH, roles=RULERS, approvers=frozenset({Role.DEPUTY}), bounds=SECOND,
         approval=second_ruling, english="Grant the return", exclusive=True,
         timers="stop:return_decide;start:dispatch；派错时 cancel:dispose", note="第2次由常务副主任裁决"),
    Verb("return_no", "驳回退单", ReturnNo, decide_return_no, fold_return_no, frozenset({S.RETURN_PENDING}),
         to=S.IN_PROGRESS, roles=RULERS, approvers=frozenset({Role.DEPUTY}), bounds=SECOND,
         approval=second_ruling, english="Refuse the return", exclusive=True, timers="stop:return_decide"),
    Verb("return_assign", "指定承办", ReturnAssign, decide_return_assign, fold_return_assign,
         frozenset({S.RETURN_PENDING}), to=S.IN_PROGRESS, roles=frozenset({Role.DEPUTY}),
         english="Assign bindingly", exclusive=True, timers="stop:return_decide；派错时 cancel:dispose;start:dispose",
         note="争议由常务副主任指定，须执行"),
)  # fmt: skip
