"""The part of the day in which nobody decides anything: a long story, dialogs opened and closed, another look."""

from __future__ import annotations

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.theme import Density
from commandroom.ui.tour.day import Day

LONG = "long"
ROWS_DOWN = 12


def long_story(day: Day) -> None:
    """An event of four hundred entries and ninety-nine files, read from its beginning to its end."""
    if LONG not in day.numbers:
        return
    day.go_to_event(LONG)
    page = day.window.page("event")
    assert isinstance(page, EventPage)  # noqa: S101  gone to
    day.need(day.numbers[LONG], day.read(LONG).event.number)
    day.hands.press("2", *["PgDown"] * 6, "End", "Home")
    day.hands.press("3", *["PgDown"] * 4)
    day.hands.press("1", *["PgDown"] * 4)
    day.look()
    day.hands.press("Escape")


def read_along(day: Day) -> None:
    """Down the board row by row, with what each is in the panel beside it."""
    day.go_to_page("board")
    day.hands.press(*["J"] * ROWS_DOWN)
    day.hands.press("PgDown", "End", "Home", *["K"] * 2)


def take_in_a_table(day: Day) -> None:
    """The dialog that takes in another system's table: Ctrl+I."""
    day.hands.press("Ctrl+I")
    _dialog(day)
    day.look()
    day.hands.press("Escape")
    day.need(None, day.hands.dialog)


def shortcuts(day: Day) -> None:
    """Every key there is: the question mark."""
    day.hands.press("?")
    _dialog(day)
    day.look()
    day.hands.press("Escape")
    day.need(None, day.hands.dialog)


def every_page(day: Day) -> None:
    """Once through all pages that have a key, and back by Alt+Left."""
    for key, spec in day.window.specs.items():
        if spec.group != "hidden" and day.desk.actions.keys_of(f"page.{key}"):
            day.go_to_page(key)
    day.hands.press(*["Alt+Left"] * 4)
    day.look()


def restore(day: Day) -> None:
    """Where backups lie and how they come back, in the settings."""
    day.go_to_page("settings")
    for _ in day.window.specs:
        day.hands.press("Down")
    day.look()


def density(day: Day) -> None:
    """Rows closer together, type larger, and back: in the settings."""
    before = day.desk.theme.appearance
    day.go_to_page("settings")
    day.hands.press("Home")
    day.hands.tab_to(day.label("AppearanceSection", "Compact, 28 px"))
    day.hands.press("Space")
    day.need(Density.COMPACT, day.desk.theme.appearance.density)
    day.hands.press("Right")
    day.hands.tab_to(day.label("AppearanceSection", "Size of type"))
    day.hands.press("Right", "Right")
    day.need(True, day.desk.theme.appearance.scale > before.scale)
    day.look()
    day.hands.press("Left", "Left")
    day.need(before, day.desk.theme.appearance)
    day.go_to_page("board")


def _dialog(day: Day) -> None:
    day.hands.until(lambda: isinstance(day.hands.dialog, CardDialog), "dialog")
    day.hands.rest()
