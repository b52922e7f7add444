"""`list`, `show`, `lamps`, `people`: what the room knows, masked."""

from __future__ import annotations

from argparse import Namespace
from array import array
from typing import TYPE_CHECKING

from commandroom.domain.time.moments import local
from commandroom.entrypoints.arguments import count, day, moment, pair
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.usecases.queries import TimelineRow

_SORTS = ("urgency", "due", "registered", "grade", "number")
_DEFAULT_LIMIT = 50
_LAMPS = {"green": "🟢", "yellow": "🟡", "red": "🔴", "deep_red": "🟥", "paused": "⏸", "none": "·"}


def list_arguments(parser: Parser) -> None:
    """What the board's own filters offer."""
    view = Words(
        "open、mine、red、yellow、history、all 或状态英文名",
        "open, mine, red, yellow, history, all or a state",
    )
    where = Words(
        "按字段筛选，可重复：source、category、grid、lead、urgency…", "narrow by a field; repeatable"
    )
    parser.add_argument("--view", default="open", metavar="V", help=parser.about(view))
    parser.add_argument(
        "--where", type=pair, action="append", default=[], metavar="K=V", help=parser.about(where)
    )
    parser.add_argument(
        "--text", default="", metavar="Q", help=parser.about(Words("检索词", "words to find"))
    )
    order = Words("排序", "order")
    parser.add_argument("--sort", choices=_SORTS, default=_SORTS[0], help=parser.about(order))
    limit = Words(f"最多几行（默认 {_DEFAULT_LIMIT}）", f"rows at most ({_DEFAULT_LIMIT} unless told)")
    parser.add_argument("--limit", type=count, default=_DEFAULT_LIMIT, metavar="N", help=parser.about(limit))


def list_events(asked: Namespace, context: Context) -> Answer:
    """The rows that the board would show, in its order."""
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, RoomFacts

    now = context.clock.now()
    room = context.room()
    me = room.ask(RoomFacts()).operator
    board = BoardQuery(view=asked.view, where=tuple(asked.where), text=asked.text, sort=asked.sort, person=me)
    ids = room.ask(BoardIds(board, now=now, limit=asked.limit, counted=True))
    wanted = array("i", ids.ids)
    rows = [shapes.board_row(row, now) for row in room.ask(BoardRows(tuple(wanted)))]
    lines = [_board_line(row) for row in rows]
    lines.append(
        context.say(f"共 {ids.total} 件，列出 {len(rows)} 件。", f"{len(rows)} of {ids.total} events.")
    )
    return Answer({"total": ids.total, "rows": rows}, lines)


def _board_line(row: dict[str, object]) -> str:
    due = str(row["due"] or "")[5:16].replace("T", " ")
    lamp = _LAMPS.get(str(row["lamp"]), "·")
    return f"{lamp} {row['number']}  {row['state']:<18} {due:<11}  {row['lead_name'] or '—'}  {row['title']}"


def show_arguments(parser: Parser) -> None:
    """One event."""
    parser.add_argument("number", metavar="NO", help=parser.about(Words("事件编号", "the event's number")))


def show(asked: Namespace, context: Context) -> Answer:
    """An event with its clocks and its timeline."""
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import EventDetail

    now = context.clock.now()
    found = context.room().ask(EventDetail(asked.number))
    document = shapes.sheet(found, now)
    event = document["event"]
    state = context.say(event["state_label"], found.event.state.named.english)
    lines = [f"{event['number']}  {event['title']}", f"{state}  {event['location']}", ""]
    lines += [_timer_line(row) for row in document["timers"] if row["stopped_at"] is None]
    lines += ["", *(_timeline_line(row, context) for row in found.timeline)]
    return Answer(document, lines)


def _timer_line(row: dict[str, object]) -> str:
    return f"{_LAMPS.get(str(row['lamp']), '·')} {row['timer']} {row['limit']} → {row['due']}"


def _timeline_line(row: TimelineRow, context: Context) -> str:
    from commandroom.domain.event.lifecycle import VERBS

    verb = VERBS.get(row.verb)
    label = context.say(row.label, verb.named.english if verb is not None else row.verb)
    return f"{local(row.at):%m-%d %H:%M}  {row.actor_name}  {label}  {row.text}".rstrip()


def lamps_arguments(parser: Parser) -> None:
    """A moment, in practice homes."""
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def lamps(asked: Namespace, context: Context) -> Answer:
    """Every running clock with its lamp."""
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import Lamps

    rows = [shapes.timer_row(row) for row in context.room().ask(Lamps(at=context.moment(asked.at)))]
    lines = [f"{_LAMPS.get(row['lamp'], '·')} {row['event']} {row['timer']} {row['due']}" for row in rows]
    return Answer({"timers": rows}, lines)


def people_arguments(parser: Parser) -> None:
    """The roster of an earlier day, and with those who left."""
    as_of = Words("某日终了时的名册", "the roster as it was known at the end of a day")
    parser.add_argument("--as-of", type=day, metavar="D", help=parser.about(as_of))
    left = Words("含已离岗人员", "with those who left")
    parser.add_argument("--left", action="store_true", help=parser.about(left))


def people(asked: Namespace, context: Context) -> Answer:
    """Everybody on the roster with the id that `--as` takes."""
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import Persons

    now = context.clock.now() if asked.as_of is None else None
    found = context.room().ask(Persons(now=now, as_of=asked.as_of, with_left=asked.left))
    rows = [shapes.person(row) for row in found]
    lines = [f"{row['id']}  {row['name']}  {row['unit_name']}  {', '.join(row['roles'])}" for row in rows]
    as_of = {"as_of": asked.as_of.isoformat()} if asked.as_of is not None else {}
    return Answer({"people": rows} | as_of, lines)


LIST = Command("list", Words("看板上的事件", "what the board shows"), list_events, list_arguments)
SHOW = Command(
    "show", Words("一件事件及其时限、经过", "an event, its clocks, its timeline"), show, show_arguments
)
LAMPS = Command(
    "lamps", Words("全部在走的时限和灯色", "every running clock and its lamp"), lamps, lamps_arguments
)
PEOPLE = Command("people", Words("人员名册", "the roster"), people, people_arguments)
