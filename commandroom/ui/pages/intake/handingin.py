"""The form on its way into the room: what holds it up, what refuses it, what it becomes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from commandroom.domain.errors import FieldError, RoomError, WorldError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.pages.intake.checking import Checks
from commandroom.ui.pages.intake.fields import Fields
from commandroom.ui.pages.intake.viewmodel import IntakeViewModel
from commandroom.ui.widgets.button import Button
from commandroom.usecases.taking import TakenIn, Until

translate = QCoreApplication.translate
_FIELDS = {"grid": "place", "village": "place", "category_suggest": "category"}


class HandingIn(QObject):
    """One form at a time; `taken` says what it became, and what was meant to follow."""

    taken = Signal(object, str)

    def __init__(
        self, desk: Desk, model: IntakeViewModel, fields: Fields, checks: Checks,
        *, submit: Button, register: Button,
    ) -> None:  # fmt: skip
        super().__init__(fields)
        self._desk, self._model, self._fields, self._checks = desk, model, fields, checks
        self._submit, self._register = submit, register
        self._then = ""
        model.taken.connect(self._on_taken)
        model.refused.connect(self._on_refused)

    def go(self, then: str, until: Until, *, merge_into: str = "", merge_reason: str = "") -> None:
        """Hand the form in once its files are kept and nothing is wrong with it; `then` is `dispatch`, `close` or other."""
        barred = self._desk.gate.bar_of("register")
        if barred is not None:
            self._desk.notices.refuse(barred)
        if barred is not None or not self._submit.isEnabled():
            return
        if self._fields.files.is_keeping:
            again = partial(self.go, then, until, merge_into=merge_into, merge_reason=merge_reason)
            self._fields.files.when_kept(again)
            return
        found = self._checks.found()
        if found:
            self._checks.show(found)
            return
        self._then = then
        self._set_busy(is_busy=True)
        form = self._fields.form()
        self._model.hand_in(form, until=until, merge_into=merge_into, merge_reason=merge_reason)

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self._submit, self._register):
            button.setEnabled(not is_busy)

    @Slot(object)
    def _on_refused(self, error: RoomError) -> None:
        self._set_busy(is_busy=False)
        field = _FIELDS.get(error.field, error.field) if isinstance(error, FieldError) else ""
        if self._fields.named.show_fault(field, words.error_text(error, lang=self._desk.lang)):
            self._fields.named.focus(field)
        else:
            self._desk.gate.report(error)
            self._desk.notices.refuse(error)
            if isinstance(error, WorldError):
                self._submit.say(translate("IntakePage", "Retry"))

    @Slot(object)
    def _on_taken(self, result: TakenIn) -> None:
        self._set_busy(is_busy=False)
        self._submit.say(translate("IntakePage", "Register and dispatch"))
        for error in result.lost_files:
            self._desk.notices.refuse(error)
        self.taken.emit(result, self._then)
