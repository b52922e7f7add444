"""The settings on the desk of the township."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.ui.pages.settings.view import SettingsPage, spec
from commandroom.ui.program import Program
from tests.ui.room import Seat, seat, township

__all__ = ("seat", "settings", "township")


@pytest.fixture
def settings(seat: Seat) -> Callable[[str], SettingsPage]:
    """Opens the page at a section."""

    def open_page(section: str) -> SettingsPage:
        window = seat.window(spec())
        page = window.page("settings")
        assert isinstance(page, SettingsPage)
        window.show_page("settings", {"section": section})
        seat.settle()
        seat.wait_for(lambda: not seat.desk.slow.is_busy)
        seat.settle()
        return page

    return open_page


@pytest.fixture
def opened(seat: Seat, qapp: QApplication) -> Iterator[Callable[[], Program]]:
    """Opens the whole desk; a second call closes the first one as a restart does."""
    programs: list[Program] = []

    def rests(program: Program) -> bool:
        desk = program.opened.desk
        is_busy = desk.tasks.is_busy or desk.slow.is_busy or desk.steps.is_busy or desk.theme.is_changing
        return program.overview.facts is not None and not is_busy

    def do() -> Program:
        if programs:
            programs.pop().close()
        room = seat.bench.room
        program = Program(
            qapp, room, clock=seat.bench.clock, home=seat.bench.home, listen=lambda bus: room.listen(bus.announce)
        )  # fmt: skip
        programs.append(program)
        window = program.opened.window
        window.resize(1366, 768)
        seat.qtbot.waitUntil(lambda: rests(program), timeout=10_000)
        window.activateWindow()
        seat.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return program

    yield do
    for program in programs:
        program.close()
