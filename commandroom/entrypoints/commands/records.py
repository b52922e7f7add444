"""`record`: records of roster, duty and powers, one or many, through the room's door."""

from __future__ import annotations

import secrets
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from commandroom.base.sentences import sentence
from commandroom.domain.errors import FieldError, NotFoundError, RoomError, WrongUseError
from commandroom.entrypoints import arguments
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_AWAY = frozenset({"leave", "loan"})
_SETTINGS = frozenset({"enforcement_mode"})
_MORE = ("person", "unit", "rule", "setting")


def record_arguments(parser: Parser) -> None:
    """The kind, the record, its fields; without fields the records there are."""
    kind = Words(
        "类别：leave、loan、shift、duty、pattern、presence、post、grant、recusal、person、unit 等",
        "the kind: leave, loan, shift, duty, pattern, presence, post, grant, recusal, person, unit and so on",
    )
    parser.add_argument("kind", nargs="?", default="", metavar="KIND", help=parser.about(kind))
    name = Words("编号（新增时可不填）", "its id; a new one gets its own")
    parser.add_argument("record", nargs="?", default="", metavar="ID", help=parser.about(name))
    data = Words(
        "字段：JSON 对象、@文件，或 - 表示标准输入", "fields: a JSON object, @FILE, or - for standard input"
    )
    parser.add_argument("--data", default=None, metavar="JSON", help=parser.about(data))
    over = Words("停用这条记录", "take it out of use")
    parser.add_argument("--over", action="store_true", help=parser.about(over))
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))
    at = Words("在何时（仅练习用目录）", "at which moment, in practice homes only")
    parser.add_argument("--at", type=arguments.moment, metavar="ISO", help=parser.about(at))
    batch = Words(
        "批量：每行一个 JSON {kind, id, data, over}，全部写入或全部不写（- 表示标准输入）",
        "many: {kind, id, data, over} a line, all of them or none; - for standard input",
    )
    parser.add_argument("--batch", default="", metavar="FILE", help=parser.about(batch))


def record(asked: Namespace, context: Context) -> Answer:
    """Write one record through the room's door, or many, all or none; without fields list the records of a kind."""
    if asked.batch:
        if asked.kind or asked.data is not None or asked.over:
            raise WrongUseError("use.together", argument="--batch", other="KIND", usage="commandroom record")
        return _batch(asked, context)
    if not asked.kind:
        raise WrongUseError("use.required", argument="KIND", usage="commandroom record")
    _need_kind(asked.kind, asked.record, writes=asked.data is not None or asked.over)
    if asked.data is None and not asked.over:
        return _listed(asked, context)
    if asked.data is not None and asked.over:
        raise WrongUseError("use.together", argument="--data", other="--over", usage="commandroom record")
    data = {} if asked.data is None else arguments.json_object(arguments.text_of(asked.data), "--data")
    document = _written(_Line(asked.kind, asked.record, data, asked.over), asked, context)
    return Answer(document, _told(document, context))


@dataclass(frozen=True, slots=True)
class _Line:
    """A record as it was asked for on the command line or in a line of a batch."""

    kind: str
    record: str
    data: dict[str, Any]
    over: bool = False


def _written(line: _Line, asked: Namespace, context: Context) -> dict[str, Any]:
    from commandroom.domain.ids import uuid7
    from commandroom.domain.journal import millis
    from commandroom.usecases.commands import Amend

    now, room = context.moment(asked.at), context.room()
    if line.over:
        _need_there(line, context)
    name = line.record or uuid7(millis=millis(now), random=secrets.randbits(80))
    cautions = _cautions(context, line.kind, line.data, now) if line.kind in _AWAY and line.data else []
    actor = context.person(asked.person)
    room.perform(Amend(line.kind, name, line.data, actor=actor, retire=line.over, at=asked.at))
    return {"kind": line.kind, "id": name, "retired": line.over, "cautions": cautions}


def _told(document: dict[str, Any], context: Context) -> list[str]:
    done = context.say("已停用", "out of use") if document["retired"] else context.say("已记录", "kept")
    return [f"{document['kind']} {document['id']}  {done}", *(one["said"] for one in document["cautions"])]


