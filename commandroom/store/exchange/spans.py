"""Entries out of the journal as they travel: pages of `domain.exchange.paging`, with the keys of personal data in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from commandroom.domain.exchange.effects import Span
from commandroom.domain.exchange.messages import Seal, Want
from commandroom.domain.exchange.paging import AFTER_ALL, Page, Row
from commandroom.store import sealing
from commandroom.store.exchange import wrapping

_RUN = "SELECT seq, subject, raw FROM entry WHERE stream = ? AND seq > ? AND seq < ? ORDER BY seq DESC, hash DESC"
_SEALS = "SELECT seq, hash, device, signature FROM seal WHERE stream = ? AND seq >= ? AND seq <= ?"
_STANDS = "SELECT 1 FROM entry WHERE stream = ? AND seq = ? AND hash = ?"

_NO_ENTRY = b"null"
"""What stands where something else than bytes is kept: nobody takes it for an entry, and the rest of the page arrives."""


class Shelf:
    """The journal's table as pages are filled from it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def stands(self, stream: str, seq: int, digest: str) -> bool:
        """Whether this entry stands at this place."""
        return self._connection.execute(_STANDS, (stream, seq, digest)).fetchone() is not None

    def rows(self, want: Want, most: int) -> Iterator[Row]:
        """Entries of a want, the last places first."""
        del most  # a cursor reads as far as it is asked
        for seq, subject, raw in self._connection.execute(
            _RUN, (want.stream, want.above, want.below or AFTER_ALL)
        ):
            yield int(seq), str(subject), raw if isinstance(raw, bytes) else _NO_ENTRY

    def seals(self, stream: str, low: int, high: int) -> tuple[Seal, ...]:
        """Signatures under these places."""
        return tuple(Seal(stream, *row) for row in self._connection.execute(_SEALS, (stream, low, high)))


def span(
    connection: Any, wants: Sequence[Want], *, limit: int, max_bytes: int, room_key: bytes | None
) -> Span:
    """A page of what is wanted."""
    page = Page(limit, max_bytes)
    page.fill(Shelf(connection), wants)
    sealed = {subject for rows in page.rows.values() for _, subject, raw in rows if wrapping.MARK in raw}
    return Span(tuple(page.parts), tuple(page.gaps), keys(connection, sealed, room_key), page.rest)


def keys(connection: Any, subjects: Iterable[str], room_key: bytes | None) -> dict[str, str]:
    """The keys of these events' personal data, wrapped for the room."""
    found: dict[str, str] = {}
    for subject in subjects:
        own = sealing.keys_of(connection, subject) if room_key is not None else ()
        words = [wrapping.wrapped(key, room_key, subject) for key in own if room_key is not None]
        text = " ".join(words) or wrapping.kept(connection, subject)
        if text:
            found[subject] = text
    return found
