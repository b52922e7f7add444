"""What rings at a seat: one alert for each event and step while it is open, classed by the room's policy.

After the practice of alarm management (EEMUA 191, ISA-18.2): every alert has an owner, something to do and a time at
which the next person is called; nothing repeats while it is open; a storm becomes one card; the first class is never
muted. Imported history does not ring. The list of alerts is also the log from which the rate is reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_values
from datetime import datetime
from typing import Protocol, TypeVar

from msgspec.structs import replace

from commandroom.domain.event.state import Event, State
from commandroom.domain.ids import EventId
from commandroom.domain.journal import derived_id
from commandroom.domain.people.roles import Role
from commandroom.domain.time.lamp import Lamp
from commandroom.usecases.alertcalls import here
from commandroom.usecases.alertlife import (
    ACKNOWLEDGED,
    AGAIN,
    OWNERS,
    TRIGGERED,
    deepened,
    first_call,
    is_over,
    lamp_id,
    of_lamp,
    over,
)
from commandroom.usecases.alertmuting import EVERYTHING, mute, unmute
from commandroom.usecases.alertrouting import Routing
from commandroom.usecases.alertways import (
    INTERRUPTING,
    MUTE,
    REMEMBERED,
    RESOLVED,
    Delivery,
    deliveries,
    delivery,
    muted_until,
    per_hour,
    per_ten_minutes,
)
from commandroom.usecases.alertwords import KIND as WORD
from commandroom.usecases.alertwords import subject_of
from commandroom.usecases.changes import Changes
from commandroom.usecases.ports import AlertBook
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    AlertWord,
    JobRow,
    Jobs,
    LampsDue,
    Query,
    RuleBook,
    Rules,
    Seating,
    Seats,
    TimerRow,
)
from commandroom.usecases.room import Room

__all__ = [
    "ACKNOWLEDGED",
    "AGAIN",
    "EVERYTHING",
    "INTERRUPTING",
    "MUTE",
    "OWNERS",
    "REMEMBERED",
    "RESOLVED",
    "TRIGGERED",
    "Delivery",
    "deliveries",
    "delivery",
    "first_call",
    "lamp_id",
    "mute",
    "muted_until",
    "per_hour",
    "per_ten_minutes",
    "unmute",
]

R = TypeVar("R")
T = TypeVar("T")

SWEEP, HEALTH, BACKUP, CHECK, EXCHANGE, FILES = "sweep", "health", "backup", "check", "exchange", "files"
SUMMARY = "summary"
JOB_PERIODS = {SWEEP: 10, HEALTH: 60, SUMMARY: 60, BACKUP: 600, CHECK: 1800}
"""The periodic jobs of a seat, and how many seconds lie between two runs."""
EXCHANGE_SECONDS = 15
"""How often a seat that has joined looks whose turn it is; how it goes is said by the exchange itself, not by an alert."""
LAMP_KINDS = frozenset({Lamp.YELLOW.value, Lamp.RED.value, Lamp.DEEP_RED.value})
NEW, CONFLICT, REPLY, LATE_JOB, DUTY_GAP = "new", "conflict", "reply", "late_job", "duty_gap"
UNASSIGNED, RETURN, CERTIFICATE = "unassigned", "loan_return", "certificate"
TOGETHER = 50
_ARRIVING = frozenset({"register", "county_assign"})
_REPLYING = "feedback"
_UNTAKEN = frozenset({State.DRAFT, State.PENDING_ACCEPT, State.PENDING_TRIAGE, State.PENDING_SUPPLEMENT})


class Asking(Protocol):
    """The room's door out, which is all that a look at the jobs needs."""

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...


@dataclass(frozen=True, slots=True)
class Rung:
    """What one look changed: alerts raised or passed on, how many were resolved, and how many others took elsewhere."""

    raised: tuple[AlertRow, ...] = ()
    passed_on: tuple[AlertRow, ...] = ()
    resolved: int = 0
    taken: int = 0

    def __bool__(self) -> bool:
        return bool(self.raised or self.passed_on or self.resolved or self.taken)

    def plus(self, other: Rung) -> Rung:
        """Both together."""
        return Rung(
            self.raised + other.raised, self.passed_on + other.passed_on, self.resolved + other.resolved,
            self.taken + other.taken,
        )  # fmt: skip


