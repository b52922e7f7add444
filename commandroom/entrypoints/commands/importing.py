"""`import events`, `import grids`, `import calendar` and `export events`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commandroom.base.clock import stopwatch
from commandroom.domain.event.imported import Rejected
from commandroom.entrypoints.arguments import pair
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
    dry = Words("只检查，不写入", "look only, write nothing")
    parser.add_argument("--dry-run", action="store_true", help=parser.about(dry))
    _rejected_argument(parser)


def _rejected_argument(parser: Parser) -> None:
    rejected = Words(
        "未导入的行写到这个 xlsx 或 csv（默认在数据目录的 rejected 下）",
        "where rejected rows go, xlsx or csv (default: in the home, under rejected)",
    )
    parser.add_argument("--rejected", type=Path, metavar="FILE", help=parser.about(rejected))


def import_events(asked: Namespace, context: Context) -> Answer:
    """Bring the rows of a table in as events; a second time adds nothing."""
    from commandroom.interop.importer import TableImporter

    importer = TableImporter(context.room(), context.home, lang=context.lang)
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
    document |= {"dry_run": True} if asked.dry_run else {}
    return Answer(document, [*_reasons(report.rejected_rows, context), *_said(document, context)])


def _reasons(rows: tuple[Rejected, ...], context: Context) -> list[str]:
    """Why the first rejected rows did not come in; all of them stand in the file."""
    from commandroom.base.sentences import sentence

    lines = []
    for row in rows[:_SAID_ONE_BY_ONE]:
        reason = sentence(row.code, {**row.params}, lang=context.lang)
        lines.append(context.say(f"第 {row.number} 行：{reason}", f"row {row.number}: {reason}"))
    return lines


def _said(document: dict[str, Any], context: Context) -> list[str]:
    trial = context.say("（试运行，未写入）", " (trial, nothing written)") if "dry_run" in document else ""
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


def file_arguments(parser: Parser) -> None:
    """A file of reference records."""
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(Words("文件", "the file")))
    _rejected_argument(parser)


def import_grids(asked: Namespace, context: Context) -> Answer:
    """Put the villages and grids of a GeoJSON file on the room's records."""
    from commandroom.interop.places import read_places
    from commandroom.usecases.gazetteer import import_places

    begun = stopwatch()
    found = read_places(asked.file)
    taken = import_places(context.room(), found.places)
    return _records_answer(asked, context, found.rejected, (found.read, taken), begun)


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
    taken = gazetteer.import_calendar(context.room(), found.rows)
    answer = _records_answer(asked, context, rejected, (found.read, taken), begun)
    moved = context.say(f"重算时限的事件：{taken.recounted} 件", f"{taken.recounted} events counted again")
    document = answer.document if isinstance(answer.document, dict) else {}
    return Answer({**document, "recounted": taken.recounted}, [*answer.lines, moved])


def _records_answer(
    asked: Namespace,
    context: Context,
    rejected: tuple[Rejected, ...],
    counted: tuple[int, Taken],
    begun: float,
) -> Answer:
    """The same document as for events; what a file says twice is already there."""
    read, taken = counted
    document = {
        "read": read,
        "imported": taken.imported,
        "already_there": read - taken.imported - len(rejected),
        "rejected": len(rejected),
        "rejected_file": _rejected_file(asked, context, rejected),
        "seconds": round(stopwatch() - begun, 3),
    }
    return Answer(document, [*_reasons(rejected, context), *_said(document, context)])


def _rejected_file(asked: Namespace, context: Context, rejected: tuple[Rejected, ...]) -> str:
    from commandroom.interop.importer import write_rejected

    header = tuple(dict.fromkeys(name for row in rejected for name in row.cells))
    return write_rejected(
        rejected,
        header,
        asked.file,
        home=context.home,
        now=context.clock.now(),
        place=asked.rejected,
        lang=context.lang,
    )


def export_arguments(parser: Parser) -> None:
    """Where to, which events, masked or not."""
    file = Words("写到 .xlsx 或 .csv", "the file to write, .xlsx or .csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    where = Words("按字段筛选，可重复，同 list", "narrow by a field as for list; repeatable")
    parser.add_argument(
        "--where", type=pair, action="append", default=[], metavar="K=V", help=parser.about(where)
    )
    view = Words("范围，同 list（默认全部）", "which events, as for list (default: all)")
    parser.add_argument("--view", default="all", metavar="V", help=parser.about(view))
    text = Words("检索词", "words to find")
    parser.add_argument("--text", default="", metavar="Q", help=parser.about(text))
    clear = Words("个人信息不脱敏，逐件留痕", "personal data in clear; each event keeps a record of it")
    parser.add_argument("--unmasked", action="store_true", help=parser.about(clear))
    reason = Words("不脱敏的理由", "why in clear")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))


def export(asked: Namespace, context: Context) -> Answer:
    """Write events as a table that no spreadsheet runs; masked unless a reason is given."""
    from commandroom.interop.exports import table_writer
    from commandroom.usecases import exporting
    from commandroom.usecases.queries import BoardQuery

    room, done = context.room(), exporting.Exported()
    board = BoardQuery(view=asked.view, where=tuple(asked.where), text=asked.text, sort="registered")
    unmasking = exporting.Unmasking(asked.reason) if asked.unmasked else None
    rows = exporting.export_events(room, board, done, unmasking=unmasking)
    with table_writer(asked.file, exporting.columns(english=context.lang.startswith("en"))) as table:
        for cells in rows:
            table.write(cells)
    document = {"rows": done.rows, "revealed": done.revealed, "kept_masked": len(done.guarded)}
    lines = [
        context.say(f"已导出 {done.rows} 件：{asked.file}", f"{done.rows} events written to {asked.file}")
    ]
    if done.guarded:
        kept = "、".join(done.guarded[:_SAID_ONE_BY_ONE])
        lines.append(context.say(f"举报或保密件仍脱敏：{kept}", f"confidential, kept masked: {kept}"))
    return Answer(document, lines)


IMPORT_EVENTS = Command(
    "import events", Words("导入事件表格", "bring in a table of events"), import_events, events_arguments
)
IMPORT_GRIDS = Command(
    "import grids",
    Words("导入村社和网格边界（GeoJSON）", "villages and grids as GeoJSON"),
    import_grids,
    file_arguments,
)
IMPORT_CALENDAR = Command(
    "import calendar",
    Words("导入放假安排（CSV）并重算时限", "a notice of holidays (CSV); clocks are counted again"),
    import_calendar,
    file_arguments,
)
EXPORT_EVENTS = Command(
    "export events", Words("导出事件，默认脱敏", "write events as a table, masked"), export, export_arguments
)
