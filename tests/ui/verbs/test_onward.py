"""From one form to the next: accept, triage, dispatch in a row, where the person wants and may."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from commandroom.domain.event.state import State
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.dialogs.verbs.dialog import GOES_ON, VerbDialog
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.usecases.changes import Changes
from tests.room import INTAKE
from tests.ui.room import Seat
from tests.ui.typing_in import CTRL

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def window(practice_seat: Seat) -> DeskWindow:
    return practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: Page()))


def standing(kind: type[W]) -> list[W]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def handed_in(seat: Seat, number: str, window: DeskWindow, heard: list[Changes] | None = None) -> VerbDialog:
    then = heard.append if heard is not None else None
    dialog = open_verb(seat.desk, window, number, "accept", then=then)
    assert isinstance(dialog, VerbDialog)
    seat.wait_for(lambda: dialog.scene is not None)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    seat.wait_for(lambda: not dialog.isVisible())
    seat.settle()
    return dialog


def test_accepting_leads_to_triage_and_that_to_the_dispatch(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.submitted()
    heard: list[Changes] = []

    handed_in(practice_seat, number, window, heard)
    practice_seat.wait_for(lambda: bool(standing(VerbDialog)))
    triage = standing(VerbDialog)[0]
    practice_seat.wait_for(lambda: triage.scene is not None)
    QTest.keyClick(triage, Qt.Key.Key_Return, CTRL)
    practice_seat.wait_for(lambda: bool(standing(DispatchDialog)))
    dispatch = standing(DispatchDialog)[0]
    practice_seat.wait_for(lambda: dispatch.scene is not None)

    assert triage.verb.name == "triage"
    assert practice_seat.bench.state(number) is State.PENDING_DISPATCH
    assert [changes.effects[0] for changes in heard] == ["accept", "triage"]
    assert dispatch.next.isHidden()
    dispatch.reject()


def test_without_the_wish_nothing_opens_and_the_wish_is_remembered(
    practice_seat: Seat, window: DeskWindow
) -> None:
    first, second = practice_seat.bench.submitted(), practice_seat.bench.submitted()
    dialog = open_verb(practice_seat.desk, window, first, "accept")
    assert isinstance(dialog, VerbDialog)
    assert dialog.onward is not None
    dialog.onward.click()
    dialog.reject()

    handed_in(practice_seat, second, window)

    assert practice_seat.bench.state(second) is State.PENDING_TRIAGE
    assert standing(VerbDialog) == []
    assert practice_seat.desk.settings.get(GOES_ON) is False


def test_who_may_not_take_the_next_step_is_not_led_to_it(practice_seat: Seat, window: DeskWindow) -> None:
    number = practice_seat.bench.submitted()
    practice_seat.sit(INTAKE)

    handed_in(practice_seat, number, window)

    assert practice_seat.bench.state(number) is State.PENDING_TRIAGE
    assert standing(VerbDialog) == []


def test_a_closed_form_is_freed(practice_seat: Seat, window: DeskWindow) -> None:
    practice_seat.desk.settings.put(GOES_ON, value=False)

    dialog = handed_in(practice_seat, practice_seat.bench.submitted(), window)
    practice_seat.qtbot.waitUntil(lambda: not isValid(dialog), timeout=4000)

    assert standing(VerbDialog) == []
