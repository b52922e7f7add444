"""Dialogs that go when they are closed, and answers that come too late for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

T = TypeVar("T")
LINGER_MS = 1000


def while_there(asker: QObject, then: Callable[[T], object]) -> Callable[[T], object]:
    """`then`, unless the object that asked is gone by the time the answer comes."""
    return lambda answer: then(answer) if isValid(asker) else None


def gone_when_closed(dialog: QDialog) -> None:
    """Free a dialog a moment after it was closed; a window would keep every one of a long shift else."""
    dialog.finished.connect(lambda _code=0: QTimer.singleShot(LINGER_MS, dialog, dialog.deleteLater))
