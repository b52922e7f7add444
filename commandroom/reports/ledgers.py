"""A ledger as a workbook: one row each, real numbers and moments, and on a second sheet what it is and its checksum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from commandroom.domain.summary.wording import day_text
from commandroom.reports.document import Block, Cell, Document, Grid, Line, Role, Table
from commandroom.reports.fitting import width
from commandroom.reports.values import cell_text
from commandroom.reports.xlsx import xlsx
from commandroom.usecases.queries import LedgerSheet

_DEMO = "演示数据"
_PRIVACY = "个人信息已脱敏，举报、保密件不列内容"
_SIZE = 8.0
"""A ledger has up to fourteen columns."""
_LEAST, _MOST, _LETTERS = 2.6, 22.0, 70.0
"""Full letters: of the narrowest column, of the widest, and of all on a sheet that lies across, their edges taken off."""
_RUN = re.compile(r"\d{4}-\d\d-\d\d|[0-9A-Za-z]{1,9}")


def grids(sheet: LedgerSheet, *, lang: str = "zh_CN") -> tuple[Grid, ...]:
    """The ledger and its about sheet."""
    key = "en" if lang.startswith("en") else "zh"
    names = tuple(column.en if key == "en" else column.zh for column in sheet.form.columns)
    rows = tuple((place, *row.cells) for place, row in enumerate(sheet.rows, start=1))
    method, digest = checksum(sheet)
    about: tuple[tuple[Cell, ...], ...] = (
        ("台账", sheet.form.title[key]), ("单位", sheet.place), ("自", sheet.first), ("至", sheet.last),
        ("截至", sheet.as_of), ("件数", len(rows)), ("口径", sheet.form.counts[key]), ("规则", sheet.version),
        ("个人信息", _PRIVACY), (f"内容校验（{method}）", digest),
    )  # fmt: skip
    return Grid(sheet.form.title["zh"], ("序号", *names), rows), Grid("说明", ("项目", "值"), about)


def document(sheet: LedgerSheet) -> Document:
    """The ledger as a paper that lies across: what counts above, the checksum below."""
    form, (method, digest) = sheet.form, checksum(sheet)
    names = ("序号", *(column.zh for column in form.columns))
    rows = tuple((place, *row.cells) for place, row in enumerate(sheet.rows, start=1))
    blocks: tuple[Block, ...] = (
        Line(Role.TITLE, f"{sheet.place}{form.title['zh']}"),
        Line(Role.ISSUE, f"{sheet.first.year}年{day_text(sheet.first)}至{sheet.last.year}年{day_text(sheet.last)}", size=12.0),
        Line(Role.NOTE, f"口径：{form.counts['zh']}。截至{cell_text(sheet.as_of)}，共{len(rows)}条。"),
        Table(names, rows, _widths(names, rows), _SIZE) if rows else Line(Role.BODY, "本期无记录。"),
        Line(Role.NOTE, f"规则{sheet.version}；{_PRIVACY}；内容校验（{method}）：{digest}。"),
    )  # fmt: skip
    return Document(
        title=f"{sheet.place}{form.title['zh']} {sheet.first}至{sheet.last}", place=sheet.place, made_at=sheet.as_of,
        blocks=blocks, watermark=_DEMO if sheet.demo else "", header=_DEMO if sheet.demo else "", across=True,
    )  # fmt: skip


def _widths(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[int, ...]:
    """Each column as wide as what must not be parted in it (a day, a moment's day, a run of digits); the rest by length."""
    columns = [
        [name, *map(cell_text, cells)] for name, cells in zip(names, zip(*rows, strict=True), strict=True)
    ]
    least = [max(_LEAST, *map(_whole, texts)) for texts in columns]
    wanted = [
        max(low, min(_MOST, max(map(width, texts[1:])))) for low, texts in zip(least, columns, strict=True)
    ]
    room, more = _LETTERS - sum(least), sum(wanted) - sum(least)
    share = min(1.0, max(0.0, room / more)) if more else 0.0
    return tuple(round(100 * (low + (most - low) * share)) for low, most in zip(least, wanted, strict=True))


def _whole(text: str) -> float:
    """The width of the longest run that is not to be parted."""
    return max((width(run) for run in _RUN.findall(text)), default=0.0)


def content(sheet: LedgerSheet) -> bytes:
    """The bytes of the workbook."""
    title = f"{sheet.place}{sheet.form.title['zh']} {sheet.first}至{sheet.last}"
    return xlsx(title, grids(sheet), mark=_DEMO if sheet.demo else "", made_at=sheet.as_of)


def checksum(sheet: LedgerSheet) -> tuple[str, str]:
    """The name of the method and the checksum of all cells as they are printed: SM3, else SHA-256 where it is missing.

    Cells are parted by a tab, rows by a line feed (domain §3.3: ledgers bear their SM3).
    """
    text = "\n".join("\t".join(cell_text(cell) for cell in row.cells) for row in sheet.rows)
    for name, method in (("SM3", "sm3"), ("SHA-256", "sha256")):
        try:
            return name, hashlib.new(method, text.encode()).hexdigest()
        except ValueError:
            continue
    raise AssertionError


def file_name(sheet: LedgerSheet, kind: str = "xlsx") -> str:
    """督办台账-2026-03-01至2026-03-31.xlsx."""
    return f"{sheet.form.title['zh']}-{sheet.first}至{sheet.last}.{kind}"
