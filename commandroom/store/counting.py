"""How many events stand in each queue and state, how many of them are red or yellow, how many came in on a day."""

from __future__ import annotations

from collections.abc import Iterable

from commandroom.domain.event.state import OPEN, State
from commandroom.store.moments import millis
from commandroom.store.narrowing import DAY, QUEUES, midnight
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries import Counts, QueueCounts, Registered


def counts(reading: Reading, query: Counts) -> QueueCounts:
    """Totals, red and yellow lights by state and queue.

    Imported history that nobody has taken yet (`history`) counts in no other queue but `all`.
    """
    now = millis(query.now)
    totals = _by_state(reading, "SELECT state, sum(events) AS n FROM tally GROUP BY state HAVING n > 0")
    history = _by_state(
        reading, "SELECT state, events FROM tally WHERE lane = ? AND events > 0", LANE_HISTORY
    )
    red = _by_state(reading, f"{_LIT} AND due < ? GROUP BY state", now)
    yellow = _by_state(reading, f"{_LIT} AND due >= ? AND yellow_at <= ? GROUP BY state", now, now)
    by_state = {
        state: (total - history.get(state, 0), red.get(state, 0), yellow.get(state, 0))
        for state, total in totals.items()
    }
    mine = reading.one(_COUNTED_MINE, now, now, now, query.person) if query.person else (0, 0, 0)
    rows = {
        **by_state,
        **{queue: _sum(by_state, states) for queue, states in QUEUES.items()},
        "open": _sum(by_state, OPEN),
        "mine": tuple(int(value or 0) for value in mine),
        "history": (sum(history.values()), 0, 0),
        "all": (sum(totals.values()), sum(red.values()), sum(yellow.values())),
    }
    return QueueCounts(
        total={key: row[0] for key, row in rows.items()},
        red={key: row[1] for key, row in rows.items()},
        yellow={key: row[2] for key, row in rows.items()},
    )


_LIGHTS = (
    "count(*), coalesce(sum(lane <= 2 AND paused = 0 AND due < ?), 0), "
    "coalesce(sum(lane <= 2 AND paused = 0 AND due >= ? AND yellow_at <= ?), 0)"
)
_LIT = "SELECT state, count(*) FROM event INDEXED BY ix_event_lane_due WHERE lane IN (0, 1, 2) AND paused = 0"
_COUNTED_MINE = (
    f"SELECT {_LIGHTS} FROM event INDEXED BY ix_event_handler WHERE handler = ? AND lane < {LANE_HISTORY}"  # noqa: S608
)


def _by_state(reading: Reading, query: str, *values: object) -> dict[str, int]:
    return {str(state): int(count) for state, count in reading.all(query, *values)}


def _sum(by_state: dict[str, tuple[int, int, int]], states: Iterable[State]) -> tuple[int, int, int]:
    rows = [by_state.get(state.value, (0, 0, 0)) for state in states]
    return (sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows))


def registered(reading: Reading, query: Registered) -> int:
    """How many events were registered on a local day."""
    begin = midnight(query.day.isoformat())
    found = reading.one(
        "SELECT count(*) FROM event WHERE registered_at >= ? AND registered_at < ?",
        millis(begin),
        millis(begin + DAY),
    )
    return int(found[0])
