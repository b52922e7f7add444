"""What is pasted into a field of one line: its lines are joined, and what the field cannot hold is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from commandroom.ui.desk import Desk
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.topbar import SearchField


def pasted(qtbot: QtBot, field: QLineEdit, text: str) -> list[str]:
    """Paste by the keys of the system; what the field told of its text."""
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    field.textChanged.connect(told.append)
    QApplication.clipboard().setText(text)
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Paste))
    return told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("北街路灯\n三天不亮", "北街路灯 三天不亮"),
        ("北街路灯 \r\n\r\n 三天不亮", "北街路灯 三天不亮"),
        ("北街\u2028路灯\x0b不亮", "北街 路灯 不亮"),
        ("一格的内容\r\n", "一格的内容"),
        ("一行\t两列", "一行\t两列"),
    ],
)
def test_lines_are_joined_and_told_once(qtbot: QtBot, text: str, line: str) -> None:
    field = TextInput()

    told = pasted(qtbot, field, text)

    assert field.text() == line
    assert told == [line]
    assert field.isModified()
    assert field.cursorPosition() == len(line)


def test_lines_between_what_stands_there_are_joined_at_the_cursor(qtbot: QtBot) -> None:
    field = TextInput(text="前后")
    field.setCursorPosition(1)

    pasted(qtbot, field, "一\n二\n")

    assert field.text() == "前一 二 后"
    assert field.cursorPosition() == len("前一 二 ")


def test_the_search_takes_pasted_lines_as_one(qtbot: QtBot, desk: Desk) -> None:
    field = SearchField(desk.theme)
    pasted(qtbot, field, "井盖\n破损")

    with qtbot.waitSignal(field.asked) as asked:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert asked.args == ["井盖 破损"]


@pytest.mark.qt_log_ignore("does not support raise")
def test_what_is_over_the_limit_is_said_at_the_field(qtbot: QtBot, desk: Desk) -> None:
    del desk  # with its words
    field = TextInput(limit=10)

    pasted(qtbot, field, "长" * 11)

    assert field.text() == "长" * 10
    assert "10" in QToolTip.text()
    QToolTip.hideText()
