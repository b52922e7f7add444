"""What the dashboard asks: the figures of a range with their charts, what comes more often, and the events behind each."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.figures.figure import Figure
from commandroom.usecases.queries.asking import Query

CARDS = ("received", "closed", "open", "response", "in_time", "overdue")
"""The cards in their order; `response` in minutes, `in_time` in per cent, all others in events."""
QUEUES = ("accept", "dispatch", "working", "checking")
"""What stands open, by queue of the board; whatever else is open (drafts aside) counts with `working`."""
HOURS, WEEKDAYS = 24, 7


class Dashboard(Query["DashboardSheet"], frozen=True):
    """The dashboard of the days `first` to `last`, both in, as it stands at `now`.

    It is compared with as much time from the day `before` on; without one with as many days just before.

    Raises:
        WrongUseError: `figures.backwards`.
        RefusedError: `figures.not_begun`.
    """

    first: date
    last: date
    now: datetime
    before: date | None = None


class Card(Struct, frozen=True):
    """A figure with what it was before and how it went.

    `value` is what stands there, `numerator` and `denominator` what it is made of (None: a plain count). `before` is
    the same of the time compared with, up to the same hour; `trend` a value a day, the last one that of the range's last day.
    """

    key: str
    value: float | None
    numerator: float | None
    denominator: int | None
    before: float | None
    trend: tuple[float | None, ...]


class Hourly(Struct, frozen=True):
    """What came in and was closed by hour of the day: of the range a day, and on average of the 30 days before it.

    `days` is how many days of the range have passed or begun; `now` the hour of the moment where the range holds it.
    """

    came: tuple[int, ...]
    went: tuple[int, ...]
    days: int
    mean_came: tuple[float, ...]
    mean_went: tuple[float, ...]
    now: float | None


class ResponseDay(Struct, frozen=True):
    """How long acceptances of a day took, in minutes (those with a limit in office hours: in office minutes)."""

    day: date
    count: int
    p50: float | None
    p90: float | None


class Response(Struct, frozen=True):
    """The days of the chart, and the limit of ordinary events in minutes; None where it is not in hours or minutes."""

    days: tuple[ResponseDay, ...]
    limit: float | None


class Place(Struct, frozen=True):
    """What stands open in a village or grid, by queue in the order of `QUEUES`; an empty code is no place."""

    code: str
    name: str
    open: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.open)


class Heat(Struct, frozen=True):
    """Registered on average in an hour, Monday first: 7 rows of 24. `counts` are the events, `weeks` the days a cell has."""

    first: date
    last: date
    counts: tuple[tuple[int, ...], ...]
    days: tuple[int, ...]


class UnitLine(Struct, frozen=True):
    """A unit's figures of the range: dispatches, closed, K8 and K6, and what is late and still open."""

    unit: str
    name: str
    sent: int
    closed: int
    in_time: Figure
    handled: Figure
    late: int


class HotSpot(Struct, frozen=True):
    """Something that comes more often than its own history lets expect.

    `kind`: `category`, `grid`, `repeat` (the same category at the same place). `count` of the last week, `history` of
    `weeks` weeks before; `chance` is the probability corrected for all comparisons. `key` names it in `Behind`.
    """

    kind: str
    key: str
    name: str
    count: int
    history: int
    weeks: int
    spread: float
    chance: float

    @property
    def mean(self) -> float:
        """A week's mean before."""
        return self.history / self.weeks


class HotSpots(Query["HotSpotSheet"], frozen=True):
    """What comes more often in the week up to `now` than in the weeks before."""

    now: datetime


class HotSpotSheet(Struct, frozen=True):
    """What was found, the surest first; `compared` is how many were looked at, `level` what a find must not exceed.

    `weeks` is how many weeks of history there are; `is_thin`: too few to say anything.
    """

    first: date
    last: date
    weeks: int
    compared: int
    level: float
    is_thin: bool
    rows: tuple[HotSpot, ...]


class DashboardSheet(Struct, frozen=True):
    """All of the dashboard; `since` is the day of the first event, None while there is none."""

    first: date
    last: date
    as_of: datetime
    since: date | None
    cards: tuple[Card, ...]
    hourly: Hourly
    response: Response
    villages: tuple[Place, ...]
    grids: tuple[Place, ...]
    heat: Heat
    units: tuple[UnitLine, ...]
    hot: HotSpotSheet

    def card(self, key: str) -> Card:
        """The card of a key."""
        return next(one for one in self.cards if one.key == key)

    @property
    def data_days(self) -> int:
        """How many days there are events for, today included."""
        return 0 if self.since is None else (self.last - self.since).days + 1


class Behind(Query["EventLines"], frozen=True):
    """The events behind something on the dashboard of the same days.

    `what`: a key of `CARDS`; `came`, `went` with `arg` an hour; `heat` with `arg` `weekday-hour` (Monday 0); `day` with
    `arg` a date, for the response of that day; `place` with `arg` a village or `grid` a grid; `category`, `hot_grid`,
    `repeat` with a hot spot's key; `figure` with a figure's key, and `by` and `group` for one line of a table.

    Raises:
        WrongUseError: as `KpiEvents`; `dashboard.unknown`.
    """

    what: str
    first: date
    last: date
    now: datetime
    arg: str = ""
    by: str = ""
    group: str = ""
    most: int = 500


class EventLine(Struct, frozen=True):
    """An event in a list behind a figure: how often it counts above and below the line where a figure was asked.

    Nothing of what is confidential or denounces somebody stands in its title.
    """

    number: str
    title: str
    state: str
    category: str
    place: str
    unit: str
    registered_at: datetime
    above: int = 0
    below: int = 0


class EventLines(Struct, frozen=True):
    """The newest of them first, at most as many as were asked for; `total` is how many there are."""

    total: int
    rows: tuple[EventLine, ...]
    figure: Figure | None = None
