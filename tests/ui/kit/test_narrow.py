from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.moments import days_text
from commandroom.ui.pages.board.batchbar import uncovered
from commandroom.ui.widgets.cardgrid import CardGrid
from commandroom.ui.widgets.sides import Sides


def test_cards_go_into_rows_and_back_into_one(qtbot: QtBot) -> None:
    page, cards = QWidget(), [QLabel(f"{at}") for at in range(8)]
    qtbot.addWidget(page)
    grid = CardGrid(cards, spacing=10)
    page.setLayout(grid)

    def lines() -> list[list[str]]:
        found = [[grid.itemAtPosition(line, at) for at in range(grid.columns)] for line in range(2)]
        return [
            [card.text() for item in line if item and isinstance(card := item.widget(), QLabel)]
            for line in found
        ]

    grid.put(2)
    assert lines() == [["0", "1", "2", "3"], ["4", "5", "6", "7"]]
    grid.put(1)
    assert lines() == [["0", "1", "2", "3", "4", "5", "6", "7"], []]


@pytest.mark.parametrize(("width", "is_beside"), [(900, True), (820, True), (700, False)])
def test_two_sides_stand_under_one_another_where_there_is_no_width_for_both(
    qtbot: QtBot, width: int, is_beside: bool
) -> None:
    left, right = QLabel("left"), QLabel("right")
    sides = Sides(left, right, width=430, least=820)
    qtbot.addWidget(sides)
    sides.resize(width, 400)
    sides.show()

    qtbot.waitUntil(lambda: (right.x() > left.x(), right.y() > left.y()) == (is_beside, not is_beside))


def test_a_bar_keeps_to_what_a_drawer_leaves_of_the_page(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    page, drawer = QWidget(window), QWidget(window)
    page.setGeometry(0, 0, 1000, 600)
    drawer.setGeometry(700, 0, 300, 600)
    window.show()
    area = QRect(QPoint(20, 50), QPoint(979, 549))

    assert uncovered(area, page, drawer).right() == 699
    drawer.move(1000, 0)  # docked beside the page
    assert uncovered(area, page, drawer) == area
    drawer.hide()
    assert uncovered(area, page, drawer) == area


def test_days_are_written_in_one_way_everywhere() -> None:
    assert days_text(date(2026, 11, 1), date(2026, 11, 1)) == "2026-11-01"
    assert days_text(date(2026, 11, 1), date(2026, 11, 30)) == "2026-11-01 至 11-30"
    assert days_text(date(2026, 12, 28), date(2027, 1, 3)) == "2026-12-28 至 2027-01-03"
