"""The settings on the desk of the township."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commandroom.ui.pages.settings.view import SettingsPage, spec
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
