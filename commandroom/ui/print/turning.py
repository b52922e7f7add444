"""Where pages turn: rows of tables stay whole, and a paragraph over a page is one for each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextLayout, QTextTable

_SLACK = 0.004
"""Of a page's height: where lines of a table fall out of the reckoning, a row goes over rather than be parted."""


def rows_that_begin_pages(
    text: QTextDocument, tables: Mapping[int, QTextTable], high: float
) -> dict[int, list[int]]:
    """Of a text that was laid out without pages: the rows of each table that would not fit the rest of their page whole.

    Rows count with the heading row, which stands again on each page.
    """
    known = {table.objectIndex(): place for place, table in tables.items()}
    found: dict[int, list[int]] = {}
    gone = 0.0
    """What pages left free so far."""
    walk = text.rootFrame().begin()
    while not walk.atEnd():
        frame, block = walk.currentFrame(), walk.currentBlock()
        if isinstance(frame, QTextTable):
            cuts, gone = _rows(text, frame, gone, high)
            place = known.get(frame.objectIndex())
            if place is not None and cuts:
                found[place] = cuts
        elif block.isValid():
            gone = _lines(text, block, gone, high)
        walk += 1
    return found


def _rows(text: QTextDocument, table: QTextTable, gone: float, high: float) -> tuple[list[int], float]:
    layout, count = text.documentLayout(), table.rows()
    whole = layout.frameBoundingRect(table)
    tops = [
        layout.blockBoundingRect(table.cellAt(row, 0).firstCursorPosition().block()).top()
        for row in range(count)
    ]
    lead = tops[0] - whole.top()  # the edge and the padding above a row's text
    edges = [*(top - lead for top in tops), whole.bottom()]
    head = edges[1] - edges[0] if table.format().toTableFormat().headerRowCount() else 0.0
    cuts = []
    for row in range(count):
        at, tall = edges[row] + gone, edges[row + 1] - edges[row]
        left = high * (1 - _SLACK) - at % high
        if tall > left and tall + head <= high * (1 - _SLACK) and at % high:
            cuts.append(row)
            gone += high - at % high + (head if row else 0.0)
    if cuts and cuts[0] <= 1 and head:  # a heading alone at the foot of a page goes over with its first row
        cuts[0] = 0
    return cuts, gone


def _lines(text: QTextDocument, block: QTextBlock, gone: float, high: float) -> float:
    top = text.documentLayout().blockBoundingRect(block).top()
    if block.blockFormat().pageBreakPolicy() & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore:
        gone += -(top + gone) % high
    lines = block.layout()
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        at = top + line.y() + gone
        if at % high + line.height() > high:
            gone += high - at % high
    return gone


def part_at_page_turns(text: QTextDocument, high: float) -> None:
    """A paragraph that goes over a page becomes one for each page, line by line as it was.

    Of a paragraph Qt draws on the next page also the last line of the page before. Nobody sees it there, but whoever copies
    the page has it twice.
    """
    layout, turns = text.documentLayout(), []
    block = text.begin()
    while block.isValid():
        lines = block.layout()
        if lines.lineCount() > 1:
            top = layout.blockBoundingRect(block).top()
            turns += [block.position() + start for start in _turns(lines, top, high)]
        block = block.next()
    cursor = QTextCursor(text)
    cursor.beginEditBlock()
    for position in reversed(turns):
        cursor.setPosition(position)
        shape = cursor.blockFormat()
        cursor.insertBlock()
        shape.setTopMargin(0)
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_Auto)
        cursor.setBlockFormat(shape)
    cursor.endEditBlock()


def _turns(lines: QTextLayout, top: float, high: float) -> Iterator[int]:
    """Where in a paragraph the lines stand that are the first of their page."""
    page = -1
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        on = int((top + line.y() + line.height() / 2) / high)
        if number and on != page:
            yield line.textStart()
        page = on
