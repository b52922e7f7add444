"""The supervision desk on a practice room with lit clocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from commandroom.ui.page import Page, PageSpec
from commandroom.ui.pages.supervision.view import SupervisionPage, spec
from commandroom.ui.window import DeskWindow
from tests.room import Bench
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("Supervised", "practice", "practice_seat", "supervised")


class Supervised:
    """The page in its window."""

    def __init__(self, seat: Seat, window: DeskWindow) -> None:
        page = window.page("supervision")
        assert isinstance(page, SupervisionPage)
        self.seat, self.window, self.page = seat, window, page
        self.went: list[tuple[str, object]] = []
        seat.desk.navigator.wanted.connect(lambda key, where: self.went.append((key, where)))

    @property
    def bench(self) -> Bench:
        return self.seat.bench

    def settle(self) -> None:
        """Wait for both queues of work."""
        self.seat.settle()
        self.seat.wait_for(lambda: not self.seat.desk.slow.is_busy)
        self.seat.settle()

    def titles(self, column: str) -> list[str]:
        part = getattr(self.page.lists, column)
        return [row.title for row in part.rows.rows]

    def press(self, key: str | Qt.Key) -> None:
        """One key to the list that has the focus."""
        if isinstance(key, str):
            QTest.keyClicks(self.page.lists.current.view, key.lower())
        else:
            QTest.keyClick(self.page.lists.current.view, key)
        self.settle()


@pytest.fixture
def supervised(practice_seat: Seat) -> Callable[[], Supervised]:
    """Opens the page."""

    def open_page() -> Supervised:
        event = PageSpec("event", "事件", "file-text", lambda _desk: Page(), group="hidden")
        window = practice_seat.window(spec(), event)
        practice_seat.settle()
        return Supervised(practice_seat, window)

    return open_page
