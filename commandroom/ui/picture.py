"""Pictures of the whole window: a page with its rows in it, or a dialog before it, in any of its states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import Clock
from commandroom.base.disk import Place
from commandroom.domain.errors import WorldError
from commandroom.ui import words
from commandroom.ui.desk import Desk, Room
from commandroom.ui.dialogs.base import picture_of
from commandroom.ui.limits import limits
from commandroom.ui.moments import long_text
from commandroom.ui.posedexchange import PosedExchange
from commandroom.ui.poses import OWN_FAULT, Stand, look_again, pose
from commandroom.ui.program import Program
from commandroom.ui.settings import DeskSettings
from commandroom.ui.states import OFFLINE, Trouble, offline
from commandroom.ui.wall.sight import Sight
from commandroom.ui.widgets.progress import PATIENCE_MS
from commandroom.ui.world import Surroundings, WorldWatch
from commandroom.usecases.importing import Importer

QUIET_MS = 400
PATIENCE_SECONDS = 20
WAITED_MS = PATIENCE_MS + 60
"""How long after a page has asked its answer is late, and that is to be seen."""
_STEP_MS = 20
_WAITING = ("loading", "reloading")
EXCHANGE, WALL = "sync", "wall"
_UNSENT = 14


class Staged(Room, Protocol):
    """The room behind a picture: it can be made to fail, to wait, and to answer again."""

    def fall_silent(self) -> None:
        """From now on every question fails."""
        ...

    def hold(self) -> None:
        """From now on every question waits."""
        ...

    def recover(self) -> None:
        """Answer again."""
        ...

    def pose_exchange(self, posed: PosedExchange) -> None:
        """From now on this answers for the exchange and for what is in conflict."""
        ...


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is to be seen: a page or dialog, at which event, how large in logical pixels, in which look and state.

    The state is one of a page (`empty`, `loading` …) or a trouble of the machine.
    """

    page: str
    event: str = ""
    width: int = 1920
    height: int = 1080
    theme: str = "light"
    lang: str = "zh_CN"
    state: str = ""


def photograph(
    app: QApplication,
    room: Staged,
    sitting: Sitting,
    *,
    clock: Clock,
    folder: Path,
    importer: Callable[[], Importer] | None = None,
) -> QPixmap:
    """Open a window of its own, bring the page into its state, and take the picture.

    `folder` is where this window keeps its look, so that the person's own settings stay as they are.

    Raises:
        WorldError: the page was not ready in time.
    """
    _dress(folder, sitting)
    if (sitting.page, sitting.state) == ("board", "loading"):
        room.hold()  # the board asks as soon as the window stands
    program = Program(app, room, clock=clock, home=folder, importer=importer)
    if sitting.page == WALL:
        return _photograph_wall(program, room, sitting)
    try:
        program.opened.window.resize(sitting.width, sitting.height)
        strike(program, room, sitting, folder)
        return picture_of(program.opened.window)
    finally:
        room.recover()
        program.close()


def _photograph_wall(program: Program, room: Staged, sitting: Sitting) -> QPixmap:
    """The wall alone, as large as the picture; a store that is lost leaves the last picture under its banner."""
    window = program.opened.window
    try:
        settle(program.opened.desk)
        if sitting.state == "loading":
            room.hold()
        wall = window.keys.walls.open()
        wall.resize(sitting.width, sitting.height)
        wall.show()
        if sitting.state != "loading":
            _wait_for(wall.sight)
        if sitting.state == "error":
            room.fall_silent()
            wall.sight.look()
            _wait_for(wall.sight)
        wait(QUIET_MS)
        return wall.grab()
    finally:
        room.recover()
        window.keys.walls.end()
        program.close()


def _wait_for(sight: Sight) -> None:
    deadline = QDeadlineTimer(PATIENCE_SECONDS * 1000)
    while sight.is_busy:
        wait(_STEP_MS)
        if deadline.hasExpired():
            raise WorldError("shot.not_settled", page=WALL, seconds=PATIENCE_SECONDS)


