"""Supervision sheets (督办): drafted by the machine when a lamp turns red, signed, answered and withdrawn by people."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event import clocks
from commandroom.domain.event.deed import ClockChange, Context, Decision, Deed, Verb
from commandroom.domain.event.rules import need, need_future
from commandroom.domain.event.state import OPEN, Event, State, Supervision, Timer
from commandroom.domain.event.urging import RED_OR_WORSE, SHEET, OfTimer, need_lamp, noted
from commandroom.domain.exchange.streams import is_county
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import Role
from commandroom.domain.time.lamp import Lamp

S = State
COLORS = {"蓝": "blue", "蓝色": "blue", "blue": "blue", "橙": "orange", "橙色": "orange", "orange": "orange",
          "红": "red", "红色": "red", "red": "red"}  # fmt: skip
SERIALS = {"blue": "督蓝", "orange": "督橙", "red": "督红"}
RANK = {"blue": 1, "orange": 2, "red": 3}
OF_COUNTY = "县"
"""Before the serials of the county's own sheets, so that none of them bears a township's number."""


class SuperviseDraft(OfTimer, frozen=True, kw_only=True):
    """The machine drafts a sheet when a lamp turns red; somebody signs it or lets it go."""

    color: str = "blue"
    requirement: str = ""


def signer(color: str) -> Role:
    """Who signs a sheet of a colour."""
    return Role.DIRECTOR if color == "red" else Role.DEPUTY


def decide_supervise_draft(event: Event, deed: SuperviseDraft, context: Context) -> Decision:
    """Only while the lamp is red."""
    if deed.timer != "rework":
        need_lamp(event, deed, RED_OR_WORSE, context)
    return Decision(machine=True, facts={"id": context.supply.new_id()})


def _drafted(event: Event) -> Supervision | None:
    return next((s for s in event.supervisions if s.draft and s.withdrawn_at is None), None)


def fold_supervise_draft(event: Event, deed: SuperviseDraft, _decision: Decision, entry: Entry) -> Event:
    """One draft at a time: a graver one takes the place of what waits, any other adds to the timeline only."""
    event = noted(event, deed, entry, to=signer(deed.color).label, means=SHEET)
    waits = _drafted(event)
    if waits is not None:
        if RANK.get(deed.color, 0) <= RANK.get(waits.color, 0):
            return event
        return _with_sheet(event, waits.id, color=deed.color, requirement=deed.requirement)
    sheet = Supervision(
        id=entry.id, color=deed.color, requirement=deed.requirement, issued_at=entry.at, draft=True
    )
    return replace(event, supervisions=(*event.supervisions, sheet))


class Supervise(Deed, frozen=True, kw_only=True):
    """A supervision sheet is signed: blue and orange by the deputy director, red by the director."""

    color: str
    requirement: str
    doc_no: str = ""
    reply_by: datetime | None = None


def decide_supervise(event: Event, deed: Supervise, context: Context) -> Decision:
    """Numbered by colour; the clock of the answer starts.

    The county supervises from orange on (县级督办), a township in all three colours.
    """
    color = COLORS.get(need("color", deed.color, most=20))
    if color is None:
        raise FieldError(
            "field.not_one_of",
            field="color",
            value=deed.color,
            known=Named("蓝、橙、红", "blue, orange, red"),
        )
    need("requirement", deed.requirement, most=2000)
    if color == "red" and not context.actor.holds(Role.DIRECTOR):
        raise RefusedError("supervise.red_signer")
    if color != "blue" and not context.actor.holds(Role.DEPUTY, Role.DIRECTOR):
        raise RefusedError("supervise.draft_blue")
    of_county = is_county(context.place) and bool(event.shared)
    if of_county and color == "blue":
        raise RefusedError("supervise.county_orange")
    if event.in_conflict and event.lead is None:
        raise RefusedError("supervise.conflict")
    kind = f"{OF_COUNTY if of_county else ''}{SERIALS[color]}"
    doc_no = deed.doc_no.strip() or context.supply.serial(kind, context.now)
    key = context.supply.new_id()
    change = _reply_clock(deed, color, context)
    facts = {"color": color, "id": key} | ({"of_county": "1"} if of_county else {})
    return Decision(doc_no=doc_no, clocks=(replace(change, unit=key),), facts=facts)


def _reply_clock(deed: Supervise, color: str, context: Context) -> ClockChange:
    if deed.reply_by is not None:
        return clocks.start_until(context, "supervise_reply", need_future(context, "reply_by", deed.reply_by))
    return clocks.counted(context, "supervise_reply", context.policy.timer_limit("supervise_reply", color),
                          since=context.now)  # fmt: skip


def fold_supervise(event: Event, deed: Supervise, decision: Decision, entry: Entry) -> Event:
    """Signed; a waiting draft becomes this sheet."""
    due = decision.clocks[0].due if decision.clocks else deed.reply_by
    sheet = Supervision(id=decision.facts.get("id", entry.id), color=decision.facts.get("color", deed.color),
                        doc_no=decision.doc_no, requirement=deed.requirement.strip(), issued_at=entry.at,
                        reply_by=due, of_county=bool(decision.facts.get("of_county")))  # fmt: skip
    rest = tuple(s for s in event.supervisions if not s.draft)
    return replace(event, supervisions=(*rest, sheet), supervise_count=event.supervise_count + 1)


class SuperviseReply(Deed, frozen=True, kw_only=True):
    """The unit answers the sheet."""

    text: str
    doc_no: str = ""


def _sheet(event: Event, doc_no: str) -> Supervision:
    for sheet in event.supervisions:
        if sheet.is_open and doc_no.strip() in {"", sheet.doc_no, sheet.id}:
            return sheet
    raise RefusedError("supervise.none_open")


def _sheet_of(event: Event, doc_no: str, *, of_county: bool) -> Supervision:
    """The open sheet of one side: who did not sign it cannot take it back."""
    own = tuple(s for s in event.supervisions if s.of_county is of_county)
    try:
        return _sheet(replace(event, supervisions=own), doc_no)
    except RefusedError:
        _sheet(event, doc_no)
        raise RefusedError("supervise.other_side") from None


def decide_supervise_reply(event: Event, deed: SuperviseReply, context: Context) -> Decision:
    """By the lead's head, or by the room where nobody leads, so that a sheet never blocks the end for ever."""
    need("text", deed.text)
    sheet = _sheet(event, deed.doc_no)
    if event.lead is not None and context.actor.holds(Role.OFFICE_HEAD):
        if context.actor.unit != event.lead.office:
            raise RefusedError("handling.not_yours", lead=event.lead.office)
    elif event.lead is not None and event.lead.office and not context.actor.holds(Role.DEPUTY, Role.DIRECTOR):
        raise RefusedError("supervise.reply_by_lead")
    return Decision(clocks=clocks.stop(event, "supervise_reply", unit=sheet.id), facts={"id": sheet.id})


