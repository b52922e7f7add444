"""The roster on the desk of the township."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commandroom.ui.pages.roster.view import RosterPage, spec
from tests.ui.room import Seat, seat, township

__all__ = ("roster", "seat", "township")


@pytest.fixture
def roster(seat: Seat) -> Callable[[], RosterPage]:
    """Opens the page for somebody who keeps the roster."""

    def open_page() -> RosterPage:
        seat.sit(seat.person("director"))
        page = seat.window(spec()).page("roster")
        assert isinstance(page, RosterPage)
        seat.settle()
        return page

    return open_page
