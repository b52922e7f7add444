"""Clocks across all events: lamps, what a sweep looks at, what waits for the machine, how steps went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from commandroom.domain.event.secrecy import TITLE
from commandroom.domain.event.state import State
from commandroom.domain.event.verifying import CALL_AGAIN_AFTER, unanswered_calls
from commandroom.domain.ids import EventId
from commandroom.domain.time.lamp import lamp
from commandroom.store import projection
from commandroom.store.closed import closed_events
from commandroom.store.grades import SEVERITIES, URGENCIES
from commandroom.store.moments import millis, moment
from commandroom.store.reading import Reading
from commandroom.usecases.queries import (
    CallRow,
    Calls,
    EventReminders,
    Lamps,
    LampsDue,
    NodeRate,
    NodeRates,
    Reminders,
    TimerRow,
    Waiting,
    WaitingRow,
)

_AT_ONCE = 500
_TIMERS = (
    "SELECT e.id, e.number, e.title, e.state, e.urgency, e.severity, t.key, t.unit, t.phase, t.epoch, "
    "t.limit_text, t.since, t.due, t.yellow_at, t.deep_at, t.paused, e.lead, e.handler, e.urged, "
    "e.supervised, e.category FROM timer t JOIN event e ON e.row = t.row "
    "WHERE t.running = 1 AND e.unconfirmed = 0"
)


def lamps(reading: Reading, query: Lamps) -> tuple[TimerRow, ...]:
    """Every running clock, the next due first."""
    rows = reading.all(f"{_TIMERS} ORDER BY t.due, e.number, t.key, t.unit")
    return _timer_rows(reading, rows, query.at)


def lamps_due(reading: Reading, query: LampsDue) -> tuple[TimerRow, ...]:
    """Clocks that are yellow or worse, in the order in which they turned."""
    rows = reading.all(
        f"{_TIMERS} AND t.paused = 0 AND t.yellow_at <= ? ORDER BY t.yellow_at, e.number, t.key, t.unit",
        millis(query.now),
    )
    return _timer_rows(reading, rows, query.now)


def calls(reading: Reading, query: Calls) -> tuple[CallRow, ...]:
    """Whom to call back: who may be called now first, then the next due."""
    rows = reading.all(
        f"{_TIMERS} AND t.key = 'callback' AND e.state = 'pending_callback' ORDER BY t.due, e.number"
    )
    found = [_call_row(reading, clock) for clock in _timer_rows(reading, rows, query.now)]
    return tuple(sorted(found, key=lambda row: row.next_at is not None and row.next_at > query.now))


def _call_row(reading: Reading, clock: TimerRow) -> CallRow:
    loaded = projection.load(reading.connection, EventId(clock.event))
    if loaded is None:
        return CallRow(clock)
    silent = unanswered_calls(loaded[1])
    last = silent[-1].at if silent else None
    next_at = last + CALL_AGAIN_AFTER if last is not None else None
    return CallRow(clock, len(silent), last, next_at, is_second=bool(loaded[1].again_count))


def reminders(reading: Reading, query: Reminders) -> tuple[EventReminders, ...]:
    """The reminders of these events."""
    loaded = ((event, projection.load(reading.connection, EventId(event))) for event in query.events)
    return tuple(EventReminders(event, found[1].urges) for event, found in loaded if found is not None)


def _timer_rows(reading: Reading, rows: Sequence[Sequence[Any]], now: datetime) -> tuple[TimerRow, ...]:
    """The clocks; of an event that is closed to who reads neither the title nor who handles it."""
    hidden = closed_events(reading, (row[0] for row in rows))
    found = (_timer_row(reading, row, now) for row in rows)
    return tuple(replace(o, title=TITLE, handler_name="") if o.event in hidden else o for o in found)


def _timer_row(reading: Reading, row: Sequence[Any], now: datetime) -> TimerRow:
    (event, number, title, state, urgency, severity, key, unit, phase, epoch, limit, since, due, yellow_at,
     deep_at, paused, lead, handler, urged, supervised, category) = row  # fmt: skip
    people = reading.reference.people
    known = reading.reference.policy.category(category)
    shown = lamp(
        now=now,
        yellow_at=moment(yellow_at),
        due=moment(due),
        deep_at=moment(deep_at),
        paused=bool(paused),
        running=True,
    )
    return TimerRow(
        event=event,
        number=number,
        title=title,
        state=State(state),
        urgency=URGENCIES[urgency].value,
        severity=SEVERITIES[severity].value,
        timer=key,
        unit=unit,
        phase=phase,
        epoch=epoch,
        limit=limit,
        since=moment(since),
        due=moment(due),
        yellow_at=moment(yellow_at),
        deep_at=moment(deep_at),
        paused=bool(paused),
        lamp=shown.value,
        lead=lead,
        lead_name=people.unit_name(lead),
        handler_name=people.name_of(handler) if handler else "",
        urged=urged,
        supervised=supervised,
        category_name=known.name if known is not None else category,
    )


def waiting(reading: Reading, query: Waiting) -> tuple[WaitingRow, ...]:
    """Suspensions that end and closed events to be put away, the oldest first, so many at a time.

    What was imported long after its end is put away thirty days after the import, not at once.
    """
    now = millis(query.now)
    days = reading.reference.policy.exceptions.whole("archive_days")
    ended = millis(query.now - timedelta(days=days))
    resumed = reading.all(
        "SELECT id, 'resume', suspended_until FROM event INDEXED BY ix_event_state_registered_at "
        "WHERE state = 'suspended' AND suspended_until <= ? ORDER BY suspended_until LIMIT ?",
        now,
        _AT_ONCE,
    )
    closed = reading.all(
        "SELECT id, 'archive', closed_at FROM event INDEXED BY ix_event_state_last_at WHERE state = 'closed' "
        "AND last_at <= ? AND closed_at <= ? ORDER BY last_at LIMIT ?",
        ended,
        ended,
        _AT_ONCE,
    )
    others = [
        row
        for state in ("rejected", "merged", "moved")
        for row in reading.all(
            "SELECT id, 'archive', coalesce(closed_at, last_at) AS ended FROM event INDEXED BY ix_event_state_last_at "
            "WHERE state = ? AND ended <= ? ORDER BY last_at LIMIT ?",
            state,
            ended,
            _AT_ONCE,
        )
    ]
    return tuple(
        WaitingRow(event, verb, moment(since)) for event, verb, since in [*resumed, *closed, *others]
    )


def node_rates(reading: Reading, query: NodeRates) -> tuple[NodeRate, ...]:
    """How many clocks of each kind were stopped in [since, until), and how many of them late."""
    rows = reading.all(
        "SELECT key, count(*), sum(stopped_at > due) FROM timer "
        "WHERE stopped_at >= ? AND stopped_at < ? AND cancelled = 0 GROUP BY key ORDER BY key",
        millis(query.since),
        millis(query.until),
    )
    return tuple(NodeRate(key, int(done), int(late)) for key, done, late in rows)
