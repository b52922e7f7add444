"""Tinted lines: one that offers deeds, one that says what failed, one that says who may do what is disabled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.gate import Gate
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
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


class FaultStrip(Strip):
    """What could not be had, in a line over a page that can be used all the same: cause, code, 重试, 复制详情."""

    def __init__(
        self, theme: Theme, *, on_retry: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "crit_bg", "muted", parent)
        self.head.setWordWrap(True)
        self.text.selectable()
        self.retry = Button(theme, self.tr("Retry"), icon="refresh-cw")
        if on_retry is None:
            self.retry.hide()
        else:
            self.retry.clicked.connect(lambda _checked=False: on_retry())
        self.copy = Button(theme, self.tr("Copy details"), icon="copy", kind="ghost")
        self.copy.clicked.connect(self._copy)
        self.deeds.addWidget(self.retry)
        self.deeds.addWidget(self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.head.text()}\n{self.text.text()}")


class WhyNot(PlainLabel):
    """Who may do what is disabled here, in its place; hidden for whoever may."""

    def __init__(self, gate: Gate, duty: str, parent: QWidget | None = None) -> None:
        super().__init__("", "warn", wrap=True, parent=parent)
        self._gate, self._duty = gate, duty
        gate.changed.connect(self._tell)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        text = self._gate.lacking(self._duty)
        self.setText(text)
        if self.parentWidget() is not None or not text:  # one without a parent would open as a window
            self.setVisible(bool(text))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ParentChange:
            self.setVisible(bool(self.text()))
        return super().event(event)
