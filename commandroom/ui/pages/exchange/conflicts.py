"""The conflicts of the room: a list, and beside it both sides of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.exchange.sides import Sides
from commandroom.ui.parts import exchanging as said
from commandroom.ui.parts.naming import verb_label
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.card import Card, Scroll
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import EmptyState
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import ConflictRow


class ConflictsPart(QWidget):
    """Wires list and sides; what is wanted goes out as signals."""

    kept = Signal(object, str)
    opened = Signal(str)
    settled_wanted = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now: datetime = desk.clock.now()
        self.list = ListView(desk, ListTable(self._columns()), scope=said.PAGE, name=self.tr("Conflicts"))
        self.with_settled = QCheckBox(self.tr("Show the settled ones too"))
        self.sides = Sides(desk)
        self.none = EmptyState(desk.theme, self.tr("Nothing is in conflict."), icon="circle-check")
        self.about = PlainLabel(
            self.tr(
                "Two deeds that did not know of each other: the first has its effect until a person settles which one stands."
            ),
            "muted",
            wrap=True,
        )
        self._scroll = Scroll(self.sides)
        head = row(PlainLabel(self.tr("Conflicts"), "h2"), None, self.with_settled, margins=(16, 10, 14, 0))
        left = Card(
            column(head, row(self.about, margins=(16, 0, 14, 4)), self.list, spacing=6, margins=(1, 1, 1, 1))
        )
        both = QWidget()
        whole = row(left, self._scroll, spacing=16)
        whole.setStretch(0, 5)
        whole.setStretch(1, 7)
        both.setLayout(whole)
        self._stack = QStackedWidget()
        for part in (both, Card(column(self.none, row(None, self._settled_button(), None), 24))):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack))
        self._wire()

    def _settled_button(self) -> QWidget:
        """The same wish where there is no list to stand over."""
        self.settled_too = QCheckBox(self.tr("Show the settled ones too"))
        return self.settled_too

    def _columns(self) -> list[Col[ConflictRow]]:
        return [
            Col(self.tr("Event"), lambda c: c.title, 0, is_bold=True),
            Col(self.tr("Number"), lambda c: c.number, 150, role=lambda _c: "text2", from_width=560),
            Col(self.tr("Deeds"), _verbs, 120, from_width=520),
            Col(self.tr("Age"), self._age, 96, is_number=True, from_width=400),
            Col(self.tr("State"), self._state, 84, role=_state_role),
        ]

    def _wire(self) -> None:
        self.list.current_row_changed.connect(lambda _at: self._show_current())
        self.list.opened.connect(lambda _at: self._open())
        self.sides.event_wanted.connect(self._open)
        self.sides.kept.connect(self._keep)
        for box in (self.with_settled, self.settled_too):
            box.toggled.connect(self._want_settled)

    @property
    def current(self) -> ConflictRow | None:
        """The chosen conflict."""
        found = self.list.current
        return found if isinstance(found, ConflictRow) else None

    def show_conflicts(self, rows: Sequence[ConflictRow], now: datetime) -> None:
        """Show these; the chosen one stays chosen while it is there."""
        self._now = now
        if list(rows) != self.list.table.rows:
            self.list.show_rows(rows, key=lambda one: one.id)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_current()

    def _show_current(self) -> None:
        found = self.current
        if found is not None:
            self.sides.show_conflict(found, self._now)

    def _keep(self, entry: str) -> None:
        if self.sides.conflict is not None:
            self.kept.emit(self.sides.conflict, entry)

    def _open(self) -> None:
        found = self.current
        if found is not None:
            self.opened.emit(found.event)

    def _want_settled(self, is_wanted: bool) -> None:  # noqa: FBT001  a signal's own form
        for box in (self.with_settled, self.settled_too):
            box.blockSignals(True)
            box.setChecked(is_wanted)
            box.blockSignals(False)
        self.settled_wanted.emit(is_wanted)

    def _age(self, conflict: ConflictRow) -> str:
        newest = max(conflict.first.at, conflict.second.at)
        return said.span_text((self._now - newest).total_seconds())

    def _state(self, conflict: ConflictRow) -> str:
        return self.tr("✓ Settled") if conflict.settled else self.tr("Open")


def _verbs(conflict: ConflictRow) -> str:
    names = dict.fromkeys(verb_label(side.verb) for side in (conflict.first, conflict.second))
    return " / ".join(names)


def _state_role(conflict: ConflictRow) -> str:
    return "ok" if conflict.settled else "warn"
