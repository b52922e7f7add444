"""The board: which events, in which order, and their rows with names.

The order of urgency depends on the hour. It is never stored: the rows carry the instants at which they turn yellow,
red and deep red, and a query lays ranges of those instants one after the other.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import State
from commandroom.store.moments import maybe_moment, millis, moment
from commandroom.store.narrowing import DAY, QUEUES, Condition, narrowed
from commandroom.store.projection import SEVERITIES, URGENCIES
from commandroom.store.reading import Reading
from commandroom.store.shape import (
    LANE_GRAVE,
    LANE_HISTORY,
    LANE_RUNNING,
    LANE_STILL,
    LANE_UNASSIGNED,
)
from commandroom.usecases.queries import (
    SORTS,
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    Counts,
    IdVector,
    QueueCounts,
    Registered,
)

_ID_BYTES = 4
_LONG_TEXT = 100_000
_BATCH = 500
_OPEN_ONLY = frozenset({"open", "mine", "red", "yellow", "backlog", "history"})
_ORDERS = {
    "due": "lane >= 4, paused, due IS NULL, due, row",
    "registered": "registered_at DESC, row DESC",
    "grade": "urgency DESC, severity DESC, registered_at DESC, row DESC",
    "number": "number DESC, row DESC",
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One range of the order of urgency: a condition with its values, and the order inside it."""

    condition: str
    values: tuple[object, ...]
    order: str


def board_ids(reading: Reading, query: BoardIds) -> IdVector:
    """The row ids of a board query in order.

    Raises:
        WrongUseError: an unknown view, key, value or order.
    """
    board = query.board
    if board.sort not in SORTS:
        raise WrongUseError("board.sort_unknown", sort=board.sort, known=" ".join(SORTS))
    condition = narrowed(reading, board, query.now)
    now = millis(query.now)
    plain = (_Stretch("1", (), _ORDERS.get(board.sort, "row")),)
    stretches = tuple(_by_urgency(board, now)) if board.sort == "urgency" else plain
    limit = None if query.limit is None else query.limit + 1
    found = _gathered(reading, condition, stretches, limit)
    complete = query.limit is None or len(found) <= query.limit * _ID_BYTES
    kept = found if complete else found[: (query.limit or 0) * _ID_BYTES]
    total = len(kept) // _ID_BYTES
    if query.counted and not complete:
        total = sum(_count(reading, condition, stretch) for stretch in stretches)
    backlog = _count(reading, condition, _backlog(now)) if _hides_backlog(board) else 0
    return IdVector(kept, total=total, backlog=backlog, complete=complete)


def _hides_backlog(board: BoardQuery) -> bool:
    return board.view == "open" and board.sort == "urgency"


def _backlog(now: int) -> _Stretch:
    return _Stretch(f"lane = {LANE_RUNNING} AND due < ?", (now - _day(),), "due, row")


def _day() -> int:
    return int(DAY.total_seconds() * 1000)


def _by_urgency(board: BoardQuery, now: int) -> Iterator[_Stretch]:
    """The ranges of the order of urgency.

    Grave events and those that nobody was sent to in time; yellow ones by the time left; red ones of the last
    24 hours by how late they are; what is in time, by when it is due; what stands still; the rest, newest first.
    Older red ones are left out of `open`, where they are counted as backlog.
    """
    moving = f"lane IN ({LANE_UNASSIGNED}, {LANE_RUNNING})"
    yield _Stretch(f"lane = {LANE_GRAVE}", (), "severity DESC, due IS NULL, due, row")
    yield _Stretch(f"lane = {LANE_UNASSIGNED} AND due < ?", (now,), "due, row")
    yield _Stretch(f"{moving} AND due >= ? AND yellow_at <= ?", (now, now), "due, row")
    yield _Stretch(f"lane = {LANE_RUNNING} AND due < ? AND due >= ?", (now, now - _day()), "due, row")
    if not _hides_backlog(board):
        yield _backlog(now)
    yield _Stretch(f"{moving} AND due >= ? AND yellow_at > ?", (now, now), "due, row")
    yield _Stretch(f"lane = {LANE_STILL}", (), "paused, due IS NULL, due, registered_at, row")
    if board.view not in _OPEN_ONLY or board.view == "history":
        yield _Stretch(f"lane >= {LANE_HISTORY}", (), "lane, registered_at DESC, row DESC")


def _gathered(
    reading: Reading, condition: Condition, stretches: Iterable[_Stretch], limit: int | None
) -> bytes:
    parts: list[bytes] = []
    room = limit
    for stretch in stretches:
        part = _range(reading, condition, stretch, room)
        parts.append(part)
        if room is not None:
            room -= len(part) // _ID_BYTES
            if room <= 0:
                break
    return b"".join(parts)


def _range(reading: Reading, condition: Condition, stretch: _Stretch, limit: int | None) -> bytes:
    """One range packed; SQLite joins the ids into one text, so that the driver makes no object for each."""
    cut = "" if limit is None else f" LIMIT {limit}"
    inner = f"SELECT row FROM event WHERE {condition.sql(stretch.condition)} ORDER BY {stretch.order}{cut}"  # noqa: S608
    found = reading.one(f"SELECT group_concat(row) FROM ({inner})", *condition.values, *stretch.values)  # noqa: S608
    return _packed(str(found[0])) if found is not None and found[0] is not None else b""


