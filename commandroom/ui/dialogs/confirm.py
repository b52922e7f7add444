"""The question before a deed that cannot be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.text import PlainLabel


class ConfirmDialog(CardDialog):
    """Asks once, names the deed on its button, and calls `on_yes`."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        theme: Theme,
        title: str,
        text: str,
        *,
        parent: QWidget,
        yes: str,
        on_yes: Callable[[], object],
        danger: bool = False,
    ) -> None:
        super().__init__(theme, title, parent=parent, submit_text=yes, danger=danger)
        self.body.addWidget(PlainLabel(text, wrap=True))
        self.accepted.connect(on_yes)


class ReasonDialog(CardDialog):
    """Asks for the reason a decision demands, and calls `on_reason` with it; an empty one is not taken."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        theme: Theme,
        title: str,
        text: str,
        *,
        parent: QWidget,
        yes: str,
        on_reason: Callable[[str], object],
        limit: int = 500,
    ) -> None:
        super().__init__(theme, title, parent=parent, submit_text=yes)
        self._on_reason = on_reason
        self.reason = TextArea(limit=limit)
        self.field = FormField(self.tr("Reason"), self.reason, required=True)
        if text:
            self.body.addWidget(PlainLabel(text, wrap=True))
        self.body.addWidget(self.field)
        self.reason.setFocus()

    @override
    def submit(self) -> None:
        text = self.reason.text.strip()
        if not text:
            self.field.show_fault(self.tr("Say why; the reason stays with the event."))
            self.reason.setFocus()
        elif self.reason.is_too_long:
            self.field.show_fault(self.tr("At most {limit} characters.").format(limit=self.reason.limit))
        else:
            self._on_reason(text)
            self.accept()
