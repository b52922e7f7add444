"""`replay`: what a month would have looked like by another limit of handling."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commandroom.domain.errors import WrongUseError
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.commands.assessing import common
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.domain.figures.figure import Figure
    from commandroom.usecases.queries import ReplaySheet


def _limit(text: str) -> tuple[str, str]:
    category, equals, limit = text.partition("=")
    if not equals or not category.strip() or not limit.strip():
        raise WrongUseError("assessment.limit_pair", value=text[:40])
    return category.strip(), limit.strip()


def replay_arguments(parser: Parser) -> None:
    """The month, and the limits it is to be reckoned by."""
    common(parser, acts=False)
    limit = Words(
        "类别的处置时限改为，如 0303=3wd，可写多次",
        "a category's limit of handling, 0303=3wd; may come again",
    )
    parser.add_argument(
        "--limit", action="append", required=True, metavar="CATEGORY=LIMIT", help=parser.about(limit)
    )


def replay(asked: Namespace, context: Context) -> Answer:
    """The month as it is and as it would have been; nothing is written."""
    from commandroom.usecases.queries import Replay

    query = Replay(
        asked.month, tuple(_limit(text) for text in asked.limit), context.moment(asked.at), asked.by
    )
    found = context.room().ask(query)
    return Answer(_replayed(found, f"{asked.month:%Y-%m}", asked.by, context), _replay_lines(found, context))


def _replayed(sheet: ReplaySheet, month: str, by: str, context: Context) -> dict[str, object]:
    from commandroom.entrypoints import shapes

    return {
        "month": month,
        "by": by,
        "as_of": shapes.moment(sheet.as_of),
        "draft": not sheet.is_over,
        "limits": dict(sheet.limits),
        "events": sheet.events,
        "kept": sheet.kept,
        "kpi": _changes(sheet.before, sheet.after, context),
        "groups": [
            {"key": one.key, "name": one.name, "kpi": _changes(one.before, one.after, context)} for one in sheet.groups
        ],
        "scores": [
            {"key": row.subject, "name": row.name, "before": row.score, "after": then.score,
             "rank_before": row.rank, "rank_after": then.rank}
            for row in sheet.rows_before
            for then in sheet.rows_after
            if then.subject == row.subject
        ],
    }  # fmt: skip


def _changes(before: Iterable[Figure], after: Iterable[Figure], context: Context) -> list[dict[str, object]]:
    return [
        {"key": one.key, "name": context.say(one.definition.zh, one.definition.en),
         "before": _plain(one), "after": _plain(then), "changed": _plain(one) != _plain(then)}
        for one, then in zip(before, after, strict=True)
    ]  # fmt: skip


def _plain(figure: Figure) -> dict[str, object]:
    return {"numerator": figure.numerator, "denominator": figure.denominator, "value": figure.value}


def _replay_lines(sheet: ReplaySheet, context: Context) -> Iterator[str]:
    limits = " ".join(f"{code}={limit}" for code, limit in sheet.limits)
    yield context.say(
        f"假设处置时限 {limits}：重算 {sheet.events} 件，另有 {sheet.kept} 件的时限由人指定、不变",
        f"with {limits}: {sheet.events} events reckoned anew; {sheet.kept} have a limit that somebody named",
    )
    for one, then in zip(sheet.before, sheet.after, strict=True):
        name = context.say(one.definition.zh, one.definition.en)
        yield f"{one.key:<5} {one.text:>9} → {then.text:>9}  {name}"


REPLAY = Command(
    "replay",
    Words("假设时限不同，某月会怎样", "what a month would have looked like by another limit"),
    replay,
    replay_arguments,
)
