"""Surfaces: the white card, the quiet box, the hairline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget
from typing_extensions import override


class Card(QFrame):
    """A raised surface with a border and 10 px corners.

    `name` picks another surface: "box", "surface", "detail".
    """

    def __init__(
        self, layout: QLayout | None = None, *, name: str = "card", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        if layout is not None:
            self.setLayout(layout)


class Line(QFrame):
    """A hairline across."""

    def __init__(self, *, name: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFixedHeight(1)


class Scroll(QScrollArea):
    """A page that scrolls up and down only, without a frame, on the ground it stands on."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        content.setObjectName(content.objectName() or "scrolled")
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Above the content: a border of the area itself would take room from it.
        self._ring = QFrame(self)
        self._ring.setObjectName("focusring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()

    def stop_at(self, name: str) -> None:
        """Let Tab stop here, so that the arrows scroll a text without controls; `name` is what a screen reader says."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.resize(self.size())
        self._ring.raise_()
        self._ring.show()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring.hide()
        super().focusOutEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ring.resize(self.size())
