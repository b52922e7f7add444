"""The watch and the alert centre on a practice room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from commandroom.ui.alertwatch import AlertWatch, install
from commandroom.ui.dialogs.alerts.centre import AlertCentre
from commandroom.ui.notices import Notice
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.usecases import alerting
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("Watched", "practice", "practice_seat", "watched")


class Watched:
    """A window with the watch at work."""

    def __init__(self, seat: Seat) -> None:
        plain = PageSpec("plain", "页面", "inbox", lambda _desk: Page())
        event = PageSpec("event", "事件", "file-text", lambda _desk: Page(), group="hidden")
        self.seat = seat
        self.window: DeskWindow = seat.window(plain, event)
        self.said: list[Notice] = []
        seat.desk.notices.said.connect(self.said.append)
        self.watch: AlertWatch = install(seat.desk, self.window)
        self.settle()

    def settle(self) -> None:
        self.seat.settle()
        self.seat.wait_for(lambda: not self.seat.desk.slow.is_busy)
        self.seat.settle()

    def ring(self) -> None:
        """One pass of the machine, and the watch's look after it."""
        alerting.ring(self.seat.bench.room)
        self.watch.look()
        self.settle()

    def centre(self) -> AlertCentre:
        """The centre, opened by its key."""
        self.seat.desk.actions.do("desk.alerts")
        self.settle()
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, AlertCentre) and w.isVisible()]
        assert found
        return found[0]


@pytest.fixture
def watched(practice_seat: Seat) -> Iterator[Callable[[], Watched]]:
    """Opens the window and puts the watch to work."""
    made: list[Watched] = []

    def begin() -> Watched:
        made.append(Watched(practice_seat))
        return made[-1]

    yield begin
    for one in made:
        one.watch.stop()
