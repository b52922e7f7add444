"""What is done about lit clocks: supervised, urged, explained, called back; what is asked before and said after."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from commandroom.domain.forms.kinds import FormKind
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.dialogs.forms.dialog import open_forms
from commandroom.ui.dialogs.verbs.opening import open_verb
from commandroom.ui.pages.supervision.dialogs import CauseDialog, SheetDialog
from commandroom.ui.pages.supervision.viewmodel import Outcome, SupervisionViewModel
from commandroom.ui.punctuation import in_a_sentence
from commandroom.usecases.queries import TimerRow


class SupervisionDeeds(QObject):
    """The hands of the page; each deed is given the rows it is about, and does nothing about none."""

    def __init__(self, desk: Desk, model: SupervisionViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        model.finished.connect(self._tell)

    def open_circular(self) -> None:
        """Show the circular of last week."""
        from commandroom.ui.pages.supervision.circular import CircularDialog  # noqa: PLC0415  not for the page

        CircularDialog(self._desk, parent=self._page).open()

    def open_form(self, rows: list[TimerRow]) -> None:
        """Look at the supervision sheet of the first: to print, to save."""
        if rows:
            open_forms(self._desk, self._page, rows[0].event, FormKind.SUPERVISE)

    def do(self, verb: str, rows: list[TimerRow]) -> None:
        """A verb of the event itself, at the first."""
        if rows:
            event = rows[0].event
            open_verb(self._desk, self._page, event, verb, then=lambda _changes: self._model.refresh())

    def supervise(self, rows: list[TimerRow]) -> None:
        """The verb's own form for one event, one sheet for several."""
        if len(rows) == 1:
            open_verb(self._desk, self._page, rows[0].event, "supervise")
        else:
            self.open_sheets(rows)

    def open_sheets(self, rows: list[TimerRow]) -> None:
        """Ask for colour and requirement once, for all of these."""
        if rows:
            dialog = SheetDialog(self._desk.theme, rows, parent=self._page)
            dialog.accepted.connect(lambda: self._model.supervise(rows, dialog.data()))
            dialog.open()

    def urge(self, rows: list[TimerRow]) -> None:
        """Remind at once."""
        if rows:
            self._model.urge(rows)

    def ask_urge(self, rows: list[TimerRow]) -> None:
        """Remind many, once somebody said yes to how many."""
        count = len({row.event for row in rows})
        if not count:
            return
        text = self.tr(
            "Each unit gets one reminder for each of its events; they stand in the events' histories."
        )
        ConfirmDialog(
            self._desk.theme, self.tr("Urge {count} events?").format(count=count), text, parent=self._page,
            yes=self.tr("Urge {count} events").format(count=count), on_yes=lambda: self._model.urge(rows),
        ).open()  # fmt: skip

    def ask_cause(self, rows: list[TimerRow]) -> None:
        """Ask why these lie."""
        if not rows or not self._model.reasons:
            return
        is_english = self._desk.lang == "en"
        causes: list[tuple[object, str]] = [
            (code, word.en if is_english else word.zh) for code, word in self._model.reasons.items()
        ]
        dialog = CauseDialog(self._desk.theme, causes, rows, parent=self._page)
        dialog.accepted.connect(
            lambda: self._model.give_cause(rows, str(dialog.causes.value), dialog.text.text)
        )
        dialog.open()

    def _tell(self, name: str, outcome: Outcome) -> None:
        said = {
            "urge": self.tr("{count} urged"),
            "supervise": self.tr("{count} sheets signed or proposed"),
            "cause": self.tr("{count} causes kept"),
        }[name].format(count=outcome.done)
        if not outcome.refused:
            self._desk.notices.confirm(said)
            return
        why = words.error_text(outcome.refused[0], lang=self._desk.lang)
        refused = self.tr("{count} refused: {why}").format(count=len(outcome.refused), why=why)
        self._desk.notices.warn(in_a_sentence((said, refused)) if outcome.done else refused)
