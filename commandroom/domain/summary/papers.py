"""The papers of a day, a week or a month as their entries make them: the first, its corrections, what people added.

The same on every replica. Of several seats' first papers (their entries bear one derived id) the first in the journal's
order counts; the others stay in the journal and are counted in `rivals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct

from commandroom.domain.journal import Entry, ordered
from commandroom.domain.summary.snapshot import Paragraph

FREEZE, CORRECT, EDIT, READ, COMMENT = "freeze", "correct", "edit", "read", "comment"


class HasEdition(Protocol):
    """A paper: `edition` is empty for the first one."""

    @property
    def edition(self) -> str:
        """Which correction it is."""
        ...


P = TypeVar("P", bound=HasEdition)


class Edit(Struct, frozen=True):
    """A paragraph put into other words; an empty text takes the edit back. `was` is the text it replaced."""

    paragraph: str
    text: str
    was: str = ""


class Remark(Struct, frozen=True):
    """What somebody wrote under a paper."""

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


class Papers(Struct, Generic[P], frozen=True):
    """All papers of a span, the first one first, none where nobody made one; an edit belongs to its paragraph."""

    papers: tuple[P, ...] = ()
    edits: dict[str, Edited] = {}
    read: tuple[Said, ...] = ()
    comments: tuple[Said, ...] = ()
    rivals: int = 0

    @property
    def newest(self) -> P | None:
        """The last correction, else the first paper."""
        return self.papers[-1] if self.papers else None

    def paper(self, edition: str) -> P | None:
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


def folded(entries: Iterable[Entry], *, kind: str, paper: type[P]) -> Papers[P]:
    """The papers that these entries of one kind make; what a newer program wrote is passed over."""
    papers: list[P] = []
    edits: dict[str, Edited] = {}
    read: dict[str, Said] = {}
    comments: list[Said] = []
    rivals = 0
    for entry in ordered(entries):
        match _body(entry, kind, paper):
            case None:
                continue
            case Edit() as edit:
                edits[edit.paragraph] = Edited(edit.text, edit.was, entry.actor, entry.at)
            case Remark() if entry.verb == READ:
                read.setdefault(entry.actor, Said(entry.actor, entry.at))
            case Remark() as remark:
                comments.append(Said(entry.actor, entry.at, remark.text))
            case _ if entry.verb == FREEZE and papers:
                rivals += 1
            case made:
                papers.append(made)
    papers.sort(
        key=lambda one: bool(one.edition)
    )  # a correction whose first paper came later stands behind it
    return Papers(tuple(papers), edits, tuple(read.values()), tuple(comments), rivals)


def _body(entry: Entry, kind: str, paper: type[P]) -> P | Edit | Remark | None:
    shapes: dict[str, type[P | Edit | Remark]] = {
        FREEZE: paper, CORRECT: paper, EDIT: Edit, READ: Remark, COMMENT: Remark,
    }  # fmt: skip
    shape = shapes.get(entry.verb)
    if shape is None or entry.kind != kind:
        return None
    try:
        return msgspec.json.decode(entry.body, type=shape)
    except msgspec.MsgspecError:
        return None
