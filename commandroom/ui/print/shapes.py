"""How paragraphs, letters and tables of a paper look to Qt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextTableCell,
    QTextTableFormat,
)

from commandroom.reports import typography as t
from commandroom.ui.print.faces import font_of

PX_PT = 96 / 72
"""Qt measures text in pixels of 96 to an inch and scales them to the device."""
_SIDES = {  # Qt spreads a line before a long number over the whole width, so nothing is justified
    "justify": Qt.AlignmentFlag.AlignLeft, "left": Qt.AlignmentFlag.AlignLeft, "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}  # fmt: skip
THIN = 0.7
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def shape_of(style: t.Style, *, begins_page: bool = False) -> QTextBlockFormat:
    """How a paragraph of a style stands."""
    shape = QTextBlockFormat()
    shape.setAlignment(_SIDES[style.side])
    shape.setTopMargin(style.before * PX_PT)
    shape.setLineHeight(style.pitch * PX_PT, FIXED)
    if begins_page:
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    return shape


def letters_of(face: t.Face, size: float, colour: str = t.BLACK, *, squeeze: float = 0.0) -> QTextCharFormat:
    """A face at a size in points; each letter gives up `squeeze` of them."""
    letters = QTextCharFormat()
    font = font_of(face, size)
    if squeeze:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * (1 - squeeze / size))
    letters.setFont(font)
    letters.setForeground(QColor(f"#{colour}"))
    return letters


def table_format(widths: tuple[int, ...]) -> QTextTableFormat:
    """A table as wide as the text, its columns in these shares."""
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths)) for width in widths]
    )
    shape.setBorder(THIN)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(f"#{t.BLACK}"))
    shape.setCellPadding(2)
    shape.setCellSpacing(0)
    return shape


def frame(cell: QTextTableCell) -> None:
    """Thin lines around a cell: of a table's own border Qt paints none where borders are shared."""
    edges = cell.format().toTableCellFormat()
    edges.setBorder(THIN)
    edges.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    edges.setBorderBrush(QColor(f"#{t.BLACK}"))
    cell.setFormat(edges)


def close(cursor: QTextCursor) -> None:
    """Behind a table Qt keeps a block; it is made as low as can be, for the next one begins below it."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    low = QTextBlockFormat()
    low.setLineHeight(4, FIXED)
    cursor.setBlockFormat(low)
