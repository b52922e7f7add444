"""Surfaces: the white card, the quiet box, the hairline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


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

    def stop_at(self, name: str) -> None:
        """Let Tab stop here, so that the arrows scroll a text without controls; `name` is what a screen reader says."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("stops", True)
        self.setAccessibleName(name)