def fold_supervise_reply(event: Event, deed: SuperviseReply, decision: Decision, entry: Entry) -> Event:
    """Answered."""
    return _with_sheet(event, decision.facts.get("id", ""), answered_at=entry.at, answer=deed.text.strip())


def _with_sheet(event: Event, sheet: str, **changes: object) -> Event:
    return replace(
        event, supervisions=tuple(replace(s, **changes) if s.id == sheet else s for s in event.supervisions)
    )


class SuperviseWithdraw(Deed, frozen=True, kw_only=True):
    """A sheet is withdrawn (作废): its number stays used. An unsigned draft is let go the same way."""

    reason: str
    doc_no: str = ""


def decide_supervise_withdraw(event: Event, deed: SuperviseWithdraw, context: Context) -> Decision:
    """Open sheets and drafts, in every state that is not an end; each side only its own."""
    need("reason", deed.reason, most=1000)
    at_county = is_county(context.place) and bool(event.shared)
    drafts = [s for s in event.supervisions if s.draft and s.withdrawn_at is None and not at_county]
    sheet = drafts[0] if drafts and not deed.doc_no else _sheet_of(event, deed.doc_no, of_county=at_county)
    return Decision(clocks=clocks.cancel(event, "supervise_reply", unit=sheet.id), facts={"id": sheet.id})


def fold_supervise_withdraw(
    event: Event, _deed: SuperviseWithdraw, decision: Decision, entry: Entry
) -> Event:
    """Withdrawn."""
    return _with_sheet(event, decision.facts.get("id", ""), withdrawn_at=entry.at)


def color_for(event: Event, timer: Timer, now: datetime) -> str:
    """The colour a machine's draft proposes: one above that of the gravest sheet that went unanswered, else blue.

    Orange too for what burns deep red.
    """
    late = [s.color for s in event.supervisions if s.is_open and s.reply_by is not None and s.reply_by < now]
    if not {"orange", "red"}.isdisjoint(late):
        return "red"
    return "orange" if late or timer.lamp(now) is Lamp.DEEP_RED else "blue"


def has_sheet(event: Event, color: str) -> bool:
    """Whether a sheet of this colour or a graver one waits for its signature or for its answer."""
    waiting = [s for s in event.supervisions if s.is_open or (s.draft and s.withdrawn_at is None)]
    return any(RANK[s.color] >= RANK[color] for s in waiting if s.color in RANK)


def is_taken_up(event: Event, timer: Timer) -> bool:
    """Whether somebody did something about a red clock: a sheet is owed an answer, was signed or let go since it turned."""
    return any(
        s.is_open or (not s.draft and s.issued_at >= timer.due)
        or (s.withdrawn_at is not None and s.withdrawn_at >= timer.due)
        for s in event.supervisions
    )  # fmt: skip


OPEN_ALL = OPEN - {S.DRAFT}
VERBS = (
    Verb("supervise_draft", "督办拟稿", SuperviseDraft, decide_supervise_draft, fold_supervise_draft, OPEN,
         roles=frozenset({Role.SYSTEM}), english="Supervision draft", undoable=False),
    Verb("supervise", "督办", Supervise, decide_supervise, fold_supervise, OPEN_ALL,
         roles=frozenset({Role.DEPUTY, Role.DIRECTOR}), proposers=frozenset({Role.SHIFT_LEADER}),
         approvers=frozenset({Role.DEPUTY, Role.DIRECTOR}), english="Supervise", timers="start:supervise_reply",
         note="蓝、橙常务副主任签发，红主任签发；值班长拟稿；县级督办自橙色起，只能由县级撤销"),
    Verb("supervise_reply", "督办回复", SuperviseReply, decide_supervise_reply, fold_supervise_reply, OPEN_ALL,
         roles=frozenset({Role.OFFICE_HEAD, Role.DEPUTY, Role.DIRECTOR, Role.SHIFT_LEADER}),
         english="Answer the sheet", timers="stop:supervise_reply"),
    Verb("supervise_withdraw", "撤销督办", SuperviseWithdraw, decide_supervise_withdraw, fold_supervise_withdraw,
         OPEN_ALL, roles=frozenset({Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR}), english="Withdraw the sheet",
         timers="cancel:supervise_reply", note="文号保留(作废)"),
)  # fmt: skip
