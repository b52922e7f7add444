"""The circular of supervision as a paper: what was signed, the units named, the list of sheets, who signed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from commandroom.domain.circulars import Circular, Sheeted, paragraphs, span_text
from commandroom.domain.summary.wording import moment_text
from commandroom.domain.time.moments import local
from commandroom.reports import files
from commandroom.reports.document import Block, Document, Grid, Line, Role, Table
from commandroom.reports.papers import Draw, made
from commandroom.usecases.queries.circulars import CircularSheet

_COLOURS = {"blue": "蓝", "orange": "橙", "red": "红"}
_UNITS = ("序号", "单位", "橙色", "红色", "扣分", "约谈", "报县级")
_SHEETS = ("序号", "督办单号", "颜色", "事件编号", "标题", "责任单位", "签发", "答复期限", "答复")


def document(sheet: CircularSheet) -> Document:
    """The paper, whichever format it is written in; a draft says so under every page."""
    circular = sheet.circular
    title = f"{circular.place}{circular.rules.words['title']}"
    return Document(
        title=f"{title}（{span_text(circular)}）", place=circular.place, made_at=sheet.at or circular.as_of,
        watermark=mark(sheet), header=circular.rules.words["demo"] if circular.demo else "", blocks=tuple(_blocks(sheet, title)),
    )  # fmt: skip


def mark(sheet: CircularSheet) -> str:
    """草稿 of what nobody signed, 演示数据 of a demo room."""
    words = sheet.circular.rules.words
    return " · ".join([words["draft"]] * sheet.is_draft + [words["demo"]] * sheet.circular.demo)


def _blocks(sheet: CircularSheet, title: str) -> Iterator[Block]:
    circular = sheet.circular
    at = local(sheet.at or circular.as_of)
    yield Line(Role.TITLE, title)
    yield Line(Role.ISSUE, circular.number or circular.rules.words["draft"])
    yield Line(Role.IMPRINT, f"{circular.place}综合信息指挥室", f"{at.year}年{at.month}月{at.day}日")
    yield Line(Role.CAPTION, span_text(circular))
    for text in paragraphs(circular):
        yield Line(Role.BODY, text)
    if circular.named:
        yield Line(Role.HEADING, "一、通报单位")
        yield units_table(circular)
    if circular.sheets:
        yield Line(Role.HEADING, "二、督办单" if circular.named else "一、督办单")
        yield sheets_table(circular)
    yield Line(
        Role.NOTE,
        f"口径：各数取自{moment_text(circular.as_of)}的流水，规则{circular.rules.version}；作废的督办单不计。",
    )
    if not sheet.is_draft:
        yield Line(Role.SIGNED, f"签发：{sheet.by_name}")


def units_table(circular: Circular) -> Table:
    """Who is named, with what follows."""
    rows = tuple(
        (
            place,
            one.name,
            one.orange,
            one.red,
            _points(one.points),
            "约谈" if one.talk else "",
            one.county or "",
        )
        for place, one in enumerate(circular.named, start=1)
    )
    return Table(_UNITS, rows, (8, 28, 12, 12, 12, 14, 14))


def _points(points: float) -> int | float:
    return int(points) if points == int(points) else points


def sheets_table(circular: Circular) -> Table:
    """Every sheet of the days."""
    rows = tuple(
        (
            place, one.doc_no, _COLOURS.get(one.colour, one.colour), one.number, one.title, one.unit_name,
            _short(one.issued_at), _short(one.reply_by), _answer(circular, one),
        )
        for place, one in enumerate(circular.sheets, start=1)
    )  # fmt: skip
    return Table(_SHEETS, rows, (6, 15, 6, 17, 22, 10, 10, 10, 10))


def _short(at: datetime | None) -> str:
    return local(at).strftime("%m-%d %H:%M") if at is not None else "—"


def _answer(circular: Circular, one: Sheeted) -> str:
    late = "（迟）" if one.is_late(circular.as_of) else ""
    return f"{_short(one.answered_at)}{late}" if one.answered_at is not None else f"未答复{late}"


def grids(sheet: CircularSheet) -> tuple[Grid, ...]:
    """The two tables as sheets of a workbook."""
    units, listed = units_table(sheet.circular), sheets_table(sheet.circular)
    return Grid("通报单位", units.columns, units.rows), Grid("督办单", listed.columns, listed.rows)


def file_name(sheet: CircularSheet, kind: str) -> str:
    """督办通报-2026-W48.docx."""
    draft = f"-{sheet.circular.rules.words['draft']}" if sheet.is_draft else ""
    return f"督办通报-{sheet.circular.span}{draft}.{kind}"


def written(sheet: CircularSheet, kind: str, path: Path, *, pdf: Draw) -> Path:
    """Write it as html, pdf, docx or xlsx.

    Raises:
        WorldError: the folder is missing, the disk is full, or the file cannot be written; nothing is left behind.
    """
    return files.put(path, made(document(sheet), lambda: grids(sheet), kind, pdf=pdf, mark=mark(sheet)))