def open_alerts(room: Room) -> tuple[AlertRow, ...]:
    """The alerts that are not resolved."""
    return tuple(a for status in (TRIGGERED, ACKNOWLEDGED) for a in room.ask(Alerts(status, EVERYTHING)))


def ring(room: Room, *, now: datetime | None = None) -> Rung:
    """After a pass of supervision: raise what is lit, resolve what went out, pass on what nobody acknowledged."""
    book = room.alerts
    if book is None:
        return Rung()
    moment, sheet = now or room.now(), room.ask(Rules())
    rules = sheet.policy.alerts
    before = open_alerts(room)
    known = {a.id for a in before}
    lit = {lamp_id(room.room_id, row, rules): row for row in room.ask(LampsDue(moment))}
    gone = [a.id for a in before if a.kind in LAMP_KINDS and a.id not in lit]
    gone += [
        a.id for a in before if a.kind == MUTE and a.escalates_at is not None and a.escalates_at <= moment
    ]
    resolved = book.resolve_alerts(gone) if gone else 0
    routing = Routing(room, rules, moment)
    fresh = [of_lamp(key, row, rules, moment) for key, row in lit.items() if key not in known]
    raised = tuple(a for some in batches(fresh) for a in _raised(room, book, some, routing))
    _write_anew(room, book, deepened(before, lit))
    left = [a for a in before if a.id not in set(gone)] if gone else before
    lapsed = [a for a in left if is_over(a, lit.get(a.id), sheet, moment)]
    raised += _ask_again(room, book, lapsed, routing)
    taken = _hush(room, book.new_words(), left, lit, sheet, moment)
    taken |= _hush(room, book.words_of(a.word for a in raised), raised, lit, sheet, moment)
    raised = tuple(a for a in raised if a.id not in taken)
    passed = _pass_on(room, book, over((a for a in left if a.id not in taken), rules, moment), routing)
    rung = Rung(raised, passed, resolved, len(taken))
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _raised(room: Room, book: AlertBook, alerts: Sequence[AlertRow], routing: Routing) -> list[AlertRow]:
    """Those that were not open already, kept in one transaction: a storm is no reason for a commit each."""
    with room.together() as writing:
        routed = [routing.first(alert, writing) for alert in alerts]
        return [alert for alert in routed if book.raise_alert(alert)]


def _hush(
    room: Room,
    words: Sequence[AlertWord],
    alerts: Iterable[AlertRow],
    lit: Mapping[str, TimerRow],
    sheet: RuleBook,
    now: datetime,
) -> frozenset[str]:
    """Fall silent about what somebody took at another seat, as long as that stands; returns the alerts."""
    book = room.alerts
    if not words or book is None:
        return frozenset()
    said = {word.word: word for word in words}
    taken: set[str] = set()
    with room.together():
        for alert in alerts:
            word = said.get(alert.word)
            if word is None:
                continue
            as_taken = replace(alert, status=ACKNOWLEDGED, escalates_at=word.until, acknowledged_by=word.by)
            if not is_over(as_taken, lit.get(alert.id), sheet, now):
                done = book.acknowledge_alert(alert.id, by=word.by, at=now, until=word.until)
                taken.update({alert.id} if done else ())
    return frozenset(taken)


def _pass_on(
    room: Room, book: AlertBook, due: Sequence[tuple[AlertRow, tuple[str, ...]]], routing: Routing
) -> tuple[AlertRow, ...]:
    """Call the next ones, at their seats."""
    passed = []
    for some in batches(due):
        with room.together():
            for alert, steps in some:
                called = routing.further(alert, steps)
                book.pass_on(alert.id, owner=alert.owner, escalates_at=alert.escalates_at, calls=called.calls)
                passed.append(called)
    return tuple(passed)


