"""The whole room out of a store and into an empty one: the journal as it was hashed, and what stands beside it."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from commandroom.base.durable import sync
from commandroom.domain.event.lifecycle import VERBS
from commandroom.domain.journal import Entry, kept, merge_stamp, millis
from commandroom.store import backup, checking, erasures, journal, local, rebuilding, receiving, sound
from commandroom.store.engine import Database
from commandroom.store.exchange import wrapping
from commandroom.store.migrating import migrate
from commandroom.store.records import HIDDEN
from commandroom.store.shape import UNKNOWN_VERB

IMPORTING = ".importing"
_BATCH = 5000
_CARRIED = ("operator", "demo_now")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the journal: whose seat it is, its serials, which events were erased."""

    seat: dict[str, Any]
    serials: tuple[tuple[str, str, int], ...]
    erased: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)
    search_key: str = field(default="", repr=False)
    room_key: str = field(default="", repr=False)


def beside(connection: Any, folder: Path) -> Beside:
    """What stands beside a store's journal, keys included."""
    seat = local.seat(connection)
    facts: dict[str, Any] = {"letter": seat.letter, "incarnation": seat.incarnation}
    facts |= {name: value for name in _CARRIED if (value := local.get(connection, name))}
    keys = connection.execute("SELECT event, key FROM event_key ORDER BY event")
    return Beside(
        seat=facts,
        serials=tuple(connection.execute("SELECT kind, period, last FROM serial ORDER BY kind, period")),
        erased=erasures.known(folder),
        keys={str(event): base64.b64encode(key).decode() for event, key in keys},
        search_key=local.get(connection, local.SEARCH_KEY),
        room_key=local.get(connection, wrapping.ROOM_KEY),
    )


def journaled(connection: Any) -> Iterator[tuple[str, bytes]]:
    """Hash and raw bytes of every entry, in the order of their arrival."""
    for digest, raw in connection.execute("SELECT hash, raw FROM entry ORDER BY n"):
        yield str(digest), raw if isinstance(raw, bytes) else kept(raw).raw


def records(connection: Any) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """The reference records as they are now, by kind."""
    kinds = [str(kind) for (kind,) in connection.execute("SELECT DISTINCT kind FROM record ORDER BY kind")]
    for kind in kinds:
        yield kind, _of_kind(connection, kind)


def _of_kind(connection: Any, kind: str) -> Iterator[dict[str, Any]]:
    query = "SELECT id, fields, retired FROM record WHERE kind = ? ORDER BY id"
    for name, fields, retired in connection.execute(query, (kind,)):
        told = {key: value for key, value in json.loads(fields).items() if (kind, key) not in HIDDEN}
        yield {"id": name, "fields": told, "retired": bool(retired)}


def attachments(connection: Any) -> Iterator[tuple[str, int]]:
    """Hash and size of every attachment that an event names."""
    query = "SELECT sha256, max(size) FROM attachment GROUP BY sha256 ORDER BY sha256"
    for sha256, size in connection.execute(query):
        yield str(sha256), int(size)


def bulk(connection: Any, *, block_units: float) -> float:
    """How much an export has to write: a unit a line of the journal, so many a megabyte of attachments."""
    entries = int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
    size = sum(size for _, size in attachments(connection))
    return entries + block_units * size / (1 << 20)


def take_in(
    into: Path,
    entries: Iterable[Entry],
    about: Beside,
    *,
    now: datetime,
    tell: Callable[[int], object] = lambda _count: None,
) -> sound.Sound:
    """Make a store of these entries beside `into`, caches and all, and check it whole; nothing stands under its name yet.

    The seat goes on in the incarnation after the last one that its entries name. `tell` hears of events as they are
    made.
    """
    place = importing(into)
    backup.remove(place)
    database = Database(place)
    try:
        migrate(database)
    finally:
        database.close()
    with closing(database.connect()) as connection:
        connection.execute(
            "PRAGMA journal_mode = OFF"
        )  # a file that is thrown away when anything fails needs no log
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")
        _filled(connection, entries, about, now, tell)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
    sync(place)
    return sound.look(place)


def _filled(
    connection: Any,
    entries: Iterable[Entry],
    about: Beside,
    now: datetime,
    tell: Callable[[int], object],
) -> None:
    _bare(connection, about)
    stamp = _insert(connection, iter(entries))
    _number(connection, about, stamp=stamp, now=now)
    _mark(connection, now)
    erasures.destroy(connection, about.erased)
    search_key = local.seat(connection).search_key
    rebuilding.rebuild(connection, search_key=search_key, token=os.urandom(8).hex(), tell=tell)
    checking.save_checkpoint(connection)


def importing(into: Path) -> Path:
    """Where a store is made that is imported."""
    return into.with_name(into.name + IMPORTING)


def _bare(connection: Any, about: Beside) -> None:
    local.put(connection, local.SEAT, str(about.seat["letter"]))
    local.put(connection, local.INCARNATION, "1")
    local.put(connection, local.SEARCH_KEY, about.search_key or os.urandom(32).hex())
    if about.room_key:
        local.put(connection, wrapping.ROOM_KEY, about.room_key)
    for name in _CARRIED:
        if about.seat.get(name):
            local.put(connection, name, str(about.seat[name]))
    connection.executemany("INSERT INTO serial (kind, period, last) VALUES (?, ?, ?)", about.serials)
    connection.executemany(
        "INSERT INTO event_key (event, key) VALUES (?, ?)",
        [(event, base64.b64decode(key)) for event, key in about.keys.items()],
    )


def _insert(connection: Any, entries: Iterator[Entry]) -> int:
    """All entries in their order; the first founds the room. Returns the greatest stamp."""
    stamp = 0
    while batch := list(islice(entries, _BATCH)):
        journal.insert(connection, batch)
        stamp = max(stamp, *(entry.hlc for entry in batch))
        for entry in batch:
            if entry.kind == journal.KIND_ROOM:
                receiving._project_room(connection, entry)  # noqa: SLF001 - one package
    return stamp


def _number(connection: Any, about: Beside, *, stamp: int, now: datetime) -> None:
    """Where this seat goes on: a stamp after all that is there, an incarnation that nobody had."""
    local.put(connection, local.STAMP, str(merge_stamp(0, stamp, now)))
    seat = local.seat(connection)
    start = seat.stream.rpartition(".")[0] + "."
    streams = connection.execute("SELECT DISTINCT stream FROM entry")
    numbers = [int(s[len(start) :]) for (s,) in streams if s.startswith(start) and s[len(start) :].isdigit()]
    number = max([*numbers, int(about.seat.get("incarnation", 1))]) + 1
    local.put(connection, local.INCARNATION, str(number))


def _mark(connection: Any, now: datetime) -> None:
    """That all entries came from elsewhere, and what is odd about some, stands beside them as if they had just come."""
    at = millis(now)
    connection.execute(receiving.NOTED, (0, at))
    for stream, seq in journal.forked(connection):
        rows = connection.execute("SELECT hash FROM entry WHERE stream = ? AND seq = ?", (stream, seq))
        twins = [(at, receiving.FORK, f"{stream}#{seq}", stream, seq, h) for (h,) in rows]
        connection.executemany(receiving.NOTE, twins)
    rows = connection.execute("SELECT stream, seq, hash, verb FROM entry WHERE kind = 'event'")
    odd = [(at, UNKNOWN_VERB, verb, *place) for *place, verb in rows if verb not in VERBS]
    connection.executemany(receiving.NOTE, odd)
