"""A tinted line that offers deeds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.text import PlainLabel


class Strip(Painted):
    """A tinted line that says something and offers deeds; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, ground: str, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._ground = ground
        self.head = PlainLabel("", "strong")
        self.text = PlainLabel("", ink, wrap=True)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(8)
        told = column(self.head, self.text, spacing=2)
        whole = row(told, self.deeds, spacing=12, margins=(14, 10, 12, 10))
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.hide()

    def say(self, head: str, text: str = "") -> None:
        """Show it."""
        self.head.setText(head)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{head} {text}")
        self.show()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
