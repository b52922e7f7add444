"""All caches made anew from the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from commandroom.domain.event.fold import folded
from commandroom.domain.event.state import Event
from commandroom.store import journal, local, records, sealing, searching, setaside
from commandroom.store.gathering import Gathered
from commandroom.store.journal import KIND_EVENT, KIND_RECORD
from commandroom.store.shape import CACHES

_AT_ONCE = 2000
_PAGES = "cache_size"
_MANY_PAGES_KIB = 262_144


def rebuild(
    connection: Any,
    *,
    search_key: bytes,
    token: str,
    tell: Callable[[int], object] = lambda _count: None,
) -> int:
    """Drop all caches and fold again, row ids kept; returns the number of events.

    `token` becomes the generation of every kind of record; `tell` hears of so many more events. Everything happens in the
    caller's transaction: broken off in the middle, it leaves the caches as they were.
    """
    rows = {str(event): int(row) for row, event in connection.execute("SELECT row, id FROM event")}
    pages = connection.execute(f"PRAGMA {_PAGES}").fetchone()[0]
    connection.execute(f"PRAGMA {_PAGES} = -{_MANY_PAGES_KIB}")
    try:
        aside = setaside.take(connection)
        _clear(connection)
        _records(connection, token)
        count = _events(connection, rows, search_key, tell)
        setaside.put_back(connection, aside)
    finally:
        connection.execute(f"PRAGMA {_PAGES} = {pages}")
    return count


def _clear(connection: Any) -> None:
    searching.clear(connection)
    for table in CACHES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def _records(connection: Any, token: str) -> None:
    for _, entries in journal.subjects(connection, KIND_RECORD):
        record = records.replay(entries)
        records.save(connection, record)
        local.put(connection, local.GENERATION + record.kind, token)


def _events(connection: Any, rows: dict[str, int], search_key: bytes, tell: Callable[[int], object]) -> int:
    """Fold every event and write what was gathered in portions; those without a row of their own come last.

    In a store that had no rows at all each is numbered as it comes, and folded once.
    """
    last, count, late = max(rows.values(), default=0), 0, []
    for portion in _portions(_folded(connection)):
        gathered = Gathered()
        for event in portion:
            row = rows.get(event.id)
            if not rows:
                last = row = last + 1
            if row is None:
                late.append(event.id)
            else:
                _gather(connection, gathered, row, event, search_key)
        gathered.sort()
        gathered.write(connection)
        count += len(gathered)
        tell(len(gathered))
    for portion in _portions(_again(connection, late)):
        gathered = Gathered()
        for event in portion:
            last += 1
            _gather(connection, gathered, last, event, search_key)
        gathered.write(connection)
        count += len(gathered)
        tell(len(gathered))
    return count


def _folded(connection: Any) -> Iterator[Event]:
    for _, entries in journal.subjects(connection, KIND_EVENT):
        event = folded(entries)
        if event is not None:
            yield event


def _again(connection: Any, events: Iterable[str]) -> Iterator[Event]:
    for event in events:
        found = folded(journal.of_subject(connection, event))
        if found is not None:
            yield found


def _portions(events: Iterator[Event]) -> Iterator[list[Event]]:
    while portion := list(islice(events, _AT_ONCE)):
        yield portion


def _gather(connection: Any, gathered: Gathered, row: int, event: Event, search_key: bytes) -> None:
    personal = sealing.opened(connection, event) if event.sealed is not None else {}
    gathered.add(row, event, sealing.tokens(personal, search_key) if personal else ())
