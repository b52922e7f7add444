"""When somebody begins to type: the stopwatch of a call starts there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class FirstKey(QObject):
    """Says of every key with a text, and of every word of an input method, that something is typed into a form."""

    typed = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        for child in form.findChildren(QWidget):
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:  # of the others each event would come here
                child.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            is_typed = isinstance(event, QKeyEvent) and bool(event.text().strip())
        else:
            is_typed = isinstance(event, QInputMethodEvent) and bool(event.commitString())
        if is_typed:
            self.typed.emit()
        return False
