"""`lifecycle` says what can be done; `act` does it, once or many times, through the same door as the desk."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commandroom.domain.errors import RoomError, WrongUseError
from commandroom.entrypoints import arguments
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_LINE_KEYS = frozenset({"verb", "event", "data", "as", "at"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One deed as it was asked for on the command line or in a line of a batch."""

    verb: str
    event: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    person: str = ""
    at: datetime | None = None


def act_arguments(parser: Parser) -> None:
    """A verb with its event and fields, or a file of them."""
    verb = Words("动作，见 commandroom lifecycle", "a verb of commandroom lifecycle")
    parser.add_argument("verb", nargs="?", default="", metavar="VERB", help=parser.about(verb))
    number = Words(
        "事件编号（登记时不填）；换班申请的编号", "the event's number (none to register), or a swap's"
    )
    parser.add_argument("--event", default="", metavar="NO", help=parser.about(number))
    data = Words("JSON 对象、@文件，或 - 表示标准输入", "a JSON object, @FILE, or - for standard input")
    parser.add_argument("--data", default=None, metavar="JSON", help=parser.about(data))
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))
    at = Words("在何时（仅练习用目录）", "at which moment, in practice homes only")
    parser.add_argument("--at", type=arguments.moment, metavar="ISO", help=parser.about(at))
    batch = Words("批量：每行一个 JSON（- 表示标准输入）", "many: a JSON object a line; - for standard input")
    parser.add_argument("--batch", default="", metavar="FILE", help=parser.about(batch))
    going = Words("被拒绝后继续下一行", "go on after a refusal")
    parser.add_argument("--keep-going", action="store_true", help=parser.about(going))


def act(asked: Namespace, context: Context) -> Answer:
    """Do one deed; or each line of a batch in a transaction of its own."""
    if asked.batch:
        if asked.verb or asked.data is not None or asked.event:
            raise WrongUseError("use.together", argument="--batch", other="VERB", usage="commandroom act")
        return _batch(asked, context)
    if not asked.verb:
        raise WrongUseError("use.required", argument="VERB", usage="commandroom act")
    data = {} if asked.data is None else arguments.json_object(arguments.text_of(asked.data), "--data")
    document = _done(Asked(asked.verb, asked.event, data, asked.person, asked.at), context)
    return Answer(document, [_line(document, context)])


def _batch(asked: Namespace, context: Context) -> Answer:
    text = arguments.text_of(asked.batch if asked.batch == arguments.STANDARD_INPUT else f"@{asked.batch}")
    worst = 0
    for number, line in _lines(text):
        try:
            document = _done(_asked(line, number, asked), context)
        except RoomError as error:
            worst = max(worst, context.complain(error, line=number))
            if not asked.keep_going:
                break
        else:
            context.emit(document, [_line(document, context)])
    return Answer(code=worst)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _asked(line: str, number: int, defaults: Namespace) -> Asked:
    """A line `{"verb", "event", "data", "as", "at"}`; `--as` and `--at` stand in where it is silent."""
    found = arguments.json_object(line, f"--batch:{number}")
    unknown = sorted(set(found) - _LINE_KEYS)
    if unknown or not isinstance(found.get("verb"), str):
        raise WrongUseError("use.batch_line", line=number, keys=", ".join(unknown) or "verb")
    data = found.get("data", {})
    if not isinstance(data, dict):
        raise WrongUseError("use.json_object", argument=f"--batch:{number} data")
    words = {key: found.get(key) or "" for key in ("event", "as", "at")}
    wrong = [key for key, word in words.items() if not isinstance(word, str)]
    if wrong:
        raise WrongUseError("use.batch_line", line=number, keys=", ".join(wrong))
    at = arguments.moment(words["at"]) if words["at"] else defaults.at
    return Asked(found["verb"], words["event"], data, words["as"] or defaults.person, at)


def _done(asked: Asked, context: Context) -> dict[str, Any]:
    from commandroom.entrypoints import shapes, swapdeeds

    if asked.verb.startswith(swapdeeds.PREFIX):
        return swapdeeds.swapped(context, asked.verb, asked.event, asked.data, asked.person, asked.at)
    if asked.verb.startswith(swapdeeds.JOINT):
        return swapdeeds.jointly(context, asked.verb, asked.event, asked.data, asked.person, asked.at)
    if asked.verb == swapdeeds.REPORT:
        return swapdeeds.reported(context, asked.data, asked.person, asked.at)
    return shapes.changes(context.perform(asked.verb, asked.event, asked.data, asked.person, asked.at))


def _line(document: dict[str, Any], context: Context) -> str:
    what = ", ".join(document["effects"])
    if document.get("proposed"):
        what += context.say("（已提交，待审批）", " (proposed, waits for approval)")
    return f"{document['number'] or document['event']}  {document['state'] or ''}  {what}"


def lifecycle(_asked: Namespace, context: Context) -> Answer:
    """States, verbs with who may and which fields, clocks; the shipped ones, needs no home."""
    from commandroom.domain.event.lifecycle import INNER, as_document
    from commandroom.entrypoints import shapes
    from commandroom.interop.catalogs import shipped_policy

    policy = shipped_policy()
    document = as_document(policy) | {"timers": [shapes.plain(rule) for rule in policy.timers.values()]}
    lines = [f"{state['code']}  {state['name']}  {state['en']}" for state in document["states"]]
    lines.append("")
    for verb in document["verbs"]:
        if verb["verb"] not in INNER:
            lines += _verb_lines(verb, context)
    return Answer(document, lines)


def _verb_lines(verb: dict[str, Any], context: Context) -> list[str]:
    who = ", ".join(sorted({*verb["roles"], *verb["proposers"]}))
    needs = ", ".join(verb["required"]) or "—"
    return [
        f"{verb['verb']} {verb['label']}: {' '.join(verb['from'])} → {verb['to']}",
        context.say(f"    谁可以：{who}；必填：{needs}", f"    who: {who}; required: {needs}"),
    ]


LIFECYCLE = Command(
    "lifecycle",
    Words("状态、动作、权限、必填项、时限", "states, verbs, who may, fields"),
    lifecycle,
    whose=Whose.SEAT,
)
ACT = Command("act", Words("对事件办一件事", "do a deed to an event"), act, act_arguments)
