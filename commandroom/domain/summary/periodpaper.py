"""What the paper of a week or a month holds, frozen, and the papers of a span as their entries make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from commandroom.domain.journal import Entry
from commandroom.domain.summary.papers import Papers, folded
from commandroom.domain.summary.snapshot import Frozen, Matter, Numbers, Office, Paragraph, Repeated
from commandroom.domain.summary.span import Span, SpanKind

KIND = "period"


class DayLine(Frozen, frozen=True, kw_only=True):
    """A whole day of the span; `issue` is the daily paper's number where one was made, `edition` its newest correction."""

    day: date
    received: int
    closed: int
    reported_up: int
    issue: int | None = None
    edition: str = ""


class FigureLine(Frozen, frozen=True, kw_only=True):
    """A figure as it is printed, with what stands above and below its line; `before` is its value in the span before."""

    key: str
    name: str
    value: str
    before: str
    above: str = ""
    below: str = ""


class Changed(Frozen, frozen=True, kw_only=True):
    """A category in the span and in the one before."""

    name: str
    count: int
    before: int


class Sheets(Frozen, frozen=True, kw_only=True):
    """What the ledgers have of the span."""

    blue: int = 0
    orange: int = 0
    red: int = 0
    late: int = 0
    waiting: int = 0
    returns: int = 0
    on_account: int = 0
    reports: int = 0

    @property
    def issued(self) -> int:
        """Sheets of all three colours."""
        return self.blue + self.orange + self.red


class Scored(Frozen, frozen=True, kw_only=True):
    """A unit of the month's frozen assessment."""

    unit: str
    post: str
    score: float | None = None
    rank: int | None = None
    grade: str = ""


class PeriodSnapshot(Frozen, frozen=True, kw_only=True):
    """All that a paper says of its span, at the moment `as_of`; `today` and `before` are sums of the span and the one before.

    `edition` of the assessment: empty for its frozen result, None where none was frozen when the paper was made.
    """

    place: str
    kind: SpanKind
    first: date
    last: date
    year: int
    number: int
    as_of: datetime
    today: Numbers
    before: Numbers
    days: tuple[DayLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    offices: tuple[Office, ...] = ()
    hot: tuple[Changed, ...] = ()
    repeats: tuple[Repeated, ...] = ()
    sheets: Sheets = Sheets()
    matters: tuple[Matter, ...] = ()
    matters_total: int = 0
    scores: tuple[Scored, ...] = ()
    assessed: str | None = None
    calendar: str = ""
    rules: str = ""
    figure_rules: str = ""
    demo: bool = False


class PeriodPaper(Frozen, frozen=True, kw_only=True):
    """What is journaled, as for a day: snapshot, text, when it was made; `edition` is empty for the first one."""

    snapshot: PeriodSnapshot
    text: tuple[Paragraph, ...]
    made_at: datetime
    late: bool = False
    edition: str = ""
    known: int = 0


def subject(span: Span) -> str:
    """What the entries of a span's papers are about."""
    return f"{KIND}:{span.key}"


def fold(entries: Iterable[Entry]) -> Papers[PeriodPaper]:
    """The papers that these entries make."""
    return folded(entries, kind=KIND, paper=PeriodPaper)
