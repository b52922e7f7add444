"""A cell of the table of pages and states: the real window, brought there as `shot` brings it for its picture."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import open_room
from commandroom.entrypoints.pagestates import PageState
from commandroom.entrypoints.staging import StagedPort, StagedRoom
from commandroom.interop.importer import TableImporter
from commandroom.ui.picture import Sitting, settle, strike
from commandroom.ui.poses import Stand
from commandroom.ui.program import Program
from commandroom.ui.settings import DeskSettings
from commandroom.ui.widgets.placeholder import EmptyState, ErrorState, LoadingState
from commandroom.ui.widgets.progress import ProgressLine
from commandroom.ui.widgets.strip import FaultStrip
from commandroom.ui.window import DeskWindow
from commandroom.usecases import alerting
from commandroom.usecases.commands import Amend, SumUp
from commandroom.usecases.dayfigures import tell_figures
from commandroom.usecases.deeds import COUNTY
from commandroom.usecases.importing import Importer
from commandroom.usecases.room import Room
from tests.room import MORNING, Bench

QUIET_MS, TYPED_MS = 70, 140
"""Longer than a page waits before it asks for what is around; longer than the desk waits after a key before it looks."""
LATE = MORNING + timedelta(days=9)


def busy_room(home: Path) -> None:
    """One event that waits for a dispatch, one past its limit, an alert that rings, a day that was told and summed up."""
    clock = FixedClock(MORNING)
    bench = Bench(open_room(home, clock=clock), clock, home)
    bench.signed()
    bench.triaged(title="西街路灯不亮")
    clock.moment = LATE
    alerting.ring(bench.room, now=LATE)
    bench.room.perform(Amend("setting", COUNTY, {"value": "330299"}, actor="system"))
    tell_figures(bench.room)
    bench.room.perform(Amend("setting", "summary_time", {"value": "08:00"}, actor="system"))
    bench.room.perform(SumUp(LATE.date()))
    bench.room.store.close()


ANYBODY = "谁"
"""At the end of a button's name: somebody, whom the room recommends."""


@dataclass
class Cell:
    """One page in one state, before a person."""

    page: str
    state: str
    qtbot: QtBot
    program: Program
    room: StagedRoom
    stand: Stand | None = None
    waiting: dict[str, str] = field(default_factory=dict)

    @property
    def window(self) -> DeskWindow:
        """The window of the desk."""
        return self.program.opened.window

    @property
    def front(self) -> QWidget:
        """The dialog that stands before the window, else the window."""
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return shown[-1] if shown else self.window

    @property
    def quiet_ms(self) -> int:
        """How long nothing was asked when nothing more will be; some pages are empty only after a search."""
        return TYPED_MS if self.page == "palette" or self.state == PageState.EMPTY else QUIET_MS

    def strike(self, folder: Path, *, event: str = "") -> None:
        """Bring it there."""
        sitting = Sitting(self.page, event=event, width=1920, height=1080, state=self.state)
        self.stand = strike(self.program, self.room, sitting, folder, quiet_ms=self.quiet_ms)

    def recover(self) -> None:
        """The room answers again, and everything that waited has its answer."""
        self.room.recover()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing more is asked."""
        assert settle(self.program.opened.desk, quiet_ms=self.quiet_ms)

    # --- what a person sees ------------------------------------------------------------------------------------

    @property
    def texts(self) -> str:
        """Everything that is written in front, a line each."""
        labels = [label.text() for label in self.front.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in self.front.findChildren(QAbstractButton) if button.isVisible()]
        return "\n".join([*labels, *buttons])

    @property
    def banner(self) -> str:
        """The banner over the page, "" without one."""
        shown = self.window.banner
        return shown.banner.text if shown.banner is not None and shown.isVisible() else ""

    def buttons(self, name: str) -> list[QAbstractButton]:
        """The visible buttons of this name in front; one that ends in ANYBODY names whom the room recommends."""
        found = [one for one in self.front.findChildren(QAbstractButton) if one.isVisible()]
        if name.endswith(ANYBODY):
            return [one for one in found if one.accessibleName().startswith(name.removesuffix(ANYBODY))]
        return [one for one in found if one.accessibleName() == name]

    def shown(self, kind: type[QWidget]) -> list[QWidget]:
        """The visible parts of a kind in front."""
        return [part for part in self.front.findChildren(kind) if part.isVisible()]

    @property
    def empty(self) -> list[str]:
        """What the empty states in front say."""
        return [part.accessibleName() for part in self.shown(EmptyState)]

    @property
    def faults(self) -> list[QWidget]:
        """The places in front that say what failed."""
        return [*self.shown(ErrorState), *self.shown(FaultStrip)]

    @property
    def is_waiting(self) -> bool:
        """Whether grey bars stand in front."""
        return any(isinstance(part, LoadingState) and part.is_late for part in self.shown(LoadingState))

    @property
    def has_line(self) -> bool:
        """Whether a line in front says that an answer is on its way."""
        return any(isinstance(part, ProgressLine) and part.is_showing for part in self.shown(ProgressLine))

    @property
    def strays(self) -> list[str]:
        """Windows that nobody opened."""
        known = {self.window, *self.window.findChildren(QDialog)}
        return [
            type(one).__name__
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one not in known
        ]

    def walk(self, steps: int = 3) -> list[QWidget | None]:
        """Where the keyboard is, and where Tab takes it."""
        been: list[QWidget | None] = [QApplication.focusWidget()]
        for _ in range(steps):
            QTest.keyClick(QApplication.focusWidget() or self.front, Qt.Key.Key_Tab)
            been.append(QApplication.focusWidget())
        return been


MakeCell = Callable[[str, PageState], Cell]


@pytest.fixture(scope="session")
def busy(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a practice room in which something is under way, to be copied."""
    home = tmp_path_factory.mktemp("busy") / "home"
    shutil.copytree(practice, home)
    busy_room(home)
    return home


@pytest.fixture
def cell(
    practice: Path, busy: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Callable[[str, str], Cell]]:
    """Opens the whole desk on a room of its own and brings a page into a state."""
    made: list[tuple[Cell, Room]] = []

    def make(page: str, state: str) -> Cell:
        is_empty = state == PageState.EMPTY and page != "dispatch"
        shutil.copytree(practice if is_empty else busy, tmp_path / "home")
        clock = FixedClock(LATE)
        room = open_room(tmp_path / "home", clock=clock)
        staged = StagedRoom(room)
        if state == PageState.NO_PERMISSION:
            staged.seat_auditor()
        if (page, state) == ("board", "loading"):
            staged.hold()
        settings = DeskSettings(tmp_path / "home")
        settings.put("appearance", {"reduce_motion": True})
        settings.sync()

        def importer() -> Importer:
            tables: Importer = StagedPort(staged, TableImporter(room, tmp_path / "home", lang="zh_CN"))
            return tables

        program = Program(qapp, staged, clock=clock, home=tmp_path / "home", importer=importer)
        program.opened.window.resize(1920, 1080)
        one = Cell(page, state, qtbot, program, staged)
        made.append((one, room))
        qtbot.waitExposed(program.opened.window)
        program.opened.window.activateWindow()
        wants_event = page == "dispatch" or (page == "event" and not is_empty)
        one.strike(tmp_path, event="#2" if wants_event else "")
        return one

    yield make
    for one, room in made:
        one.room.recover()
        for dialog in one.window.findChildren(QDialog):
            dialog.hide()
        one.program.close()
        room.store.close()
