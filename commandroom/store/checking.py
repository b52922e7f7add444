"""The chains of the journal: each entry's hash, columns, predecessor; from a checkpoint or from genesis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from commandroom.domain.errors import RoomError
from commandroom.domain.journal import read
from commandroom.store import local
from commandroom.store.journal import columns

_ALL = "SELECT n, hash, stream, seq, id, kind, subject, hlc, verb, raw FROM entry WHERE n > ? ORDER BY n"


@dataclass(slots=True)
class Found:
    """What a walk along the journal found.

    A problem names the stream, the sequence number and the hash; `damaged` are the subjects of such entries. `gaps`
    are entries whose predecessor is not here, each with its stream and hash.
    """

    entries: int = 0
    last: int = 0
    problems: list[str] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)
    gaps: list[tuple[str, str, str]] = field(default_factory=list)
    _links: list[tuple[str, str, int, str]] = field(default_factory=list)

    def faults(self, own: str) -> list[str]:
        """What this seat must not go on with.

        A gap in its own stream `own` is one; another's stream may have gaps as long as an exchange is under way, and
        neither work nor a copy may wait for that.
        """
        return [*self.problems, *(said for stream, _, said in self.gaps if stream == own)]


def walk(connection: Any, *, since: int = 0) -> Found:
    """Check every entry after row `since`."""
    found = Found(last=since)
    for n, *stored in connection.execute(_ALL, (since,)):
        _check(found, tuple(stored))
        found.last = n
    found.gaps += _broken_links(connection, found, since)
    return found


def _check(found: Found, stored: tuple[Any, ...]) -> None:
    found.entries += 1
    place = f"{stored[1]}#{stored[2]} {stored[0]}"
    found.hashes.append(stored[0])
    try:
        entry = read(bytes(stored[8]))
    except RoomError as error:
        found.problems.append(f"entry {place}: {error}")
        found.damaged.add(stored[5])
        return
    if entry.hash != stored[0]:
        found.damaged.add(stored[5])
        found.problems.append(f"entry {place}: content does not match its hash")
    elif columns(entry)[:-1] != stored[:-1]:
        found.problems.append(f"entry {place}: columns do not match its content")
    else:
        found._links.append((entry.hash, entry.stream, entry.seq, entry.prev))  # noqa: SLF001 - one module


def _broken_links(connection: Any, found: Found, since: int) -> Iterable[tuple[str, str, str]]:
    """Entries whose predecessor is not there or is none."""
    known = {(stream, seq, digest) for digest, stream, seq, _ in found._links}  # noqa: SLF001
    if since:
        wanted = {prev for _, _, _, prev in found._links} - {digest for _, _, digest in known}  # noqa: SLF001
        earlier = "SELECT stream, seq, hash FROM entry WHERE hash = ? AND n <= ?"
        for prev in wanted:
            known |= {tuple(row) for row in connection.execute(earlier, (prev, since))}
    for digest, stream, seq, prev in found._links:  # noqa: SLF001
        first = seq == 1 and not prev
        if not first and (stream, seq - 1, prev) not in known:
            yield (
                stream,
                digest,
                f"entry {stream}#{seq} {digest}: its predecessor {prev or '(none)'} is missing",
            )


def check_heads(connection: Any) -> tuple[str, ...]:
    """Whether what the last checkpoint saw at the end of each stream is still there."""
    rows = connection.execute(
        "SELECT c.stream, c.seq, c.hash FROM checkpoint c "
        "LEFT JOIN entry e ON e.hash = c.hash WHERE e.hash IS NULL"
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
