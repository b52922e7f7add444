"""What is changed in the rota from its page, in one transaction a deed, and how the last change is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from commandroom.domain.errors import RoomError
from commandroom.domain.time.moments import iso
from commandroom.ui.desk import Desk
from commandroom.usecases.commands import Amend, SwapShift, Together
from commandroom.usecases.dutyediting import Edit

_MOST_UNDONE = 100


class Changing:
    """The page asks anew after each change; `refresh` is how."""

    def __init__(self, desk: Desk, refresh: Callable[[], object]) -> None:
        self._desk, self._refresh = desk, refresh
        self._undo: list[Edit] = []

    def put(self, edit: Edit, *, then: Callable[[], object] | None = None) -> None:
        """Write a change of duties; it can be taken back until the page is left."""
        if edit:
            self._perform(edit.do, lambda: self._remember(edit, then))

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

    def step_swap(self, record: str, step: str) -> None:
        """Take a step of a swap in the name of who sits here."""
        self._desk.perform(SwapShift(record, step), then=lambda _changes: self._refresh())

    def report_calm(self, day: date, *, by: str) -> None:
        """Nothing is the matter on a day (无事报平安)."""
        self._report(day, {"is_calm": True, "by": by}, lambda: None)

    def report_matter(
        self,
        day: date,
        text: str,
        *,
        by: str,
        done: Callable[[], object],
        refused: Callable[[RoomError], object],
    ) -> None:
        """Something is the matter (有事报事); what was told before is part of the text."""
        self._report(day, {"is_calm": False, "text": text, "by": by}, done, refused)

    def _report(
        self, day: date, fields: dict[str, object], done: Callable[[], object],
        refused: Callable[[RoomError], object] | None = None,
    ) -> None:  # fmt: skip
        at = iso(self._desk.clock.now())
        record = day.isoformat()
        self._perform((Amend("duty_report", record, {"day": record, **fields, "at": at}),), done, refused)

    def _perform(
        self, amends: Iterable[Amend], then: Callable[[], object],
        refused: Callable[[RoomError], object] | None = None,
    ) -> None:  # fmt: skip
        def done(_changes: object) -> None:
            then()
            self._refresh()

        self._desk.perform(Together(tuple(amends)), then=done, refused=refused)

    def _remember(self, edit: Edit, then: Callable[[], object] | None) -> None:
        self._undo = [*self._undo[-_MOST_UNDONE:], edit]
        if then is not None:
            then()
