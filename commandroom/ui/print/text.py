"""A neutral document as Qt's own text: laid out once, whatever it is drawn on."""

from __future__ import annotations

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
    QTextLength,
    QTextOption,
    QTextTableCell,
    QTextTableFormat,
)

from commandroom.reports import typography as t
from commandroom.reports.document import Block, Cell, Document, Line, NewPage, Role, Table, legal
from commandroom.reports.values import cell_text, centred
from commandroom.ui.print.faces import font_of

PX_PT = 96 / 72
"""Qt measures text in pixels of 96 to an inch and scales them to the device."""
_SIDES = {  # Qt spreads a line before a long number over the whole width, so nothing is justified
    "justify": Qt.AlignmentFlag.AlignLeft, "left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter,
}  # fmt: skip
_THIN = 0.7
_SPACE = "\u3000"
"""Two of these begin a paragraph; Qt does not scale an indent to the device in every version."""
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def laid_out(document: Document, device: QPaintDevice, area: QSizeF) -> QTextDocument:
    """The text on pages of this area, in the device's own pixels."""
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
        _put(cursor, block, is_first=place == 0, begins_page=begins_page)
        begins_page = False
    cursor.endEditBlock()
    return text


def _put(cursor: QTextCursor, block: Block, *, is_first: bool, begins_page: bool) -> None:
    if isinstance(block, Table):
        _put_table(cursor, block)
    elif isinstance(block, Line):
        style = t.STYLES[block.role]
        shape = _shape(style, begins_page=begins_page)
        if block.role is Role.IMPRINT:
            _put_imprint(cursor, block)
            return
        letters = letters_of(style.face, style.size, style.colour)
        if is_first:
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(shape, letters)
        cursor.insertText(_SPACE * style.indent + legal(block.text), letters)


def _shape(style: t.Style, *, begins_page: bool = False) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setAlignment(_SIDES[style.side])
    shape.setTopMargin(style.before * PX_PT)
    shape.setLineHeight(style.pitch * PX_PT, _FIXED)
    if begins_page:
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    return shape


def letters_of(face: t.Face, size: float, colour: str = t.BLACK) -> QTextCharFormat:
    """A face at a size in points."""
    letters = QTextCharFormat()
    letters.setFont(font_of(face, size))
    letters.setForeground(QColor(f"#{colour}"))
    return letters


def _put_imprint(cursor: QTextCursor, line: Line) -> None:
    """Two texts at both margins; the red line under them is the lower edge of their cells."""
    style = t.STYLES[Role.IMPRINT]
    shape = _table_format((50, 50))
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
        block = _shape(style)
        block.setAlignment(Qt.AlignmentFlag.AlignRight if side == "right" else Qt.AlignmentFlag.AlignLeft)
        at.setBlockFormat(block)
        at.insertText(legal(text), letters_of(style.face, style.size))
    _close(cursor)


def _table_format(widths: tuple[int, ...]) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths)) for width in widths]
    )
    shape.setBorder(_THIN)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(f"#{t.BLACK}"))
    shape.setCellPadding(2)
    shape.setCellSpacing(0)
    return shape


def _put_table(cursor: QTextCursor, table: Table) -> None:
    shape = _table_format(table.widths)
    shape.setHeaderRowCount(1)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    made = cursor.insertTable(len(table.rows) + 1, len(table.columns), shape)
    head, body = letters_of(t.HEITI, t.TABLE_PT), letters_of(t.FANGSONG, t.TABLE_PT)
    sides = centred(table)
    for column, name in enumerate(table.columns):
        _put_cell(made.cellAt(0, column).firstCursorPosition(), name, head, is_centred=True)
    for place, cells in enumerate(table.rows, start=1):
        for column, (cell, is_centred) in enumerate(zip(cells, sides, strict=True)):
            _put_cell(made.cellAt(place, column).firstCursorPosition(), cell, body, is_centred=is_centred)
    for place in range(made.rows()):
        for column in range(made.columns()):
            _frame(made.cellAt(place, column))
    _close(cursor)


def _frame(cell: QTextTableCell) -> None:
    """Thin lines around a cell: of a table's own border Qt paints none where borders are shared."""
    edges = cell.format().toTableCellFormat()
    edges.setBorder(_THIN)
    edges.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    edges.setBorderBrush(QColor(f"#{t.BLACK}"))
    cell.setFormat(edges)


def _put_cell(at: QTextCursor, cell: Cell, letters: QTextCharFormat, *, is_centred: bool) -> None:
    shape = QTextBlockFormat()
    shape.setAlignment(Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeft)
    at.setBlockFormat(shape)
    at.insertText(legal(cell_text(cell)), letters)


def _close(cursor: QTextCursor) -> None:
    """Behind a table Qt keeps a block; it is made as low as can be, for the next one begins below it."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    low = QTextBlockFormat()
    low.setLineHeight(4, _FIXED)
    cursor.setBlockFormat(low)


def page_layout() -> QPageLayout:
    """A4 with the text area of an official paper."""
    margins = QMarginsF(t.LEFT_MM, t.TOP_MM, t.RIGHT_MM, t.BOTTOM_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )
