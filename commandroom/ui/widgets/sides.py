"""Two parts side by side, one under the other where there is no width for both."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.widgets.arrange import row


class Sides(QWidget):
    """`left` is `width` wide beside `right`; in less than `least` pixels both are as wide as there is room."""

    def __init__(self, left: QWidget, right: QWidget, *, width: int, least: int, spacing: int = 12) -> None:
        super().__init__()
        self._left, self._wide, self._least = left, width, least
        self._line = row(left, right, spacing=spacing)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        self._turn(is_wide=True)

    @override
    def minimumSizeHint(self) -> QSize:
        """It may always become narrow: it turns then."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._least // 2), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(is_wide=self.width() >= self._least)

    def _turn(self, *, is_wide: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._left.setMinimumWidth(self._wide if is_wide else 0)
        self._left.setMaximumWidth(self._wide if is_wide else 16_777_215)
        self._line.setDirection(way)
