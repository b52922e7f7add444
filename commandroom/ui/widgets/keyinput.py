"""A field that takes keys instead of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from commandroom.ui.keyrules import is_single, text_of

TOGETHER_MS = 1200
"""So long a second letter belongs to the first: `G B`."""
_LEAVING = ("Tab", "Shift+Tab", "Esc", "Enter", "Ctrl+Enter")
_CLEARING = ("Backspace", "Del")


class KeyInput(QLineEdit):
    """Shows what was pressed in it; Tab, Esc and Enter keep their meaning, Backspace empties it.

    No shortcut of the window acts while it has the focus, and no input method stands between.
    """

    captured = Signal(str)
    entered = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._together = QTimer(self, singleShot=True, interval=TOGETHER_MS)

    @property
    def keys(self) -> str:
        """What was pressed, or ""."""
        return self.text()

    def show_captured(self, keys: str) -> None:
        """Show a key as if it had been pressed; "" empties the field."""
        self._together.stop()
        if keys != self.text():
            self.setText(keys)
            self.captured.emit(keys)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if text_of(event) not in _LEAVING:
                event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = text_of(event)
        if keys in _LEAVING:
            self.entered.emit() if keys == "Enter" else event.ignore()
        elif keys in _CLEARING:
            self.show_captured("")
        elif keys:
            self._take(keys)

    def _take(self, keys: str) -> None:
        before = self.text()
        goes_on = self._together.isActive() and is_single(before) and " " not in before and is_single(keys)
        self.show_captured(f"{before} {keys}" if goes_on else keys)
        if is_single(keys) and not goes_on:
            self._together.start()
