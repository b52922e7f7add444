"""The first start by keys alone: a room stands at its end, or nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.domain.people.roles import Role
from commandroom.entrypoints.desk import is_untouched
from commandroom.entrypoints.founding import HomeFounding
from commandroom.entrypoints.opening import open_room
from commandroom.ui import i18n
from commandroom.ui.firstrun.answers import Answers, Purpose
from commandroom.ui.firstrun.wizard import FirstRun
from commandroom.ui.theme import Appearance, Theme
from commandroom.usecases.commands import SignIn
from commandroom.usecases.queries import Accounts, Persons, RoomFacts
from commandroom.usecases.secret import Secret
from tests.room import MORNING

PATIENCE_MS = 20_000
PASSWORD = "auf der Bank am Ufer"  # noqa: S105 - of a room that lives as long as its test
ENTER = Qt.Key.Key_Return


class Sitting:
    """Somebody sits before the first start's window and has only a keyboard."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.qtbot, self.home = qtbot, home
        self.window = FirstRun(Theme(Appearance()), HomeFounding(home, clock=FixedClock(MORNING)), home)
        self.ended: list[bool] = []
        self.window.ended.connect(self.ended.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.qtbot.waitUntil(lambda: not self.window.is_busy, timeout=PATIENCE_MS)

    def fill_town(self, name: str = "Linxi", code: str = "330299104") -> None:
        """Name, code, kind and seat, one Tab after the other."""
        self.type(name)
        self.press(Qt.Key.Key_Tab)
        self.type(code)

    def choose_password(self, password: str, again: str = "") -> None:
        """Tab from the way to the password, and once more."""
        self.press(Qt.Key.Key_Tab)
        self.type(password)
        self.press(Qt.Key.Key_Tab)
        self.type(again or password)


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitting]:
    kept = i18n.install(qapp, "zh_CN")
    made = Sitting(qtbot, tmp_path / "home")
    yield made
    made.window.close()
    i18n.remove(qapp, kept)


def test_a_real_room_is_founded_by_keys_alone(sitting: Sitting) -> None:
    sitting.press(ENTER)
    sitting.fill_town()
    sitting.press(ENTER)
    sitting.type("Zhou")
    sitting.press(Qt.Key.Key_Tab)
    sitting.type("Wu")
    sitting.press(ENTER)
    sitting.choose_password(PASSWORD)
    sitting.press(ENTER)
    sitting.press(ENTER)

    room = open_room(sitting.home)
    facts, persons = room.ask(RoomFacts()), room.ask(Persons())
    room.store.close()
    assert sitting.ended == [True]
    assert (facts.name, facts.code, facts.seat, facts.practice) == ("Linxi", "330299104", "A", False)
    assert facts.operator_name == "Zhou"
    assert {row.person.name: sorted(role.value for role in row.person.roles)[:1] for row in persons} == {
        "Zhou": ["command"],
        "Wu": ["director"],
    }


def test_the_leader_signs_in_with_the_password_that_was_chosen(sitting: Sitting) -> None:
    test_a_real_room_is_founded_by_keys_alone(sitting)
    room = open_room(sitting.home)

    room.perform(SignIn("Zhou", Secret(PASSWORD)))

    states = {row.person.name: row.state for row in room.ask(Accounts()).rows}
    room.store.close()
    assert states == {"Zhou": "open", "Wu": "none"}


def test_three_administrators_are_founded_apart_and_the_second_keeps_the_accounts(sitting: Sitting) -> None:
    sitting.press(ENTER)
    sitting.fill_town()
    sitting.press(ENTER)
    sitting.type("Zhou")
    sitting.press(Qt.Key.Key_Tab)
    sitting.type("Wu")
    sitting.press(ENTER)
    sitting.press(Qt.Key.Key_Right)
    for name in ("An", "Bo", "Bo"):
        sitting.press(Qt.Key.Key_Tab)
        sitting.type(name)
    sitting.choose_password(PASSWORD)
    sitting.press(ENTER)
    assert sitting.window.account.fields()["audit"].fault == "须是三个不同的人。"
    sitting.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    sitting.type("Ci")
    sitting.press(ENTER)
    sitting.press(ENTER)

    room = open_room(sitting.home)
    rows = {row.person.name: (row.person.roles, row.state) for row in room.ask(Accounts()).rows}
    room.store.close()
    assert rows["An"] == ((Role.SYSTEM_ADMIN,), "none")
    assert rows["Bo"] == ((Role.SECURITY_ADMIN,), "open")
    assert rows["Ci"] == ((Role.AUDITOR,), "none")
    assert rows["Zhou"][1] == "none"


