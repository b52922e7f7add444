"""A figure on a painted card: how much, by how much it changed, and how it went; it opens what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import PaintedButton

NOTHING = "—"
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_EDGE, _HIGH, _RADIUS = 16.0, 108, 10.0
_LINE = 1.8
_ARROW = 9.0


class KpiFace(Struct, frozen=True):
    """What a card shows. `delta` is a text without a sign; `way` 1 up, -1 down, 0 as before.

    `is_good` says whether that way is good news; None where the direction means nothing, which stays grey. `detail` is
    what the value is made of (`36 ÷ 39`); `against` what it is compared with; a gap of the trend is None.
    """

    value: str
    unit: str = ""
    delta: str = ""
    way: int = 0
    is_good: bool | None = None
    against: str = ""
    detail: str = ""
    trend: Sequence[float | None] = ()


class KpiCard(PaintedButton):
    """One card; `size` 1 is that of a desk, more that of a wall."""

    def __init__(self, theme: Theme, name: str, *, size: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = name
        self._size = size
        self.face = KpiFace(NOTHING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(round(150 * size))
        self.setAccessibleName(name)

    def show_face(self, face: KpiFace, *, name: str = "", tip: str = "") -> None:
        """Show another figure, under another name perhaps."""
        self.face, self._name = face, name or self._name
        self.setToolTip(tip)
        sign = {1: "+", -1: "−"}.get(face.way, "")
        self.setAccessibleName(
            in_a_sentence(
                (self._name, f"{face.value} {face.unit}".strip(), face.detail,
                 f"{face.against} {sign}{face.delta}" if face.delta else "")
            )
        )  # fmt: skip
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(240 * self._size), round(self.theme.px(_HIGH) * self._size))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.sizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        inner = QRectF(self.rect()).adjusted(_EDGE * self._size, 0, -_EDGE * self._size, 0)
        third = inner.height() / 108
        self._paint_head(painter, QRectF(inner.x(), 13 * third, inner.width(), 20 * third))
        taken = self._paint_value(painter, QRectF(inner.x(), 36 * third, inner.width(), 36 * third))
        self._paint_delta(painter, QRectF(inner.x(), 76 * third, inner.width(), 20 * third))
        left = max(inner.x() + taken + 14 * self._size, inner.x() + inner.width() * 0.54)
        self._paint_trend(painter, QRectF(left, 40 * third, inner.right() - left - 4, 30 * third))

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(self.theme.colour("focus" if self.hasFocus() else "border"), edge))
        painter.setBrush(self.theme.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _paint_head(self, painter: QPainter, room: QRectF) -> None:
        small = self.theme.font(self._px(12), tabular=True)
        wide = QFontMetricsF(small).horizontalAdvance(self.face.detail)
        font = self.theme.font(self._px(13))
        metrics = QFontMetricsF(font)
        has_room = metrics.horizontalAdvance(self._name) + wide + 8 <= room.width()
        painter.setFont(font)
        painter.setPen(self.theme.colour("text2"))
        painter.drawText(
            room, _LEFT, metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        )
        if has_room and self.face.detail:
            painter.setFont(small)
            painter.setPen(self.theme.colour("text3"))
            painter.drawText(room, _RIGHT, self.face.detail)

    def _paint_value(self, painter: QPainter, room: QRectF) -> float:
        font = self.theme.font(self._px(28), bold=True, tabular=True)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(room, _LEFT, self.face.value)
        wide = QFontMetricsF(font).horizontalAdvance(self.face.value)
        if self.face.value == NOTHING or not self.face.unit:
            return wide
        small = self.theme.font(self._px(13))
        painter.setFont(small)
        painter.setPen(self.theme.colour("text3"))
        painter.drawText(room.adjusted(wide + 6, 6 * self._size, 0, 0), _LEFT, self.face.unit)
        return wide + 6 + QFontMetricsF(small).horizontalAdvance(self.face.unit)

    def _paint_delta(self, painter: QPainter, room: QRectF) -> None:
        face = self.face
        if not face.delta and not face.against:
            return
        role = "text3" if face.is_good is None or not face.way else "ok" if face.is_good else "crit"
        x = room.x()
        if face.way:
            self._paint_arrow(painter, QPointF(x + _ARROW * self._size / 2, room.center().y()), role)
            x += (_ARROW + 4) * self._size
        painter.setFont(self.theme.font(self._px(13), tabular=True))
        painter.setPen(self.theme.colour(role))
        painter.drawText(QRectF(x, room.y(), room.right() - x, room.height()), _LEFT, face.delta)
        x += QFontMetricsF(painter.font()).horizontalAdvance(face.delta) + (8 if face.delta else 0)
        font = self.theme.font(self._px(12))
        painter.setFont(font)
        painter.setPen(self.theme.colour("text3"))
        rest = QRectF(x, room.y(), max(0.0, room.right() - x), room.height())
        if (
            QFontMetricsF(font).horizontalAdvance(face.against) <= rest.width()
        ):  # told to a screen reader all the same
            painter.drawText(rest, _LEFT, face.against)

    def _paint_arrow(self, painter: QPainter, middle: QPointF, role: str) -> None:
        half, way = _ARROW * self._size / 2, self.face.way
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(role))
        tip, base = middle.y() - way * half * 0.8, middle.y() + way * half * 0.8
        corners = ((middle.x(), tip), (middle.x() + half, base), (middle.x() - half, base))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    def _paint_trend(self, painter: QPainter, room: QRectF) -> None:
        known = [value for value in self.face.trend if value is not None]
        if len(known) < 2 or room.width() < 24:  # noqa: PLR2004 - a line has two ends
            return
        low, high = min(known), max(known)
        step = room.width() / max(1, len(self.face.trend) - 1)
        scale = room.height() / (high - low) if high > low else 0.0
        painter.setPen(QPen(self.theme.colour("series1"), _LINE * self._size))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [
            QPointF(
                room.x() + at * step, (room.bottom() - (value - low) * scale) if scale else room.center().y()
            )
            for at, value in enumerate(self.face.trend)
            if value is not None
        ]
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("series1"))
        painter.drawEllipse(points[-1], 3 * self._size, 3 * self._size)

    def _px(self, px: int) -> int:
        return round(px * self._size)
