"""The desk of the township."""

from tests.ui.room import seat, township

__all__ = ("seat", "township")
