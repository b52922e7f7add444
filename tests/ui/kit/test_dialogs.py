from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.actions import Actions
from commandroom.ui.dialogs.base import BACKDROP, CardDialog, picture_of
from commandroom.ui.dialogs.confirm import ConfirmDialog, ReasonDialog
from commandroom.ui.dialogs.crash import CrashDialog
from commandroom.ui.dialogs.shortcuts import ShortcutSheet
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.inputs import TextArea, TextInput


@pytest.fixture
def window(shown: Callable[[QWidget], QWidget]) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    return shown(made)


def test_ctrl_enter_submits_and_escape_cancels(window: QWidget, light: Theme) -> None:
    ended: list[str] = []
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        dialog = CardDialog(light, "派遣", parent=window)
        dialog.accepted.connect(lambda: ended.append("submitted"))
        dialog.rejected.connect(lambda: ended.append("cancelled"))
        dialog.body.addWidget(TextInput())
        dialog.open()
        QTest.keyClick(dialog, key, modifier)
        ended.append("open" if dialog.isVisible() else "closed")
        dialog.reject()

    assert ended[:4] == ["submitted", "closed", "cancelled", "closed"]
    assert ended[4] == "open"


def test_the_first_control_has_the_focus_and_the_buttons_come_last(
    qtbot: QtBot, window: QWidget, light: Theme
) -> None:
    dialog = CardDialog(light, "派遣", parent=window)
    first, second = TextInput(), TextInput()
    dialog.body.addWidget(first)
    dialog.body.addWidget(second)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)

    visited = []
    for _ in range(4):
        visited.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    dialog.reject()

    assert visited == [first, second, dialog.cancel_button, dialog.submit_button]


def test_the_window_is_dimmed_as_long_as_the_dialog_stands(window: QWidget, light: Theme) -> None:
    dialog = CardDialog(light, "派遣", parent=window, size=(600, 400))
    dialog.open()
    backdrop = window.findChild(QWidget, BACKDROP)
    dimmed = picture_of(window).toImage().pixelColor(10, 10).lightness()
    inside = picture_of(window).toImage().pixelColor(640, 400).lightness()
    dialog.reject()

    assert backdrop is not None
    assert backdrop.size() == window.size()
    assert inside > dimmed + 40
    assert not backdrop.isVisible()


def test_a_refusal_keeps_the_dialog_and_the_typed_text(window: QWidget, light: Theme) -> None:
    dialog = CardDialog(light, "派遣", parent=window)
    typed = TextInput(text="请立即到场")
    dialog.body.addWidget(typed)
    dialog.open()
    dialog.set_busy(is_busy=True)

    dialog.show_fault("陈国强今天不在岗，请换一人。")

    assert dialog.isVisible()
    assert typed.text() == "请立即到场"
    assert dialog.submit_button.isEnabled()
    dialog.reject()


def test_escape_asks_before_it_loses_a_typed_text(window: QWidget, light: Theme) -> None:
    dialog = CardDialog(light, "督办", parent=window)
    area = TextArea()
    dialog.body.addWidget(area)
    dialog.open()
    area.set_text("系统拟稿")
    QTest.keyClicks(area.edit, "x")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    was_kept = dialog.isVisible() and bool(dialog.fault.text())
    QTest.keyClicks(area.edit, "y")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    was_kept_again = dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert was_kept
    assert was_kept_again
    assert not dialog.isVisible()


def test_escape_closes_at_once_what_only_the_machine_wrote(window: QWidget, light: Theme) -> None:
    dialog = CardDialog(light, "督办", parent=window)
    area = TextArea()
    dialog.body.addWidget(area)
    dialog.open()
    area.set_text("系统拟稿")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_a_reason_must_be_given(window: QWidget, light: Theme) -> None:
    given: list[str] = []
    dialog = ReasonDialog(light, "退回", "", parent=window, yes="退回", on_reason=given.append)
    dialog.open()

    dialog.submit_button.click()
    fault = dialog.field.fault
    dialog.reason.set_text("  不属本单位职责  ")
    dialog.submit_button.click()

    assert fault != ""
    assert given == ["不属本单位职责"]
    assert not dialog.isVisible()


def test_a_question_names_the_deed_on_its_button(window: QWidget, light: Theme) -> None:
    done: list[str] = []
    dialog = ConfirmDialog(
        light, "恢复备份", "现有数据将被替换。", parent=window, yes="恢复", on_yes=lambda: done.append("恢复")
    )
    dialog.open()

    assert "恢复" in dialog.submit_button.text()
    dialog.submit_button.click()
    assert done == ["恢复"]


def test_the_shortcut_sheet_lists_every_deed_of_the_page_and_of_the_desk(
    window: QWidget, light: Theme
) -> None:
    actions = Actions(window)
    actions.add("desk.palette", "命令面板", lambda: None, keys="Ctrl+K", group="通用")
    actions.add("board.dispatch", "派遣", lambda: None, keys="D", scope="board", group="事件")
    actions.add("event.note", "备注", lambda: None, keys="R", scope="event", group="事件")
    sheet = ShortcutSheet(light, actions, scope="board", parent=window)
    sheet.open()

    everything = sheet.shown()
    sheet.search.setText("pq")
    some = sheet.shown()
    sheet.reject()

    assert everything == ["命令面板", "派遣"]
    assert some == ["派遣"]


def test_the_crash_dialog_shows_the_report(window: QWidget, light: Theme) -> None:
    dialog = CrashDialog(light, "ValueError\n  ui/x.py:3 f", parent=window)
    dialog.open()

    assert dialog.accessibleName() == "程序出错了"
    dialog.accept()
