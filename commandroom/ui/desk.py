"""What a page is given: the room's two doors, the way off the GUI thread, the look, the keys, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from commandroom.base.clock import Clock
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RefusedError, RoomError
from commandroom.ui.actions import Actions
from commandroom.ui.bus import Bus
from commandroom.ui.gate import Gate
from commandroom.ui.limits import limits
from commandroom.ui.lock import Lock, LockedRoom
from commandroom.ui.moments import local
from commandroom.ui.notices import Banner, Kind, Notices
from commandroom.ui.offgui import OffGuiRoom
from commandroom.ui.ownkeys import OwnKeys
from commandroom.ui.settings import DeskSettings
from commandroom.ui.steps import Steps
from commandroom.ui.tasks import Tasks
from commandroom.ui.theme import Theme
from commandroom.usecases.commands import MarkRead, SaveDraft


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
    crash: Callable[[Exception], object]
    far: Tasks = field(default_factory=lambda: Tasks(name="far"))
    """For what waits for another machine, minutes long perhaps: nothing else waits behind it."""
    steps: Steps = field(default_factory=Steps)
    gate: Gate = field(default_factory=Gate)
    lock: Lock = field(default_factory=Lock)

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
        """Perform a command off the GUI thread; a refusal goes to `refused`, or is said as a notice.

        While the gate is closed nothing is tried: what the seat keeps for itself (drafts, what was read) is passed over,
        anything else is refused with the reason. While the seat is locked only signing in goes through.
        """
        if self.lock.is_locked and not self.lock.lets(command):
            if not isinstance(command, MarkRead):
                self._sort(RefusedError("signin.locked"), refused)
            return
        if self.gate.error is not None:
            if not isinstance(command, MarkRead | SaveDraft):
                self._sort(self.gate.error, refused)
            return
        self.work(lambda: self.room.perform(command), then=then, refused=refused)

    def work(
        self,
        deed: Callable[[], Any],
        *,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[RoomError], object] | None = None,
    ) -> None:
        """Do something that writes, off the GUI thread; while another program holds the store it is tried again.

        Nothing of it was done when the store was busy, so that a second try does nothing twice.
        """
        Attempt(self, deed, then, lambda error: self._sort(error, refused)).go()

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
            return
        self.gate.report(error)
        if refused is not None:
            refused(error)
        else:
            self.notices.refuse(error)


class Attempt:
    """One deed, tried again while another program holds the store; a banner says so from the first time on."""

    KEY = "world.busy"

    def __init__(
        self,
        desk: Desk,
        deed: Callable[[], Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object],
    ) -> None:
        self._desk, self._deed, self._then, self._failed = desk, deed, then, failed
        self._tries = 0
        self._busy: Exception | None = None
        # A child of the gate: it ends with the desk, whatever is still to come.
        self._again = QTimer(desk.gate, singleShot=True, interval=limits().busy_retry_seconds * 1000)
        self._again.timeout.connect(self.go)

    def go(self) -> None:
        """Try."""
        if self._tries < 0:
            return
        self._tries += 1
        self._desk.tasks.run(self._deed, then=self._done, failed=self._fail)

    def _done(self, result: Any) -> None:
        self._again.deleteLater()
        if self._tries > 1:
            self._desk.notices.lower_banner(self.KEY)
        if self._then is not None:
            self._then(result)

    def _fail(self, error: Exception) -> None:
        is_busy = isinstance(error, RoomError) and error.code == "store.busy"
        if is_busy and self._tries <= limits().busy_tries:
            if self._tries == 1:
                self._say()
            self._busy = error
            self._again.start()
            return
        self._again.deleteLater()
        self._desk.notices.lower_banner(self.KEY)
        self._failed(error)

    def _say(self) -> None:
        since = local(self._desk.clock.now()).strftime("%H:%M:%S")
        text = sentence("state.busy", {"since": since}, lang=self._desk.lang)
        stop = QCoreApplication.translate("World", "Stop trying")
        self._desk.notices.raise_banner(Banner(self.KEY, text, Kind.WARN, stop, self._give_up))

    def _give_up(self) -> None:
        """The person would rather have the form back; what is typed stays in it."""
        if self._busy is not None and self._tries > 0:
            self._tries = -1
            self._again.stop()
            self._desk.notices.lower_banner(self.KEY)
            self._failed(self._busy)


def raise_again(error: Exception) -> None:
    """A defect goes on to the process's hook for uncaught exceptions."""
    raise error


def build_desk(
    room: Room, clock: Clock, home: Path, *, crash: Callable[[Exception], object] = raise_again
) -> Desk:
    """Put a desk together on a room, from what its home remembers."""
    settings = DeskSettings(home)
    theme = Theme(settings.appearance)
    lock = Lock(is_guarded=bool(getattr(room, "guarded", False)))
    behind = LockedRoom(room, lock)
    desk = Desk(
        room=OffGuiRoom(behind) if __debug__ else behind,
        tasks=Tasks(name="room"),
        slow=Tasks(name="slow"),
        bus=Bus(),
        theme=theme,
        actions=Actions(has_single_keys=lambda: theme.appearance.single_keys, own=OwnKeys(settings)),
        notices=Notices(lang=settings.lang),
        navigator=Navigator(),
        clock=clock,
        settings=settings,
        crash=crash,
        gate=Gate(lang=settings.lang),
        lock=lock,
    )
    desk.tasks.failed.connect(desk.fail)
    desk.slow.failed.connect(desk.fail)
    desk.far.failed.connect(desk.fail)
    return desk
