"""The strips under the head of the event page: changed elsewhere, in somebody else's hands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commandroom.ui import words
from commandroom.ui.parts.naming import actor_text, verb_label
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.text import PlainLabel
from commandroom.usecases.queries import TimelineRow


class NoticeStrip(Card):
    """One sentence and one button; hidden while there is nothing to say."""

    wanted = Signal()

    def __init__(self, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(name="box", parent=parent)
        self.told = PlainLabel("", "strong")
        self.button = button
        self.button.clicked.connect(lambda _checked=False: self.wanted.emit())
        self.setLayout(row(self.told, None, self.button, margins=(16, 4, 12, 4)))
        self.hide()

    def say(self, text: str) -> None:
        """Show it; without a text it goes."""
        self.told.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class ElsewhereStrip(NoticeStrip):
    """Somebody changed the event since it was shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Button(theme, self.tr("Refresh"), icon="refresh-cw", kind="link"), parent)

    def tell(self, news: Sequence[TimelineRow], now: datetime) -> None:
        """Who did what, how long ago."""
        newest = news[-1]
        seconds = max(0, (now - newest.at).total_seconds())
        text = (
            self.tr("{who} did “{deed}” {ago} ago; what you see is older.")
            if seconds >= words.MINUTE
            else self.tr("{who} just did “{deed}”; what you see is older.")
        )
        deed, ago = verb_label(newest.verb, newest.label), words.duration_text(seconds)
        self.say(text.format(who=actor_text(newest.actor_name), deed=deed, ago=ago))


class HeldStrip(NoticeStrip):
    """Somebody at another seat is at it; taking it over is put on record."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Button(theme, self.tr("Take it over"), icon="pencil", kind="link"), parent)
        self._held: TimelineRow | None = None

    def show_held(self, held: TimelineRow | None, now: datetime) -> None:
        """Who is at it, at which seat, since when."""
        self._held = held
        if held is None:
            self.say("")
            return
        text = self.tr("{who} is at it (seat {seat}): “{deed}” {ago} ago")
        deed = verb_label(held.verb, held.label)
        ago = words.duration_text(max(0, (now - held.at).total_seconds()))
        self.say(text.format(who=actor_text(held.actor_name), seat=held.seat, deed=deed, ago=ago))

    def remark(self) -> str:
        """What is written into the course when it is taken over."""
        held = self._held
        if held is None:
            return ""
        text = self.tr("Taken over here from {who} (seat {seat}).")
        return text.format(who=actor_text(held.actor_name), seat=held.seat)
