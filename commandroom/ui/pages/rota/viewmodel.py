"""What the page of the rota knows: the days shown, how they are arranged, who is in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.pages.rota.changing import Changing
from commandroom.ui.pages.rota.proposing import Proposing
from commandroom.usecases.changes import Changes
from commandroom.usecases.dutyediting import Edit, repeated
from commandroom.usecases.queries import (
    Counts,
    DutyPerson,
    DutySheet,
    DutyTable,
    HandOvers,
    QueueCounts,
    RoomFacts,
    RoomSheet,
    SwapRow,
    Swaps,
)
from commandroom.usecases.room import ROSTER_KINDS

WEEK, MONTH = "week", "month"
POSTS, PERSONS = "posts", "persons"
KINDS = ROSTER_KINDS | {"person", "unit", "handover", "swap", "calendar"}
_DAY = timedelta(days=1)


class RotaViewModel(QObject):
    """Asks for the rota of some days at once, off the GUI thread."""

    changed = Signal()
    counted = Signal(object)
    handed = Signal(object)
    swapped = Signal()
    waited = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.span = WEEK
        self.arrangement = POSTS
        self.text = ""
        self.first = self._begin(self.today)
        self.sheet: DutySheet | None = None
        self.proposing = Proposing(desk, self)
        self.changing = Changing(desk, self.refresh)
        self.swaps: tuple[SwapRow, ...] = ()
        self.me = ""
        self._is_open = False
        self.proposing.changed.connect(self.changed)
        desk.bus.changed.connect(self._on_changes)

    @property
    def today(self) -> date:
        """The township's date."""
        return local(self._desk.clock.now()).date()

    @property
    def last(self) -> date:
        """The last day shown."""
        if self.span == WEEK:
            return self.first + 6 * _DAY
        return _next_month(self.first) - _DAY

    # --- which days ---------------------------------------------------------------------------------------------

    def open(self) -> None:
        """The page is on the screen."""
        self._is_open = True
        self.refresh()

    def close(self) -> None:
        """The page is off the screen."""
        self._is_open = False

    def show_span(self, span: str) -> None:
        """A week or a month, around the day that is in it already."""
        inside = self.today if self.first <= self.today <= self.last else self.first
        self.span = span
        self.go_to(inside)

    def go_to(self, day: date) -> None:
        """The week or the month of a day."""
        self.first = self._begin(day)
        self.proposing.found = None
        self.refresh()

    def step(self, step: int) -> None:
        """The next or the one before."""
        self.go_to(self.last + _DAY if step > 0 else self.first - _DAY)

    @Slot()
    def refresh(self) -> None:
        """Ask for the days shown."""
        now = self._desk.clock.now()
        self.waited.emit()
        self._desk.ask(
            DutyTable(self.first, self.last, now), then=self._take, refused=self.failed.emit, lane="rota"
        )
        self._desk.ask(HandOvers(1), then=self.handed.emit, refused=lambda _error: None, lane="rota.handed")
        self._desk.ask(Swaps(now=now), then=self._take_swaps, refused=lambda _error: None, lane="rota.swaps")
        self._desk.ask(RoomFacts(), then=self._take_facts, refused=lambda _error: None, lane="rota.facts")
        self._desk.ask(Counts(now), then=self._take_counts, refused=lambda _error: None, lane="rota.counts")

    def persons(self) -> list[DutyPerson]:
        """Those whose name, initials or unit fit what was typed."""
        word = self.text.strip()
        rows = self.sheet.persons if self.sheet is not None else ()
        return [one for one in rows if not word or one.person.matches(word) or word in one.unit_name]

    def name_of(self, person: str) -> str:
        """A name to show; the id of somebody who is not on the roster any more."""
        rows = self.sheet.persons if self.sheet is not None else ()
        return next((one.person.name for one in rows if one.person.id == person), person)

    def repeat(self, then: Callable[[Edit], object]) -> None:
        """What the week before says of posts that nobody holds yet, from today on."""
        sheet = self.sheet
        if sheet is None:
            return
        before = DutyTable(self.first - 7 * _DAY, self.last - 7 * _DAY, self._desk.clock.now())
        since = self.today
        self._desk.ask(before, then=lambda found: then(repeated(sheet, found, since)), lane="rota.repeat")

    def propose(self) -> None:
        """Fill what is empty from today on by rule."""
        if self.sheet is not None:
            self.proposing.ask(self.sheet, since=self.today)

    # --- inside -------------------------------------------------------------------------------------------------

    def _begin(self, day: date) -> date:
        return day - day.weekday() * _DAY if self.span == WEEK else day.replace(day=1)

    def _take(self, sheet: DutySheet) -> None:
        self.sheet = sheet
        self.changed.emit()

    def _take_swaps(self, found: tuple[SwapRow, ...]) -> None:
        self.swaps = found
        self.swapped.emit()

    def _take_facts(self, facts: RoomSheet) -> None:
        self.me = facts.operator
        self.swapped.emit()

    def _take_counts(self, counts: QueueCounts) -> None:
        self.counted.emit(counts)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if not self._is_open or not isinstance(changes, Changes):
            return
        if any(record.split(":", 1)[0] in KINDS for record in changes.records):
            self.refresh()


def _next_month(day: date) -> date:
    return (day.replace(day=1) + 31 * _DAY).replace(day=1)
