"""What is asked about the weekly and monthly papers: one as it is shown, what one made now would say, which are owed."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.summary.papers import Papers, Part
from commandroom.domain.summary.periodpaper import PeriodPaper
from commandroom.domain.summary.rules import SummaryRules
from commandroom.domain.summary.span import Span, SpanKind
from commandroom.domain.summary.timing import SpanHours
from commandroom.usecases.queries.asking import Query


class PeriodSumming(Query["PeriodPaper"], frozen=True):
    """The paper of the week or month in which a day lies, as it would be made at `now`; nothing is kept.

    Raises:
        RefusedError: `summary.not_begun`, `summary.county`.
    """

    kind: SpanKind
    day: date
    now: datetime


class PeriodSummary(Query["PeriodSheet"], frozen=True):
    """That paper as it is shown: of an edition, else the newest, else a draft as of `now`.

    Raises:
        RefusedError: as `PeriodSumming`. NotFoundError: `summary.no_edition`.
    """

    kind: SpanKind
    day: date
    now: datetime
    edition: str | None = None


class PeriodSheet(Struct, frozen=True):
    """`paper` is frozen, or a draft where `is_draft`; `is_over` says that its span has passed, so that it can be made."""

    span: Span
    paper: PeriodPaper
    parts: tuple[Part, ...]
    all: Papers[PeriodPaper]
    is_draft: bool
    is_over: bool
    names: dict[str, str]
    due: datetime
    hours: SpanHours
    rules: SummaryRules


class PeriodsDue(Query["tuple[Span, ...]"], frozen=True):
    """The last week and the last month whose paper is due at `now` and was not made."""

    now: datetime
