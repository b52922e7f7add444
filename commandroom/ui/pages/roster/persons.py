"""The list of persons, as a table or as cards; both show the same rows and one current person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.cards import CardBoard, in_sections
from commandroom.ui.pages.roster.signs import paint_standing
from commandroom.ui.pages.roster.words import (
    STANDING_ROLES,
    certificate_left,
    kind_of_person,
    role_name,
    standing_name,
)
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.listing import Col, Index, ListDelegate, ListTable, ListView
from commandroom.usecases.queries import PersonRow

TABLE, CARDS = "table", "cards"
NOTHING = "—"
_STANDING = 5
"""The column with the lamp."""


class PersonsView(QStackedWidget):
    """Table and cards; `current` and the signals are those of whichever is shown."""

    current_row_changed = Signal(int)
    opened = Signal(int)

    def __init__(self, desk: Desk, *, scope: str, name: str) -> None:
        super().__init__()
        self._today = date.min
        self._knows_load = True
        self._is_behind = False
        self.table = ListView(desk, ListTable(self._columns()), scope=scope, name=name)
        self.table.setItemDelegate(_StandingDelegate(desk.theme, self.table))
        self.cards = CardBoard(desk, scope=scope, name=name)
        self.addWidget(self.table)
        self.addWidget(self.cards)
        for part in (self.table, self.cards):
            part.current_row_changed.connect(self.current_row_changed)
            part.opened.connect(self.opened)

    @property
    def way(self) -> str:
        """`table` or `cards`."""
        return CARDS if self.currentIndex() else TABLE

    @property
    def current(self) -> PersonRow | None:
        """The person that is chosen."""
        found = self.cards.current if self.way == CARDS else self.table.current
        return found if isinstance(found, PersonRow) else None

    def show_way(self, way: str) -> None:
        """Show the other one; who was chosen stays chosen."""
        before = self.current
        self.setCurrentIndex(1 if way == CARDS else 0)
        self._fill_cards()
        if before is not None:
            self.choose(before.person.id)

    def show_rows(self, rows: Sequence[PersonRow], today: date, *, knows_load: bool = True) -> None:
        """Show these people, those of the room first, the posted ones behind them, then the others."""
        self._today, self._knows_load = today, knows_load
        shown = in_sections(rows)
        self.table.show_rows(shown, key=lambda row: row.person.id)
        self._is_behind = True
        self._fill_cards()

    def _fill_cards(self) -> None:
        """Ninety cards cost three frames, so they are made when somebody looks at them."""
        if self._is_behind and self.way == CARDS:
            self._is_behind = False
            self.cards.show_rows(self.table.table.rows, self._today, knows_load=self._knows_load)

    def choose(self, person: str) -> bool:
        """Choose somebody by id; False where the person is not shown."""
        at = [row.person.id for row in self.table.table.rows]
        if person not in at:
            return False
        self.table.go_to_row(at.index(person))
        return self.cards.go_to(person) if self.way == CARDS else True

    def take_focus(self) -> None:
        """Put the focus into the list."""
        if self.way == CARDS:
            self.cards.take_focus()
        else:
            self.table.setFocus()

    def _columns(self) -> list[Col[PersonRow]]:
        return [
            Col(self.tr("Name"), _name, 92, role=_name_role, is_bold=True),
            Col(self.tr("Kind of person"), lambda r: kind_of_person(r.person), 128, role=_quiet, from_width=760),
            Col(self.tr("Unit"), lambda r: r.unit_name, 96, role=_faded),
            Col(self.tr("Post"), lambda r: r.person.post, 0, role=_faded),
            Col(self.tr("Roles"), _roles_text, 170, role=_quiet, from_width=1080),
            Col(self.tr("Now"), lambda r: standing_name(r.standing), 112, role=_standing_role, is_bold=True),
            Col(self.tr("Certificate"), self._certificate, 112, role=self._certificate_role),
            Col(self.tr("Duty group"), _group, 72, role=_quiet, from_width=1180),
            Col(self.tr("Open / may carry"), self._load, 100, role=_load_role, is_number=True),
            Col(self.tr("On time"), self._on_time, 80, role=_quiet, is_number=True, from_width=900),
        ]  # fmt: skip

    def _certificate(self, row: PersonRow) -> str:
        return certificate_left(row.person, self._today)[0]

    def _certificate_role(self, row: PersonRow) -> str:
        return certificate_left(row.person, self._today)[1]

    def _load(self, row: PersonRow) -> str:
        return f"{row.load} / {row.person.capacity}" if self._knows_load else NOTHING

    def _on_time(self, row: PersonRow) -> str:
        return f"{row.on_time * 100:.1f}%" if row.on_time is not None else NOTHING


class _StandingDelegate(ListDelegate):
    """Paints the lamp before the word for what somebody is doing."""

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        found = self._list.table.row_at(index.row())
        if index.column() == _STANDING and isinstance(found, PersonRow):
            size = self.theme.px(5)
            paint_standing(
                painter, self.theme, QPointF(rect.x() + size, rect.center().y()), found.standing, size
            )
            rect = rect.adjusted(2 * size + 6, 0, 0, 0)
        super().paint_cell(painter, rect, index, is_selected=is_selected)


def _group(row: PersonRow) -> str:
    return row.person.duty_group


def _roles_text(row: PersonRow) -> str:
    return in_a_row(role_name(role) for role in row.person.roles)


def _name(row: PersonRow) -> str:
    """The name, with a sign where something has to be settled."""
    return f"⚠ {row.person.name}" if row.warnings else row.person.name


def _name_role(row: PersonRow) -> str:
    return "warn" if row.warnings else _faded(row)


def _faded(row: PersonRow) -> str:
    return "text" if row.person.active else "text3"


def _quiet(_row: PersonRow) -> str:
    return "text2"


def _standing_role(row: PersonRow) -> str:
    return STANDING_ROLES.get(row.standing, "text3")


def _load_role(row: PersonRow) -> str:
    return "warn" if row.load >= row.person.capacity else "text2"
