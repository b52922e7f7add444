"""Looking back: a date, and the line that says which day's roster is on the screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from commandroom.ui.desk import Desk
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.strip import Strip

_SHAPE = "yyyy-MM-dd"


class AsOf(QWidget):
    """A date picker; `chosen` gets the date, or None for today. The strip is for the page to place."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        theme = desk.theme
        self.day = QDateEdit(_qt(today))
        self.day.setDisplayFormat(_SHAPE)
        self.day.setCalendarPopup(True)
        self.day.setMaximumDate(_qt(today))
        self.day.setAccessibleName(self.tr("The roster as it was at the end of"))
        self.day.lineEdit().setAccessibleName(self.day.accessibleName())
        self.day.setFixedWidth(theme.px(132))
        self.look = Button(theme, self.tr("As it was then"), icon="history")
        self.strip = Strip(theme, "info_bg", "muted")
        self.now = Button(theme, self.tr("Back to today"), icon="rotate-ccw", keys="Esc")
        self.strip.deeds.addWidget(self.now)
        self.setLayout(row(self.day, self.look))
        self.look.clicked.connect(self.ask)
        self.now.clicked.connect(lambda: self.chosen.emit(None))

    def ask(self) -> None:
        """Look at the day that stands in the field."""
        found = self.day.date()
        self.chosen.emit(date(found.year(), found.month(), found.day()))

    def show_day(self, day: date | None) -> None:
        """Say which day is shown."""
        if day is None:
            self.strip.hide()
            self.day.setDate(self.day.maximumDate())
            return
        head = self.tr("The roster as it was known at the end of {day}").format(day=day.isoformat())
        text = self.tr(
            "Presence is that of noon. Nothing can be changed here; what was in hand then is not shown."
        )
        self.strip.say(head, text)
        if self.day.date() != _qt(day):
            self.day.setDate(_qt(day))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
