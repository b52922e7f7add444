"""Entries out of the centre's store as they travel: what `domain.exchange.paging` fills its pages from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from commandroom.center.store.schema import entry, seal
from commandroom.domain.exchange.messages import Seal, Want
from commandroom.domain.exchange.paging import AFTER_ALL, Row

_STREAM = (entry.c.place == bindparam("place")) & (entry.c.stream == bindparam("stream"))
_RUN = (
    select(entry.c.seq, entry.c.event, entry.c.raw)
    .where(_STREAM, entry.c.seq > bindparam("above"), entry.c.seq < bindparam("below"))
    .order_by(entry.c.seq.desc(), entry.c.hash.desc())
    .limit(bindparam("most"))
)
_STANDS = select(entry.c.hash).where(
    _STREAM, entry.c.seq == bindparam("seq"), entry.c.hash == bindparam("digest")
)
_SEALS = (
    select(seal.c.seq, seal.c.hash, seal.c.device, seal.c.signature)
    .where(
        seal.c.place == bindparam("place"), seal.c.stream == bindparam("stream"),
        seal.c.seq >= bindparam("low"), seal.c.seq <= bindparam("high"),
    )
    .order_by(seal.c.seq)
)  # fmt: skip


class Shelf:
    """The table of entries as pages are filled from it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stands(self, stream: str, seq: int, digest: str) -> bool:
        """Whether this entry stands at this place."""
        return stands(self._connection, stream, seq, digest)

    def rows(self, want: Want, most: int) -> Iterator[Row]:
        """Entries of a want, the last places first."""
        asked = _of(want.stream) | {"above": want.above, "below": want.below or AFTER_ALL, "most": most}
        for seq, event, raw in self._connection.execute(_RUN, asked):
            yield seq, event, bytes(raw)

    def seals(self, stream: str, low: int, high: int) -> tuple[Seal, ...]:
        """Signatures under these places."""
        asked = _of(stream) | {"low": low, "high": high}
        return tuple(Seal(stream, *row) for row in self._connection.execute(_SEALS, asked))


def place_of(stream: str) -> str:
    """The place in a stream's name."""
    return stream.partition("/")[0]


def stands(connection: Connection, stream: str, seq: int, digest: str) -> bool:
    """Whether this entry stands at this place."""
    return connection.execute(_STANDS, _of(stream) | {"seq": seq, "digest": digest}).first() is not None


def _of(stream: str) -> dict[str, object]:
    return {"place": place_of(stream), "stream": stream}
