"""The lock of the seat: what opens it, what it keeps, what goes through it."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from commandroom.domain.errors import RefusedError
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.wall.window import WallWindow
from commandroom.usecases.commands import Act, Amend, SaveDraft, SeatSetting
from commandroom.usecases.queries import AlertRow, Drafts, RecordHistory
from tests.room import MORNING
from tests.ui.signin.conftest import CHOSEN, Locked, Opened
from tests.usecases.signing.conftest import HEAD, INTAKE, LEADER, PASSWORD

FORM = {"source": "CALL", "title": "x", "text": "x", "location": "x", "occurred_at": "2026-03-10 08:00",
        "reported_at": "2026-03-10 08:30"}  # fmt: skip


def test_a_desk_in_earnest_opens_locked_and_shows_nothing_of_the_room(desk: Locked) -> None:
    assert desk.is_locked
    assert desk.page.isVisible()
    assert desk.page.size() == desk.window.size()
    assert desk.covered(desk.window)
    assert desk.page.title.text() == "登录"
    assert "方岚" in desk.told
    assert "石大山" not in desk.told


def test_initials_enter_password_enter_open_it(desk: Locked) -> None:
    desk.sign_in("jxy", CHOSEN)

    assert not desk.is_locked
    assert not desk.page.isVisible()
    assert not desk.covered(desk.window)
    assert desk.room.operator().id == INTAKE
    assert desk.page.findChildren(QLineEdit)[1].text() == ""


def test_a_wrong_password_says_how_many_tries_are_left_and_then_how_long_to_wait(desk: Locked) -> None:
    desk.sign_in("fl", "falsch")
    assert "还可以试 4 次" in desk.page.fault.text()
    for _ in range(4):
        desk.type("noch falsch")
        desk.press(Qt.Key.Key_Return)

    assert "1 分钟" in desk.page.fault.text()
    desk.page.tick(desk.clock.now())
    assert "1:01" in desk.page.fault.text() or "1:00" in desk.page.fault.text()
    desk.later(seconds=61)
    desk.page.tick(desk.clock.now())
    assert desk.page.fault.text() == ""
    assert desk.is_locked


@pytest.mark.parametrize("days", [-2, 2])
def test_the_countdown_does_not_follow_a_clock_that_is_set(desk: Locked, days: int) -> None:
    desk.sign_in("fl", "falsch")
    for _ in range(4):
        desk.type("noch falsch")
        desk.press(Qt.Key.Key_Return)
    desk.keeper._tick()
    desk.later(seconds=20)
    desk.clock.jump(timedelta(days=days))
    desk.keeper._tick()

    assert "0:40" in desk.page.fault.text()
    desk.later(seconds=40)
    desk.keeper._tick()
    assert desk.page.fault.text() == ""


def test_who_sits_here_changes_by_keys_alone_in_less_than_three_seconds(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    began = time.perf_counter()

    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.page.title.text() == "席位已锁定"
    desk.sign_in("jxy", CHOSEN)

    assert time.perf_counter() - began < 3
    assert desk.room.operator().id == INTAKE


def test_each_deed_carries_who_signed_in(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    desk.room.perform(Amend("unit", "development", {"short": "发展办"}))
    desk.program.lock()
    desk.settle()
    desk.sign_in("jxy", CHOSEN)

    with pytest.raises(RefusedError, match=r"role\.missing"):
        desk.room.perform(Amend("unit", "development", {"short": "x"}))
    assert [one.actor_name for one in desk.room.ask(RecordHistory("unit", "development"))] == ["方岚"]


def test_the_screen_stands_as_it_was_with_its_page_its_dialog_and_what_was_typed(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    window = desk.program.opened.window
    window.show_page("intake")
    desk.settle()
    dialog = CardDialog(desk.program.opened.desk.theme, "Form", parent=window)
    line = QLineEdit()
    dialog.body.addWidget(line)
    dialog.open()
    line.setText("halb ge")
    line.setFocus()

    desk.program.lock()
    desk.settle()
    assert desk.covered(dialog)
    assert desk.covered(window)
    desk.type("q")
    assert line.text() == "halb ge"
    desk.page.search.clear()
    desk.sign_in("fl", PASSWORD)

    assert window.current == "intake"
    assert dialog.isVisible()
    assert not desk.covered(dialog)
    assert line.text() == "halb ge"


def test_a_locked_desk_takes_no_deed_but_signing_in_and_unfinished_forms(desk: Locked) -> None:
    room, told = desk.program.opened.desk.room, list[str]()
    deeds = (
        Act("register", data=FORM),
        Amend("unit", "development", {"short": "x"}),
        SeatSetting("operator", HEAD),
    )
    for deed in deeds:
        desk.program.opened.desk.perform(deed, refused=lambda error: told.append(error.code))
        desk.program.opened.desk.work(lambda it=deed: room.perform(it))  # type: ignore[misc]
        desk.settle()
    desk.program.opened.desk.perform(SaveDraft("d", "intake", {"title": "halb"}))
    desk.settle()

    assert told == ["signin.locked"] * 3
    assert desk.room.store.local("operator") == LEADER
    assert not desk.room.ask(RecordHistory("unit", "development"))
    assert [draft.fields for draft in desk.room.ask(Drafts())] == [{"title": "halb"}]


def test_no_key_of_the_desk_works_through_the_page(desk: Locked) -> None:
    window = desk.program.opened.window
    before = window.current

    for key, modifier in (
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):  # fmt: skip
        QTest.keyClick(desk.page.button, key, modifier)
        desk.settle()
    for _ in range(12):
        desk.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert desk.page.isAncestorOf(focus)

    assert desk.is_locked
    assert window.current == before
    assert QApplication.activeModalWidget() is desk.page


def test_a_window_that_opens_meanwhile_waits_until_the_seat_is_open(desk: Locked) -> None:
    late = CardDialog(desk.program.opened.desk.theme, "Late", parent=desk.program.opened.window)
    late.open()
    desk.settle()
    assert not late.isVisible()

    desk.sign_in("fl", PASSWORD)

    assert late.isVisible()


def test_a_window_that_opens_in_the_turn_of_the_lock_waits_as_well(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    desk.settle()

    desk.program.lock()
    late = CardDialog(desk.program.opened.desk.theme, "Late", parent=desk.program.opened.window)
    late.open()  # as an answer that was under way would
    desk.settle()

    assert desk.is_locked
    assert not late.isVisible()
    desk.sign_in("fl", PASSWORD)
    desk.settle()
    assert late.isVisible()


def test_the_wall_on_the_other_screen_goes_on(desk: Locked) -> None:
    wall = WallWindow(desk.program.opened.desk)
    desk.qtbot.addWidget(wall)
    wall.resize(1920, 1080)
    wall.show()
    desk.settle()

    assert wall.isVisible()
    assert not desk.covered(wall)


def test_alarms_are_counted_on_the_page_and_say_nothing_of_whom(desk: Locked) -> None:
    assert "没有待处理的提醒" in desk.told
    for number, level in enumerate(("P1", "P2", "P2")):
        desk.room.store.raise_alert(  # type: ignore[attr-defined]
            AlertRow(
                f"a{number}",
                MORNING,
                level,
                "red",
                "e",
                "330299104-20260310-A0001",
                "王某某的井盖",
                "",
                LEADER,
                "triggered",
            )
        )
    desk.keeper.look()
    desk.settle()

    assert "3 条提醒待处理，其中一级 1 条" in desk.told
    assert "王某某" not in desk.told
    assert "A0001" not in desk.told


def test_a_seat_that_nobody_touches_locks_itself_after_the_time_of_the_room(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    idleness = desk.keeper.idleness
    assert idleness is not None

    desk.later(minutes=14, seconds=59)
    idleness.look()
    assert not desk.is_locked
    handle = desk.window.windowHandle()
    QApplication.sendEvent(
        handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier)
    )
    desk.later(minutes=14, seconds=59)
    idleness.look()
    is_locked_early = desk.is_locked
    desk.later(seconds=1)
    idleness.look()

    assert (is_locked_early, desk.is_locked) == (False, True)
    desk.settle()


def test_the_time_until_it_locks_itself_is_a_setting(desk: Locked) -> None:
    desk.sign_in("fl", PASSWORD)
    desk.room.perform(Amend("setting", "idle_minutes", {"value": "5"}))
    desk.program.lock()
    desk.settle()
    desk.sign_in("fl", PASSWORD)
    idleness = desk.keeper.idleness
    assert idleness is not None

    desk.later(minutes=5)
    idleness.look()

    assert desk.is_locked
    desk.settle()


def test_a_first_password_is_changed_on_the_page(open_desk: Opened, staffed: Path) -> None:
    from commandroom.usecases.commands import GivePassword
    from commandroom.usecases.secret import Secret

    desk = open_desk(staffed)
    desk.room.perform(GivePassword(HEAD, Secret("erst-eins-zwei"), actor=LEADER))
    desk.sign_in("fl", PASSWORD)
    desk.program.lock()
    desk.settle()

    desk.sign_in("sds", "erst-eins-zwei")
    assert desk.fields() == ["人员", "口令", "新口令", "再输入一次新口令"]
    desk.type("12345678")
    desk.press(Qt.Key.Key_Return)
    desk.type("12345678")
    desk.press(Qt.Key.Key_Return)
    assert "最容易被猜到" in desk.page.new.fault
    for field in (desk.page.new, desk.page.again):
        control = field.control
        assert isinstance(control, QLineEdit)
        control.setText("der lange Weg zum See")
    desk.press(Qt.Key.Key_Return)

    assert not desk.is_locked
    assert desk.room.operator().id == HEAD


def test_a_room_in_which_nobody_has_a_password_begins_with_who_keeps_the_accounts(
    open_desk: Opened, tmp_path: Path
) -> None:
    from commandroom.base.clock import FixedClock
    from commandroom.entrypoints.opening import Start, create_room
    from tests.usecases.signing.conftest import STAFF

    create_room(
        tmp_path / "old", Start("临溪镇", "330299104"), clock=FixedClock(MORNING), persons=STAFF
    ).store.close()
    desk = open_desk(tmp_path / "old")

    assert desk.page.title.text() == "设置第一个口令"
    assert (desk.page.list.count(), desk.page.list.person) == (1, LEADER)
    desk.press(Qt.Key.Key_Return)
    for field in (desk.page.new, desk.page.again):
        control = field.control
        assert isinstance(control, QLineEdit)
        control.setText("der lange Weg zum See")
    desk.press(Qt.Key.Key_Return)

    assert not desk.is_locked
    desk.program.lock()
    desk.settle()
    desk.sign_in("fl", "der lange Weg zum See")
    assert not desk.is_locked


def test_closing_the_page_closes_the_window_and_leaves_the_seat_locked(desk: Locked) -> None:
    desk.page.close()

    assert not desk.window.isVisible()
    assert desk.is_locked
    assert not desk.page.isVisible()
    desk.window.show()
    desk.settle()
    assert desk.page.isVisible()


def test_the_page_goes_with_its_window(desk: Locked) -> None:
    desk.window.resize(1500, 900)
    desk.settle()

    assert desk.page.size() == desk.window.size()
    assert desk.page.mapToGlobal(QPoint(0, 0)) == desk.window.mapToGlobal(QPoint(0, 0))
    assert desk.covered(desk.window)
