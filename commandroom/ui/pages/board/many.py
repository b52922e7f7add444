"""The deeds on all marked rows: asks what they need, has them done, says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.confirm import ConfirmDialog
from commandroom.ui.pages.board.batch import (
    Batch,
    BatchBar,
    ManyDispatchDialog,
    ManySuperviseDialog,
    Outcome,
    reasons,
)
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.usecases.queries import Units


class Many(QObject):
    """Stands between the bar of marked rows and the batch that works through them."""

    began = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, model: BoardViewModel, bar: BatchBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self._batch = Batch(desk, self)
        bar.all_wanted.connect(model.mark_all)
        bar.cleared.connect(model.clear_marks)
        bar.dispatch_wanted.connect(self.dispatch)
        bar.supervise_wanted.connect(self.supervise)
        bar.urge_wanted.connect(self.urge)
        bar.export_wanted.connect(self.export)
        self._batch.finished.connect(self._done)
        self._batch.exported.connect(self._exported)

    @Slot()
    def dispatch(self) -> None:
        """Ask for the unit and what is to be done, then dispatch all."""
        self._desk.ask(Units(), then=self._open_dispatch)

    def _open_dispatch(self, units: tuple[Unit, ...]) -> None:
        options = [(unit.id, unit.name) for unit in units if unit.may_lead]
        dialog = ManyDispatchDialog(self._desk.theme, options, self._model.marked, parent=self._page)
        dialog.accepted.connect(lambda: self.perform("dispatch", dialog.data()))
        dialog.open()

    @Slot()
    def supervise(self) -> None:
        """Ask for the colour and what is to be done, then supervise all."""
        dialog = ManySuperviseDialog(self._desk.theme, self._model.marked, parent=self._page)
        dialog.accepted.connect(lambda: self.perform("supervise", dialog.data()))
        dialog.open()

    @Slot()
    def urge(self) -> None:
        """Ask once, then urge all."""
        text = self.tr("Urge {count} events").format(count=f"{self._model.marked:,}")
        ConfirmDialog(
            self._desk.theme,
            text,
            self.tr("Each gets a reminder on its running clock; an event without one refuses it."),
            parent=self._page,
            yes=text,
            on_yes=lambda: self.perform("urge", {}),
        ).open()

    def perform(self, verb: str, data: Mapping[str, object]) -> None:
        """Do it at every marked row."""
        self.began.emit()
        self._batch.perform(self._model.marked_ids(), verb, data)

    @Slot()
    def export(self) -> None:
        """Ask where to, then write all."""
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(), self.tr("Export"), self.tr("Events") + ".xlsx", "Excel (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the marked rows into a file."""
        self.began.emit()
        self._batch.export(self._model.marked_ids(), path)

    @Slot(object)
    def _done(self, outcome: Outcome) -> None:
        self.ended.emit()
        self._model.clear_marks()
        self._model.refresh()
        done = self.tr("Done at {count} events.").format(count=f"{outcome.done:,}")
        if not outcome.refused:
            self._desk.notices.confirm(done)
            return
        refused = self.tr("{count} were refused:").format(count=f"{len(outcome.refused):,}")
        self._desk.notices.warn(f"{done} {refused}\n{reasons(outcome, lang=self._desk.lang)}")

    @Slot(int, str)
    def _exported(self, count: int, path: str) -> None:
        self.ended.emit()
        text = self.tr("{count} events were written to {file}.")
        self._desk.notices.confirm(text.format(count=f"{count:,}", file=Path(path).name))
