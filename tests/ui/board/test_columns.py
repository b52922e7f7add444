"""Columns as each person wants them, and the list at a million rows."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import stopwatch
from commandroom.ui.breakpoints import Tier
from commandroom.ui.pages.board.columnchoice import ColumnChoice, keep_choice, read_choice
from commandroom.ui.pages.board.columnform import ColumnsDialog
from commandroom.ui.pages.board.columns import COLUMNS, LEAD, TITLE
from commandroom.ui.pages.board.table_model import PAGE
from commandroom.ui.pages.board.view import BoardPage, spec
from commandroom.usecases.queries import BoardRow, BoardRows, IdVector
from tests.ui.board.conftest import Board
from tests.ui.board.test_table_model import line
from tests.ui.room import Seat

Register = Callable[..., str]
Open = Callable[[], Board]
MILLION = 1_000_000
LONGEST_BLOCK = 0.050


def test_a_column_pulled_wider_stays_so_for_that_person(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    before = shown.page.table.columnWidth(TITLE)

    shown.page.table.setColumnWidth(LEAD, shown.page.table.columnWidth(LEAD) + 40)
    again = read_choice(seat.desk.settings, shown.page.model.person)

    assert again.wide("lead") == 216
    assert shown.page.table.columnWidth(TITLE) == before - 40
    assert read_choice(seat.desk.settings, "somebody-else").wide("lead") == 176


def test_a_column_dragged_elsewhere_stays_there(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    header = shown.page.table.horizontalHeader()

    header.moveSection(header.visualIndex(LEAD), 1)
    kept = read_choice(seat.desk.settings, shown.page.model.person)

    assert kept.order[:2] == ("grade", "lead")
    shown.page.fit(Tier.WIDE)
    assert header.visualIndex(LEAD) == 1


def test_columns_are_chosen_by_keys_and_set_back(seat: Seat, register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    table = shown.page.table

    shown.page.choose_columns()
    form = QApplication.activeModalWidget()
    assert isinstance(form, ColumnsDialog)
    form.list.setCurrentRow(4)
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    hidden = table.isColumnHidden(4)
    QTest.keyClick(form.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = form.choice.order[3]
    QTest.keyClick(form.list, Qt.Key.Key_Right)
    wide = form.choice.wide("category")
    form._change(ColumnChoice(), 0)

    assert (hidden, moved, wide) == (True, "category", 144)
    assert not table.isColumnHidden(4)
    assert read_choice(seat.desk.settings, shown.page.model.person) == ColumnChoice()


def test_what_says_what_a_row_is_cannot_be_put_away() -> None:
    choice = ColumnChoice()

    for key in ("title", "state", "due"):
        choice = choice.toggled(key)

    assert choice == ColumnChoice()


@pytest.mark.parametrize("stored", [None, [], {"order": ["nonsense", "due"]}, {"widths": {"lead": "wide"}}])
def test_what_cannot_be_read_is_as_usual(seat: Seat, stored: object) -> None:
    seat.desk.settings.put("board.columns.p", stored)

    found = read_choice(seat.desk.settings, "p")

    assert sorted(found.order) == sorted(column.key for column in COLUMNS)
    assert found.wide("lead") == 176
    keep_choice(seat.desk.settings, "p", found)
    assert read_choice(seat.desk.settings, "p") == found


def test_narrow_windows_keep_the_last_queues_in_a_menu(register: Register, board: Open) -> None:
    register("第一件")
    shown = board()
    strip = shown.page.strip

    shown.page.fit(Tier.NARROW)
    narrow = strip.more.isVisible(), strip.tabs["returned"].isVisible(), strip.tabs["done"].isVisible()
    strip.choose("all")
    chosen = strip.tabs["all"].isVisible()
    shown.page.fit(Tier.WIDE)

    assert narrow == (True, False, True)
    assert chosen
    assert (strip.more.isVisible(), strip.tabs["returned"].isVisible()) == (False, True)


# --- a million rows -----------------------------------------------------------------------------------------------


class Millions:
    """A room whose list has a million rows; everything else it leaves to the real one."""

    def __init__(self, room: object) -> None:
        self._room = room
        self.asked: list[tuple[int, ...]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._room, name)

    def ask(self, query: object) -> object:
        if isinstance(query, BoardRows):
            self.asked.append(query.ids)
            return tuple(self._line(row) for row in query.ids)
        return self._room.ask(query)  # type: ignore[attr-defined]

    def _line(self, row: int) -> BoardRow:
        return line(row)


@pytest.fixture
def millions(seat: Seat, board: Open, register: Register) -> tuple[Board, Millions]:
    """The board with a vector of a million ids, the last row id first."""
    register("第一件")
    shown = board()
    room = Millions(seat.bench.room)
    object.__setattr__(seat.desk, "room", room)
    vector = array("i", range(MILLION, 0, -1))
    shown.page.model._take(IdVector(vector.tobytes(), MILLION))
    seat.settle()
    return shown, room


def _longest(board: Board, do: Callable[[], object]) -> float:
    began = stopwatch()
    do()
    took = stopwatch() - began
    board.seat.settle()
    return took


def test_any_place_of_a_million_is_reached_and_is_the_right_one(
    seat: Seat, millions: tuple[Board, Millions]
) -> None:
    shown, _ = millions
    bar = shown.page.table.verticalScrollBar()

    found = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        bar.setValue(round(bar.maximum() * share))
        shown.page.table.viewport().repaint()
        seat.settle()
        seat.settle()
        at = shown.page.table.rowAt(4)
        row = shown.page.model.table.row_at(at)
        found.append((at, row.row if row is not None else None))

    assert found[0] == (0, MILLION)
    assert all(row == MILLION - at for at, row in found)
    assert found[-1][0] > MILLION - 60
    assert shown.page.filters.count.text() == "1,000,000 件"


def test_pages_that_are_passed_over_are_not_fetched(seat: Seat, millions: tuple[Board, Millions]) -> None:
    shown, room = millions
    room.asked.clear()

    for at in range(0, MILLION, 5_000):
        shown.page.model.table.row_at(at)
    last = shown.page.model.table
    seat.settle()
    seat.settle()

    assert len(room.asked) <= 4
    assert sum(len(ids) for ids in room.asked) <= 4 * 3 * PAGE
    assert last.row_at(MILLION - 5_000) is not None


def test_keys_and_marks_hold_the_desk_up_for_no_moment_at_a_million(millions: tuple[Board, Millions]) -> None:
    shown, _ = millions
    table, model = shown.page.table, shown.page.model
    deeds: dict[str, Callable[[], object]] = {
        "end": lambda: QTest.keyClick(table, Qt.Key.Key_End),
        "home": lambda: QTest.keyClick(table, Qt.Key.Key_Home),
        "unknown letter": lambda: QTest.keyClick(table, Qt.Key.Key_Q),
        "all": table.selectAll,
        "stretch": lambda: model.marking.mark_between(100_000, 900_000),
        "mark": lambda: model.marking.toggle(500_000),
        "begin": lambda: next(model.marking.rows()),
        "clear": model.marking.clear,
    }

    took = {name: min(_longest(shown, do) for _ in range(3)) for name, do in deeds.items()}
    shown.seat.wait_for(lambda: not shown.seat.desk.slow.is_busy)

    assert {name: seconds for name, seconds in took.items() if seconds > LONGEST_BLOCK} == {}


def test_all_of_a_million_are_marked_without_a_list_of_them(millions: tuple[Board, Millions]) -> None:
    shown, _ = millions
    model = shown.page.model

    shown.page.table.selectAll()
    model.marking.toggle(10)

    assert model.marking.count == MILLION - 1
    assert len(model.marking.marks.ids) == 1
    assert shown.page.bar.text == "已选 999,999 件"
    assert not model.marking.has(10)
    assert model.marking.has(999_999)


def test_a_vector_is_shown_again_in_no_time(millions: tuple[Board, Millions]) -> None:
    shown, _ = millions
    same = array("i", range(MILLION, 0, -1)).tobytes()
    other = array("i", range(1, MILLION + 1)).tobytes()

    took = {
        "same": min(_longest(shown, lambda: shown.page.model.table.show_ids(same)) for _ in range(3)),
        "other": min(_longest(shown, lambda: shown.page.model.table.show_ids(other)) for _ in range(3)),
        "place": min(_longest(shown, lambda: shown.page.model.table.position_of(1)) for _ in range(3)),
    }

    assert {name: seconds for name, seconds in took.items() if seconds > LONGEST_BLOCK} == {}
    assert shown.page.model.table.now > datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1366, 768), (1920, 1080)])
def test_the_line_of_filters_finds_room_in_every_window(
    seat: Seat, register: Register, size: tuple[int, int], scale: int
) -> None:
    register("第一件", source="VISIT")
    appearance = seat.desk.theme.appearance
    seat.desk.theme.switch(replace(appearance, scale=scale))
    window = seat.window(spec(), size=size)
    page = window.page("board")
    assert isinstance(page, BoardPage)
    page.filters._narrow("source", "VISIT")
    seat.settle()
    layout = page.filters.layout()

    needed = layout.minimumSize().width() if layout is not None else 0
    seat.desk.theme.switch(appearance)

    assert needed <= page.filters.width()
    assert page.filters.reset.isVisible()
