"""The desks that these tests sit at."""

import pytest

from commandroom.ui.page import Page, PageSpec
from commandroom.ui.window import DeskWindow
from tests.ui.room import Seat, practice, practice_seat, seat, township

__all__ = ("practice", "practice_seat", "seat", "township")


@pytest.fixture
def window(practice_seat: Seat) -> DeskWindow:
    """A window for the dialog to stand before."""
    return practice_seat.window(PageSpec("home", "首页", "house", lambda _desk: Page()))
