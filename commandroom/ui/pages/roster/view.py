"""The roster's page: headcount, filters, persons, posts or units, and the panel beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.roster.chosen import Chosen
from commandroom.ui.pages.roster.deeds import KEEPING, RosterDeeds
from commandroom.ui.pages.roster.filters import RosterFilters
from commandroom.ui.pages.roster.keys import hints, register
from commandroom.ui.pages.roster.lists import HEADCOUNT, PERSONS, POSTS, TABS, UNITS, RosterLists
from commandroom.ui.pages.roster.panel import RosterPanel
from commandroom.ui.pages.roster.persons import CARDS, TABLE
from commandroom.ui.pages.roster.units import RosterFigures
from commandroom.ui.pages.roster.viewmodel import RosterViewModel, headcount
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import Placeholder


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec("roster", QCoreApplication.translate("Roster", "Persons and units"), "users", RosterPage)


class RosterPage(Page):
    """Wires lists, deeds and panel to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = RosterViewModel(desk, self)
        self._is_first = True
        self._wanted = ""
        self._build()
        self.deeds = RosterDeeds(desk, self.model, self.lists, self)
        self.chosen = Chosen(desk, self.model, self.lists, self.panel)
        self._wire()
        shown = {"edit": self.panel.edit, "add": self.add}
        register(desk, self.deeds, self.filters, owner=self, shown=shown)

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._wanted = str(where.get("person") or "")
        if where.get("tab") in TABS or self._wanted:
            self.filters.choose_tab(str(where.get("tab") or PERSONS))
        if where.get("way") in (TABLE, CARDS):
            self.filters.ways.choose(where["way"])
            self.lists.folk.show_way(self.filters.way)
        self.model.open()
        self.lists.take_focus()

    @override
    def leave(self) -> None:
        self.model.close()

    @override
    def detail_panel(self) -> QWidget:
        return self.panel

    @override
    def tools(self) -> list[QWidget]:
        return [self.board, self.add]

    @override
    def search_words(self) -> str:
        return self.tr("Search name, initials, unit, post")

    @override
    def search_text(self) -> str:
        return self.model.text

    @override
    def search(self, text: str) -> None:
        self.model.text = text
        self._show_persons()
        self._show_units()

    @override
    def escape(self) -> bool:
        if self.model.as_of is None:
            return False
        self.look_back(None)
        return True

    @override
    def hints(self) -> Hints:
        return hints(self.desk)

    @override
    def refresh(self) -> None:
        self.model.refresh()
        self.lists.look()

    def look_back(self, day: date | None) -> None:
        """Show the roster of an earlier day, or today's."""
        self.model.look_back(day)
        self.filters.show_day(self.model.as_of)
        self.add.setVisible(self.model.as_of is None)

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        # the tools first: they stand in the window's head, and Tab comes to them before the rest
        theme = self.desk.theme
        self.board = Button(theme, self.tr("Status board"), icon="monitor")
        self.add = Button(theme, self.tr("Add a person"), icon="user-plus", kind="primary")
        self.strip = RosterFigures()
        self.filters = RosterFilters(self.desk, self.model)
        self.desk.gate.guard(self.add, self.filters.bring, duty=KEEPING)
        self.lists = RosterLists(self.desk, self.model)
        self.placeholder = Placeholder(theme, Card(column(self.lists, spacing=0, margins=(1, 1, 1, 1))))
        self.panel = RosterPanel(self.desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(self.strip)
        whole.addWidget(self.filters)
        whole.addWidget(self.filters.as_of.strip)
        whole.addWidget(self.placeholder, 1)
        self.lists.folk.show_way(self.filters.way)

    def _wire(self) -> None:
        model, deeds, filters, panel = self.model, self.deeds, self.filters, self.panel
        filters.tab_changed.connect(self._show_tab)
        filters.way_changed.connect(self._show_way)
        filters.narrowed.connect(self._show_persons)
        filters.bring.clicked.connect(deeds.bring)
        filters.as_of.chosen.connect(self.look_back)
        self.add.clicked.connect(deeds.add)
        self.board.clicked.connect(deeds.open_board)
        self.lists.opened.connect(deeds.edit)
        editing = deeds.editing
        self.lists.posts.role_wanted.connect(lambda role, name: editing.post(None, role=role, name=name))
        panel.edit_wanted.connect(deeds.edit)
        panel.file_wanted.connect(deeds.edit_file)
        panel.retire_wanted.connect(deeds.retire)
        panel.presence_wanted.connect(deeds.set_presence)
        panel.beside.way_wanted.connect(editing.way)
        model.persons_changed.connect(self._take_persons)
        model.units_changed.connect(self._take_units)
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)
        model.amending.saved.connect(self._saved)

    # --- showing -----------------------------------------------------------------------------------------------

    def _take_persons(self) -> None:
        self.strip.show_count(headcount(self.model.rows, self.model.shown_day))
        self._show_persons()
        if self._wanted and self.model.rows:
            self._find_wanted()
        if self._is_first and self.model.rows:
            self._is_first = False
            self.lists.take_focus()

    def _find_wanted(self) -> None:
        """Choose whom somebody was led to, whatever the list was narrowed to."""
        wanted, self._wanted = self._wanted, ""
        if not self.lists.folk.choose(wanted):
            self.filters.left.setChecked(True)
            self._clear()
            self.lists.folk.choose(wanted)

    def _take_units(self) -> None:
        self.filters.offer_units()
        self._show_units()

    def _show_persons(self) -> None:
        count = self.lists.show_persons()
        if self.filters.tab == PERSONS:
            self._show_found(count, self.tr("Nobody fits these filters"))

    def _show_units(self) -> None:
        count = self.lists.show_units()
        if self.filters.tab == UNITS:
            self._show_found(count, self.tr("No unit fits these filters"))

    def _show_found(self, count: int, none: str) -> None:
        self.filters.say_count(count)
        if count:
            self.placeholder.show_content()
        else:
            if self.model.as_of is not None and not self.model.rows:
                none = self.tr("Nobody was on the roster on that day")
            clear = self.tr("Clear the filters")
            self.placeholder.show_empty(none, icon="users", action=clear, on_action=self._clear)
        self.chosen.show()

    def _show_tab(self) -> None:
        tab = self.filters.tab
        names = {UNITS: self.tr("Add a unit"), POSTS: self.tr("Add a post")}
        self.add.say(names.get(tab, self.tr("Add a person")))
        if tab in (HEADCOUNT, POSTS):
            self.placeholder.show_content()
        self.lists.show_tab(tab)
        shows = {PERSONS: self._show_persons, UNITS: self._show_units}
        shows.get(tab, self.chosen.show)()
        self.lists.take_focus()

    def _show_way(self) -> None:
        self.lists.folk.show_way(self.filters.way)
        self.lists.take_focus()

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    def _saved(self, said: str) -> None:
        self.desk.notices.confirm(said)
        if self.lists.tab == POSTS:
            self.lists.look()

    def _clear(self) -> None:
        self.model.text = ""
        self.search_ended.emit()
        self.filters.widen()
        self._show_units()
