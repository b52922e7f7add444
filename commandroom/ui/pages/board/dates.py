"""Two days between which events were registered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.moments import local
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.field import FormField

_SHAPE = "yyyy-MM-dd"


class DatesDialog(CardDialog):
    """Asks for the first and the last day; `on_chosen` gets them as `2026-11-01`, the last may be left open ("")."""

    def __init__(
        self,
        desk: Desk,
        chosen: Mapping[str, str],
        *,
        parent: QWidget,
        on_chosen: Callable[[str, str], object],
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(460, 0))
        self._on_chosen = on_chosen
        self.setWindowTitle(self.tr("Registered between"))
        self.title.setText(self.tr("Registered between"))
        self.setAccessibleName(self.title.text())
        today = local(desk.clock.now()).date()
        self.first = self._day(chosen.get("from", today.replace(day=1).isoformat()))
        self.last = self._day(chosen.get("to", today.isoformat()))
        self.is_open = QCheckBox(self.tr("Until now and later"))
        self.is_open.setChecked("from" in chosen and "to" not in chosen)
        self.is_open.toggled.connect(lambda is_on: self.last.setEnabled(not is_on))
        self._last_field = FormField(self.tr("Last day"), self.last)
        self.body.addLayout(row(FormField(self.tr("First day"), self.first), self._last_field, spacing=16))
        self.body.addWidget(self.is_open)
        self.last.setEnabled(not self.is_open.isChecked())
        self.first.setFocus()

    @override
    def submit(self) -> None:
        first, last = self.first.date(), self.last.date()
        if not self.is_open.isChecked() and last < first:
            self._last_field.show_fault(self.tr("The last day is before the first."))
            self.last.setFocus()
            return
        self.accept()
        self._on_chosen(first.toString(_SHAPE), "" if self.is_open.isChecked() else last.toString(_SHAPE))

    def _day(self, text: str) -> QDateEdit:
        edit = QDateEdit(QDate.fromString(text, _SHAPE))
        edit.setDisplayFormat(_SHAPE)
        edit.setCalendarPopup(True)
        return edit
