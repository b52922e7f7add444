"""`audit`: who looked at personal data, when and why. `know`: who may know of a confidential matter by name."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from commandroom.domain.summary.timing import midnight
from commandroom.domain.time.moments import iso
from commandroom.entrypoints.arguments import count, day
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_LIMIT = 200


def audit_arguments(parser: Parser) -> None:
    """Which looks."""
    first, last = Words("自哪天起", "from that day"), Words("至哪天止(含)", "to that day, inclusive")
    parser.add_argument("--since", type=day, default=None, metavar="D", help=parser.about(first))
    parser.add_argument("--until", type=day, default=None, metavar="D", help=parser.about(last))
    person = Words("只看某人", "of one person")
    parser.add_argument("--person", default="", metavar="WHO", help=parser.about(person))
    event = Words("只看某一事件", "at one event")
    parser.add_argument("--event", default="", metavar="REF", help=parser.about(event))
    limit = Words(f"最多几行（默认 {_LIMIT}）", f"rows at most ({_LIMIT} unless told)")
    parser.add_argument("--limit", type=count, default=_LIMIT, metavar="N", help=parser.about(limit))


def audit(asked: Namespace, context: Context) -> Answer:
    """Who revealed what when, and the reason that was given."""
    from commandroom.usecases.queries import Looks

    since = midnight(asked.since) if asked.since is not None else None
    until = midnight(asked.until + timedelta(days=1)) if asked.until is not None else None
    rows = context.room().ask(
        Looks(since=since, until=until, person=asked.person, ref=asked.event, limit=asked.limit)
    )
    document = [
        {"at": iso(row.at), "person": row.person, "name": row.name, "number": row.number, "reason": row.reason,
         "seat": row.seat, "hash": row.hash}
        for row in rows
    ]  # fmt: skip
    lines = [f"{iso(row.at)}  {row.number}  {row.name}  {row.reason}" for row in rows]
    none = context.say("没有查看个人信息的记录。", "Nobody looked at personal data.")
    return Answer({"looks": document}, lines or [none])


def know_arguments(parser: Parser) -> None:
    """The event, the person, why; or that it is over."""
    event, person = Words("保密事件", "a confidential event"), Words("姓名或编号", "a name or id")
    parser.add_argument("event", metavar="EVENT", help=parser.about(event))
    parser.add_argument("person", metavar="PERSON", help=parser.about(person))
    reason = Words("理由（指定时必填，记入台账）", "the reason, journaled; needed to name somebody")
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(reason))
    by = Words("以某人的名义（仅限演示或练习环境）", "as somebody; in demo and practice rooms only")
    parser.add_argument("--as", dest="by", default="", metavar="WHO", help=parser.about(by))
    over = Words("不再知悉", "no longer")
    parser.add_argument("--over", action="store_true", help=parser.about(over))


def know(asked: Namespace, context: Context) -> Answer:
    """Name somebody for a confidential event, or take the naming back."""
    from commandroom.usecases.naming import forgetting, naming
    from commandroom.usecases.queries import EventDetail

    room = context.room()
    event = room.ask(EventDetail(asked.event)).event
    person, by = room.actor(asked.person), context.person(asked.by)
    room.perform(
        forgetting(event, person.id, actor=by)
        if asked.over
        else naming(event, person.id, asked.reason, actor=by)
    )
    said = context.say(f"{event.number}：{person.name} {'不再知悉' if asked.over else '可知悉'}",
                       f"{event.number}: {person.name} {'no longer knows' if asked.over else 'may know'}")  # fmt: skip
    return Answer(
        {"event": event.id, "number": event.number, "person": person.id, "knows": not asked.over}, [said]
    )


AUDIT = Command(
    "audit",
    Words("谁在何时因何查看了个人信息", "who looked at personal data, when and why"),
    audit,
    audit_arguments,
)
KNOW = Command(
    "know", Words("指定保密事件的知悉人", "name who may know of a confidential event"), know, know_arguments
)
