"""What belongs to this seat alone, outside the journal: settings, secrets, the room as it was founded."""

from __future__ import annotations

from typing import Any

import msgspec

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError
from commandroom.store.journal import stream_name

GENERATION = "generation."
STAMP = "stamp"
INCARNATION = "incarnation"
SEAT = "seat"
SEARCH_KEY = "search_key"
FOLD = "fold"


class Seat(msgspec.Struct, frozen=True):
    """What every entry of this seat carries."""

    room: str
    township: str
    suite: str
    letter: str
    incarnation: int
    search_key: bytes

    @property
    def stream(self) -> str:
        """The stream this seat writes."""
        return stream_name(township=self.township, seat=self.letter, incarnation=self.incarnation)


def get(connection: Any, key: str) -> str:
    """A setting of this seat; empty when not set."""
    found = connection.execute("SELECT value FROM local WHERE key = ?", (key,)).fetchone()
    return str(found[0]) if found else ""


def put(connection: Any, key: str, value: str) -> None:
    """Keep a setting of this seat."""
    connection.execute("INSERT OR REPLACE INTO local (key, value) VALUES (?, ?)", (key, value))


def generations(connection: Any) -> dict[str, str]:
    """A token for each kind of record, which changes with every amendment of that kind."""
    rows = connection.execute(
        "SELECT key, value FROM local WHERE key >= ? AND key < ?", (GENERATION, GENERATION[:-1] + "/")
    )
    return {str(key).removeprefix(GENERATION): str(value) for key, value in rows}


def room_facts(connection: Any) -> dict[str, str]:
    """The room as it was founded."""
    return {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM room")}


def seat(connection: Any) -> Seat:
    """This seat, from its settings and the room's.

    Raises:
        DamageError: `store.malformed`: its settings are none.
    """
    try:
        return _seat(connection, room_facts(connection))
    except ValueError:
        raise DamageError("store.malformed", file=STORE, reason="local") from None


def _seat(connection: Any, facts: dict[str, str]) -> Seat:
    return Seat(
        room=facts.get("room", ""),
        township=facts.get("code", ""),
        suite=facts.get("suite", "sha256"),
        letter=get(connection, SEAT),
        incarnation=int(get(connection, INCARNATION) or 1),
        search_key=bytes.fromhex(get(connection, SEARCH_KEY)),
    )


def next_incarnation(connection: Any) -> int:
    """Begin a new incarnation: after a restore, or when another store writes this seat's stream."""
    number = int(get(connection, INCARNATION) or 1) + 1
    put(connection, INCARNATION, str(number))
    return number
