"""What stands beside the journal and no chain covers, held against what the journal says of it: room, keys, persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from commandroom.domain.errors import DamageError, RoomError
from commandroom.domain.event.reading import read_deed
from commandroom.domain.event.state import Event, Sealed
from commandroom.domain.journal import Entry, kept
from commandroom.store import local, sealing
from commandroom.store.journal import ARRIVED_AT, ERASE, KIND_ROOM

_NAMED = 1000
"""So many lost rows are named one by one, and no more: an end that was changed may lie anywhere."""


def room(connection: Any) -> Iterator[str]:
    """Whether this is the room that its first entry founded."""
    found = connection.execute(
        "SELECT raw FROM entry WHERE kind = ? ORDER BY n LIMIT 1", (KIND_ROOM,)
    ).fetchone()
    if found is None:
        return
    try:
        genesis = kept(found[0])
        wanted = {**msgspec.json.decode(genesis.body, type=dict[str, str]), "suite": genesis.suite}
    except (RoomError, msgspec.DecodeError):
        return  # named by the chains
    facts = local.room_facts(connection)
    for name in sorted(wanted.keys() | facts.keys()):
        if wanted.get(name) != facts.get(name):
            yield f"room: {name} is not what the first entry says"


def received(connection: Any) -> Iterator[str]:
    """Entries of others of which only the note of their coming is left."""
    gone = {
        n for (n,) in connection.execute("SELECT n FROM entry_local WHERE n NOT IN (SELECT n FROM entry)")
    }
    for low, high in connection.execute(_NOT_WHOLE).fetchall():
        here = {n for (n,) in connection.execute("SELECT n FROM entry WHERE n BETWEEN ? AND ?", (low, high))}
        gone.update(islice((n for n in range(low, high + 1) if n not in here), _NAMED))
    for n in sorted(gone):
        yield f"entry in row {n}: was received, is gone"


_NOT_WHOLE = "SELECT low, high FROM arrival WHERE high - low + 1 <> (SELECT count(*) FROM entry WHERE n BETWEEN low AND high)"
_FROM_ELSEWHERE = (
    "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ? AND "  # noqa: S608 - our own words
    f"({ARRIVED_AT} IS NOT NULL OR n IN (SELECT n FROM entry_local))"
)


class Persons:
    """Looks whether sealed data open with the key that is kept for them, and are found by their words.

    `erased` are events whose key was destroyed though this journal does not say so: a restored copy may be older than
    the erasure.
    """

    def __init__(self, connection: Any, *, erased: frozenset[str]) -> None:
        self._connection = connection
        self._erased = erased
        self._search_key = local.seat(connection).search_key

    def look(self, event: Event, entries: Sequence[Entry]) -> Iterator[str]:
        """What is wrong with the personal data of an event."""
        if event.sealed is None:
            return
        name = f"event {event.number or event.id}"
        keys = sealing.keys_of(self._connection, event.id)
        if not keys:
            if self._is_missed(event, entries):
                yield f"{name}: the key of its sealed data is missing"
            return
        personal = _opened(event.sealed, keys, event)
        if personal is None and not any(
            _opened(sealed, keys, event) is not None for sealed in _envelopes(entries)
        ):
            yield f"{name}: its key opens none of its sealed data"
            return
        if sealing.tokens(personal or {}, self._search_key) != self._tokens(event):
            yield f"{name}: is not found by its persons"

    def _tokens(self, event: Event) -> set[bytes]:
        query = "SELECT token FROM person_key WHERE row = (SELECT row FROM event WHERE id = ?)"
        return {bytes(token) for (token,) in self._connection.execute(query, (event.id,))}

    def _is_missed(self, event: Event, entries: Sequence[Entry]) -> bool:
        """Whether the key was made here and nobody destroyed it; others' keys come with the exchange, or not at all."""
        if event.id in self._erased or any(entry.verb == ERASE for entry in entries):
            return False
        sealed_here = (entry for entry in entries if any(_envelopes((entry,))))
        return any(was_written_here(self._connection, (e.stream, e.seq, e.hash)) for e in sealed_here)


def was_written_here(connection: Any, place: tuple[str, int, str]) -> bool:
    """Whether an entry (stream, place, hash) was written by this store: those from others have a note of their coming."""
    return connection.execute(_FROM_ELSEWHERE, place).fetchone() is None


def is_own(connection: Any, stream: str) -> bool:
    """Whether a stream is the one this store writes now."""
    own = local.seat(connection).stream
    return stream == own or stream.startswith(own + "/")


def _envelopes(entries: Sequence[Entry]) -> Iterator[Sealed]:
    for entry in entries:
        found = read_deed(entry)
        if found is not None and found[1].sealed is not None:
            yield found[1].sealed


def _opened(sealed: Sealed, keys: Sequence[bytes], event: Event) -> dict[str, str] | None:
    """What the first of the keys that opens it finds: two seats may have sealed one event apart, under a key each."""
    for key in keys:
        try:
            return sealing.unseal(sealed, key=key, event=event.id)
        except DamageError:
            continue
    return None
