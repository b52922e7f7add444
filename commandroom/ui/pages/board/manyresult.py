"""The events at which a batch was refused, with the reason at each, and the way to try them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commandroom.domain.errors import RoomError
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.listing import Col, ListTable, ListView
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.batching import Refused, Result

SCOPE = "board.refused"
MOST_REASONS = 4


class RefusedDialog(CardDialog):
    """Lists what was refused; Ctrl+Enter tries those again, Enter opens the one under the cursor."""

    def __init__(
        self,
        desk: Desk,
        result: Result,
        *,
        parent: QWidget,
        on_again: Callable[[], object],
        on_open: Callable[[int], object],
    ) -> None:
        super().__init__(desk.theme, "", parent=parent, size=(860, 600))
        count = f"{result.reasons.total():,}"
        self.setWindowTitle(self.tr("What was refused"))
        self.title.setText(self.tr("{count} events were refused").format(count=count))
        self.setAccessibleName(self.title.text())
        self.submit_button.say(self.tr("Try again"))
        self.cancel_button.say(self.tr("Close"))
        self._on_again, self._on_open = on_again, on_open
        columns: list[Col[Refused]] = [
            Col(self.tr("Number"), lambda one: one.number, 190),
            Col(self.tr("Event"), lambda one: one.title, 260),
            Col(self.tr("Why not"), lambda one: short_reason(one.error, lang=desk.lang)),
        ]
        self.table: ListTable[Refused] = ListTable(columns)
        self.view = ListView(desk, self.table, scope=SCOPE, name=self.tr("Refused events"))
        self.view.show_rows(result.refused, key=lambda one: one.row)
        self.view.opened.connect(self._open)
        self.body.addWidget(PlainLabel(reasons_text(result, lang=desk.lang), wrap=True))
        self.body.addWidget(self.view, 1)
        open_button = Button(desk.theme, self.tr("Open the event"), keys="Enter")
        open_button.clicked.connect(lambda: self._open(self.view.currentIndex().row()))
        self.set_footer(open_button, None, self.cancel_button, self.submit_button)
        self.view.setFocus()

    @override
    def submit(self) -> None:
        self.accept()
        self._on_again()

    def _open(self, at: int) -> None:
        found = self.table.row_at(at)
        if found is not None:
            self.accept()
            self._on_open(found.row)


def reasons_text(result: Result, *, lang: str, most: int = MOST_REASONS) -> str:
    """Why some were refused, the commonest reason first with its number: `3 × 待研判的不能核查通过。`."""
    counted = Counter(short_reason(one.error, lang=lang) for one in result.refused)
    lines = [f"{count:,} × {reason}" for reason, count in counted.most_common(most)]
    unlisted = result.reasons.total() - len(result.refused)
    return "\n".join([*lines, *(["…"] if len(counted) > most or unlisted else [])])


def short_reason(error: RoomError, *, lang: str) -> str:
    """The first sentence, without the number of the one event: so that equal reasons are one."""
    text = words.error_text(error, lang=lang)
    number = str(error.params.get("number", ""))
    first = text.split("。" if "。" in text else ". ")[0].rstrip("。.")
    return " ".join(first.replace(number, "").split()) if number else first
