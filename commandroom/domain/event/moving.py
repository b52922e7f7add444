"""Across (移送): the county gives a matter of one township to another, which takes it or hands it back.

Nothing is in nobody's hands: the township that has it keeps it until the other one has accepted. Only then its side ends
as 移送; it stays readable there. The other township begins with what its people must know and no more: who reported the matter,
who handled it, what was written about it inside the first township stay where they are.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.assigning import need_its_township
from commandroom.domain.event.deed import Context, Decision, Deed, Draft, Verb
from commandroom.domain.event.rules import fit, is_grave, need, need_future, needed_signature
from commandroom.domain.event.sharing import township_of
from commandroom.domain.event.state import OPEN, Event, State, Transfer
from commandroom.domain.exchange.streams import SHARED, is_county
from commandroom.domain.ids import EventId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.gradings import Tier
from commandroom.domain.people.roles import LEADERS, Role
from commandroom.domain.time.limit import Limit

S = State
WAITING, ACCEPTED, RETURNED = "open", "accepted", "returned"
CARRIED = (
    "title", "text", "nature", "category", "urgency", "severity", "location", "place_type", "lon", "lat", "occurred_at",
    "reported_at", "anonymous", "confidential", "involved", "injured", "dead", "missing", "loss",
)  # fmt: skip
"""What the other township gets to know of an event: everything else stays with the first one."""
SENDERS = LEADERS | {Role.SHIFT_LEADER, Role.COMMAND}


class MoveAcross(Deed, frozen=True, kw_only=True):
    """To which township (nine digits) and why; what is wanted there, under which document, until when."""

    township: str
    reason: str
    requirement: str = ""
    county_doc_no: str = ""
    deadline: datetime | None = None

    @override
    def stored(self) -> MoveAcross:
        """Without what is said to the other township alone: this entry is read by the first one."""
        return replace(self, requirement="")


def decide_move(event: Event, deed: MoveAcross, context: Context) -> Decision:
    """Only at a desk of the county, what a township shares with it, to another township of its own; one offer at a time."""
    if not (is_county(context.place) and event.shared):
        raise RefusedError("transfer.only_shared")
    code = need_its_township("township", deed.township, context)
    need("reason", deed.reason, most=2000)
    fit("requirement", deed.requirement, most=2000)
    fit("county_doc_no", deed.county_doc_no, most=80)
    if deed.deadline is not None:
        need_future(context, "deadline", deed.deadline)
    if event.state is S.MOVED:
        _need_lost(event, context)
    elif code == event.shared:
        raise FieldError("transfer.same_township", field="township", value=code)
    waiting = next((t.township for t in event.transfers if t.status == WAITING), "")
    if waiting:
        raise RefusedError("transfer.waiting", township=waiting)
    return Decision(facts={"child": context.supply.new_id(), "township": code})


def _need_lost(event: Event, context: Context) -> None:
    """What another township has taken is moved on from there; here only when nobody has it after all."""
    for transfer in event.transfers:
        other = context.others(transfer.id)
        if transfer.status == ACCEPTED and (other is None or other.is_open or other.state in _KEPT):
            raise RefusedError("transfer.is_there", township=transfer.township)


_KEPT = frozenset({S.CLOSED, S.ARCHIVED, S.MERGED, S.MOVED})


def also_move(event: Event, deed: MoveAcross, decision: Decision, context: Context) -> tuple[Draft, ...]:
    """The beginning of the other township's event, in the county's stream for it alone."""
    child, township = EventId(decision.facts["child"]), decision.facts["township"]
    begun = MovedIn(
        event=carried(event, child), from_township=event.shared, from_number=event.number, reason=deed.reason.strip(),
        requirement=deed.requirement.strip(), county_doc_no=deed.county_doc_no.strip(), deadline=deed.deadline,
    )  # fmt: skip
    decided = replace(decide_moved_in(Event(id=child), begun, context), machine=True)
    return (Draft(child, "moved_in", begun, decided, scope=f"{SHARED}:{township}:{child}"),)


def carried(event: Event, child: EventId) -> Event:
    """What the other township gets to know of an event."""
    known = {name: getattr(event, name) for name in CARRIED}
    tier = Tier.COUNTY if is_grave(event) else Tier.TOWNSHIP
    return Event(id=child, tier=tier, grade_needs=needed_signature(event.severity), **known)


def fold_move(event: Event, deed: MoveAcross, decision: Decision, entry: Entry) -> Event:
    """Offered; who has it keeps it for now."""
    transfer = Transfer(
        id=EventId(decision.facts.get("child", "")),
        township=decision.facts.get("township", deed.township),
        reason=deed.reason.strip(),
        doc_no=deed.county_doc_no.strip(),
        at=entry.at,
    )
    return replace(event, transfers=(*event.transfers, transfer))


class MovedIn(Deed, frozen=True, kw_only=True):
    """A matter that comes from another township, as the county hands it over."""

    event: Event
    from_township: str
    from_number: str
    reason: str
    requirement: str = ""
    county_doc_no: str = ""
    deadline: datetime | None = None


def decide_moved_in(event: Event, deed: MovedIn, context: Context) -> Decision:
    """To be accepted like any other, at its urgency's pace; due one working day before the county wants it."""
    inner = ""
    if deed.deadline is not None:
        before = context.clockwork.before(
            deed.deadline, Limit.parse(context.policy.exceptions.limit("county_reserve"))
        )
        inner = (before if before > context.now else deed.deadline).isoformat()
    seen = replace(deed.event, id=event.id)
    return Decision(
        to=S.PENDING_ACCEPT, number=context.supply.event_number(context.now), facts={"inner_due": inner},
        clocks=(clocks.start(seen, context, "accept"),),
    )  # fmt: skip


