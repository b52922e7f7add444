"""The board: which events, in which order, and their rows with names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError, WrongUseError
from commandroom.domain.event.secrecy import TITLE
from commandroom.domain.event.state import State
from commandroom.store import orders
from commandroom.store.closed import closed_rows
from commandroom.store.grades import SEVERITIES, URGENCIES
from commandroom.store.moments import maybe_moment, millis, moment
from commandroom.store.narrowing import QUEUES, narrowed
from commandroom.store.planning import ID_BYTES, Search
from commandroom.store.reading import Reading
from commandroom.usecases.queries import SORTS, BoardIds, BoardRow, BoardRows, IdVector

_BATCH = 500


def board_ids(reading: Reading, query: BoardIds) -> IdVector:
    """The row ids of a board query in order.

    Raises:
        WrongUseError: an unknown view, key, value or order.
    """
    board = query.board
    if board.sort not in SORTS:
        raise WrongUseError("board.sort_unknown", sort=board.sort, known=" ".join(SORTS))
    narrowing, now = narrowed(reading, board, query.now), millis(query.now)
    search = Search(reading, narrowing, board.text.strip())
    wanted = tuple(orders.stretches(board, now, narrowing.lanes))
    limit = None if query.limit is None else query.limit + 1
    found = search.ids(wanted, limit, hastily=not query.counted)
    is_complete = query.limit is None or (len(found) <= query.limit * ID_BYTES and not search.is_partial)
    kept = found if is_complete else found[: (query.limit or 0) * ID_BYTES]
    total = len(kept) // ID_BYTES
    if query.counted and not is_complete:
        total = search.count(wanted)
    backlog = search.count([orders.backlog(now)]) if orders.hides_backlog(board) else 0
    return IdVector(kept, total=total, backlog=backlog, complete=is_complete)


# --- rows -----------------------------------------------------------------------------------------

_ROW_COLUMNS = (
    "event.row, id, number, title, state, urgency, severity, tier, timer, due, yellow_at, deep_at, paused, "
    "category, grid, location, lead, handler, source, registered_at, version, in_conflict, unconfirmed, "
    "proposals, attachments, EXISTS (SELECT 1 FROM opened WHERE opened.event = event.id)"
)
_Moment = int | None
_Values = tuple[
    int, str, str, str, str, int, int, int, str, _Moment, _Moment, _Moment, int, str, str, str, str, str, str, int, int,
    int, int, int, int, int,
]  # fmt: skip
"""What these columns hold: anything else would be painted, or end whoever paints."""
_UNREAD_STATES = frozenset(state.value for state in QUEUES["accept"])


def board_rows(reading: Reading, query: BoardRows) -> tuple[BoardRow, ...]:
    """The rows of these ids, in their order; a vanished one is left out."""
    found: dict[int, BoardRow] = {}
    for start in range(0, len(query.ids), _BATCH):
        part = query.ids[start : start + _BATCH]
        marks = ", ".join("?" * len(part))
        rows = reading.all(f"SELECT {_ROW_COLUMNS} FROM event WHERE row IN ({marks})", *part)  # noqa: S608
        hidden = closed_rows(reading, part)
        found.update((row[0], board_row(reading, row, is_closed=row[0] in hidden)) for row in rows)
    return tuple(found[row] for row in query.ids if row in found)


def row_of(reading: Reading, event: str) -> BoardRow:
    """The board's row of one event that is there."""
    row = reading.one(f"SELECT {_ROW_COLUMNS} FROM event WHERE id = ?", event)  # noqa: S608
    if row is None:  # its number is there, under another id
        raise DamageError("store.malformed", file=STORE, reason="event.id")
    return board_row(reading, row, is_closed=row[0] in closed_rows(reading, (row[0],)))


def board_row(reading: Reading, values: Sequence[Any], *, is_closed: bool = False) -> BoardRow:
    """One row, its names from the reference records; of a closed one neither title nor place nor person."""
    (row, event, number, title, state, urgency, severity, tier, timer, due, yellow_at, deep_at, paused,
     category, grid, location, lead, handler, source, registered_at, version, in_conflict, unconfirmed,
     proposals, attachments, was_opened) = msgspec.convert(values, _Values)  # fmt: skip
    if is_closed:
        title, location, grid, handler, attachments = TITLE, "", "", "", 0
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
        grid_name=reading.reference.places.grid_name(grid),
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
