"""An exchange with nothing to do where both sides hold a million entries: time, and bytes on the wire with all of TLS.

Both stores are filled below the front door with the same entries, once, and kept under build/; the centre's rows are
poured into PostgreSQL for its turn. Measured are a call on a line that stands, and a whole turn of the job as a seat takes
it each quarter of a minute.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

import msgspec
from sqlalchemy import Connection, create_engine, insert, select

from commandroom.base.clock import SystemClock, stopwatch
from commandroom.center.store.engine import Database
from commandroom.center.store.rows import Pourer
from commandroom.center.store.schema import entry as entry_table
from commandroom.center.store.schema import metadata
from commandroom.domain import ids
from commandroom.domain.exchange.asking import exchange
from commandroom.domain.exchange.sums import Sum, added
from commandroom.domain.journal import Entry, Wire, encode, millis, write
from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.exchange.home import HomeExchanging
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.opening import STORE, Start, create_room, open_room
from commandroom.store import journal, setaside
from commandroom.store.engine import Database as SeatFile
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.sync.running import run
from commandroom.usecases.room import Room
from tests.bench.bulk import ENTRY
from tests.bench.databases import databases, kind_of
from tests.bench.exchanging import COUNTY, NO_OP_BYTES, NO_OP_MS, TOWN
from tests.bench.wire import Wire as Line
from tests.bench.wire import wire
from tests.journeys.centre import Running, free_port

ENTRIES = 1_000_000
SHARED, SHARED_ENTRIES = 1000, 40
"""Events that were reported up, each a stream of its own; the rest stands in the streams of five seats."""
LETTERS, EVENT_ENTRIES = "ABCDE", 6
STAMP, READY = "1", "ready"
CHUNK = 50_000
ROUNDS = 45
_QUICK = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-262144")


class Standing(Running):
    """A server on a home that was made before."""

    def __init__(self, home: Path, db: str) -> None:
        self.home, self.db, self.port, self.process = home, db, free_port(), None


def million(build: Path) -> Iterator[Result]:
    """The centre on its own file, then on PostgreSQL."""
    folder = build / f"million-{ENTRIES}"
    mark = folder / READY
    if not (mark.exists() and mark.read_text(encoding="utf-8") == STAMP):
        shutil.rmtree(folder, ignore_errors=True)
        made(folder)
        mark.write_text(STAMP, encoding="utf-8")
    for db in databases():
        if db:
            pour(folder / "centre" / "center" / "center.db", db)
        yield from measured(folder, db)


def measured(folder: Path, db: str) -> Iterator[Result]:
    """Both sides as they stand at work: the centre's process has answered before, the seat's has asked before."""
    centre = Standing(folder / "centre", db)
    centre.start()
    room = open_room(folder / "a", clock=SystemClock())
    try:
        with wire(centre.port) as line:
            home = _home(room)
            facts = _moved(room, home, f"https://localhost:{line.port}")
            name = f"nothing_{ENTRIES}_{kind_of(db)}"
            yield from _on_a_line(home, facts, line, name)
            yield from _whole_turns(home, line, name)
    finally:
        room.store.close()
        centre.end()


def _home(room: Room) -> HomeExchanging:
    assert isinstance(room.exchanging, LateExchanging)
    return room.exchanging.home()


def _moved(room: Room, home: HomeExchanging, url: str) -> PeerFacts:
    """The same centre answers at another address."""
    (old,) = home._exchanger.peers()
    facts = msgspec.structs.replace(old, url=url)
    with room.store.database.writing() as connection:  # type: ignore[attr-defined]  # the store of every opened home
        peers.forget(connection, old.url)
        peers.put(connection, facts)
    return facts


def _on_a_line(home: HomeExchanging, facts: PeerFacts, line: Line, name: str) -> Iterator[Result]:
    exchanger = home._exchanger
    opened, disk = exchanger.line(facts, 600.0), exchanger.disk(facts)
    run(exchange(), disk, opened)
    taken: list[float] = []
    before = line.moved
    for _ in range(ROUNDS):
        begun = stopwatch()
        outcome = run(exchange(), disk, opened)
        taken.append((stopwatch() - begun) * 1000)
        assert outcome.same
        assert outcome.rounds == 1
    moved = (line.moved - before) / ROUNDS
    opened.close()
    yield Result(f"{name}", median(taken), "ms", NO_OP_MS, must=1.0)
    yield Result(f"{name}_bytes", moved, "bytes", NO_OP_BYTES, must=1.0)


def _whole_turns(home: HomeExchanging, line: Line, name: str) -> Iterator[Result]:
    """What the job does when its time has come, with whatever line, session and note belong to it."""
    home.now()
    facts = home._exchanger.peers()[0]  # it has said hello just now
    taken: list[float] = []
    before = line.moved
    for _ in range(ROUNDS):
        begun = stopwatch()
        facts, outcome = home._exchanger.once(facts, timeout=60.0)
        taken.append((stopwatch() - begun) * 1000)
        assert outcome.same
        assert not facts.fault
    moved = (line.moved - before) / ROUNDS
    yield Result(f"{name}_whole_turn", median(taken), "ms", NO_OP_MS, must=1.0)
    yield Result(f"{name}_whole_turn_bytes", moved, "bytes", NO_OP_BYTES, must=1.0)


# --- a million entries on both sides ---------------------------------------------------------------------------------


def made(folder: Path) -> None:
    """A seat that joined a centre; then the same entries into both files."""
    centre = Running(folder / "centre", name="县中心", code=COUNTY)
    centre.start()
    room = create_room(folder / "a", Start("临溪镇", TOWN, practice=True))
    home = _home(room)
    home.join(centre.url, centre.invite(TOWN, "A"))
    home.now()
    room.store.close()
    centre.end()
    seat, county = folder / "a" / STORE, folder / "centre" / "center" / "center.db"
    with (
        closing(SeatFile(seat).connect()) as ours,
        closing(sqlite3.connect(county, isolation_level=None)) as theirs,
    ):
        for pragma in _QUICK:
            ours.execute(f"PRAGMA {pragma}")
            theirs.execute(f"PRAGMA {pragma}")
        ours.execute("BEGIN IMMEDIATE")
        theirs.execute("BEGIN IMMEDIATE")
        aside = setaside.take(ours, ("entry",))
        _fill(ours, theirs)
        setaside.put_back(ours, aside)
        ours.execute("COMMIT")
        theirs.execute("COMMIT")
        for one in (ours, theirs):
            one.execute("PRAGMA journal_mode=WAL")
    room = open_room(folder / "a", clock=SystemClock())
    exchanger = _home(room)._exchanger
    exchanger.disk(exchanger.peers()[0]).sums()  # reckoned once, and kept
    room.store.close()


def _fill(ours: sqlite3.Connection, theirs: sqlite3.Connection) -> None:
    at = millis(SystemClock().now() - timedelta(days=3650))
    version = int(theirs.execute("SELECT version FROM place WHERE place = ?", (TOWN,)).fetchone()[0]) + 1
    for stream, count in sorted(_streams()):
        held, entries = Sum(), list[Entry]()
        for entry in _chain(stream, count, at):
            entries.append(entry)
            if len(entries) == CHUNK or entry.seq == count:
                _put(ours, theirs, entries, at)
                held = added(held, [(one.seq, one.hash) for one in entries])
                entries = []
        row = (TOWN, stream, version, held.count, held.low, held.top, held.xor, held.head)
        theirs.execute(
            "INSERT INTO stream (place, name, version, count, low, top, xor, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    theirs.execute("UPDATE place SET version = ? WHERE place = ?", (version, TOWN))


def _put(ours: sqlite3.Connection, theirs: sqlite3.Connection, entries: list[Entry], at: int) -> None:
    ours.executemany(ENTRY, [journal.columns(entry) for entry in entries])
    theirs.executemany(
        "INSERT INTO entry (place, stream, seq, hash, event, received, raw) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(TOWN, e.stream, e.seq, e.hash, e.subject, at, e.raw) for e in entries],
    )


def _streams() -> Iterator[tuple[str, int]]:
    luck = Random(6)  # noqa: S311 - ids, not keys
    for letter in LETTERS:
        yield f"{TOWN}/{letter}.2", (ENTRIES - SHARED * SHARED_ENTRIES) // len(LETTERS)
    for n in range(SHARED):
        event = ids.uuid7(millis=1_700_000_000_000 + n, random=luck.getrandbits(74))
        yield f"{TOWN}/{LETTERS[n % len(LETTERS)]}.2/x:{event}", SHARED_ENTRIES


def _chain(stream: str, count: int, at: int) -> Iterator[Entry]:
    luck, body = Random(stream), encode({"deed": {"text": "已到现场，正在处置。"}, "decision": {}})  # noqa: S311
    prev = event = ""
    for n in range(count):
        is_first = n % EVENT_ENTRIES == 0
        event = ids.uuid7(millis=at + n, random=luck.getrandbits(74)) if is_first else event
        entry = write(
            Wire(
                stream=stream, seq=n + 1, prev=prev, id=ids.uuid7(millis=at + n, random=luck.getrandbits(74)), kind="event",
                subject=event, after=() if is_first else (prev,), hlc=(at + n) << 16, wall=at + n, actor="p", verb="note",
                body=body,
            )
        )  # fmt: skip
        prev = entry.hash
        yield entry


# --- the same in PostgreSQL ------------------------------------------------------------------------------------------


def pour(file: Path, url: str) -> None:
    """All rows of the file into an empty database."""
    database = Database(url)
    database.make_tables()
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as source, database.writing() as target:
        for table in metadata.sorted_tables:
            if table is entry_table:
                _pour_entries(database, source, target)
            elif rows := [dict(row._mapping) for row in source.execute(select(table))]:
                target.execute(insert(table), rows)
    engine.dispose()
    database.close()


def _pour_entries(database: Database, source: Connection, target: Connection) -> None:
    filler = Pourer(database, entry_table)
    rows = source.execution_options(yield_per=CHUNK).execute(select(entry_table))
    for some in rows.partitions():
        filler.fill(target, [tuple(row) for row in some])
