from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from commandroom.ui.actions import Actions


def _press(
    key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_single_letters_can_be_switched_off() -> None:
    done: list[str] = []
    is_on = True
    actions = Actions(has_single_keys=lambda: is_on)
    actions.add("a", "受理", lambda: done.append("a"), keys="A", scope="board")

    first = actions.press(_press(Qt.Key.Key_A, "a"), "board")
    is_on = False
    second = actions.press(_press(Qt.Key.Key_A, "a"), "board")

    assert (first, second, done) == (True, False, ["a"])


def test_a_letter_works_while_the_input_method_is_chinese() -> None:
    done: list[str] = []
    actions = Actions()
    actions.add("a", "受理", lambda: done.append("a"), keys="A", scope="board")

    actions.press(_press(Qt.Key.Key_A, ""), "board")

    assert done == ["a"]


def test_g_then_b_goes_and_g_then_anything_else_does_not() -> None:
    done: list[str] = []
    actions = Actions()
    actions.add("go", "看板", lambda: done.append("go"), keys="G B")
    actions.add("b", "退回", lambda: done.append("b"), keys="B", scope="board")

    for key in (Qt.Key.Key_G, Qt.Key.Key_B, Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_X, Qt.Key.Key_B):
        actions.press(_press(key), "board")

    assert done == ["go", "b", "b"]


def test_a_key_can_be_given_away_once_only() -> None:
    actions = Actions()
    actions.add("palette", "命令", lambda: None, keys="Ctrl+K")
    actions.add("board.dispatch", "派遣", lambda: None, keys="D", scope="board")
    actions.add("event.dispatch", "派遣", lambda: None, keys="D", scope="event")

    with pytest.raises(ValueError, match=r"Ctrl\+K.*palette"):
        actions.add("other", "其他", lambda: None, keys="Ctrl+K", scope="board")
    with pytest.raises(ValueError, match=r"board\.dispatch"):
        actions.add("board.delete", "删除", lambda: None, keys="D", scope="board")


def test_a_page_takes_a_letter_before_the_desk_does() -> None:
    done: list[str] = []
    actions = Actions()
    actions.add("desk.preview", "预览", lambda: done.append("desk"), keys="P")
    actions.add("board.print", "打印", lambda: done.append("board"), keys="P", scope="board")

    actions.press(_press(Qt.Key.Key_P), "board")
    actions.press(_press(Qt.Key.Key_P), "map")

    assert done == ["board", "desk"]


def test_a_deed_that_is_not_open_is_not_done() -> None:
    done: list[str] = []
    actions = Actions()
    actions.add("a", "受理", lambda: done.append("a"), keys="A").setEnabled(False)

    assert not actions.do("a")
    assert not actions.press(_press(Qt.Key.Key_A), "board")
    assert done == []


def test_a_pages_shortcut_works_inside_the_page_only(qtbot: QtBot) -> None:
    done: list[str] = []
    window = QWidget()
    qtbot.addWidget(window)
    page, other = QWidget(), QLineEdit()
    inside = QLineEdit()
    QVBoxLayout(page).addWidget(inside)
    layout = QVBoxLayout(window)
    layout.addWidget(page)
    layout.addWidget(other)
    actions = Actions(window)
    actions.add(
        "intake.save", "存草稿", lambda: done.append("save"), keys="Ctrl+S", scope="intake", owner=page
    )
    window.show()

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert done == []
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert done == ["save"]
