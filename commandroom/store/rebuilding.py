"""All caches made anew from the journal.

Most of the work is to read and to fold. Where the file can be opened once more, other processes do that, while this one
writes what they found: the journal is taken in spans of its subjects, and a span that no other process did is done here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from commandroom.base.apart import Apart, UnfinishedError
from commandroom.domain.errors import RoomError
from commandroom.domain.event.fold import folded
from commandroom.domain.event.state import Event
from commandroom.domain.journal import kept
from commandroom.store import gathering, journal, local, records, sealing, searching, setaside
from commandroom.store.engine import Database
from commandroom.store.gathering import Gathered, Lines
from commandroom.store.journal import KIND_EVENT, KIND_RECORD
from commandroom.store.shape import CACHES, FOLD

_SPAN_ENTRIES = 8_000
_WORTH_SPANS = 4
_LATE_AT_ONCE = 2_000
_MOST_PROCESSES = 3
_AFTER_ALL = "\U0010ffff"
_PAGES = "cache_size"
_MANY_PAGES_KIB = 262_144
_READ_PAGES_KIB = 65_536
"""The entries of an event lie among those of its days: with 8 MB a page of ten years' journal was read anew for each of them."""

Span = tuple[str, str]
"""The subjects after the first and up to the second."""


class _Folded(msgspec.Struct, array_like=True, gc=False):
    """What a span comes to: rows for the tables, events that have no row id yet, the raw entries of each record."""

    lines: tuple[Lines, ...]
    late: list[str]
    records: list[list[bytes]]

    @property
    def events(self) -> int:
        """How many events it holds."""
        return len(self.lines[0]) + len(self.late)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Folded)


def rebuild(
    connection: Any,
    *,
    search_key: bytes,
    token: str,
    database: Database | None = None,
    tell: Callable[[int], object] = lambda _count: None,
) -> int:
    """Drop all caches and fold again, row ids kept; returns the number of events.

    `token` becomes the generation of every kind of record. Everything happens in the caller's transaction: broken off
    in the middle, it leaves the caches as they were. `tell` hears of so many more events. `database` is given where the
    transaction has written nothing yet, so that others see the same journal and the same row ids.
    """
    pages = connection.execute(f"PRAGMA {_PAGES}").fetchone()[0]
    connection.execute(f"PRAGMA {_PAGES} = -{_MANY_PAGES_KIB}")
    try:
        with ExitStack() as stack:
            portions = _folding(stack, connection, search_key, database)
            aside = setaside.take(connection)
            _clear(connection)
            _write(connection, _told(portions, tell), search_key, token)
            setaside.put_back(connection, aside)
            connection.execute("DELETE FROM unfolded")
            local.put(connection, local.FOLD, FOLD)
    finally:
        connection.execute(f"PRAGMA {_PAGES} = {pages}")
    return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def _spans(connection: Any) -> Iterator[Span]:
    """The whole journal in spans of about as many entries, never a subject in two of them."""
    query = "SELECT subject FROM entry WHERE subject > ? ORDER BY subject LIMIT 1 OFFSET ?"
    begin = ""
    while found := connection.execute(query, (begin, _SPAN_ENTRIES)).fetchone():
        yield begin, found[0]
        begin = found[0]
    yield begin, _AFTER_ALL


def _clear(connection: Any) -> None:
    searching.clear(connection)
    for table in CACHES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():  # noqa: S608
            _make_anew(connection, table)


def _make_anew(connection: Any, table: str) -> None:
    """A row whose key is of another kind is not found by its key, and stays: the table goes as a whole."""
    words = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type <> 'table'",
        (table,),
    ).fetchall()
    connection.execute(f"DROP TABLE {table}")
    for (sql,) in words:
        connection.execute(sql)


# --- reading and folding ---------------------------------------------------------------------------------------------


def _folding(
    stack: ExitStack, connection: Any, search_key: bytes, database: Database | None
) -> Iterator[_Folded]:
    """What each span comes to. Everything that the caches still tell is read before this returns."""
    spans = tuple(_spans(connection))
    if database is not None and len(spans) >= _WORTH_SPANS and _processes() > 1:
        last = connection.execute("SELECT max(n) FROM entry").fetchone()[0]
        return _beside(stack, database, spans, search_key, last)
    rows = _rows(connection, ("", _AFTER_ALL))
    return (_fold(connection, span, search_key, rows) for span in spans)


