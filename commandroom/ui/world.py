"""The watch on the machine under the desk: disk, home folder, clock, sleep; and what a fault of the store means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from commandroom.base import clock as clocks
from commandroom.base.disk import Place, place_of
from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError, WorldError
from commandroom.ui import words
from commandroom.ui.desk import Desk, Room
from commandroom.ui.limits import MEGABYTE, limits
from commandroom.ui.moments import long_text
from commandroom.ui.notices import Banner
from commandroom.ui.states import STANDINGS, Trouble, WayOut, trouble_of
from commandroom.ui.tasks import Tasks
from commandroom.usecases.keeping import HomeState
from commandroom.usecases.queries import JobRow, Jobs, RoomFacts, RoomSheet

SEEN = "world.seen"
_BUTTONS = {
    WayOut.FOLDER: "Show the folder",
    WayOut.LOOK: "Look again",
    WayOut.RESTORE: "Restore…",
    WayOut.COPY: "Make a copy…",
    WayOut.RESTART: "Open again",
    WayOut.UNDERSTOOD: "Understood",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How the watch sees the machine; tests put their own here."""

    place: Callable[[Path], Place] = place_of
    uptime: Callable[[], float] = clocks.uptime


@dataclass(frozen=True, slots=True)
class Sight:
    """One look at the world, taken off the GUI thread."""

    place: Place
    jobs: tuple[JobRow, ...] = ()
    is_back: bool = False


