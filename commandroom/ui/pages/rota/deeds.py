"""What can be done on the page of the rota: writing, copying, exchanging, swaps, absences; each with its way back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from commandroom.domain.people.units import Unit
from commandroom.domain.time.moments import TOWNSHIP_ZONE
from commandroom.ui.desk import Desk
from commandroom.ui.pages.rota.blocks import Blocks
from commandroom.ui.pages.rota.editor import CellEditor, people_for, shift_of, shifts_of
from commandroom.ui.pages.rota.forms import AwayDialog
from commandroom.ui.pages.rota.grid import RotaGrid
from commandroom.ui.pages.rota.swapform import open_swap
from commandroom.ui.pages.rota.viewmodel import PERSONS, POSTS, RotaViewModel
from commandroom.ui.pages.rota.words import post_label
from commandroom.usecases.commands import Amend
from commandroom.usecases.dutyediting import Cell, Edit, holders_of, put_cells, put_holders
from commandroom.usecases.queries import Units

KEEPING = "keep:duty"


class RotaDeeds:
    """The hands of the page."""

    def __init__(self, desk: Desk, model: RotaViewModel, grid: RotaGrid, page: QWidget) -> None:
        self._page, self._desk, self._model = page, desk, model
        self._grid, self._table = grid, grid.table
        self.editor, self._blocks = CellEditor(grid), Blocks(model, grid.table)

    def close(self) -> None:
        """Nothing is typed any more."""
        self.editor.close()

    def ask_swap(self) -> None:
        """Ask somebody to change duty, about the chosen cell where it says whom."""
        cell, sheet = self._table.cell(*self._grid.place), self._model.sheet
        if cell is None or sheet is None:
            open_swap(self._desk, self._page)
            return
        key = self._table.rows[self._grid.place[0]].key
        is_posts = self._model.arrangement == POSTS
        held = [turn.person for turn in holders_of(sheet, key, cell.day)] if is_posts else [key]
        open_swap(
            self._desk,
            self._page,
            day=cell.day,
            partner=next((one for one in held if one != self._model.me), ""),
        )

    def repeat_week(self) -> None:
        """Posts that nobody holds are held as a week before."""
        if self._may_write():
            nothing = QCoreApplication.translate("Rota", "The week before gives nothing for what is empty.")
            self._model.repeat(lambda edit: self._put(edit) if edit else self._desk.notices.inform(nothing))

    def exchange(self, place: tuple[int, int], target: tuple[int, int]) -> None:
        """Let two cells change what is written in them."""
        if self._may_write():
            self._put(self._blocks.exchange(place, target))

    def edit(self, typed: str) -> None:
        """Open the chosen cell with what was typed."""
        sheet, cell = self._model.sheet, self._table.cell(*self._grid.place)
        if self.editor.is_open:
            self.editor.type_on(typed)
            return
        if sheet is None or cell is None or not self._may_write():
            return
        key, day = self._table.rows[self._grid.place[0]].key, cell.day
        if self._model.arrangement == POSTS:
            self.editor.open(
                people_for(sheet, key), typed, post_label(self._model.sheet, key, self._desk.lang),
                lambda who: self._put(put_holders(self._model.sheet or sheet, {(key, day): [who]})),
            )  # fmt: skip
            return

        def put(shift: str) -> None:
            self._put(put_cells(self._model.sheet or sheet, {(key, day): Cell(shift_of(shift))}))

        self.editor.open(shifts_of(sheet), typed, self._model.name_of(key), put)

    def _put(self, edit: Edit) -> None:
        """Write it, and offer the way back at once; later it is a key of the page."""
        duties = sum(one.kind == "duty" for one in edit.do)
        said = QCoreApplication.translate("Rota", "{n} changes in the rota").format(n=duties)
        self._model.changing.put(edit, then=lambda: self._desk.notices.offer_undo(said, self.undo))

    def _may_write(self) -> bool:
        error = self._desk.gate.bar_of(KEEPING)
        if error is not None:
            self._desk.notices.refuse(error)
        return error is None

    def clear(self) -> None:
        """Take away what is written in the chosen block."""
        if self._may_write():
            self._put(self._blocks.clear(*self._grid.chosen()))

    def copy(self) -> None:
        """Keep the chosen block."""
        block = self._grid.chosen()
        QGuiApplication.clipboard().setText(self._blocks.copy(*block))
        self._desk.notices.inform(
            QCoreApplication.translate("Rota", "{n} days copied").format(n=len(block[0]) * len(block[1]))
        )

    def paste(self) -> None:
        """Write the kept block at the chosen cell."""
        if self._may_write():
            self._put(self._blocks.paste(*self._grid.place))

    def take_proposal(self) -> None:
        """Write what was proposed."""
        found, sheet = self._model.proposing.found, self._model.sheet
        if found is not None and sheet is not None and self._may_write():
            count = len(found.given)
            self._model.proposing.take(sheet, self._model.changing.put)
            self._grid.setFocus()
            said = QCoreApplication.translate("Rota", "{n} turns saved").format(n=count)
            self._desk.notices.offer_undo(said, self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._model.changing.undo():
            self._desk.notices.inform(QCoreApplication.translate("Rota", "Nothing in the rota to take back."))

    def ask_away(self, *, is_loan: bool) -> None:
        """Ask for a leave or a loan of the chosen person."""
        cell = self._table.cell(*self._grid.place)
        if cell is None or self._model.arrangement != PERSONS:
            return
        person = self._table.rows[self._grid.place[0]]
        since = datetime(cell.day.year, cell.day.month, cell.day.day, tzinfo=TOWNSHIP_ZONE)

        def save(amend: Amend, dialog: AwayDialog) -> None:
            self._model.changing.amend([amend], dialog.accept, dialog.refuse)

        def open_form(units: tuple[Unit, ...]) -> None:
            AwayDialog(
                self._desk,
                (person.key, person.name),
                since,
                save,
                parent=self._page,
                is_loan=is_loan,
                units=units,
            ).open()

        self._desk.ask(Units(), then=open_form)
