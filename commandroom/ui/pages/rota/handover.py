"""The form of a hand-over: who leaves writes and signs it, who comes reads and signs it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.people.handover import ITEMS_MOST, NOTES_MOST, PROMISE_MOST, HandedItem, HandOver
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import local
from commandroom.ui.widgets.arrange import column
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea, TextInput
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import Option, TypeAhead
from commandroom.usecases.commands import GiveShift, TakeShift
from commandroom.usecases.queries import TimerRow

SCOPE = "handover"
WIDE, HIGH = 920, 660


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open event of the list: what it is, how its clock stands, and what was promised."""

    event: str
    number: str
    title: str
    handler: str
    due: datetime | None
    is_red: bool
    promise: str = ""


def open_items(rows: Sequence[TimerRow]) -> list[OpenItem]:
    """One for each event, by its most pressing clock, the longest overdue first."""
    found: dict[str, OpenItem] = {}
    for row in sorted(rows, key=lambda row: row.due):
        handler = row.handler_name or row.lead_name
        is_red = row.lamp not in ("yellow", "green")
        found.setdefault(row.event, OpenItem(row.event, row.number, row.title, handler, row.due, is_red))
    return list(found.values())


def with_promises(items: Sequence[OpenItem], handed: Sequence[HandedItem]) -> list[OpenItem]:
    """What was handed over, with what is known of it now; what is settled since stands there by its number alone."""
    known = {item.event: item for item in items}
    return [
        replace(
            known.get(one.event) or OpenItem(one.event, one.number, "", "", None, False), promise=one.promise
        )
        for one in handed
    ]


class _Items(ListView):
    """The list of events with their promises."""

    def __init__(self, desk: Desk, name: str, columns: list[Col[OpenItem]]) -> None:
        super().__init__(desk, ListTable(columns), scope=SCOPE, name=name)


class HandOverDialog(CardDialog):
    """Both sides of a hand-over; `given` is the one that waits for the signature of who sits here."""

    guards_lines = True

    def __init__(  # noqa: PLR0913  each is named at the call
        self, desk: Desk, items: Sequence[OpenItem], people: Sequence[Option], *, parent: QWidget,
        total: int, given: HandOver | None = None, giver: str = "",
    ) -> None:  # fmt: skip
        is_taking = given is not None
        super().__init__(
            desk.theme, self.tr("Take the shift over") if is_taking else self.tr("Hand the shift over"),
            parent=parent, size=(WIDE, HIGH), submit_text=self.tr("Read and signed") if is_taking else self.tr("Sign"),
        )  # fmt: skip
        self.desk, self.given, self._total = desk, given, total
        self._id = uuid.uuid4().hex
        self._near, self._red = len(items), sum(item.is_red for item in items)
        self.items = with_promises(items, given.items) if given is not None else list(items[:ITEMS_MOST])
        self.incoming = TypeAhead(desk.theme, self.tr("Name or pinyin initials"), people)
        self.incoming_field = FormField(self.tr("Taken over by"), self.incoming, required=True)
        self.list = _Items(desk, self.tr("Open events"), self._columns())
        self.promise = TextInput(self.tr("What was promised to whom, by when"), limit=PROMISE_MOST)
        self.promise_field = FormField(self.tr("Promise about the chosen event"), self.promise)
        self.notes = TextArea(limit=NOTES_MOST, lines=3)
        self.notes_field = FormField(self.tr("Notes"), self.notes)
        self.told = PlainLabel("", "muted", wrap=True)
        self._place(giver)
        self.list.current_row_changed.connect(self._show_promise)
        self.promise.textEdited.connect(self._write_promise)
        self._show_rows()
        desk.gate.guard(self.submit_button)

    def _place(self, giver: str) -> None:
        for part in (self.told, self.incoming_field):
            self.body.addWidget(part)
        self.body.addWidget(Card(column(self.list, spacing=0, margins=(1, 1, 1, 1))), 1)
        for part in (self.promise_field, self.notes_field):
            self.body.addWidget(part)
        text = self.tr(
            "{total} events are open. Those past or near a limit stand here: {n}, {red} of them past it."
        )
        if self._near > len(self.items):
            text = self.tr(
                "{total} events are open, {near} of them past or near a limit, {red} past it. "
                "The {n} most pressing stand here; all are on the board."
            )
        self.told.setText(text.format(total=self._total, near=self._near, n=len(self.items), red=self._red))
        given = self.given
        if given is None:
            return
        at = f"{local(given.given_at):%m-%d %H:%M}"
        text = self.tr("{name} handed over at {at}: {total} open, {red} past a limit, {n} promises.").format(
            name=giver, at=at, total=given.total, red=given.red, n=len(given.promises)
        )
        self.told.setText(text)
        self.notes.set_text(given.notes)
        self.incoming_field.hide()
        self.promise_field.hide()
        self.notes.edit.setReadOnly(True)

    def _columns(self) -> list[Col[OpenItem]]:
        return [
            Col(self.tr("Number"), lambda one: one.number[-10:], 120, role=_lamp),
            Col(
                self.tr("Event"),
                lambda one: one.title or self.tr("settled since, or no limit near"),
                0,
                is_bold=True,
            ),
            Col(self.tr("Handled by"), lambda one: one.handler, 130),
            Col(
                self.tr("Due"),
                lambda one: f"{local(one.due):%m-%d %H:%M}" if one.due else "",
                110,
                role=_lamp,
            ),
            Col(self.tr("Promise"), lambda one: one.promise, 220, role=lambda _one: "accent"),
        ]

    def _show_rows(self) -> None:
        self.list.show_rows(self.items, key=lambda one: one.event)
        if self.items:
            self.list.go_to_row(max(self.list.currentIndex().row(), 0))
            self._show_promise()
        self.promise.setEnabled(bool(self.items))

    def _show_promise(self, _at: int = 0) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.items) and not self.promise.hasFocus():
            self.promise.setText(self.items[at].promise)

    def _write_promise(self, text: str) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.items):
            self.items[at] = replace(self.items[at], promise=text.strip())
            self.list.show_rows(self.items, key=lambda one: one.event)

    @override
    def submit(self) -> None:
        self.show_fault("")
        self.incoming_field.clear_fault()
        if self.given is None and self.incoming.value is None:
            self._refused(FieldError("field.missing", field="incoming"))
            return
        self.set_busy(is_busy=True)
        self.desk.perform(self._command(), then=self._done, refused=self._refused)

    def _command(self) -> GiveShift | TakeShift:
        if self.given is not None:
            return TakeShift(self.given.id)
        items = tuple(HandedItem(one.event, one.number, one.promise) for one in self.items)
        notes = self.notes.text.strip()
        return GiveShift(self._id, self.incoming.value or "", items, notes, self._total, self._red)

    def _done(self, _changes: object) -> None:
        said = (
            self.tr("The shift is taken over.")
            if self.given is not None
            else self.tr("Signed; it waits for the second signature.")
        )
        self.accept()
        self.desk.notices.confirm(said)

    def _refused(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self.desk.lang)
        if isinstance(error, FieldError) and error.field == "incoming":
            self.incoming_field.show_fault(text)
            self.incoming.setFocus()
        else:
            self.show_fault(text)


def _lamp(one: OpenItem) -> str:
    return "text3" if one.due is None else "crit" if one.is_red else "warn"
