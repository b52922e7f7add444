"""`recommend`: who should go to an event and why, and why not the others."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from commandroom.entrypoints.arguments import count, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.domain.people.recommending import Recommendation


def recommend_arguments(parser: Parser) -> None:
    """The event, how many, and in practice homes when."""
    parser.add_argument("number", metavar="NO", help=parser.about(Words("事件编号", "the event's number")))
    limit = Words("最多推荐几人（默认全部）", "at most so many picks (all unless told)")
    parser.add_argument("--limit", type=count, default=None, metavar="N", help=parser.about(limit))
    office = Words("由哪个单位主办（默认按研判和目录）", "the unit that leads (else by triage and catalogue)")
    parser.add_argument("--office", default="", metavar="UNIT", help=parser.about(office))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def recommend(asked: Namespace, context: Context) -> Answer:
    """Everybody of the roster: picked with a score and its parts, or excluded with the reasons."""
    from commandroom.entrypoints import peopleshapes
    from commandroom.usecases.queries import Recommend, Units

    room = context.room()
    found = room.ask(Recommend(asked.number, now=context.moment(asked.at), office=asked.office))
    units: dict[str, str] = {unit.id: unit.short or unit.name for unit in room.ask(Units())}
    document = peopleshapes.recommendation(found, units, lang=context.lang, limit=asked.limit)
    return Answer(document, _lines(found, document, context))


def _lines(found: Recommendation, document: dict[str, object], context: Context) -> list[str]:
    picks, excluded = document["picks"], document["excluded"]
    assert isinstance(picks, list)  # noqa: S101 - just made
    assert isinstance(excluded, list)  # noqa: S101
    lines = [
        f"{row['score']:>3}  {row['name']}  {row['unit_name']}  {'；'.join(row['reasons'])}" for row in picks
    ]
    left = len(found.picks) - len(picks)
    if left:
        lines.append(context.say(f"另有 {left} 人可派。", f"{left} more could go."))
    lines += ["", context.say("不派：", "not sent:")] if excluded else []
    lines += [f"     {row['name']}  {row['reason']}" for row in excluded]
    shortfall = document["shortfall"]
    if isinstance(shortfall, dict):
        lines += ["", shortfall["said"], *(f"  → {row['said']}" for row in shortfall["proposals"])]
    return lines


RECOMMEND = Command(
    "recommend",
    Words("该派谁、为什么，其他人为什么不派", "who should go and why, and why not the others"),
    recommend,
    recommend_arguments,
)
