"""What paints the wall: every text with its size is remembered, so that a test can read what stands there."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from commandroom.ui.theme import Theme
from commandroom.ui.wall.sizes import Sizes

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Said:
    """One text as it was painted, its size in logical pixels, and what it would be with room for all of it."""

    text: str
    px: int
    whole: str = ""


@dataclass(slots=True)
class Brush:
    """A painter with the wall's sizes; `of` turns a measure of the drawing into logical pixels."""

    painter: QPainter
    theme: Theme
    sizes: Sizes
    said: list[Said] = field(default_factory=list)

    def of(self, drawn: float) -> float:
        """A distance of the drawing, in logical pixels."""
        return drawn * self.sizes.unit

    def font(self, px: int, *, bold: bool = False) -> QFont:
        """A font of the wall; its digits are all as wide."""
        return self.theme.font(px, bold=bold, tabular=True)

    def wide(self, text: str, px: int, *, bold: bool = False) -> float:
        """How much room a text takes across."""
        return QFontMetricsF(self.font(px, bold=bold)).horizontalAdvance(text)

    def text(
        self, place: QRectF, text: str, px: int, role: str = "text", *, bold: bool = False, flags: Qt.AlignmentFlag = LEFT
    ) -> float:  # fmt: skip
        """Write a line, with an ellipsis where it does not fit; returns how wide it became."""
        px = max(px, self.sizes.least)
        font = self.font(px, bold=bold)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(role))
        self.painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), shown)
        self.said.append(Said(shown, px, text))
        return metrics.horizontalAdvance(shown)

    def haloed(self, place: QRectF, text: str, px: int, *, bold: bool = False) -> None:
        """A line in the middle of a place that can be read whatever lies below it."""
        px = max(px, self.sizes.least)
        font = self.font(px, bold=bold)
        metrics = QFontMetricsF(font)
        left = place.center().x() - metrics.horizontalAdvance(text) / 2
        base = place.center().y() + (metrics.ascent() - metrics.descent()) / 2
        shape = QPainterPath()
        shape.addText(left, base, font, text)
        round_pen = QPen(self.theme.colour("canvas"), max(2.0, self.of(5)))
        round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.strokePath(shape, round_pen)
        self.text(place, text, px, bold=bold, flags=MIDDLE)

    def card(self, place: QRectF, ground: str = "surface", *, edge: str = "border") -> None:
        """A raised surface."""
        self.painter.setPen(QPen(self.theme.colour(edge), max(1.0, self.of(1.2))))
        self.painter.setBrush(self.theme.colour(ground))
        self.painter.drawRoundedRect(place, self.of(10), self.of(10))

    def line(self, left: QPointF, right: QPointF) -> None:
        """A hairline."""
        self.painter.setPen(QPen(self.theme.colour("border"), max(1.0, self.of(1.2))))
        self.painter.drawLine(left, right)

    def wash(self, place: QRectF, role: str, strength: float) -> None:
        """A tint over a part, from 0 to 1."""
        colour = QColor(self.theme.colour(role))
        colour.setAlphaF(max(0.0, min(1.0, strength)))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(place, self.of(6), self.of(6))
