"""The rota filled by rule: a proposal to look at, of which nothing is written before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.fairfill import Filled, fill, slots
from commandroom.ui.desk import Desk
from commandroom.usecases.dutyediting import Edit, give_out
from commandroom.usecases.queries import DutySheet


class Proposing(QObject):
    """`found` is what is proposed for the days shown, None while nothing is."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: Filled | None = None

    def ask(self, sheet: DutySheet, *, since: date) -> None:
        """Fill what is empty from a day on, off the GUI thread."""
        days = [day for day in sheet.days if day.date >= since]
        known = {shift.id: shift for shift in sheet.shifts}
        posts = [(post, known[post.shift]) for post in sheet.rules.posts if post.shift in known]
        pools = {post.zh: [p.person.id for p in sheet.persons if post.may_be(p.person)] for post, _ in posts}
        written = [turn for turn in sheet.turns if turn.duty]
        absences, carried = Absences(sheet.leaves, sheet.loans, sheet.inside), _carried(sheet)
        empty = slots(days, posts, written, burden=sheet.rules.burden, pools=pools)
        rest = timedelta(hours=sheet.rules.rest_hours)
        work = self._desk.tasks.run
        work(
            lambda: fill(empty, written, absences, carried=carried, rest=rest),
            then=self._show,
            lane="rota.fill",
        )

    def take(self, sheet: DutySheet, put: Callable[[Edit], object]) -> None:
        """Write what was proposed."""
        if self.found is not None:
            given = [(slot.post, slot.day, who) for slot, who in self.found.given]
            self.found = None
            put(give_out(sheet, given))
            self.changed.emit()

    def drop(self) -> None:
        """Forget what was proposed."""
        self.found = None
        self.changed.emit()

    def _show(self, found: Filled) -> None:
        self.found = found
        self.changed.emit()


def _carried(sheet: DutySheet) -> dict[str, float]:
    """What everybody carried before these days, and carries in them by what is written."""
    carried: dict[str, float] = {one.person.id: one.carried for one in sheet.persons}
    by_date = {day.date: day for day in sheet.days}
    for turn in sheet.turns:
        if turn.duty and turn.post and turn.day in by_date:
            burden = sheet.rules.burden.of(turn.shift, by_date[turn.day])
            carried[turn.person] = carried.get(turn.person, 0.0) + burden
    return carried
