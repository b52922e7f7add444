"""What the page of the exchange knows and does: the port's state, the conflicts, and long deeds one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.parts.exchanging import port_of
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act
from commandroom.usecases.exchanging import ExchangeState, Exchanging, PeerState, Trouble
from commandroom.usecases.queries import ConflictRow, Conflicts

LOOK_AGAIN_MS = 2000
PAUSE_MS = 250
PATIENCE_SECONDS = 60.0
"""So long a desk that is being closed waits at most; what is left then goes on by itself."""
SYNC, EXPORT, IMPORT, WAY_OUT, LEAVE = "sync", "export", "import", "way_out", "leave"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One look: how the exchange stands, and the conflicts that are asked for."""

    state: ExchangeState
    conflicts: tuple[ConflictRow, ...] = ()


class ExchangeViewModel(QObject):
    """Asks through the desk's tasks; what waits for another machine runs where nothing else waits behind it."""

    looked = Signal(object)
    failed = Signal(object)
    waited = Signal()
    began = Signal(str)
    ended = Signal(str, object)
    settled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheet = Sheet(ExchangeState())
        self.shows_settled = False
        self.doing = ""
        self._is_open = False
        self._again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        desk.bus.changed.connect(self.on_changes)

    @property
    def port(self) -> Exchanging | None:
        """The exchange; None in a room that has none."""
        return port_of(self._desk)

    def open(self) -> None:
        """The page is on the screen."""
        self._is_open = True
        self._again.start()
        self.look()

    def close(self) -> None:
        """The page is off the screen; what was begun goes on."""
        self._is_open = False
        self._again.stop()
        self._pause.stop()

    @Slot()
    def look(self) -> None:
        """Ask how it stands, and let the page say that it waits."""
        self.waited.emit()
        self._look()

    def show_settled(self, *, is_wanted: bool) -> None:
        """Ask for the settled conflicts too, or no more."""
        self.shows_settled = is_wanted
        self.look()

    @Slot(object)
    def on_changes(self, _changes: object) -> None:
        """Something happened here or came in."""
        if self._is_open:
            self._pause.start()

    # --- deeds -----------------------------------------------------------------------------------------------------

    def sync(self) -> None:
        """Exchange with everybody now."""
        self._do(SYNC, lambda port: port.now(timeout=PATIENCE_SECONDS))

    def export(self, folder: Path) -> None:
        """Write a package for carrying by hand."""
        self._do(EXPORT, lambda port: port.export_package(folder))

    def take_in(self, file: Path) -> None:
        """Take in a package."""
        self._do(IMPORT, lambda port: port.import_package(file))

    def way_out(self, trouble: Trouble) -> None:
        """Do what the button of a stuck state says."""
        self._do(WAY_OUT, lambda port: port.way_out(trouble))

    def leave(self, peer: PeerState) -> None:
        """Exchange with this hub or centre no more."""
        self._do(LEAVE, lambda port: port.leave(peer.url))

    def settle(self, conflict: ConflictRow, keep: str, reason: str) -> None:
        """Keep one of two deeds, by the room's one door."""
        data = {"conflict": conflict.id, "keep": keep, "reason": reason}
        self._desk.perform(Act("settle", event=conflict.event, data=data), then=self._settled)

    def _do(self, name: str, deed: Callable[[Exchanging], object]) -> None:
        port = self.port
        if port is None or self.doing:
            return
        self.doing = name
        self.began.emit(name)
        end = partial(self._end, name)
        self._desk.far.run(lambda: deed(port), then=end, failed=end)

    def _end(self, name: str, result: object) -> None:
        self.doing = ""
        if isinstance(result, Exception) and not isinstance(result, RoomError):
            self.ended.emit(name, None)
            self._desk.fail(result)
        else:
            self.ended.emit(name, result)
        self._look()

    def _settled(self, changes: Changes) -> None:
        self.settled.emit(changes)
        self._look()

    # --- answers ---------------------------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        port, room, query = self.port, self._desk.room, Conflicts(settled=self.shows_settled)

        def work() -> Sheet:
            state = port.state() if port is not None else ExchangeState()
            return Sheet(state, tuple(room.ask(query)))

        self._desk.tasks.run(work, then=self._take, failed=self._fail, lane="exchange")

    def _take(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.looked.emit(sheet)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, RoomError):
            self._desk.gate.report(error)
            self.failed.emit(error)
        else:
            self._desk.fail(error)
