"""Keys of personal data on their way: wrapped under the room's key, which only the room's own seats have.

A hub and the county's centre carry them and cannot open them. Who erases an event destroys its key here; the entry that
says so makes every other store do the same, the carriers too.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
from collections.abc import Iterable, Mapping
from typing import Any

from commandroom.store import beside, ciphers, local, sealing
from commandroom.store.journal import COUNTS, ERASE, KIND_ROOM

ROOM_KEY = "room_key"
MARK = b'-GCM","nonce"'
"""What an entry with an envelope in it has in its bytes."""

_NONCE = 12
_MOST_WORDS = 12
_ROOM_KEY_BYTES = 32


def room_key(connection: Any) -> bytes | None:
    """The room's key; None at a seat to which no other has granted it yet."""
    text = local.get(connection, ROOM_KEY)
    return bytes.fromhex(text) if text else None


def new_room_key() -> bytes:
    """A fresh one."""
    return os.urandom(_ROOM_KEY_BYTES)


def founded_here(connection: Any) -> bool:
    """Whether this store wrote the room's first entry itself: then it is its turn to make the key."""
    row = connection.execute(
        "SELECT stream, seq, hash FROM entry WHERE kind = ? ORDER BY n LIMIT 1", (KIND_ROOM,)
    ).fetchone()
    return row is not None and beside.was_written_here(connection, row)


def wrapped(key: bytes, under: bytes, event: str) -> str:
    """An event's key as it travels: the same word whoever wraps it, so that carriers keep one of each."""
    nonce = hmac.digest(under, event.encode() + key, "sha256")[:_NONCE]
    text = ciphers.sealed(key, event.encode(), key=under, nonce=nonce, is_sm4=False)
    return base64.b64encode(nonce + text).decode()


def unwrapped(text: str, under: bytes, event: str) -> bytes | None:
    """The key; None when it is not what was wrapped for this event."""
    try:
        data = base64.b64decode(text, validate=True)
        return ciphers.opened(data[_NONCE:], event.encode(), key=under, nonce=data[:_NONCE], is_sm4=False)
    except (ValueError, binascii.Error):
        return None


def kept(connection: Any, event: str) -> str:
    """A key that came wrapped and could not be opened yet."""
    found = connection.execute("SELECT wrapped FROM wrapped_key WHERE event = ?", (event,)).fetchone()
    return str(found[0]) if found else ""


def expect(connection: Any, events: Iterable[str]) -> None:
    """Remember that these events have envelopes; where the key is lacking, it is asked for."""
    connection.executemany(
        "INSERT INTO wrapped_key (event, wrapped) SELECT ?1, '' "
        "WHERE NOT EXISTS (SELECT 1 FROM event_key WHERE event = ?1) ON CONFLICT DO NOTHING",
        [(event,) for event in events],
    )


def lacking(connection: Any) -> tuple[str, ...]:
    """Events with envelopes whose key never came; of one that somebody erased nobody is asked for it."""
    rows = connection.execute(
        "SELECT event FROM wrapped_key WHERE wrapped = '' "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE subject = event AND verb = ?) ORDER BY event LIMIT 2000",
        (ERASE,),
    )
    return tuple(str(event) for (event,) in rows)


def keep(connection: Any, keys: Mapping[str, str]) -> set[str]:
    """Keep keys that came: opened where the room's key is here; returns events that can be opened now.

    An event that was erased gets none. Two seats that wrote down one event apart sealed it under a key each: both are kept.
    """
    under = room_key(connection)
    opened: set[str] = set()
    for event, text in keys.items():
        if not text or _is_erased(connection, event):
            continue
        if under is None:
            words = list(dict.fromkeys([*kept(connection, event).split(), *text.split()]))
            connection.execute(
                "INSERT OR REPLACE INTO wrapped_key (event, wrapped) VALUES (?, ?)",
                (event, " ".join(words[:_MOST_WORDS])),
            )
            continue
        for word in text.split():
            key = unwrapped(word, under, event)
            if key is not None and _added(connection, event, key):
                opened.add(event)
        if sealing.key_of(connection, event) is not None:
            connection.execute("DELETE FROM wrapped_key WHERE event = ?", (event,))
    return opened


def _added(connection: Any, event: str, key: bytes) -> bool:
    known = sealing.keys_of(connection, event)
    if key in known:
        return False
    table = "rival_key" if known else "event_key"
    connection.execute(f"INSERT INTO {table} (event, key) VALUES (?, ?)", (event, key))  # noqa: S608
    return True


def open_kept(connection: Any) -> set[str]:
    """Open all that waited for the room's key."""
    rows = connection.execute("SELECT event, wrapped FROM wrapped_key WHERE wrapped <> ''").fetchall()
    return keep(connection, {str(event): str(text) for event, text in rows})


def forget(connection: Any, event: str) -> None:
    """An erased event: no key of it waits any more."""
    connection.execute("DELETE FROM wrapped_key WHERE event = ?", (event,))


def _is_erased(connection: Any, event: str) -> bool:
    query = f"SELECT 1 FROM entry WHERE subject = ? AND verb = ? AND {COUNTS} LIMIT 1"  # noqa: S608 - our own words
    return connection.execute(query, (event, ERASE)).fetchone() is not None


def owe(connection: Any) -> None:
    """Every key that is here was made before there was one to wrap it under: each peer is owed all of them."""
    connection.execute(
        "INSERT OR IGNORE INTO owed_key (peer, event) SELECT peer.url, event_key.event FROM event_key CROSS JOIN peer"
    )


def owed(connection: Any, peer: str, most: int) -> tuple[str, ...]:
    """Some of the events whose keys a peer is owed."""
    rows = connection.execute(
        "SELECT event FROM owed_key WHERE peer = ? ORDER BY event LIMIT ?", (peer, most)
    )
    return tuple(str(event) for (event,) in rows)


def gave(connection: Any, peer: str, events: Iterable[str]) -> None:
    """The peer has them."""
    connection.executemany(
        "DELETE FROM owed_key WHERE peer = ? AND event = ?", [(peer, event) for event in events]
    )
