"""The journal's table: writing entries below the ORM, reading them back, knowing where each stream ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

import msgspec

from commandroom.domain.errors import DamageError
from commandroom.domain.journal import Entry, kept

KIND_EVENT, KIND_RECORD, KIND_ROOM = "event", "record", "room"
ERASE = "erase"
"""The verb after which an event's key is gone."""

_BATCH = 2000
_HEAP, _DIGEST = 2, 32
_COLUMNS, _ROW = "hash, stream, seq, id, kind, subject, hlc, verb, raw", "(?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _insert(rows: int) -> str:
    places = ", ".join([_ROW] * rows)
    return f"INSERT INTO entry ({_COLUMNS}) VALUES {places} ON CONFLICT (stream, seq, hash) DO NOTHING"  # noqa: S608


_ONE, _MANY = _insert(1), tuple((size, _insert(size)) for size in (500, 50))


class Tail(msgspec.Struct, frozen=True):
    """Where a stream ends: the last number, its hash and stamp (0, "" and 0 for a new one)."""

    seq: int = 0
    hash: str = ""
    hlc: int = 0


def stream_name(*, township: str, seat: str, incarnation: int) -> str:
    """The stream of a seat, e.g. `330299104/A.1`; a restored or forked seat writes into a new incarnation."""
    return f"{township}/{seat}.{incarnation}"


def seat_of(stream: str) -> str:
    """The seat letter(s) of a stream."""
    return stream.split("/")[1].partition(".")[0] if "/" in stream else stream


def tail(connection: Any, stream: str) -> Tail:
    """Where a stream ends; of a fork, the branch with the greater hash."""
    found = connection.execute(
        "SELECT seq, hash, hlc FROM entry WHERE stream = ? ORDER BY seq DESC, hash DESC LIMIT 1", (stream,)
    ).fetchone()
    return Tail(*found) if found else Tail()


columns = attrgetter("hash", "stream", "seq", "id", "kind", "subject", "hlc", "verb", "raw")
"""The columns of an entry's row, in the order of the table."""


def insert(connection: Any, entries: Iterable[Entry]) -> int:
    """Store entries; those that are there already are left alone. Returns how many were new.

    Many go into one statement: beside it another thread can work, and what a statement costs is paid once for all.
    """
    before, rows = connection.total_changes, list(map(columns, entries))
    at = 0
    for size, many in _MANY:
        while len(rows) - at >= size:
            connection.execute(many, tuple(chain.from_iterable(rows[at : at + size])))
            at += size
    connection.executemany(_ONE, rows[at:])
    return int(connection.total_changes - before)


def last_row(connection: Any) -> tuple[int, str]:
    """The newest row's number and hash; 0 and empty where there is none."""
    found = connection.execute("SELECT n, hash FROM entry ORDER BY n DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found is not None else (0, "")


ARRIVED_AT = "(SELECT received_at FROM arrival WHERE low = (SELECT max(low) FROM arrival WHERE low <= n) AND high >= n)"
"""When the entry of a row came from elsewhere with others (ms); NULL where it did not."""

COUNTS = "hash NOT IN (SELECT hash FROM void)"
"""What has effect: not what a device wrote after it was revoked."""


def of_subject(connection: Any, subject: str) -> list[Entry]:
    """All entries of one subject that have effect."""
    found = connection.execute(f"SELECT raw FROM entry WHERE subject = ? AND {COUNTS}", (subject,))  # noqa: S608
    return [of(subject, raw) for (raw,) in found]


def of(subject: str, raw: object) -> Entry:
    """The entry that is kept under a subject, which must be its own.

    Raises:
        DamageError: `journal.unreadable_entry`: it is none, or another subject's.
    """
    entry = kept(raw)
    if entry.subject != subject:
        raise DamageError("journal.unreadable_entry", reason="kept under a subject that is not its own")
    return entry


def with_id(connection: Any, entry_id: str) -> Entry | None:
    """The first stored entry with that id."""
    query = "SELECT raw FROM entry WHERE id = ? ORDER BY n LIMIT 1"
    found = connection.execute(query, (entry_id,)).fetchone()
    return kept(found[0]) if found else None


def with_hash(connection: Any, subject: str, entry_hash: str) -> Entry | None:
    """The entry of a subject with that hash."""
    query = "SELECT raw FROM entry WHERE subject = ? AND hash = ?"
    found = connection.execute(query, (subject, entry_hash)).fetchone()
    return of(subject, found[0]) if found else None


def hashes(connection: Any) -> Iterator[str]:
    """All hashes in their order as text. No index holds them so, and SQLCipher sorts in memory: here one takes half the room."""
    heaps: dict[str, bytearray] = {}
    for (digest,) in connection.execute("SELECT hash FROM entry"):
        try:
            heaps.setdefault(digest[:_HEAP], bytearray()).extend(_packed(digest))
        except (
            TypeError,
            ValueError,
        ):  # none that any of our programs writes: damage, which is for others to say
            yield from (str(one) for (one,) in connection.execute("SELECT hash FROM entry ORDER BY hash"))
            return
    for name in sorted(heaps):
        heap = heaps.pop(name)
        yield from sorted(heap[at : at + _DIGEST].hex() for at in range(0, len(heap), _DIGEST))


def _packed(digest: str) -> bytes:
    packed = bytes.fromhex(digest)
    if len(packed) != _DIGEST or packed.hex() != digest:
        raise ValueError(digest)
    return packed


def everything(connection: Any) -> Iterator[Entry]:
    """All entries in the order of their arrival."""
    for (raw,) in connection.execute("SELECT raw FROM entry ORDER BY n"):
        yield kept(raw)


def subjects(connection: Any, kind: str) -> Iterator[tuple[str, list[Entry]]]:
    """All subjects of a kind with their entries, by subject."""
    gathered: list[Entry] = []
    rows = connection.execute("SELECT raw FROM entry WHERE kind = ? ORDER BY subject, n", (kind,))
    for (raw,) in rows:
        entry = kept(raw)
        if gathered and gathered[0].subject != entry.subject:
            yield gathered[0].subject, gathered
            gathered = []
        gathered.append(entry)
    if gathered:
        yield gathered[0].subject, gathered


def known_ids(connection: Any, ids: Iterable[str]) -> set[str]:
    """Which of these deeds' ids are stored."""
    found: set[str] = set()
    wanted = list(ids)
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        marks = ",".join("?" * len(part))
        query = f"SELECT id FROM entry WHERE id IN ({marks})"  # noqa: S608 - only question marks
        found.update(row[0] for row in connection.execute(query, part))
    return found


def forked(connection: Any) -> list[tuple[str, int]]:
    """The (stream, sequence) places at which more than one entry stands."""
    rows = connection.execute("SELECT stream, seq FROM entry GROUP BY stream, seq HAVING count(*) > 1")
    return [(str(stream), int(seq)) for stream, seq in rows]
