"""What rings at a seat: one alert for each event and step while it is open, classed by the room's policy.

After the practice of alarm management (EEMUA 191, ISA-18.2): every alert has an owner, something to do and a time at
which the next person is called; nothing repeats while it is open; a storm becomes one card; the first class is never
muted. Imported history does not ring. The list of alerts is also the log from which the rate is reckoned.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.event.state import Event, State
from commandroom.domain.journal import derived_id
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.domain.people.roles import Role
from commandroom.domain.time.lamp import Lamp
from commandroom.usecases.changes import Changes
from commandroom.usecases.ports import AlertBook
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    EventDetail,
    JobRow,
    Jobs,
    LampsDue,
    Query,
    Rules,
    TimerRow,
)
from commandroom.usecases.room import Room

R = TypeVar("R")
T = TypeVar("T")

SWEEP, HEALTH, BACKUP, CHECK, EXCHANGE, FILES = "sweep", "health", "backup", "check", "exchange", "files"
SUMMARY = "summary"
JOB_PERIODS = {SWEEP: 10, HEALTH: 60, SUMMARY: 60, BACKUP: 600, CHECK: 1800}
"""The periodic jobs of a seat, and how many seconds lie between two runs."""
EXCHANGE_SECONDS = 15
"""How often a seat that has joined looks whose turn it is; how it goes is said by the exchange itself, not by an alert."""
TRIGGERED, ACKNOWLEDGED, RESOLVED = "triggered", "acknowledged", "resolved"
LAMP_KINDS = frozenset({Lamp.YELLOW.value, Lamp.RED.value, Lamp.DEEP_RED.value})
NEW, CONFLICT, LATE_JOB, MUTE, DUTY_GAP = "new", "conflict", "late_job", "mute", "duty_gap"
UNASSIGNED, RETURN, CERTIFICATE = "unassigned", "loan_return", "certificate"
INTERRUPTING = frozenset({"P1", "P2"})
EVERYTHING = 1_000_000
TOGETHER = 50
_ARRIVING = frozenset({"register", "county_assign"})
_UNTAKEN = frozenset({State.DRAFT, State.PENDING_ACCEPT, State.PENDING_TRIAGE, State.PENDING_SUPPLEMENT})


class Asking(Protocol):
    """The room's door out, which is all that a look at the jobs needs."""

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...


class Delivery(StrEnum):
    """How an alert reaches the person at the seat."""

    BANNER = "banner"
    TOAST = "toast"
    COUNTER = "counter"
    DIGEST = "digest"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Rung:
    """What one look changed: alerts raised or passed on, and how many were resolved."""

    raised: tuple[AlertRow, ...] = ()
    passed_on: tuple[AlertRow, ...] = ()
    resolved: int = 0

    def __bool__(self) -> bool:
        return bool(self.raised or self.passed_on or self.resolved)

    def plus(self, other: Rung) -> Rung:
        """Both together."""
        return Rung(
            self.raised + other.raised, self.passed_on + other.passed_on, self.resolved + other.resolved
        )


def open_alerts(room: Room) -> tuple[AlertRow, ...]:
    """The alerts that are not resolved."""
    return tuple(a for status in (TRIGGERED, ACKNOWLEDGED) for a in room.ask(Alerts(status, EVERYTHING)))


