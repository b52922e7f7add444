"""`summary`: the daily summary of a day, made once and frozen, as a file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.sentences import sentence
from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.moments import iso, local
from commandroom.entrypoints.arguments import day, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import SummarySheet

FORMATS = ("html", "pdf", "docx", "xlsx")
PERIODS = ("week", "month")


def arguments(parser: Parser) -> None:
    """Which day, which format, where to; a correction; in practice homes another moment and person."""
    which = Words("哪一天（默认今天）", "the day (today)")
    kind = Words("文件格式（默认看文件名，否则 html）", "the file's format (by its name, else html)")
    out = Words("文件（默认数据目录下的 summaries）", "the file (in summaries of the home)")
    again = Words("重新汇总，另存一份编号的更正", "sum up again, as a numbered correction beside it")
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    person = Words("以谁的身份（仅练习用目录）", "as whom, in practice homes only")
    parser.add_argument("--date", type=day, metavar="D", help=parser.about(which))
    period = Words("周报或月报（--date 所在的周、月）", "the paper of the week or month in which --date lies")
    parser.add_argument("--period", choices=PERIODS, help=parser.about(period))
    parser.add_argument("--format", choices=FORMATS, help=parser.about(kind))
    parser.add_argument("--out", type=Path, metavar="FILE", help=parser.about(out))
    parser.add_argument("--again", action="store_true", help=parser.about(again))
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def summary(asked: Namespace, context: Context) -> Answer:
    """Make the day's paper where its time has come and nobody made it, and write it; before that a draft."""
    if asked.period:
        from commandroom.entrypoints.commands.spans import summary_of_span

        return summary_of_span(asked, _format(asked), context)
    from commandroom.entrypoints.papers import FOLDER, written
    from commandroom.reports.papers import file_name
    from commandroom.usecases.commands import SumUp
    from commandroom.usecases.queries import Summary

    now = context.moment(asked.at)
    which: date = asked.date or local(now).date()
    kind = _format(asked)
    room = context.room()
    sheet = room.ask(Summary(which, now))
    if asked.again or (sheet.is_draft and sheet.is_over and not room.store.is_read_only):
        room.perform(SumUp(which, again=asked.again, actor=context.person(asked.person), at=asked.at))
        sheet = room.ask(Summary(which, now))
    file = written(sheet, kind, asked.out or context.home / FOLDER / file_name(sheet, kind))
    return Answer(_document(sheet, file, context), _lines(sheet, file, context))


def _format(asked: Namespace) -> str:
    """The format that was named, else that of the file's name.

    Raises:
        WrongUseError: `summary.format`.
    """
    if asked.format:
        return str(asked.format)
    suffix = asked.out.suffix.lower().lstrip(".") if asked.out is not None else FORMATS[0]
    if suffix not in FORMATS:
        raise WrongUseError(
            "summary.format", value=suffix[:20] or asked.out.name[:40], known=" ".join(FORMATS)
        )
    return str(suffix)


def _document(sheet: SummarySheet, file: Path, context: Context) -> dict[str, Any]:
    from commandroom.entrypoints.shapes import plain
    from commandroom.reports.summary import issue_text

    paper = sheet.paper
    snapshot = paper.snapshot
    return {
        "issue": issue_text(sheet), "number": snapshot.number, "date": snapshot.day.isoformat(),
        "as_of": iso(snapshot.as_of), "made_at": iso(paper.made_at), "late": paper.late, "draft": sheet.is_draft,
        "edition": paper.edition, "editions": [one.edition for one in sheet.day.papers], "file": str(file),
        "figures": {
            **plain(snapshot.today), "yesterday": plain(snapshot.before), "matters": plain(snapshot.matters),
            "matters_total": snapshot.matters_total, "red_list": plain(snapshot.red), "yellow_list": plain(snapshot.yellow),
            "hot": plain(snapshot.hot), "grids": plain(snapshot.grids), "repeats": plain(snapshot.repeats),
            "supervision": plain(snapshot.supervision), "tomorrow": plain(snapshot.tomorrow),
            "offices": plain(snapshot.offices), "evening": plain(snapshot.evening), "calendar": snapshot.calendar,
            "rules": snapshot.rules,
        },
        "checks": [{**plain(one), "agrees": one.agrees} for one in snapshot.checks],
        "text": [{"id": part.id, "title": part.title, "text": part.text, "edited": bool(part.edited_by)}
                 for part in sheet.parts],
        "read": [{"by": sheet.names.get(one.by, one.by), "at": iso(one.at)} for one in sheet.day.read],
        "comments": [{"by": sheet.names.get(one.by, one.by), "at": iso(one.at), "text": one.text}
                     for one in sheet.day.comments],
        "notes": _notes(sheet, context),
    }  # fmt: skip


def _notes(sheet: SummarySheet, context: Context) -> list[str]:
    if not sheet.is_draft:
        return []
    snapshot = sheet.paper.snapshot
    params = {"day": snapshot.day, "time": sheet.hours.at, "now": snapshot.as_of}
    return [sentence("summary.draft", params, lang=context.lang)]


def _lines(sheet: SummarySheet, file: Path, context: Context) -> Iterator[str]:
    from commandroom.domain.summary.wording import heading
    from commandroom.reports.summary import issue_text

    yield heading(sheet.paper.snapshot, sheet.rules)[0]
    yield issue_text(sheet)
    yield from _notes(sheet, context)
    for part in sheet.parts:
        yield f"【{part.title}】"
        yield from part.text.splitlines()
    yield str(file)


SUMMARY = Command(
    "summary",
    Words("每日专报：到点生成一次并冻结，导出文件", "the daily summary, frozen at its first making"),
    summary,
    arguments,
)
