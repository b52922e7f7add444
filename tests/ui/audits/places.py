"""Audits of where things stand: large enough to hit, inside their parents, not over one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from tests.ui.audits.painted import Line
from tests.ui.audits.seen import VIEWPORT, View, named, owner_of, views

TARGET, PRIMARY, ROW = 24, 32, 28
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox, QPlainTextEdit)
_SLIP = 1


def small_targets(view: View) -> Iterator[str]:
    """What can be clicked and is smaller than a finger on a mouse can be trusted with (WCAG 2.5.8, ui.md rule 14)."""
    for part in view.widgets:
        if not part.isEnabled() or owner_of(part) is not part or not is_clickable(part):
            continue
        least = PRIMARY if part.property("kind") == "primary" else TARGET
        if part.height() < least or part.width() < TARGET:
            yield f"{named(part)} is {part.width()}x{part.height()}"
    yield from _small_rows(view)


def is_clickable(part: QWidget) -> bool:
    if isinstance(part, QScrollBar) or isinstance(part.parentWidget(), QScrollBar):
        return False  # the wheel and the keys do the same
    return isinstance(part, _CONTROLS) or part.cursor().shape() is Qt.CursorShape.PointingHandCursor


def _small_rows(view: View) -> Iterator[str]:
    for found in views(view.widgets):
        model: Any = found.model()
        if model is None or not model.rowCount():
            continue
        high = found.visualRect(found.currentIndex()).height() if found.currentIndex().isValid() else 0
        high = high or found.visualRect(model.index(0, 0)).height()
        if 0 < high < ROW:
            yield f"{named(found)} has rows of {high}"


# --- inside --------------------------------------------------------------------------------------------------------


def outside(view: View) -> Iterator[str]:
    """Widgets of which their parent shows only a part, outside of what scrolls; and a window wider than it was made."""
    for part in view.widgets[1:]:
        around = part.parentWidget()
        if around is None or part.isWindow() or _scrolls(around):
            continue
        room, place = around.rect(), part.geometry()
        if not room.adjusted(-_SLIP, -_SLIP, _SLIP, _SLIP).contains(place):
            yield f"{named(part)} at {_text(place)} does not fit into {around.width()}x{around.height()}"


def _scrolls(around: QWidget) -> bool:
    parent = around.parentWidget()
    return around.objectName() == VIEWPORT and isinstance(parent, QAbstractScrollArea)


# --- not over one another ------------------------------------------------------------------------------------------

FLOATING = {
    "ToastStack": "notices float over the page's lower right corner",
    "Toast": "notices float over the page's lower right corner",
    "Backdrop": "dims the window behind a dialog",
    "QFrame/detail": "below 1440 px the detail panel is a drawer over the page",
    "QFrame/focusring": "shows that the keys go to an area that scrolls",
    "PendingPill": "says over the list that rows wait, so that the rows keep their place",
    "BatchBar": "floats over the last rows of the list while rows are marked",
    "WorkCard": "floats over the last rows of the list while work on many goes on",
}
"""What stands over others on purpose, by class (or class and object name)."""


def overlaps(view: View) -> Iterator[str]:
    """Visible siblings with something in them that share pixels."""
    for around in view.widgets:
        if isinstance(around, QMainWindow | QAbstractItemView | QSplitter | QComboBox | QAbstractSpinBox):
            continue
        parts = [part for part in _children(around) if _has_content(part) and not _floats(part)]
        for one, other in combinations(parts, 2):
            both = one.geometry() & other.geometry()
            if both.width() > _SLIP and both.height() > _SLIP:
                yield f"{named(one)} and {named(other)} share {both.width()}x{both.height()}"


def _children(around: QWidget) -> list[QWidget]:
    return [
        part
        for part in around.children()
        if isinstance(part, QWidget) and part.isVisible() and not part.isWindow()
    ]


def _has_content(part: QWidget) -> bool:
    if part.width() < 2 or part.height() < 2 or isinstance(part, QScrollBar):
        return False
    return type(part) is not QWidget or bool(_children(part))


def _floats(part: QWidget) -> bool:
    kind = type(part).__name__
    return kind in FLOATING or f"{kind}/{part.objectName()}" in FLOATING


def text_overlaps(view: View) -> Iterator[str]:
    """Two lines of one widget, or of one cell, painted over one another."""
    by_owner: dict[int, list[Line]] = {}
    for line in view.record.lines:
        if not isinstance(
            line.owner, QLineEdit
        ):  # a chosen text is painted a second time in its other colour
            by_owner.setdefault(id(line.owner), []).append(line)
    for lines in by_owner.values():
        for one, other in combinations(lines, 2):
            both = one.shown & other.shown
            if both.width() > 2 and both.height() > max(3.0, min(one.px, other.px) * 0.45):
                yield f"{named(owner_of(one.owner))}: {one.text[:30]!r} over {other.text[:30]!r}"


def _text(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


__all__ = ("QHeaderView", "QPushButton", "QStackedWidget")