def _beside(
    stack: ExitStack, database: Database, spans: tuple[Span, ...], search_key: bytes, last: int
) -> Iterator[_Folded]:
    """The spans in turn from other processes, which begin at once."""
    count = _processes()
    works = [
        Apart(_work, database.path, database.key, spans[place::count], search_key, last)
        for place in range(count)
    ]
    for work in works:
        stack.enter_context(work)
    seen = stack.enter_context(closing(database.connect()))
    seen.execute("BEGIN")
    return _in_turn(seen, [iter(work) for work in works], spans, search_key)


def _in_turn(
    seen: Any, works: list[Iterator[bytes]], spans: tuple[Span, ...], search_key: bytes
) -> Iterator[_Folded]:
    """What the other processes found; what one of them leaves undone is done here, as it would have seen it."""
    for turn, span in enumerate(spans):
        portion = next(works[turn % len(works)], None)
        if portion is not None:
            yield _decoder.decode(portion)
        else:
            yield _fold(seen, span, search_key, _rows(seen, span))


def _processes() -> int:
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


def _work(
    path: Path, key: bytes | None, spans: tuple[Span, ...], search_key: bytes, last: int
) -> Iterator[bytes]:
    """What another process does, on what was committed before the transaction that waits for it."""
    with closing(Database(path, key).connect()) as connection:
        connection.execute(f"PRAGMA {_PAGES} = -{_READ_PAGES_KIB}")
        connection.execute("BEGIN")
        if connection.execute("SELECT max(n) FROM entry").fetchone()[0] != last:
            raise UnfinishedError
        for span in spans:
            try:
                found = _fold(connection, span, search_key, _rows(connection, span))
            except RoomError:
                raise UnfinishedError from None
            yield _encoder.encode(found)


def _rows(connection: Any, span: Span) -> dict[str, int]:
    found = connection.execute("SELECT id, row FROM event WHERE id > ? AND id <= ?", span)
    return {str(event): int(row) for event, row in found}


def _fold(connection: Any, span: Span, search_key: bytes, rows: Mapping[str, int]) -> _Folded:
    gathered, late, kept = Gathered(), [], []
    query = (
        "SELECT subject, kind, raw FROM entry WHERE subject > ? AND subject <= ? "  # noqa: S608
        f"AND {journal.COUNTS} ORDER BY subject, n"
    )
    for subject, stored in groupby(connection.execute(query, span), key=_first):
        of_kind: dict[str, list[bytes]] = {}
        for _, kind, raw in stored:
            of_kind.setdefault(kind, []).append(raw)
        if KIND_RECORD in of_kind:
            kept.append(of_kind[KIND_RECORD])
        if KIND_EVENT in of_kind and subject not in rows:
            late.append(subject)
        elif KIND_EVENT in of_kind:
            event = folded([journal.of(subject, raw) for raw in of_kind[KIND_EVENT]])
            _gather(connection, gathered, rows[subject], event, search_key)
    gathered.sort()
    return _Folded(gathered.lines, late, kept)


def _gather(connection: Any, gathered: Gathered, row: int, event: Event | None, search_key: bytes) -> None:
    if event is None:
        return
    personal = sealing.opened(connection, event) if event.sealed is not None else {}
    gathered.add(row, event, sealing.tokens(personal, search_key) if personal else ())


def _told(portions: Iterable[_Folded], tell: Callable[[int], object]) -> Iterator[_Folded]:
    for found in portions:
        yield found
        tell(found.events)


# --- writing ---------------------------------------------------------------------------------------------------------


def _write(connection: Any, portions: Iterable[_Folded], search_key: bytes, token: str) -> None:
    """Write what was folded; events without a row of their own come last, in the order of their ids."""
    late: list[str] = []
    for found in portions:
        gathering.write(connection, found.lines)
        late += found.late
        for raws in found.records:
            record = records.replay([kept(raw) for raw in raws])
            records.save(connection, record)
            local.put(connection, local.GENERATION + record.kind, token)
    for place in range(0, len(late), _LATE_AT_ONCE):
        _write_late(connection, late[place : place + _LATE_AT_ONCE], search_key)


def _write_late(connection: Any, events: list[str], search_key: bytes) -> None:
    last = connection.execute("SELECT max(row) FROM event").fetchone()[0] or 0
    gathered = Gathered()
    for row, event in enumerate(events, start=last + 1):
        _gather(connection, gathered, row, folded(journal.of_subject(connection, event)), search_key)
    gathered.write(connection)


_first = itemgetter(0)
