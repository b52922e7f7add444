"""A batch from elsewhere: proven, stored in one transaction, what cannot be proven yet kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import msgspec
from msgspec import Raw

from commandroom.domain.exchange.messages import Part, Refusal, Seal
from commandroom.domain.exchange.proving import Proven, Reading, prove
from commandroom.domain.exchange.sums import Sum
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import Entry, kept, millis
from commandroom.store import journal, projection, receiving
from commandroom.store.exchange import wrapping
from commandroom.store.local import Seat

FOLDED_AT_ONCE = 40
"""A batch with more events than this is folded after it is on the disk."""
MOST_APART = 5000
_APART = "INSERT OR IGNORE INTO apart (hash, stream, seq, raw, reason, received_at) VALUES (?, ?, ?, ?, ?, ?)"
_SEAL = "INSERT OR IGNORE INTO seal (stream, seq, hash, device, signature) VALUES (?, ?, ?, ?, ?)"
_THIN = (
    "DELETE FROM seal WHERE stream = ?1 AND device = ?3 AND seq < ?2 AND seq >= ?2 - 256 AND seq NOT IN "
    "(SELECT max(seq) FROM seal WHERE stream = ?1 AND device = ?3 AND seq < ?2 GROUP BY seq / 64)"
)
"""A signature in each span of 64 places is kept: past a hole the entries before it are proven by the next one."""


class Batch(msgspec.Struct, frozen=True):
    """Parts after they were read and judged."""

    proven: tuple[Proven, ...]
    keys: Mapping[str, str] = {}

    @property
    def entries(self) -> list[Entry]:
        """What may be stored."""
        return [entry for part in self.proven for entry in part.entries]

    def slices(self, size: int) -> Iterator[Batch]:
        """The batch in pieces of so many entries, the last places first: each is proven by what stands before it.

        Signatures, keys and what is kept apart come with the first piece.
        """
        whole = self.entries
        bare = tuple(msgspec.structs.replace(part, entries=()) for part in self.proven)
        for end in range(len(whole), 0, -size) or (0,):
            some = Proven(tuple(whole[max(0, end - size) : end]))
            yield Batch((*bare, some), self.keys) if end == len(whole) else Batch((some,))

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """What may not, and why."""
        return tuple(one for part in self.proven for one in part.refused)


class Stored(msgspec.Struct, frozen=True):
    """What a batch changed: new entries in the order of their rows, which come after the row `since` and end with `upto`."""

    fresh: Sequence[Entry] = ()
    subjects: frozenset[str] = frozenset()
    since: tuple[int, str] = (0, "")
    upto: tuple[int, str] = (0, "")


def judge(
    connection: Any, parts: Iterable[Part], keys: Mapping[str, str], trust: Trust, *,
    read: Callable[[Part], Reading | None] = lambda _part: None,
) -> Batch:  # fmt: skip
    """Read and prove; looks into the store and writes nothing. `read` has what was made of a part already."""
    return Batch(
        tuple(
            prove(part, judged=trust.judged, followed=lambda e: follows(connection, e), reading=read(part))
            for part in parts
        ),
        keys,
    )


def follows(connection: Any, entry: Entry) -> bool:
    """Whether an entry is held that names this one as the one before it."""
    query = "SELECT raw FROM entry WHERE stream = ? AND seq = ?"
    rows = connection.execute(query, (entry.stream, entry.seq + 1))
    return any(kept(raw).prev == entry.hash for (raw,) in rows)


def store(
    connection: Any,
    batch: Batch,
    trust: Trust,
    *,
    seat: Seat,
    now: datetime,
    token: str,
) -> Stored:
    """Keep what is proven, and what by that becomes proven of what was kept apart; the connection writes."""
    entries = batch.entries
    put_seals(connection, [seal for part in batch.proven for seal in part.seals])
    _set_apart(connection, [e for part in batch.proven for e in part.apart], now)
    entries += _rescued(connection, batch, trust)
    fresh, since = receiving.fresh_of(connection, entries), journal.last_row(connection)
    later = _is_much(connection, fresh)
    subjects = receiving.receive_fresh(
        connection, fresh, seat=seat, now=now, token=token, later=later, is_void=trust.is_void
    )
    wrapping.expect(connection, {entry.subject for entry in fresh if wrapping.MARK in entry.raw})
    open_keys(connection, wrapping.keep(connection, batch.keys), seat)
    return Stored(fresh, subjects, since, journal.last_row(connection))


def open_keys(connection: Any, opened: Iterable[str], seat: Seat) -> None:
    """Events whose personal data can be opened now are found by their persons."""
    for event in opened:
        found = projection.load(connection, event)
        if found is not None:
            projection.index_persons(connection, *found, seat.search_key)


def _is_much(connection: Any, fresh: Sequence[Entry]) -> bool:
    """Whether folding must wait; what waits already is never overtaken by what came after it."""
    return len({entry.subject for entry in fresh}) > FOLDED_AT_ONCE or receiving.is_marked(connection)


def _is_followed(connection: Any, ends: set[str], entry: Entry) -> bool:
    return entry.hash in ends or follows(connection, entry)


def put_seals(connection: Any, seals: Iterable[Seal], linear: Mapping[str, Sum] | None = None) -> None:
    """Keep signatures. At the end of a stream without a fork (`linear`) one stands for all before it, but for each 64th."""
    connection.executemany(_SEAL, [(s.stream, s.seq, s.hash, s.device, s.signature) for s in seals])
    for seal in seals:
        held = (linear or {}).get(seal.stream)
        if held is not None and held.is_suffix and held.top == seal.seq:
            connection.execute(_THIN, (seal.stream, seal.seq, seal.device))


def _set_apart(connection: Any, entries: Sequence[Entry], now: datetime) -> None:
    """What is not proven. There is room for so many and no more: the other still holds them."""
    if not entries:
        return
    left = MOST_APART - int(connection.execute("SELECT count(*) FROM apart").fetchone()[0])
    rows = [(e.hash, e.stream, e.seq, e.raw, "unproven", millis(now)) for e in entries[: max(0, left)]]
    connection.executemany(_APART, rows)


def _rescued(connection: Any, batch: Batch, trust: Trust) -> list[Entry]:
    """Entries kept apart that what came now proves, directly or through each other."""
    found: list[Entry] = []
    for stream in {entry.stream for entry in batch.entries}:
        rows = connection.execute("SELECT raw FROM apart WHERE stream = ?", (stream,)).fetchall()
        if not rows:
            continue
        ends = {entry.prev for entry in batch.entries if entry.stream == stream}
        seals = tuple(
            Seal(stream, *row)
            for row in connection.execute(
                "SELECT seq, hash, device, signature FROM seal WHERE stream = ?", (stream,)
            )
        )
        part = Part(stream, tuple(Raw(bytes(raw)) for (raw,) in rows), seals)
        now = prove(part, judged=trust.judged, followed=partial(_is_followed, connection, ends))
        found += now.entries
        connection.executemany("DELETE FROM apart WHERE hash = ?", [(entry.hash,) for entry in now.entries])
    return found
