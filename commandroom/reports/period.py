"""The paper of a week or a month: its sums, the paragraphs, and the tables behind them."""

from __future__ import annotations

from collections.abc import Iterator

from commandroom.domain.summary.periodpaper import PeriodSnapshot
from commandroom.domain.summary.periodwording import heading, span_text
from commandroom.domain.summary.wording import moment_text
from commandroom.reports.document import Block, Cell, Document, Grid, Line, NewPage, Role, Table
from commandroom.reports.summary import ORDINALS, offices_table, signed
from commandroom.usecases.queries import PeriodSheet

NUMBERS: tuple[tuple[str, str], ...] = (
    ("received", "新增"), ("closed", "办结"), ("reported_up", "上报县级"), ("open", "期末在办"), ("overdue", "期末超期"),
    ("suspended", "期末挂起"),
)  # fmt: skip
_DAYS = ("日期", "新增", "办结", "上报县级", "每日专报")
_FIGURES = ("编号", "指标", "本期", "上期", "分子", "分母")
_SCORES = ("序号", "单位", "类别", "得分", "名次", "等次")
_MATTER = (
    "事件编号",
    "列入依据",
    "时间",
    "地点",
    "事由",
    "伤亡损失",
    "处置",
    "状态",
    "下一步",
    "限期",
    "责任单位",
    "责任人",
)
_OFFICE = ("单位", "派遣总数", "应办结", "按时办结", "超时办结", "未办结", "评价数", "不满意数")


def issue_text(sheet: PeriodSheet) -> str:
    """2026年第10周, with what sets this paper apart: a correction, a late one, a draft."""
    words, paper = sheet.rules.period.words, sheet.paper
    found = [words["correction"].format(edition=paper.edition)] if paper.edition else []
    found += [words["late"]] * (paper.late and not sheet.is_draft) + [words["draft"]] * sheet.is_draft
    issue = heading(paper.snapshot, sheet.rules.period)[1]
    return f"{issue}（{'、'.join(found)}）" if found else issue


def watermark(sheet: PeriodSheet) -> str:
    """What lies under every page: 草稿 of a span that is not over, 演示数据 of a demo room."""
    words = sheet.rules.period.words
    return " · ".join([words["draft"]] * sheet.is_draft + [words["demo"]] * sheet.paper.snapshot.demo)


def document(sheet: PeriodSheet) -> Document:
    """The paper, whichever format it is written in."""
    snapshot = sheet.paper.snapshot
    title = heading(snapshot, sheet.rules.period)[0]
    return Document(
        title=f"{title} {issue_text(sheet)}", place=snapshot.place, made_at=sheet.paper.made_at, watermark=watermark(sheet),
        header=sheet.rules.period.words["demo"] if snapshot.demo else "",
        blocks=(*_head(sheet, title), *_body(sheet), *_foot(sheet), *_annexes(snapshot)),
    )  # fmt: skip


def _head(sheet: PeriodSheet, title: str) -> Iterator[Block]:
    snapshot, form = sheet.paper.snapshot, sheet.rules.period.form(sheet.span.kind)
    yield Line(Role.TITLE, title)
    yield Line(Role.ISSUE, issue_text(sheet))
    yield Line(Role.IMPRINT, f"{snapshot.place}综合信息指挥室", span_text(snapshot))
    yield Line(Role.CAPTION, f"{form.this}数据（截至{moment_text(snapshot.as_of)}，单位：件）")
    yield numbers_table(snapshot, form.this, form.last)


def numbers_table(snapshot: PeriodSnapshot, this: str, last: str) -> Table:
    """The sums of the span, those of the one before, and the change."""
    values = [(int(getattr(snapshot.today, key)), int(getattr(snapshot.before, key))) for key, _ in NUMBERS]
    return Table(
        columns=("项目", *(name for _, name in NUMBERS)),
        rows=((this, *(now for now, _ in values)), (last, *(was for _, was in values)),
              ("增减", *(signed(now - was) for now, was in values))),
        widths=(16, 14, 14, 14, 14, 14, 14),
    )  # fmt: skip


def _body(sheet: PeriodSheet) -> Iterator[Block]:
    for place, part in enumerate(sheet.parts):
        yield Line(Role.HEADING, f"{ORDINALS[place]}、{part.title}")
        for line in part.text.splitlines() or [""]:
            yield Line(Role.BODY, line)


def _foot(sheet: PeriodSheet) -> Iterator[Block]:
    """How the paper came about."""
    paper, snapshot = sheet.paper, sheet.paper.snapshot
    made = sum(one.issue is not None for one in snapshot.days)
    yield Line(Role.NOTE, f"口径：各数取自{moment_text(snapshot.as_of)}的同一份冻结数据，逐日合计等于总数；"
                          f"期内已冻结每日专报{made}期；"
                          f"工作日历{snapshot.calendar}，规则{snapshot.rules}，指标规则{snapshot.figure_rules}；"
                          f"生成于{moment_text(paper.made_at)}。")  # fmt: skip
    for part in sheet.parts:
        if part.edited_at is not None:
            who = sheet.names.get(part.edited_by, part.edited_by)
            stale = "，改后数据有更正，请核" if part.is_stale else ""
            yield Line(Role.NOTE, f"“{part.title}”由{who}于{moment_text(part.edited_at)}修改{stale}。")


