"""The keys of the board, as the sheet tells them, on a small screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from commandroom.ui.actions import Deed
from commandroom.ui.dialogs.palette import Entry
from commandroom.ui.dialogs.shortcuts import ShortcutSheet, divided
from commandroom.ui.finding import palette_source
from tests.ui.board.conftest import Board
from tests.ui.room import Seat

Register = Callable[..., str]


@pytest.fixture
def sheet(register: Register, board: Callable[..., Board]) -> ShortcutSheet:
    register("第一件")
    shown = board((1366, 768))
    shown.window.keys.open_shortcuts()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ShortcutSheet)
    return found


def test_the_sheet_tells_every_key_of_the_board(sheet: ShortcutSheet) -> None:
    told = {(deed.text, key) for deed in sheet._deeds for key in deed.keys}

    wanted = {
        ("下一件", "J"), ("上一件", "K"), ("打开事件", "Enter"), ("在新窗口打开", "Shift+Enter"),
        ("快速查看照片和附件", "Space"), ("多选此件", "X"), ("连续多选", "Shift+↓"), ("选择全部结果", "Ctrl+A"),
        ("显示他人的更新", "R"), ("时限依据", "W"), ("命令面板", "Ctrl+K"), ("快捷键", "?"), ("显示或隐藏预览", "P"),
        ("撤销上一步操作", "Ctrl+Z"), ("刷新", "F5"),
    }  # fmt: skip
    assert wanted - told == set()


def test_the_whole_sheet_is_seen_at_1366_by_768(sheet: ShortcutSheet) -> None:
    bar = sheet.sheet.verticalScrollBar()

    assert bar.maximum() == 0
    assert sheet.width() <= 1366
    assert sheet.height() <= 768


def test_groups_fill_the_columns_in_their_order() -> None:
    made = [Deed(str(at), str(at), "", (), "", "", QAction()) for at in range(1, 9)]
    groups = [("甲", made[:3]), ("乙", made[3:7]), ("丙", made[7:])]

    sides = divided(groups, 2)

    assert [deed.text for side in sides for _, deeds in side for deed in deeds] == list("12345678")
    heights = [sum(len(deeds) + 2 for _, deeds in side) for side in sides]
    assert max(heights) - min(heights) <= 4


def test_the_palette_finds_people_and_events_and_offers_the_search(
    seat: Seat, register: Register, board: Callable[..., Board]
) -> None:
    register("河道垃圾")
    board()
    found: list[Entry] = []
    refused: list[object] = []

    palette_source(seat.desk)("垃圾", found.extend, refused.append)
    seat.settle()

    kinds = [entry.group for entry in found]
    assert kinds == ["事件", "搜索"]
    assert found[0].text.startswith("河道垃圾")
    assert found[1].keys == "Tab"


def test_a_sign_asks_for_people_alone(seat: Seat, register: Register, board: Callable[..., Board]) -> None:
    register("河道垃圾")
    board()
    actor = seat.bench.room.store.reference.actor("shift_leader")
    assert actor is not None
    name = actor.name
    found: list[Entry] = []
    refused: list[object] = []

    palette_source(seat.desk)(f"@{name}", found.extend, refused.append)
    seat.settle()

    assert {entry.group for entry in found} == {"人员"}
    assert name in [entry.text for entry in found]
