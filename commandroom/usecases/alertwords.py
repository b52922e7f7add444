"""Somebody's word for an alert: an entry under a subject of the alert's cause, so that all seats fall silent.

Each seat derives the subject from the cause alone, and of several words that one counts which stands longest: so the order in
which cause and words arrive makes no difference, and a word that comes twice has one effect. The word says nothing but until
when it stands. What is one seat's own (its jobs, its muting) has no subject, and no other seat hears of it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from commandroom.domain.event.deed import Actor
from commandroom.domain.journal import derived_id, millis
from commandroom.usecases.changes import Changes

if TYPE_CHECKING:
    from commandroom.usecases.commands import Acknowledge
    from commandroom.usecases.ports import AlertBook, Store, Writing

KIND, TAKEN = "alert", "taken"
"""Of the entry: its kind, with which its subject begins, and its verb."""
_TRIGGERED = "triggered"


class Door(Protocol):
    """What taking an alert needs of the room."""

    alerts: AlertBook | None
    store: Store

    def now(self) -> datetime:
        """The present moment."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or who sits here."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """The transaction that this thread holds open, or one of its own."""
        ...


class Taken(Struct, frozen=True):
    """What the entry holds: until when the word stands, in milliseconds since 1970."""

    until: int


def subject_of(alert: str, *spell: str) -> str:
    """Under which subject words for an alert stand; `spell` tells apart times at which the same cause came anew."""
    return f"{KIND}:{derived_id(alert, *spell)}"


def take(room: Door, command: Acknowledge) -> Changes:
    """The person takes an alert upon himself, for `ack_minutes` or the fewer that he asked for.

    What is taken or over already is left as it is, and nothing is journaled.
    """
    book = room.alerts
    if book is None:
        return Changes(seat_only=True)
    who, now = room.actor(command.actor), room.now()
    most = room.store.reference.policy().alerts.ack_minutes
    until = now + timedelta(minutes=min(most, command.minutes) if command.minutes > 0 else most)
    with room.transaction() as writing:
        alert = book.alert(command.alert)
        if alert is None or alert.status != _TRIGGERED:
            return Changes(seat_only=True)
        book.acknowledge_alert(alert.id, by=who.id, at=now, until=until)
        if not alert.word:
            return Changes(seat_only=True)
        entry = writing.remark(alert.word, TAKEN, Taken(millis(until)), actor=who.id, now=now)
    return Changes(seat_only=True, entries=(entry.hash,))
