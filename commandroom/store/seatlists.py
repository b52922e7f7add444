"""The seat's own lists, outside the journal: unfinished forms, alerts, jobs, which events were opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.domain.event.secrecy import TITLE
from commandroom.domain.event.state import Sealed
from commandroom.domain.ids import EventId
from commandroom.store import local
from commandroom.store.closed import closed_events
from commandroom.store.moments import maybe_millis, maybe_moment, millis, moment
from commandroom.store.reading import Reading
from commandroom.store.sealing import Random, key_of, new_key, seal, unseal
from commandroom.usecases.queries import (
    AlertRow,
    Alerts,
    DraftRow,
    Drafts,
    Engines,
    EngineSheet,
    Soundness,
    SoundnessSheet,
)
from commandroom.usecases.soundness import KEY, Look

RESOLVED = "resolved"
_SUITE = "sha256"
_ALERT_COLUMNS = (
    "id, at, level, kind, event, number, title, timer, owner, status, escalates_at, acknowledged_by"
)


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


def alerts(reading: Reading, query: Alerts) -> tuple[AlertRow, ...]:
    """Alerts, newest first."""
    narrowed, values = ("WHERE status = ?", [query.status]) if query.status else ("", [])
    rows = reading.connection.execute(
        f"SELECT {_ALERT_COLUMNS} FROM alert {narrowed} ORDER BY at DESC, id DESC LIMIT ?",  # noqa: S608
        (*values, query.limit),
    )
    found = [_alert(row) for row in rows]
    hidden = closed_events(reading, (alert.event for alert in found))
    return tuple(replace(alert, title=TITLE) if alert.event in hidden else alert for alert in found)


def _alert(row: tuple[Any, ...]) -> AlertRow:
    alert, at, level, kind, event, number, title, timer, owner, status, escalates_at, acknowledged_by = row
    return AlertRow(
        id=alert,
        at=moment(at),
        level=level,
        kind=kind,
        event=event,
        number=number,
        title=title,
        timer=timer,
        owner=owner,
        status=status,
        escalates_at=maybe_moment(escalates_at),
        acknowledged_by=acknowledged_by,
    )


def raise_alert(connection: Any, alert: AlertRow) -> bool:
    """Keep an alert, or open a resolved one of the same id again; False when it is open already."""
    there = connection.execute("SELECT status FROM alert WHERE id = ?", (alert.id,)).fetchone()
    if there is not None and there[0] != RESOLVED:
        return False
    values = (
        alert.id,
        millis(alert.at),
        alert.level,
        alert.kind,
        alert.event,
        alert.number,
        alert.title,
        alert.timer,
        alert.owner,
        alert.status,
        maybe_millis(alert.escalates_at),
        alert.acknowledged_by,
    )
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO alert ({_ALERT_COLUMNS}) VALUES ({marks})", values)  # noqa: S608
    return True


def resolve_alerts(connection: Any, alerts: Iterable[str]) -> int:
    """The causes are gone; returns how many of these were open."""
    query = "UPDATE alert SET status = ?, escalates_at = NULL WHERE id = ? AND status <> ?"
    return sum(int(connection.execute(query, (RESOLVED, alert, RESOLVED)).rowcount) for alert in alerts)


def acknowledge_alert(connection: Any, alert: str, by: str, until: datetime | None) -> None:
    """Somebody took the alert upon himself: nobody else is called; `escalates_at` holds until when that stands."""
    connection.execute(
        "UPDATE alert SET status = 'acknowledged', escalates_at = ?, acknowledged_by = ? "
        "WHERE id = ? AND status = 'triggered'",
        (maybe_millis(until), by, alert),
    )


def pass_on(connection: Any, alert: str, *, owner: str, escalates_at: datetime | None) -> None:
    """Nobody acknowledged it in time: the next one is called."""
    connection.execute(
        "UPDATE alert SET owner = ?, escalates_at = ? WHERE id = ? AND status = 'triggered'",
        (owner, maybe_millis(escalates_at), alert),
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
