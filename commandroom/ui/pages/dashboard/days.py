"""Somebody's own days for the dashboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import local
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.field import FormField

_SHAPE = "yyyy-MM-dd"


class DaysDialog(CardDialog):
    """Asks for the first and the last day, both in; neither lies ahead."""

    def __init__(
        self,
        desk: Desk,
        first: date,
        last: date,
        *,
        parent: QWidget,
        on_chosen: Callable[[date, date], object],
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(460, 0))
        self._on_chosen = on_chosen
        self._today = local(desk.clock.now()).date()
        self.title.setText(self.tr("Days of the dashboard"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.first, self.last = self._day(first), self._day(last)
        self._last_field = FormField(self.tr("Last day"), self.last)
        self.body.addLayout(row(FormField(self.tr("First day"), self.first), self._last_field, spacing=16))
        self.first.setFocus()

    @override
    def submit(self) -> None:
        first, last = _date(self.first), _date(self.last)
        if last < first:
            self._last_field.show_fault(self.tr("The last day is before the first."))
            self.last.setFocus()
            return
        self.accept()
        self._on_chosen(first, last)

    def _day(self, day: date) -> QDateEdit:
        edit = QDateEdit(QDate(day.year, day.month, day.day))
        edit.setDisplayFormat(_SHAPE)
        edit.setCalendarPopup(True)
        edit.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        return edit


def _date(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
