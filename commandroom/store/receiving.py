"""Entries of other seats, in any order: stored by hash, forks kept and flagged, what they touch refolded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from commandroom.domain.event.fold import advance, fits, replay
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.ids import EventId
from commandroom.domain.journal import HLC_CAP, HLC_COUNTER_BITS, Entry, merge_stamp, millis, ordered
from commandroom.store import journal, local, projection, records, sealing
from commandroom.store.journal import ERASE, KIND_EVENT, KIND_RECORD, KIND_ROOM
from commandroom.store.local import Seat

FORK, CLOCK, UNKNOWN_VERB = "fork", "clock?", "unknown_verb"
_NOTE = "INSERT OR REPLACE INTO entry_local (hash, received_at, status, reason) VALUES (?, ?, ?, ?)"


def receive(
    connection: Any, entries: Sequence[Entry], *, seat: Seat, now: datetime, token: str
) -> frozenset[str]:
    """Store a batch and fold what it touches; returns the subjects. `token` marks changed record kinds."""
    known = journal.known(connection, (entry.hash for entry in entries))
    fresh = list({entry.hash: entry for entry in entries if entry.hash not in known}.values())
    if not fresh:
        return frozenset()
    repeated = _ids_stored(connection, fresh)
    journal.insert(connection, fresh)
    _note(connection, fresh, seat=seat, now=now)
    _move_stamp(connection, fresh, now)
    for entry in fresh:
        if entry.kind == KIND_ROOM:
            _project_room(connection, entry)
    _fold_records(connection, [entry for entry in fresh if entry.kind == KIND_RECORD], token)
    _fold_events(connection, [entry for entry in fresh if entry.kind == KIND_EVENT], repeated, seat)
    return frozenset(entry.subject for entry in fresh)


def _ids_stored(connection: Any, fresh: Sequence[Entry]) -> set[str]:
    """The ids of deeds that came more than once: each has one effect, which only a whole refold sees."""
    seen: set[str] = set()
    twice: set[str] = set()
    for entry in fresh:
        (twice if entry.id in seen else seen).add(entry.id)
    stored = (entry_id for entry_id in seen if journal.with_id(connection, entry_id) is not None)
    return twice | set(stored)


def _note(connection: Any, fresh: Sequence[Entry], *, seat: Seat, now: datetime) -> None:
    """Write beside the journal when each entry came, and what is odd about it."""
    latest = millis(now + HLC_CAP) << HLC_COUNTER_BITS
    rows = []
    for entry in fresh:
        twins = _twins(connection, entry)
        if len(twins) > 1:
            rows += [(twin, millis(now), FORK, f"{entry.stream}#{entry.seq}") for twin in twins]
        elif entry.hlc > latest:
            rows.append((entry.hash, millis(now), CLOCK, ""))
        elif entry.kind == KIND_EVENT and entry.verb not in VERBS:
            rows.append((entry.hash, millis(now), UNKNOWN_VERB, entry.verb))
        else:
            rows.append((entry.hash, millis(now), "", ""))
    connection.executemany(_NOTE, rows)
    if any(entry.stream == seat.stream for entry in fresh):
        local.next_incarnation(connection)


def _twins(connection: Any, entry: Entry) -> list[str]:
    query = "SELECT hash FROM entry WHERE stream = ? AND seq = ?"
    return [str(digest) for (digest,) in connection.execute(query, (entry.stream, entry.seq))]


def _move_stamp(connection: Any, fresh: Iterable[Entry], now: datetime) -> None:
    last = int(local.get(connection, local.STAMP) or 0)
    stamp = merge_stamp(last, max(entry.hlc for entry in fresh), now)
    if stamp != last:
        local.put(connection, local.STAMP, str(stamp))


def _project_room(connection: Any, entry: Entry) -> None:
    """What room this is, from its first entry; a second founding changes nothing."""
    if connection.execute("SELECT 1 FROM room LIMIT 1").fetchone() is None:
        facts = msgspec.json.decode(entry.body, type=dict[str, str])
        put_facts(connection, {**facts, "suite": entry.suite})


def put_facts(connection: Any, facts: dict[str, str]) -> None:
    """Keep what room this is."""
    connection.executemany("INSERT OR REPLACE INTO room (key, value) VALUES (?, ?)", list(facts.items()))


def _fold_records(connection: Any, fresh: Sequence[Entry], token: str) -> None:
    for subject in {entry.subject for entry in fresh}:
        record = records.replay(journal.of_subject(connection, subject))
        records.save(connection, record)
        local.put(connection, local.GENERATION + record.kind, token)


def _fold_events(connection: Any, fresh: Sequence[Entry], repeated: set[str], seat: Seat) -> None:
    by_subject: dict[str, list[Entry]] = {}
    for entry in fresh:
        by_subject.setdefault(entry.subject, []).append(entry)
    for subject, entries in by_subject.items():
        _fold_event(connection, subject, entries, repeated, seat)
        if any(entry.verb == ERASE for entry in entries):
            sealing.forget(connection, EventId(subject))


def _fold_event(
    connection: Any, subject: str, entries: Sequence[Entry], repeated: set[str], seat: Seat
) -> None:
    found = projection.load(connection, subject)
    row, old = found if found is not None else (None, None)
    new = old
    for entry in ordered(entries):
        if entry.id in repeated or not fits(new, entry):
            new = replay(journal.of_subject(connection, subject))
            break
        new = advance(new, entry)
    if new is not None:
        projection.project(connection, old, new, row=row, search_key=seat.search_key)
        if old is None or old.number != new.number:
            _count_on(connection, new.number, seat)


def _count_on(connection: Any, number: str, seat: Seat) -> None:
    """A number of our own that came back to us (after a restore) is never given again."""
    township, _, rest = number.partition("-")
    day, _, serial = rest.partition("-")
    digits = serial.removeprefix(seat.letter)
    if township == seat.township and serial.startswith(seat.letter) and digits.isdigit():
        connection.execute(
            "INSERT INTO serial (kind, period, last) VALUES ('event', ?, ?) "
            "ON CONFLICT (kind, period) DO UPDATE SET last = max(last, excluded.last)",
            (day, int(digits)),
        )
