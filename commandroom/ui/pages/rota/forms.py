"""The form of an absence: a leave, a loan; it says first what it leaves behind, and is kept all the same if wished."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import FieldError, RoomError
from commandroom.domain.people.units import Unit
from commandroom.domain.time.moments import iso
from commandroom.ui import words
from commandroom.ui.choices import unit_options
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.pages.rota.words import left_text
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import MomentField, PinyinCombo, TextInput
from commandroom.ui.widgets.text import PlainLabel
from commandroom.ui.widgets.typeahead import TypeAhead
from commandroom.usecases.commands import Amend
from commandroom.usecases.leaving import left_by, table_of
from commandroom.usecases.queries import DutySheet

Save = Callable[[Amend, "AwayDialog"], None]
LEAVES = {
    "年休假": QT_TRANSLATE_NOOP("AwayDialog", "annual leave"), "病假": QT_TRANSLATE_NOOP("AwayDialog", "sick leave"),
    "事假": QT_TRANSLATE_NOOP("AwayDialog", "private leave"), "公差": QT_TRANSLATE_NOOP("AwayDialog", "duty journey"),
    "培训": QT_TRANSLATE_NOOP("AwayDialog", "training"), "其他": QT_TRANSLATE_NOOP("AwayDialog", "other"),
}  # fmt: skip
PURPOSES = {
    "阶段性重大任务": QT_TRANSLATE_NOOP("AwayDialog", "a great task of some time"),
    "改善结构": QT_TRANSLATE_NOOP("AwayDialog", "a better mix of people"),
    "紧缺人才": QT_TRANSLATE_NOOP("AwayDialog", "skills that are short"),
}
"""What is written on record, and what it is called on the screen."""


class AwayDialog(CardDialog):
    """Somebody is away for a time: on leave, or lent to a house or a unit for a purpose."""

    guards_lines = True

    def __init__(  # noqa: PLR0913  each is named at the call
        self, desk: Desk, person: tuple[str, str], since: datetime, save: Save, *, parent: QWidget,
        is_loan: bool, units: Sequence[Unit] = (),
    ) -> None:  # fmt: skip
        title = self.tr("Lend {name} out") if is_loan else self.tr("Leave of {name}")
        super().__init__(
            desk.theme,
            title.format(name=person[1]),
            parent=parent,
            size=(560, 0),
            submit_text=self.tr("Save"),
        )
        self._desk, self._person, self._save, self._is_loan = desk, person[0], save, is_loan
        self._told: dict[str, object] | None = None
        self.caution = PlainLabel("", "warn", wrap=True)
        self.caution.hide()
        self.what = PinyinCombo(
            [(one, self.tr(name)) for one, name in (PURPOSES if is_loan else LEAVES).items()]
        )
        self.what.setCurrentIndex(0)
        self.to = TypeAhead(desk.theme, self.tr("The house, or a unit of this township"), unit_options(units))
        self.since, self.until = MomentField(since), MomentField(since + timedelta(days=30 if is_loan else 1))
        self.approver = TextInput(limit=40)
        self.fields = {
            "to": FormField(self.tr("Lent to"), self.to, required=True),
            "kind": FormField(self.tr("Purpose") if is_loan else self.tr("Kind of leave"), self.what),
            "since": FormField(self.tr("From"), self.since),
            "until": FormField(self.tr("Until"), self.until),
            "approver": FormField(self.tr("Approved by"), self.approver),
        }
        self.fields["to"].setVisible(is_loan)
        self.body.addWidget(self.fields["to"])
        self.body.addWidget(self.fields["kind"])
        self.body.addLayout(row(self.fields["since"], self.fields["until"], spacing=16))
        self.body.addWidget(self.fields["approver"])
        self.body.addWidget(self.caution)
        desk.gate.guard(self.submit_button, duty="keep:duty")

    @override
    def submit(self) -> None:
        for field in self.fields.values():
            field.clear_fault()
        self.show_fault("")
        if self._is_loan and not self.to.text().strip():
            self.refuse(FieldError("field.missing", field="to"))
            return
        self.set_busy(is_busy=True)
        amend = self._amend()
        query = table_of(self.since.moment, self.until.moment, self._desk.clock.now())
        is_inside = self._is_loan and self.to.value is not None
        if query is None or is_inside or self._told == amend.fields:
            self._keep(amend)
            return
        look = while_there(self, partial(self._look, amend))
        self._desk.ask(query, then=look, refused=while_there(self, self.refuse), lane="rota.away")

    def _look(self, amend: Amend, sheet: DutySheet) -> None:
        """Keep it at once where it leaves nothing behind; else say what, and keep it when the same is asked again."""
        found = left_by(sheet, self._person, self.since.moment, self.until.moment)
        if not found:
            self._keep(amend)
            return
        self.set_busy(is_busy=False)
        self._told = dict(amend.fields)
        text = "\n".join(left_text(one, self._person, sheet, self._desk.lang) for one in found)
        self.caution.setText(text)
        self.caution.show()
        self.submit_button.say(self.tr("Save all the same"))
        self.submit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, amend: Amend) -> None:
        self.caution.hide()
        self._save(amend, self)

    def refuse(self, error: RoomError) -> None:
        """Say why not at the field it is about; what was typed stays."""
        self.set_busy(is_busy=False)
        text = words.error_text(error, lang=self._desk.lang)
        field = self.fields.get(error.field) if isinstance(error, FieldError) else None
        if field is None:
            self.show_fault(text)
            return
        field.show_fault(text)
        field.control.setFocus()

    def _amend(self) -> Amend:
        fields = {
            "person": self._person, "since": iso(self.since.moment), "until": iso(self.until.moment),
            "approver": self.approver.text().strip(),
        }  # fmt: skip
        what = str(self.what.value or "")
        if self._is_loan:
            return Amend(
                "loan",
                uuid.uuid4().hex,
                {**fields, "to": self.to.value or self.to.text().strip(), "purpose": what},
            )
        return Amend("leave", uuid.uuid4().hex, {**fields, "kind": what})
