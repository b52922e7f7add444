"""When the paper of a week or a month is made: said in a line, and changed by whoever keeps the room's rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.domain.summary.span import SpanKind
from commandroom.domain.summary.timing import MONTH_DAY, MONTH_TIME, WEEK_DAY, WEEK_TIME, SpanHours
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.pages.summary.hours import KEEPING
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import Amend

SETTINGS = {SpanKind.WEEK: (WEEK_DAY, WEEK_TIME), SpanKind.MONTH: (MONTH_DAY, MONTH_TIME)}
_WEEKDAYS = range(1, 8)


class SpanHoursDialog(CardDialog):
    """The day after the end and the time; what the room refuses is said at its field."""

    guards_lines = True

    def __init__(self, desk: Desk, kind: SpanKind, hours: SpanHours, *, parent: QWidget) -> None:
        super().__init__(desk.theme, "", parent=parent)
        self.desk, self._settings = desk, SETTINGS[kind]
        self.title.setText(
            self.tr("When the week's paper is made")
            if kind is SpanKind.WEEK
            else self.tr("When the month's paper is made")
        )
        self.setWindowTitle(self.title.text())
        self.at = TextInput(limit=5)
        self.at.setText(hours.at)
        self.weekdays: Chips | None = None
        if kind is SpanKind.WEEK:
            locale = QLocale(desk.lang)
            names = [(day, locale.dayName(day, QLocale.FormatType.ShortFormat)) for day in _WEEKDAYS]
            self.weekdays = Chips(list(names), name=self.tr("Day of the next week"))
            self.weekdays.choose(hours.day)
            self.day_field = FormField(self.tr("Day of the next week"), self.weekdays, required=True)
        else:
            self.day = TextInput(limit=2)
            self.day.setText(str(hours.day))
            self.day_field = FormField(
                self.tr("Day of the next month"), self.day, required=True, hint=self.tr("1 to 28")
            )
        self.field = FormField(self.tr("Time"), self.at, required=True)
        self.body.addWidget(self.day_field)
        self.body.addWidget(self.field)
        desk.gate.guard(self.submit_button, duty=KEEPING)

    @override
    def submit(self) -> None:
        day = str(self.weekdays.value) if self.weekdays is not None else self.day.text().strip()
        self.set_busy(is_busy=True)
        self._keep(self._settings[0], day, self.day_field, lambda: self._keep(
            self._settings[1], self.at.text().strip(), self.field, self.accept))  # fmt: skip

    def _keep(self, setting: str, value: str, field: FormField, then: Callable[[], object]) -> None:
        def refuse(error: RoomError) -> None:
            self.set_busy(is_busy=False)
            field.show_fault(words.error_text(error, lang=self.desk.lang))

        self.desk.perform(
            Amend("setting", setting, {"value": value}), then=lambda _changes: then(), refused=refuse
        )


class SpanHoursLine(QWidget):
    """`下周一 09:00 自动生成`, with the button that changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._kind, self._hours = SpanKind.WEEK, SpanHours(1, "")
        self.text = PlainLabel("", "muted")
        self.change = Button(desk.theme, self.tr("Change…"), kind="link")
        self.change.setAccessibleName(self.tr("When the paper is made"))
        self.change.clicked.connect(self._open)
        desk.gate.guard(self.change, duty=KEEPING)
        self.setLayout(row(self.text, self.change, None, spacing=8))

    def show_hours(self, kind: SpanKind, hours: SpanHours) -> None:
        """Say when."""
        self._kind, self._hours = kind, hours
        if kind is SpanKind.WEEK:
            day = QLocale(self.desk.lang).dayName(hours.day, QLocale.FormatType.LongFormat)
            said = self.tr("Made on {day} of the next week at {time}").format(day=day, time=hours.at)
        else:
            said = self.tr("Made on day {day} of the next month at {time}").format(
                day=hours.day, time=hours.at
            )
        self.text.setText(said)

    def _open(self) -> None:
        SpanHoursDialog(self.desk, self._kind, self._hours, parent=self).open()
