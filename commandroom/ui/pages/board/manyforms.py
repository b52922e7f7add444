"""What a deed at many events asks for, once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import PinyinCombo, TextArea, TextInput
from commandroom.ui.widgets.text import PlainLabel

COLOURS = ("blue", "orange", "red")


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


class NumberDialog(CardDialog):
    """Before very many events are touched their number is typed, so that nobody does it by a slip of the hand."""

    def __init__(
        self, theme: Theme, deed: str, count: int, *, parent: QWidget, on_yes: Callable[[], object]
    ) -> None:
        super().__init__(theme, "", parent=parent, submit_text=deed, danger=True)
        self._wanted_number = count
        shown = f"{count:,}"
        self.setWindowTitle(deed)
        self.title.setText(self.tr("{deed}: {count} events?").format(deed=deed, count=shown))
        self.setAccessibleName(self.title.text())
        text = self.tr("It is done at one event after the other and can be stopped in between.")
        self.number = TextInput(shown)
        self.field = FormField(
            self.tr("Type the number {count}").format(count=shown), self.number, required=True
        )
        self.body.addWidget(PlainLabel(text, wrap=True))
        self.body.addWidget(self.field)
        self.number.returnPressed.connect(self.submit)
        self.accepted.connect(on_yes)

    @override
    def submit(self) -> None:
        typed = self.number.text().strip().replace(",", "").replace("，", "")
        number, is_number = QLocale.c().toInt(typed)
        if is_number and number == self._wanted_number:
            self.accept()
            return
        self.field.show_fault(self.tr("This is not the number of chosen events."))
        self.number.setFocus()
