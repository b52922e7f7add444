"""Over the lists: which of them is shown and how, and whom of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.asof import AsOf
from commandroom.ui.pages.roster.lists import HEADCOUNT, PERSONS, POSTS, TABS, UNITS
from commandroom.ui.pages.roster.persons import CARDS, TABLE
from commandroom.ui.pages.roster.viewmodel import (
    ALL,
    AWAY,
    BUSY,
    DEDICATED,
    EXPIRING,
    OPEN,
    SUNK,
    RosterViewModel,
)
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.text import PlainLabel

WAY = "roster/way"


class RosterFilters(QWidget):
    """Two lines of choices; what narrows the persons goes to the model, the rest is said by signals."""

    tab_changed = Signal()
    way_changed = Signal()
    narrowed = Signal()

    def __init__(self, desk: Desk, model: RosterViewModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        tabs = {
            PERSONS: self.tr("Persons"),
            UNITS: self.tr("Units"),
            HEADCOUNT: self.tr("Headcount"),
            POSTS: self.tr("Posts"),
        }
        self.tabs = Chips([(tab, tabs[tab]) for tab in TABS], name=self.tr("List"))
        ways = [(TABLE, self.tr("Table")), (CARDS, self.tr("Cards"))]
        self.ways = Chips(ways, name=self.tr("Table or cards"))
        self.ways.choose(str(desk.settings.get(WAY, TABLE)))
        self.bring = Button(desk.theme, self.tr("Import…"), icon="upload")
        self.as_of = AsOf(desk, model.today)
        self.group = Chips(self._groups(), name=self.tr("Filter"))
        self.unit = PinyinCombo([("", self.tr("All units"))])
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setFixedWidth(170)
        self.unit.choose("")
        self.left = QCheckBox(self.tr("with those who left"))
        self.count = PlainLabel("", "label")
        self._arrange()
        self._wire()

    def _groups(self) -> list[tuple[object, str]]:
        return [
            (ALL, self.tr("Everybody")),
            (DEDICATED, self.tr("Dedicated")),
            (SUNK, self.tr("Posted")),
            (EXPIRING, self.tr("Certificate running out")),
            (AWAY, self.tr("Away today")),
            (BUSY, self.tr("On the way or at work")),
            (OPEN, self.tr("To be settled")),
        ]

    def _arrange(self) -> None:
        self.tabs.setMinimumWidth(300)
        self.ways.setMinimumWidth(130)
        first = row(self.tabs, self.ways, None, self.bring, self.as_of, spacing=12)
        second = row(self.group, self.unit, self.left, self.count, spacing=12)
        second.setStretch(0, 1)
        self.setLayout(column(first, second, spacing=12))

    def _wire(self) -> None:
        self.tabs.changed.connect(self._change_tab)
        self.ways.changed.connect(self._change_way)
        self.group.changed.connect(self._narrow)
        self.unit.picked.connect(self._narrow)
        self.left.toggled.connect(self._narrow)

    @property
    def tab(self) -> str:
        """The list that is chosen, one of `TABS`."""
        return str(self.tabs.value)

    @property
    def way(self) -> str:
        """`table` or `cards`."""
        return str(self.ways.value)

    def choose_tab(self, tab: str) -> None:
        """Choose another list, as if it had been pressed."""
        self.tabs.choose(tab)
        self._change_tab()

    def go_to_next_tab(self) -> None:
        """Choose the list after this one."""
        self.choose_tab(TABS[(TABS.index(self.tab) + 1) % len(TABS)])

    def choose_other_way(self) -> None:
        """From table to cards and back, where persons are listed."""
        if self.tab == PERSONS:
            self.ways.choose(TABLE if self.way == CARDS else CARDS)
            self._change_way()

    def offer_units(self) -> None:
        """Offer the units that the model has; the one that is chosen stays chosen."""
        self.unit.set_options([("", self.tr("All units")), *((u.id, u.name) for u in self._model.units)])
        self.unit.choose(self._model.unit)

    def say_count(self, count: int) -> None:
        """How many persons or units fit."""
        text = self.tr("{n} units") if self.tab == UNITS else self.tr("{n} persons")
        self.count.setText(text.format(n=count))

    def show_day(self, day: date | None) -> None:
        """Say which day's roster is shown, None for today's."""
        self.as_of.show_day(day)

    def widen(self) -> None:
        """Everybody of every unit again, those who left as they were chosen."""
        self.group.choose(ALL)
        self.unit.choose("")
        self._narrow()

    def _change_tab(self) -> None:
        is_persons = self.tab == PERSONS
        for part in (self.group, self.unit, self.left, self.ways, self.bring, self.as_of):
            part.setVisible(is_persons)
        self.count.setVisible(self.tab in (PERSONS, UNITS))
        self.tab_changed.emit()

    def _change_way(self) -> None:
        self._desk.settings.put(WAY, self.way)
        self.way_changed.emit()

    def _narrow(self, *_what: object) -> None:
        self._model.group = str(self.group.value or ALL)
        self._model.unit = str(self.unit.value or "")
        self._model.with_left = self.left.isChecked()
        self.narrowed.emit()
