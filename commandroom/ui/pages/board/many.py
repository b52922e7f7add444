"""The deeds on all marked events: asks what they need, drives the work step by step, says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from commandroom.domain.people.units import Unit
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.offering import verb_icon
from commandroom.ui.icons import icon
from commandroom.ui.pages.board.batchbar import BatchBar, WorkCard
from commandroom.ui.pages.board.export import TableExport
from commandroom.ui.pages.board.viewmodel import BoardViewModel
from commandroom.ui.parts.naming import verb_label
from commandroom.usecases.batching import ManyDeeds, ManyUndone
from commandroom.usecases.queries import Units

_PAINT_MS = 40
MANY = 100
"""From more events than this on the number is typed before anything is done."""
MORE = (
    "sign", "resume", "suspend_ok", "extend_ok", "verify_ok", "close", "archive", "take_history", "close_history",
    "regrade", "note", "assess",
)  # fmt: skip
"""What makes sense at many events beside the deeds on the bar: fields that are the same for all of them."""


class Many(QObject):
    """Stands between the bar of marked rows and the work on them, one batch at a time.

    The work goes on in short steps off the GUI thread, each event in a transaction of its own; between two steps
    whatever else was asked has its turn, and the person may stop it.
    """

    ended = Signal(object)

    def __init__(
        self, desk: Desk, model: BoardViewModel, bar: BatchBar, card: WorkCard, *, page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._model, self._page, self._bar, self._card = desk, model, page, bar, card
        self._work: ManyDeeds | ManyUndone | None = None
        self._export = TableExport(desk, self)
        bar.all_wanted.connect(model.marking.mark_all)
        bar.cleared.connect(model.marking.clear)
        bar.dispatch_wanted.connect(self.dispatch)
        bar.supervise_wanted.connect(self.supervise)
        bar.urge_wanted.connect(self.urge)
        bar.suspend_wanted.connect(self.suspend)
        bar.export_wanted.connect(self.export)
        bar.more_wanted.connect(self._open_more)
        card.stop_wanted.connect(self.stop)
        self._export.moved.connect(self._show_export)
        self._export.ended.connect(self._exported)

    def _open_more(self) -> None:
        """The further verbs, named when they are first asked for: the first rows wait for no verb."""
        menu = self._bar.menu
        for name in MORE if menu.isEmpty() else ():
            action = menu.addAction(self._label(name), partial(self.fill_in, name))
            action.setIcon(icon(self._desk.theme, verb_icon(name) or "arrow-right", "text2"))
        self._bar.open_menu()

    @property
    def is_running(self) -> bool:
        """Whether a batch is at work."""
        return self._work is not None

    # --- what is asked first -----------------------------------------------------------------------------------

    @Slot()
    def dispatch(self) -> None:
        """Ask for the unit and what is to be done, then dispatch all."""
        self._desk.ask(Units(), then=self._open_dispatch)

    def _open_dispatch(self, units: tuple[Unit, ...]) -> None:
        from commandroom.ui.pages.board.manyforms import ManyDispatchDialog  # noqa: PLC0415  at first need

        options = [(unit.id, unit.name) for unit in units if unit.may_lead]
        dialog = ManyDispatchDialog(self._desk.theme, options, self._model.marking.count, parent=self._page)
        dialog.accepted.connect(lambda: self.perform("dispatch", dialog.data()))
        dialog.open()

    @Slot()
    def supervise(self) -> None:
        """Ask for the colour and what is to be done, then supervise all."""
        from commandroom.ui.pages.board.manyforms import ManySuperviseDialog  # noqa: PLC0415  at first need

        dialog = ManySuperviseDialog(self._desk.theme, self._model.marking.count, parent=self._page)
        dialog.accepted.connect(lambda: self.perform("supervise", dialog.data()))
        dialog.open()

    @Slot()
    def urge(self) -> None:
        """Ask once, then urge all."""
        if self._model.marking.count > MANY:
            self.perform("urge", {})
            return
        from commandroom.ui.dialogs.confirm import ConfirmDialog  # noqa: PLC0415  at first need

        text = self.tr("Urge {count} events").format(count=f"{self._model.marking.count:,}")
        ConfirmDialog(
            self._desk.theme,
            text,
            self.tr("Each gets a reminder on its running clock; an event without one refuses it."),
            parent=self._page,
            yes=text,
            on_yes=lambda: self.perform("urge", {}),
        ).open()

    @Slot()
    def suspend(self) -> None:
        """Ask for reason, plan and date, then ask for the suspension of all."""
        self.fill_in("suspend_apply")

    def fill_in(self, verb: str) -> None:
        """Open the form of a verb once for all marked events, with the choices of the first of them."""
        from commandroom.domain.event.lifecycle import VERBS  # noqa: PLC0415 - the first rows wait for no verb
        from commandroom.ui.pages.board.manyverb import ManyVerbDialog  # noqa: PLC0415  at first need

        first = next(self._model.marking.rows(), None)
        if first is not None:
            ManyVerbDialog(
                self._desk,
                VERBS[verb],
                f"#{first}",
                count=self._model.marking.count,
                parent=self._page,
                on_given=lambda data: self.perform(verb, data),
            ).open()

    # --- the work ----------------------------------------------------------------------------------------------

    def perform(self, verb: str, data: Mapping[str, Any]) -> None:
        """Do it at every marked event; of more than a hundred, once their number has been typed."""
        from commandroom.ui.pages.board.manyforms import NumberDialog  # noqa: PLC0415  at first need

        count = self._model.marking.count
        begin = partial(self._begin_marked, verb, dict(data))
        if count > MANY:
            NumberDialog(self._desk.theme, self._label(verb), count, parent=self._page, on_yes=begin).open()
        else:
            begin()

    @Slot()
    def stop(self) -> None:
        """Take up no more events; what is done stays done."""
        self._export.stop()
        if self._work is not None:
            self._work.stop()

    def _begin_marked(self, verb: str, data: dict[str, Any]) -> None:
        model = self._model
        self._begin(
            ManyDeeds(model.marking.rows(), verb, data, total=model.marking.count, actor=model.person)
        )

    def _begin(self, work: ManyDeeds | ManyUndone) -> None:
        if self._work is not None or self._export.is_running:
            self._desk.notices.warn(self.tr("The last work on many events is still going on."))
            return
        if self._desk.gate.error is not None:
            self._desk.notices.refuse(self._desk.gate.error)
            return
        self._work = work
        self._model.hearing.begin_many()
        self._show_progress(work)
        QTimer.singleShot(_PAINT_MS, self, self._step)

    @Slot()
    def _step(self) -> None:
        work, room = self._work, self._desk.room
        if work is not None:
            self._desk.slow.run(
                lambda: work.step(room), then=lambda _none: self._stepped(), failed=self._broke
            )

    def _stepped(self) -> None:
        work = self._work
        if work is not None and work.is_over:
            self._finish(work)
        elif work is not None:
            self._show_progress(work)
            self._step()

    def _broke(self, error: Exception) -> None:
        """A question about the next rows failed: what is done is told, and why it went no further."""
        work = self._work
        if work is not None:
            work.stop()
            self._finish(work)
        self._desk.fail(error)

    def _finish(self, work: ManyDeeds | ManyUndone) -> None:
        self._work = None
        self._model.hearing.end_many()
        if isinstance(work, ManyDeeds):
            self._model.marking.clear()
        self._model.refresh()
        self._tell(work)
        self.ended.emit(work.result)

    # --- what came of it ---------------------------------------------------------------------------------------

    def _show_progress(self, work: ManyDeeds | ManyUndone) -> None:
        tried, refused = work.result.tried, work.result.reasons.total()
        text = self.tr("{deed}: {done} of {total}").format(
            deed=self._name(work), done=f"{tried:,}", total=f"{work.total:,}"
        )
        more = self.tr("{count} refused so far").format(count=f"{refused:,}") if refused else ""
        self._card.show_progress(text, more, tried / max(1, work.total))

    def _tell(self, work: ManyDeeds | ManyUndone) -> None:
        from commandroom.ui.pages.board.manyresult import reasons_text  # noqa: PLC0415  at first need

        result, desk = work.result, self._desk
        text = self._summary(work)
        undo = partial(self._begin, ManyUndone(result.undoable, actor=self._model.person))
        can_be_undone = isinstance(work, ManyDeeds) and result.can_be_undone
        if not result.reasons and not result.left:
            self._card.hide()
            if can_be_undone:
                desk.notices.offer_undo(text, undo)
            else:
                desk.notices.confirm(text)
            return
        offers: list[tuple[str, Any]] = []
        if result.refused and isinstance(work, ManyDeeds):
            offers.append((self.tr("Show them"), partial(self.show_refused, work)))
        if can_be_undone:
            offers.append((self.tr("Undo what was done"), undo))
        self._card.show_result(text, reasons_text(result, lang=desk.lang), offers)
        if not self._page.isVisible():
            desk.notices.warn(text)

    def show_refused(self, work: ManyDeeds) -> None:
        """Show which events refused and why; from there they are tried again."""
        from commandroom.ui.pages.board.manyresult import RefusedDialog  # noqa: PLC0415  at first need

        self._card.hide()
        RefusedDialog(
            self._desk,
            work.result,
            parent=self._page,
            on_again=lambda: self._begin(work.again()),
            on_open=lambda row: self._desk.navigate("event", event_id=f"#{row}"),
        ).open()

    def _summary(self, work: ManyDeeds | ManyUndone) -> str:
        result = work.result
        parts = [self.tr("Done at {count} events.").format(count=f"{result.done:,}")]
        if isinstance(work, ManyUndone):
            parts = [self.tr("Taken back at {count} events.").format(count=f"{result.done:,}")]
        if result.reasons:
            count = f"{result.reasons.total():,}"
            parts.append(self.tr("{count} were refused:").format(count=count))
        if result.left:
            parts.append(self.tr("{count} were left as they are.").format(count=f"{result.left:,}"))
        return " ".join(parts)

    def _name(self, work: ManyDeeds | ManyUndone) -> str:
        return self._label(work.verb) if isinstance(work, ManyDeeds) else self.tr("Undo")

    def _label(self, verb: str) -> str:
        return verb_label(verb)

    # --- tables ------------------------------------------------------------------------------------------------

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
        if self._work is not None or self._export.is_running:
            self._desk.notices.warn(self.tr("The last work on many events is still going on."))
            return
        self._show_export(0, self._model.marking.count)
        self._export.write(self._model.marking.rows(), path, total=self._model.marking.count)

    @Slot(int, int)
    def _show_export(self, done: int, total: int) -> None:
        text = self.tr("Export: {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self._card.show_progress(text, "", done / max(1, total))

    @Slot(int, str)
    def _exported(self, count: int, path: str) -> None:
        self._card.hide()
        if path:
            text = self.tr("{count} events were written to {file}.")
            self._desk.notices.confirm(text.format(count=f"{count:,}", file=Path(path).name))
