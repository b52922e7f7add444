"""A neutral document as Qt's own text: laid out once, whatever it is drawn on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from commandroom.reports import typography as t
from commandroom.reports.document import (
    Band,
    Block,
    Cell,
    Document,
    FormTable,
    Line,
    NewPage,
    Role,
    Table,
    legal,
)
from commandroom.reports.values import cell_text, centred
from commandroom.ui.print.forms import put_form
from commandroom.ui.print.shapes import close, frame, letters_of, shape_of, table_format
from commandroom.ui.print.turning import part_at_page_turns, rows_that_begin_pages

_SPACE = "\u3000"
"""Two of these begin a paragraph; Qt does not scale an indent to the device in every version."""


def laid_out(document: Document, device: QPaintDevice, area: QSizeF) -> QTextDocument:
    """The text on pages of this area, in the device's own pixels; rows of tables stay whole."""
    cuts: dict[int, list[int]] = {}
    if any(isinstance(block, Table) for block in document.blocks):
        tables: dict[int, QTextTable] = {}
        endless = _filled(document, device, QSizeF(area.width(), -1), cuts, tables)
        cuts = rows_that_begin_pages(endless, tables, area.height())
    text = _filled(document, device, area, cuts, {})
    part_at_page_turns(text, area.height())
    return text


def _filled(
    document: Document,
    device: QPaintDevice,
    area: QSizeF,
    cuts: Mapping[int, list[int]],
    tables: dict[int, QTextTable],
) -> QTextDocument:
    """All blocks, tables parted before the rows in `cuts`; `tables` takes in the table of each block."""
    text = QTextDocument()
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setDefaultTextOption(option)
    text.documentLayout().setPaintDevice(device)
    text.setPageSize(area)
    cursor = QTextCursor(text)
    cursor.beginEditBlock()  # without it every row of a table lays out all rows before it anew
    begins_page = False
    for place, block in enumerate(document.blocks):
        if isinstance(block, NewPage):
            begins_page = True
            continue
        if isinstance(block, Table):
            tables[place] = _put_table(cursor, block, cuts.get(place, []), begins_page=begins_page)
        else:
            _put(cursor, block, is_first=place == 0, begins_page=begins_page)
        begins_page = False
    cursor.endEditBlock()
    return text


def _put(cursor: QTextCursor, block: Block, *, is_first: bool, begins_page: bool) -> None:
    if isinstance(block, FormTable | Band):
        put_form(cursor, block)
    elif isinstance(block, Line):
        style = t.sized(t.STYLES[block.role], block.size)
        shape = shape_of(style, begins_page=begins_page)
        if block.role is Role.IMPRINT:
            _put_imprint(cursor, block)
            return
        letters = letters_of(style.face, style.size, style.colour, squeeze=style.squeeze)
        if is_first:
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(shape, letters)
        cursor.insertText(_SPACE * style.indent + legal(block.text), letters)


def _put_imprint(cursor: QTextCursor, line: Line) -> None:
    """Two texts at both margins; the red line under them is the lower edge of their cells."""
    style = t.STYLES[Role.IMPRINT]
    shape = table_format((50, 50))
    shape.setBorder(0)
    shape.setCellPadding(0)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    table = cursor.insertTable(1, 2, shape)
    for column, (text, side) in enumerate(((line.text, "left"), (line.right, "right"))):
        cell = table.cellAt(0, column)
        edge = cell.format().toTableCellFormat()
        edge.setBottomBorder(2)
        edge.setBottomBorderBrush(QColor(f"#{t.RED}"))
        edge.setBottomBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        cell.setFormat(edge)
        at = cell.firstCursorPosition()
        block = shape_of(style)
        block.setAlignment(Qt.AlignmentFlag.AlignRight if side == "right" else Qt.AlignmentFlag.AlignLeft)
        at.setBlockFormat(block)
        at.insertText(legal(text), letters_of(style.face, style.size))
    close(cursor)


def _put_table(
    cursor: QTextCursor, table: Table, cuts: Sequence[int], *, begins_page: bool = False
) -> QTextTable:
    """The table, or one on each page, each under the heading; `cuts` count the heading row."""
    sides = centred(table)
    ends = [max(0, cut - 1) for cut in cuts if cut > 1]
    made: QTextTable | None = None
    for since, until in pairwise([0, *ends, len(table.rows)]):
        turns = begins_page if made is None else True
        part = _put_rows(cursor, table, table.rows[since:until], sides, begins_page=turns or cuts[:1] == [0])
        made, cuts = made or part, cuts[1:] if cuts[:1] == [0] else cuts
    assert made is not None  # noqa: S101 - there is a part at least
    return made


def _put_rows(
    cursor: QTextCursor,
    table: Table,
    rows: Sequence[tuple[Cell, ...]],
    sides: Sequence[bool],
    *,
    begins_page: bool,
) -> QTextTable:
    shape = table_format(table.widths)
    shape.setHeaderRowCount(1)
    if begins_page:
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    made = cursor.insertTable(len(rows) + 1, len(table.columns), shape)
    size = table.size or t.TABLE_PT
    head, body = letters_of(t.HEITI, size), letters_of(t.FANGSONG, size)
    for column, name in enumerate(table.columns):
        _put_cell(made.cellAt(0, column).firstCursorPosition(), name, head, is_centred=True)
    for place, cells in enumerate(rows, start=1):
        for column, (cell, is_centred) in enumerate(zip(cells, sides, strict=True)):
            _put_cell(made.cellAt(place, column).firstCursorPosition(), cell, body, is_centred=is_centred)
    for place in range(made.rows()):
        for column in range(made.columns()):
            frame(made.cellAt(place, column))
    close(cursor)
    return made


def _put_cell(at: QTextCursor, cell: Cell, letters: QTextCharFormat, *, is_centred: bool) -> None:
    shape = QTextBlockFormat()
    shape.setAlignment(Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeft)
    at.setBlockFormat(shape)
    at.insertText(legal(cell_text(cell)), letters)


def page_layout(document: Document) -> QPageLayout:
    """A4 with the text area of an official paper, on its short or its long side."""
    turned = QPageLayout.Orientation.Landscape if document.across else QPageLayout.Orientation.Portrait
    margins = QMarginsF(*t.sheet_of(across=document.across).margins)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, margins, QPageLayout.Unit.Millimeter)
