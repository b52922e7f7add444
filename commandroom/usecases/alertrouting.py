"""One look's routing: who sits where is asked once, and only when something rings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from msgspec.structs import replace

from commandroom.domain.event.state import Event
from commandroom.domain.ids import EventId
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.usecases.alertcalls import called, here, is_of_all, owners_of
from commandroom.usecases.alertlife import TRIGGERED, first_call
from commandroom.usecases.ports import Writing
from commandroom.usecases.queries import AlertRow, Seating, Seats
from commandroom.usecases.room import Room


@dataclass
class Routing:
    """Says of each alert at whose seats it rings, as the rules have it at this moment."""

    room: Room
    rules: Rulings
    now: datetime

    @cached_property
    def seating(self) -> Seating:
        """Who sits where."""
        return self.room.ask(Seats(self.now))

    def first(self, alert: AlertRow, writing: Writing) -> AlertRow:
        """The alert as it begins to ring; where more than one sits, its event is looked at for who has it."""
        is_asked = alert.event and len(self.seating.persons) > 1
        return self.about(alert, writing.event(EventId(alert.event)) if is_asked else None)

    def about(self, alert: AlertRow, event: Event | None = None) -> AlertRow:
        """The same of an alert about this event, or about none: what the first class says of none is grave."""
        is_grave = event is None or is_of_all(event)
        who = self.rules.route(alert.level, alert.kind, alert.timer, is_grave=is_grave)
        return called(alert, who, self.seating, self.now, owners=owners_of(event))

    def anew(self, alert: AlertRow, writing: Writing) -> AlertRow:
        """The alert as it rings another time."""
        again = replace(alert, at=self.now, status=TRIGGERED, acknowledged_by="", calls=None)
        again = replace(again, escalates_at=first_call(again, self.rules))
        if alert.word:
            return self.first(again, writing)
        return again if alert.calls is None else here(again, self.seating, self.now)  # no other seat has it

    def further(self, alert: AlertRow, steps: tuple[str, ...]) -> AlertRow:
        """The alert after these steps of its class; one of which nobody asked whose it is rings at every seat already."""
        if alert.calls is None:
            return alert
        for who in steps:
            alert = called(alert, who, self.seating, self.now)
        return alert
