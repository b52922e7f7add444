"""The place of the matter: who looks after the grid, how to reach them, and what is open there already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from commandroom.domain.event.state import State
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.dispatch.candidates import presence_text
from commandroom.ui.pages.intake.around import Around
from commandroom.ui.widgets.arrange import clear, column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.signs import StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.queries import BoardRow, PersonRow


class AroundView(QWidget):
    """Filled anew for each place."""

    event_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self.show_around(Around())

    def show_around(self, found: Around) -> None:
        """Show a place, or that none is known yet."""
        clear(self._lines)
        if not found.place:
            hint = self.tr(
                "Name a village, a grid or a place that is known: its grid worker stands here then."
            )
            self._lines.addWidget(PlainLabel(hint, "muted", wrap=True))
            return
        for keeper in found.keepers:
            self._lines.addWidget(self._keeper(keeper))
        if not found.keepers:
            self._lines.addWidget(
                PlainLabel(self.tr("Nobody is on the roster for this grid."), "muted", wrap=True)
            )
        count = self.tr("%n open event(s) here", "", found.open_here)
        self._lines.addWidget(PlainLabel(count, "muted"))
        for event in found.newest:
            self._lines.addWidget(self._event(event))

    def _keeper(self, keeper: PersonRow) -> QWidget:
        person, line = keeper.person, QWidget()
        is_on = keeper.presence == "on"
        who = row(
            PlainLabel(person.name, "strong"),
            None,
            PlainLabel(presence_text(keeper.presence), "ok" if is_on else "muted"),
            PlainLabel(person.phone_masked).selectable(),
            spacing=8,
        )
        line.setLayout(column(who, ElidedLabel(person.post, "muted"), spacing=0))
        return line

    def _event(self, event: BoardRow) -> QWidget:
        line = QWidget()
        title = Button(self._theme, event.title, kind="link")
        title.setStyleSheet("text-align: left")
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        title.setToolTip(event.title)
        title.clicked.connect(lambda _checked=False, ref=event.id: self.event_wanted.emit(ref))
        whole = row(title, StatusPill(self._theme, State(event.state).code), spacing=8)
        whole.setStretch(0, 1)
        line.setLayout(whole)
        return line
