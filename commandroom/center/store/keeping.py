"""A batch: proven, stored in one transaction, what cannot be proven yet kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter

import msgspec
from msgspec import Raw
from sqlalchemy import Connection, bindparam, delete, func, select, text

from commandroom.center.store import naming
from commandroom.center.store.engine import Database
from commandroom.center.store.places import Places
from commandroom.center.store.rows import Filler, Pourer, Row, among, listed
from commandroom.center.store.schema import apart, entry, genesis, seal
from commandroom.center.store.spans import place_of
from commandroom.domain.exchange.messages import Part, Refusal, Seal
from commandroom.domain.exchange.proving import UNPROVEN, Proven, prove, read_part
from commandroom.domain.exchange.sums import Sum, grown
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import Entry, kept

_PLACE = attrgetter("stream", "seq", "hash")
KIND_ROOM = "room"
REVOKED = "revoked"
MOST_APART = 20_000
_WIDE = 8
_WINDOW, _EACH = 256, 64
"""Under the last so many places of a stream, a signature in each span of 64 is kept: past a hole the next one proves."""
_THIN = text(
    "DELETE FROM seal WHERE place = :place AND stream = :stream AND seq < :top AND seq >= :low AND seq NOT IN "
    "(SELECT max(seq) FROM seal WHERE place = :place AND stream = :stream AND seq < :top AND seq >= :low "
    "GROUP BY seq / 64)"
)
_AT = select(entry.c.raw).where(
    entry.c.place == bindparam("place"),
    entry.c.stream == bindparam("stream"),
    entry.c.seq == bindparam("seq"),
)
_APART = select(apart.c.raw).where(apart.c.place == bindparam("place"), apart.c.stream == bindparam("stream"))
_SEALS = select(seal.c.seq, seal.c.hash, seal.c.device, seal.c.signature).where(
    seal.c.place == bindparam("place"), seal.c.stream == bindparam("stream")
)


class Batch(msgspec.Struct):
    """Parts after they were read and judged."""

    proven: list[Proven]
    refused: list[Refusal]

    @property
    def places(self) -> set[str]:
        """The places that it touches."""
        ends = (
            one for part in self.proven for some in (part.entries, part.apart, part.seals) for one in some[:1]
        )
        return {place_of(one.stream) for one in ends}


class Stored(msgspec.Struct):
    """What a batch changed: entries that are new, sums of the streams that it named."""

    fresh: list[Entry]
    sums: dict[str, Sum]


def judge(connection: Connection, parts: Iterable[Part], trust: Trust) -> Batch:
    """Read and prove; looks into the store and writes nothing."""
    batch = Batch([], [])
    for part in parts:
        reading = read_part(part, strictly=True)
        found = prove(part, judged=trust.judged, followed=partial(follows, connection), reading=reading)
        refused = [
            Refusal(part.stream, e.hash, why)
            for e in found.entries
            if (why := naming.fault_of(e.raw if e.hash in reading.unusual else e.body))
        ]
        if refused:
            bad = {one.hash for one in refused}
            good = tuple(e for e in found.entries if e.hash not in bad)
            found = msgspec.structs.replace(found, entries=good)
        batch.proven.append(found)
        batch.refused += [*found.refused, *refused]
    return batch


def follows(connection: Connection, one: Entry) -> bool:
    """Whether an entry is held that names this one as the one before it."""
    asked = {"place": place_of(one.stream), "stream": one.stream, "seq": one.seq + 1}
    return any(kept(raw).prev == one.hash for (raw,) in connection.execute(_AT, asked))


class Keeper:
    """Writes batches into a store."""

    def __init__(self, database: Database, places: Places) -> None:
        self._database = database
        self._places = places
        self._entries = Pourer(database, entry)
        self._apart = Filler(database, apart)
        self._seals = Filler(database, seal)
        self._genesis = Filler(database, genesis)
        self._standing = select(entry.c.hash).where(
            entry.c.place == bindparam("place"), entry.c.stream == bindparam("stream"),
            entry.c.seq >= bindparam("low"), entry.c.seq <= bindparam("high"),
        )  # fmt: skip
        self._scattered = self._standing.where(among(database, entry.c.seq, "places"))
        self._gone = delete(apart).where(
            apart.c.place == bindparam("place"), among(database, apart.c.hash, "hashes")
        )

    def store(
        self, connection: Connection, batch: Batch, versions: Mapping[str, int], trust: Trust, *, now: int
    ) -> Stored:
        """Keep what is proven, and what by that becomes proven of what was kept apart; the places are locked."""
        seals = [one for part in batch.proven for one in part.seals]
        self._seals.fill(
            connection, [(place_of(s.stream), s.stream, s.seq, s.hash, s.device, s.signature) for s in seals]
        )
        self._set_apart(connection, [e for part in batch.proven for e in part.apart], now)
        stored = Stored([], {})
        by_place: dict[str, list[Entry]] = defaultdict(list)
        for part in batch.proven:
            if part.entries:  # all of one stream
                by_place[place_of(part.entries[0].stream)] += part.entries
        for place, entries in by_place.items():
            sums, waiting = self._places.held(connection, place, sorted({e.stream for e in entries}))
            rescued = self._rescued(connection, place, entries, sorted(waiting), trust)
            stored.sums |= sums
            self._store_in(connection, place, versions[place], [*entries, *rescued], stored, now)
        for one in seals:
            self._thin(connection, one, stored.sums.get(one.stream))
        return stored

    def _store_in(
        self, connection: Connection, place: str, version: int, entries: list[Entry], stored: Stored, now: int
    ) -> None:
        fresh = self._unknown(connection, place, entries, stored.sums)
        self._entries.fill(
            connection, [(place, e.stream, e.seq, e.hash, e.subject, now, e.raw) for e in fresh]
        )
        self._genesis.fill(
            connection,
            [(place, e.hash, e.subject.partition(":")[2], e.raw) for e in fresh if e.kind == KIND_ROOM],
        )
        changed = grown(stored.sums, list(map(_PLACE, fresh)))
        self._places.write_sums(connection, place, version, changed)
        stored.fresh += fresh
        stored.sums |= changed

    def _unknown(
        self, connection: Connection, place: str, entries: Sequence[Entry], sums: Mapping[str, Sum]
    ) -> list[Entry]:
        """Those not held yet. What stands past the end of what is held cannot be."""
        every = {e.hash: e for e in entries}
        maybe: dict[str, set[int]] = defaultdict(set)
        for one in every.values():
            if one.stream in sums and one.seq <= sums[one.stream].top:
                maybe[one.stream].add(one.seq)
        for stream, numbers in maybe.items():
            for (digest,) in self._at(connection, place, stream, numbers):
                every.pop(digest, None)
        return list(every.values())

    def _at(self, connection: Connection, place: str, stream: str, numbers: set[int]) -> Iterable[Row]:
        """The hashes at these places of a stream. A batch mostly is one run of them.

        PostgreSQL compares a long list with every entry of the stream, as long as it has not counted them (ANALYZE).
        """
        low, high = min(numbers), max(numbers)
        asked = {"place": place, "stream": stream, "low": low, "high": high}
        if high - low <= _WIDE * len(numbers):
            return connection.execute(self._standing, asked)
        return connection.execute(
            self._scattered, asked | {"places": listed(self._database, sorted(numbers))}
        )

    def _set_apart(self, connection: Connection, entries: Sequence[Entry], now: int) -> None:
        """What is not proven. There is room for so many and no more: the other still holds them."""
        if not entries:
            return
        left = MOST_APART - int(connection.execute(select(func.count()).select_from(apart)).scalar_one())
        self._apart.fill(
            connection,
            [(place_of(e.stream), e.hash, e.stream, e.seq, e.raw, UNPROVEN, now) for e in entries[: max(0, left)]],
        )  # fmt: skip

    def _rescued(
        self,
        connection: Connection,
        place: str,
        entries: Sequence[Entry],
        streams: Sequence[str],
        trust: Trust,
    ) -> list[Entry]:
        """Entries of these streams kept apart that what came now proves, directly or through each other."""
        found: list[Entry] = []
        for stream in streams:
            asked = {"place": place, "stream": stream}
            rows = connection.execute(_APART, asked).all()
            if not rows:
                continue
            ends = {e.prev for e in entries if e.stream == stream}
            seals = tuple(Seal(stream, *row) for row in connection.execute(_SEALS, asked))
            part = Part(stream, tuple(Raw(bytes(raw)) for (raw,) in rows), seals)
            now = prove(part, judged=trust.judged, followed=partial(_is_followed, connection, ends))
            found += [e for e in now.entries if not naming.fault_of(e.raw)]
            hashes = listed(self._database, [e.hash for e in now.entries])
            connection.execute(self._gone, {"place": place, "hashes": hashes})
        return found

    def _thin(self, connection: Connection, one: Seal, held: Sum | None) -> None:
        """At the end of a stream without a fork one signature stands for all before it, but for each 64th."""
        if held is None or not held.is_suffix or held.top != one.seq:
            return
        low = max(0, one.seq - _WINDOW) // _EACH * _EACH
        connection.execute(
            _THIN, {"place": place_of(one.stream), "stream": one.stream, "top": one.seq, "low": low}
        )


def _is_followed(connection: Connection, ends: set[str], one: Entry) -> bool:
    return one.hash in ends or follows(connection, one)
