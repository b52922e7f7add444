"""What lists paint again and again, kept: lines of text measured and laid out once, small signs as pictures."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QPixmapCache, QStaticText, QTransform

from commandroom.ui.theme import Theme

MOST_LINES = 1200
"""Four screens of a dense board; about a kilobyte each."""
_MARGIN = 2


class _Line:
    """One text in one font, cut to one width; laid out when it is painted for the second time."""

    __slots__ = ("font", "high", "laid", "shown", "wide")

    def __init__(self, text: str, font: QFont, width: float) -> None:
        metrics = QFontMetricsF(font)
        self.font = font  # held, so that no other font can come to stand at its address
        self.shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self.wide = metrics.horizontalAdvance(self.shown)
        self.high = metrics.height()
        self.laid: QStaticText | None = None


_lines: dict[tuple[str, int, int], _Line] = {}
atexit.register(_lines.clear)  # before the application goes, and its fonts with it
MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_line(painter: QPainter, rect: QRectF, text: str, font: QFont, *, is_centred: bool = False) -> float:
    """Paint one line in the painter's colour, at half the height of `rect`, cut with an ellipsis; answers how wide it became.

    The font is one that its theme keeps: lines are known by it.
    """
    key = (text, id(font), int(rect.width()))
    line = _lines.get(key)
    painter.setFont(font)
    if line is None:
        line = _lines[key] = _Line(text, font, rect.width())
        if len(_lines) > MOST_LINES:
            del _lines[next(iter(_lines))]
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter if is_centred else MIDDLE_LEFT, line.shown)
        return line.wide
    if line.laid is None:
        line.laid = _laid(line)
    left = rect.center().x() - line.wide / 2 if is_centred else rect.x()
    painter.drawStaticText(QPointF(left, rect.center().y() - line.high / 2), line.laid)
    return line.wide


def stamp(
    painter: QPainter, theme: Theme, key: str, box: QRectF, draw: Callable[[QPainter, QRectF], None]
) -> None:
    """Paint a small sign into `box` from its picture, which `draw` makes once for each look, size and screen.

    `key` says everything that the sign's look depends on besides theme, size of type and box.
    """
    ratio = painter.device().devicePixelRatio()
    wide, high = ceil(box.width()), ceil(box.height())
    name = f"stamp:{theme.name}:{theme.appearance.scale}:{ratio}:{wide}:{high}:{key}"
    found = QPixmap()
    if not QPixmapCache.find(name, found):
        found = _drawn(wide, high, ratio, draw)
        QPixmapCache.insert(name, found)
    painter.drawPixmap(QPointF(round(box.x()) - _MARGIN, round(box.y()) - _MARGIN), found)


def _laid(line: _Line) -> QStaticText:
    laid = QStaticText(line.shown)
    laid.setTextFormat(Qt.TextFormat.PlainText)  # a title is never read as markup
    laid.prepare(QTransform(), line.font)
    return laid


def _drawn(wide: int, high: int, ratio: float, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap(ceil((wide + 2 * _MARGIN) * ratio), ceil((high + 2 * _MARGIN) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(_MARGIN, _MARGIN, wide, high))
    painter.end()
    return picture
