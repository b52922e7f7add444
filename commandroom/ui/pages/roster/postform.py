"""The form of a post: name, unit, duties, requirements, the matters fixed to it, who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError
from commandroom.domain.people.posts import ROOM_POSTS, Post
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.pages.roster.forms import RecordDialog, Save
from commandroom.ui.pages.roster.words import role_name
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea, TextInput
from commandroom.usecases.queries import PersonRow


class PostDialog(RecordDialog):
    """A post of the catalogue, new or known; a second full post of one person is refused with the sentence of the rule."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self, desk: Desk, post: Post, units: Sequence[Unit], rows: Sequence[PersonRow], save: Save, *,
        is_new: bool, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(desk, "", save, parent=parent, size=(760, 620))
        self.title.setText(self.tr("Add a post") if is_new else self.tr("Edit a post"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.name = TextInput(limit=40)
        self.unit = PinyinCombo([("", "—"), *((unit.id, unit.name) for unit in units)])
        self.role = PinyinCombo([("", "—"), *((role.value, role_name(role)) for role in ROOM_POSTS)])
        self.seats = TextInput("1", limit=2)
        self.full = QCheckBox(self.tr("A whole post: who holds it holds no other one"))
        self.duties = TextArea(limit=2000, lines=3)
        self.requirements = TextArea(limit=2000, lines=2)
        self.matters = TextInput(self.tr("codes of categories or items, with 、 between them"), limit=400)
        people = [
            (one.person.id, f"{one.person.name} · {one.unit_name}") for one in rows if one.person.active
        ]
        self._names: dict[str, str] = {one.person.id: one.person.name for one in rows}
        self.who = PinyinCombo(people)
        self.who.setAccessibleName(self.tr("Somebody else"))
        self.holders = Chips([], name=self.tr("Held by"), exclusive=False)
        self.add = Button(desk.theme, self.tr("Put in"), icon="plus")
        self.add.clicked.connect(self._put_in)
        self._place()
        self._fill(post)
        self.name.setFocus()

    def _place(self) -> None:
        self.put("name", FormField(self.tr("Name of the post"), self.name, required=True), (0, 0))
        self.put("unit", FormField(self.tr("Unit"), self.unit), (0, 1))
        self.put("role", FormField(self.tr("Post in the room"), self.role), (1, 0))
        self.put("seats", FormField(self.tr("Seats"), self.seats), (1, 1))
        self.put("duties", FormField(self.tr("Duties"), self.duties), (2, 0), wide=True)
        self.put("requirements", FormField(self.tr("Requirements"), self.requirements), (3, 0), wide=True)
        self.put("matters", FormField(self.tr("Matters fixed to it"), self.matters), (4, 0), wide=True)
        self.put("full", FormField(self.tr("Kind of post"), self.full), (5, 0), wide=True)
        hint = self.tr("a chip that is not chosen is taken out")
        self.put("persons", FormField(self.tr("Held by"), self.holders, hint=hint), (6, 0))
        chooser = QWidget()
        line = row(self.who, self.add)
        line.setStretch(0, 1)
        chooser.setLayout(line)
        chooser.setFocusProxy(self.who)
        self.put("who", FormField(self.tr("Somebody else"), chooser), (6, 1))

    def _fill(self, post: Post) -> None:
        self.name.setText(post.name)
        self.unit.choose(post.unit)
        self.role.choose(post.role)
        self.seats.setText(str(post.seats))
        self.full.setChecked(post.full)
        self.duties.set_text(post.duties)
        self.requirements.set_text(post.requirements)
        self.matters.setText("、".join(post.matters))
        self._show_holders(post.persons)

    def _show_holders(self, persons: Sequence[str]) -> None:
        self.holders.set_options([(person, self._names.get(person, person)) for person in persons])
        self.holders.choose(*persons)

    def _put_in(self) -> None:
        person = str(self.who.value or "")
        if person:
            self._show_holders(tuple(dict.fromkeys([*map(str, self.holders.values), person])))

    @override
    def data(self) -> dict[str, Any]:
        name = self.name.text().strip()
        if not name:
            raise FieldError("field.missing", field="name")
        seats = self.seats.text().strip() or "1"
        if not seats.isdecimal():
            raise FieldError("field.out_of_range", field="seats", low=1, high=20)
        matters = self.matters.text().replace("，", "、").replace(" ", "、").split("、")
        return {
            "name": name,
            "unit": self.unit.value or "",
            "role": self.role.value or "",
            "seats": int(seats),
            "full": self.full.isChecked(),
            "duties": self.duties.text.strip(),
            "requirements": self.requirements.text.strip(),
            "matters": [code for code in matters if code],
            "persons": [str(person) for person in self.holders.values],
        }
