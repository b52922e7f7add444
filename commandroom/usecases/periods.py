"""The papers of weeks and months: made once for a room and a span, corrected beside it, edited, read and remarked on.

As a day's: the id of the first paper is derived, so that seats that are apart make one.
"""

from __future__ import annotations

from datetime import datetime

from commandroom.domain.errors import FieldError, NotFoundError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.journal import derived_id
from commandroom.domain.summary.papers import COMMENT, CORRECT, EDIT, FREEZE, READ, Edit, Remark
from commandroom.domain.summary.periodpaper import KIND, subject
from commandroom.domain.summary.span import Span, SpanKind
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import SummaryDeed, SummaryEdit, SummaryRead, SummaryRemark, SumUp
from commandroom.usecases.queries import PeriodsDue, PeriodSheet, PeriodSummary, PeriodSumming
from commandroom.usecases.summaries import Here, cleaned, need_duty, next_edition

_SEAT = "seat"


def make_due(room: Here) -> int:
    """Make the papers of the last week and month that are due and that nobody made; returns how many."""
    if room.store.is_read_only:
        return 0
    spans = room.ask(PeriodsDue(room.now()))
    return sum(bool(freeze(room, span, "system", room.now()).entries) for span in spans)


def freeze(room: Here, span: Span, actor: str, now: datetime) -> Changes:
    """The first paper of a span, if nobody made one; no change where it is there."""
    key = derived_id(room.room_id, KIND, span.key)
    paper = room.ask(PeriodSumming(span.kind, span.first, now))
    with room.transaction() as writing:
        if writing.entry_with_id(key) is not None:
            return Changes()
        entry = writing.remark(subject(span), FREEZE, paper, deed_id=key, actor=actor, now=now)
    return _told(room, span, entry.hash)


def perform(room: Here, command: SummaryDeed) -> Changes:
    """A person's deed at the paper of the week or month in which its day lies.

    Raises:
        RefusedError: `period.not_over`, `period.not_made`, `summary.not_begun`; `role.missing`.
        NotFoundError: `summary.no_paragraph`. FieldError: the text is missing or too long, no such span.
    """
    actor, kind = room.actor(command.actor), kind_of(command.span)
    now = command.at if command.at is not None and room.practice else room.now()
    sheet = room.ask(PeriodSummary(kind, command.day, now))
    if isinstance(command, SumUp):
        return _sum_up(room, command, sheet, actor, now)
    if sheet.is_draft:
        raise RefusedError("period.not_made", first=sheet.span.first, last=sheet.span.last)
    verb, body = _remark(command, sheet, actor)
    with room.transaction() as writing:
        entry = writing.remark(subject(sheet.span), verb, body, actor=actor.id, now=now)
    return _told(room, sheet.span, entry.hash)


def kind_of(span: str) -> SpanKind:
    """A week or a month.

    Raises:
        FieldError: `field.not_one_of`.
    """
    if span not in tuple(SpanKind):
        raise FieldError("field.not_one_of", field="span", value=span[:20], known=" ".join(SpanKind))
    return SpanKind(span)


def _sum_up(room: Here, command: SumUp, sheet: PeriodSheet, actor: Actor, now: datetime) -> Changes:
    span = sheet.span
    if not sheet.is_over:
        raise RefusedError("period.not_over", first=span.first, last=span.last)
    if sheet.is_draft:
        return freeze(room, span, actor.id, now)
    if not command.again:
        return Changes()
    need_duty(actor, "edit")
    paper = room.ask(PeriodSumming(span.kind, span.first, now))
    with room.transaction() as writing:
        edition = next_edition(room.store.local(_SEAT), (one.edition for one in sheet.all.papers))
        corrected = type(paper)(snapshot=paper.snapshot, text=paper.text, made_at=now, late=paper.late, edition=edition,
                                known=paper.known)  # fmt: skip
        entry = writing.remark(subject(span), CORRECT, corrected, actor=actor.id, now=now)
    return _told(room, span, entry.hash)


def _remark(
    command: SummaryEdit | SummaryRead | SummaryRemark, sheet: PeriodSheet, actor: Actor
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


def _told(room: Here, span: Span, entry: str) -> Changes:
    """Who shows that span looks again."""
    changes = Changes(records=frozenset({subject(span)}), entries=(entry,))
    room.announce(changes)
    return changes
