"""`python -m tests.simulation.flips --flips N`: one bit of the file turns over; does `verify` find it?

A flip anywhere in the file is told by what it changed, read from the file without the program: an entry of the journal,
what stands beside it for good (keys of sealed data, the room), a cache, a list of this seat alone, or nothing that
anybody can read. The first two must be found, every time; a fault is always a sentence.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.base.sentences import known_codes
from commandroom.domain.errors import RoomError
from commandroom.entrypoints.opening import STORE, open_room
from tests.room import MORNING, bench_in
from tests.simulation import disk
from tests.simulation.working import Worker, attach, batch, course, draft, erase, nobody_hears, sweep

JOURNAL, BESIDE, CACHE, SEAT, NOTHING = "journal", "keys and room", "caches", "seat's own lists", "nothing"
MUST_BE_FOUND = (JOURNAL, BESIDE)
TABLES = {
    JOURNAL: ("entry",),
    BESIDE: ("event_key", "room"),
    CACHE: ("event", "snapshot", "timer", "person_key", "attachment", "record"),
    SEAT: ("local", "serial", "checkpoint", "entry_local", "arrival", "opened", "draft", "alert", "job"),
}
UNREADABLE = "unreadable"


@dataclass(slots=True)
class Census:
    """What the flips changed, and of that what was found."""

    changed: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def told(self) -> str:
        """Each kind with how many of its flips were found."""
        kinds = (f"{kind} {self.found[kind]}/{count}" for kind, count in sorted(self.changed.items()))
        return f"{sum(self.changed.values())} flips, found: {', '.join(kinds)}"

    def lacking(self) -> tuple[str, ...]:
        """What no flip changed."""
        return tuple(kind for kind in (JOURNAL, CACHE) if not self.changed[kind])


def flip(flips: int, *, seed: int = 1) -> Census:
    """Turn over so many bits, each in a fresh copy of one home."""
    luck, census = random.Random(seed), Census()  # noqa: S311
    with disk.folder_for("flips") as name:
        founded, home = Path(name) / "founded", Path(name) / "home"
        fill(founded)
        sound = (founded / STORE).read_bytes()
        wanted = _contents(founded / STORE)
        for _ in range(flips):
            place, bit = luck.randrange(len(sound)), luck.randrange(8)
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(founded, home)
            damaged = bytearray(sound)
            damaged[place] ^= 1 << bit
            (home / STORE).write_bytes(damaged)
            _judge(home, wanted, f"byte {place} bit {bit}", census)
    return census


def fill(home: Path) -> None:
    """A few days of everything."""
    bench = bench_in(home)
    worker = Worker(bench.room, bench.clock, home, say=nobody_hears, luck=random.Random(3))  # noqa: S311
    for job in (course, batch, course, erase, sweep, draft, attach, course):
        job(worker)
    worker.room.store.close()


def _contents(path: Path) -> dict[str, Any]:
    """All rows by kind of table, read without the program and without its indexes."""
    with closing(dbapi2.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes  # what is damaged need not be text
        return {kind: tuple(_rows(connection, table) for table in tables) for kind, tables in TABLES.items()}


def _rows(connection: Any, table: str) -> Any:
    try:
        query = f"SELECT * FROM {table} NOT INDEXED"  # noqa: S608 - our own names
        rows: Any = connection.execute(query).fetchall()
    except (dbapi2.DatabaseError, UnicodeDecodeError):  # a page, or the name of a column
        return UNREADABLE
    return rows


def _judge(home: Path, wanted: dict[str, Any], where: str, census: Census) -> None:
    try:
        found = _contents(home / STORE)
        changed = next((kind for kind in TABLES if found[kind] != wanted[kind]), NOTHING)
    except dbapi2.DatabaseError:
        changed = JOURNAL  # nothing can be read at all
    census.changed[changed] += 1
    try:
        said = _said(home)
    except Exception as error:  # noqa: BLE001 - told
        census.broken.append(f"{where} ({changed}): {type(error).__name__}: {error}")
        return
    census.found[changed] += bool(said)
    if not said and changed in MUST_BE_FOUND:
        census.broken.append(f"{where}: a change of {changed} was not found")


def _said(home: Path) -> str:
    """What the program says of a home; empty when it finds nothing wrong."""
    try:
        store = open_room(home, clock=FixedClock(MORNING)).store
        try:
            problems = store.verify().problems
        finally:
            store.close()
    except RoomError as error:
        if error.code not in known_codes():
            raise
        return error.code
    return problems[0] if problems else ""


def main() -> int:
    """1 when a flip that counts was not found, a fault had no sentence, or the flips changed nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun = stopwatch()
    census = flip(asked.flips, seed=asked.seed)
    sys.stdout.write(f"{census.told()}; {stopwatch() - begun:.0f} s\n")
    for words in (*census.broken, *(f"never changed: {kind}" for kind in census.lacking())):
        sys.stdout.write(f"{words}\n")
    return 1 if census.broken or census.lacking() else 0


if __name__ == "__main__":
    raise SystemExit(main())
