"""The form of a matter of the day (有事报事): what it is, in words; what was told before stands there to be continued."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.pages.rota.viewmodel import RotaViewModel
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.rostering import LONGEST_REPORT


class ReportDialog(CardDialog):
    """Reports in the name of who sits here."""

    guards_lines = True

    def __init__(self, desk: Desk, model: RotaViewModel, *, parent: QWidget) -> None:
        title = self.tr("What is the matter on {day}").format(day=f"{model.today:%m-%d}")
        super().__init__(desk.theme, title, parent=parent, size=(560, 0), submit_text=self.tr("Report"))
        self._desk, self._model = desk, model
        hint = self.tr("When, where, what happened, what was done, whom it was told")
        self.text = TextArea(hint, limit=LONGEST_REPORT, lines=6)
        self.field = FormField(self.tr("Matter"), self.text, required=True)
        self.body.addWidget(self.field)
        note = self.tr(
            "Stands in the duty of the day with name and time; after that the day is not reported as all well."
        )
        self.body.addWidget(PlainLabel(note, "muted", wrap=True))
        told = model.sheet.report if model.sheet is not None else None
        if told is not None and not told.is_calm:
            self.text.set_text(told.text)
        desk.gate.guard(self.submit_button, duty="keep:duty")
        self.text.setFocus()

    @override
    def submit(self) -> None:
        self.field.clear_fault()
        self.show_fault("")
        text = self.text.text.strip()
        if not text:
            self.refuse(FieldError("field.missing", field="text"))
            return
        self.set_busy(is_busy=True)
        refuse = while_there(self, self.refuse)
        day, me = self._model.today, self._model.me
        self._model.changing.report_matter(day, text, by=me, done=self._done, refused=refuse)

    def refuse(self, error: RoomError) -> None:
        """Say why not at the text; what was typed stays."""
        self.set_busy(is_busy=False)
        told = words.error_text(error, lang=self._desk.lang)
        if isinstance(error, FieldError) and error.field == "text":
            self.field.show_fault(told)
            self.text.setFocus()
        else:
            self.show_fault(told)

    def _done(self) -> None:
        self.accept()
        self._desk.notices.confirm(self.tr("Reported; it stands in the duty of the day."))
