"""What each stream holds, brought forward from where it was last reckoned: a look costs as much as what is new.

The journal only grows, and its row numbers with it; so a sum up to a row stays true for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from commandroom.domain.exchange.sums import Block, Sum, blocks, grown
from commandroom.domain.journal import Entry
from commandroom.store import journal, local

_PLACE = attrgetter("stream", "seq", "hash")
UPTO = "summed"
_SAVE_AFTER = 10_000
_AT_ONCE = 20_000
_SUMS = "SELECT stream, count, low, top, xor, head FROM stream_sum"
_NEWER = "SELECT n, stream, seq, hash FROM entry WHERE n > ? ORDER BY n LIMIT ?"
_SAVED = "INSERT OR REPLACE INTO stream_sum (stream, count, low, top, xor, head) VALUES (?, ?, ?, ?, ?, ?)"


class Reckoned:
    """The sums up to a row of the journal.

    For several threads: whoever exchanges reckons, and so does whoever waits at the peer meanwhile. What is in `sums` is not
    changed any more, but replaced.
    """

    def __init__(self, upto: int, sums: dict[str, Sum], mark: str) -> None:
        self.upto = upto
        self.sums = sums
        self._mark = mark
        self._unsaved = 0
        self._guard = threading.Lock()

    @classmethod
    def stored(cls, connection: Any) -> Reckoned:
        """As they were last kept."""
        sums = {str(stream): Sum(*rest) for stream, *rest in connection.execute(_SUMS)}
        upto = _kept_upto(connection)
        return cls(upto, sums, _hash_at(connection, upto))

    def forward(self, connection: Any) -> dict[str, Sum]:
        """Take in what came since, and return the sums.

        Where a copy has taken the store's place, begin with what that one had kept. Two threads that read the same
        rows must not both add them.
        """
        with self._guard:
            self._forward(connection)
            return self.sums

    def _forward(self, connection: Any) -> None:
        is_far = (
            journal.last_row(connection)[0] - self.upto >= _SAVE_AFTER
        )  # another may have kept sums since
        if _hash_at(connection, self.upto) != self._mark or (is_far and _kept_upto(connection) > self.upto):
            kept = Reckoned.stored(connection)
            self.upto, self.sums, self._mark = kept.upto, kept.sums, kept._mark  # noqa: SLF001 - its own kind
        while rows := connection.execute(_NEWER, (self.upto, _AT_ONCE)).fetchall():
            self._add([row[1:] for row in rows])
            self.upto, self._mark = rows[-1][0], rows[-1][3]

    def take(self, since: tuple[int, str], upto: tuple[int, str], fresh: Sequence[Entry]) -> None:
        """Take in what was just stored behind a row, in its order, without reading it again; rows by number and hash.

        Where these sums end at another row, the next look reads what is new.
        """
        with self._guard:
            if (self.upto, self._mark) == since and upto[0] == since[0] + len(fresh):
                self._add(list(map(_PLACE, fresh)))
                self.upto, self._mark = upto

    def _add(self, rows: Sequence[tuple[str, int, str]]) -> None:
        self.sums = self.sums | grown(self.sums, rows)
        self._unsaved += len(rows)

    def save(self, connection: Any) -> None:
        """Keep them; the connection writes."""
        with self._guard:
            rows = [(stream, s.count, s.low, s.top, s.xor, s.head) for stream, s in self.sums.items()]
            connection.executemany(_SAVED, rows)
            local.put(connection, UPTO, str(self.upto))
            self._unsaved = 0

    @property
    def is_worth_saving(self) -> bool:
        """Whether so much is new that it should not be read again at the next start."""
        return self._unsaved >= _SAVE_AFTER


def forget(connection: Any) -> None:
    """Let all sums be reckoned from the journal's first row: the last resort where two stores never agree."""
    connection.execute("DELETE FROM stream_sum")
    local.put(connection, UPTO, "0")


def _kept_upto(connection: Any) -> int:
    return int(local.get(connection, UPTO) or 0)


def _hash_at(connection: Any, row: int) -> str:
    found = connection.execute("SELECT hash FROM entry WHERE n = ?", (row,)).fetchone()
    return str(found[0]) if found is not None else ""


def blocks_of(connection: Any, stream: str) -> tuple[Block, ...]:
    """The blocks of a stream."""
    rows = connection.execute("SELECT seq, hash FROM entry WHERE stream = ? ORDER BY seq", (stream,))
    return blocks((int(seq), str(digest)) for seq, digest in rows)


def known(connection: Any, claims: tuple[tuple[str, int, str], ...]) -> frozenset[str]:
    """Those hashes that stand at their places."""
    query = "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ?"
    return frozenset(claim[2] for claim in claims if connection.execute(query, claim).fetchone() is not None)


def tips(connection: Any, stream: str, held: Sum) -> Iterator[tuple[int, str]]:
    """The entries of a stream that no other follows: one, or one for each branch of a fork."""
    if held.is_suffix:
        yield held.top, held.head
        return
    from commandroom.domain.journal import kept  # noqa: PLC0415 - a fork

    rows = connection.execute(
        "SELECT seq, hash, raw FROM entry WHERE stream = ? ORDER BY seq DESC", (stream,)
    )
    followed: set[str] = set()
    for seq, digest, raw in rows:
        if digest not in followed:
            yield int(seq), str(digest)
        followed.add(kept(raw).prev)
