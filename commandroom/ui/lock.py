"""The lock of a seat, and the room behind it: while nobody has signed in, no deed goes through."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from commandroom.domain.errors import RefusedError
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import (
    ChangePassword,
    FirstPassword,
    MarkRead,
    Rescue,
    SaveDraft,
    SeatSetting,
    SignIn,
)

_SIGNING = (SignIn, ChangePassword, FirstPassword, Rescue)
OPERATOR = "operator"
PUBLIC = "public"
"""A property of windows that everybody in the room may see: they go on while the seat is locked."""


class Lock(QObject):
    """Whether the seat is locked; `is_guarded` where only a password opens it.

    `is_locked` holds for the window from the moment of locking; `is_shut` for the room, as soon as what was asked before is
    done, so that a deed that was handed in and the key of the lock right after it do not get into each other's way.
    """

    wanted = Signal()
    changed = Signal(bool)

    def __init__(self, *, is_guarded: bool = False) -> None:
        super().__init__()
        self.is_guarded = is_guarded
        self.is_locked = False
        self.is_shut = False

    def ask(self) -> None:
        """Somebody wants it locked."""
        self.wanted.emit()

    def close(self) -> None:
        """The window is covered from now on."""
        self.is_locked = True
        self.changed.emit(True)

    def shut(self) -> None:
        """The room takes no deed any more; called where deeds are done, after those that were asked before."""
        self.is_shut = self.is_locked

    def open(self) -> None:
        """Somebody has signed in."""
        self.is_locked = self.is_shut = False
        self.changed.emit(False)

    def lets(self, command: object) -> bool:
        """Whether a deed goes through while it is shut: signing in, and unfinished forms, which must not be lost."""
        if isinstance(command, SeatSetting):
            return not self.is_guarded and command.key == OPERATOR
        return isinstance(command, (*_SIGNING, SaveDraft))


class LockedRoom:
    """The room of a desk with its lock before it; questions are answered all the same, for what rings."""

    def __init__(self, room: Any, lock: Lock) -> None:
        self._room = room
        self._lock = lock

    def perform(self, command: Any) -> Any:
        """Do it.

        Raises:
            RefusedError: `signin.locked`.
        """
        if self._lock.is_shut and not self._lock.lets(command):
            if isinstance(command, MarkRead):
                return Changes(seat_only=True)
            raise RefusedError("signin.locked")
        return self._room.perform(command)

    def ask(self, query: Any) -> Any:
        """The answer."""
        return self._room.ask(query)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)
