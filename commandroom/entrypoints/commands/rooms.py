"""`init`: a new seat of a new room, real or for practice."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_KINDS = ("general", "larger", "extra-large")


def init_arguments(parser: Parser) -> None:
    """What a room is made of."""
    name = Words("乡镇（街道）名称", "the township's name")
    parser.add_argument("--name", required=True, metavar="NAME", help=parser.about(name))
    code = Words("九位行政区划代码", "the township's nine-digit code")
    parser.add_argument("--code", required=True, metavar="CODE", help=parser.about(code))
    kind = Words("指挥室类型：一般、较大、特大", "the size of the room")
    parser.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=parser.about(kind))
    seat = Words("本席位代号，一两个大写字母", "this seat: one or two capital letters")
    parser.add_argument("--seat", default="A", metavar="A", help=parser.about(seat))
    practice = Words("练习用：可用 --as 和 --at", "for practice: --as and --at are allowed")
    parser.add_argument("--practice", action="store_true", help=parser.about(practice))
    staff = Words(
        "人员名册（xlsx、xls、csv：姓名、角色、单位、岗位）", "the roster: a table of 姓名, 角色, 单位, 岗位"
    )
    parser.add_argument("--staff", type=Path, metavar="FILE", help=parser.about(staff))


def init(asked: Namespace, context: Context) -> Answer:
    """Found the room in an empty home."""
    from commandroom.entrypoints.opening import Start, create_room, read_staff

    persons = read_staff(asked.staff) if asked.staff is not None else ()
    start = Start(asked.name, asked.code, kind=asked.kind, seat=asked.seat, practice=asked.practice)
    room = create_room(context.home, start, clock=context.clock, persons=persons)
    context.take(room)
    said = context.say(
        f"{start.name} 指挥室已建立，席位 {start.seat}，数据目录 {context.home}",
        f"The room of {start.name} is founded, seat {start.seat}, home {context.home}",
    )
    return Answer({"room": room.room_id, "seat": start.seat, "home": str(context.home)}, [said])


INIT = Command("init", Words("新建指挥室和本席位", "a new room and its first seat"), init, init_arguments)
