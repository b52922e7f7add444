"""What the paper of a week or a month holds, frozen, and the papers of a span as their entries make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from msgspec import Struct

from commandroom.domain.journal import Entry, ordered
from commandroom.domain.summary.day import (
    COMMENT,
    CORRECT,
    EDIT,
    FREEZE,
    READ,
    Edit,
    Edited,
    Part,
    Remark,
    Said,
    part_of,
)
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


class Papers(Struct, frozen=True):
    """All papers of a span, the first one first, with what people added; an edit belongs to its paragraph."""

    papers: tuple[PeriodPaper, ...] = ()
    edits: dict[str, Edited] = {}
    read: tuple[Said, ...] = ()
    comments: tuple[Said, ...] = ()
    rivals: int = 0

    @property
    def newest(self) -> PeriodPaper | None:
        """The last correction, else the first paper."""
        return self.papers[-1] if self.papers else None

    def paper(self, edition: str) -> PeriodPaper | None:
        """The paper of an edition; the first one's is empty."""
        return next((paper for paper in self.papers if paper.edition == edition), None)

    def parts(self, text: Iterable[Paragraph]) -> tuple[Part, ...]:
        """Paragraphs with what people made of them: an edit stays whatever is made anew."""
        return tuple(part_of(paragraph, self.edits.get(paragraph.id)) for paragraph in text)


def subject(span: Span) -> str:
    """What the entries of a span's papers are about."""
    return f"{KIND}:{span.key}"


def fold(entries: Iterable[Entry]) -> Papers:
    """The papers that these entries make; what a newer program wrote is passed over."""
    papers: list[PeriodPaper] = []
    edits: dict[str, Edited] = {}
    read: dict[str, Said] = {}
    comments: list[Said] = []
    rivals = 0
    for entry in ordered(entries):
        match _body(entry):
            case PeriodPaper() if entry.verb == FREEZE and papers:
                rivals += 1
            case PeriodPaper() as paper:
                papers.append(paper)
            case Edit() as edit:
                edits[edit.paragraph] = Edited(edit.text, edit.was, entry.actor, entry.at)
            case Remark() if entry.verb == READ:
                read.setdefault(entry.actor, Said(entry.actor, entry.at))
            case Remark() as remark:
                comments.append(Said(entry.actor, entry.at, remark.text))
            case None:
                continue
    papers.sort(
        key=lambda paper: bool(paper.edition)
    )  # a correction whose first paper came later stands behind it
    return Papers(tuple(papers), edits, tuple(read.values()), tuple(comments), rivals)


_BODIES: dict[str, type[PeriodPaper | Edit | Remark]] = {
    FREEZE: PeriodPaper, CORRECT: PeriodPaper, EDIT: Edit, READ: Remark, COMMENT: Remark,
}  # fmt: skip


def _body(entry: Entry) -> PeriodPaper | Edit | Remark | None:
    kind = _BODIES.get(entry.verb)
    if kind is None or entry.kind != KIND:
        return None
    try:
        return msgspec.json.decode(entry.body, type=kind)
    except msgspec.MsgspecError:
        return None
