"""`assess`: a month's scores as they stand or as they were frozen; points by hand, appeals, rules."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.sentences import sentence
from commandroom.domain.errors import NotFoundError, WrongUseError
from commandroom.entrypoints.arguments import moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from datetime import date

    from commandroom.domain.assessment.month import Appealed, Edition, Month
    from commandroom.domain.assessment.scoring import Part, Result, Row
    from commandroom.usecases.commands import AssessmentDeed

BY = ("unit", "grid", "person")
_STATUS = {"few": ("样本不足", "too few events"), "nothing": ("无可计分项", "nothing to score")}


def month_of(text: str) -> date:
    """The first day of a month, `2026-03`."""
    from commandroom.domain.assessment.rules import parsed_month

    return parsed_month(text)


def common(parser: Parser, *, acts: bool = True, is_needed: bool = True) -> None:
    """The month, by whom, and who acts when."""
    which = Words("月份，如 2026-03", "the month, 2026-03")
    parser.add_argument(
        "--month", type=month_of, required=is_needed, metavar="YYYY-MM", help=parser.about(which)
    )
    by = Words("按单位（默认）、网格或人员", "by unit (the default), grid or person")
    parser.add_argument("--by", choices=BY, default="unit" if is_needed else "", help=parser.about(by))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))
    if acts:
        person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
        parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


# --- the month -------------------------------------------------------------------------------------------------------


def assess_arguments(parser: Parser) -> None:
    """The month, by whom, and whether to freeze or correct it; not needed where a word such as `rules` follows."""
    common(parser, is_needed=False)
    freeze = Words(
        "月份结束后冻结，只冻结一次；不写 --by 时三种口径一并冻结",
        "freeze it once it is over; by all three groupings without --by",
    )
    parser.add_argument("--freeze", action="store_true", help=parser.about(freeze))
    correct = Words(
        "在冻结结果旁另立编号更正，原结果不变", "put a numbered correction beside the frozen result"
    )
    parser.add_argument("--correct", action="store_true", help=parser.about(correct))
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(Words("更正理由", "why")))
    edition = Words(
        "看哪个版本：frozen 为冻结稿，A1 等为更正", "which edition: frozen, or a correction such as A1"
    )
    parser.add_argument("--edition", default="", metavar="NO", help=parser.about(edition))
    live = Words("不看冻结稿，按现在的数另算", "reckon anew from today's figures")
    parser.add_argument("--live", action="store_true", help=parser.about(live))


def assess(asked: Namespace, context: Context) -> Answer:
    """The frozen month if there is one (its last correction), else the provisional scores."""
    from commandroom.usecases.queries import Assess, Assessed

    if asked.month is None:
        raise WrongUseError("use.required", argument="--month", usage="commandroom assess")
    now, room, by = context.moment(asked.at), context.room(), asked.by or BY[0]
    if asked.freeze or asked.correct:
        _made(asked, context)
    month = room.ask(Assessed(asked.month, by))
    edition = None if asked.live else _edition(month, asked.edition, asked.month)
    result = edition.result if edition is not None else room.ask(Assess(asked.month, by, now))
    notes = _notes(result, month, context, is_frozen=edition is not None)
    return Answer(
        _document(result, edition, month, notes, context), _lines(result, edition, month, notes, context)
    )


def _made(asked: Namespace, context: Context) -> None:
    """Freeze or correct, by one grouping or by all three together."""
    from commandroom.usecases.commands import CorrectMonth, FreezeMonth

    if asked.freeze and asked.correct:
        raise WrongUseError(
            "use.together", argument="--freeze", other="--correct", usage="commandroom assess"
        )
    actor, room = context.person(asked.person), context.room()
    with room.together():
        for by in (asked.by,) if asked.by else BY:
            if asked.freeze:
                room.perform(FreezeMonth(asked.month, by, actor=actor, at=asked.at))
            else:
                room.perform(CorrectMonth(asked.month, by, asked.reason, actor=actor, at=asked.at))


def _edition(month: Month, wanted: str, first: date) -> Edition | None:
    if not wanted:
        return month.editions[-1] if month.editions else None
    found = month.edition("" if wanted == "frozen" else wanted)
    if found is None:
        known = " ".join(one.result.edition or "frozen" for one in month.editions) or "—"
        raise NotFoundError("assessment.no_edition", month=f"{first:%Y-%m}", value=wanted[:20], known=known)
    return found


def _notes(result: Result, month: Month, context: Context, *, is_frozen: bool) -> list[str]:
    missing = sorted({f"{row.name} {key}" for row in result.rows for key in row.missing})
    said: dict[str, object] = {
        "month": result.month, "now": result.as_of, "names": "、".join(missing), "count": len(month.rivals),
    }  # fmt: skip
    codes = (
        ["assessment.running"] * (not result.is_over)
        + ["assessment.provisional"] * (not is_frozen)
        + ["assessment.missing"] * bool(missing)
        + ["assessment.rivals"] * bool(month.rivals)
    )
    return [sentence(code, said, lang=context.lang) for code in codes]


def _document(
    result: Result, edition: Edition | None, month: Month, notes: list[str], context: Context
) -> dict[str, object]:
    from commandroom.entrypoints import shapes

    rules = result.rules
    return {
        "month": result.month,
        "by": result.by,
        "state": "frozen" if edition is not None else "provisional",
        "edition": (result.edition or "frozen") if edition is not None else None,
        "reason": result.reason,
        "frozen_at": shapes.moment(edition.at) if edition is not None else None,
        "frozen_by": edition.by if edition is not None else None,
        "entry": edition.hash if edition is not None else None,
        "as_of": shapes.moment(result.as_of),
        "appeal_until": shapes.moment(result.appeal_until),
        "rules": {"version": rules.version, "name": context.say(rules.zh, rules.en), "source": rules.source,
                  "since": rules.since},
        "calendar": result.calendar,
        "figures": result.figures_version,
        "known": result.known,
        "inputs": result.inputs,
        "rows": [row_document(row, context) for row in result.rows],
        "room": shapes.plain(result.room),
        "editions": [one.result.edition or "frozen" for one in month.editions],
        "appeals": [_appeal(one) for one in month.appeals],
        "notes": notes,
    }  # fmt: skip


def row_document(row: Row, context: Context) -> dict[str, object]:
    """One line of the scores."""
    return {
        "key": row.subject,
        "name": row.name,
        "post": row.post,
        "events": row.events,
        "status": row.status,
        "score": row.score,
        "bonus": row.bonus,
        "grade": context.say(row.grade, row.grade_en),
        "rank": row.rank,
        "missing": list(row.missing),
        "parts": [_part(part, context) for part in row.parts],
    }


def _part(part: Part, context: Context) -> dict[str, object]:
    return {
        "key": part.key,
        "name": context.say(part.zh, part.en),
        "weight": part.weight,
        "points": part.points,
        "figure": part.figure,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "value": part.value,
        "against": list(part.against),
        "more": part.more,
    }


def _appeal(one: Appealed) -> dict[str, object]:
    from commandroom.entrypoints import shapes

    ruling = one.ruling
    return {
        "id": one.id,
        "subject": one.appeal.subject,
        "criterion": one.appeal.criterion,
        "events": list(one.appeal.events),
        "text": one.appeal.text,
        "by": one.by,
        "at": shapes.moment(one.at),
        "ruling": None if ruling is None else shapes.plain(ruling),
    }


def _lines(
    result: Result, edition: Edition | None, month: Month, notes: list[str], context: Context
) -> Iterator[str]:
    rules = result.rules
    named = "" if edition is None else context.say("（冻结）", " (frozen)")
    if result.edition:
        named = context.say(
            f"（更正 {result.edition}：{result.reason}）", f" (correction {result.edition}: {result.reason})"
        )
    yield f"{result.month} {context.say(rules.zh, rules.en)} {rules.version}{named}"
    yield from notes
    for row in result.rows:
        yield from _row_lines(row, context)
    for one in month.appeals:
        ruled = context.say("未裁定", "open")
        if one.ruling is not None:
            ruled = context.say("成立", "upheld") if one.ruling.upheld else context.say("不成立", "dismissed")
        yield context.say(
            f"申诉 {one.id[:8]} {one.appeal.subject}：{ruled}",
            f"appeal {one.id[:8]} {one.appeal.subject}: {ruled}",
        )


def _row_lines(row: Row, context: Context) -> Iterator[str]:
    score = f"{row.score:.2f}" if row.score is not None else context.say(*_STATUS[row.status])
    rank = f"{row.rank}." if row.rank is not None else "—"
    yield f"{rank:<4}{score:>8}  {row.name}  {context.say(row.grade, row.grade_en)}"
    for part in row.parts:
        points = "—" if part.points is None else f"{part.points:.2f}"
        fraction = "" if part.numerator is None else f"（{part.numerator}" + (
            f" ÷ {part.denominator}）" if part.denominator is not None else "）")  # fmt: skip
        yield f"      {points:>6} / {part.weight:g}  {context.say(part.zh, part.en)}{fraction}"


ASSESS = Command(
    "assess",
    Words("月度考核：预评、冻结、更正", "the monthly assessment: provisional, frozen, corrected"),
    assess,
    assess_arguments,
)


# --- points, appeals, rulings ------------------------------------------------------------------------------------------


def _done(asked: Namespace, context: Context, command: AssessmentDeed) -> Answer:
    from commandroom.usecases.queries import Assessed

    changes = context.room().perform(command)
    month = context.room().ask(Assessed(asked.month, asked.by))
    document = {"entry": changes.entries[0], "appeals": [_appeal(one) for one in month.appeals]}
    return Answer(document, [context.say("已记录", "recorded") + f" {changes.entries[0][:8]}"])


def give_arguments(parser: Parser) -> None:
    """To whom, for what, how many."""
    common(parser)
    parser.add_argument("--for", dest="subject", required=True, metavar="WHO",
                        help=parser.about(Words("单位、网格或人员", "the unit, grid or person")))  # fmt: skip
    criterion = Words(
        "手工评分的考核项，加分写 bonus", "a criterion scored by hand, or bonus for additional points"
    )
    parser.add_argument("--criterion", required=True, metavar="KEY", help=parser.about(criterion))
    parser.add_argument("--points", required=True, type=float, metavar="N",
                        help=parser.about(Words("分值", "points")))  # fmt: skip
    parser.add_argument("--reason", default="", metavar="TEXT", help=parser.about(Words("理由", "why")))


def give(asked: Namespace, context: Context) -> Answer:
    """Points by hand."""
    from commandroom.usecases.commands import GivePoints

    actor = context.person(asked.person)
    return _done(asked, context, GivePoints(asked.month, asked.by, asked.subject, asked.criterion, asked.points,
                                            asked.reason, actor=actor, at=asked.at))  # fmt: skip


ASSESS_GIVE = Command("assess give", Words("手工评分或加分", "give points by hand"), give, give_arguments)


def appeal_arguments(parser: Parser) -> None:
    """For whom, against what, why."""
    common(parser)
    parser.add_argument("--for", dest="subject", required=True, metavar="WHO",
                        help=parser.about(Words("单位、网格或人员", "the unit, grid or person")))  # fmt: skip
    criterion = Words("针对的考核项，不写为全部", "the criterion; the whole without it")
    parser.add_argument("--criterion", default="", metavar="KEY", help=parser.about(criterion))
    parser.add_argument("--event", action="append", default=[], metavar="NO",
                        help=parser.about(Words("涉及的事件，可写多次", "an event it is about; may come again")))  # fmt: skip
    parser.add_argument("--text", required=True, metavar="TEXT", help=parser.about(Words("理由", "why")))


def appeal(asked: Namespace, context: Context) -> Answer:
    """File an appeal against a frozen result."""
    from commandroom.usecases.commands import AppealScore

    actor = context.person(asked.person)
    return _done(asked, context, AppealScore(asked.month, asked.by, asked.subject, asked.text, asked.criterion,
                                             tuple(asked.event), actor=actor, at=asked.at))  # fmt: skip


ASSESS_APPEAL = Command(
    "assess appeal", Words("对冻结结果申诉", "appeal against a frozen result"), appeal, appeal_arguments
)


def rule_arguments(parser: Parser) -> None:
    """Which appeal, how, why."""
    common(parser)
    parser.add_argument(
        "appeal",
        metavar="ID",
        help=parser.about(Words("申诉编号（开头几位）", "the appeal's id, or its begin")),
    )
    verdict = parser.add_mutually_exclusive_group(required=True)
    verdict.add_argument("--upheld", action="store_true", help=parser.about(Words("成立", "it is upheld")))
    verdict.add_argument(
        "--dismissed", action="store_true", help=parser.about(Words("不成立", "it is dismissed"))
    )
    parser.add_argument(
        "--text", required=True, metavar="TEXT", help=parser.about(Words("裁定意见", "the ruling"))
    )


def rule(asked: Namespace, context: Context) -> Answer:
    """Rule on an appeal; what is upheld is put right by a correction."""
    from commandroom.usecases.commands import RuleAppeal

    actor = context.person(asked.person)
    return _done(asked, context, RuleAppeal(asked.month, asked.by, asked.appeal, asked.upheld, asked.text,
                                            actor=actor, at=asked.at))  # fmt: skip


ASSESS_RULE = Command("assess rule", Words("裁定申诉", "rule on an appeal"), rule, rule_arguments)


# --- rules -----------------------------------------------------------------------------------------------------------


def rules_arguments(parser: Parser) -> None:
    """A file, or nothing to list the versions."""
    file = Words(
        "规则文件（TOML）；不写则列出各版本", "a file of rules (TOML); without it the versions are listed"
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=parser.about(file))
    person = Words("以何人名义（仅练习用目录）", "in whose name, in practice homes only")
    parser.add_argument("--as", dest="person", default="", metavar="PERSON", help=parser.about(person))


def rules(asked: Namespace, context: Context) -> Answer:
    """Put a version of the rules on record, or list them all."""
    from commandroom.usecases.queries import Scorings

    room = context.room()
    if asked.file is not None:
        from commandroom.interop.assessment import document
        from commandroom.usecases.assessing import record_rules

        record_rules(room, document(asked.file), file=asked.file.name, actor=context.person(asked.person))
    listed = [
        {"by": one.by, "version": one.version, "since": one.since, "name": context.say(one.zh, one.en),
         "source": one.source}
        for by in BY
        for one in room.ask(Scorings(by))
    ]  # fmt: skip
    return Answer(
        {"rules": listed},
        [f"{r['by']:<7} {r['version']:<10} {r['since'] or '—':<8} {r['name']}" for r in listed],
    )


ASSESS_RULES = Command(
    "assess rules", Words("考核规则的版本", "the versions of the rules"), rules, rules_arguments
)
