"""The desk as a running program: the application, one desk a home, the tray, the end."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from commandroom import __version__
from commandroom.base.clock import Clock
from commandroom.base.logs import FOLDER
from commandroom.ui.alertwatch import AlertWatch
from commandroom.ui.bus import Bus
from commandroom.ui.crash import HardFaults
from commandroom.ui.desk import Room
from commandroom.ui.finding import palette_source
from commandroom.ui.lineup import pages
from commandroom.ui.opening import OpenDesk, open_desk
from commandroom.ui.overview import Overview
from commandroom.ui.single import SingleDesk
from commandroom.ui.tray import STAYS, DesktopNotes, Tray, has_tray, hide_into_tray
from commandroom.ui.world import WorldWatch

if TYPE_CHECKING:
    from commandroom.usecases.importing import Importer

_log = logging.getLogger("desk.qt")
SETTLED_MS = 700
"""After the window stands, so that the first rows wait for nothing that is not theirs."""
SOON_WANTED = (
    "commandroom.ui.dialogs.verbs.opening",
    "commandroom.ui.dialogs.palette",
    "commandroom.ui.pages.event.view",
    "commandroom.ui.pages.intake.view",
    "commandroom.ui.pages.supervision.view",
    "commandroom.ui.pages.roster.view",
    "commandroom.ui.pages.settings.view",
    "commandroom.ui.dialogs.dispatch.dialog",
    "commandroom.ui.dialogs.verbs.dialog",
    "commandroom.ui.dialogs.operator",
    "commandroom.ui.dialogs.shortcuts",
    "commandroom.ui.dialogs.alerts.centre",
    "commandroom.ui.dialogs.importing.dialog",
)
AGAIN, RESTART = -1, -2
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
SWITCH_SECONDS = 0.0005
"""How long the window waits for a working thread, each time it comes back from Qt to Python: ten times less than Python's
own five milliseconds, which a screen full of painted rows would pay a hundred times over."""


def application() -> QApplication:
    """The one application of this process."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    qInstallMessageHandler(_pass_on)
    sys.setswitchinterval(SWITCH_SECONDS)
    made = QApplication(["commandroom"])
    made.setApplicationName("commandroom")
    made.setApplicationVersion(__version__)
    made.setDesktopFileName("commandroom")
    return made


