"""What the shell says of warnings and modes whatever page is open: one banner, and the mode under the town's name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.domain.conditions import Mode
from commandroom.ui.desk import Desk
from commandroom.ui.moments import local
from commandroom.ui.notices import Banner, Kind
from commandroom.ui.parts.conditions import mode_text, warning_text
from commandroom.ui.punctuation import in_clauses
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import Conditions, ConditionSheet

MODE, WARNING = "conditions.mode", "conditions.warning"
LOOK_MS, PAUSE_MS = 60_000, 600
KINDS = frozenset({"warning", "mode", "transfer", "zero_report"})


class ConditionWatch(QObject):
    """Looks every minute, and after each change of what it tells of."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        desk.bus.changed.connect(self._heard)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask what holds, off the GUI thread."""
        ask, now = self._desk.room.ask, self._desk.clock.now()
        self._desk.tasks.run(
            lambda: ask(Conditions(now)), then=self._show, failed=self._silent, lane="conditions.watch"
        )

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        self._soon.stop()

    def _show(self, sheet: ConditionSheet) -> None:
        notices, go = self._desk.notices, partial(self._desk.navigate, "settings", section="conditions")
        told = in_clauses(
            warning_text(one.what, one.colour.value, one.source, one.end) for one in sheet.warnings
        )
        if told:
            notices.raise_banner(Banner(WARNING, told, Kind.WARN, self.tr("Show"), go))
        else:
            notices.lower_banner(WARNING)
        spell = sheet.spell
        if spell is None:
            notices.lower_banner(MODE)
            return
        parts = [mode_text(spell.mode.value, spell.level)]
        if sheet.report_due is not None:
            due = local(sheet.report_due).strftime("%H:%M")
            is_late = sheet.now > sheet.report_due
            text = (
                self.tr("zero report overdue since {time}") if is_late else self.tr("next zero report {time}")
            )
            parts.append(text.format(time=due))
        if told:
            parts.append(told)
        kind = Kind.CRIT if spell.mode is Mode.WAR else Kind.WARN
        notices.raise_banner(Banner(MODE, " · ".join(parts), kind, self.tr("Show"), go))

    def _silent(self, _error: Exception) -> None:
        """The world's own watch says what is wrong with the store."""

    @Slot(object)
    def _heard(self, changes: object) -> None:
        if isinstance(changes, Changes) and any(one.split(":", 1)[0] in KINDS for one in changes.records):
            self._soon.start()
