"""The contributions of events to the figures as rows: written with the event, compared by `verify`, made anew by `rebuild`."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

from commandroom.domain.event.state import Event
from commandroom.domain.figures.facts import facts, same_facts
from commandroom.domain.figures.kinds import Fact

COLUMNS = ("kind", "at", "row", "n", "num", "more", "since", "unit", "person", "rests")
ADD = f"INSERT INTO fact ({', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own names
_TAKE = "DELETE FROM fact WHERE kind = ? AND at = ? AND row = ? AND n = ?"
_ALL = f"SELECT {', '.join(COLUMNS)} FROM fact"  # noqa: S608
_MOST = 512
_BUCKETS = 1 << 14
_MASK = (1 << 64) - 1
_PLACE = itemgetter(0, 1, 2, 3)

Line = tuple[object, ...]


def lines(row: int, event: Event) -> list[Line]:
    """The rows of an event's contributions, in the order of `COLUMNS`."""
    return [_line(row, fact) for fact in facts(event)]


def _line(row: int, fact: Fact) -> Line:
    return (int(fact[0]), fact[1], row, *fact[2:])


class Remembered:
    """The contributions of the events written last: the next deed of an event compares with them."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[Event, frozenset[Fact]]] = OrderedDict()

    def of(self, event: Event) -> frozenset[Fact]:
        """The contributions of an event, reckoned or remembered of this very state of it."""
        known = self._kept.get(event.id)
        return known[1] if known is not None and known[0] is event else frozenset(facts(event))

    def keep(self, event: Event, found: frozenset[Fact]) -> None:
        """Remember them."""
        self._kept[event.id] = (event, found)
        self._kept.move_to_end(event.id)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)


def project(connection: Any, row: int, old: Event | None, new: Event, remembered: Remembered) -> None:
    """Write what differs between an event's contributions before and after."""
    before = remembered.of(old) if old is not None else frozenset()
    after = before if old is not None and same_facts(old, new) else frozenset(facts(new))
    remembered.keep(new, after)
    gone, fresh = before - after, after - before
    if gone:
        connection.executemany(_TAKE, [(int(f.kind), f.at, row, f.n) for f in gone])
    if fresh:
        connection.executemany(ADD, [_line(row, fact) for fact in fresh])


def drop(connection: Any, row: int, event: Event) -> None:
    """Take the contributions of an event out."""
    connection.executemany(_TAKE, [(int(f.kind), f.at, row, f.n) for f in facts(event)])


class Contributions:
    """What the events' contributions sum up to, to be compared with the table without holding either in memory.

    Sums are kept for some thousand groups of rows, so that the events that differ are found by looking at few.
    """

    def __init__(self) -> None:
        self._sums = [0] * _BUCKETS
        self._unknown: set[int] = set()

    def add(self, row: int, event: Event) -> None:
        """Take in the contributions of an event."""
        place = row % _BUCKETS
        self._sums[place] = (self._sums[place] + sum(map(hash, lines(row, event)))) & _MASK

    def pass_over(self, row: int) -> None:
        """Say that of this event nobody knows what it should contribute: its entries are damaged."""
        self._unknown.add(row % _BUCKETS)

    def differing(self, connection: Any, decoded: Callable[[object], Event]) -> Iterator[str]:
        """Events of which the table holds something else, by number, and rows of no event."""
        found = [0] * _BUCKETS
        for line in connection.execute(_ALL):
            place = line[2] % _BUCKETS
            found[place] = (found[place] + hash(line)) & _MASK
        wrong = {
            place for place, sums in enumerate(zip(found, self._sums, strict=True)) if sums[0] != sums[1]
        }
        for place in sorted(wrong - self._unknown):
            yield from _differing(connection, place, decoded)


def _differing(connection: Any, place: int, decoded: Callable[[object], Event]) -> Iterator[str]:
    """The events of one group that differ; they were found sound themselves, or are named already."""
    kept: dict[int, set[Line]] = {}
    for line in connection.execute(f"{_ALL} WHERE row % {_BUCKETS} = ?", (place,)):
        kept.setdefault(line[2], set()).add(tuple(line))
    query = f"SELECT row, number, body FROM event JOIN snapshot USING (row) WHERE row % {_BUCKETS} = ?"  # noqa: S608
    for row, number, body in connection.execute(query, (place,)).fetchall():
        if kept.pop(row, set()) != set(lines(row, decoded(body))):
            yield f"event {number}: figures differ from its entries"
    for row in sorted(kept):
        yield f"figures: rows belong to no event ({row})"


def sorted_lines(some: Iterable[Line]) -> list[Line]:
    """Rows in the order in which the table keeps them, which is how it takes many of them fastest."""
    return sorted(some, key=_PLACE)
