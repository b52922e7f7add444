"""One pass of supervision: yellow lamps urge, red ones draft a sheet, deep red ones call further up; each level once.

While nobody acknowledges, the reminder of the lamp that burns goes up the chain (`usecases/urging.py`).

A machine's deed carries an id that is derived from event, clock run and level: however often, however late and from
however many seats the pass runs, the fold gives each level of each run one effect. The lamp is looked at again inside
the transaction of the deed, so that a clock that stopped a second ago is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.event.state import OPEN
from commandroom.domain.event.supervising import SuperviseDraft
from commandroom.domain.event.urging import OfTimer, Urge, timer_of
from commandroom.domain.ids import EventId
from commandroom.domain.journal import derived_id
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.time.lamp import Lamp
from commandroom.domain.time.moments import QuietHours, local, quiet
from commandroom.usecases.alerting import Asking
from commandroom.usecases.alertlife import may_wait
from commandroom.usecases.commands import Act
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import EventDetail, LampsDue, Rules, TimerRow, Waiting, WaitingRow
from commandroom.usecases.room import Room
from commandroom.usecases.urging import HANDLER, Next, Run, addressee, colour_due, next_of

MACHINE_MEANS = "系统"


class Level(StrEnum):
    """How far a run of a clock has gone; each level has one deed of the machine."""

    YELLOW = "yellow"
    RED = "red"
    DEEP_RED = "deep_red"

    @property
    def label(self) -> str:
        """The word that stands in the timeline."""
        return {"yellow": "黄灯", "red": "红灯", "deep_red": "深红灯"}[self.value]


LEVELS = {
    Lamp.YELLOW: (Level.YELLOW,),
    Lamp.RED: (Level.YELLOW, Level.RED),
    Lamp.DEEP_RED: (Level.YELLOW, Level.RED, Level.DEEP_RED),
}


@dataclass(frozen=True, slots=True)
class Swept:
    """How many reminders went out, sheets were drafted and matters were taken further up; `resumed` and `archived` besides."""

    urged: int = 0
    opened: int = 0
    escalated: int = 0
    resumed: int = 0
    archived: int = 0
    waiting: int = 0


LOOKS_AT_ONCE = 100
AT_ONCE = 10
"""Most deeds the machine does in one transaction; as soon as somebody waits for the store it ends the one it is at."""


class Step(NamedTuple):
    """One level of one run of one clock."""

    event: str
    timer: str
    unit: str
    phase: str
    epoch: int
    level: str
    rung: int = 0


@dataclass(slots=True)
class Rounds:
    """What the passes of one process have done already, so that the next need not ask the store again.

    It only saves work: without it, and after a restart, the derived ids keep every level to one effect. `looks` say at which
    lamp a run was looked at, and when its chain is to be looked at again (None: not before its lamp turns).
    """

    done: set[Step] = field(default_factory=set)
    looks: dict[Run, tuple[str, datetime | None]] = field(default_factory=dict)

    def wants_look(self, row: TimerRow, now: datetime) -> bool:
        """Whether the chain of a lit clock may have something to do."""
        lamp, at = self.looks.get(Run.of(row), ("", None))
        return lamp != row.lamp or (at is not None and at <= now)


def sweep(room: Room, *, now: datetime | None = None, rounds: Rounds | None = None) -> Swept:
    """Do what the lamps and dates ask of the machine at this moment.

    `now` moves the clock, in practice rooms only. `waiting` counts the levels that are kept back for the next duty
    hour; their lamps burn meanwhile. Some deeds share a transaction; between two of those whoever waits comes first.
    """
    moment = now or room.now()
    known = rounds or Rounds()
    policy, is_quiet = _rules(room, moment)
    counted = dict.fromkeys(("urged", "opened", "escalated", "resumed", "archived", "waiting"), 0)
    to_do: list[tuple[TimerRow, Step]] = []
    lit: set[Step] = set()
    rows = room.ask(LampsDue(moment))
    for row in rows:
        waits = is_quiet and may_wait(row, policy)
        for step in _steps(row):
            lit.add(step)
            if step not in known.done:
                counted["waiting"] += waits
                to_do += [] if waits else [(row, step)]
    known.done &= lit
    while to_do:
        tried, done = _do_some(room, to_do[:AT_ONCE], counted, policy=policy, now=now)
        known.done |= done
        del to_do[:tried]
    known.looks = {run: look for row in rows if (look := known.looks.get(run := Run.of(row))) is not None}
    silent = [r for r in rows if not (is_quiet and may_wait(r, policy)) and known.wants_look(r, moment)]
    while silent:
        del silent[: _climb_some(room, silent, counted, known, policy=policy, now=now)]
    waiting = list(room.ask(Waiting(moment)))
    while waiting:
        del waiting[: _do_waiting(room, waiting[:AT_ONCE], counted, now=now)]
    return Swept(**counted)


_COUNTED = {Level.YELLOW: "urged", Level.RED: "opened", Level.DEEP_RED: "escalated"}


def _rules(room: Room, moment: datetime) -> tuple[Policy, bool]:
    """The room's rules, and whether ordinary reminders rest at this hour."""
    rules = room.ask(Rules())
    alerts = rules.policy.alerts
    hours = QuietHours(start=alerts.quiet_from, end=alerts.quiet_until)
    return rules.policy, quiet(moment, hours, rules.clockwork.calendar)


