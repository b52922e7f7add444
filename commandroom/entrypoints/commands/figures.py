"""`kpi`: the figures of a period with both sides of the line, and the events behind; `hotspots`: what rises."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commandroom.base.sentences import sentence
from commandroom.entrypoints.arguments import day, moment
from commandroom.entrypoints.command import Answer, Command
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.parsing import Parser
from commandroom.entrypoints.words import Words

if TYPE_CHECKING:
    from commandroom.domain.figures.figure import Figure
    from commandroom.usecases.queries import Counted, HotSpotSheet, KpiSheet

_BY = ("unit", "grid", "person", "source", "category", "month")
_NOBODY = {"unit": ("本室（未派单位）", "the room itself"), "person": ("（未记名）", "(nobody named)"),
           "grid": ("（未落网格）", "(no grid)"), "category": ("（未分类）", "(no category)")}  # fmt: skip


def kpi_arguments(parser: Parser) -> None:
    """The days, the grouping, the figure whose events are wanted."""
    first = Words("第一天，如 2026-03-01", "the first day, 2026-03-01")
    last = Words("最后一天（含）", "the last day, included")
    by = Words(
        "分单位、网格、人员、来源、类别或月", "a line for each unit, grid, person, source, category or month"
    )
    behind = Words("列出某项指标背后的事件，如 K8、K10.open", "list the events behind a figure: K8, K10.open")
    group = Words("只看 --by 的这一行", "only of this line of --by")
    parser.add_argument(
        "--from", dest="first", type=day, required=True, metavar="D", help=parser.about(first)
    )
    parser.add_argument("--to", dest="last", type=day, required=True, metavar="D", help=parser.about(last))
    parser.add_argument("--by", choices=_BY, default="", help=parser.about(by))
    parser.add_argument("--events", default="", metavar="KEY", help=parser.about(behind))
    parser.add_argument("--group", default="", metavar="G", help=parser.about(group))
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def kpi(asked: Namespace, context: Context) -> Answer:
    """All figures of the period; those of a period that is not over are marked as a draft."""
    from commandroom.usecases.queries import Kpi

    if asked.events:
        return _events(asked, context)
    found = context.room().ask(Kpi(asked.first, asked.last, context.moment(asked.at), asked.by))
    notes = _notes(found, context)
    return Answer(_document(found, notes, context), _lines(found, notes, context))


def _notes(sheet: KpiSheet, context: Context) -> list[str]:
    days: dict[str, object] = {"first": sheet.first, "last": sheet.last, "now": sheet.as_of}
    codes = ["figures.draft"] * (not sheet.is_over) + ["figures.no_events"] * sheet.is_empty
    return [sentence(code, days, lang=context.lang) for code in codes]


def _document(sheet: KpiSheet, notes: list[str], context: Context) -> dict[str, object]:
    from commandroom.entrypoints import shapes

    document: dict[str, object] = {
        "from": sheet.first.isoformat(),
        "to": sheet.last.isoformat(),
        "as_of": shapes.moment(sheet.as_of),
        "draft": not sheet.is_over,
        "calendar": sheet.calendar,
        "rules": sheet.rules,
        "kpi": [_figure(figure, context) for figure in sheet.kpi],
        "flow": shapes.plain(sheet.flow),
        "notes": notes,
    }
    if sheet.by:
        document["by"] = sheet.by
        document["groups"] = [
            {"key": group.key, "name": _named(sheet.by, group.name, context),
             "kpi": [_figure(figure, context) for figure in group.kpi]}
            for group in sheet.groups
        ]  # fmt: skip
    return document


def _figure(figure: Figure, context: Context) -> dict[str, object]:
    what = figure.definition
    document: dict[str, object] = {
        "key": figure.key,
        "name": context.say(what.zh, what.en),
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "value": figure.value,
        "unit": figure.unit,
        "text": figure.text,
        "numerator_name": context.say(what.of_zh, what.of_en),
        "denominator_name": context.say(what.per_zh, what.per_en),
        "formula": context.say(what.formula, what.formula_en),
        "source": what.source,
    }
    if figure.beside:
        document["beside"] = [_figure(other, context) for other in figure.beside]
    return document


def _named(by: str, name: str, context: Context) -> str:
    return name or context.say(*_NOBODY.get(by, ("—", "—")))


# --- for people ------------------------------------------------------------------------------------------------------


def _lines(sheet: KpiSheet, notes: list[str], context: Context) -> Iterator[str]:
    flow = sheet.flow
    yield f"{sheet.first} — {sheet.last}"
    yield from notes
    yield from _table(sheet.kpi, context)
    yield context.say(
        f"期初在办 {flow.at_start} ＋ 新增 {flow.opened} ＋ 重启 {flow.reopened} － 结束 {flow.closed} ＝ 期末在办 {flow.at_end}",
        f"open at the start {flow.at_start} + opened {flow.opened} + reopened {flow.reopened} - ended {flow.closed} "
        f"= open at the end {flow.at_end}",
    )
    for group in sheet.groups:
        yield ""
        yield f"【{_named(sheet.by, group.name, context)}】"
        yield from _table(group.kpi, context)


def _table(figures: Iterable[Figure], context: Context) -> Iterator[str]:
    for figure in figures:
        for one in (figure, *figure.beside):
            what = one.definition
            name, fraction = context.say(what.zh, what.en), _fraction(one, context)
            yield f"{one.key:<18} {one.text:>9}  {name}{fraction}"


def _fraction(figure: Figure, context: Context) -> str:
    """What stands above and below the line, by name and number: of the same name there are several shares about."""
    if figure.denominator is None:
        return ""
    what = figure.definition
    below = f"{context.say(what.per_zh, what.per_en)} {figure.denominator}"
    if figure.numerator is None:
        return context.say(f"（{below}）", f" ({below})")
    above = f"{context.say(what.of_zh, what.of_en)} {figure.numerator}"
    return context.say(f"（{above} ÷ {below}）", f" ({above} ÷ {below})")


# --- the events behind a figure --------------------------------------------------------------------------------------


def _events(asked: Namespace, context: Context) -> Answer:
    from commandroom.usecases.queries import KpiEvents

    query = KpiEvents(asked.events, asked.first, asked.last, context.moment(asked.at), asked.by, asked.group)
    found = context.room().ask(query)
    document = _figure(found.figure, context) | {
        "numerator_events": _counted(found.numerator),
        "denominator_events": _counted(found.denominator),
    }
    above = {row.number: row.times for row in found.numerator}
    listed = found.denominator or found.numerator
    lines = [f"{row.number}  {above.get(row.number, 0)}/{row.times}" for row in listed]
    return Answer(document, [*_table((found.figure,), context), *lines])


def _counted(rows: Iterable[Counted]) -> list[dict[str, object]]:
    return [{"number": row.number, "times": row.times} for row in rows]


KPI = Command(
    "kpi",
    Words("某段日期的指标，附分子分母", "the figures of a period, above and below the line"),
    kpi,
    kpi_arguments,
)


# --- what rises ------------------------------------------------------------------------------------------------------

_KINDS = {"category": ("类别", "category"), "grid": ("网格", "grid"), "repeat": ("重复诉求", "repeat")}


def hotspots_arguments(parser: Parser) -> None:
    """The moment up to which the week goes."""
    at = Words("另定时刻（仅练习用目录）", "another moment, in practice homes only")
    parser.add_argument("--at", type=moment, metavar="ISO", help=parser.about(at))


def hotspots(asked: Namespace, context: Context) -> Answer:
    """What comes more often in the last seven days than its own weeks before let expect, by the test it names."""
    from commandroom.usecases.queries import HotSpots

    found = context.room().ask(HotSpots(context.moment(asked.at)))
    return Answer(_hot_document(found, context), _hot_lines(found, context))


def _hot_document(sheet: HotSpotSheet, context: Context) -> dict[str, object]:
    rows = [
        {"kind": row.kind, "key": row.key, "name": row.name, "count": row.count, "history": row.history,
         "weeks": row.weeks, "spread": row.spread, "chance": row.chance}
        for row in sheet.rows
    ]  # fmt: skip
    return {
        "from": sheet.first.isoformat(), "to": sheet.last.isoformat(), "weeks": sheet.weeks, "compared": sheet.compared,
        "level": sheet.level, "thin": sheet.is_thin, "test": context.say(*_TEST), "rows": rows,
    }  # fmt: skip


_TEST = (
    "条件泊松精确检验（等同负二项尾概率），按离散度和多重比较（Benjamini–Hochberg）校正",
    "exact conditional Poisson test (a negative binomial's tail), corrected for scatter and all comparisons (Benjamini–Hochberg)",
)


def _hot_lines(sheet: HotSpotSheet, context: Context) -> Iterator[str]:
    yield f"{sheet.first} — {sheet.last}"
    if sheet.is_thin:
        yield context.say(
            f"历史只有 {sheet.weeks} 个整周，暂不判断上升",
            f"only {sheet.weeks} whole weeks of history: too few to say",
        )
        return
    yield context.say(
        f"{_TEST[0]}；比较 {sheet.compared} 项，每次检验误报不超过 {sheet.level:.0%}",
        f"{_TEST[1]}; {sheet.compared} compared, at most {sheet.level:.0%} false alarms a look",
    )
    if not sheet.rows:
        yield context.say("未见明显上升", "nothing rises")
    for row in sheet.rows:
        kind, before = context.say(*_KINDS[row.kind]), context.say("此前周均", "a week before")
        yield f"{row.count:>4}  {before} {row.mean:.1f}  {row.chance:.2%}  [{kind}] {row.name}"


HOTSPOTS = Command(
    "hotspots",
    Words(
        "近7日明显上升的类别、网格和重复诉求",
        "categories, grids and repeats that rise in the last seven days",
    ),
    hotspots,
    hotspots_arguments,
)
