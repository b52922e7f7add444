"""The forms of the roster: a person, a unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.people.persons import MOST_CAPACITY, SINKING_DEPARTMENTS, Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.roster.words import KINDS_OF_UNITS, kind_of_unit, role_name
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextInput
from commandroom.usecases.queries import PersonRow

Save = Callable[[dict[str, Any], "RecordDialog"], None]


class RecordDialog(CardDialog):
    """A form of a record: fields in two columns; a refusal is shown at its field and what was typed stays."""

    guards_lines = True

    def __init__(self, desk: Desk, title: str, save: Save, *, parent: QWidget, size: tuple[int, int]) -> None:
        super().__init__(desk.theme, title, parent=parent, size=size, submit_text="")
        self.desk = desk
        self.about = ""
        self.fields: dict[str, FormField] = {}
        self._save = save
        desk.gate.guard(self.submit_button, duty="keep:person")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.submit_button.say(QCoreApplication.translate("Roster", "Save"))
        self.body.addLayout(self.grid)

    def put(self, name: str, field: FormField, at: tuple[int, int], *, wide: bool = False) -> None:
        """Place a field."""
        self.fields[name] = field
        self.grid.addWidget(field, at[0], at[1], 1, 2 if wide else 1)

    def data(self) -> dict[str, Any]:
        """The record's fields as they are typed.

        Raises:
            FieldError: one is missing or wrong.
        """
        raise NotImplementedError

    def refuse(self, error: RoomError) -> None:
        """Show why it was refused, at the field if there is one."""
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self.desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        try:
            data = self.data()
        except FieldError as error:
            self.refuse(error)
            return
        self.set_busy(is_busy=True)
        self._save(data, self)


class PersonDialog(RecordDialog):
    """A person of the roster, new or known."""

    def __init__(
        self, desk: Desk, person: Person | None, units: Sequence[Unit], others: Sequence[PersonRow], save: Save,
        *, parent: QWidget,
    ) -> None:  # fmt: skip
        translate = QCoreApplication.translate
        title = translate("Roster", "Edit a person") if person else translate("Roster", "Add a person")
        super().__init__(desk, title, save, parent=parent, size=(760, 664))
        self._make(units, others, person)
        if person is not None:
            self._fill(person)
        self.name.setFocus()

    def _make(self, units: Sequence[Unit], others: Sequence[PersonRow], person: Person | None) -> None:
        self.name = TextInput(limit=40)
        self.unit = PinyinCombo([(unit.id, unit.name) for unit in units])
        self.post = TextInput(limit=60)
        self.roles = Chips([(r.value, role_name(r)) for r in Role if r is not Role.SYSTEM], exclusive=False)
        self.roles.setMinimumHeight(_two_lines(self.theme))
        self.sunk = QCheckBox(self.tr("Posted here by a county department"))
        self.department = PinyinCombo([("", "—"), *((name, name) for name in SINKING_DEPARTMENTS)])
        self.certificate = TextInput(self.tr("Number of the enforcement certificate"), limit=60)
        self.until = TextInput("2027-12-31", limit=10)
        self.dedicated = QCheckBox(self.tr("Works for the room alone"))
        self.capacity = TextInput("8", limit=3)
        partners = [
            (row.person.id, row.person.name) for row in others if person is None or row.person.id != person.id
        ]
        self.partner = PinyinCombo([("", "—"), *partners])
        self.group = TextInput(limit=20)
        self.phone = TextInput("100****0000", limit=20)
        self._place()

    def _place(self) -> None:
        self.put("name", FormField(self.tr("Name"), self.name, required=True), (0, 0))
        self.put("unit", FormField(self.tr("Unit"), self.unit, required=True), (0, 1))
        self.put("post", FormField(self.tr("Post"), self.post), (1, 0))
        self.put("phone_masked", FormField(self.tr("Telephone, masked"), self.phone), (1, 1))
        self.put("roles", FormField(self.tr("Roles"), self.roles), (2, 0), wide=True)
        self.put("dedicated", FormField(self.tr("Dedicated"), self.dedicated), (3, 0))
        self.put("sunk", FormField(self.tr("Posted"), self.sunk), (3, 1))
        self.put("ab_partner", FormField(self.tr("Partner A/B"), self.partner), (4, 0))
        self.put("department", FormField(self.tr("Department"), self.department), (4, 1))
        self.put("certificate", FormField(self.tr("Certificate"), self.certificate), (5, 0))
        self.put(
            "certificate_until",
            FormField(self.tr("Valid until"), self.until, hint=self.tr("year-month-day")),
            (5, 1),
        )
        self.put("capacity", FormField(self.tr("Open events carried"), self.capacity), (6, 0))
        self.put("duty_group", FormField(self.tr("Duty group"), self.group), (6, 1))

    def _fill(self, person: Person) -> None:
        self.name.setText(person.name)
        self.unit.choose(person.unit)
        self.post.setText(person.post)
        self.roles.choose(*(role.value for role in person.roles))
        self.sunk.setChecked(person.sunk)
        self.department.choose(person.department)
        self.certificate.setText(person.certificate)
        self.until.setText(person.certificate_until.isoformat() if person.certificate_until else "")
        self.dedicated.setChecked(person.dedicated)
        self.capacity.setText(str(person.capacity))
        self.partner.choose(person.ab_partner)
        self.group.setText(person.duty_group)
        self.phone.setText(person.phone_masked)

    @override
    def data(self) -> dict[str, Any]:
        name = self.name.text().strip()
        if not name:
            raise FieldError("field.missing", field="name")
        if not self.unit.value:
            raise FieldError("field.missing", field="unit")
        return {
            "name": name,
            "unit": self.unit.value,
            "post": self.post.text().strip(),
            "phone_masked": self.phone.text().strip(),
            "roles": list(self.roles.values),
            "dedicated": self.dedicated.isChecked(),
            "sunk": self.sunk.isChecked(),
            "department": self.department.value or "",
            "certificate": self.certificate.text().strip(),
            "certificate_until": _day(self.until.text(), "certificate_until"),
            "capacity": _whole(self.capacity.text() or "8", "capacity"),
            "ab_partner": self.partner.value or "",
            "duty_group": self.group.text().strip(),
        }


class UnitDialog(RecordDialog):
    """A unit, new or known."""

    def __init__(self, desk: Desk, unit: Unit | None, save: Save, *, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        title = translate("Roster", "Edit a unit") if unit else translate("Roster", "Add a unit")
        super().__init__(desk, title, save, parent=parent, size=(640, 0))
        self.name = TextInput(limit=60)
        self.short = TextInput(limit=12)
        self.kind = PinyinCombo([(kind, kind_of_unit(kind)) for kind in KINDS_OF_UNITS])
        self.leader = TextInput(limit=40)
        self.aliases = TextInput(limit=200)
        self.put("name", FormField(self.tr("Name"), self.name, required=True), (0, 0))
        self.put("short", FormField(self.tr("Short name"), self.short), (0, 1))
        self.put("kind", FormField(self.tr("Kind"), self.kind, required=True), (1, 0))
        self.put("head", FormField(self.tr("Head"), self.leader), (1, 1))
        hint = self.tr("names in other systems' tables, with 、 between them")
        self.put("aliases", FormField(self.tr("Other names"), self.aliases, hint=hint), (2, 0), wide=True)
        self.kind.choose(unit.kind if unit else "office")
        if unit is not None:
            self.name.setText(unit.name)
            self.short.setText(unit.short)
            self.leader.setText(unit.head)
            self.aliases.setText("、".join(unit.aliases))
        self.name.setFocus()

    @override
    def data(self) -> dict[str, Any]:
        name = self.name.text().strip()
        if not name:
            raise FieldError("field.missing", field="name")
        aliases = [
            part.strip() for part in self.aliases.text().replace("，", "、").split("、") if part.strip()
        ]
        return {
            "name": name,
            "short": self.short.text().strip(),
            "kind": self.kind.value or "office",
            "head": self.leader.text().strip(),
            "aliases": aliases,
        }


def _two_lines(theme: Theme) -> int:
    """Two lines of chips."""
    return 2 * max(30, theme.px(30)) + 8


def _day(text: str, field: str) -> str | None:
    typed = text.strip().replace("/", "-").replace(".", "-")
    if not typed:
        return None
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise FieldError("field.no_moment", field=field, value=text) from None


def _whole(text: str, field: str) -> int:
    typed = text.strip()
    if not typed.isdecimal() or not 1 <= int(typed) <= MOST_CAPACITY:
        raise FieldError("field.out_of_range", field=field, low=1, high=MOST_CAPACITY)
    return int(typed)
