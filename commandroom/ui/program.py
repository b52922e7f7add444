"""The desk as a running program: what is opened and when, one desk a home, the end."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import Clock
from commandroom.base.logs import FOLDER
from commandroom.ui.application import application
from commandroom.ui.bus import Bus
from commandroom.ui.collecting import Collector
from commandroom.ui.crash import HardFaults
from commandroom.ui.desk import Desk, Room
from commandroom.ui.lineup import pages
from commandroom.ui.loading import load
from commandroom.ui.opening import OpenDesk, open_desk
from commandroom.ui.overview import Overview
from commandroom.ui.single import SingleDesk

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Deliver, Refuse, Source
    from commandroom.ui.roomexport import RoomExport
    from commandroom.ui.signin.keeper import LockKeeper
    from commandroom.ui.staying import Staying
    from commandroom.ui.watches import Ground, Watches
    from commandroom.usecases.carrying import Carrying
    from commandroom.usecases.importing import Importer

COMPLETE_MS = 400
"""After the first rows were asked for: alerts and the watch on the machine need modules that the rows do not wait for."""
SETTLED_MS = 900
"""After the window stands, so that the first rows wait for nothing that is not theirs."""
SOON_WANTED = (
    "commandroom.ui.dialogs.verbs.opening",
    "commandroom.ui.dialogs.palette",
    "commandroom.ui.pages.event.view",
    "commandroom.ui.pages.intake.view",
    "commandroom.ui.pages.supervision.view",
    "commandroom.ui.pages.roster.view",
    "commandroom.ui.pages.rota.view",
    "commandroom.ui.pages.exchange.view",
    "commandroom.ui.pages.assessment.view",
    "commandroom.ui.pages.jobs.view",
    "commandroom.ui.pages.settings.view",
    "commandroom.ui.dialogs.dispatch.dialog",
    "commandroom.ui.dialogs.verbs.dialog",
    "commandroom.ui.dialogs.operator",
    "commandroom.ui.dialogs.shortcuts",
    "commandroom.ui.dialogs.alerts.centre",
    "commandroom.ui.dialogs.importing.dialog",
    "commandroom.ui.dialogs.exporting.dialog",
)
AGAIN, RESTART = -1, -2


class Beside(msgspec.Struct, frozen=True):
    """What runs beside the window: who tells the bus of changes, and the jobs, begun when the window stands."""

    listen: Callable[[Bus], object]
    begin: Callable[[], object]
    end: Callable[[], object]


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
        self.opened: OpenDesk = open_desk(app, room, clock=clock, home=home, pages=pages, source=late_source)
        listen(self.opened.desk.bus)
        self.overview = Overview(self.opened.desk, self.opened.window, watches_jobs=watches_jobs)
        self._ground = ground
        self.opened.desk.lock.wanted.connect(self.lock)
        if self.opened.desk.lock.is_guarded:
            self.lock()
        QTimer.singleShot(COMPLETE_MS, self, self.complete)
        self.opened.window.alerts_wanted.connect(self._open_alerts)
        self.opened.mishap.restart_wanted.connect(self.restart)
        self._offer_ends()
        if importer is not None:
            self._offer_import(importer)
        self.export: RoomExport | None = None
        self._carrying: Carrying | None = getattr(room, "carrying", None)
        self._staying: Staying | None = None
        self._is_closed = False
        tasks = self.opened.desk.tasks
        self._collector = Collector(self, quiet=lambda: tasks.quiet_seconds)

    def _offer_ends(self) -> None:
        add, group = self.opened.desk.actions.add, self.tr("Desk")
        add("desk.reopen", self.tr("Open the desk anew"), self.open_again, group=group, icon="rotate-ccw")
        add("desk.quit", self.tr("Quit"), self.app.quit, keys="Ctrl+Q", group=group, icon="log-out")

    def _offer_export(self) -> None:
        if self._carrying is not None and self.export is None:
            from commandroom.ui.roomexport import RoomExport  # noqa: PLC0415  not for the start

            self.export = RoomExport(self.opened.desk, self.opened.window, self._carrying)

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

    @cached_property
    def watches(self) -> Watches:
        """What watches beside the window."""
        from commandroom.ui.watches import Watches  # noqa: PLC0415  after the first rows

        desk, window = self.opened.desk, self.opened.window
        return Watches(desk, window, ground=self._ground, restart=self.open_again, parent=self)

    @cached_property
    def keeper(self) -> LockKeeper:
        """Who locks and opens the seat."""
        from commandroom.ui.signin.keeper import LockKeeper  # noqa: PLC0415  most practice homes lock nothing

        return LockKeeper(self.opened.desk, self.opened.window, entered=self.overview.look)

    @Slot()
    def lock(self) -> None:
        """Lock the seat: nothing but alarms goes through until somebody signs in."""
        self.keeper.lock()

    @Slot()
    def _open_alerts(self) -> None:
        """The alert centre was asked for before anybody watched; afterwards the watch hears it itself."""
        if not self.watches.hears_alerts:
            self.watches.alerts.open_centre()

    @Slot()
    def complete(self) -> None:
        """Begin to watch alerts and machine, if that was not done yet; not for a desk that is closed already."""
        if not self._is_closed:
            self.opened.window.build_in_pieces()
            self.watches.begin()
            self._offer_export()

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

    def settle(self, begin: Callable[[], object] = lambda: None) -> None:
        """Once the window stands: begin the jobs, load what a hand will ask for next, build the pages in idle moments."""
        self.opened.desk.slow.run(begin, then=lambda _nothing: self._build_ahead())

    def settle_soon(self, begin: Callable[[], object] = lambda: None) -> None:
        """Settle when the first rows had their time."""
        QTimer.singleShot(SETTLED_MS, self, lambda: self.settle(begin))

    def _build_ahead(self) -> None:
        self.opened.desk.steps.run(load(*SOON_WANTED))
        self.opened.window.build_ahead()
        self.opened.desk.steps.run(iter(()), then=self._collector.begin)

    def stay_in_tray_soon(self, *, hidden: bool = False) -> None:
        """Stay in the tray: at once where the window shall not be seen, else when the first rows had their time."""
        if hidden:
            self.stay_in_tray(hidden=True)
        else:
            QTimer.singleShot(COMPLETE_MS, self, lambda: None if self._is_closed else self.stay_in_tray())

    def stay_in_tray(self, *, hidden: bool = False) -> None:
        """Keep running when the window closes, where the system has a tray and the person has not said no."""
        from commandroom.ui.staying import Staying  # noqa: PLC0415  after the first rows

        desk, window, alerts = self.opened.desk, self.opened.window, self.watches.alerts
        show = self.come_to_front
        self._staying = Staying(self.app, desk, window, alerts, show=show, hidden=hidden)

    @Slot()
    def come_to_front(self, *_: object) -> None:
        """Show the window before all others."""
        window = self.opened.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Let go of everything, in the order in which it may not be missed."""
        if self._staying is not None:
            self._staying.close()
        self._is_closed = True
        if "watches" in self.__dict__:
            self.watches.close()
        if self.export is not None:
            self.export.close()
        self.opened.close()
        self._collector.end()


def late_source(desk: Desk) -> Source:
    """What the palette finds in the room; loaded with the first question."""

    def ask(text: str, deliver: Deliver, refuse: Refuse) -> None:
        from commandroom.ui.finding import palette_source  # noqa: PLC0415

        palette_source(desk)(text, deliver, refuse)

    return ask


def _tell_of_hard_fault(opened: OpenDesk, text: str) -> None:
    """The last run was ended by the system: say it once, with the report."""
    said = QCoreApplication.translate(
        "Program", "The program ended unexpectedly last time; what was saved is there."
    )
    show = QCoreApplication.translate("Program", "Show the report")
    opened.desk.notices.warn(said, action=show, on_action=lambda: opened.mishap.show(text))


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
        _tell_of_hard_fault(program.opened, found)
    faults.begin()
    program.stay_in_tray_soon(hidden=hidden)
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
