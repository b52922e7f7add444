"""Typing as a person does: keys, and whole words from the input method."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typist:
    """Counts groups of keystrokes: a word, or one key with its modifiers."""

    def __init__(self) -> None:
        self.groups = 0

    def focused(self) -> QWidget:
        """Where the keys go."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def word(self, text: str) -> None:
        """A word or a number; Chinese comes whole from the input method."""
        self.groups += 1
        if text.isascii():
            QTest.keyClicks(self.focused(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(self.focused(), event)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.groups += 1
        QTest.keyClick(self.focused(), key, modifiers)

    def tab(self, times: int = 1) -> None:
        """On to the next field."""
        for _ in range(times):
            self.key(Qt.Key.Key_Tab)
