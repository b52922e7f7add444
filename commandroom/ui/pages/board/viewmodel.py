"""What the board knows: its question, and the ids that answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from commandroom.base.clock import stopwatch
from commandroom.domain.errors import RoomError
from commandroom.ui.desk import Desk, Room
from commandroom.ui.pages.board.around import Around
from commandroom.ui.pages.board.fetching import PageFetcher
from commandroom.ui.pages.board.hearing import Hearing
from commandroom.ui.pages.board.marking import Marking
from commandroom.ui.pages.board.spans import dated
from commandroom.ui.pages.board.table_model import PAGE, BoardTable, unpacked
from commandroom.usecases.queries import (
    BoardIds,
    BoardQuery,
    BoardRow,
    BoardRows,
    IdVector,
    RoomFacts,
    RoomSheet,
)

FIRST_ROWS = 400
WHOLE_AFTER_MS = 30


class FirstSight(msgspec.Struct, frozen=True):
    """The beginning of a list, and the rows of its first page."""

    vector: IdVector
    rows: tuple[BoardRow, ...]


class BoardViewModel(QObject):
    """Asks through the desk's tasks; the newest question of each lane wins."""

    ids_changed = Signal(object)
    rows_changed = Signal()
    waited = Signal(bool)
    refused = Signal(object)
    query_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = BoardTable()
        self.table.setParent(self)
        self.query = BoardQuery()
        self.facts: RoomSheet | None = None
        self.vector: IdVector | None = None
        self.took_ms = 0
        self._asked_at = 0.0
        self.pages = PageFetcher(desk, self.table, self)
        self.marking = Marking(desk, self.table, self)
        self.around = Around(desk, self, question=self._question, failed=self._fail)
        self.hearing = Hearing(
            desk, self.table, self.pages, is_answered=lambda: self.vector is not None, parent=self
        )
        self.pages.came.connect(self.rows_changed)
        self.pages.refused.connect(self.refused)
        self.hearing.records_changed.connect(self.around.know_choices)
        self.hearing.counts_changed.connect(self.around.count_soon)
        self.hearing.outdated.connect(self.refresh)

    @property
    def person(self) -> str:
        """The id of the person at this seat, or ""."""
        return self.facts.operator if self.facts is not None else ""

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
        self.marking.clear()
        self.vector = None
        self.query_changed.emit()
        self.refresh()

    def refresh(self) -> None:
        """Ask again: a new question first for the beginning of the list, then for all of it; an old one at once."""
        self.hearing.forget()
        self.waited.emit(True)
        self._asked_at = stopwatch()
        now, query = self._desk.clock.now(), self._question()
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
        self.around.wants_counts = self.around.wants_shares = True

    def _question(self) -> BoardQuery:
        """The question as it is asked now: by whom, and with the days that its words mean today."""
        return dated(replace(self.query, person=self.person), self._desk.clock.now())

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
        self.marking.sift()
        self.around.look_soon()

    def _know_facts(self, last: Callable[[str], BoardQuery] | None, facts: RoomSheet) -> None:
        self.facts = facts
        if last is not None:
            self.query = last(facts.operator)
        self.query_changed.emit()
        self.around.wants_choices = True
        self.refresh()

    def _start_without_facts(self, error: RoomError) -> None:
        self.refused.emit(error)
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self.waited.emit(False)
        self.around.look_soon()
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
