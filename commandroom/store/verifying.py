"""Everything checked against the journal: chains, folded events, clocks, search index, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.domain.errors import RoomError
from commandroom.domain.event.fold import replay
from commandroom.domain.event.state import Event
from commandroom.domain.journal import Entry, read
from commandroom.store import checking, projection, records, searching
from commandroom.store.journal import KIND_EVENT, KIND_RECORD
from commandroom.store.projection import COLUMNS, TIMER_COLUMNS
from commandroom.usecases.queries import Verification

OK = "ok"
DAMAGED = "damaged"
_FTS = "fts5"
_CHUNK = 1 << 20


def digest(hashes: Iterable[str], snapshots: Iterable[bytes]) -> str:
    """The digest of the shared content: entries by hash, folded events by id; the same on every replica."""
    total = hashlib.sha256()
    for value in sorted(hashes):
        total.update(value.encode())
    total.update(b"|")
    for body in snapshots:
        total.update(hashlib.sha256(body).digest())
    return total.hexdigest()


def verify(connection: Any, *, attachments: Path, full: bool) -> Verification:
    """Check the store; without `full` the file, the chains and the stored snapshots' number only."""
    file = _file(connection, full=full)
    chains = checking.walk(connection)
    problems: dict[str, list[str]] = {
        "chains": [
            *(p for p in file if _FTS not in p.lower()),
            *chains.problems,
            *(said for _, said in chains.gaps),
            *checking.check_heads(connection),
        ],
        "fold": [],
        "search": [p for p in file if _FTS in p.lower()],
        "attachments": [],
    }
    if full:
        problems["fold"] = [*_events(connection, chains.damaged), *_records(connection, chains.damaged)]
        problems["search"] += _search(connection)
        problems["attachments"] = list(_attachments(connection, attachments))
    bodies = (_content(body) for (body,) in connection.execute(
        "SELECT body FROM event JOIN snapshot USING (row) ORDER BY id"))  # fmt: skip
    return Verification(
        entries=chains.entries,
        events=int(connection.execute("SELECT count(*) FROM event").fetchone()[0]),
        digest=digest(chains.hashes, bodies),
        problems=tuple(problem for found in problems.values() for problem in found),
        **{part: DAMAGED if found else OK for part, found in problems.items()},
    )


def _content(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()


def _file(connection: Any, *, full: bool) -> list[str]:
    pragma = "integrity_check" if full else "quick_check"
    rows = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
    return [] if rows == [OK] else [f"file: {row}" for row in rows]


def _readable(connection: Any, kind: str) -> Iterator[tuple[str, list[Entry]]]:
    """Subjects with their entries, as far as they can be read; what cannot is named by the chains."""
    gathered: list[Entry] = []
    subject = ""
    query = "SELECT subject, raw FROM entry WHERE kind = ? ORDER BY subject, n"
    for name, raw in connection.execute(query, (kind,)):
        if name != subject:
            if gathered:
                yield subject, gathered
            subject, gathered = name, []
        try:
            gathered.append(read(bytes(raw)))
        except RoomError:
            continue
    if gathered:
        yield subject, gathered


def _events(connection: Any, damaged: set[str]) -> Iterator[str]:
    """Events whose caches differ from what their entries make; damaged entries make nothing."""
    seen = set()
    for subject, entries in _readable(connection, KIND_EVENT):
        seen.add(subject)
        if subject in damaged:
            continue
        event = replay(entries)
        if event is not None:
            yield from _event(connection, event)
    for (event_id,) in connection.execute("SELECT id FROM event ORDER BY id"):
        if event_id not in seen:
            yield f"event {event_id}: has no entries"


def _event(connection: Any, event: Event) -> Iterator[str]:
    name = f"event {event.number or event.id}"
    found = connection.execute(
        f"SELECT row, body, {', '.join(COLUMNS)} FROM event LEFT JOIN snapshot USING (row) WHERE id = ?",  # noqa: S608
        (event.id,),
    ).fetchone()
    if found is None:
        yield f"{name}: has no row"
        return
    row, body, *columns = found
    if body != projection.encoded(event):
        yield f"{name}: snapshot differs from its entries"
    if tuple(columns) != projection.event_columns(event):
        yield f"{name}: row differs from its entries"
    timers = connection.execute(
        f"SELECT {', '.join(TIMER_COLUMNS)} FROM timer WHERE row = ? ORDER BY n",  # noqa: S608
        (row,),
    ).fetchall()
    if timers != [projection.timer_columns(row, n, timer) for n, timer in enumerate(event.timers)]:
        yield f"{name}: clocks differ from its entries"


def _records(connection: Any, damaged: set[str]) -> Iterator[str]:
    for subject, entries in _readable(connection, KIND_RECORD):
        if subject in damaged:
            continue
        wanted = records.replay(entries)
        if records.load(connection, wanted.kind, wanted.id) != wanted:
            yield f"record {subject}: differs from its entries"


def _search(connection: Any) -> Iterator[str]:
    """Whether the index holds each event by every character of its texts in its place, and nothing besides."""
    try:
        found = searching.sums(connection)
    except dbapi2.DatabaseError as error:
        yield f"search: the index cannot be read: {error}"
        return
    rows = connection.execute("SELECT row, body FROM snapshot ORDER BY row")
    for row, body in rows:
        try:
            event = projection.decoded(_content(body))
        except ValueError:
            continue
        for column, text in zip(searching.COLUMNS, searching.texts(event), strict=True):
            if searching.sum_of(text) != found.get((row, column), (0, 0)):
                yield f"search: event {event.number or event.id} is not found by its {column}"
    query = "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT row FROM event)"
    stray = connection.execute(query).fetchone()[0]
    if stray:
        yield f"search: {stray} rows belong to no event"


def _attachments(connection: Any, folder: Path) -> Iterator[str]:
    query = "SELECT sha256, max(size), max(row) FROM attachment GROUP BY sha256 ORDER BY sha256"
    for sha256, size, row in connection.execute(query):
        path = attachment_path(folder, sha256)
        name = connection.execute("SELECT number FROM event WHERE row = ?", (row,)).fetchone()[0]
        if not path.is_file():
            yield f"attachment {sha256} of event {name}: is missing"
        elif path.stat().st_size != size or _sha256(path) != sha256:
            yield f"attachment {sha256} of event {name}: content differs"


def attachment_path(folder: Path, sha256: str) -> Path:
    """Where the file with that content lies: `aa/aabbcc…` under the attachments' folder."""
    return folder / sha256[:2] / sha256


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_CHUNK):
            total.update(block)
    return total.hexdigest()
