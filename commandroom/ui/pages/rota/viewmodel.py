"""What the page of the rota knows: the days shown, how they are arranged, what is proposed, what can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from commandroom.domain.errors import RoomError
from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.fairfill import Filled, fill, slots
from commandroom.domain.time.moments import iso
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, SwapShift, Together
from commandroom.usecases.dutyediting import Edit, give_out, repeated
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
_MOST_UNDONE = 100


class RotaViewModel(QObject):
    """Asks for the rota of some days at once, off the GUI thread, and changes it in one transaction a deed."""

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
        self.proposed: Filled | None = None
        self.swaps: tuple[SwapRow, ...] = ()
        self.me = ""
        self._undo: list[Edit] = []
        self._is_open = False
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
        self.proposed = None
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

    # --- deeds --------------------------------------------------------------------------------------------------

    def put(self, edit: Edit, *, then: Callable[[], object] | None = None) -> None:
        """Write a change; it can be taken back until the page is left."""
        if not edit:
            return
        self._perform(edit.do, lambda: self._remember(edit, then))

    def step_swap(self, record: str, step: str) -> None:
        """Take a step of a swap in the name of who sits here."""
        self._desk.perform(SwapShift(record, step), then=lambda _changes: self.refresh())

    def report_calm(self) -> None:
        """Today nothing is the matter (无事报平安)."""
        day, now = self.today.isoformat(), self._desk.clock.now()
        fields = {"day": day, "is_calm": True, "by": self.me, "at": iso(now)}
        self._perform((Amend("duty_report", day, fields),), lambda: None)

    def report_matter(
        self, text: str, done: Callable[[], object], refused: Callable[[RoomError], object]
    ) -> None:
        """Today something is the matter (有事报事); what was told before is part of the text."""
        day, now = self.today.isoformat(), self._desk.clock.now()
        fields = {"day": day, "is_calm": False, "text": text, "by": self.me, "at": iso(now)}
        self._perform((Amend("duty_report", day, fields),), done, refused)

    def repeat(self, then: Callable[[Edit], object]) -> None:
        """What the week before says of posts that nobody holds yet, from today on."""
        sheet = self.sheet
        if sheet is None:
            return
        before = DutyTable(self.first - 7 * _DAY, self.last - 7 * _DAY, self._desk.clock.now())
        since = self.today
        self._desk.ask(before, then=lambda found: then(repeated(sheet, found, since)), lane="rota.repeat")

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        if not self._undo:
            return False
        self._perform(self._undo.pop().undo, lambda: None)
        return True

    def amend(
        self, amends: Sequence[Amend], then: Callable[[], object], refused: Callable[[RoomError], object]
    ) -> None:
        """Change records that are no duty: a leave, a loan, the signatures of a hand-over."""
        self._perform(amends, then, refused)

    def propose(self) -> None:
        """Fill what is empty from today on by rule; nothing is written before it is taken."""
        sheet = self.sheet
        if sheet is None:
            return
        days = [day for day in sheet.days if day.date >= self.today]
        known = {shift.id: shift for shift in sheet.shifts}
        posts = [(post, known[post.shift]) for post in sheet.rules.posts if post.shift in known]
        pools = {post.zh: [p.person.id for p in sheet.persons if post.may_be(p.person)] for post, _ in posts}
        written = [turn for turn in sheet.turns if turn.duty]
        burden = sheet.rules.burden
        absences = Absences(sheet.leaves, sheet.loans, sheet.inside)
        carried: dict[str, float] = {one.person.id: one.carried for one in sheet.persons}
        by_date = {day.date: day for day in sheet.days}
        for turn in written:
            if turn.post and turn.day in by_date:
                carried[turn.person] = carried.get(turn.person, 0.0) + burden.of(
                    turn.shift, by_date[turn.day]
                )
        empty = slots(days, posts, written, burden=burden, pools=pools)
        rest = timedelta(hours=sheet.rules.rest_hours)

        def show(found: Filled) -> None:
            self.proposed = found
            self.changed.emit()

        work = self._desk.tasks.run
        work(lambda: fill(empty, written, absences, carried=carried, rest=rest), then=show, lane="rota.fill")

    def take_proposal(self) -> None:
        """Write what was proposed."""
        if self.sheet is not None and self.proposed is not None:
            given = [(slot.post, slot.day, who) for slot, who in self.proposed.given]
            self.proposed = None
            self.put(give_out(self.sheet, given))
            self.changed.emit()

    def drop_proposal(self) -> None:
        """Forget what was proposed."""
        self.proposed = None
        self.changed.emit()

    # --- inside -------------------------------------------------------------------------------------------------

    def _perform(
        self, amends: Iterable[Amend], then: Callable[[], object],
        refused: Callable[[RoomError], object] | None = None,
    ) -> None:  # fmt: skip
        def done(_changes: object) -> None:
            then()
            self.refresh()

        self._desk.perform(Together(tuple(amends)), then=done, refused=refused)

    def _remember(self, edit: Edit, then: Callable[[], object] | None) -> None:
        self._undo = [*self._undo[-_MOST_UNDONE:], edit]
        if then is not None:
            then()

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
