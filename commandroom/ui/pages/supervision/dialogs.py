"""The forms for many rows at once: one sheet for several events, the cause of what lies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.punctuation import in_a_row, in_a_sentence
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.chips import Chips
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import TimerRow

LIMIT = 1000
_SHOWN = 4


class SheetDialog(CardDialog):
    """Colour and requirement of the sheets; who may only propose proposes them."""

    def __init__(self, theme: Theme, rows: list[TimerRow], *, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent)
        count = len({row.event for row in rows})
        self.title.setText(self.tr("Supervise {count} events").format(count=count))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Supervise {count} events").format(count=count))
        names = {
            "blue": self.tr("Blue, a reminder"),
            "orange": self.tr("Orange, a warning"),
            "red": self.tr("Red, a grave warning"),
        }
        self.colour = Chips(list(names.items()), name=self.tr("Colour"))
        self.requirement = TextArea(limit=LIMIT, lines=4)
        self.requirement.set_text(self.tr("Past its limit: say why, and when it will be done."))
        self._field = FormField(self.tr("Requirement"), self.requirement, required=True)
        self.body.addWidget(PlainLabel(_named(rows, self.tr("and {n} more")), "muted", wrap=True))
        self.body.addWidget(FormField(self.tr("Colour"), self.colour, required=True))
        self.body.addWidget(self._field)

    def data(self) -> dict[str, Any]:
        """The fields of the deed."""
        return {"color": self.colour.value, "requirement": self.requirement.text.strip()}

    @override
    def submit(self) -> None:
        if not self.requirement.text.strip() or self.requirement.is_too_long:
            said = self.tr("Say what is to be done, in at most {limit} characters.")
            self._field.show_fault(said.format(limit=f"{LIMIT:,}"))
            self.requirement.setFocus()
        else:
            self.accept()


class CauseDialog(CardDialog):
    """Why these lie: a coded cause, and a few words."""

    def __init__(
        self, theme: Theme, causes: Iterable[tuple[object, str]], rows: list[TimerRow], *, parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent=parent)
        self.title.setText(self.tr("Cause of the backlog"))
        self.setWindowTitle(self.title.text())
        self.submit_button.say(self.tr("Keep"))
        self.causes = Chips(causes, name=self.tr("Cause"))
        self.text = TextArea(limit=LIMIT, lines=3)
        self._field = FormField(self.tr("More about it"), self.text)
        self.body.addWidget(PlainLabel(_named(rows, self.tr("and {n} more")), "muted", wrap=True))
        self.body.addWidget(FormField(self.tr("Cause"), self.causes, required=True))
        self.body.addWidget(self._field)

    @override
    def submit(self) -> None:
        if self.text.is_too_long:
            self._field.show_fault(self.tr("At most {limit} characters.").format(limit=f"{LIMIT:,}"))
            self.text.setFocus()
        else:
            self.accept()


def _named(rows: list[TimerRow], more: str) -> str:
    titles = list({row.event: row.title for row in rows}.values())
    shown = in_a_row(titles[:_SHOWN])
    left = len(titles) - _SHOWN
    return in_a_sentence((shown, more.format(n=left))) if left > 0 else shown
