"""The vector of ids that stands still and the pages behind it."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from commandroom.domain.event.state import State
from commandroom.ui.pages.board.table_model import KEPT_PAGES, PAGE, BoardTable
from commandroom.usecases.queries import BoardRow

pytestmark = pytest.mark.usefixtures("qtbot")
NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


def line(row: int, **changes: Any) -> BoardRow:
    return BoardRow(
        row=row, id=f"e{row}", number=f"N{row}", title=f"第{row}件", state=State.IN_PROGRESS, urgency="normal",
        severity="none", tier=2, timer="dispose", due=None, yellow_at=None, deep_at=None, paused=False, category="",
        category_name="", group_name="", grid="", grid_name="", location="", lead="", lead_name="", handler="",
        handler_name="", source="CALL", registered_at=NOON, version=1, **changes,
    )  # fmt: skip


def packed(*ids: int) -> bytes:
    return array("i", ids).tobytes()


def answering(table: BoardTable) -> list[int]:
    asked: list[int] = []

    def answer(page: int) -> None:
        asked.append(page)
        table.show_page(page, [line(row) for row in table.page_ids(page)])

    table.page_wanted.connect(answer)
    return asked


def test_a_row_is_fetched_with_its_page_and_asked_for_once() -> None:
    table = BoardTable()
    asked = answering(table)
    table.show_ids(packed(*range(1, 251)))

    table.row_at(120)
    titles = [row.title for at in (120, 121, 199) if (row := table.row_at(at)) is not None]

    assert titles == ["第121件", "第122件", "第200件"]
    assert asked == [1]
    assert table.rowCount() == 250


def test_pages_least_recently_shown_are_let_go() -> None:
    table = BoardTable()
    asked = answering(table)
    table.show_ids(packed(*range(1, PAGE * (KEPT_PAGES + 2))))
    for page in range(KEPT_PAGES + 1):
        table.row_at(page * PAGE)

    table.row_at(0)

    assert asked.count(0) == 2


def test_a_vector_that_grew_keeps_its_rows_while_they_are_fetched_again() -> None:
    table = BoardTable()
    answering(table)
    table.show_ids(packed(7, 8, 9))
    table.row_at(0)
    table.page_wanted.disconnect()

    table.show_ids(packed(7, 8, 9, 10))

    kept = table.row_at(1)
    assert kept is not None
    assert kept.title == "第8件"
    assert table.row_at(3) is None


def test_other_ids_in_place_show_the_rows_that_are_known() -> None:
    table = BoardTable()
    answering(table)
    table.show_ids(packed(7, 8, 9))
    table.row_at(0)
    table.page_wanted.disconnect()

    table.show_ids(packed(9, 7))

    assert [row.title for at in (0, 1) if (row := table.row_at(at)) is not None] == ["第9件", "第7件"]


def test_the_model_is_sound_in_the_eyes_of_qt(qtmodeltester: Any) -> None:
    table = BoardTable()
    answering(table)
    table.show_ids(packed(*range(1, 30)))

    qtmodeltester.check(table, force_py=True)


def test_a_screen_reader_hears_the_whole_row_in_the_column_of_titles() -> None:
    table = BoardTable()
    answering(table)
    table.show_ids(packed(7))
    table.row_at(0)

    said = table.data(table.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)

    assert said.startswith("第7件")
    assert "，" in said
