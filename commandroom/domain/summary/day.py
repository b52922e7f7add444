"""A day's papers as their entries make them: the first one, its corrections, what people edited, read and remarked.

The same on every replica. Of several seats' first papers (their entries bear one derived id) the first in the journal's
order counts; the others stay in the journal and are counted in `rivals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct

from commandroom.domain.journal import Entry, ordered
from commandroom.domain.summary.snapshot import Paper, Paragraph

KIND = "summary"
FREEZE, CORRECT, EDIT, READ, COMMENT = "freeze", "correct", "edit", "read", "comment"
_PREFIX = f"{KIND}:"


class Edit(Struct, frozen=True):
    """A paragraph put into other words; an empty text takes the edit back. `was` is the text it replaced."""

    paragraph: str
    text: str
    was: str = ""


class Remark(Struct, frozen=True):
    """What somebody wrote under a day's paper."""

    text: str = ""


class Edited(Struct, frozen=True):
    """An edit with who made it when."""

    text: str
    was: str
    by: str
    at: datetime


class Said(Struct, frozen=True):
    """A comment, or with an empty text that somebody has read the paper."""

    by: str
    at: datetime
    text: str = ""


class Part(Struct, frozen=True):
    """A paragraph as it is shown: `auto` is what the rules wrote; `is_stale` an edit of another text than that."""

    id: str
    title: str
    text: str
    auto: str
    edited_by: str = ""
    edited_at: datetime | None = None
    is_stale: bool = False


class Day(Struct, frozen=True):
    """All papers of a day, the first one first; none where nobody made one."""

    papers: tuple[Paper, ...] = ()
    edits: dict[str, Edited] = {}
    read: tuple[Said, ...] = ()
    comments: tuple[Said, ...] = ()
    rivals: int = 0

    @property
    def newest(self) -> Paper | None:
        """The last correction, else the first paper."""
        return self.papers[-1] if self.papers else None

    def paper(self, edition: str) -> Paper | None:
        """The paper of an edition; the first one's is empty."""
        return next((paper for paper in self.papers if paper.edition == edition), None)

    def parts(self, text: Iterable[Paragraph]) -> tuple[Part, ...]:
        """Paragraphs with what people made of them: an edit stays whatever is made anew."""
        return tuple(part_of(paragraph, self.edits.get(paragraph.id)) for paragraph in text)


def part_of(paragraph: Paragraph, edit: Edited | None) -> Part:
    """A paragraph with the edit that stands over it."""
    if edit is None or not edit.text:
        return Part(paragraph.id, paragraph.title, paragraph.text, paragraph.text)
    return Part(paragraph.id, paragraph.title, edit.text, paragraph.text, edit.by, edit.at,
                is_stale=edit.was != paragraph.text)  # fmt: skip


def subject(day: date) -> str:
    """What the entries of a day's papers are about."""
    return f"{_PREFIX}{day.isoformat()}"


def day_of(subject_: str) -> date:
    """The day of such a subject."""
    return date.fromisoformat(subject_.removeprefix(_PREFIX))


def span(first: date, last: date) -> tuple[str, str]:
    """The subjects of these days, both in, lie from the one up to but not at the other."""
    return subject(first), subject(last + timedelta(days=1))


def fold(entries: Iterable[Entry]) -> Day:
    """The day that these entries make; what a newer program wrote is passed over."""
    papers: list[Paper] = []
    edits: dict[str, Edited] = {}
    read: dict[str, Said] = {}
    comments: list[Said] = []
    rivals = 0
    for entry in ordered(entries):
        body = _body(entry)
        match body:
            case Paper() if entry.verb == FREEZE and papers:
                rivals += 1
            case Paper():
                papers.append(body)
            case Edit():
                edits[body.paragraph] = Edited(body.text, body.was, entry.actor, entry.at)
            case Remark() if entry.verb == READ:
                read.setdefault(entry.actor, Said(entry.actor, entry.at))
            case Remark():
                comments.append(Said(entry.actor, entry.at, body.text))
            case None:
                continue
    papers.sort(
        key=lambda paper: bool(paper.edition)
    )  # a correction whose first paper came later stands behind it
    return Day(tuple(papers), edits, tuple(read.values()), tuple(comments), rivals)


_BODIES: dict[str, type[Paper | Edit | Remark]] = {
    FREEZE: Paper, CORRECT: Paper, EDIT: Edit, READ: Remark, COMMENT: Remark,
}  # fmt: skip


def _body(entry: Entry) -> Paper | Edit | Remark | None:
    kind = _BODIES.get(entry.verb)
    if kind is None or entry.kind != KIND:
        return None
    try:
        return msgspec.json.decode(entry.body, type=kind)
    except msgspec.MsgspecError:
        return None