def ring(room: Room, *, now: datetime | None = None) -> Rung:
    """After a pass of supervision: raise what is lit, resolve what went out, pass on what nobody acknowledged."""
    book = room.alerts
    if book is None:
        return Rung()
    moment = now or room.now()
    rules = room.ask(Rules()).policy.alerts
    before = open_alerts(room)
    known = {a.id for a in before}
    lit = {lamp_id(room.room_id, row): row for row in room.ask(LampsDue(moment))}
    gone = [a.id for a in before if a.kind in LAMP_KINDS and a.id not in lit]
    gone += [
        a.id for a in before if a.kind == MUTE and a.escalates_at is not None and a.escalates_at <= moment
    ]
    resolved = book.resolve_alerts(gone) if gone else 0
    fresh = [_of_lamp(key, row, rules, moment) for key, row in lit.items() if key not in known]
    raised = tuple(a for some in batches(fresh) for a in _raised(room, book, some))
    raised += _ask_again(room, book, _lapsed(before, rules, moment, skip=frozenset(gone)))
    over = _over(before, rules, moment, skip=frozenset(gone))
    for some in batches(over):
        with room.together():
            for alert in some:
                book.pass_on(alert.id, owner=alert.owner, escalates_at=alert.escalates_at)
    rung = Rung(raised, over, resolved)
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _raised(room: Room, book: AlertBook, alerts: Sequence[AlertRow]) -> list[AlertRow]:
    """Those that were not open already, kept in one transaction: a storm is no reason for a commit each."""
    with room.together():
        return [alert for alert in alerts if book.raise_alert(alert)]


def _ask_again(room: Room, book: AlertBook, alerts: Sequence[AlertRow]) -> tuple[AlertRow, ...]:
    """Ring again for what somebody took long ago and did not end: taking it is a promise, not an answer."""
    for some in batches(alerts):
        with room.together():
            book.resolve_alerts(alert.id for alert in some)
            for alert in some:
                book.raise_alert(alert)
    return tuple(alerts)


def _lapsed(
    alerts: Sequence[AlertRow], rules: Rulings, now: datetime, *, skip: frozenset[str]
) -> tuple[AlertRow, ...]:
    found = []
    for alert in alerts:
        is_over = alert.escalates_at is not None and alert.escalates_at <= now
        if alert.status == ACKNOWLEDGED and alert.kind != MUTE and is_over and alert.id not in skip:
            fresh = replace(alert, at=now, status=TRIGGERED, acknowledged_by="")
            found.append(replace(fresh, escalates_at=first_call(fresh, rules)))
    return tuple(found)


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """So many at a time as may share a transaction without keeping others waiting."""
    for start in range(0, len(items), TOGETHER):
        yield items[start : start + TOGETHER]


def heed(room: Room, heard: Iterable[Changes]) -> Rung:
    """After deeds: ring for new events, fall silent when they were taken, ring for conflicts until they are settled."""
    book = room.alerts
    if book is None:
        return Rung()
    alerts = open_alerts(room)
    about = {alert.event for alert in alerts}
    rung = Rung()
    for changes in heard:
        is_new = not _ARRIVING.isdisjoint(changes.effects)
        for event in changes.events:
            if is_new or event in about or not changes.effects:
                rung = rung.plus(_look_at(room, book, event, alerts, is_new=is_new))
    if rung:
        room.tell(Changes(seat_only=True))
    return rung


def _look_at(room: Room, book: AlertBook, ref: str, alerts: Sequence[AlertRow], *, is_new: bool) -> Rung:
    try:
        event = room.ask(EventDetail(ref, by=SYSTEM.id)).event
    except NotFoundError:
        return Rung()
    rules, now = room.ask(Rules()).policy.alerts, room.now()
    new, conflict = (_about(room, event, kind, rules, now) for kind in (NEW, CONFLICT))
    came = _came_to_us(event)
    wanted = [new] if came or (is_new and event.state in _UNTAKEN and not event.imported) else []
    wanted += [conflict] if event.in_conflict else []
    raised = tuple(alert for alert in wanted if book.raise_alert(alert))
    gone = [a.id for a in alerts if a.event == event.id and not event.is_open]
    gone += [] if came or event.state in _UNTAKEN else [new.id]
    gone += [] if event.in_conflict else [conflict.id]
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
    raised = []
    for name in sorted(names):
        alert = AlertRow(id=derived_id(room.room_id, LATE_JOB, name), at=moment, level=rules.class_of(LATE_JOB, ""),
                         kind=LATE_JOB, event="", number="", title=name, timer=name, owner=Role.SHIFT_LEADER.label,
                         status=TRIGGERED)  # fmt: skip
        alert = replace(alert, escalates_at=first_call(alert, rules))
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


