"""The four lists of the supervision desk, in three parts of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.supervision.columns import (
    CallTable,
    backlog_column,
    call_column,
    red_column,
    yellow_column,
)
from commandroom.ui.pages.supervision.lamp_list import LampColumn
from commandroom.ui.pages.supervision.table_model import DONE, LEFT
from commandroom.ui.widgets.arrange import row
from commandroom.usecases.queries import CallRow, TimerRow

LIVE, BACKLOG, CALLS = TABS = "live", "backlog", "calls"


class LitLists(QStackedWidget):
    """Red beside yellow, the backlog, whom to call back; `current` is the list that a key is meant for."""

    opened = Signal(str)
    live_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        go, back = desk.navigate, self.live_wanted.emit
        self.red = red_column(desk, partial(go, "board", view="open"))
        self.yellow = yellow_column(desk, partial(go, "board", sort="due"))
        self.old, self._call_table = backlog_column(desk, back), CallTable(self.tr("Call"))
        self.calls = call_column(desk, self._call_table, back)
        self.calls.batch.hide()
        live = QWidget()
        live.setLayout(row(self.red, self.yellow, spacing=16))
        for part in (live, self.old, self.calls):
            self.addWidget(part)
        for column in self.columns:
            column.view.opened.connect(partial(self._open, column))
            column.view.aside.connect(self._step_aside)

    @property
    def columns(self) -> tuple[LampColumn, ...]:
        """Red, yellow, backlog, calls."""
        return (self.red, self.yellow, self.old, self.calls)

    @property
    def tab(self) -> str:
        """Which part is shown, one of `TABS`."""
        return TABS[self.currentIndex()]

    @property
    def current(self) -> LampColumn:
        """The column that has the focus, else the first of the part that is not empty."""
        shown = {LIVE: (self.red, self.yellow), BACKLOG: (self.old,), CALLS: (self.calls,)}[self.tab]
        focused = [part for part in shown if part.view.hasFocus()]
        filled = [part for part in shown if part.rows.count]
        return (focused or filled or list(shown))[0]

    @property
    def chosen(self) -> list[TimerRow]:
        """What is marked in the current list, else the row that has the focus there."""
        column = self.current
        found = column.rows.row_at(column.view.currentIndex().row())
        return column.rows.marked() or ([found] if found is not None else [])

    def show_tab(self, tab: str) -> None:
        """Show another part; the keyboard goes with it."""
        self.setCurrentIndex(TABS.index(tab))
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the current list."""
        self.current.view.setFocus()

    def show_lamps(
        self,
        red: Sequence[TimerRow],
        yellow: Sequence[TimerRow],
        old: Sequence[TimerRow],
        *,
        now: datetime,
        by_unit: bool,
    ) -> None:
        """Show other clocks; each list stays where it was."""
        for part, rows in ((self.red, red), (self.yellow, yellow), (self.old, old)):
            key, at = part.view.remember(), part.view.currentIndex().row()
            part.rows.show_rows(rows, now, by_unit=by_unit)
            part.show_rows()
            part.view.go_back_to(key, or_near=at)

    def show_calls(self, calls: Sequence[CallRow], now: datetime) -> None:
        """Show other people to call back."""
        view = self.calls.view
        key, at = view.remember(), view.currentIndex().row()
        self._call_table.show_calls(calls, now)
        self.calls.show_rows()
        view.go_back_to(key, or_near=at)

    def show_causes(self, causes: dict[str, str]) -> None:
        """Say why the backlog lies, by event."""
        self.old.rows.causes = causes
        self.old.view.repaint_column(DONE)

    def show_chains(self, chains: dict[str, str]) -> None:
        """Say how far the reminders of the lit clocks went."""
        for part in (self.red, self.yellow):
            part.rows.chains = chains
            part.view.repaint_column(DONE)

    def pass_time(self, now: datetime) -> bool:
        """Say how much is left at another moment; True where a yellow one has turned red since."""
        for part in self.columns:
            part.rows.now = now
            part.view.repaint_column(LEFT)
        return any(one.due < now for one in self.yellow.rows.rows)

    def clear_marks(self) -> bool:
        """Mark nothing any more; False where nothing was marked."""
        marked = [part for part in self.columns if part.rows.marks]
        for part in marked:
            part.rows.marks.clear()
            part.show_marked()
        return bool(marked)

    def _open(self, column: LampColumn, at: int) -> None:
        found = column.rows.row_at(at)
        if found is not None:
            self.opened.emit(found.event)

    def _step_aside(self, step: int) -> None:
        if self.tab == LIVE:
            wanted = self.yellow if step > 0 else self.red
            wanted.view.setFocus()
            if not wanted.view.currentIndex().isValid():
                wanted.view.go_to_row(0)
