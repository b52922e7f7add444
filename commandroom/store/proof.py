"""Whether the search index holds what it should, without holding in memory what it holds.

Each character of the index gives a number from its code, its place in its text, its column and its row. The sum of
these numbers over the whole index must be the sum over the texts. Only where it is not, both are gone through once
more, row by row, for what differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from commandroom.domain.errors import DamageError
from commandroom.domain.event.state import Event
from commandroom.store import projection, searching

_MODULUS = 1_000_003
_LANES = 999_983  # a prime below the other: no row and column weighs nothing
_AT_ONCE = 500
_PLACES = " ".join(f"WHEN '{name}' THEN {place}" for place, name in enumerate(searching.COLUMNS))
_LANE = f"((doc * {len(searching.COLUMNS)} + CASE col {_PLACES} END) % {_LANES} + 1)"
_TOTAL = (
    f'SELECT count(*), coalesce(sum(unicode(term) * ("offset" + 1) % {_MODULUS} * {_LANE} % {_MODULUS}), 0) '  # noqa: S608
    "FROM temp.search_words"
)
_SUMS = (
    'SELECT doc, col, count(*), sum(unicode(term) * ("offset" + 1)) FROM temp.search_words '
    "GROUP BY doc, col ORDER BY doc, col"
)
_WORDS = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', 'search', 'instance')"


class Wording:
    """How many characters the texts of events have, and the sum of their numbers."""

    def __init__(self) -> None:
        self._count = 0
        self._sum = 0
        self._waiting: list[tuple[int, str]] = []

    def add(self, row: int, event: Event) -> None:
        """Take in the texts of an event."""
        first = row * len(searching.COLUMNS)
        self._waiting += [
            (first + place, searching.signed(text))
            for place, text in enumerate(searching.texts(event))
            if text
        ]
        if len(self._waiting) >= _AT_ONCE:
            self._count_in()

    def _count_in(self) -> None:
        import numpy as np  # noqa: PLC0415 - needed only here, and slow to load

        text = "".join(text for _, text in self._waiting)
        lengths = np.array([len(text) for _, text in self._waiting])
        lanes = np.array([place for place, _ in self._waiting], dtype=np.int64) % _LANES + 1
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
        numbers = (
            codes * (np.arange(len(codes)) - starts + 1) % _MODULUS * np.repeat(lanes, lengths) % _MODULUS
        )
        self._count += len(codes)
        self._sum += int(numbers.sum())
        self._waiting.clear()

    def agrees(self, connection: Any) -> bool:
        """Whether the index has as many characters, and the same sum.

        Raises:
            DatabaseError: of the driver, where the index cannot be read.
        """
        if self._waiting:
            self._count_in()
        with _words(connection):
            found = connection.execute(_TOTAL).fetchone()
        return tuple(found) == (self._count, self._sum)


@contextmanager
def _words(connection: Any) -> Iterator[None]:
    connection.execute(_WORDS)
    try:
        yield
    finally:
        connection.execute("DROP TABLE temp.search_words")


def differing(connection: Any) -> Iterator[tuple[Event, str]]:
    """Events with the columns in which the index does not hold their texts; one pass over both in step."""
    with _words(connection):
        found = _by_row(connection)
        here = next(found, None)
        for row, body in connection.execute("SELECT row, body FROM snapshot ORDER BY row"):
            while here is not None and here[0] < row:
                here = next(found, None)
            sums = here[1] if here is not None and here[0] == row else {}
            try:
                event = projection.decoded(body)
            except DamageError:
                continue
            for column, text in zip(searching.COLUMNS, searching.texts(event), strict=True):
                if searching.sum_of(text) != sums.get(column, (0, 0)):
                    yield event, column


def _by_row(connection: Any) -> Iterator[tuple[int, dict[str, tuple[int, int]]]]:
    row = 0
    sums: dict[str, tuple[int, int]] = {}
    for doc, column, count, total in connection.execute(_SUMS):
        if doc != row and sums:
            yield row, sums
            sums = {}
        row = doc
        sums[column] = (count, total)
    if sums:
        yield row, sums
