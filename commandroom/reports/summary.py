"""The daily summary as a paper: numbers first, then the paragraphs, then the lists and tables behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from commandroom.domain.summary.papers import Part
from commandroom.domain.summary.snapshot import Hot, Lit, Numbers, Office, Paper, Snapshot
from commandroom.domain.summary.wording import heading, moment_text, short
from commandroom.domain.time.moments import local
from commandroom.reports.document import Block, Cell, Document, Grid, Line, NewPage, Role, Table
from commandroom.usecases.queries import SummarySheet

ORDINALS = "一二三四五六七八九十"
NUMBERS: tuple[tuple[str, str], ...] = (
    ("received", "新增"), ("closed", "办结"), ("open", "在办"), ("overdue", "超期"), ("suspended", "挂起"),
    ("reported_up", "上报县级"), ("red", "红灯"), ("yellow", "黄灯"),
)  # fmt: skip
_OFFICE = (
    "序号",
    "单位",
    "派遣总数",
    "应办结",
    "按时办结",
    "超时办结",
    "未办结",
    "结案率",
    "按时结案率",
    "不满意数",
    "不满意率",
)
_LISTED = ("序号", "事件编号", "标题", "责任单位", "承办人", "环节", "到期时间", "状态")
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
_CHECKS = {"received": "今日新增", "open": "在办", "red": "红灯", "yellow": "黄灯", "suspended": "挂起"}


def issue_text(sheet: SummarySheet) -> str:
    """2026年第69期, with what sets this paper apart: a correction, a late one, a draft."""
    words, paper = sheet.rules.words, sheet.paper
    marks = [words["correction"].format(edition=paper.edition)] if paper.edition else []
    marks += [words["late"]] * (paper.late and not sheet.is_draft) + [words["draft"]] * sheet.is_draft
    issue = heading(paper.snapshot, sheet.rules)[1]
    return f"{issue}（{'、'.join(marks)}）" if marks else issue


def watermark(sheet: SummarySheet) -> str:
    """What lies under every page: 草稿 of a day that is not closed, 演示数据 of a demo room."""
    words = sheet.rules.words
    found = [words["draft"]] * sheet.is_draft + [words["demo"]] * sheet.paper.snapshot.demo
    return " · ".join(found)


def document(sheet: SummarySheet) -> Document:
    """The paper, whichever format it is written in."""
    paper, words = sheet.paper, sheet.rules.words
    snapshot = paper.snapshot
    title = heading(snapshot, sheet.rules)[0]
    return Document(
        title=title, place=snapshot.place, made_at=paper.made_at, watermark=watermark(sheet),
        header=words["demo"] if snapshot.demo else "",
        blocks=(*_head(sheet, title), *_body(sheet.parts), *_foot(sheet), *_annexes(snapshot)),
    )  # fmt: skip


def _head(sheet: SummarySheet, title: str) -> Iterator[Block]:
    snapshot = sheet.paper.snapshot
    day = snapshot.day
    yield Line(Role.TITLE, title)
    yield Line(Role.ISSUE, issue_text(sheet))
    yield Line(Role.IMPRINT, f"{snapshot.place}综合信息指挥室", f"{day.year}年{day.month}月{day.day}日")
    yield Line(Role.CAPTION, f"今日数据（截至{moment_text(snapshot.as_of)}，单位：件）")
    yield numbers_table(snapshot.today, snapshot.before)


def numbers_table(today: Numbers, before: Numbers) -> Table:
    """The numbers of the day, those of the same hours of the day before, and the change."""
    values = [(getattr(today, key), getattr(before, key)) for key, _ in NUMBERS]
    return Table(
        columns=("项目", *(name for _, name in NUMBERS)),
        rows=(
            ("今日", *(now for now, _ in values)),
            ("昨日同期", *("—" if was is None else was for _, was in values)),
            ("增减", *("—" if was is None or now is None else signed(now - was) for now, was in values)),
        ),
        widths=(16, 10, 10, 10, 10, 10, 14, 10, 10),
    )


def signed(change: int) -> str:
    """A change with its sign in wide letters."""
    return f"＋{change}" if change > 0 else (f"－{-change}" if change < 0 else "0")


def _body(parts: Iterable[Part]) -> Iterator[Block]:
    for place, part in enumerate(parts):
        yield Line(Role.HEADING, f"{ORDINALS[place]}、{part.title}")
        for line in part.text.splitlines() or [""]:
            yield Line(Role.BODY, line)


def _foot(sheet: SummarySheet) -> Iterator[Block]:
    """How the paper came about: what a reader needs to trust the figures, or to ask."""
    paper, snapshot = sheet.paper, sheet.paper.snapshot
    yield Line(Role.NOTE, f"口径：各数取自{moment_text(snapshot.as_of)}的同一份冻结数据；工作日历{snapshot.calendar}，"
                          f"规则{snapshot.rules}；生成于{moment_text(paper.made_at)}。")  # fmt: skip
    for part in sheet.parts:
        if part.edited_at is not None:
            who = sheet.names.get(part.edited_by, part.edited_by)
            stale = "，改后数据有更正，请核" if part.is_stale else ""
            yield Line(Role.NOTE, f"“{part.title}”由{who}于{moment_text(part.edited_at)}修改{stale}。")
    wrong = [one for one in snapshot.checks if not one.agrees]
    for one in wrong:
        yield Line(
            Role.NOTE, f"核对不符：{_CHECKS.get(one.figure, one.figure)}本报{one.here}、看板{one.board}。"
        )


# --- annexes ---------------------------------------------------------------------------------------------------------


def _annexes(snapshot: Snapshot) -> Iterator[Block]:
    tables = [
        (f"分单位统计表（{snapshot.month_first.month}月{snapshot.month_first.day}日至截止时）", offices_table(snapshot.offices)),
        (f"红灯清单（共{snapshot.red.total}件）", _lit_table(snapshot.red)),
        (f"黄灯清单（共{snapshot.yellow.total}件）", _lit_table(snapshot.yellow)),
    ]  # fmt: skip
    filled = [(caption, table) for caption, table in tables if table.rows]
    for place, (caption, table) in enumerate(filled, start=1):
        if place == 1:
            yield NewPage()
        yield Line(Role.CAPTION, f"附表{place}　{caption}")
        yield table


def offices_table(offices: Iterable[Office]) -> Table:
    """The units' month so far; the rates stand beside both their numbers."""
    rows = tuple((place, *_office_cells(one)) for place, one in enumerate(offices, start=1))
    return Table(_OFFICE, rows, (6, 14, 8, 8, 8, 8, 8, 11, 11, 7, 11))