# --- how an alert reaches the person ------------------------------------------------------------------------------


def delivery(alert: AlertRow, log: Sequence[AlertRow], rules: Rulings) -> Delivery:
    """How an alert reaches the person at the seat, given all alerts of the last hour.

    The first class always comes alone; the second is held back while somebody muted it, and in a storm (more of
    both classes in ten minutes than the policy's count) becomes part of one card.
    """
    wanted = (
        Delivery(rules.classes[alert.level].delivery) if alert.level in rules.classes else Delivery.COUNTER
    )
    if alert.level == "P1" or wanted is Delivery.COUNTER:
        return wanted
    if muted_until(log, alert.at) is not None and rules.classes[alert.level].may_mute:
        return Delivery.MUTED
    return Delivery.DIGEST if _in_storm(alert, log, rules) else wanted


def _in_storm(alert: AlertRow, log: Sequence[AlertRow], rules: Rulings) -> bool:
    since = alert.at - timedelta(minutes=rules.storm_minutes)
    near = {a.id for a in log if a.level in INTERRUPTING and a.kind != MUTE and since < a.at <= alert.at}
    return len(near | {alert.id}) > rules.storm_count


def per_hour(log: Sequence[AlertRow], now: datetime, rules: Rulings, *, persons: int = 1) -> float:
    """How many interruptions reached each person at the seat in the last hour; the card of a storm counts as one."""
    since = now - timedelta(hours=1)
    near = [a for a in log if a.kind != MUTE and since - timedelta(minutes=rules.storm_minutes) < a.at <= now]
    ways = [(a.at, delivery(a, log_of(near, a), rules)) for a in near if a.at > since]
    alone = sum(way in (Delivery.BANNER, Delivery.TOAST) for _, way in ways)
    cards = {
        (at - since) // timedelta(minutes=rules.storm_minutes) for at, way in ways if way is Delivery.DIGEST
    }
    return (alone + len(cards)) / max(1, persons)


def log_of(log: Sequence[AlertRow], alert: AlertRow) -> list[AlertRow]:
    """What had come before an alert; of those of one moment, the ones with a smaller id."""
    return [a for a in log if (a.at, a.id) < (alert.at, alert.id)]


