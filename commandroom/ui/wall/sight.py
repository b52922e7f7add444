"""What the wall knows: lamps every ten seconds, figures every minute, how old they are, whether the store still answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.tasks import Tasks
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import (
    DutySheet,
    DutyTable,
    RoomFacts,
    RoomSheet,
    Wall,
    WallFigures,
    WallNumbers,
    WallSheet,
)

LAMPS_MS, FIGURES_MS, PAUSE_MS = 10_000, 60_000, 400
OLD = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Head:
    """Whose wall it is: the town, its mode, who leads the duty at this moment ("" where nobody is written down)."""

    town: str = ""
    is_practice: bool = False
    is_demo: bool = False
    leaders: tuple[str, ...] = ()


class Sight(QObject):
    """Asks on a thread of its own, so that the wall goes on while the desk is busy.

    `came` says that other lamps are there, with the ids of the events that turned red since the ones before.
    """

    came = Signal(object)
    counted = Signal()
    troubled = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.head = Head()
        self.sheet: WallSheet | None = None
        self.numbers: WallNumbers | None = None
        self.lost: RoomError | None = None
        self._known: frozenset[str] | None = None
        self.tasks = Tasks(self, name="wall")
        self.tasks.failed.connect(desk.fail)
        self._lamps = QTimer(self, interval=LAMPS_MS)
        self._lamps.timeout.connect(self.look)
        self._figures = QTimer(self, interval=FIGURES_MS)
        self._figures.timeout.connect(self.count)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        desk.bus.changed.connect(self._heard)

    def begin(self) -> None:
        """Look now and from now on."""
        self.look()
        self.count()
        self._lamps.start()
        self._figures.start()

    def end(self) -> None:
        """Look no more."""
        for timer in (self._lamps, self._figures, self._soon):
            timer.stop()
        self.tasks.close()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.tasks.is_busy

    def is_old(self, now: datetime) -> bool:
        """Whether what is shown was known more than two minutes ago."""
        return self.sheet is not None and now - self.sheet.as_of > OLD

    @Slot()
    def look(self) -> None:
        """Ask for the lamps and whose wall it is."""
        room, now = self.desk.room, self.desk.clock.now()
        self.tasks.run(lambda: _seen(room, now), then=self._take, failed=self._fail, lane="wall.lamps")

    @Slot()
    def count(self) -> None:
        """Ask for the figures."""
        room, now = self.desk.room, self.desk.clock.now()
        self.tasks.run(
            lambda: room.ask(WallFigures(now)), then=self._reckon, failed=self._fail, lane="wall.figures"
        )

    @Slot(object)
    def _heard(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.events:
            self._soon.start()

    def _take(self, seen: tuple[Head, WallSheet]) -> None:
        head, sheet = seen
        red = frozenset(one.at for one in sheet.reds)
        fresh = red - self._known if self._known is not None else frozenset()
        self.head, self.sheet, self.lost, self._known = head, sheet, None, red | (self._known or frozenset())
        self.came.emit(fresh)

    def _reckon(self, numbers: WallNumbers) -> None:
        self.numbers = numbers
        self.counted.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RoomError):
            self.desk.fail(error)
            return
        self.lost = error
        self.troubled.emit()


def _seen(room: Any, now: datetime) -> tuple[Head, WallSheet]:
    facts: RoomSheet = room.ask(RoomFacts())
    today = local(now).date()
    duty: DutySheet = room.ask(DutyTable(today, today, now))
    return Head(facts.name, facts.practice, facts.demo, _leaders(duty)), room.ask(Wall(now))


def _leaders(duty: DutySheet) -> tuple[str, ...]:
    """Who holds a post that leads, at this moment."""
    leading = {post.zh for post in duty.rules.posts if post.leads}
    names: dict[str, str] = {one.person.id: one.person.name for one in duty.persons}
    found = (names.get(turn.person) for turn in duty.on_now if turn.post in leading)
    return tuple(dict.fromkeys(name for name in found if name))
