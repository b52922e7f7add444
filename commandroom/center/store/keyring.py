"""Wrapped keys of personal data: carried for a place's own devices, destroyed with the event that was erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from commandroom.center.store.engine import Database
from commandroom.center.store.rows import Filler, among, insert, listed
from commandroom.center.store.schema import erased, wrapped_key

LONGEST = 1024
"""Characters of the keys that one device wraps for one event; one key takes eighty."""


class WrappedKeys:
    """The keys in a store."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._erased = Filler(database, erased)
        self._of_events = select(wrapped_key.c.event, wrapped_key.c.words).where(
            wrapped_key.c.place == bindparam("place"), among(database, wrapped_key.c.event, "events")
        )
        self._gone = select(erased.c.event).where(
            erased.c.place == bindparam("place"), among(database, erased.c.event, "events")
        )
        self._destroy = delete(wrapped_key).where(
            wrapped_key.c.place == bindparam("place"), among(database, wrapped_key.c.event, "events")
        )
        put = insert(database, wrapped_key)
        self._put = put.on_conflict_do_update(
            index_elements=["place", "event", "device"], set_={"words": put.excluded.words}
        )

    def keep(self, connection: Connection, place: str, device: str, keys: Mapping[str, str]) -> None:
        """Keep what a device wrapped; nothing of an event that was erased. The place is locked."""
        offered = {event: words for event, words in keys.items() if words and len(words) <= LONGEST}
        if not offered:
            return
        asked = {"place": place, "events": listed(self._database, list(offered))}
        gone = {event for (event,) in connection.execute(self._gone, asked)}
        rows = [
            {"place": place, "event": event, "device": device, "words": words}
            for event, words in offered.items()
            if event not in gone
        ]
        if rows:
            connection.execute(self._put, rows)

    def erase(self, connection: Connection, place: str, events: Iterable[str]) -> None:
        """Destroy the keys of these events, and let none come back. The place is locked."""
        names = sorted(set(events))
        if names:
            self._erased.fill(connection, [(place, event) for event in names])
            connection.execute(self._destroy, {"place": place, "events": listed(self._database, names)})

    def of(self, connection: Connection, place: str, events: Iterable[str]) -> dict[str, str]:
        """The keys of these events, of all devices that wrapped any."""
        asked = {"place": place, "events": listed(self._database, sorted(set(events)))}
        found: dict[str, set[str]] = {}
        for event, words in connection.execute(self._of_events, asked):
            found.setdefault(event, set()).update(words.split())
        return {event: " ".join(sorted(words)) for event, words in found.items()}
