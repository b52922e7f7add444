"""The pages of a paper on whatever can be painted on: text, folio at the outer side, header, watermark."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from commandroom import __version__
from commandroom.reports import typography as t
from commandroom.reports.document import Document
from commandroom.ui.print.faces import font_of
from commandroom.ui.print.text import laid_out, page_layout
from commandroom.ui.print.turning import part_at_page_turns

DPI = 600
_MM_INCH = 25.4
_PAPER = 0xFFFFFFFF
"""White, in every look of the desk."""
_MARK_PT, _MARK_LETTERS = 64.0, 6
"""So large are the letters of a watermark, and so many of them go across a page."""
_MARK_ALPHA = 34
_MARK_DEGREES = -35
_FOOT_PT, _FOOT_MM = 9.0, 6.0
_HAIR = 0.5
"""So many of the device's points inside a page begins what belongs to it: a line that ends where the page begins does not."""


def pdf(document: Document) -> bytes:
    """The paper as a PDF file. Call it on the thread of the application.

    The bundled or another honest face is embedded, so that its text can be searched and copied.
    """
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setPageLayout(page_layout(document))
    writer.setTitle(document.title)
    writer.setCreator(f"CommandRoom {__version__}")
    draw(document, writer, DPI)
    buffer.close()
    return bytes(held.data())


def markup_pdf(markup: str, title: str, font: QFont, margin: float) -> bytes:
    """Markup (a wide table) as a PDF file on A4 across, so many millimetres from its edges. On the application's thread."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    edges = QMarginsF(margin, margin, margin, margin)
    turned = QPageLayout.Orientation.Landscape
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, edges, QPageLayout.Unit.Millimeter)
    )
    writer.setTitle(title)
    high, wide = t.PAGE_MM
    area = QSizeF(*((side - 2 * margin) / _MM_INCH * DPI for side in (wide, high)))
    text = QTextDocument()
    text.setDocumentMargin(0)
    text.setDefaultFont(font)
    text.documentLayout().setPaintDevice(writer)
    text.setPageSize(QSizeF(area.width(), area.height() - _FOOT_MM / _MM_INCH * DPI))
    text.setHtml(markup)
    part_at_page_turns(text, text.pageSize().height())
    painter = QPainter(writer)
    try:
        for page in range(text.pageCount()):
            if page:
                writer.newPage()
            _draw_text(painter, text, page, text.pageSize())
            painter.setFont(font_of(t.SONGTI, _FOOT_PT))
            painter.drawText(
                QRectF(QPointF(), area),
                Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter,
                f"— {page + 1} —",
            )
    finally:
        painter.end()
    buffer.close()
    return bytes(held.data())


def draw(document: Document, device: QPagedPaintDevice, dpi: float) -> int:
    """Draw all pages; returns how many there are. `dpi` is what the device measures."""
    area = _area(document, dpi)
    text = laid_out(document, device, area)
    pages = text.pageCount()
    painter = QPainter(device)
    try:
        for page in range(pages):
            if page:
                device.newPage()
            _draw_page(painter, document, text, page, area, dpi)
    finally:
        painter.end()
    return pages


def picture(document: Document, wide: int) -> tuple[QImage, int]:
    """The first page as a picture so many pixels wide, and how many pages there are. On any thread."""
    sheet = t.sheet_of(across=document.across)
    dpi = wide / sheet.page[0] * _MM_INCH
    image = QImage(wide, round(wide * sheet.page[1] / sheet.page[0]), QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    per_metre = round(dpi / _MM_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    area = _area(document, dpi)
    text = laid_out(document, image, area)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(sheet.margins[0] / _MM_INCH * dpi, sheet.margins[1] / _MM_INCH * dpi)
        _draw_page(painter, document, text, 0, area, dpi)
    finally:
        painter.end()
    return image, text.pageCount()


def _area(document: Document, dpi: float) -> QSizeF:
    """The text area in the device's points."""
    return QSizeF(*(length / _MM_INCH * dpi for length in t.sheet_of(across=document.across).area))


def _draw_page(
    painter: QPainter, document: Document, text: QTextDocument, page: int, area: QSizeF, dpi: float
) -> None:
    """One page; the painter's origin is the corner of the text area."""
    _draw_mark(painter, document.watermark, area)
    _draw_text(painter, text, page, area)
    _draw_folio(painter, page + 1, area, dpi)
    if document.header:
        painter.save()
        painter.setFont(font_of(t.HEITI, 12.0))
        painter.setPen(QColor(f"#{t.RED}"))
        high = 12 / _MM_INCH * dpi
        painter.drawText(QRectF(0, -high, area.width(), high), Qt.AlignmentFlag.AlignRight, document.header)
        painter.restore()


def _draw_text(painter: QPainter, text: QTextDocument, page: int, area: QSizeF) -> None:
    painter.save()
    painter.translate(0, -page * area.height())
    view = QRectF(0, page * area.height(), area.width(), area.height())
    painter.setClipRect(view)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view.adjusted(0, _HAIR, 0, -_HAIR)
    text.documentLayout().draw(painter, context)
    painter.restore()


def _draw_mark(painter: QPainter, mark: str, area: QSizeF) -> None:
    if not mark:
        return
    painter.save()
    painter.setFont(font_of(t.HEITI, _MARK_PT * min(1.0, _MARK_LETTERS / len(mark))))
    ink = QColor(f"#{t.RED}")
    ink.setAlpha(_MARK_ALPHA)
    painter.setPen(ink)
    painter.translate(area.width() / 2, area.height() / 2)
    painter.rotate(_MARK_DEGREES)
    wide = QRectF(-area.width(), -area.height() / 4, 2 * area.width(), area.height() / 2)
    painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, mark)
    painter.restore()


def _draw_folio(painter: QPainter, number: int, area: QSizeF, dpi: float) -> None:
    """Odd numbers at the right, even ones at the left, one character from the edge of the text area; its dashes 7 mm below."""
    painter.save()
    painter.setFont(font_of(t.SONGTI, t.FOLIO_PT))
    indent = t.FOLIO_PT / 72 * dpi
    middle = area.height() + t.FOLIO_GAP_MM / _MM_INCH * dpi
    place = QRectF(indent, middle - indent, area.width() - 2 * indent, 2 * indent)
    side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, f"— {number} —")
    painter.restore()
