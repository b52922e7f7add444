"""Somebody at the settings: a section opened for the director, a dialog in front, the whole desk by keyboard alone."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.ui.page import PageSpec
from commandroom.ui.pages.settings.view import SettingsPage
from commandroom.ui.program import Program
from tests.room import DIRECTOR
from tests.ui.room import Seat
from tests.ui.typing_in import Typist

W = TypeVar("W", bound=QWidget)


def section_of(seat: Seat, key: str, kind: type[W]) -> W:
    """A section of the settings, with the director at the desk."""
    seat.sit(DIRECTOR)
    window = seat.window(PageSpec("settings", "系统设置", "settings", SettingsPage))
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_section(key)
    seat.settle_all()
    found = page.section(key)
    assert isinstance(found, kind)
    return found


def dialog(kind: type[W]) -> W:
    """The dialog of a kind that stands open."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


class Keyboarder:
    """Somebody at the whole desk who has no mouse."""

    def __init__(self, program: Program, seat: Seat) -> None:
        self.program, self.seat, self.typist = program, seat, Typist()
        self.desk, self.window = program.opened.desk, program.opened.window

    def settle(self) -> None:
        """Until all is answered and built."""
        desk = self.desk
        self.seat.qtbot.wait(1)
        self.seat.qtbot.waitUntil(
            lambda: not (desk.tasks.is_busy or desk.slow.is_busy or desk.steps.is_busy), timeout=10_000
        )
        self.seat.qtbot.wait(1)

    def tab_to(self, part: QWidget) -> None:
        """Tab until a part has the focus."""
        for _ in range(40):
            if part.hasFocus():
                return
            self.typist.tab()
        pytest.fail(f"Tab never reaches {part.accessibleName()}")
