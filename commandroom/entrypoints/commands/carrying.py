"""`export events`: a table for other programs. `export room`, `import room`: everything, in an open form."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, Namespace
from pathlib import Path

from commandroom.domain.errors import RoomError, WrongUseError
from commandroom.entrypoints.arguments import BESIDE, STANDARD_INPUT, pair, text_of
from commandroom.entrypoints.command import Answer, Command, Whose
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
    if done.closed:
        lines.append(
            context.say(
                f"保密件 {done.closed} 件未导出。", f"{done.closed} confidential events are left out."
            )
        )
    return Answer(document | {"kept_masked": len(done.guarded), "closed": done.closed}, lines)


def export_room_arguments(parser: Parser) -> None:
    """Where to, and whether the keys of personal data go along."""
    place = Words("新目录，或以 .zip 结尾的文件", "a new folder, or a file that ends in .zip")
    parser.add_argument("place", type=Path, metavar="DIR|FILE.zip", help=parser.about(place))
    keys = Words(
        "连同个人信息的密钥（以口令封装），须写明理由",
        "with the keys of personal data, wrapped by a pass phrase; needs --reason",
    )
    parser.add_argument("--with-keys", action="store_true", help=parser.about(keys))
    reason = Words("带出密钥的理由", "why the keys must leave the seat")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))
    _phrase_argument(parser)
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))
    parser.add_argument(BESIDE, action="store_true", help=SUPPRESS)


def _phrase_argument(parser: Parser) -> None:
    phrase = Words(
        "口令所在的文件，- 为标准输入（默认当面询问）",
        "a file with the pass phrase, - for standard input (asked for by default)",
    )
    parser.add_argument("--passphrase", type=str, default="", metavar="FILE|-", help=parser.about(phrase))


def export_room(asked: Namespace, context: Context) -> Answer:
    """Write the journal as it was hashed, the records, the attachments and a manifest."""
    from commandroom.entrypoints import wholeroom
    from commandroom.usecases.carrying import WithKeys

    if asked.with_keys and not asked.reason.strip():
        raise WrongUseError("use.required", argument="--reason", usage="commandroom export room")
    place = asked.place.expanduser().absolute()
    if asked.beside:
        return _export_beside(asked, context, place)
    keys = None
    if asked.with_keys:
        person = context.person(asked.person)
        keys = WithKeys(asked.reason.strip(), _phrase(asked, context), person)
    document = wholeroom.export_room(
        context.room(), context.home, place, keys=keys, progress=context.progress
    )
    said = context.say(
        f"已导出整个指挥室：{document['entries']} 条流水，{document['attachments']} 个附件，到 {place}；"
        f"摘要 {document['digest']}",
        f"The whole room is written: {document['entries']} entries, {document['attachments']} attachments, to {place}; "
        f"digest {document['digest']}",
    )
    return Answer(document, [said])


def _export_beside(asked: Namespace, context: Context, place: Path) -> Answer:
    """The desk's own call, beside its window: what it says and hears is for the program."""
    from commandroom.entrypoints import opening, wholeroom
    from commandroom.entrypoints.carrying import BesideDesk
    from commandroom.usecases.carrying import WithKeys

    beside = BesideDesk()
    keys = WithKeys(asked.reason.strip(), beside.phrase()) if asked.with_keys else None
    beside.listen()
    try:
        # Only keys need an entry: without them a store that cannot be written is carried away all the same.
        room = opening.open_room(context.home, clock=context.clock, read_only=keys is None)
        context.take(room)
        context.admit(room)
        document = wholeroom.export_room(
            context.room(), context.home, place, keys=keys, progress=beside.tell, cancelled=beside.is_over
        )
    except RoomError as error:
        return Answer(beside.complain(error), code=error.exit_code)
    return Answer(document)


def import_room_arguments(parser: Parser) -> None:
    """Which export."""
    place = Words("导出的目录或 zip", "an exported folder or zip")
    parser.add_argument("place", type=Path, metavar="DIR|FILE.zip", help=parser.about(place))
    _phrase_argument(parser)


def import_room(asked: Namespace, context: Context) -> Answer:
    """Make this empty home out of an export."""
    from commandroom.entrypoints import wholeroom
    from commandroom.entrypoints.copies import no_desk

    place = asked.place.expanduser().absolute()
    phrase = _phrase(asked, context) if asked.passphrase else ""
    with no_desk(context.home):
        document = wholeroom.import_room(
            place, context.home, clock=context.clock, phrase=phrase, progress=context.progress
        )
    lines = [
        context.say(
            f"已导入：{document['entries']} 条流水，{document['events']} 件事件，{document['attachments']} 个附件；"
            f"摘要 {document['digest']}",
            f"Imported: {document['entries']} entries, {document['events']} events, {document['attachments']} "
            f"attachments; digest {document['digest']}",
        ),
        context.say(
            f"席位 {document['seat']} 今后在这里办公，原来的数据目录不要再打开。",
            f"Seat {document['seat']} goes on here; do not open the home it came from again.",
        ),
    ]
    if not document["folds_alike"]:
        lines.append(
            context.say(
                "流水完全一致；事件由本程序重新生成，与导出时的程序版本略有不同。",
                "The journal is equal; this program folds the events otherwise than the one that exported them.",
            )
        )
    return Answer(document, lines)


def _phrase(asked: Namespace, context: Context) -> str:
    """The pass phrase: the first line of a file or of standard input, else asked for."""
    if asked.passphrase:
        source = asked.passphrase if asked.passphrase == STANDARD_INPUT else f"@{asked.passphrase}"
        return text_of(source).strip().partition("\n")[0].strip()
    if not sys.stdin.isatty():
        raise WrongUseError("use.required", argument="--passphrase", usage="commandroom export room")
    from getpass import getpass

    return getpass(context.say("口令：", "Pass phrase: "))


EXPORT_ROOM = Command(
    "export room",
    Words("以开放格式导出整个指挥室", "the whole room in an open form"),
    export_room,
    export_room_arguments,
)
IMPORT_ROOM = Command(
    "import room",
    Words("把导出的指挥室导入空目录", "an exported room into an empty home"),
    import_room,
    import_room_arguments,
    whose=Whose.SEAT,
)
EXPORT_EVENTS = Command(
    "export events", Words("导出事件表", "a table of events"), export_events, export_arguments
)
