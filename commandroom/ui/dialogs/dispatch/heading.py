"""The head of the dialog: which event, in which state, and how long its dispatch may still take."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from commandroom.domain.event.state import Event
from commandroom.ui import words
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.moments import long_text
from commandroom.ui.parts.naming import actor_text, verb_label
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.signs import Countdown, StatusPill
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.queries import BoardRow

_SENT = frozenset({"dispatch", "reassign", "add_coop"})


class Heading:
    """The parts of the head and of the line under it; they live in the dialog's own layouts."""

    def __init__(self, theme: Theme, beside: QHBoxLayout, line: QHBoxLayout, card: QWidget) -> None:
        self.pill = StatusPill(theme)
        self.clock = Countdown(theme, px=15)
        self.pill.hide()
        self.clock.hide()
        self.clock_note = PlainLabel("", "muted")
        beside.addWidget(self.pill)
        line.addWidget(self.clock)
        line.addWidget(self.clock_note)
        self.subject = ElidedLabel("")
        self.subject.set_role("strong")
        self.about = PlainLabel("", "muted")
        under = QFrame()
        under.setLayout(row(self.subject, self.about, None, spacing=12, margins=(24, 0, 24, 12)))
        whole = card.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(1, under)

    def show_event(self, event: Event, board: BoardRow) -> None:
        """Which event it is."""
        self.pill.show_state(event.state.code)
        self.pill.show()
        self.subject.setText(event.title)
        urgency, source = words.urgency_label(event.urgency), words.source_label(event.source)
        self.about.setText(" · ".join(filter(None, (event.number, urgency, board.category_name, source))))

    def tick(self, event: Event, now: datetime) -> None:
        """A second later."""
        timer = event.timer("dispatch") or event.next_timer()
        self.clock.setVisible(timer is not None)
        if timer is None:
            self.clock_note.setText("")
            return
        left = None if timer.is_paused else (timer.due - now).total_seconds()
        text = words.lamp_label("paused") if timer.is_paused else ""
        self.clock.show_remaining(timer.lamp(now).value, left, text)
        is_step = timer.key == "dispatch" and timer.due > now
        self.clock_note.setVisible(is_step)
        self.clock_note.setText(
            QCoreApplication.translate("DispatchHeading", "until the dispatch is late") if is_step else ""
        )


def note_of(scene: Scene) -> str:
    """What this dispatch is, where it is not the plain one that this person may do."""
    translate, may = QCoreApplication.translate, scene.may
    if may is None:
        return _why_closed(scene)
    if may.allowed == "propose":
        text = translate("DispatchHeading", "This is a proposal; {who} must approve it.")
        return text.format(who=scene.approvers())
    if may.allowed == "no":
        return translate("DispatchHeading", "Only {who} may do this.").format(who=may.who)
    return ""


def _why_closed(scene: Scene) -> str:
    """Who did what, where somebody was faster."""
    translate, sheet = QCoreApplication.translate, scene.sheet
    assert sheet is not None  # noqa: S101  a dispatch is about an event
    state = words.state_label(sheet.event.state.code)
    last = next((one for one in reversed(sheet.timeline) if one.verb in _SENT), None)
    if last is None:
        text = translate("DispatchHeading", "Not open while the event is “{state}”.")
        return text.format(state=state)
    text = translate(
        "DispatchHeading",
        "{who} did “{verb}” at {at}; the event is “{state}” now. Nothing can be changed here.",
    )
    verb = verb_label(last.verb, last.label)
    return text.format(who=actor_text(last.actor_name), verb=verb, at=long_text(last.at), state=state)
