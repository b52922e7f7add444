"""Whether a store's file at rest is whole: opened for reading only, walked once, in memory that does not grow with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.domain.journal import kept
from commandroom.store import checking, journal, local
from commandroom.store.journal import ERASE, columns
from commandroom.store.migrating import VERSION_TABLE, known_revisions
from commandroom.store.recoding import is_encrypted
from commandroom.store.shape import HEAD

GUARDS = frozenset({"entry_is_never_updated", "entry_is_never_deleted"})
BESIDE = (
    "SELECT key, value FROM room ORDER BY key",
    "SELECT key, value FROM local WHERE key IN ('seat', 'search_key', 'incarnation', 'operator') ORDER BY key",
    "SELECT kind, period, last FROM serial ORDER BY kind, period",
    "SELECT event, key FROM event_key ORDER BY event",
)
_WALK = (
    "SELECT hash, stream, seq, id, kind, subject, hlc, verb, raw FROM entry "
    "INDEXED BY ix_entry_stream_seq ORDER BY stream, seq"
)


@dataclass(frozen=True, slots=True)
class Sound:
    """What a whole file holds: its counts, the room's digest, a digest of what no chain covers, whose it is.

    `erased` are the events whose personal data were erased, by its own journal; `last` is the newest row of the journal.
    """

    entries: int
    events: int
    digest: str
    journal: str
    beside: str
    room: str
    revision: str
    last: int
    erased: frozenset[str] = field(default=frozenset(), repr=False)


def opened(path: Path, key: bytes | None = None) -> Any:
    """A connection that changes nothing, not even a log beside the file.

    Raises:
        DamageError: `backup.not_a_store`, `backup.damaged`.
    """
    rests = not path.with_name(path.name + "-wal").exists()
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if rests else ''}"
    try:
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        if key is not None and is_encrypted(path):  # copies from before the key are plain
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        if "not a database" in str(error):
            raise DamageError("backup.not_a_store", file=path.name, reason=str(error)) from error
        raise DamageError("backup.damaged", file=path.name, problem=str(error), count=1) from error
    return connection


def look(path: Path, key: bytes | None = None) -> Sound:
    """Walk a whole file.

    Raises:
        DamageError: `backup.not_a_store`, `backup.damaged` with the first problem and how many there are.
        WorldError: `store.newer`.
    """
    with closing(opened(path, key)) as connection:
        try:
            revision = _known_revision(connection, path)
            problems = list(_problems(connection, revision))
            if problems:
                raise DamageError("backup.damaged", file=path.name, problem=problems[0], count=len(problems))
            return _walked(connection, path, revision)
        except dbapi2.DatabaseError as error:
            raise DamageError("backup.damaged", file=path.name, problem=str(error), count=1) from error


def _known_revision(connection: Any, path: Path) -> str:
    tables = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not {VERSION_TABLE, "entry", "local", "room"} <= tables:
        raise DamageError("backup.not_a_store", file=path.name, reason="no tables of a room")
    found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
    revision = str(found[0]) if found else ""
    if revision not in known_revisions():
        raise WorldError("store.newer", file=path.name, revision=revision, head=HEAD)
    return revision


def _problems(connection: Any, revision: str) -> Iterator[str]:
    """What the file itself says is wrong."""
    rows = [" ".join(str(row[0]).split()) for row in connection.execute("PRAGMA integrity_check")]
    if rows != ["ok"]:
        yield from rows
        return
    triggers = {
        str(n) for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    if revision == HEAD and not triggers >= GUARDS:
        yield f"the journal's guards are missing: {', '.join(sorted(GUARDS - triggers))}"
    yield from checking.check_heads(connection)
    if not connection.execute("SELECT 1 FROM room LIMIT 1").fetchone():
        yield "it belongs to no room"


@dataclass(slots=True)
class _Chain:
    """Follows the streams in their order and keeps the hashes of two neighbouring numbers alone."""

    own: str
    stream: str = ""
    seq: int = -1
    here: set[str] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def follow(self, stored: tuple[Any, ...]) -> None:
        place = f"entry {stored[1]}#{stored[2]} {stored[0]}"
        if stored[1] != self.stream:
            self.stream, self.seq, self.here = stored[1], -1, set()
        if stored[2] != self.seq:
            self.before = self.here if stored[2] == self.seq + 1 else set()
            self.seq, self.here = stored[2], set()
        self.here.add(stored[0])
        try:
            entry = kept(stored[8])
        except RoomError as error:
            self.problems.append(f"{place}: {error}")
            return
        if entry.hash != stored[0]:
            self.problems.append(f"{place}: content does not match its hash")
        elif columns(entry)[:-1] != stored[:-1]:
            self.problems.append(f"{place}: columns do not match its content")
        elif self.stream == self.own and not self._is_linked(entry.seq, entry.prev):
            self.problems.append(f"{place}: its predecessor {entry.prev or '(none)'} is missing")

    def _is_linked(self, seq: int, prev: str) -> bool:
        return (seq == 1 and not prev) or prev in self.before


def _walked(connection: Any, path: Path, revision: str) -> Sound:
    seat = local.seat(connection)
    chain, erased, entries = _Chain(seat.stream), set(), 0
    for stored in connection.execute(_WALK):
        chain.follow(stored)
        entries += 1
        if stored[7] == ERASE:
            erased.add(str(stored[5]))
    counted = int(connection.execute("SELECT count(*) FROM entry NOT INDEXED").fetchone()[0])
    if counted != entries:
        chain.problems.append(f"the index names {entries} entries of {counted}")
    if chain.problems:
        raise DamageError(
            "backup.damaged", file=path.name, problem=chain.problems[0], count=len(chain.problems)
        )
    return Sound(
        entries=entries,
        events=int(connection.execute("SELECT count(*) FROM event").fetchone()[0]),
        digest=digest(connection),
        journal=journal_digest(connection),
        beside=beside(connection),
        room=seat.room,
        revision=revision,
        last=int(connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0),
        erased=frozenset(erased),
    )


def digest(connection: Any) -> str:
    """The room's digest as `verify` prints it, in a stream."""
    total = hashlib.sha256()
    for value in journal.hashes(connection):
        total.update(value.encode())
    total.update(b"|")
    for (body,) in connection.execute("SELECT body FROM event JOIN snapshot USING (row) ORDER BY id"):
        content = body if isinstance(body, bytes) else str(body).encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def journal_digest(connection: Any) -> str:
    """A digest of the journal alone: of the entries' hashes in their order as text."""
    total = hashlib.sha256()
    for value in journal.hashes(connection):
        total.update(value.encode())
    return total.hexdigest()


def beside(connection: Any) -> str:
    """A digest of what stands beside the journal and no chain covers: keys, serials, the seat's own facts."""
    total = hashlib.sha256()
    for query in BESIDE:
        for values in connection.execute(query):
            total.update(repr(tuple(values)).encode())
        total.update(b"|")
    return total.hexdigest()
