"""Entries of other seats, in any order: stored by hash, forks kept and flagged, what they touch refolded."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count
from operator import attrgetter
from typing import Any

import msgspec

from commandroom.domain.event.fold import advance, fits, folded, replay
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.ids import EventId
from commandroom.domain.journal import HLC_CAP, HLC_COUNTER_BITS, Entry, kept, merge_stamp, millis, ordered
from commandroom.store import journal, local, projection, records, sealing
from commandroom.store.gathering import Gathered
from commandroom.store.journal import ERASE, KIND_EVENT, KIND_RECORD, KIND_ROOM
from commandroom.store.local import Seat
from commandroom.store.shape import UNKNOWN_VERB

_STREAM, _SEQ, _HLC, _SUBJECT = map(attrgetter, ("stream", "seq", "hlc", "subject"))
_KIND = attrgetter("kind", "verb")
_KNOWN = frozenset((KIND_EVENT, verb) for verb in VERBS)
_MARK = "INSERT OR REPLACE INTO unfolded (subject, n) VALUES (?, ?)"
FORK, CLOCK = "fork", "clock?"
_WIDE = 8
_CROWDED = "SELECT seq FROM entry WHERE stream = ? AND seq >= ? AND seq <= ? GROUP BY seq HAVING count(*) > 1"
_STANDING = "SELECT hash FROM entry WHERE stream = ? AND seq >= ? AND seq <= ?"
NOTED = (
    "INSERT INTO arrival (low, high, received_at) SELECT ?1 + 1, (SELECT max(n) FROM entry), ?2 "
    "WHERE (SELECT max(n) FROM entry) > ?1"
)
"""That all entries after a row came from elsewhere, and when (ms)."""
NOTE = (
    "INSERT OR REPLACE INTO entry_local (n, received_at, status, reason) SELECT n, ?, ?, ? FROM entry "
    "WHERE stream = ? AND seq = ? AND hash = ?"
)


def receive(  # noqa: PLR0913 - keyword-only
    connection: Any,
    entries: Sequence[Entry],
    *,
    seat: Seat,
    now: datetime,
    token: str,
    later: bool = False,
    is_void: Callable[[str, int], bool] = lambda _stream, _seq: False,
) -> frozenset[str]:
    """Store a batch and fold what it touches; returns the subjects. `token` marks changed record kinds.

    With `later` its events are marked and folded by `fold_marked`: a long pull is on the disk sooner. What `is_void`
    says was written by a revoked device is kept without effect.
    """
    fresh = fresh_of(connection, entries)
    return receive_fresh(connection, fresh, seat=seat, now=now, token=token, later=later, is_void=is_void)


def fresh_of(connection: Any, entries: Sequence[Entry]) -> list[Entry]:
    """Those that are not stored, each once.

    What is stored is looked for where it would stand: hashes lie about in their index, a batch mostly is one run of places.
    """
    found = {entry.hash: entry for entry in entries}
    for stream, seqs in _places(found.values()).items():
        for low, high in _ranges(seqs):
            for (digest,) in connection.execute(_STANDING, (stream, low, high)):
                found.pop(digest, None)
    return list(found.values())


def receive_fresh(  # noqa: PLR0913 - keyword-only
    connection: Any,
    fresh: Sequence[Entry],
    *,
    seat: Seat,
    now: datetime,
    token: str,
    later: bool = False,
    is_void: Callable[[str, int], bool] = lambda _stream, _seq: False,
) -> frozenset[str]:
    """The same for entries of which none is stored yet."""
    if not fresh:
        return frozenset()
    repeated = set() if later else _ids_stored(connection, fresh)
    since = int(connection.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0])
    stored = journal.insert(connection, fresh)
    _note(connection, fresh, since=since, seat=seat, now=now)
    _move_stamp(connection, fresh, now)
    for entry in fresh:
        if entry.kind == KIND_ROOM:
            _project_room(connection, entry)
    valid = _without_void(connection, fresh, is_void)
    _fold_records(connection, [entry for entry in valid if entry.kind == KIND_RECORD], token)
    events = [entry for entry in valid if entry.kind == KIND_EVENT]
    if later and len(events) == len(fresh) == stored:
        mark_rows(connection, events, since)
    elif later:
        mark(connection, set(map(_SUBJECT, events)))
    else:
        _fold_events(connection, events, repeated, seat)
    return frozenset(map(_SUBJECT, fresh))


def _without_void(
    connection: Any, fresh: Sequence[Entry], is_void: Callable[[str, int], bool]
) -> Sequence[Entry]:
    if not any(is_void(stream, max(seqs)) for stream, seqs in _places(fresh).items()):
        return fresh  # what a revocation ends, it ends from a place on
    void = [entry.hash for entry in fresh if is_void(entry.stream, entry.seq)]
    connection.executemany("INSERT OR IGNORE INTO void (hash) VALUES (?)", [(digest,) for digest in void])
    return [entry for entry in fresh if entry.hash not in void]


def mark(connection: Any, subjects: Iterable[str]) -> None:
    """Note events that are to be folded anew from all their entries."""
    connection.executemany(
        "INSERT OR REPLACE INTO unfolded (subject, n) VALUES (?1, "
        "(SELECT coalesce(max(n), 0) FROM entry WHERE subject = ?1))",
        [(subject,) for subject in subjects],
    )


def mark_rows(connection: Any, events: Sequence[Entry], since: int) -> None:
    """The same for entries that were just stored, in their order, in the rows after this one."""
    newest = zip(map(_SUBJECT, events), count(since + 1))
    connection.executemany(_MARK, list(dict(newest).items()))


def marked(connection: Any) -> int:
    """How many events wait to be folded."""
    return int(connection.execute("SELECT count(*) FROM unfolded").fetchone()[0])


def is_marked(connection: Any) -> bool:
    """Whether any event does."""
    return connection.execute("SELECT 1 FROM unfolded LIMIT 1").fetchone() is not None


def fold_marked(connection: Any, seat: Seat, *, at_most: int) -> frozenset[str]:
    """Fold so many of the events that wait, those of which the newest entries came first; returns them."""
    query = (
        "SELECT subject, row FROM (SELECT subject, n FROM unfolded WHERE typeof(subject) = 'text' "
        "ORDER BY n DESC LIMIT ?) AS some "
        "LEFT JOIN event ON event.id = some.subject ORDER BY some.n DESC"
    )
    waiting = dict(connection.execute(query, (at_most,)).fetchall())
    _fold_new(connection, [subject for subject, row in waiting.items() if row is None], seat)
    for subject, row in waiting.items():
        if row is not None:
            fold_anew(connection, subject, seat)
    return frozenset(waiting)


def _fold_new(connection: Any, subjects: Sequence[str], seat: Seat) -> None:
    """Events that no table holds yet are folded one by one and written together."""
    if not subjects:
        return
    marks = ",".join("?" * len(subjects))
    query = f"SELECT raw FROM entry WHERE subject IN ({marks}) AND {journal.COUNTS}"  # noqa: S608 - only question marks
    entries: dict[str, list[Entry]] = {}
    for (raw,) in connection.execute(query, subjects):
        entry = kept(raw)
        entries.setdefault(entry.subject, []).append(entry)
    row = int(connection.execute("SELECT coalesce(max(row), 0) FROM event").fetchone()[0])
    gathered = Gathered()
    for subject, of_one in sorted(entries.items()):
        event = folded(of_one)
        if any(entry.verb == ERASE for entry in of_one):
            sealing.forget(connection, EventId(subject))
        if event is not None:
            row += 1
            personal = sealing.opened(connection, event)
            gathered.add(row, event, sealing.tokens(personal, seat.search_key) if personal else ())
            _count_on(connection, event.number, seat)
    gathered.write(connection)
    connection.executemany("DELETE FROM unfolded WHERE subject = ?", [(subject,) for subject in subjects])


def fold_anew(connection: Any, subject: str, seat: Seat) -> None:
    """Fold one event from all its entries, and let it wait no more."""
    entries = journal.of_subject(connection, subject)
    found = projection.load(connection, subject)
    row, old = found if found is not None else (None, None)
    new = folded(entries) if entries else None
    if old is not None and (new is None or set(old.attachments) - set(new.attachments)):
        projection.drop(connection, EventId(subject))  # what made it was written by a revoked device
        old = None
    if new is not None:
        projection.project(connection, old, new, row=row, search_key=seat.search_key)
        if old is None or old.number != new.number:
            _count_on(connection, new.number, seat)
    if any(entry.verb == ERASE for entry in entries):
        sealing.forget(connection, EventId(subject))
    connection.execute("DELETE FROM unfolded WHERE subject = ?", (subject,))


def _ids_stored(connection: Any, fresh: Sequence[Entry]) -> set[str]:
    """The ids of deeds that came more than once: each has one effect, which only a whole refold sees."""
    seen: set[str] = set()
    twice: set[str] = set()
    for entry in fresh:
        (twice if entry.id in seen else seen).add(entry.id)
    return twice | journal.known_ids(connection, seen)


def _note(connection: Any, fresh: Sequence[Entry], *, since: int, seat: Seat, now: datetime) -> None:
    """Write beside the journal when each entry came, and what is odd about it."""
    latest, at = millis(now + HLC_CAP) << HLC_COUNTER_BITS, millis(now)
    connection.execute(NOTED, (since, at))
    twins = _twins(connection, fresh)
    if not twins and max(map(_HLC, fresh)) <= latest and set(map(_KIND, fresh)) <= _KNOWN:
        _go_on_elsewhere(connection, fresh, seat)
        return
    rows: list[tuple[int, str, str, str, int, str]] = []
    for entry in fresh:
        place = (entry.stream, entry.seq)
        if place in twins:
            said = f"{entry.stream}#{entry.seq}"
            rows += [(at, FORK, said, *place, twin) for twin in twins[place]]
        elif entry.hlc > latest:
            rows.append((at, CLOCK, "", *place, entry.hash))
        elif entry.kind == KIND_EVENT and entry.verb not in VERBS:
            rows.append((at, UNKNOWN_VERB, entry.verb, *place, entry.hash))
    connection.executemany(NOTE, rows)
    _go_on_elsewhere(connection, fresh, seat)


def _go_on_elsewhere(connection: Any, fresh: Sequence[Entry], seat: Seat) -> None:
    """Where entries of this seat's own stream come from elsewhere, it was copied: it writes into another from now on."""
    own = seat.stream
    if any(name == own or name.startswith(own + "/") for name in set(map(_STREAM, fresh))):
        local.next_incarnation(connection)


