"""Joint operations as they stand, and how many each person has in hand."""

from __future__ import annotations

from commandroom.domain.people.joint import Joint, open_load
from commandroom.store import records
from commandroom.store.reading import Reading
from commandroom.usecases.jointing import KIND, read
from commandroom.usecases.queries import Joints


def joints(reading: Reading, query: Joints) -> tuple[Joint, ...]:
    """Those that are open, then the newest."""
    rows = [
        one
        for one in _all(reading)
        if query.event in {"", one.event, one.number} and (not query.person or query.person in one.members)
    ]
    rows.sort(key=lambda one: (one.planned_at, one.id), reverse=True)
    rows.sort(key=lambda one: not one.is_open)
    return tuple(rows[: query.limit])


def in_hand(reading: Reading) -> dict[str, int]:
    """How many open operations each person takes part in: they count to the load like events do."""
    return open_load(_all(reading))


def _all(reading: Reading) -> list[Joint]:
    found = (read(record.id, record.fields) for record in records.of_kind(reading.connection, KIND))
    return [one for one in found if one is not None]
