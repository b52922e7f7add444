"""The page of the exchange on a desk, with an exchange that is posed or one that misbehaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Signal

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui.notices import Notice
from commandroom.ui.page import PageSpec
from commandroom.ui.pages.exchange.view import ExchangePage, spec
from commandroom.ui.posedexchange import PosedExchange
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.window import DeskWindow
from commandroom.usecases.exchanging import Exchanged, Joined, Package
from tests.room import Bench
from tests.store.conftest import join_in
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


class Port(PosedExchange):
    """A posed exchange that can be made to wait or to refuse."""

    error: RoomError | None = None
    exchanged = Exchanged(pushed=3, pulled=5, seconds=0.4)
    held: Signal | None = None

    def _answer(self) -> None:
        if self.held is not None:
            self.held.wait(5)
        if self.error is not None:
            raise self.error

    @override
    def now(self, *, timeout: float = 600.0) -> Exchanged:
        super().now(timeout=timeout)
        self._answer()
        return self.exchanged

    @override
    def join(self, url: str, code: str, *, pin: str = "") -> Joined:
        if self.error is not None:
            self.asked.append(("join", (url, code, pin)))
        self._answer()
        return super().join(url, code, pin=pin)

    @override
    def import_package(self, file: Path) -> Package:
        self._answer()
        return super().import_package(file)


@dataclass
class Sitting:
    """The page before somebody, and what was said in passing."""

    seat: Seat
    port: Port | None
    window: DeskWindow
    said: list[Notice] = field(default_factory=list)

    @property
    def page(self) -> ExchangePage:
        """The page."""
        page = self.window.page("exchange")
        assert isinstance(page, ExchangePage)
        return page

    @property
    def posed(self) -> Port:
        """Its exchange."""
        assert self.port is not None
        return self.port

    @property
    def texts(self) -> list[str]:
        """What can be read on the page now."""
        parts = self.page.findChildren(QWidget)
        return [
            part.text() for part in parts if isinstance(part, QLabel | QAbstractButton) and part.isVisible()
        ]

    def look(self) -> None:
        """Look again and wait for it."""
        self.page.model.look()
        self.seat.settle()

    def dialog(self, kind: type[QDialog] = QDialog) -> QDialog:
        """The dialog that stands before the window."""
        return next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
        )


Sit = Callable[..., Sitting]


@pytest.fixture
def sitting(practice_seat: Seat) -> Iterator[Sit]:
    """Opens the page with the exchange in a pose; without one the room has no exchange."""

    def sit(pose: str | None = "connected", size: tuple[int, int] = (1366, 768)) -> Sitting:
        seat = practice_seat
        port = Port(seat.desk.clock.now, pose) if pose is not None else None
        seat.bench.room.exchanging = port
        start = PageSpec("start", "首页", "house", lambda _desk: PlainLabel("首页"))
        event = PageSpec("event", "事件", "file-text", lambda _desk: PlainLabel("事件"), "hidden")
        window = seat.window(start, spec(), event, size=size)
        made = Sitting(seat, port, window)
        seat.desk.notices.said.connect(made.said.append)
        window.show_page("exchange")
        seat.settle()
        return made

    yield sit
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.done(0)


@pytest.fixture
def second(practice_seat: Seat, tmp_path: Path) -> Iterator[Bench]:
    """A second seat of the same room, in a home of its own."""
    made = join_in(tmp_path / "second", practice_seat.bench, "B")
    yield made
    made.room.store.close()
