"""A paper's lists as a workbook: no cell is a formula, numbers and moments are real, heading rows stay in sight."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from commandroom.domain.time.moments import local
from commandroom.reports.document import Cell, Grid, legal
from commandroom.reports.values import is_number

_CELL = 32_767
"""Characters that a cell holds (Microsoft's specification of Excel)."""
_WIDEST, _LEAST = 60, 8
_SAFE_INTEGER = 10**15
_WIDE_FROM = 0x2E7F
"""Letters after this one are two columns wide."""


def xlsx(title: str, grids: Sequence[Grid], *, mark: str, made_at: datetime) -> bytes:
    """The file's bytes; `mark` stands in the header of each printed page (演示数据, 草稿)."""
    from xlsxwriter import Workbook  # noqa: PLC0415  slow to import, needed only here

    held = io.BytesIO()
    book = Workbook(held, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "remove_timezone": True,
    })  # fmt: skip
    book.set_properties({"title": legal(title), "created": local(made_at).replace(tzinfo=None)})
    styles = _Styles(book)
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&L{_plain(title)}&R{_plain(mark)}")
        sheet.set_footer("&C— &P —")
        _fill(sheet, grid, styles)
    book.close()
    return held.getvalue()


class _Styles:
    """The formats of cells."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F2F2F2"})
        self.text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.number = book.add_format({"valign": "top", "num_format": "General"})
        self.moment = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})


def _plain(text: str) -> str:
    """A text for a header, in which `&` begins a code; 255 characters is all that it holds."""
    return legal(text).replace("&", "&&")[:100]


def _fill(sheet: Any, grid: Grid, styles: _Styles) -> None:
    sheet.freeze_panes(1, 0)
    widths = [len(name) * 2 for name in grid.columns]
    for column, name in enumerate(grid.columns):
        sheet.write_string(0, column, name, styles.head)
    for place, cells in enumerate(grid.rows, start=1):
        for column, cell in enumerate(cells):
            widths[column] = max(widths[column], _put(sheet, place, column, cell, styles))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, _LEAST), _WIDEST))
    if grid.rows:
        sheet.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)


def _put(sheet: Any, row: int, column: int, cell: Cell, styles: _Styles) -> int:
    """Write a cell; returns about how wide its text is, in columns of Latin letters."""
    if cell is None or cell == "":
        return 0
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, local(cell).replace(tzinfo=None), styles.moment)
        return 16
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), styles.day)  # noqa: DTZ001 - a day
        return 10
    if is_number(cell) and isinstance(cell, int | float) and abs(cell) < _SAFE_INTEGER:
        sheet.write_number(row, column, cell, styles.number)
        return len(str(cell))
    text = legal(str(cell))[:_CELL]
    sheet.write_string(row, column, text, styles.text)
    return max(sum(2 if ord(char) > _WIDE_FROM else 1 for char in line) for line in text.split("\n"))
