"""The strip of steps under the title: painted, one tip per step, to be walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from commandroom.ui.pages.event.nodes import Node, spoken, told
from commandroom.ui.punctuation import in_clauses
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.paint import Glyph

HIGH = 60
_NARROWEST = 104
_LINE_LEAST = 14
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class DeadlineStrip(Painted):
    """The steps of an event from left to right; more than fit stand in a second line."""

    why_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._nodes: list[Node] = []
        self._now: datetime | None = None
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Steps and their time limits"))

    @property
    def nodes(self) -> list[Node]:
        """The steps shown."""
        return self._nodes

    def show_nodes(self, nodes: Sequence[Node], now: datetime) -> None:
        """Show other steps, or the same a second later."""
        self._nodes, self._now = list(nodes), now
        self.setAccessibleDescription(in_clauses(spoken(node, now) for node in self._nodes))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(self.width() or 900))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lines(width) * self.theme.px(HIGH)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            node = self._node_at(event.pos())
            if node is not None and node.timer is not None:
                self.why_wanted.emit(node, event.globalPos())
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._nodes:
            super().keyPressEvent(event)
            return
        self._chosen = min(max(self._chosen + step, 0), len(self._nodes) - 1)
        node = self._nodes[self._chosen]
        if node.timer is not None:
            self.why_wanted.emit(node, self.mapToGlobal(self._box(self._chosen).bottomLeft().toPoint()))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._now is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, node in enumerate(self._nodes):
            self._paint_node(painter, at, node, self._now)

    def _per_line(self, width: int) -> int:
        return max(1, min(len(self._nodes) or 1, width // self.theme.px(_NARROWEST)))

    def _lines(self, width: int) -> int:
        return max(1, -(-len(self._nodes) // self._per_line(width)))

    def _box(self, at: int) -> QRectF:
        per = -(-len(self._nodes) // self._lines(self.width()))
        wide = self.width() / max(per, 1)
        high = self.theme.px(HIGH)
        return QRectF(at % per * wide, at // per * high, wide, high)

    def _node_at(self, place: QPoint) -> Node | None:
        return next(
            (node for at, node in enumerate(self._nodes) if self._box(at).contains(QPointF(place))), None
        )

    def _paint_node(self, painter: QPainter, at: int, node: Node, now: datetime) -> None:
        theme, box = self.theme, self._box(at)
        if at == max(self._chosen, 0) and self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -6, -2), 6, 6)
        px = theme.px
        left, top = box.x() + 8, box.y() + px(12)
        sign = QRectF(left, top, 15, 15)
        title = theme.font(13, bold=node.status in ("running", "paused"))
        wide = QFontMetricsF(title).horizontalAdvance(node.title)
        room = box.width() - 40
        if at + 1 < len(self._nodes) and self._box(at + 1).y() == box.y() and room - wide > _LINE_LEAST:
            painter.setPen(QPen(theme.colour("border"), 1.5))
            y = top + 7.5
            painter.drawLine(QPointF(left + 24 + wide + 6, y), QPointF(box.right() + 2, y))
        self._paint_sign(painter, sign, node)
        painter.setFont(title)
        painter.setPen(theme.colour("text3" if node.status in ("ahead", "omitted") else "text"))
        shown = QFontMetricsF(title).elidedText(node.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + 23, top + 7.5 - px(21) / 2, room, px(21)), _MIDDLE, shown)
        small = theme.font(12, tabular=True, bold=node.status == "running")
        painter.setFont(small)
        painter.setPen(theme.colour(self._tint(node)))
        text = QFontMetricsF(small).elidedText(told(node, now), Qt.TextElideMode.ElideRight, box.width() - 30)
        painter.drawText(QRectF(left + 23, top + 7.5 + px(23) / 2, box.width() - 28, px(19)), _MIDDLE, text)

    def _paint_sign(self, painter: QPainter, sign: QRectF, node: Node) -> None:
        theme = self.theme
        if node.status in ("running", "paused"):
            paint.paint_lamp(painter, theme, sign.center(), node.lamp, 7.5)
        elif node.status in ("ahead", "omitted"):
            paint.paint_glyph(painter, sign, Glyph.DRAFT, theme.colour("text3"), theme.colour("surface"))
        else:
            role = {"on_time": "ok", "late": "crit"}.get(node.status, "st_done")
            paint.paint_glyph(painter, sign, Glyph.TICK, theme.colour(role), theme.colour("surface"))

    def _tint(self, node: Node) -> str:
        if node.status == "running":
            return paint.LAMP_TEXT[paint.Lamp(node.lamp)]
        return "crit" if node.status == "late" else "text3"
