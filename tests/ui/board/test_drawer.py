"""Below 1440 px the panel is a drawer over the page: the focus is never under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.board.conftest import Board

SIZE = (1366, 768)


@pytest.fixture
def shown(register: Callable[..., str], board: Callable[..., Board]) -> Board:
    """A board of one event with the drawer open and the keys in the list."""
    register()
    found = board(SIZE)
    found.page.table.go_to_row(0)
    found.window.middle.open_panel(is_open=True)
    found.seat.settle()
    found.window.activateWindow()
    found.page.table.setFocus(Qt.FocusReason.TabFocusReason)
    found.seat.wait_for(found.page.table.hasFocus)
    return found


def test_the_drawer_gives_way_when_the_focus_comes_to_what_lies_under_it(shown: Board) -> None:
    middle = shown.window.middle
    under = next(
        part
        for part in shown.page.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and middle.panel.geometry().contains(
            part.geometry().translated(part.mapTo(middle, part.rect().topLeft()) - part.pos())
        )
    )

    under.setFocus(Qt.FocusReason.TabFocusReason)

    assert not middle.is_open
