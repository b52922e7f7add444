"""Audits of what a screen reader hears: every control a name, every painted thing its value, every row its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from tests.ui.audits.seen import VIEWPORT, View, heard, index_of, named, owner_of, views

_MEANT = (
    QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox, QPlainTextEdit, QTextEdit,
    QAbstractItemView, QProgressBar, QDialog,
)  # fmt: skip
_QT_PAINTS = (
    QLabel, QAbstractItemView, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QHeaderView,
    QAbstractScrollArea, QProgressBar,
)  # fmt: skip
_LETTERS = re.compile(r"[\w㐀-鿿]+")


def nameless(view: View) -> Iterator[str]:
    """Controls without a name, and focus stops that say nothing."""
    for part in view.widgets:
        if not _has_meaning(part):
            continue
        name, _ = heard(part)
        if not name.strip():
            yield f"{named(part)} has no name"


def _has_meaning(part: QWidget) -> bool:
    if isinstance(part, QScrollBar | QHeaderView) or owner_of(part) is not part:
        return False
    if isinstance(part.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox):
        return False
    if part.focusProxy() is not None:
        return False
    return isinstance(part, _MEANT) or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def unheard(view: View) -> Iterator[str]:
    """Words that a widget of ours paints and that are in none of its names: the value is only for the eyes."""
    for line, base in view.lines():
        part = line.owner
        owner = owner_of(part)
        if index_of(line, base) is not None or isinstance(owner, _QT_PAINTS) or isinstance(part, _QT_PAINTS):
            continue
        told = " ".join([*heard(part), part.toolTip(), *_around(part)])
        missing = [word for word in _LETTERS.findall(line.text.replace("…", " ")) if word not in told]
        if missing:
            yield f"{named(part)}: {line.text[:40]!r} is painted and not told"


def _around(part: QWidget) -> tuple[str, str]:
    """A button's mnemonic is painted without its ampersand."""
    text = part.text() if isinstance(part, QAbstractButton) else ""
    return text, text.replace("&", "")


def silent_rows(view: View) -> Iterator[str]:
    """Lists without a current row, and cells whose painted words no role tells."""
    for found in views(view.widgets):
        model: Any = found.model()
        if model is None or not model.rowCount() or _is_popup(found):
            continue
        if not found.currentIndex().isValid():
            yield f"{named(found)} has rows and none is the current one"
    for line, base in view.lines():
        index = index_of(line, base)
        if index is None or not index.isValid():
            continue
        told = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")
        missing = [word for word in _LETTERS.findall(line.text.replace("…", " ")) if word not in told]
        if missing:
            where = named(owner_of(line.owner))
            yield f"{where}: column {index.column()} paints {line.text[:40]!r} and tells {told[:60]!r}"


def _is_popup(found: QWidget) -> bool:
    return found.window().windowType() is Qt.WindowType.Popup


__all__ = ("VIEWPORT",)
