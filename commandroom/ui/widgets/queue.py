"""The tabs of the queues: glyph, name, how many, and how many of them are red."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.base import PaintedButton
from commandroom.ui.widgets.paint import Lamp

NARROWEST = 104
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class QueueTab(PaintedButton):
    """One queue; `state` is the state code whose glyph stands before the name, or "" for none."""

    def __init__(
        self, theme: Theme, key: str, name: str, *, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.key = key
        self._name = name
        self._state = state
        self._count: int | None = None
        self._red = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self.setAccessibleName(name)

    def show_count(self, count: int | None, red: int = 0) -> None:
        """Show how many events wait there and how many of them are past due; None while that is not known."""
        self._count, self._red = count, red
        said = self.tr("{name}, {count} events, {red} overdue")
        self.setAccessibleName(said.format(name=self._name, count=count or 0, red=red))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(148, self.theme.px(62))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_box(painter)
        left = 14.0
        half = self.height() / 2
        if self._state:
            paint.paint_status(painter, self.theme, QRectF(14, half - 18, 12, 12), self._state)
            left = 32
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.colour("text2"))
        painter.drawText(QRectF(left, half - 24, self.width() - left - 6, 24), _MIDDLE_LEFT, self._name)
        painter.setFont(self.theme.font(18, bold=True, tabular=True))
        painter.setPen(self.theme.colour("accent_on_selected" if self.isChecked() else "text"))
        text = "–" if self._count is None else f"{self._count:,}"
        painter.drawText(QRectF(14, half - 1, self.width() - 20, 26), _MIDDLE_LEFT, text)
        taken = 14 + QFontMetricsF(painter.font()).horizontalAdvance(text)
        if self._red:
            self._paint_red(painter, taken)

    def _paint_red(self, painter: QPainter, taken: float) -> None:
        text = f"{self._red:,}"
        font = self.theme.font(12, bold=True, tabular=True)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        x = self.width() - 14 - wide
        y = self.height() / 2 + 12
        if x - 18 < taken:
            y = self.height() / 2 - 12
        paint.paint_lamp(painter, self.theme, QPointF(x - 10, y), Lamp.RED, 6)
        painter.setFont(font)
        painter.setPen(self.theme.colour("crit"))
        painter.drawText(QRectF(x, y - 10, wide + 4, 20), _MIDDLE_LEFT, text)


class QueueStrip(QWidget):
    """The tabs side by side, one of them chosen; those that find no room are left out from the right."""

    chosen = Signal(str)

    def __init__(self, tabs: list[QueueTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = {tab.key: tab for tab in tabs}
        self._group = QButtonGroup(self)
        for tab in tabs:
            self._group.addButton(tab)
        self.setLayout(row(*tabs, spacing=10))
        self.setMinimumWidth(NARROWEST)
        self.setAccessibleName(self.tr("Queues"))
        if tabs:
            tabs[0].setChecked(True)
        self._group.buttonClicked.connect(self._choose)

    def choose(self, key: str) -> None:
        """Choose a queue as a click would, without the signal."""
        self.tabs[key].setChecked(True)
        self.tabs[key].show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(1, (event.size().width() + 10) // (NARROWEST + 10))
        kept = [tab for tab in self.tabs.values() if tab.isChecked()]
        others = [tab for tab in self.tabs.values() if not tab.isChecked()]
        visible = {tab.key for tab in (kept + others)[:room]}
        for key, tab in self.tabs.items():
            tab.setVisible(key in visible)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _choose(self, tab: QueueTab) -> None:
        self.chosen.emit(tab.key)