def test_a_password_that_is_guessed_first_is_refused_at_its_field(sitting: Sitting) -> None:
    sitting.press(ENTER)
    sitting.fill_town()
    sitting.press(ENTER)
    sitting.type("Zhou")
    sitting.press(Qt.Key.Key_Tab)
    sitting.type("Wu")
    sitting.press(ENTER)

    sitting.choose_password("12345678", "1234567")
    sitting.press(ENTER)
    assert sitting.window.account.fields()["again"].fault
    sitting.type("8")
    sitting.press(ENTER)

    assert "最容易被猜到" in sitting.window.account.fields()["password"].fault
    assert sitting.window.steps[sitting.window.at] is sitting.window.account
    assert not sitting.home.exists()


def test_practice_needs_no_names(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_Down)
    for _step in range(4):
        sitting.press(ENTER)

    room = open_room(sitting.home)
    facts, persons = room.ask(RoomFacts()), room.ask(Persons())
    room.store.close()
    assert (sitting.ended, facts.practice) == ([True], True)
    assert len(persons) > 10


def test_a_demonstration_asks_neither_township_nor_people(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_Down)
    sitting.press(Qt.Key.Key_Down)

    sitting.press(ENTER)

    assert sitting.window.steps[sitting.window.at] is sitting.window.look
    assert sitting.window.next.accessibleName() == "建立"


def test_a_wrong_code_is_said_at_its_field_and_what_was_typed_stays(sitting: Sitting) -> None:
    sitting.press(ENTER)
    sitting.fill_town(code="33029")

    sitting.press(ENTER)

    town = sitting.window.town
    assert sitting.window.at == 1
    assert "9 位" in town.fields()["code"].fault
    assert (town.code.text(), town.code.hasFocus()) == ("33029", True)


def test_an_empty_name_is_asked_for(sitting: Sitting) -> None:
    sitting.press(ENTER)

    sitting.press(ENTER)

    assert sitting.window.at == 1
    assert sitting.window.town.fields()["name"].fault


def test_going_back_keeps_what_was_typed(sitting: Sitting) -> None:
    sitting.press(ENTER)
    sitting.fill_town()
    sitting.press(ENTER)

    sitting.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert sitting.window.at == 1
    assert sitting.window.town.name.text() == "Linxi"


def test_a_staff_table_stands_in_place_of_the_names(sitting: Sitting, tmp_path: Path) -> None:
    table = tmp_path / "staff.csv"
    table.write_text("姓名,角色,岗位\n周敏,值班长,值班长\n唐永瑶,综合政务岗,受理\n", encoding="utf-8")
    sitting.press(ENTER)
    sitting.fill_town()
    sitting.press(ENTER)

    sitting.window.take_file(table)
    sitting.qtbot.waitUntil(lambda: not sitting.window.is_busy)
    sitting.window.setFocus()
    sitting.press(ENTER)
    sitting.choose_password(PASSWORD)
    sitting.press(ENTER)
    sitting.press(ENTER)

    room = open_room(sitting.home)
    names = {row.person.name for row in room.ask(Persons())}
    room.store.close()
    assert names == {"周敏", "唐永瑶"}


def test_a_table_that_is_no_roster_is_refused_with_a_sentence(sitting: Sitting, tmp_path: Path) -> None:
    table = tmp_path / "staff.csv"
    table.write_text("姓名,角色\n周敏,宇航员\n", encoding="utf-8")

    sitting.window.take_file(table)
    sitting.qtbot.waitUntil(lambda: not sitting.window.is_busy)

    assert "宇航员" in sitting.window.staff.chosen.text()
    assert sitting.window.staff.staff is None


def test_leaving_by_escape_leaves_nothing_behind(sitting: Sitting, tmp_path: Path) -> None:
    sitting.press(ENTER)
    sitting.fill_town()

    sitting.press(Qt.Key.Key_Escape)

    assert sitting.ended == [False]
    assert list(tmp_path.iterdir()) == []


def test_a_founding_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file in the place of the folder")
    founding = HomeFounding(home, clock=FixedClock(MORNING))

    with pytest.raises(Exception, match="home"):
        founding.found(Answers(Purpose.PRACTICE, name="练习镇", code="330299104"), lambda _share: None)

    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert home.is_file()


def test_a_home_that_was_used_is_not_asked_what_it_shall_be(tmp_path: Path) -> None:
    fresh, used = tmp_path / "fresh", tmp_path / "used"
    (used / "backups").mkdir(parents=True)

    found = (is_untouched(fresh), is_untouched(used))

    assert found == (True, False)


def test_the_window_fits_a_small_screen(sitting: Sitting) -> None:
    sitting.press(ENTER)

    hint = sitting.window.minimumSizeHint()

    assert hint.width() <= 1366
    assert hint.height() <= 720
