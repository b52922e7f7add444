"""`init`: a new seat of a new room, real or for practice. `demo`: a town with a history to look at."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.domain.errors import WrongUseError
from commandroom.entrypoints.arguments import count, day
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.entrypoints.opening import Start
    from commandroom.usecases.room import Room
    from commandroom.usecases.secret import Secret

_KINDS = ("general", "larger", "extra-large")
_COUNTY = "county"
_ADMINISTRATORS = 3


def init_arguments(parser: Parser) -> None:
    """What a room is made of."""
    name = Words("乡镇（街道）名称", "the township's name")
    parser.add_argument("--name", required=True, metavar="NAME", help=parser.about(name))
    code = Words("九位行政区划代码（县级六位）", "the township's nine-digit code (six for a county)")
    parser.add_argument("--code", required=True, metavar="CODE", help=parser.about(code))
    kind = Words("指挥室类型：一般、较大、特大", "the size of the room")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=parser.about(kind))
    county = Words("县级社会治理中心的席位（六位区划代码）", "a desk of the county (a code of six digits)")
    kinds.add_argument("--county", action="store_true", help=parser.about(county))
    seat = Words("本席位代号，一两个大写字母", "this seat: one or two capital letters")
    parser.add_argument("--seat", default="A", metavar="A", help=parser.about(seat))
    practice = Words("练习用：可用 --as 和 --at", "for practice: --as and --at are allowed")
    parser.add_argument("--practice", action="store_true", help=parser.about(practice))
    staff = Words(
        "人员名册（xlsx、xls、csv：姓名、角色、单位、岗位）", "the roster: a table of 姓名, 角色, 单位, 岗位"
    )
    parser.add_argument("--staff", type=Path, metavar="FILE", help=parser.about(staff))
    three = Words(
        "三员分设：系统、安全、审计管理员姓名，以逗号分隔",
        "three administrators apart: names of system, security and audit, with commas",
    )
    parser.add_argument("--administrators", default="", metavar="A,B,C", help=parser.about(three))
    first = Words(
        "从标准输入读账户管理人的口令（默认打印一个首次口令）",
        "read the first password from standard input (default: one is made and printed)",
    )
    parser.add_argument("--password-stdin", action="store_true", help=parser.about(first))


def init(asked: Namespace, context: Context) -> Answer:
    """Found the room in an empty home."""
    from commandroom.entrypoints.opening import Start, create_room, read_staff

    persons = read_staff(asked.staff) if asked.staff is not None else ()
    kind = _COUNTY if asked.county else asked.kind
    start = Start(asked.name, asked.code, kind=kind, seat=asked.seat, practice=asked.practice)
    chosen = _chosen(asked, context, start)
    room = create_room(
        context.home, start, clock=context.clock, persons=persons, administrators=_names(asked.administrators)
    )
    context.take(room)
    account, told = _first_account(room, chosen, context)
    said = context.say(
        f"{start.name} 指挥室已建立，席位 {start.seat}，数据目录 {context.home}",
        f"The room of {start.name} is founded, seat {start.seat}, home {context.home}",
    )
    return Answer(
        {"room": room.room_id, "seat": start.seat, "home": str(context.home)} | account, [said, *told]
    )


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.replace("，", ",").split(",") if name.strip())
    if names and len(set(names)) != _ADMINISTRATORS:
        raise WrongUseError("use.administrators")
    return names


def _chosen(asked: Namespace, context: Context, start: Start) -> Secret | None:
    """The password that somebody chose, good or refused before anything is founded."""
    if not asked.password_stdin or start.practice:
        return None
    from commandroom.entrypoints import firstaccount
    from commandroom.entrypoints.passwords import Typed

    chosen = Typed(context, is_piped=True).new()
    firstaccount.check(chosen.reveal(), names=(start.name, start.code))
    return chosen


def _first_account(room: Room, chosen: Secret | None, context: Context) -> tuple[dict[str, str], list[str]]:
    """Who keeps the accounts gets the first one; practice rooms ask for none."""
    if not room.guarded:
        return {}, []
    from commandroom.entrypoints import firstaccount

    person, given = firstaccount.found(room, chosen)
    name = room.store.reference.people().name_of(person)
    if given is None:
        said = context.say(f"账户管理人：{name}（{person}）", f"The accounts are kept by {name} ({person})")
        return {"person": person}, [said]
    zh = f"账户管理人：{name}（{person}），首次口令（只显示这一次，首次登录须更换）：{given.reveal()}"
    en = f"The accounts are kept by {name} ({person}); first password, shown this once: {given.reveal()}"
    return {"person": person, "password": given.reveal()}, [context.say(zh, en)]


INIT = Command(
    "init",
    Words("新建指挥室和本席位", "a new room and its first seat"),
    init,
    init_arguments,
    whose=Whose.SEAT,
)


def move(_asked: Namespace, context: Context) -> Answer:
    """Say that the seat's one home is this one now."""
    residence = context.room().residence
    assert residence is not None  # noqa: S101 - every opened home has one
    before = residence.state()
    after = residence.go_on_here()
    said = context.say(
        f"本席位今后就在这里办公（第 {after.incarnation} 次启用）；原处的那一份不要再打开。",
        f"The seat goes on here (incarnation {after.incarnation}); do not open the other home again.",
    )
    if not before.code:
        said = context.say("本席位一直在这里，无需登记。", "The seat was always here; nothing to do.")
    document = {"moved": before.moved, "copied": before.copied, "origin": before.origin}
    return Answer(document | {"incarnation": after.incarnation}, [said])


MOVE = Command(
    "move", Words("确认本席位迁到这台电脑", "this seat goes on in this home"), move, whose=Whose.MACHINE
)


def demo_arguments(parser: Parser) -> None:
    """How long the history is, how busy, and where it ends."""
    days = Words("天数（默认 90）", "days of history (90)")
    parser.add_argument("--days", type=count, default=90, metavar="N", help=parser.about(days))
    busy = Words("每天事件数（默认 25）", "events a day (25)")
    parser.add_argument("--per-day", type=count, default=25, metavar="N", help=parser.about(busy))
    seed = Words("随机种子：同一种子讲同一个故事", "the same seed tells the same story")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=parser.about(seed))
    until = Words("最后一天（默认到现在为止）", "the last day (default: until now)")
    parser.add_argument("--until", type=day, metavar="YYYY-MM-DD", help=parser.about(until))


def demo(asked: Namespace, context: Context) -> Answer:
    """Fill an empty home with 临溪镇, its staff, its grids and a history."""
    from commandroom.entrypoints.demo import end_of, make_demo
    from commandroom.usecases.demo.telling import Plot
    from commandroom.usecases.queries import BoardIds, BoardQuery, Persons

    end = end_of(asked.until) if asked.until is not None else context.clock.now()
    plot = Plot(end=end, days=asked.days, per_day=asked.per_day, seed=asked.seed)
    room = make_demo(context.home, plot, progress=context.progress)
    context.take(room)
    events = room.ask(BoardIds(BoardQuery(view="all", sort="number"), now=end)).total
    entries = room.store.verify(full=False).entries
    people = len(room.ask(Persons(now=end)))
    said = context.say(
        f"演示数据：{events} 件事件，{entries} 条流水，{people} 人，数据目录 {context.home}",
        f"Demo data: {events} events, {entries} entries, {people} people, home {context.home}",
    )
    return Answer({"events": events, "entries": entries, "people": people}, [said])


DEMO = Command(
    "demo", Words("生成演示数据", "a fictitious town to look at"), demo, demo_arguments, whose=Whose.SEAT
)
