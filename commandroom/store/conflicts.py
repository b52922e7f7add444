"""Conflicts of the whole room, each with both its sides as the timeline shows them."""

from __future__ import annotations

from commandroom.domain.event.fold import timeline
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.recording import Settle
from commandroom.domain.event.state import Conflict, Event
from commandroom.store import journal, projection
from commandroom.store.closed import closed_rows
from commandroom.store.reading import Reading
from commandroom.store.sheets import timeline_row
from commandroom.usecases.queries import ConflictRow, Conflicts, ConflictSide, TimelineRow

_TORN = "SELECT row FROM event WHERE in_conflict = 1 ORDER BY registered_at, row LIMIT ?"
_EVER = (
    "SELECT row FROM event WHERE in_conflict = 1 OR id IN (SELECT subject FROM entry WHERE verb = 'settle') "
    "ORDER BY registered_at, row LIMIT ?"
)


def conflicts(reading: Reading, query: Conflicts) -> tuple[ConflictRow, ...]:
    """The answer to `Conflicts`."""
    rows = reading.connection.execute(_EVER if query.settled else _TORN, (query.limit,)).fetchall()
    hidden = closed_rows(reading, (row for (row,) in rows))
    events = (projection.load_row(reading.connection, row) for (row,) in rows if row not in hidden)
    return tuple(one for event in events if event is not None for one in _of(reading, event, query))[
        : query.limit
    ]


def _of(reading: Reading, event: Event, query: Conflicts) -> list[ConflictRow]:
    facts = timeline(journal.of_subject(reading.connection, event.id))
    lines = {str(fact.entry.hash): timeline_row(reading, fact) for fact in facts}
    settled = {
        deed[0].conflict: lines[fact.entry.hash]
        for fact in facts
        if not fact.effect and (deed := read_deed(fact.entry)) is not None and isinstance(deed[0], Settle)
    }
    return [
        _row(event, conflict, lines, settled.get(conflict.id))
        for conflict in event.conflicts
        if query.settled or not conflict.settled
    ]


def _row(
    event: Event, conflict: Conflict, lines: dict[str, TimelineRow], settling: TimelineRow | None
) -> ConflictRow:
    first, second = lines[conflict.first], lines[conflict.second]
    stands = conflict.kept or (conflict.first if not first.effect else conflict.second)
    return ConflictRow(
        id=conflict.id, event=event.id, number=event.number, title=event.title, first=_side(first), second=_side(second),
        stands=stands, settled=conflict.settled, kept=conflict.kept,
        settled_by=settling.actor_name if settling is not None else "",
        settled_at=settling.at if settling is not None else None,
    )  # fmt: skip


def _side(line: TimelineRow) -> ConflictSide:
    fields = ((("text", line.text),) if line.text else ()) + line.fields
    return ConflictSide(line.hash, line.verb, line.actor_name or line.actor, line.at, line.seat, fields)