def per_ten_minutes(log: Sequence[AlertRow], since: datetime, until: datetime) -> tuple[int, ...]:
    """The interrupting alerts in each ten minutes from `since` on: the mean hides what a histogram shows."""
    width = timedelta(minutes=10)
    counts = [0] * max(0, math.ceil((until - since) / width))
    for alert in log:
        if alert.level in INTERRUPTING and alert.kind != MUTE and since <= alert.at < until:
            counts[(alert.at - since) // width] += 1
    return tuple(counts)


# --- muting -------------------------------------------------------------------------------------------------------


def mute(room: Room, *, minutes: int, reason: str, actor: str = "") -> AlertRow:
    """Keep the second class quiet at this seat for some minutes; the log keeps who, why and until when.

    Raises:
        FieldError: no reason, or longer than the policy allows.
        RefusedError: `alerts.none` where this seat keeps no alerts.
    """
    rules = room.ask(Rules()).policy.alerts
    if not reason.strip():
        raise FieldError("field.missing", field="reason")
    if not 1 <= minutes <= rules.mute_minutes:
        raise FieldError("field.out_of_range", field="minutes", low=1, high=rules.mute_minutes)
    if room.alerts is None:
        raise RefusedError("alerts.none")
    who, now = room.actor(actor), room.now()
    row = AlertRow(id=derived_id(room.room_id, MUTE, who.id, now.isoformat()), at=now, level="P3", kind=MUTE, event="",
                   number="", title=reason.strip()[:200], timer="", owner=who.name, status=ACKNOWLEDGED,
                   escalates_at=now + timedelta(minutes=minutes), acknowledged_by=who.id)  # fmt: skip
    room.alerts.raise_alert(row)
    room.tell(Changes(seat_only=True))
    return row


def unmute(room: Room) -> None:
    """Let it ring again."""
    if room.alerts is None:
        return
    now = room.now()
    rows = [a for a in room.ask(Alerts(ACKNOWLEDGED, EVERYTHING)) if a.kind == MUTE]
    room.alerts.resolve_alerts(a.id for a in rows if a.escalates_at is not None and a.escalates_at > now)
    room.tell(Changes(seat_only=True))


def muted_until(log: Iterable[AlertRow], at: datetime) -> datetime | None:
    """Until when somebody muted the seat at that moment; None when nobody did."""
    spans = [
        a.escalates_at
        for a in log
        if a.kind == MUTE and a.status != RESOLVED and a.escalates_at and a.at <= at
    ]
    return max((until for until in spans if until > at), default=None)


# --- making and passing on ----------------------------------------------------------------------------------------


def lamp_id(room_id: str, row: TimerRow) -> str:
    """The id of the alert of a lit clock: it belongs to this run and this lamp, so that a red one follows a yellow one."""
    return derived_id(room_id, "alert", row.event, row.timer, row.unit, row.phase, str(row.epoch), row.lamp)


def _of_lamp(key: str, row: TimerRow, rules: Rulings, now: datetime) -> AlertRow:
    alert = AlertRow(id=key, at=now, level=rules.class_of(row.lamp, row.urgency), kind=row.lamp, event=row.event,
                     number=row.number, title=row.title, timer=row.timer,
                     owner=row.handler_name or row.lead_name or Role.SHIFT_LEADER.label, status=TRIGGERED)  # fmt: skip
    return replace(alert, escalates_at=first_call(alert, rules))


def _about(room: Room, event: Event, kind: str, rules: Rulings, now: datetime) -> AlertRow:
    alert = AlertRow(id=derived_id(room.room_id, "alert", event.id, kind), at=now,
                     level=rules.class_of(kind, event.urgency), kind=kind, event=event.id, number=event.number,
                     title=event.title, timer="", owner=Role.SHIFT_LEADER.label, status=TRIGGERED)  # fmt: skip
    return replace(alert, escalates_at=first_call(alert, rules))


def first_call(alert: AlertRow, rules: Rulings) -> datetime | None:
    """When the first one is called if nobody takes it."""
    steps = rules.classes[alert.level].escalate if alert.level in rules.classes else ()
    return alert.at + timedelta(seconds=steps[0][0]) if steps else None


def _over(
    alerts: Sequence[AlertRow], rules: Rulings, now: datetime, *, skip: frozenset[str]
) -> tuple[AlertRow, ...]:
    """Each alert whose time is over, with the next one who must act; acknowledged ones rest."""
    over = []
    for alert in alerts:
        is_due = alert.escalates_at is not None and alert.escalates_at <= now
        if alert.status != TRIGGERED or not is_due or alert.id in skip or alert.level not in rules.classes:
            continue
        steps = rules.classes[alert.level].escalate
        past = [owner for seconds, owner in steps if alert.at + timedelta(seconds=seconds) <= now]
        to_come = [seconds for seconds, _ in steps if alert.at + timedelta(seconds=seconds) > now]
        following = alert.at + timedelta(seconds=to_come[0]) if to_come else None
        owner = OWNERS.get(past[-1], past[-1]) if past else alert.owner
        over.append(replace(alert, owner=owner, escalates_at=following))
    return tuple(over)


OWNERS = {"all_seats": "全部席位", "leader_phone": "带班领导", "shift_leader": Role.SHIFT_LEADER.label}
