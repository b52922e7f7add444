"""What is known about the place of the matter, and how often its unit did the same: asked off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from commandroom.domain.time.moments import local
from commandroom.ui.choices import VILLAGE_DIGITS
from commandroom.ui.desk import Room
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    IdVector,
    PersonRow,
    Persons,
)

SHOWN = 3
SPAN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Around:
    """The people of the grid (or village), what is open there, and what the unit closed of the category in 90 days."""

    place: str = ""
    keepers: tuple[PersonRow, ...] = ()
    open_here: int = 0
    newest: tuple[BoardRow, ...] = ()
    done_alike: int = 0


def look_around(room: Room, place: str, category: str, lead: str, *, now: datetime) -> Around:
    """Look at a place (the code of a grid or a village, "" for none) and at what the unit did of the category."""
    done = _done_alike(room, category, lead, now=now) if category and lead else 0
    if not place:
        return Around(done_alike=done)
    kind = "village" if len(place) == VILLAGE_DIGITS else "grid"
    board = BoardQuery(view="open", where=((kind, place),), sort="registered")
    found: IdVector = room.ask(BoardIds(board, now, limit=SHOWN, counted=True))
    newest: tuple[BoardRow, ...] = room.ask(BoardRows(tuple(memoryview(found.ids).cast("i"))))
    return Around(place, _keepers(room, place, kind, now=now), found.total, newest, done)


def _keepers(room: Room, place: str, kind: str, *, now: datetime) -> tuple[PersonRow, ...]:
    rows: tuple[PersonRow, ...] = room.ask(Persons(now=now))
    field = "grids" if kind == "grid" else "villages"
    found = [row for row in rows if row.person.active and place in getattr(row.person, field)]
    return tuple(sorted(found, key=lambda row: row.presence != "on")[:2])


def _done_alike(room: Room, category: str, lead: str, *, now: datetime) -> int:
    since = local(now - SPAN).date().isoformat()
    where = (("category", category), ("lead", lead), ("from", since))
    found: IdVector = room.ask(BoardIds(BoardQuery(view="done", where=where), now, limit=1, counted=True))
    return found.total
