"""The board on the desk of the township, and events to show on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from commandroom.ui.pages.board.view import BoardPage, spec
from commandroom.ui.pages.event.view import spec as event_spec
from commandroom.ui.window import DeskWindow
from tests.ui.room import Seat, seat, township

__all__ = ("Board", "board", "register", "seat", "township")


class Board:
    """The page in its window."""

    def __init__(self, seat: Seat, window: DeskWindow) -> None:
        page = window.page("board")
        assert isinstance(page, BoardPage)
        self.seat, self.window, self.page = seat, window, page

    @property
    def titles(self) -> list[str]:
        """The titles of the list, from the top."""
        model = self.page.model.table
        rows = [model.row_at(at) for at in range(model.rowCount())]
        self.seat.settle()
        rows = [model.row_at(at) for at in range(model.rowCount())]
        return [row.title if row is not None else "…" for row in rows]

    @property
    def current(self) -> str:
        """The title under the cursor."""
        row = self.page.model.table.row_at(self.page.table.currentIndex().row())
        return row.title if row is not None else ""


@pytest.fixture
def register(seat: Seat) -> Callable[..., str]:
    """Registers an event that waits to be accepted; answers its number."""

    def do(title: str = "老街井盖缺失", **changes: Any) -> str:
        now = seat.bench.clock.moment.isoformat()
        data = {
            "source": "CALL",
            "title": title,
            "text": f"{title}，请尽快处理",
            "location": "老街3号",
            "occurred_at": now,
            "reported_at": now,
            "reporter_name": "王某某",
            "reporter_phone": "10000000000",
        } | changes
        intake = seat.person("intake")
        number = seat.act("register", by=intake, **data)
        seat.act("submit", number, by=intake, category_suggest="0910")
        return number

    return do


@pytest.fixture
def board(seat: Seat) -> Callable[[], Board]:
    """Opens the board."""

    def open_board(size: tuple[int, int] = (1920, 1080)) -> Board:
        window = seat.window(spec(), event_spec(), size=size)
        seat.settle()
        return Board(seat, window)

    return open_board
