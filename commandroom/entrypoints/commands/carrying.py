"""`export events`: a table for other programs, masked unless a reason is given."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from commandroom.domain.errors import WrongUseError
from commandroom.entrypoints.arguments import pair
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_NAMED = 20


def export_arguments(parser: Parser) -> None:
    """Where to, which events, masked or not."""
    file = Words("目标文件，.xlsx 或 .csv", "the table to write, .xlsx or .csv")
    parser.add_argument("file", type=Path, metavar="FILE", help=parser.about(file))
    view = Words("范围，同 list（默认 all）", "which events, as in list (default: all)")
    parser.add_argument("--view", default="all", metavar="V", help=parser.about(view))
    where = Words("按字段筛选，可重复", "narrow by a field; repeatable")
    parser.add_argument(
        "--where", type=pair, action="append", default=[], metavar="K=V", help=parser.about(where)
    )
    parser.add_argument(
        "--text", default="", metavar="Q", help=parser.about(Words("检索词", "words to find"))
    )
    unmasked = Words("不脱敏，须写明理由并逐件留痕", "personal data in full; needs --reason, journaled")
    parser.add_argument("--unmasked", action="store_true", help=parser.about(unmasked))
    reason = Words("不脱敏的理由", "why personal data are needed")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))


def export_events(asked: Namespace, context: Context) -> Answer:
    """Write the events' table; formulas in texts stay texts."""
    from commandroom.interop.exports import write_table
    from commandroom.usecases import exporting
    from commandroom.usecases.queries import BoardQuery

    if asked.unmasked and not asked.reason.strip():
        raise WrongUseError("use.required", argument="--reason", usage="commandroom export events")
    board = BoardQuery(view=asked.view, where=tuple(asked.where), text=asked.text, sort="registered")
    unmasking = exporting.Unmasking(asked.reason.strip()) if asked.unmasked else None
    done = exporting.Exported()
    rows = exporting.export_events(context.room(), board, done, unmasking=unmasking)
    english = context.lang.startswith("en")
    written = write_table(asked.file.expanduser(), exporting.columns(english=english), rows)
    lines = [
        context.say(f"已导出 {written} 件到 {asked.file}。", f"{written} events written to {asked.file}.")
    ]
    if done.guarded:
        kept = "、".join(done.guarded[:_NAMED])
        lines.append(context.say(f"举报或保密件仍脱敏：{kept}", f"Confidential, kept masked: {kept}"))
    document = {"rows": written, "file": str(asked.file), "revealed": done.revealed}
    return Answer(document | {"kept_masked": len(done.guarded)}, lines)


EXPORT_EVENTS = Command(
    "export events", Words("导出事件表", "a table of events"), export_events, export_arguments
)
