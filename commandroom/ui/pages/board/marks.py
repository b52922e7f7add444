"""Which rows of the board are marked: some by id, or all of the answer but some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

MOST_SIFTED = 200_000
"""Marks are compared with a new answer up to this many rows; a million would hold the desk up for 40 ms."""

MOST_AT_ONCE = 50_000
"""A longer stretch is gathered on another thread, bit by bit: a set of a million rows takes a tenth of a second."""
_BIT = 10_000


def gathered(rows: Sequence[int]) -> set[int]:
    """The rows as a set, with a breath for other threads after each bit."""
    found: set[int] = set()
    for begin in range(0, len(rows), _BIT):
        found.update(rows[begin : begin + _BIT])
    return found


class Marks(msgspec.Struct):
    """Rows that were marked, by row id, or with `is_all` the whole answer but these: a wish, no list of rows."""

    ids: set[int] = msgspec.field(default_factory=set)
    is_all: bool = False

    def has(self, row_id: int | None) -> bool:
        """Whether a row is marked."""
        return row_id is not None and (row_id in self.ids) != self.is_all

    def toggle(self, row_id: int) -> None:
        """Mark a row, or no longer."""
        self.ids ^= {row_id}

    def mark(self, rows: set[int]) -> None:
        """Mark these too."""
        if self.is_all:
            self.ids -= rows
        else:
            self.ids |= rows

    def mark_all(self) -> None:
        """Mark whatever the answer is."""
        self.ids.clear()
        self.is_all = True

    def clear(self) -> None:
        """Mark nothing."""
        self.ids.clear()
        self.is_all = False

    def count(self, total: int) -> int:
        """How many of an answer's rows are marked."""
        return total - len(self.ids) if self.is_all else len(self.ids)

    def sift(self, rows: Iterable[int], total: int) -> None:
        """Let go of marks at rows that are in the answer no longer."""
        if self.ids and total <= MOST_SIFTED:
            self.ids = self.ids.intersection(rows)

    def rows(self, ids: Iterable[int]) -> Iterator[int]:
        """The marked rows in their order, as they are marked now; may be walked on another thread."""
        from commandroom.usecases.batching import chosen  # noqa: PLC0415  the first marks load it

        return chosen(ids, frozenset(self.ids), is_all=self.is_all)
