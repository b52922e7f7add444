"""The one form of this page: some lines of text, for a paragraph or a comment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.widgets.field import FormField
from commandroom.ui.widgets.inputs import TextArea
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.commands import SummaryEdit, SummaryRemark

LIMIT = 5000
Deed = SummaryEdit | SummaryRemark


class TextDialog(CardDialog):
    """Asks for a text and does the deed that `make` builds of it; a refusal leaves what was typed."""

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        title: str,
        *,
        parent: QWidget,
        make: Callable[[str], Deed],
        text: str = "",
        about: str = "",
        yes: str = "",
        lines: int = 8,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(desk.theme, title, parent=parent, size=(720, 0), submit_text=yes)
        self.desk, self._make, self._may_be_empty = desk, make, may_be_empty
        self.text = TextArea(limit=LIMIT, lines=lines)
        self.text.set_text(text)
        self.field = FormField(self.tr("Text"), self.text, required=not may_be_empty)
        if about:
            self.body.addWidget(PlainLabel(about, "muted", wrap=True))
        self.body.addWidget(self.field)
        desk.gate.guard(self.submit_button)

    @override
    def submit(self) -> None:
        if self.text.is_too_long:
            self.field.show_fault(self.tr("At most {limit} characters.").format(limit=f"{LIMIT:,}"))
        elif not self.text.text.strip() and not self._may_be_empty:
            self.field.show_fault(self.tr("Write something."))
        else:
            self.set_busy(is_busy=True)
            deed = self._make(self.text.text)
            self.desk.perform(deed, then=lambda _changes: self.accept(), refused=self._refuse)

    def _refuse(self, error: RoomError) -> None:
        self.show_fault(words.error_text(error, lang=self.desk.lang))
