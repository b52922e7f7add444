"""The desks that these tests sit at."""

from tests.ui.room import practice, practice_seat, seat, township

__all__ = ("practice", "practice_seat", "seat", "township")