# --- annexes ---------------------------------------------------------------------------------------------------------


def _annexes(snapshot: PeriodSnapshot) -> Iterator[Block]:
    tables = [
        ("分单位统计表", offices_table(snapshot.offices)),
        ("指标表（分子、分母）", Table(_FIGURES, _figure_rows(snapshot), (10, 28, 14, 14, 22, 22))),
        ("逐日统计表", Table(_DAYS, _day_rows(snapshot), (20, 14, 14, 16, 26))),
        ("考核得分表", Table(_SCORES, _score_rows(snapshot), (8, 28, 24, 14, 12, 14))),
    ]  # fmt: skip
    filled = [(caption, table) for caption, table in tables if table.rows]
    for place, (caption, table) in enumerate(filled, start=1):
        if place == 1:
            yield NewPage()
        yield Line(Role.CAPTION, f"附表{place}　{caption}")
        yield table


def _day_rows(snapshot: PeriodSnapshot) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.day, one.received, one.closed, one.reported_up, _issue(one.issue, one.edition))
        for one in snapshot.days
    )


def _issue(issue: int | None, edition: str) -> str:
    if issue is None:
        return "未生成"
    return f"第{issue}期（更正{edition}）" if edition else f"第{issue}期"


def _figure_rows(snapshot: PeriodSnapshot) -> tuple[tuple[Cell, ...], ...]:
    return tuple((one.key, one.name, one.value, one.before, one.above, one.below) for one in snapshot.figures)


def _score_rows(snapshot: PeriodSnapshot) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            place,
            one.unit,
            one.post,
            "—" if one.score is None else one.score,
            "—" if one.rank is None else one.rank,
            one.grade,
        )
        for place, one in enumerate(snapshot.scores, start=1)
    )


def grids(sheet: PeriodSheet) -> tuple[Grid, ...]:
    """The same as a workbook: each list a sheet with real numbers and moments."""
    snapshot, form = sheet.paper.snapshot, sheet.rules.period.form(sheet.span.kind)
    numbers = tuple(
        (name, getattr(snapshot.today, key), getattr(snapshot.before, key)) for key, name in NUMBERS
    )
    return (
        Grid("总体", ("项目", form.this, form.last), numbers),
        Grid("正文", ("段落", "内容", "修改人", "修改时间"), tuple(
            (part.title, part.text, sheet.names.get(part.edited_by, part.edited_by), part.edited_at)
            for part in sheet.parts)),
        Grid("逐日", _DAYS, _day_rows(snapshot)), Grid("指标", _FIGURES, _figure_rows(snapshot)),
        Grid("分单位", _OFFICE, tuple(
            (o.unit, o.dispatched, o.due, o.in_time, o.late, o.unclosed, o.rated, o.unsatisfied) for o in snapshot.offices)),
        Grid("重点事项", _MATTER, tuple(
            (m.number, m.why, m.at, m.place, m.title, m.losses, m.handling, m.state, m.next, m.next_due, m.unit, m.person)
            for m in snapshot.matters)),
        Grid("热点", ("类别", form.this, form.last), tuple((one.name, one.count, one.before) for one in snapshot.hot)),
        Grid("考核", _SCORES, _score_rows(snapshot)),
        Grid("口径", ("项目", "值"), _about(sheet)),
    )  # fmt: skip


def _about(sheet: PeriodSheet) -> tuple[tuple[Cell, ...], ...]:
    paper, snapshot = sheet.paper, sheet.paper.snapshot
    return (
        ("期号", issue_text(sheet)), ("自", snapshot.first), ("至", snapshot.last), ("截至", snapshot.as_of),
        ("生成", paper.made_at), ("标记", watermark(sheet)), ("工作日历", snapshot.calendar), ("规则", snapshot.rules),
        ("指标规则", snapshot.figure_rules), ("重点事项总数", snapshot.matters_total),
        ("考核版本", "" if snapshot.assessed is None else snapshot.assessed or "冻结结果"),
    )  # fmt: skip


def file_name(sheet: PeriodSheet, kind: str) -> str:
    """要情-2026-W10.pdf, 要情-2026-03月-更正A1.pdf, 要情-2026-W10-草稿.pdf."""
    words, paper, span = sheet.rules.period.words, sheet.paper, sheet.span
    name = span.key.partition(":")[2] + ("月" if span.kind == "month" else "")
    found = [words["correction"].format(edition=paper.edition)] * bool(paper.edition) + [
        words["draft"]
    ] * sheet.is_draft
    return "-".join(("要情", name, *found)) + f".{kind}"
