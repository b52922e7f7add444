"""What the writer knows between transactions, so that a deed does not read and decode what the last one wrote."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from commandroom.domain.event.state import Event
from commandroom.store import local
from commandroom.store.facts import Remembered
from commandroom.store.journal import Tail
from commandroom.store.local import Seat

_MOST = 512


class Loaded:
    """The latest committed snapshots by event id, who writes here, and where the seat's stream ends.

    All of it is forgotten when another process wrote, or when a transaction did not come to its end; seat and end of
    the stream also when anything else of this process wrote in between.
    """

    def __init__(self) -> None:
        self.tail: Tail | None = None
        self.facts = Remembered()
        self._seat: Seat | None = None
        self._events: OrderedDict[str, tuple[int, Event]] = OrderedDict()
        self._version: int | None = None
        self._last = 0
        self._in_doubt = 0

    def begin(self, connection: Any, number: int) -> Seat:
        """Called inside the write transaction of that number; who writes here."""
        version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version or self._in_doubt:
            self.clear()
        if number != self._last + 1:
            self.tail = self._seat = None
        self._version, self._last, self._in_doubt = version, number, number
        if self._seat is None:
            self._seat = local.seat(connection)
        return self._seat

    def end(self, number: int) -> None:
        """Called after the commit of the transaction of that number."""
        if self._in_doubt == number:
            self._in_doubt = 0

    def get(self, event: str) -> tuple[int, Event] | None:
        """Row id and snapshot, if they are kept."""
        found = self._events.get(event)
        if found is not None:
            self._events.move_to_end(event)
        return found

    def __contains__(self, event: str) -> bool:
        """Whether the event is there for certain; one that is not may be in the tables."""
        return event in self._events

    def keep(self, row: int, event: Event) -> None:
        """Keep what was just written."""
        self._events[event.id] = (row, event)
        self._events.move_to_end(event.id)
        if len(self._events) > _MOST:
            self._events.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: a transaction failed, or the caches were made anew."""
        self._events.clear()
        self.tail = self._seat = None
