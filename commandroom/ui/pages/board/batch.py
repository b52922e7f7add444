"""Many events at once: the bar that says how many are marked, and the work on them one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import long_text
from commandroom.ui.pages.board.columns import COLUMNS, column_title
from commandroom.ui.pages.board.table_model import PAGE
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardRows

COLOURS = ("blue", "orange", "red")


@dataclass(slots=True)
class Outcome:
    """What came of a deed at many events: how many were done, and why the others were not."""

    done: int = 0
    refused: list[RoomError] = field(default_factory=list)


class BatchBar(Card):
    """Floats over the foot of the list, so that no row moves when it appears."""

    dispatch_wanted = Signal()
    supervise_wanted = Signal()
    urge_wanted = Signal()
    export_wanted = Signal()
    all_wanted = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name="card", parent=parent)
        self._count = PlainLabel("", "strong")
        self._all = Button(theme, "", kind="link")
        dispatch = Button(theme, self.tr("Dispatch"), icon="send")
        supervise = Button(theme, self.tr("Supervise"), icon="siren")
        urge = Button(theme, self.tr("Urge"), icon="bell-ring")
        export = Button(theme, self.tr("Export"), icon="download")
        clear = IconButton(theme, "x", self.tr("Let go of the marks"), keys="Esc")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        for part in (self._count, self._all, dispatch, supervise, urge, export, clear):
            layout.addWidget(part)
        dispatch.clicked.connect(self.dispatch_wanted)
        supervise.clicked.connect(self.supervise_wanted)
        urge.clicked.connect(self.urge_wanted)
        export.clicked.connect(self.export_wanted)
        self._all.clicked.connect(self.all_wanted)
        clear.clicked.connect(self.cleared)
        self.setAccessibleName(self.tr("Marked events"))
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._count.text()

    def show_count(self, marked: int, total: int, *, is_all: bool) -> None:
        """Show how many are marked; none hides the bar."""
        said = self.tr("All {count} chosen") if is_all and marked == total else self.tr("{count} chosen")
        self._count.setText(said.format(count=f"{marked:,}"))
        self._all.say(self.tr("Choose all {count} (Ctrl+A)").format(count=f"{total:,}"))
        self._all.setVisible(not is_all and marked < total)
        self.setVisible(marked > 0)
        self.adjustSize()
        self.raise_()


class ManyDispatchDialog(CardDialog):
    """One lead unit and one requirement for all the marked events."""

    def __init__(
        self, theme: Theme, units: Sequence[tuple[str, str]], count: int, *, parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent=parent, submit_text="")
        self.setWindowTitle(self.tr("Dispatch several events"))
        self.title.setText(self.tr("Dispatch {count} events").format(count=f"{count:,}"))
        self.submit_button.say(self.tr("Dispatch {count} events").format(count=f"{count:,}"))
        self.unit = PinyinCombo(units)
        self.unit.choose(None)
        self.requirement = TextArea(limit=1000, lines=4)
        self._unit_field = FormField(self.tr("Lead unit"), self.unit, required=True)
        self._text_field = FormField(self.tr("Requirement"), self.requirement, required=True)
        self.body.addWidget(self._unit_field)
        self.body.addWidget(self._text_field)

    @override
    def submit(self) -> None:
        self._unit_field.clear_fault()
        self._text_field.clear_fault()
        if not self.unit.value:
            self._unit_field.show_fault(self.tr("Choose the unit that leads."))
            self.unit.setFocus()
        elif not self.requirement.text.strip() or self.requirement.is_too_long:
            self._text_field.show_fault(
                self.tr("Say what is to be done, in at most {limit} characters.").format(limit=1000)
            )
            self.requirement.setFocus()
        else:
            self.accept()

    def data(self) -> dict[str, Any]:
        """The fields of the deed."""
        return {"lead_office": self.unit.value, "requirement": self.requirement.text.strip()}


class ManySuperviseDialog(CardDialog):
    """One colour and one requirement for the supervision sheets of all the marked events."""

    def __init__(self, theme: Theme, count: int, *, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent, submit_text="")
        self.setWindowTitle(self.tr("Supervise several events"))
        self.title.setText(self.tr("Supervise {count} events").format(count=f"{count:,}"))
        self.submit_button.say(self.tr("Supervise {count} events").format(count=f"{count:,}"))
        names = {"blue": self.tr("Blue"), "orange": self.tr("Orange"), "red": self.tr("Red")}
        self.colour = Chips([(key, names[key]) for key in COLOURS], name=self.tr("Colour"))
        self.requirement = TextArea(limit=1000, lines=4)
        self._text_field = FormField(self.tr("Requirement"), self.requirement, required=True)
        self.body.addWidget(FormField(self.tr("Colour"), self.colour, required=True))
        self.body.addWidget(self._text_field)
        self.requirement.setFocus()

    @override
    def submit(self) -> None:
        if not self.requirement.text.strip() or self.requirement.is_too_long:
            self._text_field.show_fault(
                self.tr("Say what is to be done, in at most {limit} characters.").format(limit=1000)
            )
            self.requirement.setFocus()
        else:
            self.accept()

    def data(self) -> dict[str, Any]:
        """The fields of the deed."""
        return {"color": self.colour.value, "requirement": self.requirement.text.strip()}


class Batch(QObject):
    """Does one deed at many events, each in a transaction of its own, and writes many rows into a table."""

    finished = Signal(object)
    exported = Signal(int, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def perform(self, rows: Sequence[int], verb: str, data: Mapping[str, Any]) -> None:
        """Do it at each of these rows; those that refuse are counted with their reasons."""
        room = self._desk.room

        def work() -> Outcome:
            outcome = Outcome()
            for start in range(0, len(rows), PAGE):
                for row in room.ask(BoardRows(tuple(rows[start : start + PAGE]))):
                    try:
                        room.perform(Act(verb, event=row.id, data=dict(data), expected=row.version))
                        outcome.done += 1
                    except RoomError as error:
                        outcome.refused.append(error)
            return outcome

        self._desk.slow.run(work, then=self.finished.emit)

    def export(self, rows: Sequence[int], path: Path) -> None:
        """Write these rows as a table, xlsx or csv by the file's name."""
        room = self._desk.room
        now = self._desk.clock.now()
        titles = [column_title(column) for column in COLUMNS]

        def cells() -> Any:
            for start in range(0, len(rows), PAGE):
                for row in room.ask(BoardRows(tuple(rows[start : start + PAGE]))):
                    shown = [column.text(row, now) for column in COLUMNS]
                    shown[-2] = long_text(row.registered_at)
                    yield shown

        def work() -> int:
            from commandroom.interop.exports import write_table  # noqa: PLC0415  loads a writer of xlsx

            return write_table(path, titles, cells())

        self._desk.slow.run(work, then=lambda count: self.exported.emit(count, str(path)))


def reasons(outcome: Outcome, *, lang: str, most: int = 3) -> str:
    """Why some were refused, each reason once."""
    seen = dict.fromkeys(words.error_text(error, lang=lang) for error in outcome.refused)
    return "\n".join(list(seen)[:most])