def _write_anew(room: Room, book: AlertBook, alerts: Sequence[AlertRow]) -> None:
    """Put other values in the place of alerts that are open."""
    for some in batches(alerts):
        with room.together():
            book.resolve_alerts(alert.id for alert in some)
            for alert in some:
                book.raise_alert(alert)


def _ask_again(
    room: Room, book: AlertBook, alerts: Sequence[AlertRow], routing: Routing
) -> tuple[AlertRow, ...]:
    """Ring again for what somebody took long ago and did not end: taking it is a promise, not an answer.

    That it rang before stays in the log.
    """
    found: list[AlertRow] = []
    for some in batches(alerts):
        with room.together() as writing:
            again = [routing.anew(alert, writing) for alert in some]
            book.resolve_alerts(alert.id for alert in some)
            for alert in again:
                book.raise_alert(alert)
            for alert in some:
                key = derived_id(room.room_id, alert.id, alert.at.isoformat())
                book.raise_alert(replace(alert, id=key, status=AGAIN, escalates_at=None, word=""))
            found += again
    return tuple(found)


def bring(room: Room, book: AlertBook, alerts: Iterable[AlertRow], now: datetime) -> tuple[AlertRow, ...]:
    """Ring for what is about no event's clock, where it is not open yet and nobody took it; returns what rings."""
    sheet = room.ask(Rules())
    routing = Routing(room, sheet.policy.alerts, now)
    routed = (routing.about(alert) for alert in alerts)
    raised = tuple(alert for alert in routed if book.raise_alert(alert))
    taken = _hush(room, book.words_of(alert.word for alert in raised), raised, {}, sheet, now)
    return tuple(alert for alert in raised if alert.id not in taken)


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """So many at a time as may share a transaction without keeping others waiting."""
    for start in range(0, len(items), TOGETHER):
        yield items[start : start + TOGETHER]


def heed(room: Room, heard: Iterable[Changes]) -> Rung:
    """After deeds: ring for new events, replies of units and conflicts; fall silent when they were taken or settled."""
    changes = tuple(heard)
    book = room.alerts
    if book is None or not changes:
        return Rung()
    alerts: dict[str, list[AlertRow]] = {}
    for alert in open_alerts(room):
        alerts.setdefault(alert.event, []).append(alert)
    rung, sheet, now = Rung(), room.ask(Rules()), room.now()
    routing = Routing(room, sheet.policy.alerts, now)
    for some in batches(tuple(_news(changes, frozenset(alerts)).items())):
        with room.together() as writing:
            for ref, is_new in some:
                event = writing.event(EventId(ref))
                if event is not None:
                    rung = rung.plus(_look_at(routing, book, event, alerts.get(ref, ()), is_new=is_new))
    taken = _hush(room, book.words_of(a.word for a in rung.raised), rung.raised, {}, sheet, now)
    if any(record.startswith(f"{WORD}:") for one in changes for record in one.records):
        lit = {lamp_id(room.room_id, row, routing.rules): row for row in room.ask(LampsDue(now))}
        taken |= _hush(room, book.new_words(), open_alerts(room), lit, sheet, now)
    rung = with_values(rung, raised=tuple(a for a in rung.raised if a.id not in taken), taken=len(taken))
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _news(heard: Iterable[Changes], about: frozenset[str]) -> dict[str, bool]:
    """The events to look at, each once, and whether it is new."""
    found: dict[str, bool] = {}
    for one in heard:
        arrives = not _ARRIVING.isdisjoint(one.effects)
        for event in one.events:
            if arrives or event in about or event in found or not one.effects or _REPLYING in one.effects:
                found[event] = arrives or found.get(event, False)
    return found


def _look_at(
    routing: Routing, book: AlertBook, event: Event, alerts: Sequence[AlertRow], *, is_new: bool
) -> Rung:
    came = _came_to_us(event)
    is_so = {
        NEW: came or (is_new and event.state in _UNTAKEN and not event.imported),
        CONFLICT: event.in_conflict,
        REPLY: event.state is State.PENDING_VERIFY and not event.imported and not event.glimpsed,
    }
    about = [_about(routing, event, kind) for kind, so in is_so.items() if so]
    raised = tuple(alert for alert in about if book.raise_alert(alert))
    stays = is_so | {NEW: came or event.state in _UNTAKEN}
    gone = [a.id for a in alerts if not event.is_open or not stays.get(a.kind, True)]
    return Rung(raised, (), book.resolve_alerts(gone) if gone else 0)


