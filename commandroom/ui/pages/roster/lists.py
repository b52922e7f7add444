"""The four lists of the roster, one of them shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.headcount import HeadcountTab
from commandroom.ui.pages.roster.persons import PersonsView
from commandroom.ui.pages.roster.posts import PostsTab
from commandroom.ui.pages.roster.units import UnitList
from commandroom.ui.pages.roster.viewmodel import RosterViewModel
from commandroom.ui.widgets.listing import ListView

SCOPE = "roster"
PERSONS, POSTS, UNITS, HEADCOUNT = "persons", "posts", "units", "headcount"
TABS = (PERSONS, UNITS, HEADCOUNT, POSTS)


class RosterLists(QStackedWidget):
    """Persons, units, headcount, posts; `current` and the signals are those of whichever is shown."""

    current_changed = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, model: RosterViewModel) -> None:
        super().__init__()
        self._model = model
        self.folk = PersonsView(desk, scope=SCOPE, name=self.tr("Persons"))
        self.units = UnitList(desk, scope=SCOPE, name=self.tr("Units"), count=self.persons_in)
        self.headcount = HeadcountTab(desk, SCOPE)
        self.posts = PostsTab(desk, model, SCOPE)
        for part in (self.folk, self.units, self.headcount, self.posts):
            self.addWidget(part)
        for view in (self.folk, self.units, self.posts.list, self.headcount.lines):
            view.current_row_changed.connect(lambda _at: self.current_changed.emit())
            view.opened.connect(lambda _at: self.opened.emit())

    @property
    def tab(self) -> str:
        """Which list is shown, one of `TABS`."""
        return TABS[self.currentIndex()]

    @property
    def current(self) -> object:
        """The person, unit, rule or post that is chosen; None where nothing is."""
        lists: dict[str, PersonsView | ListView] = {
            PERSONS: self.folk,
            UNITS: self.units,
            HEADCOUNT: self.headcount.lines,
            POSTS: self.posts.list,
        }
        return lists[self.tab].current

    def show_tab(self, tab: str) -> None:
        """Show another list; what is asked for by the list itself is asked anew."""
        self.setCurrentIndex(TABS.index(tab))
        self.look()

    def look(self) -> None:
        """Ask anew for what the model does not bring: headcount and posts, where they are shown."""
        if self.tab == HEADCOUNT:
            self.headcount.look()
        elif self.tab == POSTS:
            self.posts.look()

    def show_persons(self) -> int:
        """Show whom the model lets through; how many they are."""
        rows = self._model.shown()
        self.folk.show_rows(rows, self._model.shown_day, knows_load=self._model.as_of is None)
        return len(rows)

    def show_units(self) -> int:
        """Show the units whose names hold what is looked for; how many they are."""
        return len(self.units.show_found(self._model.units, self._model.text))

    def take_focus(self) -> None:
        """Put the focus into the list that is shown."""
        parts = {UNITS: self.units, HEADCOUNT: self.headcount.lines, POSTS: self.posts.list}
        if self.tab == PERSONS:
            self.folk.take_focus()
        else:
            parts[self.tab].setFocus()

    def persons_in(self, unit: Unit) -> int:
        """How many active persons a unit has."""
        return sum(row.person.unit == unit.id and row.person.active for row in self._model.rows)
