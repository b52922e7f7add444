"""Where the charts of the dashboard stand: in two columns, or one under the other in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

_LEFT, _RIGHT = 62, 38
_LINES = 23
"""So many lines of the grid at most: a chart is four high, and in one column all six stand in it."""
_BESIDE = ((0, 1, 5), (5, 1, 2), (7, 1, 5))
_BELOW = ((12, 0, 4), (16, 0, 3), (19, 0, 4))
"""Line, column and height of places, hot spots and units."""


def place(
    grid: QGridLayout, left: Sequence[QWidget], right: Sequence[QWidget], *, is_one_column: bool
) -> None:
    """Put three cards on the left, and three on the right of them or below."""
    for card in (*left, *right):
        grid.removeWidget(card)
    for at, card in enumerate(left):
        grid.addWidget(card, 4 * at, 0, 4, 1)
    for card, (line, side, high) in zip(right, _BELOW if is_one_column else _BESIDE, strict=True):
        grid.addWidget(card, line, side, high, 1)
    for at in range(_LINES):
        grid.setRowStretch(at, int(at < 4 * len(left) or is_one_column))
    grid.setColumnStretch(0, _LEFT)
    grid.setColumnStretch(1, 0 if is_one_column else _RIGHT)