def _came_to_us(event: Event) -> bool:
    """Whether another place waits for us to take it: a report that the county has not signed for, a matter from the county."""
    if event.glimpsed:
        return event.is_open and any(report.received_at is None for report in event.reports)
    return bool(event.shared) and event.source == "COUNTY" and event.state in _UNTAKEN


def ring_for_jobs(room: Room, late: Iterable[JobRow], *, now: datetime | None = None) -> Rung:
    """Ring for jobs that are late, and fall silent when they run again."""
    book = room.alerts
    if book is None:
        return Rung()
    moment, rules = now or room.now(), room.ask(Rules()).policy.alerts
    names = {job.name for job in late}
    seating = room.ask(Seats(moment)) if names else Seating()
    raised = []
    for name in sorted(names):
        alert = AlertRow(id=derived_id(room.room_id, LATE_JOB, name), at=moment, level=rules.class_of(LATE_JOB, ""),
                         kind=LATE_JOB, event="", number="", title=name, timer=name, owner=Role.SHIFT_LEADER.label,
                         status=TRIGGERED)  # fmt: skip
        alert = here(replace(alert, escalates_at=first_call(alert, rules)), seating, moment)
        if book.raise_alert(alert):
            raised.append(alert)
    again = [a.id for a in open_alerts(room) if a.kind == LATE_JOB and a.timer not in names]
    rung = Rung(tuple(raised), (), book.resolve_alerts(again) if again else 0)
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def late_jobs(room: Asking, now: datetime, expected: Iterable[JobRow] = ()) -> tuple[JobRow, ...]:
    """The periodic jobs of this seat that are more than the policy's number of periods (two) late.

    `expected` are those that should run, as started when the process was: one that never ran at all is late too. What
    was due while no process ran is not late before the process had the time for it.
    """
    periods = room.ask(Rules()).policy.alerts.late_periods
    begun = {job.name: job for job in expected}
    jobs = begun | {job.name: job for job in room.ask(Jobs()) if job.name not in {EXCHANGE, FILES}}
    return tuple(job for job in jobs.values() if _is_late(job, now, periods, begun.get(job.name)))


def expected_jobs(since: datetime) -> tuple[JobRow, ...]:
    """The jobs that a seat should run, as if each had begun when its process did."""
    return tuple(JobRow(name, seconds, since, None) for name, seconds in JOB_PERIODS.items())


def _is_late(job: JobRow, now: datetime, periods: int, begun: JobRow | None) -> bool:
    """Reckoned from the last end; a run that never ended counts from its start."""
    known = (job.last_end or job.last_start, begun.last_start if begun is not None else None)
    last = max((moment for moment in known if moment is not None), default=None)
    return last is not None and (now - last).total_seconds() > (periods + 1) * job.period_seconds


# --- making -------------------------------------------------------------------------------------------------------


def _about(routing: Routing, event: Event, kind: str) -> AlertRow:
    rules, now, key = routing.rules, routing.now, derived_id(routing.room.room_id, "alert", event.id, kind)
    alert = AlertRow(id=key, at=now, level=rules.class_of(kind, event.urgency), kind=kind, event=event.id,
                     number=event.number, title=event.title, timer="", owner=Role.SHIFT_LEADER.label, status=TRIGGERED,
                     word=subject_of(key, spell_of(event, kind)))  # fmt: skip
    return routing.about(replace(alert, escalates_at=first_call(alert, rules)), event)


def spell_of(event: Event, kind: str) -> str:
    """What tells a second time from the first one: the conflict, or how often the event went back."""
    if kind == CONFLICT:
        return min((one.id for one in event.conflicts if not one.settled), default="")
    went = (
        event.return_count,
        event.reassign_count,
        event.rework_count,
        event.again_count,
        event.reopen_count,
    )
    return ".".join(map(str, went))
