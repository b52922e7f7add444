"""The panel beside the list: what an event is, how its time stands, what can be done, how it came here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.domain.event.state import Event, State
from commandroom.domain.time.lamp import Lamp
from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.verbs.keys import letter_id
from commandroom.ui.dialogs.verbs.offering import letter_for, may, offered, verb_icon, whose
from commandroom.ui.moments import day_text
from commandroom.ui.parts.naming import (
    limit_label,
    row_due_text,
    row_lamp,
    severity_level,
    timer_label,
    verb_label,
)
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.card import Line, Scroll
from commandroom.ui.widgets.placeholder import EmptyState, LoadingState
from commandroom.ui.widgets.signs import DeadlineBox, SeverityChip, StatusPill, UrgencyMark
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import BoardRow, EventSheet, OpenVerb

SCOPE = "board"
BUILT_AFTER_MS = 50
"""After the first row was chosen: the list is painted before the panel beside it is made."""
_FIELDS = 7
_MOST_TEXT = 160


class BoardPreview(QWidget):
    """Built once, soon after there is a row to show; only its texts change from row to row."""

    verb_wanted = Signal(str, str)
    open_wanted = Signal(str)
    came_or_went = Signal()
    """It is shown or hidden: what floats over the board has more or less room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = desk.theme
        self._event = ""
        self._verbs: tuple[OpenVerb, ...] = ()
        self._line: BoardRow | None = None
        desk.actions.keys_changed.connect(self._show_keys)
        self.setAccessibleName(self.tr("Preview"))
        self._empty = EmptyState(desk.theme, self.tr("Choose an event to see it here."), icon="panel-right")
        self._waiting = LoadingState(desk.theme)
        self._body: QWidget | None = None
        self._later: tuple[BoardRow, datetime] | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._waiting)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_or_went.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.came_or_went.emit()

    @property
    def verbs(self) -> tuple[OpenVerb, ...]:
        """The open verbs of the event shown."""
        return self._verbs

    def wait(self) -> None:
        """The first rows are on their way."""
        self._waiting.start()
        self._stack.setCurrentWidget(self._waiting)

    def clear(self) -> None:
        """Show no event."""
        self._event, self._later = "", None
        self._waiting.stop()
        self._stack.setCurrentWidget(self._empty)

    def show_row(self, line: BoardRow, now: datetime) -> None:
        """Show at once what the list knows; the rest follows."""
        if self._body is None:
            if self._later is None:
                QTimer.singleShot(BUILT_AFTER_MS, self, self._build_late)
            self._event, self._later = line.id, (line, now)
            return
        is_other = line.id != self._event or self._later is not None
        self._event = line.id
        self._waiting.stop()
        self._number.setText(line.number)
        self._title.setText(line.title)
        self._state.show_state(line.state.code)
        self._urgency.show_urgency(line.urgency)
        self._severity.show_severity(severity_level(line.severity))
        grade = (words.tier_label(line.tier), line.group_name, words.source_label(line.source))
        self._gradings.setText(" · ".join(part for part in grade if part))
        self._show_due(line, now)
        if is_other:
            self._show_fields([(self.tr("Place"), line.location), (self.tr("Grid"), line.grid_name)])
            self._course.show_rows(())
            self._why_none.hide()
            for button in self._buttons:
                button.setEnabled(False)
        self._stack.setCurrentWidget(self._body)

    @Slot()
    def _build_late(self) -> None:
        if self._body is None:
            self._build()
        if self._later is not None:
            line, now = self._later
            self.show_row(line, now)
            self._later = None

    def show_sheet(self, sheet: EventSheet, verbs: tuple[OpenVerb, ...], now: datetime) -> None:
        """Show everything."""
        if sheet.event.id != self._event:
            return
        if self._body is None or self._later is not None:
            self._build_late()
        self.show_row(sheet.board, now)
        self._verbs = verbs
        self._show_due(sheet.board, now, sheet.event)
        self._show_fields(self._facts(sheet))
        self._line = sheet.board
        self._show_buttons(sheet.board, verbs)
        self._course.show_rows(sheet.timeline)

    @Slot()
    def _show_keys(self) -> None:
        """The person has other keys now."""
        if self._line is not None and self._line.id == self._event:
            self._show_buttons(self._line, self._verbs)

    def tick(self, line: BoardRow, now: datetime) -> None:
        """A second passed."""
        if line.id == self._event and self._body is not None:
            self._show_due(line, now, note=self._note)

    def _build(self) -> None:
        self._body = QWidget()
        self._body.setLayout(column(self._head(), Line(), Scroll(self._inside()), spacing=0))
        self._stack.addWidget(self._body)
        self._desk.gate.guard(*self._buttons, self._more)

    def _head(self) -> QVBoxLayout:
        """What it is, how its time stands, what can be done."""
        theme, self._note = self._theme, ""
        self._number = PlainLabel("", "muted").selectable()
        self._open = IconButton(theme, "arrow-up-right", self.tr("Open"), keys="Enter")
        self._open.clicked.connect(lambda: self.open_wanted.emit(self._event))
        self._title = PlainLabel("", "h2", wrap=True)
        self._state = StatusPill(theme)
        self._urgency = UrgencyMark(theme)
        self._severity = SeverityChip(theme)
        self._gradings = PlainLabel("", "label", wrap=True)
        self._due = DeadlineBox(theme)
        self._buttons = [
            Button(theme, "", icon="arrow-right", kind="" if at else "primary") for at in range(3)
        ]
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, at=at: self._press(at))
        self._offered: list[OpenVerb] = []
        self._more = IconButton(theme, "ellipsis", self.tr("More deeds"))
        self._more.clicked.connect(self._open_more)
        self._why_none = PlainLabel("", "muted", wrap=True)
        signs = row(self._state, self._severity, self._urgency, None, spacing=6)
        deeds = row(*self._buttons, None, self._more)
        return column(
            row(self._number, None, self._open), self._title, signs, self._gradings, self._due, deeds, self._why_none,
            spacing=8, margins=(20, 12, 16, 10),
        )  # fmt: skip

    def _inside(self) -> QWidget:
        """The facts, and how it came here."""
        from commandroom.ui.parts.timeline import Timeline  # noqa: PLC0415  with the panel

        self._facts_grid = QGridLayout()
        self._facts_grid.setContentsMargins(0, 0, 0, 0)
        self._facts_grid.setHorizontalSpacing(12)
        self._facts_grid.setVerticalSpacing(6)
        self._facts_grid.setColumnStretch(1, 1)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        for at in range(_FIELDS):
            name = PlainLabel("", "label")
            value = PlainLabel("", wrap=True).selectable()
            self._facts_grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts_grid.addWidget(value, at, 1)
            self._rows.append((name, value))
        self._course = Timeline(self._theme, is_short=True)
        course = PlainLabel(self.tr("Course"), "h2")
        inside = QWidget()
        inside.setLayout(
            column(self._facts_grid, 4, course, self._course, None, spacing=8, margins=(20, 8, 16, 16))
        )
        return inside

    def _show_due(self, line: BoardRow, now: datetime, event: Event | None = None, note: str = "") -> None:
        lamp = row_lamp(line, now)
        text = " ".join(part for part in row_due_text(line, now) if part)
        if lamp is Lamp.NONE:
            text = words.state_label(line.state.code)
            note = self.tr("No clock runs.")
        elif line.due is not None and not note:
            note = f"{timer_label(line.timer)} {day_text(line.due)}"
        timer = event.timer(line.timer) if event is not None else None
        if timer is not None and lamp is not Lamp.NONE:
            note = f"{note} · {limit_label(timer.limit)}"
        self._note = note
        self._due.show_deadline(lamp, text, note)

    def _show_fields(self, facts: Sequence[tuple[str, str]]) -> None:
        given = [(name, value) for name, value in facts if value]
        for at, (name, value) in enumerate(self._rows):
            is_used = at < len(given)
            name.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                name.setText(given[at][0])
                value.setText(given[at][1])

    def _facts(self, sheet: EventSheet) -> list[tuple[str, str]]:
        line, event = sheet.board, sheet.event
        nobody = QCoreApplication.translate("Board", "not dispatched")
        lead = f"{line.lead_name} {line.handler_name}".strip() or nobody
        reporter = "  ".join(value for key, value in sheet.reporter.items() if key in ("name", "phone"))
        text = event.text if len(event.text) <= _MOST_TEXT else f"{event.text[:_MOST_TEXT]}…"
        return [
            (self.tr("Place"), line.location),
            (self.tr("Grid"), f"{sheet.village_name} {line.grid_name}".strip()),
            (self.tr("Category"), line.category_name),
            (self.tr("Lead"), lead),
            (self.tr("Reporter"), self.tr("confidential") if event.confidential else reporter),
            (self.tr("Text"), text),
            (self.tr("Proposals"), str(line.proposals) if line.proposals else ""),
        ]

    def _show_buttons(self, line: BoardRow, verbs: tuple[OpenVerb, ...]) -> None:
        self._offered = offered(line.state, verbs, most=len(self._buttons))
        room = self.width() - 36 - 44
        for at, button in enumerate(self._buttons):
            is_used = at < len(self._offered)
            if is_used:
                self._dress(button, self._offered[at], line.state)
                room -= button.sizeHint().width() + 8
            button.setVisible(is_used and (room >= 0 or at == 0))
            button.setEnabled(is_used)
        self._more.setVisible(any(may(verb) for verb in verbs))
        why_none = "" if self._offered else whose(line.state, verbs)
        self._why_none.setText(why_none)
        self._why_none.setVisible(bool(why_none))

    def _dress(self, button: Button, verb: OpenVerb, state: State) -> None:
        label = verb_label(verb.name, verb.label)
        text = label if verb.allowed == "do" else self.tr("{deed} (propose)").format(deed=label)
        button.show_icon(verb_icon(verb.name) or "arrow-right")
        letter = letter_for(verb.name, state, self._verbs)
        button.say(text, keys=self._desk.actions.keys_of(letter_id(SCOPE, letter)) if letter else "")

    def _press(self, at: int) -> None:
        if at < len(self._offered):
            self.verb_wanted.emit(self._event, self._offered[at].name)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in self._verbs:
            if may(verb):
                action = menu.addAction(verb_label(verb.name, verb.label))
                action.triggered.connect(
                    lambda _checked=False, name=verb.name: self.verb_wanted.emit(self._event, name)
                )
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
