"""`ledger`: returns, accounts, reports to the county, supervision sheets, changes of item lists, people moved, of any days."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.domain.errors import WrongUseError
from commandroom.domain.forms.ledgerbook import LedgerKind
from commandroom.domain.time.moments import iso, local
from commandroom.entrypoints.arguments import day, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import LedgerSheet

FORMATS = ("xlsx", "pdf", "docx", "html")
_KINDS = tuple(kind.value for kind in LedgerKind)


def arguments(parser: Parser) -> None:
    """Which ledger of which days, and a workbook for it."""
    kind = Words("台账：退单、挂账、上报、督办、清单变更、人员转移", "the ledger")
    first = Words("自哪一天（默认本月1日）", "the first day (default: of this month)")
    last = Words("至哪一天，含当天（默认今天）", "the last day, itself in (default: today)")
    out = Words("另存为文件：.xlsx .pdf .docx .html", "write a file: .xlsx .pdf .docx .html")
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument(
        "kind", choices=_KINDS, metavar="KIND", help=parser.about(kind) + ": " + " ".join(_KINDS)
    )
    parser.add_argument("--from", dest="first", type=day, metavar="D", help=parser.about(first))
    parser.add_argument("--to", dest="last", type=day, metavar="D", help=parser.about(last))
    parser.add_argument("--out", type=Path, metavar="FILE", help=parser.about(out))
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def ledger(asked: Namespace, context: Context) -> Answer:
    """Print it, and write it where a file is named."""
    from commandroom.reports.ledgers import checksum
    from commandroom.usecases.queries import Ledger

    now = context.moment(asked.at)
    today = local(now).date()
    last = asked.last or today
    sheet = context.room().ask(Ledger(LedgerKind(asked.kind), asked.first or last.replace(day=1), last, now))
    if asked.out is not None:
        from commandroom.entrypoints.papers import ledger_written

        ledger_written(sheet, _format(asked.out), asked.out.expanduser())
    method, digest = checksum(sheet)
    document = {
        "ledger": sheet.kind.value, "from": sheet.first.isoformat(), "to": sheet.last.isoformat(), "as_of": iso(sheet.as_of),
        "total": len(sheet.rows), "rows": _rows(sheet), "checksum": {"method": method, "value": digest},
        "file": str(asked.out) if asked.out is not None else "",
    }  # fmt: skip
    return Answer(document, _lines(sheet, asked.out, context))


def _format(out: Path) -> str:
    """The format of a file's name.

    Raises:
        WrongUseError: `form.format`.
    """
    suffix = out.suffix.lower().lstrip(".")
    if suffix not in FORMATS:
        raise WrongUseError("form.format", value=suffix[:20] or out.name[:40], known=" ".join(FORMATS))
    return suffix


def _rows(sheet: LedgerSheet) -> list[dict[str, Any]]:
    keys = [column.key for column in sheet.form.columns]
    return [dict(zip(keys, map(_plain, row.cells), strict=True)) for row in sheet.rows]


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return iso(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _lines(sheet: LedgerSheet, out: Path | None, context: Context) -> Iterator[str]:
    title = sheet.form.title["en" if context.lang.startswith("en") else "zh"]
    yield context.say(
        f"{title} {sheet.first} 至 {sheet.last}：{len(sheet.rows)} 条",
        f"{title}, {sheet.first} to {sheet.last}: {len(sheet.rows)}",
    )
    for row in sheet.rows:
        yield "  ".join(_text(cell) for cell in row.cells if cell not in (None, ""))
    if out is not None:
        yield str(out)


def _text(cell: object) -> str:
    return f"{local(cell):%m-%d %H:%M}" if isinstance(cell, datetime) else str(cell)


LEDGER = Command(
    "ledger",
    Words("台账：退单、挂账、上报、督办、清单变更、人员转移，任意时段", "a ledger of any days"),
    ledger,
    arguments,
)
