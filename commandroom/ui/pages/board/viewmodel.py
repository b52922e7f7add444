"""What the board knows: its question, the ids and counts that answer it, what others changed meanwhile, the marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.base import sentences
from commandroom.base.clock import stopwatch
from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk, Room
from commandroom.ui.pages.board.fetching import PageFetcher
from commandroom.ui.pages.board.marks import MOST_AT_ONCE, Marks, gathered
from commandroom.ui.pages.board.spans import dated
from commandroom.ui.pages.board.table_model import PAGE, BoardTable, unpacked
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    Counts,
    IdVector,
    PlaceRow,
    Places,
    RecordRow,
    Records,
    RoomFacts,
    RoomSheet,
    Rules,
    Shares,
)

FIRST_ROWS = 400
IDLE_MS = 30_000
COUNTS_PAUSE_MS = 250
WHOLE_AFTER_MS = 30
AROUND_AFTER_MS = 60
"""After the rows were handed to the list: it is painted first."""
CHANGES_PAUSE_MS = 150
OWN_FOR_MS = 15_000


class Choices(msgspec.Struct, frozen=True):
    """What can be chosen from in the filters."""

    groups: tuple[tuple[str, str], ...] = ()
    places: tuple[PlaceRow, ...] = ()
    views: tuple[RecordRow, ...] = ()
    unit: str = ""


class FirstSight(msgspec.Struct, frozen=True):
    """The beginning of a list, and the rows of its first page."""

    vector: IdVector
    rows: tuple[BoardRow, ...]


class BoardViewModel(QObject):
    """Asks through the desk's tasks; the newest question of each lane wins.

    Foreign changes are counted and wait (`pending_changed`): rows never move under the cursor. They are shown on
    `apply_pending`, when the list is left, or after 30 seconds in which nobody touched it. What was done from this list
    is shown at once.
    """

    ids_changed = Signal(object)
    rows_changed = Signal()
    counts_changed = Signal(object)
    shares_changed = Signal(object)
    choices_changed = Signal(object)
    pending_changed = Signal(int)
    marks_changed = Signal()
    waited = Signal(bool)
    refused = Signal(object)
    query_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = BoardTable()
        self.table.setParent(self)
        self.query = BoardQuery()
        self.marks = Marks()
        self.facts: RoomSheet | None = None
        self.vector: IdVector | None = None
        self.took_ms = 0
        self._asked_at = 0.0
        self._pending: set[str] = set()
        self._own: set[str] = set()
        self._heard: set[str] = set()
        self._is_many = False
        self._wants_counts = False
        self._wants_shares = False
        self._wants_choices = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.apply_pending)
        self._counting = QTimer(self, singleShot=True, interval=COUNTS_PAUSE_MS)
        self._counting.timeout.connect(self.count)
        self._pause = QTimer(self, singleShot=True, interval=CHANGES_PAUSE_MS)
        self._pause.timeout.connect(self._look_at_changes)
        self.pages = PageFetcher(desk, self.table, self)
        self.pages.came.connect(self.rows_changed)
        self.pages.refused.connect(self.refused)
        desk.bus.changed.connect(self.on_changes)

    @property
    def person(self) -> str:
        """The id of the person at this seat, or ""."""
        return self.facts.operator if self.facts is not None else ""

    @property
    def pending(self) -> int:
        """How many events others changed since the list was asked."""
        return len(self._pending)

    @property
    def total(self) -> int:
        """How many rows the list has."""
        return len(self.table.ids)

    def start(self, *, last: Callable[[str], BoardQuery] | None = None) -> None:
        """Ask who sits here, then for everything; `last` knows how that person left the list."""
        self._desk.ask(RoomFacts(), then=partial(self._know_facts, last), refused=self._start_without_facts)

    def ask_for(self, query: BoardQuery) -> None:
        """Ask another question; marks are let go."""
        if query == self.query and self.vector is not None:
            return
        self.query = query
        self.clear_marks()
        self.vector = None
        self.query_changed.emit()
        self.refresh()

    def refresh(self) -> None:
        """Ask again: a new question first for the beginning of the list, then for all of it; an old one at once."""
        heard, self._heard = self._heard, set()  # happened before this question: its answer shows them
        self.pages.want_again(self.table.pages_with(frozenset(heard)))
        self._pending.clear()
        self.pending_changed.emit(0)
        self._idle.stop()
        self.waited.emit(True)
        self._asked_at = stopwatch()
        now = self._desk.clock.now()
        query = dated(replace(self.query, person=self.person), now)
        whole = BoardIds(query, now)
        if self.vector is None:
            first = BoardIds(query, now, limit=FIRST_ROWS)
            self._run(
                first,
                "board.ids",
                partial(self._show_first, whole),
                ask=partial(_first_sight, self._desk.room),
            )
        else:
            self._run(whole, "board.ids", self._take)
        self._wants_counts = self._wants_shares = True

    def _ask_shares(self) -> None:
        """The numbers behind the filters."""
        now = self._desk.clock.now()
        query = dated(replace(self.query, person=self.person), now)
        shares = Shares(query, now)
        self._desk.ask(shares, then=self.shares_changed.emit, refused=_ignored, lane="board.shares")

    @Slot()
    def count(self) -> None:
        """Count the queues again."""
        counts = Counts(self._desk.clock.now(), self.person)
        self._desk.ask(counts, then=self.counts_changed.emit, refused=_ignored, lane="board.counts")

    @Slot()
    def apply_pending(self) -> None:
        """Show what others changed."""
        if self._pending:
            self.refresh()

    @Slot()
    def touch(self) -> None:
        """Somebody works in the list: waiting changes wait another 30 seconds."""
        if self._pending:
            self._idle.start()

    def expect_own(self, *events: str) -> None:
        """What changes at these events soon was done from here."""
        self._own.update(event for event in events if event)

    def forget_own(self, *events: str) -> None:
        """What changes at these events from now on is another's doing."""
        QTimer.singleShot(OWN_FOR_MS, self, lambda: self._own.difference_update(events))

    @Slot(object)
    def on_changes(self, changes: object) -> None:
        """Somebody did something: show it at once if it was done from here, else count it."""
        if not isinstance(changes, Changes) or changes.seat_only:
            return
        if changes.records:
            self._know_choices()
        if not changes.events or self.vector is None or self._is_known(changes):
            return
        self._heard |= changes.events
        if not self._pause.isActive():
            self._look_at_changes()

    @Slot()
    def _look_at_changes(self) -> None:
        """At most a few times a second, however much happens in the room."""
        heard, self._heard = self._heard, set()
        if not heard:
            return
        self._pause.start()
        if not self._counting.isActive():
            self._counting.start()
        if self._is_many:
            return
        self.pages.want_again(self.table.pages_with(frozenset(heard)))
        if heard & self._own:
            self.refresh()
            return
        self._pending |= heard
        self.pending_changed.emit(len(self._pending))
        if not self._idle.isActive():
            self._idle.start()

    def begin_many(self) -> None:
        """Work on many events begins here: what changes is shown when it is over."""
        self._is_many = True

    def end_many(self) -> None:
        """It is over; what the bus still carries was done from here."""
        self._heard.clear()
        QTimer.singleShot(CHANGES_PAUSE_MS, self, self._count_again)

    @Slot()
    def _count_again(self) -> None:
        self._is_many = False
        self._heard.clear()

    def _is_known(self, changes: Changes) -> bool:
        """Whether the list was asked after this happened: the row shows it already."""
        line = self.table.known_event(changes.event)
        return len(changes.events) == 1 and line is not None and line.version >= changes.version

    # --- marks -------------------------------------------------------------------------------------------------

    @property
    def marked(self) -> int:
        """How many rows are marked."""
        return self.marks.count(self.total)

    def is_marked(self, at: int) -> bool:
        """Whether the row at a position is marked."""
        return self.marks.has(self.table.id_at(at))

    def toggle_mark(self, at: int) -> None:
        """Mark the row at a position, or no longer."""
        row_id = self.table.id_at(at)
        if row_id is not None:
            self.marks.toggle(row_id)
            self.marks_changed.emit()

    def mark_between(self, first: int, last: int) -> None:
        """Mark the rows from one position to another."""
        low, high = sorted((max(0, first), max(0, last)))
        rows = self.table.ids[low : high + 1]
        if len(rows) > MOST_AT_ONCE:
            self._desk.slow.run(lambda: gathered(rows), then=self._mark, lane="board.marks")
        else:
            self._mark(set(rows))

    def _mark(self, rows: set[int]) -> None:
        self.marks.mark(rows)
        self.marks_changed.emit()

    def mark_all(self) -> None:
        """Mark all rows of the answer: a wish, no list of them."""
        if self.total:
            self.marks.mark_all()
            self.marks_changed.emit()

    def clear_marks(self) -> None:
        """Mark nothing."""
        if self.marked or self.marks.is_all:
            self.marks.clear()
            self.marks_changed.emit()

    def marked_rows(self) -> Iterator[int]:
        """The ids of the rows that are marked now, in the order of the list; to be walked off the GUI thread."""
        return self.marks.rows(self.table.ids)

    # --- answers -----------------------------------------------------------------------------------------------

    def _run(self, query: Any, lane: str, then: Any, *, ask: Callable[[Any], Any] | None = None) -> None:
        room = self._desk.room
        interrupt = getattr(room, "interrupt", None)
        self._desk.tasks.run(
            partial(ask or room.ask, query),
            then=then,
            failed=self._fail,
            lane=lane,
            interrupt=partial(interrupt, query) if interrupt is not None else None,
        )

    def _show_first(self, whole: BoardIds, sight: FirstSight) -> None:
        vector = sight.vector
        self._take(vector, sight.rows)
        if sight.rows:
            self.pages.came.emit()
        if (
            not vector.complete
        ):  # a moment later: the first rows on the screen are asked for by the same worker
            QTimer.singleShot(WHOLE_AFTER_MS, self, partial(self._ask_whole, whole, vector))

    def _ask_whole(self, whole: BoardIds, first: IdVector) -> None:
        if self.vector is first:
            self._run(whole, "board.ids", self._take)

    def _take(self, vector: IdVector, first: Sequence[BoardRow] = ()) -> None:
        self.vector = vector
        self.took_ms = round((stopwatch() - self._asked_at) * 1000)
        self.table.now = self._desk.clock.now()
        self.table.show_ids(vector.ids, first)
        self.waited.emit(False)
        self.ids_changed.emit(vector)
        if self.marked:
            self.marks.sift(self.table.ids, self.total)
            self.marks_changed.emit()
        self._look_around_soon()

    def _look_around_soon(self) -> None:
        """What stands around the rows is asked for when they are painted: nobody waits for it."""
        QTimer.singleShot(AROUND_AFTER_MS, self, self._look_around)

    @Slot()
    def _look_around(self) -> None:
        if self._wants_counts:
            self._wants_counts = False
            self.count()
        if self._wants_choices:
            self._wants_choices = False
            self._know_choices()
        if self._wants_shares:
            self._wants_shares = False
            self._ask_shares()

    def _know_facts(self, last: Callable[[str], BoardQuery] | None, facts: RoomSheet) -> None:
        self.facts = facts
        if last is not None:
            self.query = last(facts.operator)
        self.query_changed.emit()
        self._wants_choices = True
        self.refresh()

    def _start_without_facts(self, error: RoomError) -> None:
        self.refused.emit(error)
        self.refresh()

    def _know_choices(self) -> None:
        person = self.person
        room = self._desk.room

        def ask() -> Choices:
            sentences.make_ready()  # the preview's course is the first to say something
            groups = {one.group: one.group_name for one in room.ask(Rules()).policy.catalogue}
            places = tuple(room.ask(Places()))
            people = [record for record in room.ask(Records("person")) if record.id == person]
            unit = str(people[0].fields.get("unit", "")) if people else ""
            views = tuple(room.ask(Records("view")))
            return Choices(tuple(sorted(groups.items())), places, views, unit)

        self._desk.tasks.run(ask, then=self.choices_changed.emit, lane="board.choices", failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self.waited.emit(False)
        self._look_around_soon()
        if not isinstance(error, RoomError):
            self._desk.fail(error)
        else:
            self._desk.gate.report(error)
            self.refused.emit(error)


def _first_sight(room: Room, first: BoardIds) -> FirstSight:
    """The beginning of a list with the rows of its first page, asked for in one go off the GUI thread."""
    vector: IdVector = room.ask(first)
    ids = tuple(unpacked(vector.ids)[:PAGE])
    return FirstSight(vector, tuple(room.ask(BoardRows(ids))) if ids else ())


def _ignored(_error: RoomError) -> None:
    """What is wrong is told by the list itself; the numbers over and behind the filters stay as they were."""
