"""Pages built in pieces: asked for before they are ready they arrive all the same, with the keys typed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow

PIECES = 8


class SlowPage(Page):
    """Takes some turns of the loop to build."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.steps = 0
        self.arrived: list[Mapping[str, object]] = []
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    @override
    def build(self) -> Iterator[None]:
        for _ in range(PIECES):
            self.steps += 1
            QTest.qSleep(11)  # longer than a turn may take
            yield

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        assert self.steps == PIECES
        self.arrived.append(where)
        self.line.setFocus()

    @override
    def leave(self) -> None:
        assert self.steps == PIECES


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[DeskWindow]:
    specs = [PageSpec(key, key, "inbox", SlowPage) for key in ("one", "two", "three")]
    made = DeskWindow(desk, specs)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.show_page("one")
    yield made
    desk.steps.close()


def slow(window: DeskWindow, key: str) -> SlowPage:
    page = window.page(key)
    assert isinstance(page, SlowPage)
    return page


def test_a_page_asked_for_before_it_is_built_arrives_where_it_was_asked_to(
    window: DeskWindow, qtbot: QtBot
) -> None:
    window.build_ahead()

    window.show_page("three", {"event_id": "E-7"})
    shown_at_once = window.middle.pages.currentWidget()
    qtbot.waitUntil(lambda: "three" in window.shelf.pages, timeout=5000)

    page = slow(window, "three")
    assert not isinstance(shown_at_once, SlowPage)
    assert page.arrived == [{"event_id": "E-7"}]
    assert window.middle.pages.currentWidget() is page
    assert window.current == "three"


def test_keys_typed_while_a_page_is_being_built_reach_it(window: DeskWindow, qtbot: QtBot) -> None:
    window.build_ahead()
    window.show_page("two")

    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    qtbot.waitUntil(lambda: "two" in window.shelf.pages, timeout=5000)
    page = slow(window, "two")
    qtbot.waitUntil(lambda: page.line.text() == "abc", timeout=2000)

    assert page.line.text() == "abc"


def test_who_goes_elsewhere_meanwhile_stays_there(window: DeskWindow, qtbot: QtBot) -> None:
    window.build_ahead()
    window.show_page("two")

    window.show_page("one")
    qtbot.waitUntil(lambda: not window.desk.steps.is_busy, timeout=5000)

    assert window.current == "one"
    assert window.middle.pages.currentWidget() is slow(window, "one")
    assert slow(window, "two").arrived == []


def test_all_pages_are_built_ahead_and_none_arrives_by_itself(window: DeskWindow, qtbot: QtBot) -> None:
    window.build_ahead()

    qtbot.waitUntil(lambda: len(window.built()) == 3, timeout=5000)

    assert slow(window, "two").arrived == slow(window, "three").arrived == []


def test_a_page_that_most_days_are_worked_without_is_built_when_it_is_wanted(
    desk: Desk, qtbot: QtBot
) -> None:
    made = DeskWindow(
        desk, [PageSpec(key, key, "inbox", SlowPage, ahead=key != "two") for key in ("one", "two")]
    )
    qtbot.addWidget(made)
    made.show()
    made.build_ahead()
    qtbot.waitUntil(lambda: len(made.built()) == 1 and not desk.steps.is_busy, timeout=5000)
    assert "two" not in made.shelf.pages

    made.show_page("two")

    qtbot.waitUntil(lambda: made.shelf.pages.get("two") is made.middle.pages.currentWidget(), timeout=5000)
    desk.steps.close()


def test_a_page_that_code_asks_for_is_complete(window: DeskWindow) -> None:
    page = slow(window, "three")

    assert page.steps == PIECES


def test_closing_in_the_middle_of_building_is_safe(window: DeskWindow, qtbot: QtBot) -> None:
    window.build_ahead()
    window.show_page("three")
    qtbot.wait(30)

    window.desk.steps.close()
    window.close()
    qtbot.wait(60)

    assert "three" not in window.shelf.pages


def test_no_part_of_a_page_is_ever_a_window_of_its_own(window: DeskWindow, qtbot: QtBot) -> None:
    before = {top for top in QApplication.topLevelWidgets() if top.isVisible()}
    window.build_ahead()

    qtbot.waitUntil(lambda: len(window.built()) == 3, timeout=5000)

    assert {top for top in QApplication.topLevelWidgets() if top.isVisible()} == before


def test_a_key_without_a_page_is_refused_at_once(window: DeskWindow) -> None:
    window.build_ahead()

    with pytest.raises(KeyError):
        window.page("none")
    QTest.keyClick(window, Qt.Key.Key_F5)

    assert window.current == "one"