class WorldWatch(QObject):
    """Raises a banner for each trouble, closes the gate where nothing can be kept, and takes both back by itself.

    `reconnect` lets go of the store's connections, so that the next question opens the file that is there now.
    """

    woke = Signal(object)

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        parent: QObject,
        *,
        file: Path,
        surroundings: Surroundings | None = None,
        reconnect: Callable[[], object] = lambda: None,
        restart: Callable[[], object] = lambda: None,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._file = desk, file
        self._around = surroundings or Surroundings()
        self._reconnect, self._restart = reconnect, restart
        self._tasks = Tasks(self, name="world")
        self._first, self._is_looking = 0, False
        self._room = ""
        self.standing: dict[Trouble, str] = {}
        self._wall, self._up = desk.clock.now(), self._around.uptime()
        desk.gate.faulted.connect(self.report)
        self._tick_timer = QTimer(self, interval=limits().tick_seconds * 1000)
        self._tick_timer.timeout.connect(self.tick)
        self._look_timer = QTimer(self, interval=limits().look_seconds * 1000)
        self._look_timer.timeout.connect(self.look)
        self._tick_timer.start()
        self._look_timer.start()
        if is_read_only:
            self.say(Trouble.READ_ONLY)
        self.look()
        self._greet()

    @property
    def is_busy(self) -> bool:
        """Whether a look is on its way."""
        return self._tasks.is_busy

    def close(self) -> None:
        """Watch no more."""
        self._tick_timer.stop()
        self._look_timer.stop()
        self._tasks.close()

    # --- disk, folder, jobs ----------------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Look at the disk and the folder."""
        if self._is_looking:
            return  # a disk that does not answer is asked once, not four times a minute
        around, file, room, first = self._around, self._file, self._desk.room, self._first
        was_gone, known = Trouble.GONE in self.standing, self._room
        reconnect = self._reconnect

        def see() -> Sight:
            place = around.place(file)
            if place.identity == 0:
                return Sight(place)
            if was_gone or (first and place.identity != first):
                reconnect()
                return Sight(place, is_back=not known or _room_of(room) == known)
            return Sight(place, _jobs(room))

        self._is_looking = True
        self._tasks.run(see, then=self._take, failed=self._unseen)
        if not known:
            self._tasks.run(lambda: _room_of(room), then=self._know, failed=lambda _error: None)

    def _unseen(self, _error: Exception) -> None:
        self._is_looking = False

    def _know(self, room: str) -> None:
        self._room = room

    def _take(self, sight: Sight) -> None:
        self._is_looking = False
        place = sight.place
        if place.identity == 0 or (self._first and place.identity != self._first and not sight.is_back):
            self.say(Trouble.GONE, folder=str(self._file.parent))
            return
        self._first = place.identity
        self._lower(Trouble.GONE)
        self._weigh(place.free)
        for job in sight.jobs:
            trouble = trouble_of(WorldError(job.failed)) if job.failed else None
            if trouble in (Trouble.DAMAGED, Trouble.FAULT):
                self.say(trouble)

    def _weigh(self, free: int | None) -> None:
        low, reserve = limits().disk_low_mb * MEGABYTE, limits().disk_reserve_mb * MEGABYTE
        is_full = free is not None and free < reserve
        is_low = free is not None and free < low and not is_full
        said = {
            "free": QLocale().formattedDataSize(free or 0),
            "reserve": QLocale().formattedDataSize(reserve),
        }
        for trouble, holds in ((Trouble.DISK_FULL, is_full), (Trouble.DISK_LOW, is_low)):
            if holds:
                self.say(trouble, **said)
            else:
                self._lower(trouble)

    @Slot(object)
    def report(self, error: RoomError) -> None:
        """The store answered with a fault: say what it means for the whole desk."""
        trouble = trouble_of(error)
        if trouble is Trouble.DISK_FULL:
            self.say(trouble, free=QLocale().formattedDataSize(0))
        elif trouble is Trouble.GONE:
            self.look()
        elif trouble is not None and trouble is not Trouble.BUSY:
            self.say(trouble)

    # --- clock and sleep -------------------------------------------------------------------------------------------

    @Slot()
    def tick(self) -> None:
        """Compare the clock on the wall with one that nobody can set."""
        wall, up = self._desk.clock.now(), self._around.uptime()
        passed, gap = (wall - self._wall).total_seconds(), up - self._up
        before, self._wall, self._up = self._wall, wall, up
        if abs(passed - gap) > limits().clock_jump_seconds:
            expected = before + timedelta(seconds=gap)
            self.say(Trouble.CLOCK, before=long_text(expected), after=long_text(wall))
        if gap > limits().asleep_seconds:
            span = words.duration_text(gap)
            self.say(Trouble.ASLEEP, since=long_text(wall - timedelta(seconds=gap)), span=span)
            self.woke.emit(wall)
            self.look()
        self._remember()

    def _greet(self) -> None:
        """What changed while the desk was closed: the clock behind its last deeds, another machine."""
        now = self._desk.clock.now()
        seen = _moment(self._desk.settings.get(SEEN, ""))
        if seen is not None and (seen - now).total_seconds() > limits().clock_jump_seconds:
            self.say(Trouble.CLOCK, before=long_text(seen), after=long_text(now))
        residence = getattr(self._desk.room, "residence", None)
        if residence is not None:
            self._tasks.run(residence.state, then=self._take_home, failed=lambda _error: None)
        self._remember()

    def _take_home(self, home: HomeState) -> None:
        if home.moved:
            self.say(Trouble.MOVED)
        elif home.copied:
            self.say(Trouble.COPIED, origin=home.origin)

    def _remember(self) -> None:
        if self._desk.gate.error is None and Trouble.CLOCK not in self.standing:
            self._desk.settings.put(SEEN, self._desk.clock.now().isoformat())

    # --- saying ----------------------------------------------------------------------------------------------------

    def text(self, trouble: Trouble, **params: object) -> str:
        """The sentence of a trouble."""
        return sentence(f"state.{trouble.value}", params, lang=self._desk.lang)

    def say(self, trouble: Trouble, **params: object) -> None:
        """Raise the banner of a trouble, and close the gate where nothing can be kept."""
        standing, text = STANDINGS[trouble], self.text(trouble, **params)
        if self.standing.get(trouble) == text:
            return
        self.standing[trouble] = text
        if standing.closes_writing:
            self._desk.gate.shut(trouble, WorldError(f"state.{trouble.value}", **params))
        button = QCoreApplication.translate("World", _BUTTONS[standing.way_out])
        banner = Banner(f"world.{trouble.value}", text, standing.kind, button, self._way(trouble))
        self._desk.notices.raise_banner(banner)

    def _lower(self, trouble: Trouble) -> None:
        if self.standing.pop(trouble, None) is not None:
            self._desk.gate.lift(trouble)
            self._desk.notices.lower_banner(f"world.{trouble.value}")

    def _way(self, trouble: Trouble) -> Callable[[], object]:
        desk = self._desk
        ways: dict[WayOut, Callable[[], object]] = {
            WayOut.FOLDER: lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent))),
            WayOut.LOOK: self.look,
            WayOut.RESTORE: lambda: desk.navigate("settings", section="backup"),
            WayOut.COPY: lambda: desk.navigate("settings", section="backup"),
            WayOut.RESTART: self._restart,
            WayOut.UNDERSTOOD: lambda: self._understood(trouble),
        }
        return ways[STANDINGS[trouble].way_out]

    def _understood(self, trouble: Trouble) -> None:
        self._lower(trouble)
        residence = getattr(self._desk.room, "residence", None)
        if residence is not None and trouble in (Trouble.MOVED, Trouble.COPIED):
            self._tasks.run(residence.go_on_here, failed=self._desk.fail)
        self._remember()

    @override
    def deleteLater(self) -> None:
        self.close()
        super().deleteLater()


def _jobs(room: Room) -> tuple[JobRow, ...]:
    try:
        found: tuple[JobRow, ...] = room.ask(Jobs())
    except RoomError:
        return ()
    return found


def _room_of(room: Room) -> str:
    facts: RoomSheet = room.ask(RoomFacts())
    return facts.room


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def buttons() -> tuple[str, ...]:
    """The words on the ways out, for the translators."""
    translate = QCoreApplication.translate
    return (
        translate("World", "Show the folder"),
        translate("World", "Look again"),
        translate("World", "Restore…"),
        translate("World", "Make a copy…"),
        translate("World", "Open again"),
        translate("World", "Understood"),
    )
