"""What is asked about a month's assessment: as it would come out now, as it was frozen, and by another limit."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.assessment.month import Month
from commandroom.domain.assessment.rules import Scoring
from commandroom.domain.assessment.scoring import Result, Row
from commandroom.domain.figures.figure import Figure
from commandroom.usecases.queries.asking import Query


class Assess(Query[Result], frozen=True):
    """The scores of a month as they come out at `now`, by the rules in force for it; `month` is its first day.

    Raises:
        WrongUseError: `assessment.by` for an unknown grouping, `assessment.unknown_figure`.
        RefusedError: `figures.not_begun`.
    """

    month: date
    by: str
    now: datetime


class Assessed(Query[Month], frozen=True):
    """What the journal has of a month: frozen result, corrections, appeals. Reads nothing else.

    Raises:
        WrongUseError: `assessment.by`.
    """

    month: date
    by: str


class Scorings(Query[tuple[Scoring, ...]], frozen=True):
    """All versions of the rules of a grouping, the shipped one first."""

    by: str


class ScoringCheck(Query[None], frozen=True):
    """Whether rules name figures that there are.

    Raises:
        WrongUseError: `assessment.unknown_figure`.
    """

    rules: Scoring


class Replay(Query["ReplaySheet"], frozen=True):
    """The month as it would have been had handling in these categories had other limits (`("0303", "3wd")`).

    Nothing is written: the events are reckoned anew in memory.

    Raises:
        WrongUseError: `assessment.no_category`, `limit.malformed` and the like, `assessment.by`.
    """

    month: date
    limits: tuple[tuple[str, str], ...]
    now: datetime
    by: str = "unit"


class ReplayGroup(Struct, frozen=True):
    """The figures of one unit, grid or person as they are and as they would have been, and its score likewise."""

    key: str
    name: str
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]


class ReplaySheet(Struct, frozen=True):
    """`limits` by code; `events` were counted with another limit, `kept` have one that somebody named; figures and scores."""

    limits: tuple[tuple[str, str], ...]
    as_of: datetime
    is_over: bool
    events: int
    kept: int
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]
    groups: tuple[ReplayGroup, ...]
    rows_before: tuple[Row, ...]
    rows_after: tuple[Row, ...]
