"""When the paper is made: said in a line, and changed by whoever keeps the room's rules."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.summary.timing import EVERY_DAY, TIME, WHICH, WORKDAYS, Hours
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend

KEEPING = "keep:rule"


class HoursDialog(CardDialog):
    """The set time and the days; what the room refuses is said at its field."""

    guards_lines = True

    def __init__(self, desk: Desk, hours: Hours, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent)
        self.desk = desk
        self.title.setText(self.tr("When the summary is made"))
        self.setWindowTitle(self.title.text())
        self.at = TextInput(limit=5)
        self.at.setText(hours.at)
        options: list[tuple[object, str]] = [
            (EVERY_DAY, self.tr("Every day")),
            (WORKDAYS, self.tr("Working days alone")),
        ]
        self.days = Chips(options, name=self.tr("Days"))
        self.days.choose(hours.days)
        self.field = FormField(self.tr("Time"), self.at, required=True)
        self.body.addWidget(self.field)
        self.body.addWidget(FormField(self.tr("Days"), self.days, required=True))
        desk.gate.guard(self.submit_button, duty=KEEPING)

    @override
    def submit(self) -> None:
        self.set_busy(is_busy=True)
        self._keep(TIME, self.at.text().strip(), lambda: self._keep(WHICH, str(self.days.value), self.accept))

    def _keep(self, setting: str, value: str, then: object) -> None:
        command = Amend("setting", setting, {"value": value})
        self.desk.perform(
            command, then=lambda _changes: then() if callable(then) else None, refused=self._refuse
        )

    def _refuse(self, error: RoomError) -> None:
        self.set_busy(is_busy=False)
        self.field.show_fault(words.error_text(error, lang=self.desk.lang))
        self.at.setFocus()


class HoursLine(QWidget):
    """`每日 17:00 自动生成`, with the button that changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.hours = Hours("")
        self.text = PlainLabel("", "muted")
        self.change = Button(desk.theme, self.tr("Change…"), kind="link")
        self.change.setAccessibleName(self.tr("When the summary is made"))
        self.change.clicked.connect(self._open)
        desk.gate.guard(self.change, duty=KEEPING)
        self.setLayout(row(self.text, self.change, None, spacing=8))

    def show_hours(self, hours: Hours) -> None:
        """Say when."""
        self.hours = hours
        said = (
            self.tr("Made every day at {time}")
            if hours.days == EVERY_DAY
            else self.tr("Made on working days at {time}")
        )
        self.text.setText(said.format(time=hours.at))

    def _open(self) -> None:
        HoursDialog(self.desk, self.hours, parent=self).open()
