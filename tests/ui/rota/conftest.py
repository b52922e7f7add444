"""The rota on the desk of the township."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commandroom.ui.page import PageSpec
from commandroom.ui.pages.rota.view import RotaPage
from tests.ui.room import Seat, seat, township

__all__ = ("rota", "seat", "township")


@pytest.fixture
def rota(seat: Seat) -> Callable[[], RotaPage]:
    """Opens the page."""

    def open_page() -> RotaPage:
        window = seat.window(PageSpec("rota", "排班值守", "calendar-clock", RotaPage))
        page = window.page("rota")
        assert isinstance(page, RotaPage)
        window.activateWindow()
        seat.wait_for(window.isActiveWindow)
        seat.settle()
        return page

    return open_page
