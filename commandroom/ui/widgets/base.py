"""What every painted widget shares: it knows the theme and paints itself anew when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from commandroom.ui.theme import Theme

SMALLEST_TARGET = 24


class Painted(QWidget):
    """A widget that paints itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.on_theme_changed)

    @Slot()
    def on_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()


class PaintedButton(QAbstractButton):
    """A button that paints itself: a style sheet's minimum height would otherwise beat a fixed one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.on_theme_changed)

    @Slot()
    def on_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def paint_box(self, painter: QPainter, *, radius: float = 8) -> None:
        """Paint the ground and border of a choice: resting, under the mouse, chosen, focused."""
        chosen = self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if self.hasFocus() else 1.5 if chosen else 1.0
        role = "focus" if self.hasFocus() else "accent" if chosen else "border"
        painter.setPen(QPen(self.theme.colour(role), edge))
        ground = "selected" if chosen else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setBrush(self.theme.colour(ground))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
