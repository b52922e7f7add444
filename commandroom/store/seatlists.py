"""The seat's own lists, outside the journal: unfinished forms, what the store runs on, which events were opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from commandroom.domain.event.state import Sealed
from commandroom.domain.ids import EventId
from commandroom.store import local
from commandroom.store.moments import millis, moment
from commandroom.store.reading import Reading
from commandroom.store.sealing import Random, key_of, new_key, seal, unseal
from commandroom.usecases.queries import (
    DraftRow,
    Drafts,
    Engines,
    EngineSheet,
    Soundness,
    SoundnessSheet,
)
from commandroom.usecases.soundness import KEY, Look

_SUITE = "sha256"


def drafts(reading: Reading, query: Drafts) -> tuple[DraftRow, ...]:
    """Unfinished forms, newest first."""
    connection = reading.connection
    rows = connection.execute(
        "SELECT id, kind, fields, saved_at FROM draft WHERE kind = ? ORDER BY saved_at DESC, id DESC",
        (query.kind,),
    )
    return tuple(DraftRow(i, k, _opened(connection, i, f), moment(at)) for i, k, f, at in rows.fetchall())


def _opened(connection: Any, draft: str, sealed: str) -> dict[str, str]:
    key = key_of(connection, _key_name(draft))
    if key is None:
        return {}
    try:
        envelope = msgspec.json.decode(sealed, type=Sealed)
    except msgspec.DecodeError:  # nobody can read it any more; the others are there
        return {}
    return unseal(envelope, key=key, event=_key_name(draft))


def _key_name(draft: str) -> EventId:
    return EventId(f"draft:{draft}")


def save_draft(
    connection: Any, draft: str, kind: str, fields: dict[str, str], at: datetime, *, random: Random
) -> None:
    """Keep a form as it is typed so far, sealed like personal data; without fields it is forgotten with its key."""
    name = _key_name(draft)
    if not fields:
        connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
        connection.execute("DELETE FROM event_key WHERE event = ?", (name,))
        return
    key = key_of(connection, name)
    if key is None:
        key = new_key(_SUITE, random)
        connection.execute("INSERT INTO event_key (event, key) VALUES (?, ?)", (name, key))
    sealed = seal(fields, key=key, suite=_SUITE, event=name, nonce=random(12))
    connection.execute(
        "INSERT OR REPLACE INTO draft (id, kind, fields, saved_at) VALUES (?, ?, ?, ?)",
        (draft, kind, msgspec.json.encode(sealed).decode(), millis(at)),
    )


def soundness(reading: Reading, _query: Soundness) -> SoundnessSheet:
    """What the last look at the whole store found; one that cannot be read counts as none."""
    kept = local.get(reading.connection, KEY)
    try:
        last = msgspec.json.decode(kept, type=Look) if kept else None
    except msgspec.DecodeError:
        last = None
    if last is None:
        return SoundnessSheet()
    return SoundnessSheet(last.at, last.count, last.problems)


def engines(reading: Reading, _query: Engines) -> EngineSheet:
    """The versions of what the store runs on, asked of themselves."""
    sqlite = reading.connection.execute("SELECT sqlite_version()").fetchone()[0]
    cipher = reading.connection.execute("PRAGMA cipher_version").fetchone()
    from cryptography.hazmat.backends.openssl import backend  # noqa: PLC0415  a fiftieth of the desk's start

    openssl = backend.openssl_version_text().split()
    return EngineSheet(str(sqlite), str(cipher[0]) if cipher else "", " ".join(openssl[1:2]))


def mark_read(connection: Any, event: str, person: str, at: datetime) -> None:
    """Somebody at this seat looked at the event: it is no longer bold on the board."""
    connection.execute(
        "INSERT OR IGNORE INTO opened (event, person, at) VALUES (?, ?, ?)", (event, person, millis(at))
    )
