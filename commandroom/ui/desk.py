"""What a page is given: the room's two doors, the way off the GUI thread, the look, the keys, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from commandroom.base.clock import Clock
from commandroom.domain.errors import RoomError
from commandroom.ui.actions import Actions
from commandroom.ui.bus import Bus
from commandroom.ui.notices import Notices
from commandroom.ui.settings import DeskSettings
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme


class Room(Protocol):
    """The room's one door in and one door out.

    Both may raise a `RoomError`, both are called off the GUI thread.
    """

    def perform(self, command: Any) -> Any:
        """Do what is asked and answer what changed."""
        ...

    def ask(self, query: Any) -> Any:
        """Answer frozen rows."""
        ...


class Navigator(QObject):
    """Carries the wish to go to another page from any page to the window."""

    wanted = Signal(str, object)

    def go(self, page: str, **where: Any) -> None:
        """Go to a page; `where` says to what on it (`event_id="…"`), and reaches its `arrive`."""
        self.wanted.emit(page, where)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Desk:
    """Everything a page may use; handed to its factory."""

    room: Room
    tasks: Tasks
    slow: Tasks
    bus: Bus
    theme: Theme
    actions: Actions
    notices: Notices
    navigator: Navigator
    clock: Clock
    settings: DeskSettings
    crash: Callable[[Exception], object] = field(repr=False)

    @property
    def navigate(self) -> Callable[..., None]:
        """`navigate("event", event_id=…)`."""
        return self.navigator.go

    @property
    def lang(self) -> str:
        """The language of the desk, for sentences from the catalogue."""
        return self.settings.lang

    def perform(
        self,
        command: Any,
        *,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[RoomError], object] | None = None,
    ) -> None:
        """Perform a command off the GUI thread; a refusal goes to `refused`, or is said as a notice."""
        self.tasks.run(
            lambda: self.room.perform(command), then=then, failed=lambda error: self._sort(error, refused)
        )

    def ask(
        self,
        query: Any,
        *,
        then: Callable[[Any], object],
        refused: Callable[[RoomError], object] | None = None,
        lane: str = "",
    ) -> None:
        """Ask off the GUI thread; with a `lane` only the newest question of that lane is answered."""
        self.tasks.run(
            lambda: self.room.ask(query),
            then=then,
            failed=lambda error: self._sort(error, refused),
            lane=lane,
        )

    def fail(self, error: Exception) -> None:
        """Say a `RoomError` as a notice; anything else is a defect and goes to the crash dialog."""
        self._sort(error, None)

    def _sort(self, error: Exception, refused: Callable[[RoomError], object] | None) -> None:
        if not isinstance(error, RoomError):
            self.crash(error)
        elif refused is not None:
            refused(error)
        else:
            self.notices.refuse(error)


def raise_again(error: Exception) -> None:
    """A defect goes on to the process's hook for uncaught exceptions."""
    raise error


def build_desk(
    room: Room, clock: Clock, home: Path, *, crash: Callable[[Exception], object] = raise_again
) -> Desk:
    """Put a desk together on a room, from what its home remembers."""
    settings = DeskSettings(home)
    theme = Theme(settings.appearance)
    desk = Desk(
        room=room,
        tasks=Tasks(name="room"),
        slow=Tasks(name="slow"),
        bus=Bus(),
        theme=theme,
        actions=Actions(has_single_keys=lambda: theme.appearance.single_keys),
        notices=Notices(lang=settings.lang),
        navigator=Navigator(),
        clock=clock,
        settings=settings,
        crash=crash,
    )
    desk.tasks.failed.connect(desk.fail)
    desk.slow.failed.connect(desk.fail)
    return desk
