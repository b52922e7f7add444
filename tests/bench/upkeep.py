"""One deed, the whole rebuilt, the whole verified: each on a copy of the filled room, beside what it must reach."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from sqlcipher3 import dbapi2

from commandroom.base.clock import FixedClock
from commandroom.base.paths import STORE
from commandroom.domain.event.state import State
from commandroom.entrypoints.benches import Result, seconds
from commandroom.entrypoints.opening import open_room
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import Verification
from commandroom.usecases.room import Room
from tests.bench.importing import importing
from tests.bench.rooms import END

DEED_MS, DEED_TIMES_BARE, DEED_TIMES_SMALL = 3.0, 25.0, 1.3
REBUILT_PER_S, VERIFIED_PER_S = 20_000.0, 15_000.0
SMALL = 1000
_DEEDS = 200
MANY = 200_000
"""From here on the whole store is looked through once: it takes minutes."""


@contextmanager
def copied(home: Path) -> Iterator[Path]:
    """A copy of a home, brought down to the disk and thrown away afterwards, on the same file system."""
    folder = Path(tempfile.mkdtemp(prefix="copy-", dir=home.parent))
    try:
        copy = folder / "home"
        shutil.copytree(home, copy)
        os.sync()
        yield copy
    finally:
        shutil.rmtree(folder)


def upkeep(home: Path, small: Path, events: int) -> Iterator[Result]:
    """All of it, the deeds first: they need the room as it was built."""
    with copied(home) as copy:
        with copied(small) as other:
            yield from _deeds(copy, other, events)
        yield from importing(copy, events)
        room = open_room(copy, clock=FixedClock(END))
        found: list[Verification] = []
        taken = min(
            seconds(lambda: found.append(room.store.verify())) for _ in range(1 if events > MANY else 2)
        )
        entries = found[0].entries
        yield _rate("verify_entries_per_s", events, entries / taken, VERIFIED_PER_S)
        taken = seconds(room.store.rebuild)
        yield _rate("rebuild_entries_per_s", events, entries / taken, REBUILT_PER_S)
        room.store.close()


def _rate(name: str, events: int, value: float, least: float) -> Result:
    return Result(f"{name}_{events}", value, "entries/s", least, 1.0, is_rate=True)


# --- one deed --------------------------------------------------------------------------------------------------------


def _deeds(home: Path, small: Path, events: int) -> Iterator[Result]:
    """Reports of progress, each on another event or on one long not asked for; in turn in both rooms and bare."""
    rooms = [open_room(place, clock=FixedClock(END)) for place in (home, small)]
    ours, theirs = (_reports(room, place) for room, place in zip(rooms, (home, small), strict=True))
    with _bare(home, _written(home)) as commit:
        taken = [(seconds(next(ours)), seconds(next(theirs)), seconds(commit)) for _ in range(_DEEDS)]
    for room in rooms:
        room.store.close()
    one, other, bare = (median(column) * 1000 for column in zip(*taken, strict=True))
    yield Result(f"deed_p50_ms_{events}", one, "ms", DEED_MS, must=1.0)
    yield Result(f"deed_p50_beside_bare_commit_{events}", one, "ms", bare, must=DEED_TIMES_BARE)
    yield Result(f"deed_p50_beside_{SMALL}_events_{events}", one, "ms", other, must=DEED_TIMES_SMALL)


def _reports(room: Room, home: Path) -> Iterator[Callable[[], object]]:
    """Deeds to come: loaded, decided, journaled, folded, put into the index."""
    with dbapi2.connect(f"file:{home / STORE}?mode=ro", uri=True) as connection:
        query = "SELECT number, lead FROM event WHERE state = ? ORDER BY row"
        rows = connection.execute(query, (State.IN_PROGRESS.value,)).fetchall()
    count = 0
    while True:
        number, lead = rows[count * 7 % len(rows)]
        count += 1
        deed = Act("progress", number, {"text": f"已到现场，第{count}次"}, actor=f"t-{lead}-head")
        yield partial(room.perform, deed)


def _written(home: Path) -> int:
    """How many bytes an entry and the event after it have, of those in progress."""
    with dbapi2.connect(f"file:{home / STORE}?mode=ro", uri=True) as connection:
        body = "SELECT avg(length(body)) FROM snapshot JOIN event USING (row) WHERE state = ?"
        event = connection.execute(body, (State.IN_PROGRESS.value,)).fetchone()[0]
        entry = connection.execute(
            "SELECT avg(length(raw)) FROM (SELECT raw FROM entry LIMIT 1000)"
        ).fetchone()[0]
    return int(event + entry)


@contextmanager
def _bare(home: Path, size: int) -> Iterator[Callable[[], object]]:
    """One durable insert of as many bytes, in a file that holds nothing else, on the same disk."""
    connection = dbapi2.connect(str(home / "bare.db"), isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE entry (raw BLOB)"):
        connection.execute(statement)
    yield lambda: connection.execute("INSERT INTO entry VALUES (?)", (os.urandom(size),))
    connection.close()
