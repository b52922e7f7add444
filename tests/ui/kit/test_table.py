from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commandroom.ui.actions import Actions
from commandroom.ui.theme import Appearance, Density, Theme
from commandroom.ui.widgets.table import Index, RoomTableView, RowDelegate

MILLION = 1_000_000


class Rows(QAbstractTableModel):
    """Numbers, as many as wanted."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return self._count

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 3

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return f"{index.row()}/{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def actions() -> Actions:
    return Actions()


@pytest.fixture
def table(qtbot: QtBot, light: Theme, actions: Actions) -> RoomTableView:
    view = RoomTableView(light, actions, scope="board", name="事件列表")
    view.rows = Rows(MILLION)  # type: ignore[attr-defined]  # the view does not own its model
    view.setModel(view.rows)  # type: ignore[attr-defined]
    view.resize(600, 400)
    qtbot.addWidget(view)
    view.show()
    view.setFocus()
    view.go_to_row(0)
    return view


def test_an_unknown_letter_does_not_walk_a_million_rows(table: RoomTableView) -> None:
    before = time.perf_counter()

    QTest.keyClicks(table, "zq")

    assert time.perf_counter() - before < 0.5
    assert table.currentIndex().row() == 0


def test_select_all_is_a_wish_and_no_walk(qtbot: QtBot, table: RoomTableView) -> None:
    before = time.perf_counter()

    with qtbot.waitSignal(table.all_wanted, timeout=1000):
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert time.perf_counter() - before < 0.5
    assert table.chosen_rows() == [range(1)]


def test_j_and_k_step_and_end_reaches_the_last_row(table: RoomTableView) -> None:
    visited = []
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_End, Qt.Key.Key_J, Qt.Key.Key_Home):
        QTest.keyClick(table, key)
        visited.append(table.currentIndex().row())

    assert visited == [1, 2, 1, MILLION - 1, MILLION - 1, 0]


def test_enter_opens_and_shift_enter_opens_apart(table: RoomTableView) -> None:
    opened: list[str] = []
    table.opened.connect(lambda row: opened.append(f"here {row}"))
    table.opened_apart.connect(lambda row: opened.append(f"apart {row}"))

    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert opened == ["here 0", "apart 0"]


def test_a_letter_does_what_the_registry_says_for_this_page(table: RoomTableView, actions: Actions) -> None:
    done: list[str] = []
    actions.add("board.dispatch", "派遣", lambda: done.append("board"), keys="D", scope="board")
    actions.add("event.dispatch", "派遣", lambda: done.append("event"), keys="D", scope="event")

    QTest.keyClicks(table, "d")

    assert done == ["board"]


def test_letters_never_leave_the_list(qtbot: QtBot, light: Theme, actions: Actions) -> None:
    heard: list[str] = []

    class Parent(QWidget):
        @override
        def keyPressEvent(self, event: Any) -> None:
            heard.append(event.text())

    parent = Parent()
    qtbot.addWidget(parent)
    table = RoomTableView(light, actions, scope="board", name="事件列表")
    QVBoxLayout(parent).addWidget(table)
    parent.show()
    QTest.keyClicks(table, "w")

    assert heard == []


def test_density_sets_the_height_of_rows(table: RoomTableView, light: Theme) -> None:
    heights = []
    for density in Density:
        light.switch(Appearance(density=density))
        heights.append(table.rowHeight(0))

    assert heights == [28, 36, 44]


def test_an_input_method_is_not_asked_for_in_a_list(table: RoomTableView) -> None:
    assert not table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class Counting(RowDelegate):
    """Counts the cells it paints."""

    painted = 0

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.painted += 1
        super().paint(painter, option, index)


def test_a_scrolled_list_paints_what_comes_into_view_and_moves_the_rest(
    qtbot: QtBot, table: RoomTableView, light: Theme
) -> None:
    delegate = Counting(light, table)
    table.setItemDelegate(delegate)
    table.repaint()
    qtbot.wait(50)
    whole, delegate.painted = delegate.painted, 0

    table.verticalScrollBar().setValue(light.row_height)
    qtbot.wait(50)

    assert whole > 20
    assert 0 < delegate.painted < whole / 3