def fold_moved_in(event: Event, deed: MovedIn, decision: Decision, entry: Entry) -> Event:
    """It begins here; the county knows of it already."""
    inner = decision.facts.get("inner_due", "")
    text = f"{deed.event.text}\n{deed.requirement}".strip()
    return replace(
        deed.event, id=event.id, number=decision.number, source="COUNTY", ext_no=deed.from_number, text=text,
        county_doc_no=deed.county_doc_no, ext_due=datetime.fromisoformat(inner) if inner else None,
        moved_from=deed.from_township, shared=township_of(entry.stream), registered_at=entry.at, version=event.version,
        heads=event.heads, machine_ids=event.machine_ids,
    )  # fmt: skip


class HandBack(Deed, frozen=True, kw_only=True):
    """Not ours either (退回移送): back to the county, with the reason."""

    reason: str


def decide_hand_back(event: Event, deed: HandBack, _context: Context) -> Decision:
    """Only what came from another township, before it is accepted."""
    need("reason", deed.reason, most=2000)
    if not event.moved_from:
        raise RefusedError("transfer.not_moved", number=event.number)
    return Decision(clocks=clocks.stop(event, "accept"))


def fold_hand_back(event: Event, deed: HandBack, _decision: Decision, entry: Entry) -> Event:
    """It ends here; the county decides anew."""
    return replace(event, closing_text=deed.reason.strip(), closed_at=entry.at, closed_by=entry.actor)


class Settled(Deed, frozen=True, kw_only=True):
    """What became of an offer: `transfer` is the other township's event."""

    transfer: str
    why: str = ""


def _offer(event: Event, transfer: str) -> Transfer:
    for one in event.transfers:
        if one.id == transfer and one.status != ACCEPTED:
            return one
    raise RefusedError("transfer.no_offer")


def decide_moved(event: Event, deed: Settled, context: Context) -> Decision:
    """The other township has accepted: every clock ends here, late ones as late, the others without a judgement."""
    _offer(event, deed.transfer)
    return Decision(machine=True, clocks=clocks.end_all(event, context.now))


def fold_moved(event: Event, deed: Settled, _decision: Decision, entry: Entry) -> Event:
    """This township's side ends."""
    after = _with_status(event, deed.transfer, ACCEPTED)
    offer = next((t for t in after.transfers if t.id == deed.transfer), None)
    reason = offer.reason if offer is not None else ""
    return replace(after, closing_text=reason, closed_at=entry.at, closed_by=entry.actor)


def decide_returned(event: Event, deed: Settled, _context: Context) -> Decision:
    """The other township handed it back: it never left."""
    if _offer(event, deed.transfer).status != WAITING:
        raise RefusedError("transfer.no_offer")
    return Decision(machine=True)


def fold_returned(event: Event, deed: Settled, _decision: Decision, _entry: Entry) -> Event:
    """The offer is over."""
    return _with_status(event, deed.transfer, RETURNED, why=deed.why)


def _with_status(event: Event, transfer: str, status: str, **more: str) -> Event:
    changed = tuple(
        msgspec.structs.replace(t, status=status, **more) if t.id == transfer else t for t in event.transfers
    )
    return replace(event, transfers=changed)


VERBS = (
    Verb("transfer", "移送乡镇", MoveAcross, decide_move, fold_move, (OPEN - {S.DRAFT}) | {S.MOVED}, roles=SENDERS,
         english="Move to another township", undoable=False, exclusive=True, county_only=True, also=also_move,
         note="仅县级席位；对方受理后原乡镇一方以移送结束，退回的由县级另行决定"),
    Verb("moved_in", "接收移送", MovedIn, decide_moved_in, fold_moved_in, frozenset(), to=S.PENDING_ACCEPT,
         english="Moved in from another township", creates=True, undoable=False, timers="start:accept",
         note="移送时自动产生：只带办理所需的内容，诉求人信息和原乡镇内部材料留在原乡镇"),
    Verb("hand_back", "退回移送", HandBack, decide_hand_back, fold_hand_back, frozenset({S.PENDING_ACCEPT}),
         to=S.REJECTED, roles=frozenset({Role.SHIFT_LEADER}) | LEADERS,
         proposers=frozenset({Role.INTAKE, Role.COMMAND}), approvers=frozenset({Role.SHIFT_LEADER}) | LEADERS,
         english="Hand back to the county", undoable=False, exclusive=True, timers="stop:accept",
         note="受理前由值班长以上退回县级，受理岗、指挥岗可提出"),
    Verb("moved", "移送完成", Settled, decide_moved, fold_moved, OPEN, to=S.MOVED, roles=frozenset({Role.SYSTEM}),
         english="Moved to another township", undoable=False, exclusive=True, county_only=True, timers="cancel:all",
         note="对方受理后由县级席位自动办理；已超时的计时按超时结束"),
    Verb("transfer_returned", "移送被退回", Settled, decide_returned, fold_returned, frozenset(State),
         roles=frozenset({Role.SYSTEM}), english="The transfer was handed back", undoable=False, county_only=True),
)  # fmt: skip
