"""What the shell says to the leaders whatever page is open: changes of rules wait for their answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.ui.desk import Desk
from commandroom.ui.notices import Banner, Kind
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import RoomFacts, RoomSheet, RuleChangeRow, RuleChanges
from commandroom.usecases.rulechanges import APPROVERS, KIND, OPEN

KEY, BEGINNING = "rules.waiting", f"{KIND}:"
PAUSE_MS = 800
_LEADERS = frozenset(role.value for role in APPROVERS)


class RuleWatch(QObject):
    """Looks once, after each proposal and answer, and when somebody else sits down."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._has_banner = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        desk.bus.changed.connect(self._heard)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask what waits, off the GUI thread."""
        ask = self._desk.room.ask
        self._desk.tasks.run(
            lambda: (ask(RoomFacts()), ask(RuleChanges())),
            then=self._show,
            failed=self._silent,
            lane="rules.watch",
        )

    def close(self) -> None:
        """Look no more."""
        self._soon.stop()

    def _show(self, seen: tuple[RoomSheet, tuple[RuleChangeRow, ...]]) -> None:
        facts, rows = seen
        waiting = [row for row in rows if row.status == OPEN and row.by != facts.operator]
        if not (waiting and _LEADERS & set(facts.operator_roles)):
            if self._has_banner:
                self._desk.notices.lower_banner(KEY)
                self._has_banner = False
            return
        text = self.tr("{count} changes of rules wait for your answer.").format(count=len(waiting))
        go = partial(self._desk.navigate, "settings", section="rulechanges")
        self._desk.notices.raise_banner(Banner(KEY, text, Kind.INFO, self.tr("Look at them"), go))
        self._has_banner = True

    def _silent(self, _error: Exception) -> None:
        """The world's own watch says what is wrong with the store."""

    @Slot(object)
    def _heard(self, changes: object) -> None:
        if isinstance(changes, Changes) and (
            changes.seat_only or any(record.startswith(BEGINNING) for record in changes.records)
        ):
            self._soon.start()
