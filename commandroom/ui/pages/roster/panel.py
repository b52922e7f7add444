"""The panel of one person or unit: who it is, how it stands today, who changed what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.moments import long_text
from commandroom.ui.pages.roster.words import field_name, kind_of_unit, presence_name, role_name, value_text
from commandroom.ui.punctuation import in_a_row, named
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Line, Scroll
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.signs import Avatar
from commandroom.ui.widgets.strip import WhyNot
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import PersonRow, RecordChange

SHOWN_CHANGES = 20
MANY = 6
STATES = ("on", "off", "leave")


def certificate_text(days: int | None, until: date | None) -> str:
    """`2027-03-31（剩 45 天）`; what has run out says so."""
    if until is None:
        return ""
    if days is None:
        return until.isoformat()
    translate = QCoreApplication.translate
    left, gone = (
        translate("Roster", "{day} ({n} days left)"),
        translate("Roster", "{day} (expired {n} days ago)"),
    )
    said = left if days >= 0 else gone
    return said.format(day=until.isoformat(), n=abs(days))


class RosterPanel(QWidget):
    """Shows a person or a unit; wishes to change it go out as signals."""

    edit_wanted = Signal()
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
        self.retire = Button(theme, self.tr("Take off the roster"), kind="ghost")
        desk.gate.guard(self.today, duty="keep:presence")
        desk.gate.guard(self.edit, self.retire, duty="keep:person")
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.facts.setVerticalSpacing(6)
        self.history = QVBoxLayout()
        self.history.setSpacing(8)
        content = QWidget()
        content.setObjectName("scrolled")
        head = row(self.avatar, column(self.name, self.post, spacing=0), spacing=12)
        head.setStretch(1, 1)
        content.setLayout(
            column(
                head,
                row(self.edit, self.retire, None),
                WhyNot(desk.gate, "keep:person"),
                self._today_name,
                self.today,
                Line(),
                self.facts,
                Line(),
                PlainLabel(self.tr("Changes"), "strong"),
                self.history,
                None,
                spacing=12,
                margins=(20, 16, 20, 16),
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content))
        self.edit.clicked.connect(self.edit_wanted)
        self.retire.clicked.connect(self.retire_wanted)
        self.today.changed.connect(lambda: self.presence_wanted.emit(str(self.today.value)))
        self.setAccessibleName(self.tr("Details"))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nobody is chosen."""
        self._head(self.tr("Nobody chosen"), "", is_person=False)
        self._facts([])
        self.edit.hide()
        self.retire.hide()
        clear(self.history)

    def show_person(self, found: PersonRow, today: date) -> None:
        """Show a person."""
        person = found.person
        self._head(person.name, " · ".join(filter(None, (found.unit_name, person.post))), is_person=True)
        self.today.set_options([(state, presence_name(state)) for state in STATES])
        self._mark_today(found.presence)
        self.retire.say(
            self.tr("Take off the roster") if person.active else self.tr("Put back on the roster")
        )
        days = person.certificate_warning(today)
        until = certificate_text(days, person.certificate_until)
        facts = [
            (field_name("roles"), in_a_row(role_name(role) for role in person.roles)),
            (field_name("phone_masked"), person.phone_masked),
            (field_name("dedicated"), self.tr("yes") if person.dedicated else self.tr("no")),
            (field_name("department"), person.department if person.sunk else ""),
            (field_name("certificate"), person.certificate),
            (field_name("certificate_until"), until),
            (self.tr("Open events"), f"{found.load} / {person.capacity}"),
            (self.tr("Closed in 90 days"), str(found.closed)),
            (self.tr("On time"), f"{found.on_time * 100:.1f}%" if found.on_time is not None else "—"),
            (field_name("duty_group"), person.duty_group),
            (field_name("fields"), in_a_row(person.fields)),
            *person.extra.items(),
        ]
        self._facts([(name, text) for name, text in facts if text], is_late=days is not None and days < 0)

    def show_unit(self, unit: Unit, persons: int) -> None:
        """Show a unit."""
        self._head(unit.name, kind_of_unit(unit.kind), is_person=False)
        self.retire.say(self.tr("Take out of use") if unit.active else self.tr("Put back in use"))
        facts = [
            (field_name("short"), unit.short),
            (field_name("head"), unit.head),
            (field_name("aliases"), in_a_row(unit.aliases)),
            (self.tr("Persons"), str(persons)),
            (self.tr("May lead an event"), self.tr("yes") if unit.may_lead else self.tr("no")),
        ]
        self._facts([(name, text) for name, text in facts if text])

    def show_history(self, changes: Sequence[RecordChange], names: Callable[[str], str]) -> None:
        """Show the last changes, the newest first; `names` says the name of a unit or person by its id."""
        clear(self.history)
        blocks: dict[tuple[str, str], list[RecordChange]] = {}
        for change in reversed(changes):
            blocks.setdefault((long_text(change.at), change.actor_name), []).append(change)
        for (at, actor), own in list(blocks.items())[:SHOWN_CHANGES]:
            if len(own) > MANY:
                self.history.addWidget(
                    PlainLabel(self.tr("Entered, {n} fields").format(n=len(own)), wrap=True)
                )
            for change in own if len(own) <= MANY else ():
                text = value_text(change.field, change.value)
                text = names(text) if change.field in ("unit", "ab_partner") else text
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
        for part in (self.today, self._today_name, self.avatar):
            part.setVisible(is_person)
        self.edit.show()
        self.retire.show()

    def _mark_today(self, state: str) -> None:
        group = self.today.chips[0].group() if self.today.chips else None
        if group is None:
            return
        group.setExclusive(False)
        for chip in self.today.chips:
            chip.setChecked(chip.key == state)
        group.setExclusive(True)

    def _facts(self, facts: Sequence[tuple[str, str]], *, is_late: bool = False) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for name, text in facts:
            role = "error" if is_late and name == field_name("certificate_until") else ""
            self.facts.addRow(PlainLabel(name, "label"), PlainLabel(text, role, wrap=True).selectable())
