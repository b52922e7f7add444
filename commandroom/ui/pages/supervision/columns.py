"""The lists of the supervision desk: red, yellow, the backlog, and whom to call back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.moments import clock_text
from commandroom.ui.pages.supervision.lamp_list import LampColumn
from commandroom.ui.pages.supervision.table_model import LampTable, key_of
from commandroom.usecases.queries import CallRow, TimerRow

translate = QCoreApplication.translate


class CallTable(LampTable):
    """Rows of people to call back: how often nobody answered, and from when on the next call counts."""

    def __init__(self, button: str) -> None:
        super().__init__(button)
        self.is_noted_wide = True
        self._calls: dict[str, CallRow] = {}

    def show_calls(self, calls: Sequence[CallRow], now: datetime) -> None:
        """Show other rows."""
        self._calls = {key_of(call.clock): call for call in calls}
        self.show_rows([call.clock for call in calls], now)

    @override
    def node(self, row: TimerRow) -> str:
        call = self._calls.get(key_of(row))
        if call is not None and call.is_second:
            return translate("Supervision", "after the second handling")
        return translate("Supervision", "call-back")

    @override
    def note(self, row: TimerRow) -> str:
        call = self._calls.get(key_of(row))
        if call is None or call.next_at is None:
            return translate("Supervision", "not called yet")
        if call.next_at > self.now:
            return translate("Supervision", "no answer {n}×, again from {time}").format(
                n=call.attempts, time=clock_text(call.next_at)
            )
        return translate("Supervision", "no answer {n}×, call again").format(n=call.attempts)


def red_column(desk: Desk, onward: Callable[[], object]) -> LampColumn:
    """What is past its limit."""
    return LampColumn(
        desk,
        LampTable(translate("Supervision", "Supervise")),
        name=translate("Supervision", "Red lamps"),
        meaning=translate("Supervision", "past the limit of their step"),
        batch=translate("Supervision", "Supervise several"),
        icon="siren",
        empty=translate("Supervision", "No red lamps at present"),
        duty="supervise",
        onward=(translate("Supervision", "See all open events"), onward),
    )


def yellow_column(desk: Desk, onward: Callable[[], object]) -> LampColumn:
    """What soon will be."""
    return LampColumn(
        desk,
        LampTable(translate("Supervision", "Urge")),
        name=translate("Supervision", "Yellow lamps"),
        meaning=translate("Supervision", "little time left for their step"),
        batch=translate("Supervision", "Urge several"),
        icon="bell-ring",
        empty=translate("Supervision", "No yellow lamps at present"),
        duty="urge",
        onward=(translate("Supervision", "See what is due next"), onward),
    )


def backlog_column(desk: Desk, onward: Callable[[], object]) -> LampColumn:
    """What has been red for more than a day."""
    return LampColumn(
        desk,
        LampTable(translate("Supervision", "Cause"), wants_cause=True),
        name=translate("Supervision", "Backlog"),
        meaning=translate("Supervision", "red for more than a day; say why it lies"),
        batch=translate("Supervision", "Supervise several"),
        icon="siren",
        empty=translate("Supervision", "Nothing lies for more than a day"),
        duty="supervise",
        onward=(translate("Supervision", "Back to red and yellow"), onward),
    )


def call_column(desk: Desk, table: CallTable, onward: Callable[[], object]) -> LampColumn:
    """Whom to call back, and what to ask."""
    return LampColumn(
        desk,
        table,
        name=translate("Supervision", "Call back"),
        meaning=translate("Supervision", "ask: is it solved? are you satisfied? what is missing?"),
        batch=translate("Supervision", "Call"),
        icon="phone-call",
        empty=translate("Supervision", "Nobody waits to be called back"),
        duty="",
        onward=(translate("Supervision", "Back to red and yellow"), onward),
    )
