"""The roster's page: headcount, filters, persons or units, and the panel beside them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.people.persons import DEDICATED_LEAST, DEDICATED_MOST
from commandroom.domain.people.units import Unit
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.page import Hints, Page, PageSpec
from commandroom.ui.pages.roster.forms import PersonDialog, RecordDialog, UnitDialog
from commandroom.ui.pages.roster.headcount import HeadcountTab
from commandroom.ui.pages.roster.panel import RosterPanel
from commandroom.ui.pages.roster.viewmodel import (
    ALL,
    AWAY,
    DEDICATED,
    EXPIRING,
    SUNK,
    RosterViewModel,
    headcount,
)
from commandroom.ui.pages.roster.words import kind_of_unit, presence_name, role_name
from commandroom.ui.punctuation import in_a_row
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.figure import FigureCard
from commandroom.ui.widgets.inputs import PinyinCombo
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, RecordChange

SCOPE = "roster"
KEEPING = "keep:person"
PERSONS, UNITS, HEADCOUNT = "persons", "units", "headcount"
TABS = (PERSONS, UNITS, HEADCOUNT)


def spec() -> PageSpec:
    """The page as the window is told of it."""
    return PageSpec("roster", QCoreApplication.translate("Roster", "Persons and units"), "users", RosterPage)


class RosterPage(Page):
    """Wires lists, forms and panel to the view model; knows no rule."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.model = RosterViewModel(desk, self)
        self._is_first = True
        self._build()
        self._wire()
        self._register()

    # --- what the window asks ----------------------------------------------------------------------------------

    @override
    def arrive(self, where: Mapping[str, object]) -> None:
        if where.get("tab") in TABS:
            self.show_tab(str(where["tab"]))
        self.model.open()
        self.shown_list.setFocus()

    @override
    def leave(self) -> None:
        self.model.close()

    @override
    def detail_panel(self) -> QWidget:
        return self.panel

    @override
    def tools(self) -> list[QWidget]:
        return [self.add]

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
    def hints(self) -> Hints:
        hint = self.desk.actions.hint
        return (
            ("J/K", self.tr("up, down")),
            *hint(self.tr("edit"), "roster.edit"),
            *hint(self.tr("add"), "roster.add"),
            *hint(self.tr("on duty, resting, on leave"), "roster.on", "roster.off", "roster.leave"),
            *hint(self.tr("persons, units, headcount"), "roster.tab"),
            *hint(self.tr("search"), "desk.search"),
        )

    @override
    def refresh(self) -> None:
        self.model.refresh()
        if self.tabs.value == HEADCOUNT:
            self.headcount.look()

    @property
    def shown_list(self) -> ListView:
        """The list that is shown."""
        return {UNITS: self.units, HEADCOUNT: self.headcount.lines}.get(str(self.tabs.value), self.persons)

    def show_tab(self, tab: str) -> None:
        """Show persons or units."""
        self.tabs.choose(tab)
        self._show_tab()

    # --- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.desk.theme
        self.figures = {
            "persons": FigureCard(self.tr("On the roster")),
            "dedicated": FigureCard(self.tr("Dedicated to the room")),
            "sunk": FigureCard(self.tr("Posted by county departments")),
            "here": FigureCard(self.tr("On duty today")),
            "expiring": FigureCard(self.tr("Certificates running out")),
        }
        tabs = [(PERSONS, self.tr("Persons")), (UNITS, self.tr("Units")), (HEADCOUNT, self.tr("Headcount"))]
        self.tabs = Chips(tabs, name=self.tr("List"))
        self.group = Chips(self._groups(), name=self.tr("Filter"))
        self.unit = PinyinCombo([("", self.tr("All units"))])
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.setFixedWidth(200)
        self.unit.choose("")
        self.left = QCheckBox(self.tr("with those who left"))
        self.count = PlainLabel("", "label")
        self.add = Button(theme, self.tr("Add a person"), icon="user-plus", kind="primary")
        self.desk.gate.guard(self.add, duty=KEEPING)
        self.persons = ListView(
            self.desk, ListTable(self._person_columns()), scope=SCOPE, name=self.tr("Persons")
        )
        self.units = ListView(self.desk, ListTable(self._unit_columns()), scope=SCOPE, name=self.tr("Units"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.persons)
        self.stack.addWidget(self.units)
        self.headcount = HeadcountTab(self.desk, SCOPE)
        self.stack.addWidget(self.headcount)
        self.placeholder = Placeholder(theme, Card(column(self.stack, spacing=0, margins=(1, 1, 1, 1))))
        self.panel = RosterPanel(self.desk)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(12)
        whole.addLayout(self._strip())
        whole.addLayout(self._filters())
        whole.addWidget(self.placeholder, 1)

    def _strip(self) -> QHBoxLayout:
        strip = row(*self.figures.values(), spacing=12)
        for at in range(strip.count()):
            strip.setStretch(at, 1)
        return strip

    def _filters(self) -> QHBoxLayout:
        self.tabs.setMinimumWidth(220)
        line = row(self.tabs, self.group, self.unit, self.left, self.count, spacing=12)
        line.setStretch(1, 1)
        return line

    def _groups(self) -> list[tuple[object, str]]:
        return [
            (ALL, self.tr("Everybody")),
            (DEDICATED, self.tr("Dedicated")),
            (SUNK, self.tr("Posted")),
            (EXPIRING, self.tr("Certificate running out")),
            (AWAY, self.tr("Away today")),
        ]

    def _person_columns(self) -> list[Col[PersonRow]]:
        return [
            Col(self.tr("Name"), lambda r: r.person.name, 92, role=_faded, is_bold=True),
            Col(self.tr("Unit"), lambda r: r.unit_name, 116, role=_faded),
            Col(self.tr("Post"), lambda r: r.person.post, 0, role=_faded),
            Col(self.tr("Roles"), _roles_text, 190, role=_quiet, from_width=1000),
            Col(
                self.tr("Posted by"),
                lambda r: r.person.department if r.person.sunk else "",
                100,
                role=_quiet,
                from_width=900,
            ),
            Col(self.tr("Certificate"), self._certificate, 132, role=self._certificate_role),
            Col(self.tr("Today"), lambda r: presence_name(r.presence), 76, role=_presence_role),
            Col(
                self.tr("Open / may carry"),
                lambda r: f"{r.load} / {r.person.capacity}",
                108,
                role=_load_role,
                is_number=True,
            ),
            Col(self.tr("On time"), _on_time, 88, role=_quiet, is_number=True, from_width=820),
        ]

    def _unit_columns(self) -> list[Col[Unit]]:
        return [
            Col(self.tr("Unit's name"), lambda u: u.name, 0, role=_unit_role, is_bold=True),
            Col(self.tr("Short name"), lambda u: u.short, 130, role=_unit_role),
            Col(self.tr("Kind"), lambda u: kind_of_unit(u.kind), 150, role=_unit_role),
            Col(self.tr("Head"), lambda u: u.head, 120, role=_unit_role, from_width=620),
            Col(self.tr("Persons"), lambda u: str(self._persons_in(u)), 90, role=_unit_role, is_number=True),
            Col(self.tr("Other names"), lambda u: in_a_row(u.aliases), 260, role=_unit_role, from_width=860),
        ]

    def _wire(self) -> None:
        model = self.model
        self.tabs.changed.connect(self._show_tab)
        self.group.changed.connect(self._narrow)
        self.unit.picked.connect(self._narrow)
        self.left.toggled.connect(self._narrow)
        self.add.clicked.connect(self._add)
        for view in (self.persons, self.units):
            view.current_row_changed.connect(self._show_current)
            view.opened.connect(lambda _at: self._edit())
        self.panel.edit_wanted.connect(self._edit)
        self.panel.retire_wanted.connect(self._retire)
        self.panel.presence_wanted.connect(self._set_presence)
        model.persons_changed.connect(self._take_persons)
        model.units_changed.connect(self._take_units)
        model.history_changed.connect(self._show_history)
        model.history_failed.connect(lambda _record, _error: self.panel.show_no_history())
        model.waited.connect(self.placeholder.wait)
        model.failed.connect(self._show_failure)
        model.saved.connect(self.desk.notices.confirm)

    def _register(self) -> None:
        add, group = self.desk.actions.add, self.tr("Persons and units")
        for name, text, do, keys, icon in (
            ("tab", self.tr("Persons, units or headcount"), self._switch, "T", "building-2"),
            ("edit", self.tr("Edit"), self._edit, "E", "pencil"),
            ("add", self.tr("Add"), self._add, "A", "user-plus"),
            ("on", self.tr("On duty today"), lambda: self._set_presence("on"), "1", "check"),
            ("off", self.tr("Resting today"), lambda: self._set_presence("off"), "2", "moon"),
            ("leave", self.tr("On leave today"), lambda: self._set_presence("leave"), "3", "log-out"),
        ):
            action = add(
                f"roster.{name}", text, do, keys=keys, group=group, icon=icon, scope=SCOPE, owner=self
            )
            if name != "tab":
                self.desk.gate.offer(action, KEEPING)
        self.desk.actions.show_on("roster.edit", self.panel.edit)
        self.desk.actions.show_on("roster.add", self.add)

    # --- showing -----------------------------------------------------------------------------------------------

    def _take_persons(self) -> None:
        self._show_figures()
        self._show_persons()
        if self._is_first and self.model.rows:
            self._is_first = False
            self.shown_list.setFocus()

    def _take_units(self) -> None:
        self.unit.set_options([("", self.tr("All units")), *((u.id, u.name) for u in self.model.units)])
        self.unit.choose(self.model.unit)
        self._show_units()

    def _show_figures(self) -> None:
        count = headcount(self.model.rows, self.model.today)
        figures = self.figures
        figures["persons"].show_figure(str(count.persons), self.tr("active persons"))
        rule = self.tr("guide: {least} to {most}").format(least=DEDICATED_LEAST, most=DEDICATED_MOST)
        figures["dedicated"].show_figure(str(count.dedicated), rule)
        figures["sunk"].show_figure(str(count.sunk), self.tr("directed by the township, on county books"))
        unknown = self.tr("{n} not registered today").format(n=count.unknown)
        figures["here"].show_figure(str(count.here), unknown)
        expired = (
            self.tr("{n} expired: may not lead").format(n=count.expired)
            if count.expired
            else self.tr("within 90 days")
        )
        figures["expiring"].show_figure(str(count.expiring), f"⚠ {expired}" if count.expired else expired)

    def _show_persons(self) -> None:
        rows = self.model.shown()
        self.persons.show_rows(rows, key=lambda r: r.person.id)
        if self.tabs.value == PERSONS:
            self.count.setText(self.tr("{n} persons").format(n=len(rows)))
            self._show_state(is_empty=not rows)
            self._show_current()

    def _show_units(self) -> None:
        word = self.model.text.strip()
        units = [
            u
            for u in self.model.units
            if not word or word in u.name or word in u.short or word in "".join(u.aliases)
        ]
        self.units.show_rows(units, key=lambda u: u.id)
        if self.tabs.value == UNITS:
            self.count.setText(self.tr("{n} units").format(n=len(units)))
            self._show_state(is_empty=not units)
            self._show_current()

    def _show_state(self, *, is_empty: bool) -> None:
        if not is_empty:
            self.placeholder.show_content()
        else:
            is_units = self.tabs.value == UNITS
            text = self.tr("No unit fits these filters") if is_units else self.tr("Nobody fits these filters")
            clear = self.tr("Clear the filters")
            self.placeholder.show_empty(text, icon="users", action=clear, on_action=self._clear)

    def _show_tab(self) -> None:
        tab = str(self.tabs.value)
        is_units = tab == UNITS
        self.stack.setCurrentIndex(TABS.index(tab))
        for part in (self.group, self.unit, self.left):
            part.setVisible(tab == PERSONS)
        self.count.setVisible(tab != HEADCOUNT)
        self.add.say(self.tr("Add a unit") if is_units else self.tr("Add a person"))
        if tab == HEADCOUNT:
            self.placeholder.show_content()
            self.headcount.look()
            self._show_current()
        else:
            self._show_units() if is_units else self._show_persons()
        self.shown_list.setFocus()

    def _show_current(self, _at: int = 0) -> None:
        found = self.shown_list.current
        if isinstance(found, PersonRow):
            self.panel.show_person(found, self.model.today)
            self.model.look_up_history(found.person.id)
        elif isinstance(found, Unit):
            self.panel.show_unit(found, self._persons_in(found))
            self.model.look_up_history(found.id, "unit")
        else:
            self.panel.show_nothing()

    def _show_history(self, record: str, changes: Sequence[RecordChange]) -> None:
        found = self.shown_list.current
        key = found.person.id if isinstance(found, PersonRow) else getattr(found, "id", "")
        if key == record:
            self.panel.show_history(changes, self._name_of)

    def _show_failure(self, error: RoomError) -> None:
        text = words.error_text(error, lang=self.desk.lang)
        self.placeholder.show_error(text, error.code, on_retry=self.model.refresh)

    # --- wishes ------------------------------------------------------------------------------------------------

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

    def _add(self) -> None:
        if self.tabs.value == UNITS:
            self._open_unit(None)
        else:
            self._open_person(None)

    def _edit(self) -> None:
        found = self.shown_list.current
        if isinstance(found, PersonRow):
            self._open_person(found)
        elif isinstance(found, Unit):
            self._open_unit(found)

    def _open_person(self, found: PersonRow | None) -> None:
        person = found.person if found is not None else None
        record = person.id if person is not None else uuid.uuid4().hex

        def save(data: dict[str, Any], dialog: RecordDialog) -> None:
            said = self.tr("{name} saved").format(name=data["name"])
            self.model.amend("person", record, data, said=said, refused=dialog.refuse, then=dialog.accept)

        PersonDialog(self.desk, person, self.model.units, self.model.rows, save, parent=self).open()

    def _open_unit(self, unit: Unit | None) -> None:
        record = unit.id if unit is not None else uuid.uuid4().hex

        def save(data: dict[str, Any], dialog: RecordDialog) -> None:
            said = self.tr("{name} saved").format(name=data["name"])
            self.model.amend("unit", record, data, said=said, refused=dialog.refuse, then=dialog.accept)

        UnitDialog(self.desk, unit, save, parent=self).open()

    def _retire(self) -> None:
        found = self.shown_list.current
        if isinstance(found, PersonRow):
            self._retire_record(
                "person", found.person.id, found.person.name, is_active=found.person.active, load=found.load
            )
        elif isinstance(found, Unit):
            self._retire_record("unit", found.id, found.name, is_active=found.active)

    def _retire_record(self, kind: str, record: str, name: str, *, is_active: bool, load: int = 0) -> None:
        if kind == "person" and record == self.model.operator:
            self.desk.notices.warn(
                self.tr("{name} sits at this seat: let somebody else take the seat first.").format(name=name)
            )
            return
        if not is_active:
            said = self.tr("{name} is back").format(name=name)
            self.model.amend(kind, record, {"retired": False, "active": True}, said=said)
            return
        text = self.tr("The name stays in all histories; nothing new can be given to it.")
        if load:
            text += "\n" + self.tr(
                "{n} open events must be given to others first or stay with the name."
            ).format(n=load)
        said = self.tr("{name} taken off").format(name=name)
        ConfirmDialog(
            self.desk.theme, self.tr("Take {name} off?").format(name=name), text, parent=self, yes=self.tr("Take off"),
            on_yes=lambda: self.model.amend(kind, record, {}, said=said, retire=True), danger=True,
        ).open()  # fmt: skip

    def _set_presence(self, state: str) -> None:
        found = self.persons.current if self.tabs.value == PERSONS else None
        if isinstance(found, PersonRow):
            said = self.tr("{name}: {state} today").format(name=found.person.name, state=presence_name(state))
            self.model.set_presence(found.person, state, said=said)

    # --- cells -------------------------------------------------------------------------------------------------

    def _persons_in(self, unit: Unit) -> int:
        return sum(r.person.unit == unit.id and r.person.active for r in self.model.rows)

    def _name_of(self, key: str) -> str:
        unit = next((u.name for u in self.model.units if u.id == key), "")
        return unit or next((r.person.name for r in self.model.rows if r.person.id == key), key)

    def _certificate(self, found: PersonRow) -> str:
        person = found.person
        if not person.certificate:
            return self.tr("none: assists only") if person.needs_certificate else ""
        days = person.certificate_warning(self.model.today)
        if days is None:
            return person.certificate_until.isoformat() if person.certificate_until else person.certificate
        return self.tr("{n} days left").format(n=days) if days >= 0 else self.tr("expired")

    def _certificate_role(self, found: PersonRow) -> str:
        days = found.person.certificate_warning(self.model.today)
        if found.person.needs_certificate and not found.person.certificate:
            return "warn"
        return "text2" if days is None else "crit" if days < 0 else "warn"


def _roles_text(found: PersonRow) -> str:
    return in_a_row(role_name(role) for role in found.person.roles)


def _on_time(found: PersonRow) -> str:
    return f"{found.on_time * 100:.1f}%" if found.on_time is not None else "—"


def _faded(found: PersonRow) -> str:
    return "text" if found.person.active else "text3"


def _quiet(_found: PersonRow) -> str:
    return "text2"


def _presence_role(found: PersonRow) -> str:
    return {"on": "ok", "leave": "warn"}.get(found.presence, "text3")


def _load_role(found: PersonRow) -> str:
    return "warn" if found.load >= found.person.capacity else "text2"


def _unit_role(unit: Unit) -> str:
    return "text" if unit.active else "text3"
