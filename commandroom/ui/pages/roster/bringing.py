"""A staff list that comes in at the desk: looked at first, row by row, and written only when somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.domain.people.units import UnitBook
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import Units
from commandroom.usecases.room import Room
from commandroom.usecases.staffing import StaffTaken, import_people, reasons
from commandroom.usecases.tabling import StaffList

SCOPE, KEEPING = "roster", "keep:person"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a list would bring: `left` are its rows that stay out, each with its reason."""

    file: str
    found: StaffList
    fresh: int
    known: int
    left: tuple[tuple[int, str], ...]


def look_at(room: Room, path: Path, lang: str) -> Trial:
    """Read a list and try it without writing; called off the GUI thread.

    Raises:
        RoomError: the file cannot be read, or is no staff list.
    """
    tables = room.tables
    assert tables is not None  # noqa: S101 - asked before
    found = tables.people(path, units=UnitBook.of(room.ask(Units())), salt=room.room_id)
    done = import_people(room, found.persons, dry_run=True)
    left = tuple(
        (row, sentence(code, _said(params, lang), lang=lang)) for row, code, params in reasons(found, done)
    )
    return Trial(path.name, found, done.taken.imported, done.taken.already_there, left)


def _said(params: Mapping[str, str | int], lang: str) -> dict[str, object]:
    """The parameters with the signs of the language between the parts of a list."""
    return {
        key: value.replace("、", ", ") if lang == "en" and isinstance(value, str) else value
        for key, value in params.items()
    }


def ask_list(desk: Desk, parent: QWidget, then: Callable[[], object]) -> None:
    """Ask which file, look at it, show what it says."""
    title = QCoreApplication.translate("Roster", "A staff list as a table")
    name, _ = QFileDialog.getOpenFileName(parent, title, "", "*.xlsx *.xls *.csv")
    if name:
        read_list(desk, Path(name), parent, then)


def read_list(desk: Desk, path: Path, parent: QWidget, then: Callable[[], object]) -> None:
    """Look at a file off the GUI thread and open the dialog; what is no list is said."""
    room = cast("Room", desk.room)
    if getattr(room, "tables", None) is None:
        return
    desk.slow.run(
        lambda: look_at(room, path, desk.lang),
        then=lambda trial: ListDialog(desk, trial, then, parent=parent).open(),
        failed=desk.fail,
        lane="roster.list",
    )


class ListDialog(CardDialog):
    """How many persons a list brings, and every row that stays out with its sentence."""

    def __init__(self, desk: Desk, trial: Trial, then: Callable[[], object], *, parent: QWidget) -> None:
        super().__init__(
            desk.theme,
            self.tr("Import a staff list"),
            parent=parent,
            size=(720, 560),
            submit_text=self.tr("Import"),
        )
        self._desk, self.trial, self._then = desk, trial, then
        told = self.tr("{file}: {n} rows, {fresh} new or changed, {known} on record already, {left} left out")
        self.summary = PlainLabel(
            told.format(file=trial.file, n=trial.found.read, fresh=trial.fresh, known=trial.known, left=len(trial.left)),
            "strong", wrap=True,
        )  # fmt: skip
        self.note = PlainLabel(
            self.tr("A row comes in whole or not at all. Identity numbers are kept masked."),
            "muted",
            wrap=True,
        )
        columns: list[Col[tuple[int, str]]] = [
            Col(self.tr("Row"), lambda one: str(one[0]), 64, is_number=True),
            Col(self.tr("Why it stays out"), lambda one: one[1], 0, role=lambda _one: "warn"),
        ]
        self.list = ListView(desk, ListTable(columns), scope=SCOPE, name=self.tr("Rows that stay out"))
        self.list.show_rows(trial.left, key=lambda one: one[0])
        self.none = PlainLabel(self.tr("Every row can come in."), "muted")
        self.list.setVisible(bool(trial.left))
        self.none.setVisible(not trial.left)
        for part in (self.summary, self.note, self.none):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        if not trial.left:
            self.body.addStretch(1)
        desk.gate.guard(self.submit_button, duty=KEEPING)
        self.submit_button.setEnabled(bool(trial.fresh))

    @override
    def submit(self) -> None:
        room, persons = cast("Room", self._desk.room), self.trial.found.persons
        self.set_busy(is_busy=True)
        self._desk.work(lambda: import_people(room, persons), then=self._done, refused=self._refuse)

    def _done(self, done: StaffTaken) -> None:
        self._desk.notices.confirm(self.tr("{n} persons taken onto the roster").format(n=done.taken.imported))
        self.accept()
        self._then()

    def _refuse(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        self.show_fault(words.error_text(error, lang=self._desk.lang))
