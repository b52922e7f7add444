"""The form of a person's file: the fields beside those of the first form, by groups, each as its kind wants it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError
from commandroom.domain.people.persons import Person
from commandroom.domain.people.rosterfields import RosterField, RosterFields, is_asked
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.dossier import label_of
from commandroom.ui.pages.roster.forms import RecordDialog, Save
from commandroom.ui.widgets.card import Scroll
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextInput
from commandroom.ui.widgets.text import PlainLabel

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class FileDialog(RecordDialog):
    """All columns of the file that no form of its own keeps; what is masked can be seen and not typed over."""

    def __init__(
        self, desk: Desk, person: Person, fields: RosterFields, save: Save, *, parent: QWidget
    ) -> None:
        super().__init__(desk, "", save, parent=parent, size=(760, 640))
        self.title.setText(self.tr("File of {name}").format(name=person.name))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.about = person.name
        self._person = person
        self.controls: dict[str, tuple[RosterField, QWidget]] = {}
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(2, 0, 10, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(Scroll(content), 1)
        self._add_groups(grid, fields)

    def _add_groups(self, grid: QGridLayout, fields: RosterFields) -> None:
        for group in fields.groups:
            own = [one for one in group.fields if one.is_extra and not one.secret]
            if not own:
                continue
            grid.addWidget(PlainLabel(label_of(group), "strong"), grid.rowCount(), 0, 1, 2)
            line = grid.rowCount()
            for at, one in enumerate(own):
                field = FormField(label_of(one), self._control(one), hint=_hint(one, self._person))
                self.fields[one.key] = field
                grid.addWidget(field, line + at // 2, at % 2)
        grid.setRowStretch(grid.rowCount(), 1)

    def _control(self, one: RosterField) -> QWidget:
        value = self._person.extra.get(one.heading, "")
        control: QWidget
        if one.kind == "choice":
            known = [*one.choices, *([value] if value and value not in one.choices else [])]
            combo = PinyinCombo([("", "—"), *((choice, choice) for choice in known)])
            combo.choose(value)
            control = combo
        else:
            shape = {"day": "2027-12-31", "month": "1990-03"}.get(one.kind, "")
            control = TextInput(shape, value, limit=10 if shape else 200)
        self.controls[one.key] = (one, control)
        return control

    @override
    def data(self) -> dict[str, Any]:
        extra = dict(self._person.extra)
        for key, (one, control) in self.controls.items():
            text = str(control.value or "") if isinstance(control, PinyinCombo) else _typed(control, one, key)
            if text:
                extra[one.heading] = text
            else:
                extra.pop(one.heading, None)
        return {"extra": extra}


def _hint(one: RosterField, person: Person) -> str:
    return one.note if is_asked(one, person) else ""


def _typed(control: QWidget, one: RosterField, key: str) -> str:
    text = control.text().strip() if isinstance(control, TextInput) else ""
    if not text:
        return ""
    if one.kind == "month" and _MONTH.fullmatch(text) is None:
        raise FieldError("field.no_moment", field=key, value=text)
    if one.kind == "day":
        try:
            return date.fromisoformat(text.replace("/", "-").replace(".", "-")).isoformat()
        except ValueError:
            raise FieldError("field.no_moment", field=key, value=text) from None
    return text
