"""The daily summary: made once for a room and a day, corrected beside it, edited, read and remarked on.

Made by the job at its set time with nobody signed in, or earlier by whoever asks once that time has come. The id of the
first paper is derived, so that seats that are apart make one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, TypeVar

from commandroom.domain.errors import FieldError, Named, NotFoundError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.journal import derived_id
from commandroom.domain.people.roles import EVERYONE, LEADERS, ROOM, Role, roles_text
from commandroom.domain.summary.day import KIND, subject
from commandroom.domain.summary.papers import COMMENT, CORRECT, EDIT, FREEZE, READ, Edit, Remark
from commandroom.domain.summary.snapshot import Paper
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SummaryDeed, SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.ports import Store, Writing
from commandroom.usecases.queries import Query, Summary, SummaryDue, SummarySheet, Summing

_DUTIES: dict[str, tuple[frozenset[Role], Named]] = {
    "edit": (LEADERS | ROOM, Named("修改、更正专报", "editing and correcting a summary")),
    "read": (EVERYONE, Named("阅示、批注专报", "marking a summary as read and commenting it")),
}
LONGEST = 5000
"""Characters of a paragraph or a comment."""
_SEAT = "seat"
R = TypeVar("R")


class Here(Protocol):
    """The room, as far as its summaries need it."""

    @property
    def store(self) -> Store:
        """Where the papers are kept."""
        ...

    @property
    def room_id(self) -> str:
        """Which room this is."""
        ...

    @property
    def practice(self) -> bool:
        """Whether its clock may be moved."""
        ...

    def ask(self, query: Query[R]) -> R:
        """The answer to a question."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        ...

    def announce(self, changes: Changes) -> None:
        """Let all listeners hear of a deed."""
        ...


def make_due(room: Here) -> int:
    """Make the papers that are due and that nobody made; returns how many.

    The job's one pass.

    A machine that slept through the set time makes them up when it wakes, once each, marked late.
    """
    if room.store.is_read_only:
        return 0
    days = room.ask(SummaryDue(room.now()))
    return sum(bool(freeze(room, day, "system", room.now()).entries) for day in days)


def freeze(room: Here, day: date, actor: str, now: datetime) -> Changes:
    """The first paper of a day, if nobody made one; no change where it is there."""
    key = derived_id(room.room_id, KIND, day.isoformat())
    paper = room.ask(Summing(day, now))
    with room.transaction() as writing:
        if writing.entry_with_id(key) is not None:
            return Changes()
        entry = writing.remark(subject(day), FREEZE, paper, deed_id=key, actor=actor, now=now)
    return _told(room, day, entry.hash)


def perform(room: Here, command: SummaryDeed) -> Changes:
    """A person's deed at a day's paper.

    Raises:
        RefusedError: `summary.not_over`, `summary.not_made`, `summary.not_begun`; `role.missing`.
        NotFoundError: `summary.no_paragraph`. FieldError: the text is missing or too long.
    """
    actor = room.actor(command.actor)
    now = command.at if command.at is not None and room.practice else room.now()
    if isinstance(command, SumUp):
        return _sum_up(room, command, actor, now)
    sheet = room.ask(Summary(command.day, now))
    if sheet.is_draft:
        raise RefusedError("summary.not_made", day=command.day)
    verb, body = _remark(command, sheet, actor)
    with room.transaction() as writing:
        entry = writing.remark(subject(command.day), verb, body, actor=actor.id, now=now)
    return _told(room, command.day, entry.hash)


def _sum_up(room: Here, command: SumUp, actor: Actor, now: datetime) -> Changes:
    sheet = room.ask(Summary(command.day, now))
    if not sheet.is_over:
        raise RefusedError("summary.not_over", day=command.day, time=sheet.hours.at)
    if sheet.is_draft:
        return freeze(room, command.day, actor.id, now)
    if not command.again:
        return Changes()
    need_duty(actor, "edit")
    paper = room.ask(Summing(command.day, now))
    with room.transaction() as writing:
        edition = next_edition(room.store.local(_SEAT), (one.edition for one in sheet.day.papers))
        corrected = Paper(snapshot=paper.snapshot, text=paper.text, made_at=now, late=paper.late, edition=edition,
                          known=paper.known)  # fmt: skip
        entry = writing.remark(subject(command.day), CORRECT, corrected, actor=actor.id, now=now)
    return _told(room, command.day, entry.hash)


def next_edition(seat: str, editions: Iterable[str]) -> str:
    """`A2`: numbered by seat, so that no two seats give one number."""
    numbers = [
        int(digits)
        for edition in editions
        if (digits := edition.removeprefix(seat)).isdigit() and edition.startswith(seat)
    ]
    return f"{seat}{max(numbers, default=0) + 1}"


def _remark(
    command: SummaryEdit | SummaryRead | SummaryRemark, sheet: SummarySheet, actor: Actor
) -> tuple[str, Edit | Remark]:
    match command:
        case SummaryEdit():
            need_duty(actor, "edit")
            part = next((one for one in sheet.parts if one.id == command.paragraph), None)
            if part is None:
                known = " ".join(one.id for one in sheet.parts)
                raise NotFoundError("summary.no_paragraph", value=command.paragraph[:40], known=known)
            return EDIT, Edit(part.id, cleaned(command.text, is_needed=False), part.auto)
        case SummaryRead():
            need_duty(actor, "read")
            return READ, Remark()
        case SummaryRemark():
            need_duty(actor, "read")
            return COMMENT, Remark(cleaned(command.text))


def cleaned(text: str, *, is_needed: bool = True) -> str:
    """A text without spaces at the ends of its lines.

    Raises:
        FieldError: it is missing or too long.
    """
    kept = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if is_needed and not kept:
        raise FieldError("field.missing", field="text")
    if len(kept) > LONGEST:
        raise FieldError("field.too_long", field="text", length=len(kept), most=LONGEST)
    return kept


def refusal(deed: str, roles: Collection[Role], name: str) -> RefusedError | None:
    """Why somebody of these roles may not `edit` (and correct), or `read` (and comment); None for who may."""
    who, verb = _DUTIES[deed]
    if who & set(roles) or Role.SYSTEM in roles:
        return None
    return RefusedError("role.missing", verb=verb, who=roles_text(who), name=name)


def need_duty(actor: Actor, deed: str) -> None:
    """Refuse whoever may not do that at a paper.

    Raises:
        RefusedError: `role.missing`.
    """
    refused = refusal(deed, actor.roles, actor.name)
    if refused is not None:
        raise refused


def _told(room: Here, day: date, entry: str) -> Changes:
    """Who shows that day looks again."""
    changes = Changes(records=frozenset({subject(day)}), entries=(entry,))
    room.announce(changes)
    return changes
