"""Changes of the roster that somebody wishes for: which form opens, what is asked before, what is said after."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commandroom.domain.people.loanways import WayOut
from commandroom.domain.people.posts import Post
from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.roster.fileform import FileDialog
from commandroom.ui.pages.roster.forms import PersonDialog, RecordDialog, UnitDialog
from commandroom.ui.pages.roster.postform import PostDialog
from commandroom.ui.pages.roster.viewmodel import RosterViewModel
from commandroom.ui.pages.roster.words import presence_name
from commandroom.ui.punctuation import in_a_row
from commandroom.usecases.queries import PersonRow


class Editing(QObject):
    """Opens the forms over a page; knows no rule of its own."""

    def __init__(self, desk: Desk, model: RosterViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page

    def person(self, found: PersonRow | None) -> None:
        """The form of a person, new or known."""
        person = found.person if found is not None else None
        save = self._saver("person", person.id if person is not None else uuid.uuid4().hex)
        units, rows = self._model.units, self._model.rows
        PersonDialog(self._desk, person, units, rows, save, parent=self._page).open()

    def file(self, found: PersonRow) -> None:
        """The form of the other fields of a person's file."""
        if self._model.fields is not None:
            save = self._saver("person", found.person.id)
            FileDialog(self._desk, found.person, self._model.fields, save, parent=self._page).open()

    def unit(self, unit: Unit | None) -> None:
        """The form of a unit, new or known."""
        save = self._saver("unit", unit.id if unit is not None else uuid.uuid4().hex)
        UnitDialog(self._desk, unit, save, parent=self._page).open()

    def post(self, post: Post | None, *, role: str = "", name: str = "") -> None:
        """The form of a post of the catalogue, new or known; a new one may be one of the room's three."""
        save = self._saver("post", post.id if post is not None else uuid.uuid4().hex)
        shown = post or Post(id="", name=name, role=role, unit="room" if role else "")
        PostDialog(
            self._desk,
            shown,
            self._model.units,
            self._model.rows,
            save,
            is_new=post is None,
            parent=self._page,
        ).open()

    def retire(self, found: object) -> None:
        """Take a person, unit or post off, or put it back."""
        if isinstance(found, PersonRow):
            person = found.person
            self._retire("person", person.id, person.name, is_active=person.active, load=found.load)
        elif isinstance(found, Unit):
            self._retire("unit", found.id, found.name, is_active=found.active)
        elif isinstance(found, Post):
            self._retire("post", found.id, found.name, is_active=True)

    def presence(self, found: PersonRow, state: str) -> None:
        """Say how it stands with somebody for the rest of the day."""
        said = self.tr("{name}: {state} today").format(name=found.person.name, state=presence_name(state))
        away = [name for name in self._model.partners_away(found) if state != "on"]
        if away:  # A and B may not be off on the same day; somebody may have to stay away all the same
            text = self.tr("{name} and the partner {other} are away on the same day: somebody must stand in.")
            self._desk.notices.warn(text.format(name=found.person.name, other=in_a_row(away)))
        self._model.amending.set_presence(found.person, state, said=said)

    def way(self, way: WayOut) -> None:
        """Settle two loans that hold at once."""
        self._model.amending.take_way(way, said=self.tr("The two loans no longer overlap"))

    def _saver(self, kind: str, record: str) -> Any:
        def save(data: dict[str, Any], dialog: RecordDialog) -> None:
            said = self.tr("{name} saved").format(name=data.get("name") or dialog.about)
            data = {key: value for key, value in data.items() if key != "about"}
            self._model.amending.amend(
                kind, record, data, said=said, refused=dialog.refuse, then=dialog.accept
            )

        return save

    def _retire(self, kind: str, record: str, name: str, *, is_active: bool, load: int = 0) -> None:
        if kind == "person" and record == self._model.operator:
            text = self.tr("{name} sits at this seat: let somebody else take the seat first.")
            self._desk.notices.warn(text.format(name=name))
            return
        if not is_active:
            said = self.tr("{name} is back").format(name=name)
            self._model.amending.amend(kind, record, {"retired": False, "active": True}, said=said)
            return
        text = self.tr("The name stays in all histories; nothing new can be given to it.")
        if load:
            more = self.tr("{n} open events must be given to others first or stay with the name.")
            text += "\n" + more.format(n=load)
        said = self.tr("{name} taken off").format(name=name)
        ConfirmDialog(
            self._desk.theme, self.tr("Take {name} off?").format(name=name), text, parent=self._page,
            yes=self.tr("Take off"), danger=True,
            on_yes=lambda: self._model.amending.amend(kind, record, {}, said=said, retire=True),
        ).open()  # fmt: skip