def _office_cells(one: Office) -> tuple[Cell, ...]:
    return (one.unit, one.dispatched, one.due, one.in_time, one.late, one.unclosed,
            percent(one.in_time + one.late, one.due), percent(one.in_time, one.due), one.unsatisfied,
            percent(one.unsatisfied, one.rated))  # fmt: skip


def percent(above: int, below: int) -> str:
    """Rounded half up to two decimals; a dash where nothing stands below."""
    if not below:
        return "—"
    hundredths = (above * 100_00 * 2 + below) // (below * 2)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def _lit_table(lit: Lit) -> Table:
    rows = tuple(
        (place, short(one.number), one.title, one.unit or "未派", one.person, one.step,
         f"{local(one.due):%m-%d %H:%M}", one.state)
        for place, one in enumerate(lit.rows, start=1)
    )  # fmt: skip
    return Table(_LISTED, rows, (6, 20, 25, 10, 9, 7, 14, 9))


# --- workbook --------------------------------------------------------------------------------------------------------


def grids(sheet: SummarySheet) -> tuple[Grid, ...]:
    """The same as a workbook: each list a sheet with real numbers and moments."""
    paper, snapshot = sheet.paper, sheet.paper.snapshot
    return (
        Grid("总体", ("项目", "今日", "昨日同期"), _number_rows(sheet)),
        Grid("正文", ("段落", "内容", "修改人", "修改时间"), tuple(
            (part.title, part.text, sheet.names.get(part.edited_by, part.edited_by), part.edited_at)
            for part in sheet.parts)),
        Grid("重点事项", _MATTER, tuple(
            (m.number, m.why, m.at, m.place, m.title, m.losses, m.handling, m.state, m.next, m.next_due, m.unit, m.person)
            for m in snapshot.matters)),
        Grid("红灯", _LISTED, _lit_rows(snapshot.red)), Grid("黄灯", _LISTED, _lit_rows(snapshot.yellow)),
        Grid("热点", ("范围", "名称", "近7日", "前7日", "明显上升"),
             (*_hot_rows("类别", snapshot.hot), *_hot_rows("网格", snapshot.grids))),
        Grid("重复诉求", ("类别", "地点", "次数", "事件编号"), tuple(
            (one.category, one.place, one.count, "、".join(one.numbers)) for one in snapshot.repeats)),
        Grid("督办", ("文号", "颜色", "事件编号", "标题", "责任单位", "回复时限", "逾期"), tuple(
            (one.doc_no, sheet.rules.words.get(one.color, one.color), one.number, one.title, one.unit, one.reply_by,
             "是" if one.is_late else "否") for one in snapshot.supervision.open)),
        Grid("分单位", (*_OFFICE[1:7], "评价数", "不满意数"), tuple(
            (o.unit, o.dispatched, o.due, o.in_time, o.late, o.unclosed, o.rated, o.unsatisfied) for o in snapshot.offices)),
        Grid("口径", ("项目", "值"), _about_rows(sheet, paper)),
    )  # fmt: skip


def _number_rows(sheet: SummarySheet) -> tuple[tuple[Cell, ...], ...]:
    snapshot = sheet.paper.snapshot
    return tuple((name, getattr(snapshot.today, key), getattr(snapshot.before, key)) for key, name in NUMBERS)


def _lit_rows(lit: Lit) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (place, one.number, one.title, one.unit, one.person, one.step, one.due, one.state)
        for place, one in enumerate(lit.rows, start=1)
    )


def _hot_rows(kind: str, rows: Iterable[Hot]) -> Iterator[tuple[Cell, ...]]:
    return ((kind, one.name, one.week, one.before, "是" if one.is_rising else "否") for one in rows)


def _about_rows(sheet: SummarySheet, paper: Paper) -> tuple[tuple[Cell, ...], ...]:
    snapshot = paper.snapshot
    return (
        ("期号", issue_text(sheet)), ("日期", snapshot.day), ("截至", snapshot.as_of), ("生成", paper.made_at),
        ("标记", watermark(sheet)), ("工作日历", snapshot.calendar), ("规则", snapshot.rules),
        ("红灯总数", snapshot.red.total), ("黄灯总数", snapshot.yellow.total), ("重点事项总数", snapshot.matters_total),
        *((f"核对：{_CHECKS.get(one.figure, one.figure)}", f"本报{one.here} 看板{one.board}") for one in snapshot.checks),
    )  # fmt: skip