def level_id(room_id: str, step: Step) -> str:
    """The id of the machine's deed for one level of one run of one clock: the same from every seat."""
    rung = (str(step.rung),) if step.rung else ()
    return derived_id(
        room_id, step.event, step.timer, step.unit, step.phase, str(step.epoch), step.level, *rung
    )


def _steps(row: TimerRow) -> Iterator[Step]:
    """Every level that a lit run has reached, the first one first; of what is closed no sheet is drafted."""
    for level in LEVELS.get(Lamp(row.lamp), ()):
        if level is Level.RED and row.state not in OPEN:
            continue
        yield Step(*Run.of(row), level)


def _do_some(
    room: Room,
    steps: Sequence[tuple[TimerRow, Step]],
    counted: dict[str, int],
    *,
    policy: Policy,
    now: datetime | None,
) -> tuple[int, set[Step]]:
    """Do the first levels in one transaction, until somebody else waits for the store.

    Returns how many were tried, and those that are done for good: a lamp that went out in the meantime is no level that
    was done, for the clock may run again.
    """
    tried = 0
    done: set[Step] = set()
    found: list[str] = []
    with room.together() as writing:
        for row, step in steps:
            effects = _perform(room, writing, row, step, policy=policy, now=now)
            tried += 1
            if effects is not None:
                done.add(step)
                found += [_COUNTED[Level(step.level)]] if effects else []
            if tried == AT_ONCE or room.store.is_awaited:
                break
    for name in found:
        counted[name] += 1
    return tried, done


def _perform(
    room: Room, writing: Writing, row: TimerRow, step: Step, *, policy: Policy, now: datetime | None
) -> tuple[str, ...] | None:
    """What was journaled: nothing when an earlier pass did it or it is another place's; None when the lamp went out."""
    try:
        deed = _deed(room, writing, row, Level(step.level), policy, now or room.now())
        return _record(room, step, deed, now)
    except RefusedError as refusal:
        return () if refusal.code == "county.not_ours" else None  # its township's machine does it
    except NotFoundError:
        return None


def _record(room: Room, step: Step, deed: OfTimer, now: datetime | None) -> tuple[str, ...]:
    verb = "supervise_draft" if isinstance(deed, SuperviseDraft) else "urge"
    key = level_id(room.room_id, step)
    return room.perform(Act(verb, step.event, data=deed, actor=SYSTEM.id, id=key, at=now)).effects


def _deed(
    room: Room, writing: Writing, row: TimerRow, level: Level, policy: Policy, now: datetime
) -> OfTimer:
    event = writing.event(EventId(row.event))
    timer = timer_of(event, *Run.of(row)[1:]) if event is not None else None
    if event is None or timer is None:
        raise NotFoundError("event.unknown", ref=row.event)
    text = _text(row, level, policy)
    if level is Level.RED:
        color = colour_due(event, timer, policy=policy, clockwork=room.store.reference.clockwork(), now=now)
        return SuperviseDraft(**_run(row), lamp=level, color=color, requirement=text)
    first = policy.alerts.chain[level][0] if level in policy.alerts.chain else HANDLER
    to = addressee(first, event, timer, policy=policy, people=room.store.reference.people())
    return Urge(**_run(row), lamp=level, text=text, to=to, means=MACHINE_MEANS)


def _run(row: TimerRow) -> dict[str, Any]:
    return {"timer": row.timer, "unit": row.unit, "phase": row.phase, "epoch": row.epoch}


def _text(row: TimerRow, level: Level, policy: Policy, *, is_unanswered: bool = False) -> str:
    name = policy.timers[row.timer].zh if row.timer in policy.timers else row.timer
    phase = f"（{row.phase}）" if row.phase else ""
    due = local(row.due).strftime("%m-%d %H:%M")
    said = _TEXTS[level].format(lamp=level.label, timer=f"{name}{phase}", due=due)
    return f"{said}{_UNANSWERED}" if is_unanswered else said


