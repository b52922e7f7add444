"""Everything checked against the journal: chains, folded events, clocks, personal data, search index, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.base.durable import sha256_of
from commandroom.domain.errors import DamageError, RoomError
from commandroom.domain.event.fold import folded
from commandroom.domain.event.state import Event
from commandroom.domain.journal import Entry, kept
from commandroom.store import (
    attached,
    beside,
    checking,
    erasures,
    journal,
    kinds,
    projection,
    proof,
    receipts,
    records,
)
from commandroom.store.facts import Contributions
from commandroom.store.journal import KIND_EVENT, KIND_RECORD
from commandroom.store.projection import COLUMNS, TIMER_COLUMNS
from commandroom.store.proof import Wording
from commandroom.store.shape import CACHES
from commandroom.usecases.queries import Verification

OK = "ok"
DAMAGED = "damaged"
_FTS = "fts5"
_READ_WHOLE = frozenset({"entry", "snapshot"})
"""Each of their values is compared with what it must be."""
_RETIRED = "SELECT retired FROM record WHERE kind = ? AND id = ?"
_HAS_FILES = COLUMNS.index("attachments")
_ROWS = f"SELECT id, row, body, {', '.join(COLUMNS)} FROM event LEFT JOIN snapshot USING (row) ORDER BY id"  # noqa: S608
_TIMERS = f"SELECT {', '.join(TIMER_COLUMNS)} FROM timer WHERE row = ? ORDER BY n"  # noqa: S608


def digest(hashes: Iterable[str], snapshots: Iterable[bytes]) -> str:
    """The digest of the shared content: sorted hashes of entries, folded events by id; the same on every replica."""
    total = hashlib.sha256()
    for value in hashes:
        total.update(value.encode())
    total.update(b"|")
    for body in snapshots:
        total.update(hashlib.sha256(body).digest())
    return total.hexdigest()


def verify(connection: Any, *, attachments: Path, full: bool) -> Verification:
    """Check the store; without `full` the file, the chains and the stored snapshots' number only.

    A gap before an entry that came from another seat is no damage: the rest may be on its way.
    """
    file = _file(connection, full=full)
    chains = checking.walk(connection)
    torn, incomplete = _gaps(connection, chains)
    problems: dict[str, list[str]] = {
        "chains": [
            *(p for p in file if _FTS not in p.lower()),
            *chains.problems,
            *torn,
            *checking.check_heads(connection),
            *beside.received(connection),
            *receipts.differing(connection),
        ],
        "fold": [*beside.room(connection)],
        "search": [p for p in file if _FTS in p.lower()],
        "attachments": [],
    }
    if full:
        if column := kinds.misplaced(connection, but=_READ_WHOLE):
            part = "fold" if column.partition(".")[0] in CACHES else "chains"
            problems[part].append(f"file: {column} holds what does not belong there")
        wording = Wording()
        persons = beside.Persons(connection, erased=erasures.known(attachments.parent))
        figures = Contributions()
        problems["fold"] += _events(connection, chains.damaged, persons, (wording, figures))
        problems["fold"] += figures.differing(connection, projection.decoded)
        problems["fold"] += _records(connection, chains.damaged)
        problems["fold"] += _tally(connection)
        problems["search"] += _search(connection, wording)
        problems["attachments"], on_their_way = _attachments(connection, attachments)
        incomplete += on_their_way
    bodies = (_content(body) for (body,) in connection.execute(
        "SELECT body FROM event JOIN snapshot USING (row) ORDER BY id"))  # fmt: skip
    return Verification(
        entries=chains.entries,
        events=int(connection.execute("SELECT count(*) FROM event").fetchone()[0]),
        digest=digest(journal.hashes(connection), bodies),
        problems=tuple(problem for found in problems.values() for problem in found),
        incomplete=incomplete,
        **{part: DAMAGED if found else OK for part, found in problems.items()},
    )


def _gaps(connection: Any, chains: checking.Found) -> tuple[list[str], tuple[str, ...]]:
    """Gaps in what this store wrote, which are damage, and gaps in what it was sent."""
    torn: list[str] = []
    incomplete: list[str] = []
    for place, said in chains.gaps:
        is_ours = beside.is_own(connection, place[0]) or beside.was_written_here(connection, place)
        (torn if is_ours else incomplete).append(said)
    return torn, tuple(incomplete)


def _content(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _file(connection: Any, *, full: bool) -> list[str]:
    pragma = "integrity_check" if full else "quick_check"
    rows = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
    return [] if rows == [OK] else [f"file: {row}" for row in rows]


def _readable(connection: Any, kind: str) -> Iterator[tuple[str, list[Entry]]]:
    """Subjects with their entries, as far as they can be read; what cannot is named by the chains."""
    gathered: list[Entry] = []
    subject = ""
    query = (
        "SELECT subject, raw FROM entry WHERE kind = ? AND typeof(subject) = 'text' "  # noqa: S608
        f"AND {journal.COUNTS} ORDER BY subject, n"
    )
    for name, raw in connection.execute(query, (kind,)):
        if name != subject:
            if gathered:
                yield subject, gathered
            subject, gathered = name, []
        try:
            gathered.append(kept(raw))
        except RoomError:
            continue
    if gathered:
        yield subject, gathered


def _events(
    connection: Any, damaged: set[str], persons: beside.Persons, sums: tuple[Wording, Contributions]
) -> Iterator[str]:
    """Events whose caches differ from what their entries make; damaged entries make nothing.

    Entries and rows are gone through in step, both by the event's id.
    """
    rows = iter(connection.execute(_ROWS))
    row = next(rows, None)
    for subject, entries in _readable(connection, KIND_EVENT):
        while row is not None and row[0] < subject:
            yield f"event {row[0]}: has no entries"
            row = next(rows, None)
        mine = row if row is not None and row[0] == subject else None
        if mine is not None:
            row = next(rows, None)
        event = None if subject in damaged else folded(entries)
        if event is not None:
            yield from _event(connection, event, mine)
            yield from persons.look(event, entries)
        if mine is not None:
            _add(sums, mine[1], event)
    while row is not None:
        yield f"event {row[0]}: has no entries"
        row = next(rows, None)


def _add(sums: tuple[Wording, Contributions], row: int, event: Event | None) -> None:
    """Take an event into what the index and the figures should hold; None where its entries are damaged."""
    if event is None:
        sums[1].pass_over(row)
        return
    for one in sums:
        one.add(row, event)


def _event(connection: Any, event: Event, found: tuple[Any, ...] | None) -> Iterator[str]:
    name = f"event {event.number or event.id}"
    if found is None:
        yield f"{name}: has no row"
        return
    _, row, body, *columns = found
    if body != projection.encoded(event):
        yield f"{name}: snapshot differs from its entries"
    if tuple(columns) != projection.event_columns(event):
        yield f"{name}: row differs from its entries"
    timers = connection.execute(_TIMERS, (row,)).fetchall()
    known = connection.execute("SELECT row, who FROM guarded WHERE row = ? ORDER BY who", (row,)).fetchall()
    if known != projection.guard_lines(row, event):
        yield f"{name}: who may know of it differs from its entries"
    if event.attachments or columns[_HAS_FILES]:
        files = set(connection.execute("SELECT sha256, size FROM attachment WHERE row = ?", (row,)))
        if files != {(file.sha256, file.size) for file in event.attachments}:
            yield f"{name}: attachments differ from its entries"
    if timers != [projection.timer_columns(row, n, timer) for n, timer in enumerate(event.timers)]:
        yield f"{name}: clocks differ from its entries"


def _tally(connection: Any) -> Iterator[str]:
    """States and lanes of which the kept count is not the number of events."""
    real = "SELECT state, lane, count(*) AS events FROM event GROUP BY state, lane"
    kept = "SELECT state, lane, events FROM tally WHERE events <> 0"
    for one, other in ((real, kept), (kept, real)):
        for state, lane, events in connection.execute(
            f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other})"  # noqa: S608 - our own words
        ):
            yield f"count of {state} in lane {lane}: {events} {'events' if one is real else 'counted'}, not the same"


def _records(connection: Any, damaged: set[str]) -> Iterator[str]:
    for subject, entries in _readable(connection, KIND_RECORD):
        if subject in damaged:
            continue
        wanted = records.replay(entries)
        retired = connection.execute(_RETIRED, (wanted.kind, wanted.id)).fetchone()
        if _record(connection, wanted) != wanted or retired != (int(wanted.retired),):
            yield f"record {subject}: differs from its entries"


def _record(connection: Any, wanted: records.Record) -> records.Record | None:
    """The record as it is kept; None where it cannot be read."""
    try:
        return records.load(connection, wanted.kind, wanted.id)
    except DamageError:
        return None


def _search(connection: Any, wording: Wording) -> Iterator[str]:
    """Whether the index holds each event by every character of its texts in its place, and nothing besides."""
    try:
        if wording.agrees(connection):
            return
        for event, column in proof.differing(connection):
            yield f"search: event {event.number or event.id} is not found by its {column}"
    except dbapi2.DatabaseError as error:
        yield f"search: the index cannot be read: {error}"
        return
    query = "SELECT count(*) FROM search WHERE rowid NOT IN (SELECT row FROM event)"
    stray = connection.execute(query).fetchone()[0]
    if stray:
        yield f"search: {stray} rows belong to no event"


def _attachments(connection: Any, folder: Path) -> tuple[list[str], tuple[str, ...]]:
    """Files that are damaged or gone, and those that another seat attached and that have not come yet."""
    problems: list[str] = []
    away: list[str] = []
    query = "SELECT sha256, max(size), max(row) FROM attachment GROUP BY sha256 ORDER BY sha256"
    for sha256, size, row in connection.execute(query):
        path = attachment_path(folder, sha256)
        event, number = connection.execute("SELECT id, number FROM event WHERE row = ?", (row,)).fetchone()
        if not path.is_file():
            place, _seat = attached.attached_at(connection, event, sha256)
            is_ours = place is None or beside.was_written_here(connection, place)
            said = f"attachment {sha256} of event {number}: is {'missing' if is_ours else 'not here yet'}"
            (problems if is_ours else away).append(said)
        elif path.stat().st_size != size or sha256_of(path) != sha256:
            problems.append(f"attachment {sha256} of event {number}: content differs")
    return problems, tuple(away)


def attachment_path(folder: Path, sha256: str) -> Path:
    """Where the file with that content lies: `aa/aabbcc…` under the attachments' folder."""
    return folder / sha256[:2] / sha256
