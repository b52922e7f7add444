"""An event's caches: its row on the board, its clocks, its place in the search index, its snapshot."""

from __future__ import annotations

from typing import Any

import msgspec

from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError
from commandroom.domain.event import secrecy
from commandroom.domain.event.state import Event, State, Timer
from commandroom.domain.ids import EventId
from commandroom.domain.knowledge.gradings import Severity, at_least
from commandroom.store import facts, sealing, searching
from commandroom.store.grades import SEVERITIES, URGENCIES
from commandroom.store.moments import maybe_millis, millis
from commandroom.store.shape import (
    LANE_DONE,
    LANE_GRAVE,
    LANE_HISTORY,
    LANE_RUNNING,
    LANE_STILL,
    LANE_UNASSIGNED,
)

UNASSIGNED = frozenset(
    {State.DRAFT, State.PENDING_ACCEPT, State.PENDING_TRIAGE, State.PENDING_DISPATCH, State.COUNTY_REPLIED}
)
COLUMNS = (
    "id",
    "number",
    "ext_no",
    "source",
    "state",
    "lane",
    "urgency",
    "severity",
    "tier",
    "category",
    "grid",
    "village",
    "lead",
    "handler",
    "registered_at",
    "closed_at",
    "suspended_until",
    "last_at",
    "timer",
    "due",
    "yellow_at",
    "deep_at",
    "paused",
    "in_conflict",
    "unconfirmed",
    "proposals",
    "attachments",
    "urged",
    "supervised",
    "version",
    "title",
    "location",
    "sent_at",
    "late",
)
TIMER_COLUMNS = (
    "row",
    "n",
    "key",
    "unit",
    "phase",
    "epoch",
    "limit_text",
    "since",
    "due",
    "yellow_at",
    "deep_at",
    "running",
    "paused",
    "stopped_at",
    "cancelled",
)
INSERT = f"INSERT INTO event (row, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"  # noqa: S608
# In place of what is there: REPLACE would take the row out and put it in again, which writes twice as many pages.
TIMER = (
    f"INSERT INTO timer ({', '.join(TIMER_COLUMNS)}) VALUES ({', '.join('?' * len(TIMER_COLUMNS))}) "  # noqa: S608
    f"ON CONFLICT (row, n) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in TIMER_COLUMNS[2:])}"
)
SNAPSHOT = (
    "INSERT INTO snapshot (row, body) VALUES (?, ?) ON CONFLICT (row) DO UPDATE SET body = excluded.body"
)

GUARD = "INSERT INTO guarded (row, who) VALUES (?, ?)"

_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Event)


def encoded(event: Event) -> bytes:
    """The canonical form of a folded event: the same bytes on every replica that holds the same entries."""
    return _encoder.encode(event)


def decoded(body: object) -> Event:
    """The event of a snapshot.

    Raises:
        DamageError: `store.malformed`: what is kept is no snapshot; a rebuild makes it anew.
    """
    try:
        return _decoder.decode(body)  # type: ignore[arg-type]  # whatever the column holds
    except (TypeError, ValueError):
        raise DamageError("store.malformed", file=STORE, reason="snapshot") from None


def load(connection: Any, event: str) -> tuple[int, Event] | None:
    """Row id and snapshot of an event."""
    found = connection.execute(
        "SELECT row, body FROM event JOIN snapshot USING (row) WHERE id = ?", (event,)
    ).fetchone()
    return (int(found[0]), decoded(found[1])) if found else None


def load_row(connection: Any, row: int) -> Event | None:
    """The event of a row id."""
    found = connection.execute("SELECT body FROM snapshot WHERE row = ?", (row,)).fetchone()
    return decoded(found[0]) if found else None


def lane(event: Event, next_timer: Timer | None) -> int:
    """Where the event stands in the order of urgency, as far as that does not depend on the hour."""
    if not event.is_open:
        return LANE_DONE
    if event.unconfirmed:
        return LANE_HISTORY
    if at_least(event.severity, Severity.MAJOR):
        return LANE_GRAVE
    if next_timer is None or next_timer.is_paused:
        return LANE_STILL
    return LANE_UNASSIGNED if event.state in UNASSIGNED else LANE_RUNNING


def event_columns(event: Event) -> tuple[object, ...]:
    """The values of the event's row, in the order of `COLUMNS`."""
    timer = event.next_timer() if event.is_open else None
    lead = event.lead
    return (
        event.id,
        event.number,
        event.ext_no,
        event.source,
        event.state.value,
        lane(event, timer),
        URGENCIES.index(event.urgency),
        SEVERITIES.index(event.severity),
        int(event.tier),
        event.category,
        event.grid,
        event.village,
        lead.office if lead is not None else "",
        (lead.handler or "") if lead is not None else "",
        maybe_millis(event.registered_at) or 0,
        maybe_millis(event.closed_at),
        maybe_millis(event.suspended_until),
        maybe_millis(event.last_at),
        timer.key if timer is not None else "",
        maybe_millis(timer.due) if timer is not None else None,
        maybe_millis(timer.yellow_at) if timer is not None else None,
        maybe_millis(timer.deep_at) if timer is not None else None,
        int(timer is not None and timer.is_paused),
        int(event.in_conflict),
        int(event.unconfirmed),
        sum(proposal.status == "open" for proposal in event.proposals),
        len(event.attachments),
        event.urge_count,
        event.supervise_count,
        event.version,
        event.title,
        event.location,
        *_sending(event),
    )


