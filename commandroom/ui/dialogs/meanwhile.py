"""The bar over an open form: somebody else did something at the event meanwhile; what is typed stays as it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from commandroom.ui import words
from commandroom.ui.desk import Desk
from commandroom.ui.dialogs.base import CardDialog
from commandroom.ui.dialogs.leaving import while_there
from commandroom.ui.dialogs.scene import Scene
from commandroom.ui.parts.entries import SYSTEM_ACTORS
from commandroom.ui.parts.naming import actor_text, verb_label
from commandroom.ui.widgets.strip import Strip
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import EventDetail, EventSheet, TimelineRow


class MeanwhileBar(Strip):
    """Hears of changes, done here or come in by the exchange, and tells of others' deeds that the form has not seen."""

    def __init__(self, desk: Desk, dialog: CardDialog, scene: Scene) -> None:
        super().__init__(desk.theme, "warn_bg", "label", dialog)
        self._desk, self._dialog, self._scene = desk, dialog, scene
        self.head.setWordWrap(True)
        dialog.body.insertWidget(0, self)
        if scene.event is not None:
            desk.bus.changed.connect(self._heard)

    @Slot(object)
    def _heard(self, changes: object) -> None:
        event = self._scene.event
        if not isinstance(changes, Changes) or changes.seat_only or event is None:
            return
        is_open = self._dialog.isVisible() and self._dialog.result() != QDialog.DialogCode.Accepted
        if is_open and event.id in changes.events:
            lane = f"meanwhile.{id(self)}"
            self._desk.ask(
                EventDetail(event.id), then=while_there(self, self._tell), refused=_untold, lane=lane
            )

    def _tell(self, sheet: EventSheet) -> None:
        news = self._news(sheet)
        if news and self._dialog.isVisible():
            self.say(self._sentence(news[-1], self._desk.clock.now()), self._more(news))

    def _news(self, sheet: EventSheet) -> list[TimelineRow]:
        known = self._scene.sheet
        seen = {row.hash for row in known.timeline} if known is not None else set()
        me = (self._scene.facts.operator, self._scene.facts.seat)
        return [
            row
            for row in sheet.timeline
            if row.hash not in seen and row.actor not in SYSTEM_ACTORS and (row.actor, row.seat) != me
        ]

    def _sentence(self, newest: TimelineRow, now: datetime) -> str:
        seconds = max(0.0, (now - newest.at).total_seconds())
        text = (
            self.tr("{who} (seat {seat}) did “{deed}” {ago} ago.")
            if seconds >= words.MINUTE
            else self.tr("{who} (seat {seat}) just did “{deed}”.")
        )
        return text.format(
            who=actor_text(newest.actor_name),
            seat=newest.seat,
            deed=verb_label(newest.verb, newest.label),
            ago=words.duration_text(seconds),
        )

    def _more(self, news: list[TimelineRow]) -> str:
        kept = self.tr("What you typed stays; compare it before you hand it in.")
        if len(news) == 1:
            return kept
        return self.tr("{count} deeds in all meanwhile. {kept}").format(count=len(news), kept=kept)


def _untold(_error: Exception) -> None:
    """The form says itself what is wrong when it is handed in."""