def _twins(connection: Any, fresh: Sequence[Entry]) -> dict[tuple[str, int], list[str]]:
    """The places of these entries at which more than one stands, with all that stand there."""
    return {
        place: hashes
        for stream, seqs in _places(fresh).items()
        for place, hashes in _forked(connection, stream, seqs)
    }


def _forked(connection: Any, stream: str, seqs: Sequence[int]) -> Iterator[tuple[tuple[str, int], list[str]]]:
    here = "SELECT hash FROM entry WHERE stream = ? AND seq = ?"
    for low, high in _ranges(seqs):
        for (seq,) in connection.execute(_CROWDED, (stream, low, high)).fetchall():
            yield (stream, int(seq)), [str(digest) for (digest,) in connection.execute(here, (stream, seq))]


def _places(entries: Collection[Entry]) -> dict[str, list[int]]:
    """Where they stand, by stream: mostly all of them in one."""
    streams = set(map(_STREAM, entries))
    if len(streams) == 1:
        return {streams.pop(): list(map(_SEQ, entries))}
    places: dict[str, list[int]] = {}
    for entry in entries:
        places.setdefault(entry.stream, []).append(entry.seq)
    return places


def _ranges(seqs: Sequence[int]) -> Iterable[tuple[int, int]]:
    """A batch mostly is one run of places: looked at as one range along the index."""
    low, high = min(seqs), max(seqs)
    if high - low <= _WIDE * len(seqs):
        return [(low, high)]
    return [(seq, seq) for seq in set(seqs)]


def _move_stamp(connection: Any, fresh: Iterable[Entry], now: datetime) -> None:
    last = int(local.get(connection, local.STAMP) or 0)
    stamp = merge_stamp(last, max(map(_HLC, fresh)), now)
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


def fold_records_anew(connection: Any, subjects: Iterable[str]) -> None:
    """Fold records from all their entries that have effect."""
    for subject in subjects:
        entries = journal.of_subject(connection, subject)
        kind, _, name = subject.partition(":")
        if entries:
            records.save(connection, records.replay(entries))
        else:
            connection.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, name))
        local.put(connection, local.GENERATION + kind, os.urandom(8).hex())


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
    if township == seat.township.ljust(9, "0") and serial.startswith(seat.letter) and digits.isdigit():
        connection.execute(
            "INSERT INTO serial (kind, period, last) VALUES ('event', ?, ?) "
            "ON CONFLICT (kind, period) DO UPDATE SET last = max(last, excluded.last)",
            (day, int(digits)),
        )