def _sending(event: Event) -> tuple[int | None, int | None]:
    """When the person who leads was sent, and whether handling ended late: 1, 0, or None while nobody can say."""
    if event.lead is None or not event.lead.handler:
        return None, None
    sent = max((timer.since for timer in event.timers if timer.key == "sign"), default=None)
    ended = [t.is_late for t in event.timers if t.key == "dispose" and t.is_late is not None]
    return maybe_millis(sent), int(any(ended)) if ended else None


def timer_columns(row: int, n: int, timer: Timer) -> tuple[object, ...]:
    """The values of one clock's row, in the order of `TIMER_COLUMNS`."""
    stopped = timer.stopped_at
    return (
        row,
        n,
        timer.key,
        timer.unit,
        timer.phase,
        timer.epoch,
        timer.limit,
        millis(timer.since),
        millis(timer.due),
        millis(timer.yellow_at),
        millis(timer.deep_at),
        int(stopped is None),
        int(bool(timer.pauses) and timer.is_paused),
        None if stopped is None else millis(stopped),
        int(timer.cancelled),
    )


def project(
    connection: Any,
    old: Event | None,
    new: Event,
    *,
    row: int | None,
    search_key: bytes,
    remembered: facts.Remembered | None = None,
) -> int:
    """Bring the caches of one event from `old` to `new`; returns its row id.

    Without `old` a row is added, with the id `row` or, where that is None, with the next free one.
    """
    columns = event_columns(new)
    if old is None or row is None:
        row = int(connection.execute(INSERT, (row, *columns)).lastrowid)
    else:
        _update(connection, row, event_columns(old), columns)
    connection.execute(SNAPSHOT, (row, encoded(new)))
    _project_timers(connection, row, old.timers if old is not None else (), new.timers)
    facts.project(connection, row, old, new, remembered or facts.Remembered())
    if old is None or searching.texts(old) != searching.texts(new):
        searching.index(connection, row, new)
    if new.sealed is not None and (old is None or old.sealed != new.sealed):
        index_persons(connection, row, new, search_key)
    if new.confidential or (old is not None and old.confidential):
        guard(connection, row, new)
    if new.attachments and (old is None or old.attachments != new.attachments):
        connection.executemany(
            "INSERT OR REPLACE INTO attachment (row, sha256, size) VALUES (?, ?, ?)",
            [(row, file.sha256, file.size) for file in new.attachments],
        )
    return row


def _update(connection: Any, row: int, old: tuple[object, ...], new: tuple[object, ...]) -> None:
    """Write the columns that differ: SQLite writes each index anew of which a column is named, changed or not."""
    changed = [(name, value) for name, was, value in zip(COLUMNS, old, new, strict=True) if was != value]
    if changed:
        names = ", ".join(f"{name} = ?" for name, _ in changed)
        connection.execute(f"UPDATE event SET {names} WHERE row = ?", (*(v for _, v in changed), row))  # noqa: S608


def _project_timers(connection: Any, row: int, old: tuple[Timer, ...], new: tuple[Timer, ...]) -> None:
    changed = [
        timer_columns(row, n, timer) for n, timer in enumerate(new) if n >= len(old) or old[n] is not timer
    ]
    if changed:
        connection.executemany(TIMER, changed)
    if len(new) < len(old):
        connection.execute("DELETE FROM timer WHERE row = ? AND n >= ?", (row, len(new)))


def index_persons(connection: Any, row: int, event: Event, search_key: bytes) -> None:
    """Put the keyed hashes of the event's persons into the index, in place of what was there."""
    connection.execute("DELETE FROM person_key WHERE row = ?", (row,))
    personal = sealing.opened(connection, event)
    connection.executemany(
        "INSERT OR IGNORE INTO person_key (row, token) VALUES (?, ?)",
        [(row, token) for token in sealing.tokens(personal, search_key)],
    )


def guard(connection: Any, row: int, event: Event) -> None:
    """Put down by which keys a closed event is known, in place of what was there."""
    connection.execute("DELETE FROM guarded WHERE row = ?", (row,))
    connection.executemany(GUARD, guard_lines(row, event))


def guard_lines(row: int, event: Event) -> list[tuple[object, ...]]:
    """The lines of a closed event; none of any other."""
    return [(row, who) for who in sorted(secrecy.keys(event))]


def drop(connection: Any, event: EventId) -> None:
    """Take an event out of all caches."""
    found = load(connection, event)
    if found is not None:
        row, known = found
        facts.drop(connection, row, known)
        connection.execute("DELETE FROM search WHERE rowid = ?", (row,))
        connection.execute("DELETE FROM event WHERE row = ?", (row,))
