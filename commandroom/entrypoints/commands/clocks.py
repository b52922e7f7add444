"""`due`: what the clock says about a limit, with its working, without a home too."""

from __future__ import annotations

from argparse import Namespace

from commandroom.base.sentences import sentence
from commandroom.domain.time.moments import iso
from commandroom.entrypoints.command import Answer, Command, Whose
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

_LIMIT = Words(
    "时限：30min 分钟，4uh 紧急工作时，2ud 紧急工作日，2wh 工作时，5wd 工作日，15cd 自然日",
    "30min minutes, 4uh emergency hours, 2ud emergency days, 2wh working hours, 5wd working days, 15cd days",
)
_FROM = Words(
    "起算时刻，如 2026-03-10 09:00（不写时区即北京时间）", "when it starts, 2026-03-10T09:00[+08:00]"
)
_SUSPEND = Words(
    "挂起区间 起/止，可重复；尚未恢复的止处留空", "a pause START/END, repeatable; no END while it lasts"
)


def due_arguments(parser: Parser) -> None:
    """The limit, its start and its pauses."""
    parser.add_argument("limit", metavar="LIMIT", help=parser.about(_LIMIT))
    parser.add_argument("--from", dest="start", metavar="ISO", required=True, help=parser.about(_FROM))
    parser.add_argument(
        "--suspend", metavar="ISO/ISO", action="append", default=[], help=parser.about(_SUSPEND)
    )


def due(asked: Namespace, context: Context) -> Answer:
    """When the limit ends, and every step of the reckoning."""
    from commandroom.usecases.due import due_report

    found = due_report(context.clockwork(), asked.limit, start=asked.start, suspensions=asked.suspend)
    working = [(step, sentence(step.code, step.params, lang=context.lang)) for step in found.steps]
    document = {
        "due": iso(found.due),
        "limit": found.limit,
        "calendar": found.calendar,
        "stopped": found.stopped,
        "missing_years": list(found.missing_years),
        "steps": [{"code": step.code, "text": text, "params": step.params} for step, text in working],
    }
    return Answer(document, [text for _, text in working])


DUE = Command(
    name="due",
    help=Words("推算一个时限何时到期，附过程", "when a limit ends, with the working"),
    run=due,
    add_arguments=due_arguments,
    whose=Whose.SEAT,
)
