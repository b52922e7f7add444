"""What is asked about the figures: a period by what, and the events behind one figure."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.figures.figure import Figure
from commandroom.usecases.queries.asking import Query

BY = ("unit", "grid", "person", "source", "category", "month")


class Kpi(Query["KpiSheet"], frozen=True):
    """All figures of the days `first` to `last`, both in, as the journal tells them at `now`; `by` is one of `BY` or empty.

    Raises:
        WrongUseError: `figures.backwards`; `figures.by` for another word.
        RefusedError: `figures.not_begun`.
    """

    first: date
    last: date
    now: datetime
    by: str = ""


class Flow(Struct, frozen=True):
    """How the open events changed: `at_start` + `opened` + `reopened` − `closed` = `at_end`.

    Closed is whatever ended, refusals too.
    """

    at_start: int
    opened: int
    reopened: int
    closed: int
    at_end: int


class KpiGroup(Struct, frozen=True):
    """The figures of one unit, grid, person, source, category or month; an empty key stands for what has none."""

    key: str
    name: str
    kpi: tuple[Figure, ...]


class KpiSheet(Struct, frozen=True):
    """The figures of a period: `events` is how many were registered in it; `calendar` and `rules` are their versions."""

    first: date
    last: date
    as_of: datetime
    is_over: bool
    kpi: tuple[Figure, ...]
    flow: Flow
    calendar: str
    rules: str
    is_empty: bool = False
    by: str = ""
    groups: tuple[KpiGroup, ...] = ()


class KpiEvents(Query["KpiEventsSheet"], frozen=True):
    """The events behind one figure (`K8`, `K10.open`) of a period; with `by` and `group` those of one line of the table.

    Raises:
        WrongUseError: as `Kpi`, and `figures.unknown` with the figures there are.
    """

    key: str
    first: date
    last: date
    now: datetime
    by: str = ""
    group: str = ""


class Counted(Struct, frozen=True):
    """An event behind a figure, by its number, and how often it counts in it."""

    number: str
    times: int


class KpiEventsSheet(Struct, frozen=True):
    """The events above and below the line, by number; `figure` is what they make."""

    figure: Figure
    numerator: tuple[Counted, ...]
    denominator: tuple[Counted, ...]
