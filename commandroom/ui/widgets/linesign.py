"""How the exchange stands as a sign and a word: a disc, a ring, a triangle — told apart by shape as well as by colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import SMALLEST_TARGET, Painted, PaintedButton
from commandroom.usecases.exchanging import Line

LINE_ROLES = {Line.NEVER: "text3", Line.CONNECTED: "ok", Line.OFFLINE: "warn", Line.STUCK: "crit"}
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_GAP = 6
_SMALL = 12


def paint_line(painter: QPainter, theme: Theme, box: QRectF, line: Line) -> None:
    """Paint the sign into a square: ● connected, ○ offline, ⚠ stuck, a dashed ring where nobody joined."""
    role = LINE_ROLES[line]
    if line is Line.STUCK:
        paint_icon(painter, theme, "triangle-alert", box, role)
        return
    if line is Line.NEVER:
        paint_icon(painter, theme, "circle-dashed", box, role)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = box.width() * 0.36
    painter.setPen(QPen(theme.colour(role), 2))
    painter.setBrush(theme.colour(role) if line is Line.CONNECTED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(box.center()), radius, radius)
    painter.restore()


class LineSign(Painted):
    """The sign with its word, bold, in the head of the page or of a peer."""

    def __init__(self, theme: Theme, *, px: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._px = px
        self._line, self._text = Line.NEVER, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def show_line(self, line: Line, text: str) -> None:
        """Show another."""
        self._line, self._text = line, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        font = self.theme.font(self._px, bold=True)
        metrics = QFontMetricsF(font)
        wide = self.theme.px(self._px) + _GAP + metrics.horizontalAdvance(self._text) + 2
        return QSize(round(wide) + 1, max(SMALLEST_TARGET, round(metrics.height()) + 2))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = float(self.theme.px(self._px))
        paint_line(painter, self.theme, QRectF(0, (self.height() - side) / 2, side, side), self._line)
        painter.setPen(self.theme.colour(LINE_ROLES[self._line]))
        painter.setFont(self.theme.font(self._px, bold=True))
        painter.drawText(QRectF(self.rect()).adjusted(side + _GAP, 0, 0, 0), _MIDDLE_LEFT, self._text)


class LineButton(PaintedButton):
    """The sign in the status bar; a click leads to the page of the exchange."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._line = Line.NEVER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_line(self, line: Line, text: str, told: str) -> None:
        """Show `已连接 · 12 秒前` behind the sign; `told` is all of it for tooltip and screen readers."""
        self._line = line
        self.setText(text)
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.setVisible(line is not Line.NEVER)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self.theme.font(_SMALL)).horizontalAdvance(self.text())
        return QSize(round(wide) + self.theme.px(_SMALL) + _GAP + 14, max(SMALLEST_TARGET, self.theme.px(24)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self.theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        side = float(self.theme.px(_SMALL))
        paint_line(painter, self.theme, QRectF(6, (self.height() - side) / 2, side, side), self._line)
        role = "text2" if self._line is Line.CONNECTED else LINE_ROLES[self._line]
        painter.setPen(self.theme.colour(role))
        painter.setFont(self.theme.font(_SMALL))
        painter.drawText(QRectF(self.rect()).adjusted(6 + side + _GAP, 0, 0, 0), _MIDDLE_LEFT, self.text())
