"""Catches, wherever assertions are on, a page that asks the room on the GUI thread: a slow store would freeze the desk."""

from __future__ import annotations

import sys
import threading
from typing import Any

_OURS = "commandroom."
_MAY = ("commandroom.ui.tour", "commandroom.entrypoints")
"""They look from outside whether the desk did what it should."""


class OffGuiRoom:
    """A room whose two doors are shut to the desk's own code on the thread that made this object."""

    def __init__(self, room: Any) -> None:
        self._room = room
        self._gui = threading.get_ident()

    def ask(self, query: Any) -> Any:
        """Answer, off the GUI thread.

        Raises:
            AssertionError: the desk asked on the GUI thread.
        """
        self._need_worker(query, sys._getframe(1).f_globals.get("__name__", ""))  # noqa: SLF001  who calls
        return self._room.ask(query)

    def perform(self, command: Any) -> Any:
        """Do it, off the GUI thread.

        Raises:
            AssertionError: the desk asked on the GUI thread.
        """
        self._need_worker(command, sys._getframe(1).f_globals.get("__name__", ""))  # noqa: SLF001  who calls
        return self._room.perform(command)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)

    def _need_worker(self, asked: Any, caller: str) -> None:
        if threading.get_ident() != self._gui or not caller.startswith(_OURS) or caller.startswith(_MAY):
            return
        raise AssertionError(f"{type(asked).__name__} was asked on the GUI thread by {caller}")
