"""A page of what is wanted: whole places, newest first, never more than its bounds, what is left named at its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Raw

from commandroom.domain.exchange.messages import Part, Seal, Want

AFTER_ALL = 1 << 62
FORKED_MOST = 64
"""So many branches may stand at one place and still travel in one page."""

Row = tuple[int, str, bytes]
"""Place, subject and raw bytes of an entry."""


class Shelf(Protocol):
    """Where the entries of streams lie."""

    def stands(self, stream: str, seq: int, digest: str) -> bool:
        """Whether this entry stands at this place."""
        ...

    def rows(self, want: Want, most: int) -> Iterable[Row]:
        """Entries of a want, the last places first; at least so many, if there are."""
        ...

    def seals(self, stream: str, low: int, high: int) -> tuple[Seal, ...]:
        """Signatures under these places."""
        ...


class Page:
    """A page that is being filled: parts, streams whose claimed hash is not held, rows by stream, what is left."""

    def __init__(self, limit: int, max_bytes: int) -> None:
        self.parts: list[Part] = []
        self.gaps: list[str] = []
        self.rows: dict[str, list[Row]] = {}
        self.rest: tuple[Want, ...] = ()
        self._left, self._room = limit, max_bytes

    def fill(self, shelf: Shelf, wants: Sequence[Want]) -> None:
        """As much of what is wanted as fits; at least one place is in it."""
        for number, want in enumerate(wants):
            if want.after and not shelf.stands(want.stream, want.above, want.after):
                self.gaps.append(want.stream)
                continue
            rows, is_cut = self._run(shelf.rows(want, max(0, self._left) + FORKED_MOST + 1))
            if rows:
                self._take(shelf, want.stream, rows)
            if is_cut:
                ends = Want(want.stream, want.above, rows[-1][0]) if rows else want
                self.rest = (ends, *wants[number + 1 :])
                return

    def _take(self, shelf: Shelf, stream: str, rows: list[Row]) -> None:
        seals = shelf.seals(stream, rows[-1][0], rows[0][0])
        self.parts.append(Part(stream, tuple(Raw(raw) for _, _, raw in reversed(rows)), seals))
        self.rows.setdefault(stream, []).extend(rows)
        self._left -= len(rows)
        self._room -= sum(len(raw) for _, _, raw in rows)

    def _run(self, found: Iterable[Row]) -> tuple[list[Row], bool]:
        """The newest entries that fit, and whether older ones are left."""
        rows: list[Row] = []
        size = 0
        for row in found:
            full = len(rows) >= self._left or size + len(row[2]) > self._room
            may_begin = not rows and not self.parts
            if full and not may_begin and not (rows and rows[-1][0] == row[0] and _is_one_place(rows)):
                return _whole_places(rows, row[0]), True
            rows.append(row)
            size += len(row[2])
        return rows, False


def _is_one_place(rows: Sequence[Row]) -> bool:
    return rows[0][0] == rows[-1][0] and len(rows) < FORKED_MOST


def _whole_places(rows: list[Row], next_seq: int) -> list[Row]:
    """Without the beginning of a place whose other branches do not fit any more."""
    if rows and rows[-1][0] == next_seq and rows[0][0] != next_seq:
        return [row for row in rows if row[0] != next_seq]
    return rows
