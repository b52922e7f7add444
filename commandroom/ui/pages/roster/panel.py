"""The panel of one person or unit: what they do now, what is open, what is wrong, their file, who changed what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from commandroom.domain.people.headcount import Line as RuleLine
from commandroom.domain.people.posts import Post
from commandroom.domain.people.rosterfields import RosterFields
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.pages.roster.beside import Beside
from commandroom.ui.pages.roster.dossier import Dossier
from commandroom.ui.pages.roster.headcount import verdict_text
from commandroom.ui.pages.roster.words import (
    field_name,
    kind_of_person,
    kind_of_unit,
    presence_name,
    value_text,
)
from commandroom.ui.punctuation import in_a_row, named
from commandroom.ui.steps import Job
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Line, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.signs import Avatar
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, PersonSheet, RecordChange

SHOWN_CHANGES = 40
MANY = 6
STATES = ("on", "off", "leave")
UNSHOWN = frozenset({"identity_hash"})
"""Fields of a record that no screen shows."""


class RosterPanel(QWidget):
    """Shows a person or a unit; wishes to change it go out as signals."""

    edit_wanted = Signal()
    file_wanted = Signal()
    retire_wanted = Signal()
    presence_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self.avatar = Avatar(theme, size=40)
        self.name = PlainLabel("", "h2")
        self.post = PlainLabel("", "muted", wrap=True)
        self.today = Chips([(state, presence_name(state)) for state in STATES], name=self.tr("Today"))
        self._today_name = PlainLabel(self.tr("Today"), "label")
        self.edit = Button(theme, self.tr("Edit"), icon="pencil")
        self.file = Button(theme, self.tr("File…"), icon="file-text")
        self.retire = Button(theme, self.tr("Take off the roster"), kind="ghost")
        desk.gate.guard(self.today, duty="keep:presence")
        desk.gate.guard(self.edit, self.file, self.retire, duty="keep:person")
        self.beside = Beside(desk)
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(6)
        self.dossier = Dossier()
        self.history = QVBoxLayout()
        self.history.setSpacing(8)
        self._changes = PlainLabel(self.tr("Changes"), "strong")
        self._fields: RosterFields | None = None
        self._shown: tuple[PersonRow, date] | None = None
        self._sheet: PersonSheet | None = None
        self._steps = desk.steps
        self._preparing: Job | None = None
        self._names: Callable[[str], str] = str
        self._build(desk)
        self.edit.clicked.connect(self.edit_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.retire.clicked.connect(self.retire_wanted)
        self.today.changed.connect(lambda: self.presence_wanted.emit(str(self.today.value)))
        self.setAccessibleName(self.tr("Details"))
        self.show_nothing()

    def _build(self, desk: Desk) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        head = row(self.avatar, column(self.name, self.post, spacing=0), spacing=12)
        head.setStretch(1, 1)
        content.setLayout(
            column(
                head, row(self.edit, self.file, self.retire, None, spacing=6), WhyNot(desk.gate, "keep:person"),
                self._today_name, self.today, self.beside, Line(), self.facts, self.dossier, Line(),
                self._changes, self.history, None, spacing=12, margins=(20, 16, 20, 16),
            )
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content))

    def take_fields(self, fields: RosterFields, names: Callable[[str], str]) -> None:
        """Which fields a file has; `names` says the name of a unit or person by its id."""
        self._names = names
        if fields == self._fields:
            self._show_file(self._sheet)
            return
        if self._preparing is not None:
            self._preparing.drop()
        self._fields = None
        self._preparing = self._steps.run(
            self.dossier.prepare(fields), then=lambda: self._is_prepared(fields)
        )

    def _is_prepared(self, fields: RosterFields) -> None:
        self._fields, self._preparing = fields, None
        self._show_file(self._sheet)

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._shown = None
        self._head(self.tr("Nobody chosen"), "", is_person=False)
        self.beside.forget()
        self._show_facts([])
        self.edit.hide()
        self.retire.hide()
        clear(self.history)

    def show_person(self, found: PersonRow, today: date, *, is_now: bool = True) -> None:
        """Show a person; what stood on an earlier day cannot be changed any more."""
        person = found.person
        self._shown = (found, today)
        told = filter(None, (found.unit_name, person.post, kind_of_person(person)))
        self._head(person.name, " · ".join(told), is_person=True)
        self.today.set_options([(state, presence_name(state)) for state in STATES])
        self._mark_today(found.presence)
        self.retire.say(
            self.tr("Take off the roster") if person.active else self.tr("Put back on the roster")
        )
        for part in (self.today, self._today_name, self.edit, self.file, self.retire, self.beside):
            part.setVisible(is_now)
        self.beside.wait(found)
        facts = [
            (self.tr("Closed in 90 days"), str(found.closed)),
            (self.tr("On time"), f"{found.on_time * 100:.1f}%" if found.on_time is not None else "—"),
        ]
        self._show_facts(facts if is_now else [])
        self._sheet = None
        self._show_file(None)

    def show_sheet(self, sheet: PersonSheet, now: datetime) -> None:
        """What stands beside the person, when it has been asked for."""
        if self._shown is not None and self._shown[0].person.id == sheet.person:
            self.beside.show_sheet(self._shown[0], sheet, self._names, now)
            self._sheet = sheet
            self._show_file(sheet)

    def show_unit(self, unit: Unit, persons: int) -> None:
        """Show a unit."""
        self._shown = None
        self._head(unit.name, kind_of_unit(unit.kind), is_person=False)
        self.retire.say(self.tr("Take out of use") if unit.active else self.tr("Put back in use"))
        facts = [
            (field_name("short"), unit.short),
            (field_name("head"), unit.head),
            (field_name("aliases"), in_a_row(unit.aliases)),
            (self.tr("Persons"), str(persons)),
            (self.tr("May lead an event"), self.tr("yes") if unit.may_lead else self.tr("no")),
        ]
        self._show_facts([(name, text) for name, text in facts if text])

    def show_post(self, post: Post, names: Callable[[str], str]) -> None:
        """Show a post of the catalogue."""
        self._shown = None
        self._head(post.name, names(post.unit) if post.unit else "", is_person=False)
        self.retire.say(self.tr("Take out of use"))
        yes, no = self.tr("yes"), self.tr("no")
        facts = [
            (field_name("persons"), in_a_row(names(person) for person in post.persons) or self.tr("vacant")),
            (field_name("seats"), str(post.seats)),
            (field_name("full"), yes if post.full else no),
            (field_name("duties"), post.duties),
            (field_name("requirements"), post.requirements),
            (field_name("matters"), in_a_row(post.matters)),
        ]
        self._show_facts([(name, text) for name, text in facts if text])

    def show_rule(self, line: RuleLine, told: str, rule: str) -> None:
        """Show a rule of the headcount with everybody whom it is about."""
        self._shown = None
        self._head(named(line.rule, verdict_text(line.verdict)), rule, is_person=False)
        self.edit.hide()
        self.retire.hide()
        figures = f"{line.have} / {line.bound}" if line.bound is not None else str(line.have)
        facts = [(self.tr("Have / rule"), figures), (self.tr("What it says"), told)]
        names = in_a_row(name for _, name in line.persons)
        self._show_facts([*facts, *([(self.tr("Persons"), names)] if names else [])])
        self._changes.hide()
        clear(self.history)

    def show_history(self, changes: Sequence[RecordChange], names: Callable[[str], str]) -> None:
        """Show the last changes, the newest first; `names` says the name of a unit or person by its id."""
        clear(self.history)
        blocks: dict[tuple[str, str], list[RecordChange]] = {}
        for change in reversed([one for one in changes if one.field not in UNSHOWN]):
            blocks.setdefault((long_text(change.at), change.actor_name), []).append(change)
        for (at, actor), own in list(blocks.items())[:SHOWN_CHANGES]:
            if len(own) > MANY:
                self.history.addWidget(
                    PlainLabel(self.tr("Entered, {n} fields").format(n=len(own)), wrap=True)
                )
            for change in own if len(own) <= MANY else ():
                text = value_text(change.field, change.value)
                if change.field in ("unit", "ab_partner"):
                    text = names(text)
                elif change.field == "persons" and isinstance(change.value, list | tuple):
                    text = in_a_row(names(str(person)) for person in change.value) or "—"
                self.history.addWidget(PlainLabel(named(field_name(change.field), text), wrap=True))
            self.history.addWidget(PlainLabel(f"{at}  {actor}", "muted"))
        if not changes:
            self.history.addWidget(PlainLabel(self.tr("As shipped, nothing changed"), "muted"))

    def show_no_history(self) -> None:
        """Who changed what could not be read."""
        clear(self.history)
        self.history.addWidget(PlainLabel(self.tr("The changes cannot be read now."), "warn", wrap=True))

    def _head(self, name: str, post: str, *, is_person: bool) -> None:
        self.avatar.show_person(name)
        self.name.setText(name)
        self.post.setText(post)
        for part in (self.today, self._today_name, self.avatar, self.beside, self.dossier, self.file):
            part.setVisible(is_person)
        self.edit.show()
        self.retire.show()
        self._changes.show()

    def _show_file(self, sheet: PersonSheet | None) -> None:
        if self._fields is not None and self._shown is not None:
            self.dossier.show_person(self._fields, *self._shown[:1], self._names, self._shown[1], sheet)

    def _mark_today(self, state: str) -> None:
        group = self.today.chips[0].group() if self.today.chips else None
        if group is None:
            return
        group.setExclusive(False)
        for chip in self.today.chips:
            chip.setChecked(chip.key == state)
        group.setExclusive(True)

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for name, text in facts:
            self.facts.addRow(PlainLabel(name, "label"), PlainLabel(text, wrap=True).selectable())
