"""Forms and bars as Qt's own text: tables of merged cells whose rows have a least height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
    QTextTableCellFormat,
)

from commandroom.reports import typography as t
from commandroom.reports.document import Band, FormCell, FormTable, legal
from commandroom.reports.fitting import row_lines
from commandroom.ui.print.shapes import FIXED, PX_PT, close, frame, letters_of, table_format

_BAND_PT = 14.0
_MM_PT = 72 / 25.4


def put_form(cursor: QTextCursor, block: FormTable | Band) -> None:
    """Put it at the end of the text."""
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if isinstance(block, Band):
        _put_band(cursor, block)
    else:
        _put_table(cursor, block)
    close(cursor)


def _put_band(cursor: QTextCursor, band: Band) -> None:
    table = cursor.insertTable(1, 1, table_format((1,)))
    cell = table.cellAt(0, 0)
    shape = cell.format().toTableCellFormat()
    shape.setBackground(QBrush(QColor(f"#{band.colour}")))
    cell.setFormat(shape)
    at = cell.firstCursorPosition()
    at.setBlockFormat(_block(_BAND_PT, is_centred=True))
    at.insertText(legal(band.text), letters_of(t.HEITI, _BAND_PT, t.WHITE))


def _put_table(cursor: QTextCursor, form: FormTable) -> None:
    shape = table_format((1,) * form.columns)
    shape.setCellPadding(0)
    table = cursor.insertTable(len(form.rows), form.columns, shape)
    for place, row in enumerate(form.rows):
        at = 0
        taken = row_lines(row, form) * t.pitch_of(form.size) + 2 * t.pad_of(form.size)
        spare = max(0.0, row.high * _MM_PT - taken) / 2
        for cell in row.cells:
            if cell.span > 1:
                table.mergeCells(place, at, 1, cell.span)
            _put_cell(table, place, at, cell, form.size, spare)
            at += cell.span


def _put_cell(table: QTextTable, row: int, column: int, cell: FormCell, size: float, spare: float) -> None:
    """Qt knows no least height of a row: what is missing is added above and below the text of its cells."""
    made = table.cellAt(row, column)
    frame(made)
    edges = made.format().toTableCellFormat()
    edges.setVerticalAlignment(QTextTableCellFormat.VerticalAlignment.AlignMiddle)
    pad = t.pad_of(size) + spare
    edges.setTopPadding(pad * PX_PT)
    edges.setBottomPadding(pad * PX_PT)
    edges.setLeftPadding(3 * PX_PT)
    edges.setRightPadding(3 * PX_PT)
    made.setFormat(edges)
    colour = t.RED if cell.is_red else t.BLACK
    _put_text(
        made.firstCursorPosition(),
        cell,
        letters_of(t.HEITI if cell.is_label else t.FANGSONG, size, colour),
        size,
    )


def _put_text(at: QTextCursor, cell: FormCell, letters: QTextCharFormat, size: float) -> None:
    shape = _block(size, is_centred=cell.is_label)
    for place, line in enumerate(legal(cell.text).split("\n")):
        if place:
            at.insertBlock(shape, letters)
        else:
            at.setBlockFormat(shape)
        at.insertText(line, letters)


def _block(size: float, *, is_centred: bool) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setAlignment(Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignLeft)
    shape.setLineHeight(t.pitch_of(size) * PX_PT, FIXED)
    return shape
