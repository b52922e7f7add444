"""What is asked for the screen that everybody in the room can see: no person's data are in it."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.usecases.queries.asking import Query

Rings = tuple[tuple[tuple[float, float], ...], ...]


class Wall(Query["WallSheet"], frozen=True):
    """The lamps of this moment and where the open events lie; at most `most` rows of each colour."""

    now: datetime
    most: int = 12


class WallLamp(Struct, frozen=True):
    """One event with a red or yellow clock: no names, telephones and numbers of persons in its title; "" for a confidential one.

    `due` is None where no clock runs. `at` is the event's id, by which somebody tells a new one from one that was there.
    """

    at: str
    title: str
    lamp: str
    due: datetime | None


class WallGrid(Struct, frozen=True):
    """The open events of one grid, and how many of them are red or yellow; its rings in degrees where they are on record."""

    open: int
    red: int = 0
    yellow: int = 0
    outline: Rings = ()


class WallPlace(Struct, frozen=True):
    """A village with its grids, in the order of their codes; events that name no grid stand in the village's own numbers.

    `outline` holds rings of points in degrees, () where none is on record.
    """

    code: str
    name: str
    open: int
    red: int = 0
    yellow: int = 0
    grids: tuple[WallGrid, ...] = ()
    lon: float | None = None
    lat: float | None = None
    outline: Rings = ()


class WallWarning(Struct, frozen=True):
    """A warning in force: of what, its colour, whose, until when."""

    what: str
    colour: str
    source: str
    until: datetime


class WallMode(Struct, frozen=True):
    """What a room in readiness or war looks at: counts and grave matters, no names.

    `graves` are the open matters of severity 重大 and 特别重大 (at most `most`), `spots` the people of each unit that are with a
    matter, `moved` of each village (name, to be moved, moved, in shelters, with kin).
    """

    mode: str
    level: int
    since: datetime
    report_due: datetime
    grave: int = 0
    graves: tuple[WallLamp, ...] = ()
    spots: tuple[tuple[str, int], ...] = ()
    moved: tuple[tuple[str, int, int, int, int], ...] = ()
    moved_at: datetime | None = None


class WallSheet(Struct, frozen=True):
    """Red events, the longest over first, and yellow ones, the next due first: how many, and the first of them."""

    as_of: datetime
    red: int
    yellow: int
    reds: tuple[WallLamp, ...] = ()
    yellows: tuple[WallLamp, ...] = ()
    places: tuple[WallPlace, ...] = ()
    warnings: tuple[WallWarning, ...] = ()
    mode: WallMode | None = None


class WallFigures(Query["WallNumbers"], frozen=True):
    """The day's figures beside those of the days before it: the first five of the dashboard's cards."""

    now: datetime


class WallDay(Struct, frozen=True):
    """One day: what came in, what was closed, what stood open at its end, minutes until it was accepted, percent in time.

    None where there is nothing to reckon from.
    """

    day: date
    opened: float | None
    closed: float | None
    open: float | None
    response: float | None = None
    on_time: float | None = None


class WallNumbers(Struct, frozen=True):
    """The days, the last one is today as far as it has come; `before` is yesterday up to this hour."""

    as_of: datetime
    days: tuple[WallDay, ...]
    before: WallDay | None = None
