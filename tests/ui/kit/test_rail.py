"""Which page the rail marks: the open one, or the one that it belongs to."""

from __future__ import annotations

from commandroom.ui.lineup import pages
from commandroom.ui.page import CAME_FROM
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.nav import NavRail
from tests.ui.room import Seat, practice, practice_seat

__all__ = ("practice", "practice_seat")


def test_the_rail_marks_each_page_or_its_parent_and_never_another_one(practice_seat: Seat) -> None:
    specs = pages(practice_seat.desk)
    rail = NavRail(Theme(), specs)
    parents = {"jobs": "settings", "periods": "summary", "monitor": ""}
    for came_from in ("board", "supervision"):
        for spec in specs:
            rail.mark(came_from)
            rail.mark(spec.key)
            marked = [key for key, button in rail.buttons.items() if button.isChecked()]
            expected = parents.get(spec.key, came_from if spec.key == "event" else spec.key)
            assert marked == ([expected] if expected else []), spec.key
    assert next(one.parent for one in specs if one.key == "event") == CAME_FROM
