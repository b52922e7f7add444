"""A desk on a real room: the fictitious township with its people, units, villages and grids."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.interop.demo import demo_township
from commandroom.ui import i18n
from commandroom.ui.desk import Desk, build_desk
from commandroom.ui.page import PageSpec
from commandroom.ui.window import DeskWindow
from commandroom.usecases.commands import Act, Amend, SeatSetting
from commandroom.usecases.queries import EventDetail, EventSheet, Persons
from tests.room import LEADER, MORNING, Bench, bench_in

AFTERNOON = datetime(2026, 11, 20, 6, 30, 5, tzinfo=UTC)  # Friday 14:30 in the township
PATIENCE_MS = 5000


@dataclass(slots=True)
class Seat:
    """Somebody sits at a desk of the township."""

    bench: Bench
    desk: Desk
    qtbot: QtBot

    def sit(self, person: str) -> None:
        """Somebody else takes the seat."""
        self.bench.room.perform(SeatSetting("operator", person))

    def window(self, *specs: PageSpec, size: tuple[int, int] = (1920, 1080)) -> DeskWindow:
        """A window of these pages; the first is on the screen."""
        window = DeskWindow(self.desk, specs)
        self.qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        self.qtbot.waitExposed(window)
        if specs:
            window.show_page(specs[0].key)
        self.settle()
        return window

    def settle(self) -> None:
        """Wait until the room has answered everything."""
        for _ in range(2):
            self.qtbot.wait(1)
            self.qtbot.waitUntil(lambda: not self.is_busy, timeout=PATIENCE_MS)

    def settle_all(self) -> None:
        """Wait also for what may take its time, and for what it brings."""
        self.settle()
        self.wait_for(lambda: not self.desk.slow.is_busy)
        self.settle()

    @property
    def is_busy(self) -> bool:
        """Whether an answer, a piece of building or a change of look is still to come."""
        desk = self.desk
        return desk.tasks.is_busy or desk.far.is_busy or desk.steps.is_busy or desk.theme.is_changing

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE_MS)

    def act(self, verb: str, event: str = "", *, by: str, **data: Any) -> str:
        """One deed by a person; the number of the event."""
        return self.bench.room.perform(Act(verb, event, data, actor=by)).number

    def sheet(self, number: str) -> EventSheet:
        """The event as it is now."""
        return self.bench.room.ask(EventDetail(number))

    def person(self, role: str) -> str:
        """The first person whose own post is a role, by its key."""
        rows = self.bench.room.ask(Persons())
        own = sorted(row.person.id for row in rows if row.person.active and row.person.roles[:1] == (role,))
        if own:
            return own[0]
        found = self.bench.room.store.reference.actor(role)
        assert found is not None
        return found.id


def found_township(home: Path) -> None:
    """Found the room of the township and put villages, grids and people on record."""
    clock = FixedClock(AFTERNOON)
    town = demo_township(AFTERNOON.date())
    first = next(person for person in town.persons if "shift_leader" in person.roles)
    staff = [first, *(person for person in town.persons if person.id != first.id)]
    start = Start(name=town.name, code=town.code, practice=True, demo=True)
    room = create_room(home, start, clock=clock, persons=staff)
    with room.together():
        for kind, places in (("village", town.villages), ("grid", town.grids)):
            for place in places:
                fields: dict[str, Any] = msgspec.to_builtins(place)
                fields.pop("code")
                room.perform(Amend(kind, place.code, fields, actor="system"))
    room.store.close()


@pytest.fixture(scope="session")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the township, to be copied."""
    home = tmp_path_factory.mktemp("township") / "home"
    found_township(home)
    return home


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a practice room with somebody for every role, to be copied."""
    home = tmp_path_factory.mktemp("practice") / "home"
    bench_in(home).room.store.close()
    return home


def _seat_at(home: Path, moment: datetime, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    clock = FixedClock(moment)
    room = open_room(home, clock=clock)
    kept = i18n.install(qapp, "zh_CN")
    desk = build_desk(room, clock, home)
    desk.theme.apply(qapp, everywhere=False)
    room.listen(desk.bus.announce)
    yield Seat(Bench(room, clock, home), desk, qtbot)
    desk.steps.close()
    desk.tasks.close()
    desk.slow.close()
    desk.far.close()
    room.store.close()
    i18n.remove(qapp, kept)


@pytest.fixture
def practice_seat(practice: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    """A desk on a copy of the practice room; the shift leader sits at it."""
    shutil.copytree(practice, tmp_path / "home")
    for made in _seat_at(tmp_path / "home", MORNING, qapp, qtbot):
        made.sit(LEADER)
        yield made


@pytest.fixture
def seat(township: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Seat]:
    """A desk on a copy of the township, speaking Chinese, light."""
    shutil.copytree(township, tmp_path / "home")
    yield from _seat_at(tmp_path / "home", AFTERNOON, qapp, qtbot)
