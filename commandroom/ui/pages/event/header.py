"""The head of the event page: back, neighbours, number, title, state and gradings, the deeds that come first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commandroom.ui import words
from commandroom.ui.dialogs.verbs.keys import letter_id
from commandroom.ui.dialogs.verbs.offering import letter_for, may, offered, verb_icon, whose
from commandroom.ui.pages.event.viewmodel import Contents
from commandroom.ui.parts.naming import severity_level, verb_label
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.signs import SeverityChip, StatusPill, UrgencyMark
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

SCOPE = "event"
SHOWN = 4


class EventHeader(QWidget):
    """Built once; only its texts change."""

    verb_wanted = Signal(str)

    def __init__(self, theme: Theme, keys_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys_of = keys_of
        self.back = Button(theme, self.tr("Back"), icon="arrow-left", kind="ghost", keys="Esc")
        self.previous = IconButton(theme, "chevron-left", self.tr("Previous event"))
        self.next = IconButton(theme, "chevron-right", self.tr("Next event"))
        self.number = PlainLabel("", "muted").selectable()
        self.title = ElidedLabel("", "h1")
        self.state = StatusPill(theme)
        self.severity = SeverityChip(theme)
        self.urgency = UrgencyMark(theme)
        self.gradings = ElidedLabel("", "label")
        self.flags = PlainLabel("", "warn")
        self.forms = IconButton(theme, "printer", self.tr("Forms"))
        self.more = Button(theme, self.tr("More"), icon="ellipsis")
        self.why_none = ElidedLabel("", "muted")
        self._verbs: list[str] = []
        self.buttons = [
            Button(theme, "", icon="arrow-right", kind="" if at else "primary") for at in range(SHOWN)
        ]
        for at, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, at=at: self._press(at))
            button.hide()
        signs = row(self.state, self.severity, self.urgency, self.gradings, self.flags, None, spacing=8)
        first = row(self.number, self.previous, self.next, None, spacing=4)
        middle = column(first, signs, spacing=2)
        self.setLayout(
            row(self.back, 4, middle, self.why_none, *self.buttons, self.forms, self.more, spacing=8)
        )
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def show_neighbours(self, has_previous: bool, has_next: bool) -> None:  # noqa: FBT001  a signal's own form
        """Whether the list has an event before and after this one."""
        self.previous.setEnabled(has_previous)
        self.next.setEnabled(has_next)

    def show_contents(self, contents: Contents) -> None:
        """Show another event, or the same as it is now."""
        sheet = contents.sheet
        event, line = sheet.event, sheet.board
        self.number.setText(event.number)
        self.state.show_state(event.state.code)
        self.severity.show_severity(severity_level(event.severity))
        self.urgency.show_urgency(event.urgency)
        parts = (
            words.tier_label(int(event.tier)),
            line.group_name,
            line.category_name,
            words.source_label(event.source),
        )
        self.gradings.setText(" · ".join(part for part in parts if part))
        self.flags.setText("  ".join(self._flags(contents)))
        self._show_verbs(contents)

    def _flags(self, contents: Contents) -> list[str]:
        event = contents.sheet.event
        named = (
            (event.in_conflict, self.tr("in conflict")),
            (event.unconfirmed, self.tr("history to confirm")),
            (event.confidential, self.tr("confidential")),
            (bool(event.grade_needs), self.tr("grading to be confirmed")),
            (event.in_sample, self.tr("in the sample")),
            (not event.assessed, self.tr("not assessed")),
        )
        return [text for is_so, text in named if is_so]

    def _show_verbs(self, contents: Contents) -> None:
        first = [verb.name for verb in offered(contents.sheet.event.state, contents.verbs, most=2)]
        allowed = {verb.name: verb for verb in contents.verbs if may(verb)}
        for name in ("supervise", "return", "rework", "ask_supplement", "urge"):
            if name in allowed and name not in first and len(first) < SHOWN:
                first.append(name)
        self._verbs = first
        why_none = "" if first else whose(contents.sheet.event.state, contents.verbs)
        self.why_none.setText(why_none)
        self.why_none.setVisible(bool(why_none))
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(first))
            if at < len(first):
                verb = allowed[first[at]]
                button.show_icon(verb_icon(verb.name) or "arrow-right")
                label = verb_label(verb.name, verb.label)
                text = label if verb.allowed == "do" else self.tr("{deed} (propose)").format(deed=label)
                letter = letter_for(verb.name, contents.sheet.event.state, contents.verbs)
                button.say(text, keys=self._keys_of(letter_id(SCOPE, letter)) if letter else "")

    def _press(self, at: int) -> None:
        if at < len(self._verbs):
            self.verb_wanted.emit(self._verbs[at])
