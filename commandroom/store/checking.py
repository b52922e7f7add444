"""The chains of the journal: each entry's hash, columns, predecessor; from a checkpoint or from genesis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from commandroom.domain.errors import RoomError
from commandroom.domain.journal import Entry, kept
from commandroom.store import local
from commandroom.store.journal import columns

_COLUMNS = "SELECT n, hash, stream, seq, id, kind, subject, hlc, verb, raw FROM entry"
_ALL = f"{_COLUMNS} WHERE n > ? ORDER BY n"
_ONE = f"{_COLUMNS} WHERE stream = ? AND seq = ? AND hash = ?"
_LOOKED_UP = 10_000


class Found(msgspec.Struct):
    """What a walk along the journal found.

    A problem names the stream, the sequence number and the hash; `damaged` are the subjects of such entries. `gaps`
    are entries whose predecessor is not here, each by its place: stream, sequence number, hash.
    """

    entries: int = 0
    last: int = 0
    problems: list[str] = msgspec.field(default_factory=list)
    damaged: set[str] = msgspec.field(default_factory=set)
    gaps: list[tuple[tuple[str, int, str], str]] = msgspec.field(default_factory=list)

    def faults(self, own: str) -> list[str]:
        """What this seat must not go on with.

        A gap in its own stream `own` is one; another's stream may have gaps as long as an exchange is under way, and
        neither work nor a copy may wait for that.
        """
        return [
            *self.problems,
            *(said for (name, _, _), said in self.gaps if name == own or name.startswith(own + "/")),
        ]


def walk(connection: Any, *, since: int = 0) -> Found:
    """Check every entry after row `since`; what is kept in memory does not grow with their number.

    An entry mostly follows its predecessor in the table too. Where it does not, the predecessor is looked up.
    """
    found = Found(last=since)
    ends: dict[str, tuple[int, str]] = {}
    alone: list[tuple[str, int, str, str]] = []
    for n, *stored in connection.execute(_ALL, (since,)):
        found.entries += 1
        found.last = n
        entry = _checked(found, tuple(stored))
        if entry is None:
            continue
        begins = entry.seq == 1 and not entry.prev
        if not begins and ends.get(entry.stream) != (entry.seq - 1, entry.prev):
            alone.append((entry.stream, entry.seq, entry.hash, entry.prev))
            if len(alone) >= _LOOKED_UP:
                found.gaps += _gaps(connection, alone, since)
                alone.clear()
        ends[entry.stream] = (entry.seq, entry.hash)
    found.gaps += _gaps(connection, alone, since)
    return found


def _checked(found: Found, stored: tuple[Any, ...]) -> Entry | None:
    """The entry of a row if it is what its author wrote."""
    entry, fault = _read(stored)
    if fault:
        found.problems.append(f"entry {stored[1]}#{stored[2]} {stored[0]}: {fault}")
    if entry is None or entry.hash != stored[0]:
        found.damaged.add(stored[5])
    return None if fault else entry


def _read(stored: tuple[Any, ...]) -> tuple[Entry | None, str]:
    """The entry of a row, and what is wrong with it."""
    try:
        entry = kept(stored[8])
    except RoomError as error:
        return None, str(error)
    if entry.hash != stored[0]:
        return entry, "content does not match its hash"
    if columns(entry)[:-1] != stored[:-1]:
        return entry, "columns do not match its content"
    return entry, ""


def _gaps(
    connection: Any, alone: Iterable[tuple[str, int, str, str]], since: int
) -> Iterator[tuple[tuple[str, int, str], str]]:
    """Of these entries those whose predecessor is not there, or is not sound; up to row `since` all are."""
    for stream, seq, digest, prev in alone:
        row = connection.execute(_ONE, (stream, seq - 1, prev)).fetchone()
        if row is None or (row[0] > since and _read(tuple(row[1:]))[1]):
            said = f"entry {stream}#{seq} {digest}: its predecessor {prev or '(none)'} is missing"
            yield (stream, seq, digest), said


def check_heads(connection: Any) -> tuple[str, ...]:
    """Whether what the last checkpoint saw at the end of each stream is still there."""
    rows = connection.execute(
        "SELECT c.stream, c.seq, c.hash FROM checkpoint c "
        "LEFT JOIN entry e ON e.stream = c.stream AND e.seq = c.seq AND e.hash = c.hash WHERE e.hash IS NULL"
    )
    return tuple(f"entry {stream}#{seq} {digest}: was there, is gone" for stream, seq, digest in rows)


def checkpoint(connection: Any) -> int:
    """The last row that the checkpoints vouch for."""
    found = connection.execute("SELECT max(n) FROM checkpoint").fetchone()
    return int(found[0] or 0)


def save_checkpoint(connection: Any) -> None:
    """Remember the end of each stream as checked."""
    last = connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0
    connection.execute(_ENDS, (last,))


# The last entry of each stream, found stream by stream along the index: to read all entries takes seconds at a million.
_ENDS = (
    "WITH RECURSIVE known (stream) AS (SELECT min(stream) FROM entry UNION ALL "
    "SELECT (SELECT min(stream) FROM entry WHERE stream > known.stream) FROM known WHERE known.stream IS NOT NULL) "
    "INSERT OR REPLACE INTO checkpoint (stream, seq, hash, n) "
    "SELECT entry.stream, entry.seq, entry.hash, ? FROM known JOIN entry ON entry.n = "
    "(SELECT n FROM entry WHERE stream = known.stream ORDER BY seq DESC, n DESC LIMIT 1)"
)


def check_end(connection: Any) -> tuple[str, ...]:
    """Check what came after the last checkpoint; when it is sound, the checkpoint moves to the end."""
    found = walk(connection, since=checkpoint(connection))
    problems = (*check_heads(connection), *found.faults(local.seat(connection).stream))
    if not problems and found.entries:
        save_checkpoint(connection)
    return problems
