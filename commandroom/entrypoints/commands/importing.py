"""`import events`, `import grids`, `import calendar`: three counts that add up, reasons in a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import stopwatch
from commandroom.domain.event.imported import Rejected
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.gazetteer import Taken

_SAID_ONE_BY_ONE = 20


def events_arguments(parser: Parser) -> None:
    """The file, how to read it, where the rejected rows go."""
    file = Words("xlsx、xls 或 csv 表格", "a table: xlsx, xls or csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    column_map = Words("列映射的名称或 .toml 文件（默认自动识别）", "a column map by name or as a .toml file")
    parser.add_argument("--map", default="", metavar="NAME|FILE.toml", help=parser.about(column_map))
    sheet = Words("工作表名称（默认第一张）", "the sheet's name (default: the first)")
    parser.add_argument("--sheet", metavar="S", help=parser.about(sheet))
    common_arguments(parser)


def common_arguments(parser: Parser) -> None:
    """What every import takes."""
    dry = Words("只检查，不写入", "look only, write nothing")
    parser.add_argument("--dry-run", action="store_true", help=parser.about(dry))
    rejected = Words(
        "未导入的行写到这个 xlsx 或 csv（默认在数据目录的 rejected 下）",
        "where rejected rows go, xlsx or csv (default: in the home, under rejected)",
    )
    parser.add_argument("--rejected", type=Path, metavar="FILE", help=parser.about(rejected))
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def import_events(asked: Namespace, context: Context) -> Answer:
    """Bring the rows of a table in as events; a second time adds nothing."""
    from commandroom.interop.importer import TableImporter

    importer = TableImporter(
        context.room(), context.home, lang=context.lang, actor=context.person(asked.person)
    )
    chosen = Path(asked.map) if asked.map.endswith(".toml") else asked.map or None
    report = importer.run(
        asked.file, chosen, sheet=asked.sheet, dry_run=asked.dry_run, rejected=asked.rejected
    )
    document = {
        "read": report.read,
        "imported": report.imported,
        "already_there": report.already_there,
        "rejected": report.rejected,
        "rejected_file": report.rejected_file,
        "seconds": report.seconds,
    }
    said = [*_reasons(report.rejected_rows, context), *_said(document, context, dry_run=asked.dry_run)]
    if report.broken is None:
        return Answer(document, said)
    why = {"error": report.broken.code, "message": context.sentence(report.broken)}
    broke = context.say("中途中断，已导入的保留：", "broken off, what came in stays: ")
    return Answer(document | why, [*said, broke + why["message"]], report.broken.exit_code)


def _reasons(rows: tuple[Rejected, ...], context: Context) -> list[str]:
    """Why the first rejected rows did not come in; all of them stand in the file."""
    from commandroom.base.sentences import sentence

    lines = []
    for row in rows[:_SAID_ONE_BY_ONE]:
        reason = sentence(row.code, {**row.params}, lang=context.lang)
        lines.append(context.say(f"第 {row.number} 行：{reason}", f"row {row.number}: {reason}"))
    return lines


def _said(document: dict[str, Any], context: Context, *, dry_run: bool) -> list[str]:
    trial = context.say("（试运行，未写入）", " (trial, nothing written)") if dry_run else ""
    lines = [
        context.say(
            "读取 {read} 行：导入 {imported}，已有 {already_there}，未导入 {rejected}；用时 {seconds} 秒".format(
                **document
            ),
            "{read} rows read: {imported} imported, {already_there} already there, {rejected} rejected; "
            "{seconds} s".format(**document),
        )
        + trial
    ]
    if document["rejected_file"]:
        where = document["rejected_file"]
        lines.append(context.say(f"未导入的行及原因：{where}", f"rejected rows and reasons: {where}"))
    return lines


def records_arguments(parser: Parser) -> None:
    """A file of reference records, in whose name."""
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(Words("文件", "the file")))
    common_arguments(parser)


def import_grids(asked: Namespace, context: Context) -> Answer:
    """Put the villages and grids of a GeoJSON file on the room's records."""
    from commandroom.interop.grids import read_grids
    from commandroom.usecases.gazetteer import import_places

    begun = stopwatch()
    found = read_grids(asked.file)
    taken = import_places(
        context.room(),
        (*found.villages, *found.grids),
        named=found.named,
        actor=context.person(asked.person),
        dry_run=asked.dry_run,
    )
    return records_answer(asked, context, found.rejected, (found.read, taken), begun)


def import_calendar(asked: Namespace, context: Context) -> Answer:
    """Put a notice of holidays on record and count the running clocks again."""
    from commandroom.interop.calendars import read_calendar
    from commandroom.usecases import gazetteer

    begun = stopwatch()
    found = read_calendar(asked.file)
    rejected = tuple(
        Rejected(
            number=row.line, code=row.code, params={key: str(value) for key, value in row.params.items()}
        )
        for row in found.rejected
    )
    actor = context.person(asked.person)
    taken = gazetteer.import_calendar(context.room(), found.rows, actor=actor, dry_run=asked.dry_run)
    answer = records_answer(asked, context, rejected, (found.read, taken), begun)
    moved = context.say(f"重算时限的事件：{taken.recounted} 件", f"{taken.recounted} events counted again")
    return Answer(answer.document, [*answer.lines, moved])


def records_answer(
    asked: Namespace,
    context: Context,
    rejected: tuple[Rejected, ...],
    counted: tuple[int, Taken],
    begun: float,
) -> Answer:
    """The same document as for events; what a file says twice is already there."""
    from commandroom.interop.importer import write_rejected

    read, taken = counted
    header = tuple(dict.fromkeys(name for row in rejected for name in row.cells))
    place = write_rejected(
        rejected,
        header,
        asked.file,
        home=context.home,
        now=context.clock.now(),
        place=asked.rejected,
        lang=context.lang,
    )
    document = {
        "read": read,
        "imported": taken.imported,
        "already_there": read - taken.imported - len(rejected),
        "rejected": len(rejected),
        "rejected_file": place,
        "seconds": round(stopwatch() - begun, 3),
    }
    said = _said(document, context, dry_run=asked.dry_run)
    return Answer(document, [*_reasons(rejected, context), *said])


IMPORT_EVENTS = Command(
    "import events", Words("导入事件表格", "bring in a table of events"), import_events, events_arguments
)
IMPORT_GRIDS = Command(
    "import grids",
    Words("导入村社和网格（GeoJSON）", "villages and grids as GeoJSON"),
    import_grids,
    records_arguments,
)
IMPORT_CALENDAR = Command(
    "import calendar",
    Words("导入放假安排（CSV）并重算时限", "a notice of holidays (CSV); clocks are counted again"),
    import_calendar,
    records_arguments,
)
