"""Villages, grids and notices of holidays that come from files, as amendments of the room's reference records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.event.recording import Recount
from commandroom.domain.knowledge.places import Grid, Village
from commandroom.domain.time.calendar_table import DayException
from commandroom.usecases.commands import Act, Amend
from commandroom.usecases.keeping import before_import
from commandroom.usecases.queries import Lamps, RecordRow, Records
from commandroom.usecases.room import Room

_RECOUNTED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were new or changed, how many the room had already; clocks that were counted again."""

    imported: int
    already_there: int
    recounted: int = 0


def import_places(
    room: Room,
    places: Iterable[Village | Grid],
    *,
    named: Iterable[Village] = (),
    actor: str = "",
    dry_run: bool = False,
) -> Taken:
    """Put villages and grids on the records, all in one transaction; what a file leaves open stays as it is.

    `named` are villages that only their grids speak of: they are added where the room has none of that code, and lend one
    that has no outline theirs.

    Raises:
        RefusedError: `role.missing`.
    """
    known = {kind: {row.id: row for row in room.ask(Records(kind))} for kind in ("village", "grid")}
    given = [("grid" if isinstance(place, Grid) else "village", place.code, _said(place)) for place in places]
    fresh = [row for row in given if not _stands(known[row[0]].get(row[1]), row[2])]
    added = [
        (
            "village",
            place.code,
            _said(place) if place.code not in known["village"] else {"outline": _said(place)["outline"]},
        )
        for place in named
        if place.code not in known["village"]
        or (place.outline and not known["village"][place.code].fields.get("outline"))
    ]
    if not dry_run:
        with before_import(room), room.together():
            for kind, code, fields in (*added, *fresh):
                room.perform(Amend(kind, code, fields | {"retired": False}, actor=actor))
    return Taken(len(fresh), len(given) - len(fresh))


def _said(place: Village | Grid) -> dict[str, Any]:
    """What the file says of a place; the rest of its record is left as it is."""
    values: dict[str, Any] = msgspec.to_builtins(place)
    kept = ("name", "village", "kind", "households", "lon", "lat", "outline")
    return {key: values[key] for key in kept if values.get(key) not in (None, 0, [], ())}


def _stands(row: RecordRow | None, fields: Mapping[str, object]) -> bool:
    return row is not None and not row.retired and all(row.fields.get(key) == fields[key] for key in fields)


def import_calendar(
    room: Room, days: Iterable[DayException], *, actor: str = "", dry_run: bool = False
) -> Taken:
    """Put a notice of holidays on record, a record a year, and count the running clocks again.

    Days of a year that an earlier notice named stay unless this one names them too. Every clock that moves has
    its own entry; what was due before now never moves.

    Raises:
        RefusedError: `role.missing`.
    """
    given = tuple(days)
    known = {day.date: day for day in room.store.reference.clockwork().calendar.table.exceptions}
    fresh = [day for day in given if not _means_the_same(known.get(day.date), day)]
    if dry_run:
        return Taken(len(fresh), len(given) - len(fresh))
    years = defaultdict(list)
    for day in fresh:
        years[day.date.year].append(day)
    kept = {row.id: row.fields.get("days") for row in room.ask(Records("calendar"))}
    with before_import(room), room.together():
        for year, rows in sorted(years.items()):
            fields = {"days": _merged(kept.get(str(year)), rows)}
            room.perform(Amend("calendar", str(year), fields, actor=actor))
    return Taken(len(fresh), len(given) - len(fresh), recount(room) if fresh else 0)


def _means_the_same(known: DayException | None, day: DayException) -> bool:
    return known is not None and known.off == day.off and day.name in {"", known.name}


def _merged(kept: object, rows: Iterable[DayException]) -> list[dict[str, Any]]:
    known = [row for row in kept if isinstance(row, dict)] if isinstance(kept, list) else []
    days = {str(row.get("date")): row for row in known}
    for row in rows:
        plain: dict[str, Any] = msgspec.to_builtins(row)
        days[str(plain["date"])] = plain
    return [days[day] for day in sorted(days)]


def recount(room: Room) -> int:
    """Count the open clocks of all events again by today's calendar; gives how many events moved."""
    events = sorted({row.event for row in room.ask(Lamps(at=room.now()))})
    version = room.store.reference.clockwork().calendar.version
    moved = 0
    for start in range(0, len(events), _RECOUNTED_AT_ONCE):
        with room.together():
            moved += sum(
                _recounted(room, event, version) for event in events[start : start + _RECOUNTED_AT_ONCE]
            )
    return moved


def _recounted(room: Room, event: str, version: str) -> bool:
    try:
        room.perform(Act("recount", event=event, data=Recount(calendar=version), actor=SYSTEM.id))
    except RefusedError as refused:
        if refused.code not in {"recount.nothing", "verb.not_open"}:
            raise
        return False
    return True
