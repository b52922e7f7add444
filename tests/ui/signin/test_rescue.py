"""The rescue code on the page of signing in: by keys alone, once, with the waits of wrong passwords."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from commandroom.usecases.commands import MakeRescue
from commandroom.usecases.queries import RecordHistory
from commandroom.usecases.secret import Secret
from tests.ui.signin.conftest import Locked
from tests.usecases.signing.conftest import LEADER, PASSWORD

CODE, NEW = "abcd-efgh-2345", "ein neues Schloss am Tor"


def with_code(desk: Locked) -> Locked:
    desk.room.perform(MakeRescue(Secret(CODE), actor=LEADER))
    desk.press(Qt.Key.Key_F2)
    return desk


def fill(desk: Locked, text: str) -> None:
    cast("QLineEdit", QApplication.focusWidget()).setText(text)
    desk.press(Qt.Key.Key_Return)


def test_the_code_lets_the_keeper_choose_a_password_by_keys_alone_and_is_void_then(desk: Locked) -> None:
    with_code(desk)
    assert desk.page.title.text() == "应急码"
    assert "江小鱼" not in desk.told
    assert desk.fields() == ["人员", "应急码"]

    desk.type("fl")
    desk.press(Qt.Key.Key_Return)
    fill(desk, CODE)
    given = desk.page.given.text()
    assert len(given) == 14
    assert given in desk.told
    fill(desk, NEW)
    fill(desk, NEW)

    assert not desk.is_locked
    assert desk.room.operator().id == LEADER
    assert given not in desk.page.given.text()
    desk.program.lock()
    desk.settle()
    desk.sign_in("fl", PASSWORD)
    assert "口令不对" in desk.page.fault.text()
    desk.press(Qt.Key.Key_F2)
    desk.type("fl")
    desk.press(Qt.Key.Key_Return)
    fill(desk, CODE)
    assert "没有可用的应急码" in desk.page.fault.text()


def test_both_the_making_and_the_using_stand_in_the_journal(desk: Locked) -> None:
    with_code(desk)
    desk.type("fl")
    desk.press(Qt.Key.Key_Return)
    fill(desk, CODE)

    history = desk.room.ask(RecordHistory("account", "rescue"))
    assert [(one.actor_name, one.value) for one in history if one.field == "closed"] == [
        ("方岚", False),
        ("系统", True),
    ]
    assert CODE not in repr(history)


def test_wrong_codes_wait_as_wrong_passwords_do_whoever_is_chosen(desk: Locked) -> None:
    with_code(desk)
    desk.type("fl")
    desk.press(Qt.Key.Key_Return)
    for _ in range(5):
        fill(desk, "falsch")
    assert "1 分钟" in desk.page.fault.text()
    desk.page.tick(desk.clock.now())
    assert "后可以再试" in desk.page.fault.text()
    fill(desk, CODE)

    assert "1 分钟" in desk.page.fault.text()
    assert desk.page.given.text() == ""
    desk.later(seconds=61)
    fill(desk, CODE)
    assert desk.page.given.text() != ""


def test_escape_leads_back_to_the_password_and_leaves_the_seat_locked(desk: Locked) -> None:
    with_code(desk)
    desk.press(Qt.Key.Key_Escape, to=desk.page)

    assert desk.page.title.text() == "登录"
    assert desk.fields() == ["人员", "口令"]
    assert desk.is_locked
    desk.sign_in("fl", PASSWORD)
    assert not desk.is_locked
