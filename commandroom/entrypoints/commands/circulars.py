"""`circular`: the circular of supervision of a week or month, signed once, as a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.domain.time.moments import iso, local
from commandroom.entrypoints.arguments import moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import CircularSheet

FORMATS = ("html", "pdf", "docx", "xlsx")


def arguments(parser: Parser) -> None:
    """Which week or month, whether to sign it, and a file."""
    span = Words(
        "2026-W48（周）或 2026-11（月），默认上一周",
        "2026-W48 for a week or 2026-11 for a month; last week without one",
    )
    parser.add_argument("--span", default="", metavar="SPAN", help=parser.about(span))
    issue = Words("签发：期满后一次，限主任、副主任", "sign it: once, when it is over, by a leader")
    parser.add_argument("--issue", action="store_true", help=parser.about(issue))
    out = Words("写成文件（html、pdf、docx、xlsx）", "write a file (html, pdf, docx, xlsx)")
    parser.add_argument("--out", type=Path, metavar="FILE", help=parser.about(out))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))
    person = Words("以谁的身份（仅练习用目录）", "as whom, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def circular(asked: Namespace, context: Context) -> Answer:
    """What was signed, else the draft of the moment."""
    from datetime import timedelta

    from commandroom.domain.circulars import paragraphs, week_of
    from commandroom.usecases.commands import IssueCircular
    from commandroom.usecases.queries import CircularOf

    now, room = context.moment(asked.at), context.room()
    span = asked.span or week_of(local(now).date() - timedelta(days=7))
    if asked.issue:
        room.perform(IssueCircular(span, actor=context.person(asked.person), at=asked.at))
    sheet = room.ask(CircularOf(span, now))
    file = _written(asked.out, sheet) if asked.out is not None else None
    found = sheet.circular
    document = {
        "span": span, "number": found.number, "draft": sheet.is_draft, "over": sheet.is_over,
        "signed_by": sheet.by, "signed_at": iso(sheet.at) if sheet.at is not None else None,
        "as_of": iso(found.as_of), "sheets": len(found.sheets),
        "named": [
            {"unit": one.unit, "name": one.name, "orange": one.orange, "red": one.red, "points": one.points,
             "talk": one.talk, "county": one.county, "unreported": one.unreported}
            for one in found.named
        ],
        "file": str(file) if file is not None else None,
    }  # fmt: skip
    head = found.number or context.say("草稿", "draft")
    return Answer(
        document, [f"{span} {head}", *paragraphs(found), *([str(file)] if file is not None else [])]
    )


def _written(path: Path, sheet: CircularSheet) -> Path:
    from commandroom.domain.errors import WrongUseError
    from commandroom.entrypoints.papers import pdf
    from commandroom.reports.circular import written

    kind = path.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise WrongUseError("summary.format", value=kind[:20], known=" ".join(FORMATS))
    return written(sheet, kind, path, pdf=pdf)


CIRCULAR = Command(
    "circular", Words("督办通报：通报单位及其后果", "the circular of supervision: the units named, and what follows"), circular,
    arguments,
)  # fmt: skip
