"""The desks that these tests sit at."""

from tests.ui.room import seat, township

__all__ = ("seat", "township")
