"""The alerts of a seat: a log that only the seat keeps, beside what the journal says of who took which.

That somebody took an alert is an entry of the kind `alert`, under a subject that each seat derives from the alert's cause. No
fold reads it: the seat looks at what came since its last look, and at an alert's own subject when it begins to ring.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from commandroom.domain.errors import DamageError
from commandroom.domain.event.secrecy import TITLE
from commandroom.domain.journal import Entry, kept
from commandroom.store import journal, local
from commandroom.store.closed import closed_events
from commandroom.store.moments import maybe_millis, maybe_moment, millis, moment
from commandroom.store.reading import Reading
from commandroom.usecases.alertwords import TAKEN, Taken
from commandroom.usecases.queries import AlertRow, Alerts, AlertWord, Call

RESOLVED, AGAIN = "resolved", "again"
SEEN = "alerts.words"
"""The row of the journal up to which this seat looked for words."""
_COLUMNS = "id, at, level, kind, event, number, title, timer, owner, status, escalates_at, acknowledged_by, calls, word"
_COUNTED = f"verb = '{TAKEN}' AND {journal.COUNTS}"
_SETTLED = "DELETE FROM alert WHERE id IN (SELECT id FROM alert WHERE at < ? AND status IN (?, ?) ORDER BY at LIMIT ?)"
_calls = msgspec.json.Decoder(tuple[Call, ...])


def alerts(reading: Reading, query: Alerts) -> tuple[AlertRow, ...]:
    """Alerts, newest first."""
    narrowed, values = ("WHERE status = ?", [query.status]) if query.status else ("", [])
    rows = reading.connection.execute(
        f"SELECT {_COLUMNS} FROM alert {narrowed} ORDER BY at DESC, id DESC LIMIT ?",  # noqa: S608
        (*values, query.limit),
    )
    found = [_alert(row) for row in rows]
    hidden = closed_events(reading, (alert.event for alert in found))
    return tuple(replace(alert, title=TITLE) if alert.event in hidden else alert for alert in found)


def _alert(row: tuple[Any, ...]) -> AlertRow:
    alert, at, level, kind, event, number, title, timer, owner, status, escalates_at, by, calls, word = row
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
        acknowledged_by=by,
        calls=_read(calls),
        word=word,
    )


def _read(calls: str) -> tuple[Call, ...] | None:
    """At whom it rang; what cannot be read rings at every seat, as before anybody was asked."""
    if not calls:
        return None
    try:
        return _calls.decode(calls)
    except msgspec.DecodeError:
        return None


def _written(calls: tuple[Call, ...] | None) -> str:
    return "" if calls is None else msgspec.json.encode(calls).decode()


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
        _written(alert.calls),
        alert.word,
    )
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO alert ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608
    return True


def resolve_alerts(connection: Any, alerts: Iterable[str]) -> int:
    """The causes are gone; returns how many of these were open."""
    query = "UPDATE alert SET status = ?, escalates_at = NULL WHERE id = ? AND status <> ?"
    return sum(int(connection.execute(query, (RESOLVED, alert, RESOLVED)).rowcount) for alert in alerts)


def acknowledge_alert(connection: Any, alert: str, by: str, until: datetime | None) -> bool:
    """Somebody took the alert upon himself: nobody else is called; `escalates_at` holds until when that stands.

    False where it is not open, or somebody's word for it stands as long already.
    """
    query = (
        "UPDATE alert SET status = 'acknowledged', escalates_at = ?1, acknowledged_by = ?2 WHERE id = ?3 "
        "AND (status = 'triggered' OR (status = 'acknowledged' AND (escalates_at < ?1 OR "
        "(escalates_at = ?1 AND acknowledged_by > ?2))))"
    )
    return bool(connection.execute(query, (maybe_millis(until), by, alert)).rowcount)


def pass_on(
    connection: Any,
    alert: str,
    *,
    owner: str,
    escalates_at: datetime | None,
    calls: tuple[Call, ...] | None,
) -> None:
    """Nobody acknowledged it in time: the next one is called, at these seats."""
    connection.execute(
        "UPDATE alert SET owner = ?, escalates_at = ?, calls = ? WHERE id = ? AND status = 'triggered'",
        (owner, maybe_millis(escalates_at), _written(calls), alert),
    )


def alert_of(connection: Any, alert: str) -> AlertRow | None:
    """The alert of that id, as it is kept."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM alert WHERE id = ?", (alert,)).fetchone()  # noqa: S608
    return _alert(found) if found is not None else None


def words_of(connection: Any, words: Iterable[str]) -> tuple[AlertWord, ...]:
    """What the journal says under these subjects, of each what stands longest."""
    query = f"SELECT raw FROM entry WHERE subject = ? AND {_COUNTED}"  # noqa: S608 - our own words
    return _longest(raw for word in words if word for (raw,) in connection.execute(query, (word,)))


def new_words(connection: Any) -> tuple[tuple[AlertWord, ...], int]:
    """What came since the last look, from here or elsewhere, and the row up to which it was looked at (0: nothing new)."""
    before = int(local.get(connection, SEEN) or 0)
    query = f"SELECT n, raw FROM entry WHERE n > ? AND {_COUNTED} ORDER BY n"  # noqa: S608 - our own words
    rows = connection.execute(query, (before,)).fetchall()
    return _longest(raw for _, raw in rows), int(rows[-1][0]) if rows else 0


def _longest(found: Iterable[object]) -> tuple[AlertWord, ...]:
    """Of words for the same the one that stands longest; of equals the lesser name: the same at every seat."""
    words: dict[str, AlertWord] = {}
    for raw in found:
        word = _word(raw)
        known = words.get(word.word) if word is not None else None
        if word is not None and (known is None or (word.until, known.by) > (known.until, word.by)):
            words[word.word] = word
    return tuple(words.values())


def _word(raw: object) -> AlertWord | None:
    """Nothing where the entry is damaged or says something that this program does not know: then it rings."""
    try:
        entry: Entry = kept(raw)
        said = msgspec.json.decode(entry.body, type=Taken)
        return AlertWord(entry.subject, entry.actor, moment(said.until))
    except (DamageError, msgspec.DecodeError, OverflowError, ValueError):
        return None


def prune_alerts(connection: Any, before: datetime, *, at_most: int) -> int:
    """Forget so many alerts that began before a moment and are over, the oldest first; returns how many went."""
    return int(connection.execute(_SETTLED, (millis(before), RESOLVED, AGAIN, at_most)).rowcount)
