"""`summary --period week|month`: the paper of a week or a month, made once and frozen, as a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.sentences import sentence
from commandroom.domain.summary.span import SpanKind
from commandroom.domain.time.moments import iso, local
from commandroom.entrypoints.command import Answer
from commandroom.entrypoints.context import Context

if TYPE_CHECKING:
    from commandroom.usecases.queries import PeriodSheet


def summary_of_span(asked: Namespace, kind: str, context: Context) -> Answer:
    """Make the paper where its span is over and nobody made it, and write it; before that a draft."""
    from commandroom.entrypoints.papers import FOLDER, period_written
    from commandroom.reports.period import file_name
    from commandroom.usecases.commands import SumUp
    from commandroom.usecases.queries import PeriodSummary

    now = context.moment(asked.at)
    day: date = asked.date or local(now).date()
    query = PeriodSummary(SpanKind(asked.period), day, now)
    room = context.room()
    sheet = room.ask(query)
    if asked.again or (sheet.is_draft and sheet.is_over and not room.store.is_read_only):
        person = context.person(asked.person)
        room.perform(SumUp(day, again=asked.again, actor=person, span=asked.period, at=asked.at))
        sheet = room.ask(query)
    file = period_written(sheet, kind, asked.out or context.home / FOLDER / file_name(sheet, kind))
    return Answer(_document(sheet, file, context), _lines(sheet, file, context))


def _document(sheet: PeriodSheet, file: Path, context: Context) -> dict[str, Any]:
    from commandroom.entrypoints.shapes import plain
    from commandroom.reports.period import issue_text

    paper = sheet.paper
    snapshot = paper.snapshot
    lists = ("days", "figures", "offices", "hot", "repeats", "sheets", "matters", "scores")
    return {
        "issue": issue_text(sheet), "period": snapshot.kind.value, "from": snapshot.first.isoformat(),
        "to": snapshot.last.isoformat(), "number": snapshot.number, "as_of": iso(snapshot.as_of),
        "made_at": iso(paper.made_at), "late": paper.late, "draft": sheet.is_draft, "edition": paper.edition,
        "editions": [one.edition for one in sheet.all.papers], "file": str(file),
        "figures": {**plain(snapshot.today), "before": plain(snapshot.before)}
        | {name: plain(getattr(snapshot, name)) for name in lists}
        | {"calendar": snapshot.calendar, "rules": snapshot.rules, "matters_total": snapshot.matters_total},
        "text": [{"id": part.id, "title": part.title, "text": part.text, "edited": bool(part.edited_by)}
                 for part in sheet.parts],
        "read": [{"by": sheet.names.get(one.by, one.by), "at": iso(one.at)} for one in sheet.all.read],
        "comments": [{"by": sheet.names.get(one.by, one.by), "at": iso(one.at), "text": one.text}
                     for one in sheet.all.comments],
        "notes": _notes(sheet, context),
    }  # fmt: skip


def _notes(sheet: PeriodSheet, context: Context) -> list[str]:
    if not sheet.is_draft:
        return []
    params: dict[str, object] = {
        "first": sheet.span.first, "last": sheet.span.last, "now": sheet.paper.snapshot.as_of,
    }  # fmt: skip
    return [sentence("period.draft", params, lang=context.lang)]


def _lines(sheet: PeriodSheet, file: Path, context: Context) -> Iterator[str]:
    from commandroom.domain.summary.periodwording import heading
    from commandroom.reports.period import issue_text

    yield heading(sheet.paper.snapshot, sheet.rules.period)[0]
    yield issue_text(sheet)
    yield from _notes(sheet, context)
    for part in sheet.parts:
        yield f"【{part.title}】"
        yield from part.text.splitlines()
    yield str(file)
