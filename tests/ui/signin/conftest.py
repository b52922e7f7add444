"""A desk on a room in earnest, in which a leader and an intake desk have passwords."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import open_room
from commandroom.ui.poses import type_text
from commandroom.ui.program import Program
from commandroom.ui.settings import DeskSettings
from commandroom.ui.signin.keeper import LockKeeper
from commandroom.ui.signin.page import SignInPage
from commandroom.ui.widgets.field import FormField
from commandroom.usecases.commands import ChangePassword, GivePassword
from commandroom.usecases.room import Room
from commandroom.usecases.secret import Secret
from tests.room import MORNING
from tests.usecases.signing.conftest import INTAKE, LEADER, cheapen, earnest

CHOSEN, GIVEN = "auf der Bank am Ufer", "erst-eins-zwei"
__all__ = ["earnest"]


@dataclass(slots=True)
class Locked:
    """The desk, its room, and two hands."""

    program: Program
    room: Room
    clock: FixedClock
    qtbot: QtBot

    @property
    def keeper(self) -> LockKeeper:
        return self.program.keeper

    @property
    def page(self) -> SignInPage:
        return self.keeper.page

    @property
    def window(self) -> QWidget:
        return self.program.opened.window

    @property
    def is_locked(self) -> bool:
        return self.program.opened.desk.lock.is_locked

    def settle(self) -> None:
        desk = self.program.opened.desk
        for _ in range(2):
            self.qtbot.wait(2)
            self.qtbot.waitUntil(lambda: not (desk.tasks.is_busy or desk.slow.is_busy or desk.steps.is_busy))

    def press(self, *keys: Qt.Key, to: QWidget | None = None) -> None:
        for key in keys:
            QTest.keyClick(to or QApplication.focusWidget() or self.page, key)
        self.settle()

    def type(self, text: str) -> None:
        type_text(QApplication.focusWidget() or self.page, text)
        self.settle()

    def sign_in(self, letters: str, password: str) -> None:
        """By keys alone: initials, Enter, password, Enter."""
        self.type(letters)
        self.press(Qt.Key.Key_Return)
        cast("QLineEdit", QApplication.focusWidget()).setText(password)
        self.press(Qt.Key.Key_Return)

    def later(self, **span: float) -> None:
        self.clock.moment += timedelta(**span)

    @property
    def told(self) -> str:
        """Everything that can be read on the page."""
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join(
            [*labels, *(self.page.list.item(row).text() for row in range(self.page.list.count()))]
        )

    def fields(self) -> list[str]:
        """The names of the fields that are to be filled in."""
        found = [field.control for field in self.page.findChildren(FormField) if field.isVisible()]
        return [control.accessibleName() for control in found]

    def covered(self, window: QWidget) -> bool:
        """Whether nothing of a window can be read: one part lies over all of it."""
        corner = window.childAt(QPoint(window.width() // 2, window.height() // 2))
        return corner is not None and corner.objectName() == "shade" and corner.size() == window.size()


@pytest.fixture(scope="session")
def staffed(earnest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the room in earnest, the intake desk with a password, too; to be copied."""
    home = shutil.copytree(earnest, tmp_path_factory.mktemp("staffed") / "home")
    room = cheapen(open_room(home, clock=FixedClock(MORNING)))
    room.perform(GivePassword(INTAKE, Secret(GIVEN), actor=LEADER))
    room.perform(ChangePassword(INTAKE, Secret(GIVEN), Secret(CHOSEN)))
    room.store.close()
    return home


Opened = Callable[[Path], Locked]


@pytest.fixture
def open_desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the whole desk on a copy of a home."""
    made: list[Locked] = []

    def make(source: Path) -> Locked:
        home = shutil.copytree(source, tmp_path / f"home{len(made)}")
        clock = FixedClock(MORNING)
        room = cheapen(open_room(home, clock=clock))
        settings = DeskSettings(home)
        settings.put("appearance", {"reduce_motion": True})
        settings.sync()
        program = Program(qapp, room, clock=clock, home=home, listen=lambda bus: room.listen(bus.announce))
        program.opened.window.resize(1366, 768)
        qtbot.waitExposed(program.opened.window)
        one = Locked(program, room, clock, qtbot)
        made.append(one)
        one.settle()
        return one

    yield make
    for one in made:
        for dialog in one.window.findChildren(QDialog):
            dialog.hide()
        one.program.close()
        one.room.store.close()


@pytest.fixture
def desk(open_desk: Opened, staffed: Path) -> Locked:
    """A desk of the room in earnest as it stands when it was opened: locked."""
    return open_desk(staffed)