def _pass_on(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Qt's own messages go where ours go; what a screen in memory says of each window says nothing."""
    if "propagateSizeHints" not in message:
        _log.log(_LEVELS.get(kind, logging.WARNING), message)


@dataclass(frozen=True, slots=True)
class Beside:
    """What runs beside the window: who tells the bus of changes, and the jobs, begun when the window stands."""

    listen: Callable[[Bus], object]
    begin: Callable[[], object]
    end: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the desk stands on: the store's file, the way to open its connections anew, whether it may only be read."""

    file: Path
    reconnect: Callable[[], object] = lambda: None
    is_read_only: bool = False


class Program(QObject):
    """An open desk with all that lives beside its window; `listen` is given the bus that carries the room's changes."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        app: QApplication,
        room: Room,
        *,
        clock: Clock,
        home: Path,
        listen: Callable[[Bus], object] = lambda _bus: None,
        watches_jobs: bool = False,
        importer: Callable[[], Importer] | None = None,
        ground: Ground | None = None,
    ) -> None:
        super().__init__()
        self.app = app
        self.ending = 0
        self.opened: OpenDesk = open_desk(
            app, room, clock=clock, home=home, pages=pages, source=palette_source
        )
        listen(self.opened.desk.bus)
        self.overview = Overview(self.opened.desk, self.opened.window, watches_jobs=watches_jobs)
        self.alerts = AlertWatch(self.opened.desk, self.opened.window)
        self.world = self._watch_world(ground) if ground is not None else None
        self.opened.mishap.restart_wanted.connect(self.restart)
        self.opened.desk.actions.add(
            "desk.reopen",
            self.tr("Open the desk anew"),
            self.open_again,
            group=self.tr("Desk"),
            icon="rotate-ccw",
        )
        self.opened.desk.actions.add(
            "desk.quit", self.tr("Quit"), app.quit, keys="Ctrl+Q", group=self.tr("Desk"), icon="log-out"
        )
        if importer is not None:
            self._offer_import(importer)
        self._tray: Tray | None = None
        self.notes: DesktopNotes | None = None

    def _offer_import(self, importer: Callable[[], Importer]) -> None:
        """Tables of other systems come in through a dialog, where the caller has a reader for them."""
        desk, window = self.opened.desk, self.opened.window

        def open_dialog() -> None:
            from commandroom.ui.dialogs.importing.dialog import open_import  # noqa: PLC0415 - not for the start

            open_import(desk, window, importer())

        action = desk.actions.add(
            "desk.import",
            self.tr("Import events from a table"),
            open_dialog,
            keys="Ctrl+I",
            group=self.tr("Desk"),
            icon="download",
        )
        desk.gate.offer(action, "import")

    def _watch_world(self, ground: Ground) -> WorldWatch:
        watch = WorldWatch(
            self.opened.desk,
            self.opened.window,
            file=ground.file,
            reconnect=ground.reconnect,
            restart=self.open_again,
            is_read_only=ground.is_read_only,
        )
        watch.woke.connect(self.alerts.gather)
        return watch

    @Slot()
    def open_again(self) -> None:
        """Close the desk and open it anew, in the same process."""
        self.ending = AGAIN
        self.app.quit()

    @Slot()
    def restart(self) -> None:
        """End this process and begin a fresh one."""
        self.ending = RESTART
        self.app.quit()

    def tell_of_hard_fault(self, text: str) -> None:
        """The last run was ended by the system: say it once, with the report."""
        said = self.tr("The program ended unexpectedly last time; what was saved is there.")
        show = self.tr("Show the report")
        self.opened.desk.notices.warn(said, action=show, on_action=lambda: self.opened.mishap.show(text))

    def settle(self, begin: Callable[[], object] = lambda: None) -> None:
        """Once the window stands: begin the jobs, load the modules of all pages, build the pages in idle moments."""
        self.opened.desk.slow.run(lambda: settle(begin), then=lambda _nothing: self._build_ahead())

    def settle_soon(self, begin: Callable[[], object] = lambda: None) -> None:
        """Settle when the first rows had their time."""
        QTimer.singleShot(SETTLED_MS, self, lambda: self.settle(begin))

    def _build_ahead(self) -> None:
        self.opened.window.build_ahead()
        # What stands now stays: the collector need not look at it each time, for longer than a frame may take.
        self.opened.desk.steps.run(iter(()), then=gc.freeze)

    def stay_in_tray(self, *, hidden: bool = False) -> None:
        """Keep running when the window closes, where the system has a tray and the person has not said no."""
        desk, window = self.opened.desk, self.opened.window
        if has_tray() and desk.settings.get(STAYS, True):
            self._tray = Tray(desk, window, show=self.come_to_front, end=self.app.quit)
            self.alerts.counted.connect(self._tray.show_waiting)
            window.stays_in_tray = True
            self.app.setQuitOnLastWindowClosed(False)
            if hidden:
                hide_into_tray(window)
        self.notes = DesktopNotes(desk, window, tray=self._tray)
        self.alerts.came.connect(self._note)

    @Slot(int, int)
    def _note(self, first: int, others: int) -> None:
        if self.notes is not None:
            self.notes.tell(first=first, others=others)

    @Slot()
    def come_to_front(self, *_: object) -> None:
        """Show the window before all others."""
        window = self.opened.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Let go of everything, in the order in which it may not be missed."""
        if self.notes is not None:
            self.notes.close()
        if self._tray is not None:
            self._tray.hide()
        if self.world is not None:
            self.world.close()
        self.opened.close()


def settle(begin: Callable[[], object]) -> None:
    """What a desk does once it stands, off the GUI thread: the jobs, and the modules a hand will ask for next."""
    begin()
    for module in SOON_WANTED:
        import_module(module)


def run_desk(  # noqa: PLR0913  each is named at the call
    single: SingleDesk,
    room: Room,
    beside: Beside,
    *,
    clock: Clock,
    home: Path,
    importer: Callable[[], Importer] | None = None,
    ground: Ground | None = None,
    hidden: bool = False,
) -> int:
    """Show the desk until it is closed; the exit code, `AGAIN` or `RESTART` where it is to be opened anew."""
    app = application()
    program = Program(
        app, room, clock=clock, home=home, listen=beside.listen, watches_jobs=True, importer=importer,
        ground=ground,
    )  # fmt: skip
    program.opened.crash.install()
    faults = HardFaults(home / FOLDER)
    found = faults.found(clock.now())
    if found:
        program.tell_of_hard_fault(found)
    faults.begin()
    program.stay_in_tray(hidden=hidden)
    single.called.connect(program.come_to_front)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: QCoreApplication.quit())
    program.settle_soon(beside.begin)
    try:
        code = int(app.exec())
    finally:
        single.called.disconnect(program.come_to_front)
        beside.end()
        program.close()
        faults.end()
    return program.ending or code