def _packed(text: str) -> bytes:
    """Numbers between commas as little-endian int32; numpy's 0.1 s to load pay only for a long text."""
    if len(text) > _LONG_TEXT:
        import numpy as np  # noqa: PLC0415

        return np.fromstring(text, dtype=np.int32, sep=",").astype("<i4").tobytes()
    numbers = array("i", map(int, text.split(",")))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _count(reading: Reading, condition: Condition, stretch: _Stretch) -> int:
    query = f"SELECT count(*) FROM event WHERE {condition.sql(stretch.condition)}"  # noqa: S608
    return int(reading.one(query, *condition.values, *stretch.values)[0])


# --- rows -----------------------------------------------------------------------------------------

_ROW_COLUMNS = (
    "event.row, id, number, title, state, urgency, severity, tier, timer, due, yellow_at, deep_at, paused, "
    "category, grid, location, lead, handler, source, registered_at, version, in_conflict, unconfirmed, "
    "proposals, attachments, EXISTS (SELECT 1 FROM opened WHERE opened.event = event.id)"
)
_UNREAD_STATES = frozenset(state.value for state in QUEUES["accept"])


def board_rows(reading: Reading, query: BoardRows) -> tuple[BoardRow, ...]:
    """The rows of these ids, in their order; a vanished one is left out."""
    found: dict[int, BoardRow] = {}
    for start in range(0, len(query.ids), _BATCH):
        part = query.ids[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        rows = reading.all(f"SELECT {_ROW_COLUMNS} FROM event WHERE row IN ({marks})", *part)  # noqa: S608
        found.update((row[0], board_row(reading, row)) for row in rows)
    return tuple(found[row] for row in query.ids if row in found)


def row_of(reading: Reading, event: str) -> BoardRow:
    """The board's row of one event that is there."""
    return board_row(reading, reading.one(f"SELECT {_ROW_COLUMNS} FROM event WHERE id = ?", event))  # noqa: S608


def board_row(reading: Reading, values: Sequence[Any]) -> BoardRow:
    """One row, its names from the reference records."""
    (row, event, number, title, state, urgency, severity, tier, timer, due, yellow_at, deep_at, paused,
     category, grid, location, lead, handler, source, registered_at, version, in_conflict, unconfirmed,
     proposals, attachments, was_opened) = values  # fmt: skip
    people = reading.reference.people
    known = reading.reference.policy.category(category)
    return BoardRow(
        row=row,
        id=event,
        number=number,
        title=title,
        state=State(state),
        urgency=URGENCIES[urgency].value,
        severity=SEVERITIES[severity].value,
        tier=tier,
        timer=timer,
        due=maybe_moment(due),
        yellow_at=maybe_moment(yellow_at),
        deep_at=maybe_moment(deep_at),
        paused=bool(paused),
        category=category,
        category_name=known.name if known is not None else category,
        group_name=known.group_name if known is not None else "",
        grid=grid,
        grid_name=reading.reference.grid_name(grid),
        location=location,
        lead=lead,
        lead_name=people.unit_name(lead),
        handler=handler,
        handler_name=people.name_of(handler) if handler else "",
        source=source,
        registered_at=moment(registered_at),
        version=version,
        unread=state in _UNREAD_STATES and not was_opened,
        in_conflict=bool(in_conflict),
        unconfirmed=bool(unconfirmed),
        proposals=proposals,
        attachments=attachments,
    )


# --- counts ---------------------------------------------------------------------------------------


def counts(reading: Reading, query: Counts) -> QueueCounts:
    """Totals, red and yellow lights by state and queue.

    Imported history that nobody has taken yet (`history`) counts in no other queue but `all`.
    """
    now = millis(query.now)
    totals = _by_state(reading, "SELECT state, count(*) FROM event GROUP BY state")
    waiting = "SELECT state, count(*) FROM event WHERE lane = ? GROUP BY state"
    history = _by_state(reading, waiting, LANE_HISTORY)
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
        "open": _sum(by_state, [state for state in State if state in _OPEN_STATES]),
        "mine": tuple(int(value or 0) for value in mine),
        "history": (sum(history.values()), 0, 0),
        "all": (sum(totals.values()), sum(red.values()), sum(yellow.values())),
    }
    return QueueCounts(
        total={key: row[0] for key, row in rows.items()},
        red={key: row[1] for key, row in rows.items()},
        yellow={key: row[2] for key, row in rows.items()},
    )


_OPEN_STATES = frozenset(
    state for queue in ("accept", "dispatch", "working", "checking") for state in QUEUES[queue]
) | {State.ESCALATED}
_LIGHTS = (
    "count(*), coalesce(sum(lane <= 2 AND paused = 0 AND due < ?), 0), "
    "coalesce(sum(lane <= 2 AND paused = 0 AND due >= ? AND yellow_at <= ?), 0)"
)
_LIT = "SELECT state, count(*) FROM event WHERE lane <= 2 AND paused = 0"
_COUNTED_MINE = f"SELECT {_LIGHTS} FROM event WHERE lane < {LANE_HISTORY} AND handler = ?"  # noqa: S608


def _by_state(reading: Reading, query: str, *values: object) -> dict[str, int]:
    return {str(state): int(count) for state, count in reading.all(query, *values)}


def _sum(by_state: dict[str, tuple[int, int, int]], states: Iterable[State]) -> tuple[int, int, int]:
    rows = [by_state.get(state.value, (0, 0, 0)) for state in states]
    return (sum(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows))


def registered(reading: Reading, query: Registered) -> int:
    """How many events were registered on a local day."""
    condition = narrowed(
        reading,
        BoardQuery(view="all", where=(("from", query.day.isoformat()), ("to", query.day.isoformat()))),
        reading.clock.now(),
    )
    found = reading.one(f"SELECT count(*) FROM event WHERE {condition.sql()}", *condition.values)  # noqa: S608
    return int(found[0])