def strike(
    program: Program, room: Staged, sitting: Sitting, folder: Path, *, quiet_ms: int = QUIET_MS
) -> Stand:
    """Bring a page of an open desk into its state, and wait until that is to be seen."""
    desk, window, state = program.opened.desk, program.opened.window, sitting.state

    def calm() -> None:
        if state in _WAITING and is_held:
            _wait_until_late(desk, quiet_ms=quiet_ms)
        elif not settle(desk, quiet_ms=quiet_ms):
            raise WorldError("shot.not_settled", page=sitting.page, seconds=PATIENCE_SECONDS)

    is_held = (sitting.page, state) == ("board", "loading")
    stand = Stand(window, sitting.event, state, calm, folder)
    calm()
    _prepare(program, state, folder, quiet_ms=quiet_ms)
    _pose_exchange(program, room, sitting)
    if state == "error" and sitting.page not in OWN_FAULT:
        room.fall_silent()
    if state == "loading":
        is_held = True
        room.hold()
    pose(sitting.page, stand)
    calm()
    if state == "reloading":
        is_held = True
        room.hold()
        look_again(sitting.page, stand)
        calm()
    return stand


def _prepare(program: Program, state: str, folder: Path, *, quiet_ms: int) -> None:
    """What the shell says of a state before the page is opened."""
    if state == OFFLINE:
        desk = program.opened.desk
        desk.notices.raise_banner(offline(_UNSENT, lang=desk.lang))
    elif state == "no_permission":
        program.overview.know_rights()
        settle(program.opened.desk, quiet_ms=quiet_ms)
    elif state == "error":
        _watch(program, folder)
    elif state in {trouble.value for trouble in Trouble}:
        say_trouble(program, Trouble(state), folder)


def _pose_exchange(program: Program, room: Staged, sitting: Sitting) -> None:
    """An exchange in the place of the home's own: a picture of a state says so by its name, and nobody is reached."""
    state = sitting.state
    if sitting.page != EXCHANGE or not state:
        return
    posed = "conflict" if state == "no_permission" else state
    room.pose_exchange(PosedExchange(program.opened.desk.clock.now, posed))
    if state not in ("error", *_WAITING):
        program.watches.exchange.look()


def wait(milliseconds: int) -> None:
    """Let the desk live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _wait_until_late(desk: Desk, *, quiet_ms: int) -> None:
    """Wait until the page is built and has asked, and then until it says that the answer is late."""
    deadline = QDeadlineTimer(PATIENCE_SECONDS * 1000)
    while desk.steps.is_busy and not deadline.hasExpired():
        wait(_STEP_MS)
    wait(quiet_ms + WAITED_MS)


def settle(desk: Desk, *, quiet_ms: int = QUIET_MS, seconds: float = PATIENCE_SECONDS) -> bool:
    """Wait until the room has answered everything and nothing more was asked for a while; False: it never did."""
    deadline, quiet = QDeadlineTimer(round(seconds * 1000)), 0
    while quiet < quiet_ms:
        wait(_STEP_MS)
        quiet = (
            0
            if desk.tasks.is_busy
            or desk.slow.is_busy
            or desk.far.is_busy
            or desk.steps.is_busy
            or desk.theme.is_changing
            else quiet + _STEP_MS
        )
        if deadline.hasExpired():
            return False
    return True


def _dress(folder: Path, sitting: Sitting) -> None:
    settings = DeskSettings(folder)
    settings.put("appearance", {"scheme": sitting.theme, "reduce_motion": True})
    settings.put("lang", sitting.lang)
    settings.sync()


def say_trouble(program: Program, trouble: Trouble, folder: Path) -> None:
    """Let the desk say a trouble of its machine, with figures as they could be."""
    now = program.opened.desk.clock.now()
    said: dict[str, object] = {
        "free": "312 MB" if trouble is Trouble.DISK_LOW else "0 MB",
        "reserve": f"{limits().disk_reserve_mb} MB",
        "folder": str(folder),
        "origin": str(folder),
        "since": long_text(now),
        "before": long_text(now),
        "after": long_text(now.replace(year=now.year + 10)),
        "span": words.duration_text(3 * words.DAY),
    }
    _watch(program, folder).say(trouble, **said)


def _watch(program: Program, folder: Path) -> WorldWatch:
    """The watch on the machine, which hears of the store's faults and sees a sound disk."""
    desk, window = program.opened.desk, program.opened.window
    watch = WorldWatch(desk, window, file=folder / "room.db", surroundings=Surroundings(place=_sound_place))
    watch.close()  # its own look at this sound machine would take the banner back
    return watch


def _sound_place(_file: Path) -> Place:
    return Place(1, None, is_writable=True)
