"""Who may know of a confidential matter: whom a leader named for it, and how somebody is named or forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.event.deed import Actor
from commandroom.domain.event.secrecy import may_know
from commandroom.domain.event.state import Event
from commandroom.domain.people.roles import ADMINISTRATORS
from commandroom.ui import words
from commandroom.ui.choices import person_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.moments import short_text
from commandroom.ui.pages.event.sections import Section, lines, push
from commandroom.ui.widgets.arrange import follow_in_tab_order, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.naming import forgetting, naming
from commandroom.usecases.queries import EventSheet, NamedReader, PersonRow, Persons

DUTY = "keep:named"
REASON_MOST = 500


class ReadersCard(Section):
    """Stands on the page of a confidential matter alone; `changed` says that somebody was named or forgotten."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "", parent)
        self._desk = desk
        title = self.tr("Who may know")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._event: Event | None = None
        self._readers: tuple[NamedReader, ...] = ()
        self.add = Button(desk.theme, self.tr("Name…"), icon="user-plus")
        self.add.setAccessibleName(self.tr("Name somebody who may know of it"))
        self.add.clicked.connect(self.ask_who)
        self.head.addWidget(self.add)
        desk.gate.guard(self.add, duty=DUTY)

    def show_sheet(self, sheet: EventSheet) -> None:
        """Show whom this event has; the card is hidden where everybody may know."""
        self._event, self._readers = sheet.event, sheet.readers
        if not sheet.event.confidential:
            self.fill([])
            return
        told = self.tr(
            "Besides who took it down, who has it in hand, the heads of its units, and the leaders."
        )
        rows = [self._row(reader) for reader in sheet.readers]
        self.fill([PlainLabel(told, "muted", wrap=True), *rows], count=len(rows))
        follow_in_tab_order(self.add, *(button for one in rows for button in one.findChildren(Button)))

    def _row(self, reader: NamedReader) -> QWidget:
        head = row(PlainLabel(reader.name, "strong"), PlainLabel(reader.unit_name, "label"), None)
        at = short_text(reader.at) if reader.at is not None else ""
        by = self.tr("named by {name}  {moment}").format(name=reader.by_name, moment=at)
        take = partial(self.ask_forget, reader)
        button = push(self.theme, self.tr("No longer"), take, kind="link", name=reader.name)
        self._desk.gate.guard(button, duty=DUTY)
        return lines(head, reader.reason, by, buttons=[button])

    def ask_who(self) -> None:
        """Whom, and why."""
        self._desk.ask(Persons(), then=self._offer, lane="event.readers")

    def _offer(self, rows: Sequence[PersonRow]) -> None:
        event = self._event
        if event is None:
            return
        known = {reader.person for reader in self._readers}
        free = [row for row in rows if row.person.id not in known and _is_to_name(event, row)]
        ReaderDialog(self._desk, event, free, then=self.changed.emit, parent=self).open()

    def ask_forget(self, reader: NamedReader) -> None:
        """Whether it is to be taken back."""
        event = self._event
        if event is None:
            return

        def take() -> None:
            said = self.tr("{name} knows of it no longer.").format(name=reader.name)
            self._desk.perform(forgetting(event, reader.person), then=lambda _done: self._did(said))

        ConfirmDialog(
            self.theme,
            self.tr("{name} shall know of it no longer?").format(name=reader.name),
            self.tr("What was read stays read; that it is over stands in the journal under your name."),
            parent=self,
            yes=self.tr("No longer"),
            on_yes=take,
        ).open()

    def _did(self, said: str) -> None:
        self._desk.notices.confirm(said)
        self.changed.emit()


def _is_to_name(event: Event, row: PersonRow) -> bool:
    """Whether a person may be named and does not know of it by a part in it anyway."""
    one = row.person
    roles = frozenset(one.roles)
    return not roles & ADMINISTRATORS and not may_know(
        event, Actor(id=one.id, name=one.name, roles=roles, unit=one.unit)
    )


class ReaderDialog(CardDialog):
    """A person and a reason; what is refused is said at its field, and what was typed stays."""

    guards_lines = True

    def __init__(
        self,
        desk: Desk,
        event: Event,
        rows: Sequence[PersonRow],
        *,
        then: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(520, 0))
        self._desk, self._event, self._then = desk, event, then
        for say in (self.title.setText, self.setWindowTitle, self.setAccessibleName):
            say(self.tr("Name somebody who may know of it"))
        self.submit_button.say(self.tr("Name"), keys="Ctrl+Enter")
        hint = self.tr("Name, unit or pinyin initials")
        self.who = TypeAhead(desk.theme, hint, person_options(rows))
        self.reason = TextArea(limit=REASON_MOST)
        note = self.tr("Administrators are never named; the reason stands in the journal.")
        self.fields = {
            "person": FormField(self.tr("Person"), self.who, required=True),
            "reason": FormField(self.tr("Reason"), self.reason, required=True),
        }
        for part in (*self.fields.values(), PlainLabel(note, "muted", wrap=True)):
            self.body.addWidget(part)
        self.who.setFocus()
        desk.gate.guard(self.submit_button, duty=DUTY)

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        try:
            command = naming(self._event, self.who.value or "", self.reason.text)
        except FieldError as error:
            self._refuse(error)
            return
        self.set_busy(is_busy=True)
        self._desk.perform(command, then=self._done, refused=self._refuse)

    def _done(self, _changes: object) -> None:
        name = self.who.text()
        self.accept()
        self._desk.notices.confirm(self.tr("{name} may know of it now.").format(name=name))
        self._then()

    def _refuse(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self._desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()
