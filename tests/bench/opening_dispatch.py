"""From the key to the painted list of whom to send, on the real window, over three hundred people and years of events.

The time in which the machine had no processor for the window is not counted.
What comes after the list (the reasons why not, the right side) is not waited for; nobody reads it before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from commandroom.base.clock import FixedClock, QueueWatch, stopwatch
from commandroom.domain.event.state import State
from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.opening import Start, create_room
from commandroom.ui.application import application
from commandroom.ui.dialogs.dispatch.dialog import DispatchDialog
from commandroom.ui.pages.board.view import BoardPage
from commandroom.ui.picture import settle
from commandroom.ui.program import Program
from commandroom.usecases.commands import SeatSetting
from tests.bench.recommending import NOW, enrol, fill, waiting

LIMIT_MS, ASKED, ROUNDS, P95 = 100.0, 6, 4, 0.95
PATIENCE_MS = 5000


class Painted(QObject):
    """Watches for the picture of the list with rows in it; `at` is when it was done."""

    def __init__(self) -> None:
        super().__init__()
        self.at = self.queued = 0.0
        self._queue = QueueWatch()
        self._begun, self._before = stopwatch(), self._queue.seconds()

    @property
    def milliseconds(self) -> float:
        """Since this began to watch, without the time in which the machine had no processor for the window."""
        return (self.at - self._begun - self.queued) * 1000

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.at and isinstance(watched, QObject):
            view: Any = watched.parent()
            if view.model().rowCount() > 0:
                watched.removeEventFilter(self)
                watched.event(event)
                self.at, self.queued = stopwatch(), self._queue.seconds() - self._before
                return True
        return False


def opening_dispatch(events: int) -> Iterator[Result]:
    """p95 and median over several events, each opened a few times; the very first one stands alone."""
    with tempfile.TemporaryDirectory(prefix="commandroom-dispatch-") as folder:
        home, clock = Path(folder) / "home", FixedClock(NOW)
        room = create_room(home, Start("练习镇", "330299104", practice=True), clock=clock)
        people = enrol(room)
        for n in range(ASKED):
            waiting(room, n)
        fill(room, people, events)
        room.perform(SeatSetting("operator", "t-shift_leader"))
        program = Program(application(), room, clock=clock, home=home)
        try:
            taken = list(_opened(program))
        finally:
            program.close()
            room.store.close()
    first, others = taken[0], sorted(taken[1:])
    yield Result(f"dispatch_opens_first_{events}", first, "ms", LIMIT_MS)
    yield Result(f"dispatch_opens_p95_{events}", others[int(len(others) * P95)], "ms", LIMIT_MS, must=1.0)
    yield Result(f"dispatch_opens_median_{events}", median(others), "ms", LIMIT_MS, must=1.0)


def _opened(program: Program) -> Iterator[float]:
    window, desk = program.opened.window, program.opened.desk
    window.resize(1920, 1080)
    window.activateWindow()
    program.settle()
    settle(desk, seconds=60)
    page = window.page("board")
    assert isinstance(page, BoardPage)
    page.ask(msgspec.structs.replace(page.model.query, view=State.PENDING_DISPATCH.value))
    settle(desk, seconds=60)
    for _round in range(ROUNDS):
        for row in range(ASKED):
            page.table.setCurrentIndex(page.table.model().index(row, 0))
            settle(desk, seconds=60)
            yield _press(page)
            settle(desk, seconds=60)


def _press(page: BoardPage) -> float:
    """Milliseconds from the key until the list with its rows is painted."""
    painted = Painted()
    QTest.keyClick(page.table, Qt.Key.Key_D)
    deadline = QDeadlineTimer(PATIENCE_MS)
    dialog: DispatchDialog | None = None
    while not painted.at and not deadline.hasExpired():
        if dialog is None:
            found = QApplication.activeModalWidget()
            if isinstance(found, DispatchDialog):
                dialog = found
                dialog.people.viewport().installEventFilter(painted)
        QApplication.processEvents()
    assert dialog is not None
    assert painted.at, "no list"
    settle(dialog.desk, seconds=60)
    assert dialog.people.model().rowCount() > 100, dialog.people.model().rowCount()
    dialog.reject()
    return painted.milliseconds
