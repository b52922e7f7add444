"""Urging (催办): by the machine when a lamp turns and when nobody answers, by people when they see fit; the answer to it.

Each lamp of each run of a clock has a chain of its own. It begins with whoever has the step and goes up by one for every
span of silence; whoever says that the reminder arrived stops it. Nobody is urged twice in one chain.
"""

from __future__ import annotations

from msgspec.structs import replace

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import Context, Decision, Deed, Verb
from commandroom.domain.event.dispatching import UNIT_PEOPLE
from commandroom.domain.event.rules import fit, need, need_reason
from commandroom.domain.event.state import OPEN, Event, State, Timer, Urging
from commandroom.domain.journal import Entry
from commandroom.domain.people.roles import LEADERS, ROOM, Role
from commandroom.domain.time.lamp import Lamp

S = State
YELLOW_OR_WORSE = frozenset({Lamp.YELLOW, Lamp.RED, Lamp.DEEP_RED})
RED_OR_WORSE = frozenset({Lamp.RED, Lamp.DEEP_RED})
SHEET = "督办稿"
"""By what means a draft of a sheet reaches whoever signs it."""


def timer_of(event: Event, key: str, unit: str, phase: str, epoch: int) -> Timer | None:
    """The run of a clock that a machine's deed is about."""
    for timer in event.timers:
        if (timer.key, timer.unit, timer.phase, timer.epoch) == (key, unit, phase, epoch):
            return timer
    return None


class OfTimer(Deed, frozen=True, kw_only=True):
    """Base of a deed about one run of one clock; empty for a person's urging about the whole event.

    `lamp` is the one that began the chain, `rung` how far it has gone up; only the machine fills them in.
    """

    timer: str = ""
    unit: str = ""
    phase: str = ""
    epoch: int = 0
    lamp: str = ""
    rung: int = 0


def chain_of(event: Event, deed: OfTimer) -> tuple[Urging, ...]:
    """The reminders of one lamp of one run of one clock, the first one first."""
    run = (deed.timer, deed.unit, deed.phase, deed.epoch, deed.lamp)
    return tuple(u for u in event.urges if (u.timer, u.unit, u.phase, u.epoch, u.level) == run)


def noted(event: Event, deed: OfTimer, entry: Entry, *, to: str, means: str) -> Event:
    """The event with one more reminder on record."""
    urging = Urging(id=entry.id, at=entry.at, by=entry.actor, to=to, means=means, timer=deed.timer, unit=deed.unit,
                    phase=deed.phase, epoch=deed.epoch, level=deed.lamp, rung=deed.rung)  # fmt: skip
    return replace(event, urges=(*event.urges, urging))


def need_lamp(event: Event, deed: OfTimer, lamps: frozenset[Lamp], context: Context) -> None:
    """The clock that the deed is about burns now.

    Raises:
        RefusedError: `lamp.not_lit`.
    """
    timer = timer_of(event, deed.timer, deed.unit, deed.phase, deed.epoch)
    if timer is None or timer.lamp(context.now) not in lamps:
        raise RefusedError("lamp.not_lit", timer=deed.timer)


class Urge(OfTimer, frozen=True, kw_only=True):
    """A reminder: by the machine once for each lamp and addressee, by people whenever they see fit."""

    text: str = ""
    to: str = ""
    means: str = ""


def decide_urge(event: Event, deed: Urge, context: Context) -> Decision:
    """The machine only while the lamp burns (a paused clock never does); a person wherever a clock runs.

    A chain that somebody acknowledged goes no further up.
    """
    fit("text", deed.text, most=1000)
    is_machine = context.actor.holds(Role.SYSTEM)
    if is_machine:
        need_lamp(event, deed, YELLOW_OR_WORSE, context)
        if deed.rung and any(u.acknowledged_at is not None for u in chain_of(event, deed)):
            raise RefusedError("urge.acknowledged")
    elif not any(not t.is_paused for t in event.running()):
        raise RefusedError("urge.no_clock")
    return Decision(machine=is_machine)


