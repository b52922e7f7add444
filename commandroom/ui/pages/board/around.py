"""What stands around the board's rows: the counts of the queues, the shares behind the filters, what can be chosen."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.base import sentences
from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk
from commandroom.usecases.queries import (
    BoardQuery,
    Counts,
    PlaceRow,
    Places,
    RecordRow,
    Records,
    Rules,
    Shares,
)

COUNTS_PAUSE_MS = 250
AROUND_AFTER_MS = 60
"""After the rows were handed to the list: it is painted first."""


class Choices(msgspec.Struct, frozen=True):
    """What can be chosen from in the filters."""

    groups: tuple[tuple[str, str], ...] = ()
    places: tuple[PlaceRow, ...] = ()
    views: tuple[RecordRow, ...] = ()
    unit: str = ""


class Around(QObject):
    """Nobody waits for it, so it is asked for once the rows are painted; the newest question of each lane wins."""

    counts_changed = Signal(object)
    shares_changed = Signal(object)
    choices_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QObject,
        *,
        question: Callable[[], BoardQuery],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self._desk, self._question, self._failed = desk, question, failed
        self.wants_counts = False
        self.wants_shares = False
        self.wants_choices = False
        self._counting = QTimer(self, singleShot=True, interval=COUNTS_PAUSE_MS)
        self._counting.timeout.connect(self.count)

    def look_soon(self) -> None:
        """The rows were handed to the list: ask for what is wanted a moment later."""
        QTimer.singleShot(AROUND_AFTER_MS, self, self._look)

    @Slot()
    def count(self) -> None:
        """Count the queues again."""
        counts = Counts(self._desk.clock.now(), self._question().person)
        self._desk.ask(counts, then=self.counts_changed.emit, refused=_ignored, lane="board.counts")

    @Slot()
    def count_soon(self) -> None:
        """Count the queues again in a moment, together with what else happens meanwhile."""
        if not self._counting.isActive():
            self._counting.start()

    @Slot()
    def know_choices(self) -> None:
        """Ask what can be chosen from."""
        person, room = self._question().person, self._desk.room

        def ask() -> Choices:
            sentences.make_ready()  # the preview's course is the first to say something
            groups = {one.group: one.group_name for one in room.ask(Rules()).policy.catalogue}
            places = tuple(room.ask(Places()))
            people = [record for record in room.ask(Records("person")) if record.id == person]
            unit = str(people[0].fields.get("unit", "")) if people else ""
            views = tuple(room.ask(Records("view")))
            return Choices(tuple(sorted(groups.items())), places, views, unit)

        self._desk.tasks.run(ask, then=self.choices_changed.emit, lane="board.choices", failed=self._failed)

    @Slot()
    def _look(self) -> None:
        if self.wants_counts:
            self.wants_counts = False
            self.count()
        if self.wants_choices:
            self.wants_choices = False
            self.know_choices()
        if self.wants_shares:
            self.wants_shares = False
            shares = Shares(self._question(), self._desk.clock.now())
            self._desk.ask(shares, then=self.shares_changed.emit, refused=_ignored, lane="board.shares")


def _ignored(_error: RoomError) -> None:
    """What is wrong is told by the list itself; the numbers over and behind the filters stay as they were."""
