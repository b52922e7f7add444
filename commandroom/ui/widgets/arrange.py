"""Rows and columns of widgets in one call."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None
Margins = tuple[int, int, int, int]


def row(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side: a widget, a layout, a number of pixels of space, or None for a stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def column(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items one under the other, as in `row`."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def _fill(layout: QBoxLayout, items: tuple[Item, ...], spacing: int, margins: Margins) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def follow_in_tab_order(*parts: QWidget) -> None:
    """Let Tab go through these one after the other; what is made late stands at the end of the window otherwise.

    A widget that passes the focus on to one inside it is named as well, before that one: Tab comes through it.
    """
    proxies = [(part, part.focusProxy()) for part in parts]
    kept = [(part, proxy) for part, proxy in proxies if proxy is not None]
    for (
        part,
        _,
    ) in kept:  # with its proxy Qt moves all that lies between the two, and without a policy nothing
        part.setFocusProxy(cast("QWidget", None))
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
    for part, proxy in kept:
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        part.setFocusProxy(proxy)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