_UNANSWERED = "前次催办无回执。"


def _climb_some(
    room: Room, rows: Sequence[TimerRow], counted: dict[str, int], known: Rounds, *, policy: Policy, now: datetime | None
) -> int:  # fmt: skip
    """Look at the chains of some clocks in one transaction and do what is due; returns how many were looked at."""
    tried = deeds = 0
    with room.together() as writing:
        for row in rows[:LOOKS_AT_ONCE]:
            tried += 1
            deeds += _climb(room, writing, row, counted, known, policy=policy, now=now)
            if deeds == AT_ONCE or room.store.is_awaited:
                break
    return tried


def _climb(  # noqa: PLR0913 - one clock, and what the pass knows
    room: Room, writing: Writing, row: TimerRow, counted: dict[str, int], known: Rounds, *, policy: Policy,
    now: datetime | None,
) -> bool:  # fmt: skip
    """Do what is due for one clock's chain, else note when to look again; whether something was journaled."""
    event, run, reference = writing.event(EventId(row.event)), Run.of(row), room.store.reference
    if event is None:
        return False
    following = next_of(event, run, policy=policy, clockwork=reference.clockwork(), people=reference.people(),
                        now=now or room.now())  # fmt: skip
    if not following.is_due:
        known.looks[run] = (row.lamp, following.at)
        return False
    name, step, deed = _following(row, run, following, policy)
    try:
        done = bool(_record(room, step, deed, now))
    except RefusedError as refusal:
        if refusal.code == "county.not_ours":  # its township's machine does it
            known.looks[run] = (row.lamp, None)
        return False
    counted[name] += done
    return done


def _following(row: TimerRow, run: Run, following: Next, policy: Policy) -> tuple[str, Step, OfTimer]:
    """The next deed of a chain: as what it counts, its place, and the deed."""
    if following.color:
        level = f"sheet_{following.color}"
        text = _text(row, Level.RED, policy)
        return (
            "opened",
            Step(*run, level),
            SuperviseDraft(**_run(row), lamp=level, color=following.color, requirement=text),
        )
    text = _text(row, Level(following.level), policy, is_unanswered=True)
    deed = Urge(
        **_run(row),
        lamp=following.level,
        rung=following.rung,
        text=text,
        to=following.to,
        means=MACHINE_MEANS,
    )
    return "escalated", Step(*run, following.level, following.rung), deed


_TEXTS = {
    Level.YELLOW: "{lamp}：{timer}将于{due}到期，请抓紧办理。",
    Level.RED: "{lamp}：{timer}已于{due}到期，请说明原因并限期办结。",
    Level.DEEP_RED: "{lamp}：{timer}已于{due}到期，严重超期，提请上级过问。",
}


def _do_waiting(
    room: Room, rows: Sequence[WaitingRow], counted: dict[str, int], *, now: datetime | None
) -> int:
    """Resume what was suspended until today, put away what ended long ago; returns how many were tried."""
    tried = 0
    done: list[str] = []
    with room.together():
        for row in rows:
            tried += 1
            key = derived_id(room.room_id, row.event, row.verb, row.since.isoformat())
            try:
                changes = room.perform(Act(row.verb, row.event, actor=SYSTEM.id, id=key, at=now))
            except (RefusedError, NotFoundError):
                continue
            done += [row.verb] if row.verb in changes.effects else []
            if room.store.is_awaited:
                break
    counted["resumed"] += done.count("resume")
    counted["archived"] += done.count("archive")
    return tried


# --- the backlog --------------------------------------------------------------------------------------------------

CAUSE = "积压原因："
"""What began the remarks that held a cause before there was a verb for it."""


def backlog_causes(room: Asking, events: Iterable[str]) -> dict[str, str]:
    """The cause that was last given for each of these events; none for those where nobody gave one."""
    found: dict[str, str] = {}
    words = room.ask(Rules()).policy.reasons.get("backlog", {})
    for event in events:
        try:
            sheet = room.ask(EventDetail(event))
        except RefusedError:  # closed to who reads (保密)
            continue
        if sheet.event.backlog_code:
            word = words.get(sheet.event.backlog_code)
            parts = (word.zh if word is not None else sheet.event.backlog_code, sheet.event.backlog_note)
            found[event] = "；".join(part for part in parts if part)
            continue
        for row in sheet.timeline:
            if row.verb == "note" and row.text.startswith(CAUSE) and not row.effect and not row.withdrawn:
                found[event] = row.text.removeprefix(CAUSE)
    return found