def fold_urge(event: Event, deed: Urge, _decision: Decision, entry: Entry) -> Event:
    """One more reminder."""
    event = noted(event, deed, entry, to=deed.to.strip(), means=deed.means.strip())
    return replace(event, urge_count=event.urge_count + 1)


class UrgeAck(Deed, frozen=True, kw_only=True):
    """The reminders arrived (催办回执): by who was urged, or by the room with who answered the telephone."""

    receiver: str = ""
    means: str = ""
    note: str = ""


def unanswered(event: Event) -> tuple[Urging, ...]:
    """The reminders that nobody acknowledged yet; a draft is answered by signing it."""
    return tuple(u for u in event.urges if u.acknowledged_at is None and u.means != SHEET)


def decide_urge_ack(event: Event, deed: UrgeAck, context: Context) -> Decision:
    """Those of a unit for their own unit's clocks; who writes it down for others says for whom."""
    fit("note", deed.note, most=1000)
    fit("receiver", deed.receiver, most=120)
    found = unanswered(event)
    if not found:
        raise RefusedError("urge.none_open")
    if not context.actor.holds(*ROOM, *LEADERS):
        own = context.actor.unit
        leads = event.lead is not None and own == event.lead.office
        ours = {own, *({"", *(s.id for s in event.supervisions)} if leads else ())}
        found = tuple(u for u in found if u.unit in ours and u.to not in OF_ROOM)
        if not found:
            raise RefusedError("urge.not_yours")
    elif event.lead is not None and any(u.timer in context.policy.alerts.unit_clocks for u in found):
        need("receiver", deed.receiver, most=120)
    return Decision(facts={"ids": ",".join(u.id for u in found)})


def fold_urge_ack(event: Event, deed: UrgeAck, decision: Decision, entry: Entry) -> Event:
    """Acknowledged, each reminder by who did it first."""
    ids = set(decision.facts.get("ids", "").split(","))
    by = deed.receiver.strip() or entry.actor
    return replace(event, urges=tuple(
        replace(u, acknowledged_at=entry.at, acknowledged_by=by) if u.id in ids and u.acknowledged_at is None else u
        for u in event.urges
    ))  # fmt: skip


class BacklogCause(Deed, frozen=True, kw_only=True):
    """Why a matter that is past its limit lies: one of the coded causes, and a few words."""

    reason_code: str
    note: str = ""


def decide_backlog_cause(event: Event, deed: BacklogCause, context: Context) -> Decision:
    """Only of what is past a limit now."""
    code = need_reason(context, "backlog", "reason_code", deed.reason_code)
    fit("note", deed.note, most=1000)
    if not any(t.lamp(context.now) in RED_OR_WORSE for t in event.running()):
        raise RefusedError("backlog.not_late")
    return Decision(facts={"reason_code": code})


def fold_backlog_cause(event: Event, deed: BacklogCause, decision: Decision, _entry: Entry) -> Event:
    """The last cause counts; the earlier ones stay in the timeline."""
    code = decision.facts.get("reason_code", deed.reason_code)
    return replace(event, backlog_code=code, backlog_note=deed.note.strip())


OF_ROOM = frozenset(role.label for role in (Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR))
"""Addressees for whom no unit can acknowledge."""
URGERS = frozenset({Role.INTAKE, Role.COMMAND, Role.SHIFT_LEADER})
VERBS = (
    Verb("urge", "催办", Urge, decide_urge, fold_urge, OPEN | {S.CLOSED}, roles=URGERS | {Role.SYSTEM},
         english="Urge", undoable=False, note="黄灯自动一次，无人回执逐级上移；可人工；有计时即可"),
    Verb("urge_ack", "催办回执", UrgeAck, decide_urge_ack, fold_urge_ack, OPEN | {S.CLOSED},
         roles=ROOM | LEADERS | UNIT_PEOPLE, english="Acknowledge the reminder", undoable=False,
         note="回执后不再上移；代记须写明接听人"),
    Verb("backlog_cause", "积压原因", BacklogCause, decide_backlog_cause, fold_backlog_cause, OPEN - {S.DRAFT},
         roles=ROOM | LEADERS | {Role.OFFICE_HEAD}, english="Cause of the backlog", note="超期件，按原因码登记"),
)  # fmt: skip
