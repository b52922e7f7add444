"""The roster's page: headcount, filters, persons, posts or units, and the panel beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.people.headcount import Line
from commandroom.domain.people.posts import Post
from commandroom.domain.people.units import Unit
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.roster.asof import AsOf
from commandroom.ui.pages.roster.editing import Editing
from commandroom.ui.pages.roster.headcount import HeadcountTab
from commandroom.ui.pages.roster.panel import RosterPanel
from commandroom.ui.pages.roster.persons import CARDS, TABLE, PersonsView
from commandroom.ui.pages.roster.posts import PostsTab
from commandroom.ui.pages.roster.units import RosterFigures, UnitList
from commandroom.ui.pages.roster.viewmodel import (
    ALL,
    AWAY,
    BUSY,
    DEDICATED,
    EXPIRING,
    OPEN,
    SUNK,
    RosterViewModel,
    headcount,
)
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.listing import ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, RecordChange

SCOPE = "roster"
KEEPING = "keep:person"
PERSONS, POSTS, UNITS, HEADCOUNT = "persons", "posts", "units", "headcount"
TABS = (PERSONS, UNITS, HEADCOUNT, POSTS)
WAY = "roster/way"


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec("roster", QCoreApplication.translate("Roster", "Persons and units"), "users", RosterPage)


class RosterPage(Page):
    """Wires lists, forms and panel to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = RosterViewModel(desk, self)
        self.editing = Editing(desk, self.model, self)
        self._is_first = True
        self._wanted = ""
        self.status_board: QWidget | None = None
        self._build()
        self._wire()
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        self._wanted = str(where.get("person") or "")
        if where.get("tab") in TABS or self._wanted:
            self.show_tab(str(where.get("tab") or PERSONS))
        if where.get("way") in (TABLE, CARDS):
            self.ways.choose(where["way"])
            self._show_way()
        self.model.open()
        self._focus_list()

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
        self._look_back(None)
        return True

    @override
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            *hint(self.tr("edit"), "roster.edit"),
            *hint(self.tr("add"), "roster.add"),
            *hint(self.tr("on duty, resting, on leave"), "roster.on", "roster.off", "roster.leave"),
            *hint(self.tr("table or cards"), "roster.way"),
            *hint(self.tr("persons, units, headcount, posts"), "roster.tab"),
            *hint(self.tr("an earlier day"), "roster.back"),
            *hint(self.tr("search"), "desk.search"),
        )

    @override
    def refresh(self) -> None:
        self.model.refresh()
        if self.tabs.value == HEADCOUNT:
            self.headcount.look()
        elif self.tabs.value == POSTS:
            self.posts.look()

    @property
    def persons(self) -> ListView:
        """The table of persons."""
        return self.folk.table

    @property
    def shown_list(self) -> ListView:
        """The list that is shown; the table of persons where they stand as cards."""
        lists = {UNITS: self.units, HEADCOUNT: self.headcount.lines, POSTS: self.posts.list}
        return lists.get(str(self.tabs.value), self.persons)

    def show_tab(self, tab: str) -> None:
        """Show persons, units, the headcount or the posts."""
        self.tabs.choose(tab)
        self._show_tab()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = (
            self.desk.theme
        )  # the tools first: they stand in the window's head, and Tab comes to them before the rest
        self.board = Button(theme, self.tr("Status board"), icon="monitor")
        self.add = Button(theme, self.tr("Add a person"), icon="user-plus", kind="primary")
        self.strip = RosterFigures()
        self.figures = self.strip.cards
        self._build_filters()
        self.folk = PersonsView(self.desk, scope=SCOPE, name=self.tr("Persons"))
        self.units = UnitList(self.desk, scope=SCOPE, name=self.tr("Units"), count=self._persons_in)
        self.headcount = HeadcountTab(self.desk, SCOPE)
        self.posts = PostsTab(self.desk, self.model, SCOPE)
        self.stack = QStackedWidget()
        for part in (self.folk, self.units, self.headcount, self.posts):
            self.stack.addWidget(part)
        self.placeholder = Placeholder(
            self.desk.theme, Card(column(self.stack, spacing=0, margins=(1, 1, 1, 1)))
        )
        self.panel = RosterPanel(self.desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(self.strip)
        for line in self._filters():
            whole.addLayout(line)
        whole.addWidget(self.as_of.strip)
        whole.addWidget(self.placeholder, 1)
        self.ways.choose(str(self.desk.settings.get(WAY, TABLE)))
        self._show_way()

    def _build_filters(self) -> None:
        theme = self.desk.theme
        tabs = [
            (PERSONS, self.tr("Persons")),
            (UNITS, self.tr("Units")),
            (HEADCOUNT, self.tr("Headcount")),
            (POSTS, self.tr("Posts")),
        ]
        self.tabs = Chips(tabs, name=self.tr("List"))
        self.ways = Chips(
            [(TABLE, self.tr("Table")), (CARDS, self.tr("Cards"))], name=self.tr("Table or cards")
        )
        self.group = Chips(self._groups(), name=self.tr("Filter"))
        self.unit = PinyinCombo([("", self.tr("All units"))])
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setFixedWidth(170)
        self.unit.choose("")
        self.left = QCheckBox(self.tr("with those who left"))
        self.count = PlainLabel("", "label")
        self.as_of = AsOf(self.desk, self.model.today)
        self.bring = Button(theme, self.tr("Import…"), icon="upload")
        self.desk.gate.guard(self.add, self.bring, duty=KEEPING)

    def _filters(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        """Which list and how it is shown; below, whom of it."""
        self.tabs.setMinimumWidth(300)
        self.ways.setMinimumWidth(130)
        first = row(self.tabs, self.ways, None, self.bring, self.as_of, spacing=12)
        second = row(self.group, self.unit, self.left, self.count, spacing=12)
        second.setStretch(0, 1)
        return first, second

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

    def _wire(self) -> None:
        model = self.model
        self.tabs.changed.connect(self._show_tab)
        self.ways.changed.connect(self._choose_way)
        self.group.changed.connect(self._narrow)
        self.unit.picked.connect(self._narrow)
        self.left.toggled.connect(self._narrow)
        self.add.clicked.connect(self._add)
        self.board.clicked.connect(self.open_board)
        self.bring.clicked.connect(self._bring)
        self.as_of.chosen.connect(self._look_back)
        for view in (self.folk, self.units, self.posts.list, self.headcount.lines):
            view.current_row_changed.connect(self._show_current)
            view.opened.connect(lambda _at: self._edit())
        self.posts.role_wanted.connect(lambda role, name: self.editing.post(None, role=role, name=name))
        self.panel.edit_wanted.connect(self._edit)
        self.panel.file_wanted.connect(self._edit_file)
        self.panel.retire_wanted.connect(lambda: self.editing.retire(self.current))
        self.panel.presence_wanted.connect(self._set_presence)
        self.panel.beside.way_wanted.connect(self.editing.way)
        model.persons_changed.connect(self._take_persons)
        model.units_changed.connect(self._take_units)
        model.fields_changed.connect(self._take_fields)
        model.sheet_changed.connect(lambda sheet: self.panel.show_sheet(sheet, self.desk.clock.now()))
        model.history_changed.connect(self._show_history)
        model.history_failed.connect(lambda _record, _error: self.panel.show_no_history())
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)
        model.saved.connect(self._saved)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Persons and units")
        for name, text, do, keys, icon in (
            ("tab", self.tr("Persons, units, headcount or posts"), self._switch, "T", "building-2"),
            ("edit", self.tr("Edit"), self._edit, "E", "pencil"),
            ("add", self.tr("Add"), self._add, "A", "user-plus"),
            ("on", self.tr("On duty today"), lambda: self._set_presence("on"), "1", "check"),
            ("off", self.tr("Resting today"), lambda: self._set_presence("off"), "2", "moon"),
            ("leave", self.tr("On leave today"), lambda: self._set_presence("leave"), "3", "log-out"),
            ("file", self.tr("A person's file"), self._edit_file, "F", "file-text"),
            ("way", self.tr("Table or cards"), self._other_way, "V", "layout-list"),
            ("back", self.tr("The roster of an earlier day"), self.as_of.ask, "B", "history"),
            ("bring", self.tr("Import a staff list"), self._bring, "I", "upload"),
            ("board", self.tr("Status board on the second screen"), self.open_board, "W", "monitor"),
        ):
            action = add(
                f"roster.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self
            )
            if name in ("on", "off", "leave"):
                self.desk.gate.offer(action, "keep:presence")
            elif name in ("edit", "add", "file", "bring"):
                self.desk.gate.offer(action, KEEPING)
        self.desk.actions.show_on("roster.edit", self.panel.edit)
        self.desk.actions.show_on("roster.add", self.add)

    # --- showing -----------------------------------------------------------------------------------------------

    @property
    def current(self) -> object:
        """The person, unit or post that is chosen."""
        return self.folk.current if self.tabs.value == PERSONS else self.shown_list.current

    def _focus_list(self) -> None:
        if self.tabs.value == PERSONS:
            self.folk.take_focus()
        else:
            self.shown_list.setFocus()

    def _take_persons(self) -> None:
        self.strip.show_count(headcount(self.model.rows, self.model.shown_day))
        self._show_persons()
        if self._wanted and self.model.rows:
            self._find_wanted()
        if self._is_first and self.model.rows:
            self._is_first = False
            self._focus_list()

    def _find_wanted(self) -> None:
        """Choose whom somebody was led to, whatever the list was narrowed to."""
        wanted, self._wanted = self._wanted, ""
        if not self.folk.choose(wanted):
            self.left.setChecked(True)
            self._clear()
            self.folk.choose(wanted)

    def _take_units(self) -> None:
        self.unit.set_options([("", self.tr("All units")), *((u.id, u.name) for u in self.model.units)])
        self.unit.choose(self.model.unit)
        self._show_units()

    def _take_fields(self) -> None:
        if self.model.fields is not None:
            self.panel.take_fields(self.model.fields, self._name_of)

    def _show_persons(self) -> None:
        rows = self.model.shown()
        self.folk.show_rows(rows, self.model.shown_day, knows_load=self.model.as_of is None)
        if self.tabs.value == PERSONS:
            self.count.setText(self.tr("{n} persons").format(n=len(rows)))
            self._show_state(is_empty=not rows)
            self._show_current()

    def _show_units(self) -> None:
        units = self.units.show_found(self.model.units, self.model.text)
        if self.tabs.value == UNITS:
            self.count.setText(self.tr("{n} units").format(n=len(units)))
            self._show_state(is_empty=not units)
            self._show_current()

    def _show_state(self, *, is_empty: bool) -> None:
        if not is_empty:
            self.placeholder.show_content()
            return
        is_units = self.tabs.value == UNITS
        text = self.tr("No unit fits these filters") if is_units else self.tr("Nobody fits these filters")
        if self.model.as_of is not None and not self.model.rows:
            text = self.tr("Nobody was on the roster on that day")
        clear = self.tr("Clear the filters")
        self.placeholder.show_empty(text, icon="users", action=clear, on_action=self._clear)

    def _show_tab(self) -> None:
        tab = str(self.tabs.value)
        self.stack.setCurrentIndex(TABS.index(tab))
        for part in (self.group, self.unit, self.left, self.ways, self.bring, self.as_of):
            part.setVisible(tab == PERSONS)
        self.count.setVisible(tab in (PERSONS, UNITS))
        names = {UNITS: self.tr("Add a unit"), POSTS: self.tr("Add a post")}
        self.add.say(names.get(tab, self.tr("Add a person")))
        if tab in (HEADCOUNT, POSTS):
            self.placeholder.show_content()
            (self.headcount if tab == HEADCOUNT else self.posts).look()
            self._show_current()
        else:
            self._show_units() if tab == UNITS else self._show_persons()
        self._focus_list()

    def _show_current(self, _at: int = 0) -> None:
        found = self.current
        if isinstance(found, PersonRow):
            self.panel.show_person(found, self.model.shown_day, is_now=self.model.as_of is None)
            self.model.look_up_history(found.person.id)
            self.model.look_up_person(found.person.id)
        elif isinstance(found, Unit):
            self.panel.show_unit(found, self._persons_in(found))
            self.model.look_up_history(found.id, "unit")
        elif isinstance(found, Line):
            self.panel.show_rule(found, *self.headcount.told(found))
        elif isinstance(found, Post):
            self.panel.show_post(found, self._name_of)
            self.model.look_up_history(found.id, "post")
        else:
            self.panel.show_nothing()

    def _show_history(self, record: str, changes: Sequence[RecordChange]) -> None:
        found = self.current
        key = found.person.id if isinstance(found, PersonRow) else getattr(found, "id", "")
        if key == record:
            day = self.model.as_of
            known = [one for one in changes if day is None or self.model.day_of(one.at) <= day]
            self.panel.show_history(known, self._name_of)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    def _saved(self, said: str) -> None:
        self.desk.notices.confirm(said)
        if self.tabs.value == POSTS:
            self.posts.look()

    # --- wishes ------------------------------------------------------------------------------------------------

    def open_board(self) -> None:
        """Open the status board for the room's second screen."""
        from commandroom.ui.pages.roster.statusboard import open_board  # noqa: PLC0415 - seldom, and a window of its own

        self.status_board = open_board(self.desk, self)

    def _bring(self) -> None:
        from commandroom.ui.pages.roster.bringing import ask_list  # noqa: PLC0415 - seldom

        error = self.desk.gate.bar_of(KEEPING)
        if error is not None:
            self.desk.notices.refuse(error)
            return
        ask_list(self.desk, self, self.model.refresh)

    def _look_back(self, day: date | None) -> None:
        self.model.look_back(day)
        self.as_of.show_day(self.model.as_of)
        self.add.setVisible(self.model.as_of is None)

    def _narrow(self, *_what: object) -> None:
        self.model.group = str(self.group.value or ALL)
        self.model.unit = str(self.unit.value or "")
        self.model.with_left = self.left.isChecked()
        self._show_persons()

    def _clear(self) -> None:
        self.model.text = ""
        self.search_ended.emit()
        self.group.choose(ALL)
        self.unit.choose("")
        self._narrow()
        self._show_units()

    def _switch(self) -> None:
        self.show_tab(TABS[(TABS.index(str(self.tabs.value)) + 1) % len(TABS)])

    def _other_way(self) -> None:
        if self.tabs.value == PERSONS:
            self.ways.choose(TABLE if self.ways.value == CARDS else CARDS)
            self._choose_way()

    def _choose_way(self) -> None:
        self.desk.settings.put(WAY, str(self.ways.value))
        self._show_way()
        self._focus_list()

    def _show_way(self) -> None:
        self.folk.show_way(str(self.ways.value))

    def _add(self) -> None:
        if self.tabs.value == UNITS:
            self.editing.unit(None)
        elif self.tabs.value == POSTS:
            self.editing.post(None)
        else:
            self.editing.person(None)

    def _edit(self) -> None:
        found = self.current
        if self.model.as_of is not None:
            return
        if isinstance(found, PersonRow):
            self.editing.person(found)
        elif isinstance(found, Unit):
            self.editing.unit(found)
        elif isinstance(found, Post):
            self.editing.post(found)

    def _edit_file(self) -> None:
        found = self.current
        if isinstance(found, PersonRow) and self.model.as_of is None:
            self.editing.file(found)

    def _set_presence(self, state: str) -> None:
        found = self.current
        if isinstance(found, PersonRow) and self.model.as_of is None:
            self.editing.presence(found, state)

    def _persons_in(self, unit: Unit) -> int:
        return sum(r.person.unit == unit.id and r.person.active for r in self.model.rows)

    def _name_of(self, key: str) -> str:
        unit = next((u.name for u in self.model.units if u.id == key), "")
        return unit or next((r.person.name for r in self.model.rows if r.person.id == key), key)