def _batch(asked: Namespace, context: Context) -> Answer:
    """All lines in one transaction; the first that is refused says its number, and nothing is kept."""
    text = arguments.text_of(asked.batch if asked.batch == arguments.STANDARD_INPUT else f"@{asked.batch}")
    done: list[dict[str, Any]] = []
    number = 0
    try:
        with context.room().together():
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    done.append(_written(_line(line, number), asked, context))
    except RoomError as error:
        return Answer(code=context.complain(error, line=number))
    lines = [text for document in done for text in _told(document, context)]
    return Answer({"records": done}, lines)


def _line(text: str, number: int) -> _Line:
    found = arguments.json_object(text, f"--batch:{number}")
    unknown = sorted(set(found) - {"kind", "id", "data", "over"})
    kind, name, data = found.get("kind"), found.get("id", ""), found.get("data", {})
    if unknown or not isinstance(kind, str) or not isinstance(name, str):
        raise WrongUseError("use.record_line", line=number, keys=", ".join(unknown) or "kind")
    if not isinstance(data, dict):
        raise WrongUseError("use.json_object", argument=f"--batch:{number} data")
    _need_kind(kind, name, writes=True)
    return _Line(kind, name, data, found.get("over") is True)


def _need_there(line: _Line, context: Context) -> None:
    """What is not there cannot be taken out of use."""
    from commandroom.usecases.queries import Records

    if not line.record:
        raise WrongUseError("use.required", argument="ID", usage="commandroom record --over")
    if all(row.id != line.record or row.retired for row in context.room().ask(Records(line.kind))):
        raise NotFoundError("record.unknown", kind=line.kind, record=line.record)


def _need_kind(kind: str, name: str, *, writes: bool) -> None:
    """Records that are about people's duty and powers; nothing of keys, accounts or what people sign by deeds."""
    from commandroom.usecases.rostering import KINDS

    known = (*KINDS, *_MORE)
    if kind not in known or (kind in _MORE and not writes):
        listed = known if writes else tuple(KINDS)
        raise FieldError("field.not_one_of", field="kind", value=kind, known=" ".join(listed))
    if kind == "setting" and name not in _SETTINGS:
        raise FieldError("field.not_one_of", field="record", value=name, known=" ".join(_SETTINGS))


def _listed(asked: Namespace, context: Context) -> Answer:
    from commandroom.entrypoints import shapes
    from commandroom.usecases.queries import Records

    rows = [
        {"id": row.id, "fields": shapes.plain(row.fields)}
        for row in context.room().ask(Records(asked.kind))
        if not row.retired and asked.record in ("", row.id)
    ]
    lines = [f"{row['id']}  {row['fields']}" for row in rows]
    return Answer({"kind": asked.kind, "records": rows}, lines)


def _cautions(context: Context, kind: str, data: Mapping[str, Any], now: datetime) -> list[dict[str, Any]]:
    """What a leave or a loan outside the township would leave behind; what cannot be read is refused by the door."""
    from commandroom.domain.time.moments import parse_moment
    from commandroom.usecases.leaving import left_by, table_of

    try:
        since, until = (parse_moment(str(data.get(name))) for name in ("since", "until"))
    except WrongUseError:
        return []
    query = table_of(since, until, now)
    if query is None:
        return []
    sheet = context.room().ask(query)
    person = str(data.get("person") or "")
    if kind == "loan" and data.get("to") in sheet.inside:
        return []
    names: dict[str, str] = {row.person.id: row.person.name for row in sheet.persons}
    found = []
    for one in left_by(sheet, person, since, until):
        words = {
            "name": names.get(person, person), "other": names.get(one.other, one.other), "post": one.post,
            "why": one.why, "days": _days(one.days, context),
        }  # fmt: skip
        said = sentence(f"leave.{one.code}", {**words}, lang=context.lang)
        found.append({"code": one.code, "said": said, "days": [day.isoformat() for day in one.days]})
    return found


def _days(days: tuple[date, ...], context: Context) -> str:
    return context.say("、", ", ").join(f"{day:%m-%d}" for day in days)


RECORD = Command(
    "record",
    Words("登记或查看请假、借用、排班、授权等记录", "one record of roster, duty and powers"),
    record,
    record_arguments,
)
