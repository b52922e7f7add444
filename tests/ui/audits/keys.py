"""Audit of the keyboard: Tab comes to every control, in the order of the eye, is never caught, and shows where it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from PySide6.QtCore import QDeadlineTimer, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from shiboken6 import getCppPointer

from commandroom.ui.picture import wait
from tests.ui.audits.seen import Pixels, View, named, owner_of, pixels_of

MOST_STOPS = 160
PATIENCE_MS = 3000
_AROUND = 4
_LEAST_CHANGED = 20
_WIDER_THAN_A_CARET = 3
_BESIDE = 4
_SECTIONS = 6


def lost_keys(view: View) -> Iterator[str]:
    """Controls that Tab never reaches or never leaves, steps against the order of the eye, stops that do not show."""
    root = view.root
    stops, dark, caught = _walk(root, view.widgets)
    yield from caught
    yield from dark
    groups = {_group(part) for part in stops} - {0}
    for part in view.widgets:
        if _is_wanted(part) and part not in stops and _group(part) not in groups:
            yield f"{named(part)} is never reached by Tab"
    yield from _leaps(view, stops)


def _is_wanted(part: QWidget) -> bool:
    if not part.isEnabled() or part.focusProxy() is not None or owner_of(part) is not part:
        return False
    inner = isinstance(part.parentWidget(), QLineEdit | QComboBox | QAbstractSpinBox | QHeaderView)
    if inner or isinstance(part, QScrollBar | QHeaderView | QScrollArea):
        return False
    return isinstance(part, QAbstractButton) or bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _group(part: QWidget) -> int:
    """Which group a button belongs to: Tab stops at one of a group, the arrows go through the others."""
    if not isinstance(part, QAbstractButton):
        return 0
    if part.group() is not None:
        return int(getCppPointer(part.group())[0])
    return id(part.parentWidget()) if part.autoExclusive() else 0


def _walk(root: QWidget, widgets: list[QWidget]) -> tuple[list[QWidget], list[str], list[str]]:
    """Tab through all of it: the stops, those that look the same with and without the focus, those it stuck in."""
    _activate(root)
    stops: list[QWidget] = []
    dark: list[str] = []
    caught: list[str] = []
    now = _first(root)
    while now is not None and len(stops) < MOST_STOPS and not any(now is stop for stop in stops):
        stops.append(now)
        _activate(root)  # a window that an earlier test left to be deleted may have taken the keys meanwhile
        lit = _picture(root, now)
        after = _after(root, now)
        if after is now and len(stops) == 1 and sum(_is_wanted(part) for part in widgets) == 1:
            break  # it is the only one
        if after is now:
            caught.append(f"{named(now)} does not let Tab go")
            break
        if lit is not None and not _differs(lit, _picture(root, now)):
            dark.append(f"{named(now)} does not show that it has the focus")
        now = after
    return stops, dark, caught


def _picture(root: QWidget, part: QWidget) -> Pixels | None:
    """A control where it stands now, with a little around it: Tab may have scrolled it. None where nothing of it is seen."""
    place = QRect(part.mapTo(root, part.rect().topLeft()), part.size())
    place = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & root.rect()
    return pixels_of(root.grab(place).toImage()) if place.isValid() and part.isVisible() else None


def _first(root: QWidget) -> QWidget | None:
    """The first stop of the chain takes the focus."""
    part = root.nextInFocusChain()
    while part is not None and part is not root:
        is_stop = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
        if is_stop and root.isAncestorOf(part):
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return _focus(root)
        part = part.nextInFocusChain()
    return None


def _after(root: QWidget, now: QWidget) -> QWidget | None:
    """Where Tab leads; in a field for moments it goes through day and hour first."""
    for _ in range(_SECTIONS if isinstance(now, QDateTimeEdit) else 1):
        QTest.keyClick(QApplication.focusWidget() or now, Qt.Key.Key_Tab)
        if _focus(root) is not now:
            break
    return _focus(root)


def _activate(root: QWidget) -> None:
    """Give it the keys, as a window manager would."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while QApplication.activeWindow() is not root.window():
        root.window().activateWindow()
        wait(1)
        assert not deadline.hasExpired(), f"{named(root)} never became the active window"


def _focus(root: QWidget) -> QWidget | None:
    found: Any = QApplication.focusWidget() or root.focusWidget()
    return owner_of(found) if found is not None and root.isAncestorOf(found) else None


def _differs(one: Pixels, other: Pixels | None) -> bool:
    if other is None or one.shape != other.shape:
        return True
    changed = (np.abs(one.astype(np.int16) - other.astype(np.int16)) > 12).any(axis=2)
    columns = np.flatnonzero(changed.any(axis=0))
    if int(changed.sum()) < _LEAST_CHANGED or not columns.size:
        return False
    return int(columns[-1] - columns[0]) > _WIDER_THAN_A_CARET


def _leaps(view: View, stops: list[QWidget]) -> Iterator[str]:
    """Steps to something above, or to the left on the same line; into what scrolls one comes wherever it stands."""
    for one, other in pairwise(stops):
        if one.isAncestorOf(other):
            continue
        before, after = view.place(one), view.place(other)
        is_same_line = (
            before.top() < after.center().y() < before.bottom()
            or after.top() < before.center().y() < after.bottom()
        )
        is_back = is_same_line and after.right() <= before.left() + _BESIDE
        is_up = after.bottom() <= before.top() + _BESIDE and after.left() < before.right()
        if (is_back or is_up) and not _begins_anew(view, stops, other):
            yield f"Tab goes from {named(one)} back to {named(other)}"


def _begins_anew(view: View, stops: list[QWidget], stop: QWidget) -> bool:
    """The walk may begin in the middle of a dialog: from its last control it goes on with the highest one."""
    tops = [view.place(part).top() for part in stops]
    seen = [top for top in tops if top >= 0]  # not what has been scrolled out above
    return view.place(stop).top() <= min(seen, default=0) + _BESIDE
