"""Entries out of the store as they travel: whole runs of places, newest first, with the signatures that prove them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Raw
from sqlalchemy import Connection, bindparam, select

from commandroom.center.store.schema import entry, seal
from commandroom.domain.exchange.messages import Part, Seal, Want

Row = tuple[int, str, bytes]

_AFTER_ALL = 1 << 62
_FORKED_MOST = 64
"""So many branches may stand at one place and still travel in one page."""
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


class Page:
    """One page being filled: parts so far, streams with a gap, events with a key, what is left to ask for."""

    def __init__(self, limit: int, max_bytes: int) -> None:
        self.parts: list[Part] = []
        self.gaps: list[str] = []
        self.events: list[tuple[str, str]] = []
        self.rest: tuple[Want, ...] = ()
        self._left, self._room = limit, max_bytes

    def fill(self, connection: Connection, wants: Sequence[Want]) -> None:
        """As much of what is wanted as fits; a page ends between two places, at least one place is in it."""
        for number, want in enumerate(wants):
            if want.after and not stands(connection, want.stream, want.above, want.after):
                self.gaps.append(want.stream)
                continue
            rows, is_cut = self._run(connection, want)
            if rows:
                self._take(connection, want.stream, rows)
            if is_cut:
                ends = Want(want.stream, want.above, rows[-1][0]) if rows else want
                self.rest = (ends, *wants[number + 1 :])
                return

    def _take(self, connection: Connection, stream: str, rows: list[Row]) -> None:
        high, low = rows[0][0], rows[-1][0]
        asked = _of(stream) | {"low": low, "high": high}
        seals = tuple(Seal(stream, *row) for row in connection.execute(_SEALS, asked))
        self.parts.append(Part(stream, tuple(Raw(raw) for _, _, raw in reversed(rows)), seals))
        self.events += [(place_of(stream), event) for event in dict.fromkeys(event for _, event, _ in rows)]
        self._left -= len(rows)
        self._room -= sum(len(raw) for _, _, raw in rows)

    def _run(self, connection: Connection, want: Want) -> tuple[list[Row], bool]:
        """The newest entries of a want that fit, and whether older ones are left."""
        rows: list[Row] = []
        size = 0
        most = max(0, self._left) + _FORKED_MOST + 1
        asked = _of(want.stream) | {"above": want.above, "below": want.below or _AFTER_ALL, "most": most}
        for seq, event, raw in connection.execute(_RUN, asked):
            full = len(rows) >= self._left or size + len(raw) > self._room
            may_go_on = not rows and not self.parts
            if full and not may_go_on and not (rows and rows[-1][0] == seq and _is_one_place(rows)):
                return _whole_places(rows, seq), True
            rows.append((seq, event, bytes(raw)))
            size += len(raw)
        return rows, False


def place_of(stream: str) -> str:
    """The place in a stream's name."""
    return stream.partition("/")[0]


def stands(connection: Connection, stream: str, seq: int, digest: str) -> bool:
    """Whether this entry stands at this place."""
    return connection.execute(_STANDS, _of(stream) | {"seq": seq, "digest": digest}).first() is not None


def _of(stream: str) -> dict[str, object]:
    return {"place": place_of(stream), "stream": stream}


def _is_one_place(rows: Sequence[Row]) -> bool:
    return rows[0][0] == rows[-1][0] and len(rows) < _FORKED_MOST


def _whole_places(rows: list[Row], next_seq: int) -> list[Row]:
    """Without the beginning of a place whose other branches do not fit any more."""
    if rows and rows[-1][0] == next_seq and rows[0][0] != next_seq:
        return [row for row in rows if row[0] != next_seq]
    return rows
