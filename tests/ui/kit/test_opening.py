from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.ui.desk import Desk
from commandroom.ui.opening import open_desk
from commandroom.ui.page import PageSpec
from commandroom.ui.settings import DeskSettings
from tests.ui.kit.conftest import NOON, SilentRoom


def _pages(_desk: Desk) -> list[PageSpec]:
    return [PageSpec("board", "事件看板", "layout-list", lambda _desk: QWidget())]


def test_a_desk_opens_on_its_first_page_and_closes_without_a_rest(qapp: QApplication, tmp_path: Path) -> None:
    opened = open_desk(qapp, SilentRoom(), clock=FixedClock(NOON), home=tmp_path, pages=_pages)
    current, title = opened.window.current, opened.window.top.title.text()

    opened.close()

    assert (current, title) == ("board", "事件看板")
    assert opened.desk.tasks.run(int).is_cancelled


def test_a_desk_opens_in_the_language_that_its_home_remembers(qapp: QApplication, tmp_path: Path) -> None:
    remembered = DeskSettings(tmp_path)
    remembered.put("lang", "en")
    remembered.sync()

    opened = open_desk(qapp, SilentRoom(), clock=FixedClock(NOON), home=tmp_path, pages=_pages)
    said = opened.window.top.commands.accessibleName()
    opened.close()

    assert said == "Command palette"


def test_a_question_to_the_room_is_answered_on_the_screen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    opened = open_desk(qapp, SilentRoom(), clock=FixedClock(NOON), home=tmp_path, pages=_pages)
    answers: list[object] = []

    opened.desk.ask("how many?", then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    opened.close()

    assert answers == ["how many?"]
