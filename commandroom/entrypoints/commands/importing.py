"""`import events|grids|calendar`: what other programs and offices hand over."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words


def file_arguments(parser: Parser) -> None:
    """What every import takes."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=parser.about(Words("要导入的文件", "the file"))
    )
    dry = Words("只试读，不写入", "read and count only; nothing is written")
    parser.add_argument("--dry-run", action="store_true", help=parser.about(dry))
    rejected = Words(
        "未导入的行写到这里（默认在数据目录的 rejected 下）", "where rejected rows go (default: the home)"
    )
    parser.add_argument("--rejected", type=Path, metavar="FILE", help=parser.about(rejected))
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def event_arguments(parser: Parser) -> None:
    """The map and the sheet besides."""
    file_arguments(parser)
    columns = Words(
        "列对照表名称，或 .toml 文件（默认自动判断）", "a column map by name or file (default: guessed)"
    )
    parser.add_argument("--map", dest="columns", default="", metavar="NAME", help=parser.about(columns))
    sheet = Words("工作表名称", "the sheet of a workbook")
    parser.add_argument("--sheet", metavar="S", help=parser.about(sheet))


def events(asked: Namespace, context: Context) -> Answer:
    """Rows become events; rows that are there already add nothing."""
    from commandroom.interop.importer import TableImporter

    importer = TableImporter(
        context.room(), context.home, lang=context.lang, actor=context.person(asked.person)
    )
    report = importer.run(
        asked.file.expanduser(),
        asked.columns or None,
        sheet=asked.sheet,
        dry_run=asked.dry_run,
        rejected=_whole(asked.rejected),
    )
    document = {
        "read": report.read,
        "imported": report.imported,
        "already_there": report.already_there,
        "rejected": report.rejected,
        "rejected_file": report.rejected_file,
        "seconds": report.seconds,
    }
    return Answer(document, _lines(document, context))


def grids(asked: Namespace, context: Context) -> Answer:
    """Grids and villages of a GeoJSON file."""
    from commandroom.entrypoints.bringing import bring_grids

    return _records(asked, context, bring_grids)


def calendar(asked: Namespace, context: Context) -> Answer:
    """A notice of holidays."""
    from commandroom.entrypoints.bringing import bring_calendar

    return _records(asked, context, bring_calendar)


def _records(asked: Namespace, context: Context, bring: Callable[..., Any]) -> Answer:
    from commandroom.base.clock import stopwatch
    from commandroom.entrypoints.bringing import keep_rejected

    begun, file, room = stopwatch(), asked.file.expanduser(), context.room()
    found = bring(room, file, actor=context.person(asked.person), dry_run=asked.dry_run)
    place = keep_rejected(
        found, _whole(asked.rejected), room=room, home=context.home, source=file, lang=context.lang
    )
    document = {
        "read": found.read,
        "imported": found.imported,
        "already_there": found.already_there,
        "rejected": len(found.rejected),
        "rejected_file": place,
        "seconds": round(stopwatch() - begun, 3),
    }
    return Answer(document, _lines(document, context))


def _whole(path: Path | None) -> Path | None:
    return None if path is None else path.expanduser().absolute()


def _lines(document: dict[str, Any], context: Context) -> list[str]:
    read, imported, there, rejected = (
        document[key] for key in ("read", "imported", "already_there", "rejected")
    )
    said = context.say(
        f"读取 {read} 行：导入 {imported}，已有 {there}，未导入 {rejected}；用时 {document['seconds']} 秒。",
        f"{read} rows: {imported} imported, {there} already there, {rejected} rejected; {document['seconds']} s.",
    )
    place = document["rejected_file"]
    return [said, context.say(f"未导入的行：{place}", f"Rejected rows: {place}")] if place else [said]


IMPORT_EVENTS = Command("import events", Words("导入事件表", "a table of events"), events, event_arguments)
IMPORT_GRIDS = Command(
    "import grids", Words("导入网格（GeoJSON）", "grids from GeoJSON"), grids, file_arguments
)
IMPORT_CALENDAR = Command(
    "import calendar", Words("导入放假安排", "a notice of holidays"), calendar, file_arguments
)
