"""What is asked about the daily summary: a day as it is shown, what a paper made now would say, which days are owed."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.summary.day import Day
from commandroom.domain.summary.papers import Part
from commandroom.domain.summary.rules import SummaryRules
from commandroom.domain.summary.snapshot import Paper
from commandroom.domain.summary.timing import Hours
from commandroom.usecases.queries.asking import Query


class Summing(Query["Paper"], frozen=True):
    """The paper of a day as it would be made at `now`; nothing is kept.

    Raises:
        RefusedError: `summary.not_begun`, `summary.county`.
    """

    day: date
    now: datetime


class Summary(Query["SummarySheet"], frozen=True):
    """A day's paper as it is shown: of an edition, else the newest, else a draft as of `now`.

    Raises:
        RefusedError: as `Summing`.
        NotFoundError: `summary.no_edition`.
    """

    day: date
    now: datetime
    edition: str | None = None


class SummarySheet(Struct, frozen=True):
    """`paper` is frozen, or a draft of the moment where `is_draft`; `names` are those of who acted; `rules` word the heads.

    `is_over`: the day's set time has come, so its paper can be made.
    """

    paper: Paper
    parts: tuple[Part, ...]
    day: Day
    is_draft: bool
    is_over: bool
    names: dict[str, str]
    hours: Hours
    rules: SummaryRules


class SummaryDue(Query["tuple[date, ...]"], frozen=True):
    """The days whose paper is due at `now` and was not made, the oldest first."""

    now: datetime


class SummaryHours(Query["Hours"], frozen=True):
    """When papers are made, by the room's settings."""
