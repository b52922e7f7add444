"""Reference records from files: each record that differs from what is known becomes one amendment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from commandroom.domain.event.imported import Rejected
from commandroom.domain.time.calendar_table import DayException
from commandroom.domain.time.moments import local
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import Records
from commandroom.usecases.room import Room

REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the rows: `read` is the sum of the three; with `rejected` come their rows and heading."""

    read: int
    imported: int
    already_there: int
    rejected: tuple[Rejected, ...] = ()
    header: tuple[str, ...] = ()


def bring_grids(room: Room, path: Path, *, actor: str = "", dry_run: bool = False) -> Brought:
    """Grids and villages of a GeoJSON file.

    Raises:
        RoomError: the file is none, or the person may not keep records; nothing was imported.
    """
    from commandroom.interop.grids import read_grids

    file = read_grids(path)
    known = {kind: _known(room, kind) for kind in ("grid", "village")}
    new_villages = [village for village in file.named if village.code not in known["village"]]
    rows = [("village", place.code, _fields(place)) for place in file.villages]
    rows += [("grid", place.code, _fields(place)) for place in file.grids]
    news = [row for row in rows if not _says(known[row[0]].get(row[1]), row[2])]
    if not dry_run:
        with room.together():
            for village in new_villages:
                room.perform(Amend("village", village.code, _fields(village), actor=actor))
            for kind, code, fields in news:
                room.perform(Amend(kind, code, fields, actor=actor))
    return Brought(file.read, len(news), len(rows) - len(news), file.rejected, file.header)


def _fields(place: msgspec.Struct) -> dict[str, Any]:
    """What the file says of a place; the rest of its record is left as it is."""
    said = msgspec.to_builtins(place)
    kept = ("name", "village", "kind", "households", "lon", "lat")
    return {key: said[key] for key in kept if said.get(key) not in (None, 0)}


def _known(room: Room, kind: str) -> dict[str, dict[str, object]]:
    return {row.id: row.fields for row in room.ask(Records(kind)) if not row.retired}


def _says(known: Mapping[str, object] | None, fields: Mapping[str, object]) -> bool:
    return known is not None and all(known.get(key) == value for key, value in fields.items())


def bring_calendar(room: Room, path: Path, *, actor: str = "", dry_run: bool = False) -> Brought:
    """A notice of holidays; each year of which something is new becomes one record of all its days.

    Raises:
        RoomError: the file is none, or the person may not change the calendar; nothing was imported.
    """
    from commandroom.interop.calendars import read_calendar

    file = read_calendar(path)
    known = {day.date: day for day in room.store.reference.clockwork().calendar.table.exceptions}
    news = [day for day in file.rows if not _means_the_same(known.get(day.date), day)]
    if not dry_run:
        with room.together():
            for year, days in _by_year(news, known).items():
                listed = [msgspec.to_builtins(day) for day in days]
                room.perform(Amend("calendar", str(year), {"days": listed}, actor=actor))
    rejected = tuple(
        Rejected(number=row.line, code=row.code, params=_texts(row.params)) for row in file.rejected
    )
    there = len(file.rows) - len(news) + file.repeated
    return Brought(file.read, len(news), there, rejected)


def _means_the_same(known: DayException | None, day: DayException) -> bool:
    return known is not None and known.off == day.off and day.name in {"", known.name}


def _by_year(
    news: Iterable[DayException], known: Mapping[date, DayException]
) -> dict[int, list[DayException]]:
    """The days of each year that has news, those known before included: a record is replaced as a whole."""
    merged = dict(known)
    years = set()
    for day in news:
        merged[day.date] = day
        years.add(day.date.year)
    found: dict[int, list[DayException]] = defaultdict(list)
    for day in sorted(merged.values()):
        if day.date.year in years:
            found[day.date.year].append(day)
    return dict(found)


def _texts(params: Mapping[str, object]) -> dict[str, str | int]:
    return {key: value if isinstance(value, int) else str(value) for key, value in params.items()}


def keep_rejected(
    brought: Brought, place: Path | None, *, room: Room, home: Path, source: Path, lang: str
) -> str:
    """Write the rejected rows with their reasons; the file's path, empty when there are none."""
    from commandroom.interop.rejected import RejectedWriter

    if not brought.rejected:
        return ""
    stamp = f"{local(room.now()):%Y%m%d-%H%M%S}"
    target = place or home / REJECTED / f"{source.stem[:60]}-{stamp}.xlsx"
    target.parent.mkdir(parents=True, exist_ok=True)
    with RejectedWriter(target, brought.header, lang=lang) as writer:
        for row in brought.rejected:
            writer.write(row)
    return str(target)
