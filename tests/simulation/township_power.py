"""The power goes where seats and a centre exchange; nothing that a seat or the centre acknowledged is lost.

Each day seats and centre work as real processes whose disks are watched (`disk`), each with a log of its own. Each log is then
played, and at random points the power goes at that machine: the seat must hold every deed that it acknowledged and every
entry that the centre confirmed to it, the centre every entry that it confirmed. With `synchronous=NORMAL` both must lose
something, or this test could not see a loss.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from commandroom.base.clock import SystemClock, stopwatch
from commandroom.center.authority.home import CenterHome
from commandroom.center.store.schema import entry
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.sums import Sum, added
from commandroom.domain.journal import read
from commandroom.entrypoints.opening import open_room
from tests.room import Bench
from tests.simulation.power import CUT, FULL, NORMAL, Census, Cuts, played
from tests.simulation.promises import START_SECONDS, BrokenPromiseError, need
from tests.simulation.township_nest import Nest, nested
from tests.simulation.township_people import CENTRE, SEATS
from tests.simulation.township_town import Founded, at_work, found
from tests.simulation.township_work import SeatClock

DEEDS = 25
CUTS_A_LOG = 40
CONTROL_CUTS = 15
KINDS = ("deed", "push", "pull", "KeepParts")
"""At what a machine is when its power goes; a centre at the second and third."""


@dataclass(slots=True)
class Promises:
    """What one machine has promised, and what it is at, as its log tells."""

    name: str
    entries: set[str] = field(default_factory=set)
    under: Counter[str] = field(default_factory=Counter)

    def hear(self, mark: str, words: str) -> None:
        """One mark of the log."""
        if mark in {"+", "-"}:
            self.under[words] += 1 if mark == "+" else -1
        elif mark in {"A", "C"}:
            self.entries.update(json.loads(words)["entries"])

    def count(self, census: Census) -> None:
        """The power goes now."""
        now = [word for word, number in self.under.items() if number > 0]
        is_inside = any(word.endswith("transaction") for word in now)
        where = "inside" if is_inside else "before_answer" if {"deed", "push"} & set(now) else "between"
        census.counts[where] += 1
        census.during.update(now)
        census.counts["centre" if self.name == CENTRE else "seats"] += 1


# --- the days ---------------------------------------------------------------------------------------------------


def record(nest: Nest, founded: Founded, *, deeds: int, seed: int, manner: str) -> None:
    """One day of work, written down beside the homes; the nest's disk is watched."""
    with at_work(nest, founded, seed=seed, manner=manner, off=0) as town:
        town.lines.heal()
        for name in founded.names:
            town.start(name, log=str(_log(founded, name)), deeds=deeds, pause=0.03)
        for seat in founded.ports:
            need(nest.lives[seat].dead.wait(60), f"{seat} does not come to the end of its day")
        centre = nest.lives[CENTRE]
        centre.signal(signal.SIGHUP)
        town.until("the centre's log does not end", lambda: "E" in centre.states)
        town.need()


def _log(founded: Founded, name: str) -> Path:
    return founded.folder / f"{name}.disk"


# --- the cuts ---------------------------------------------------------------------------------------------------


def cut(
    nest: Nest, founded: Founded, cuts: int, *, deeds: int = DEEDS, seed: int = 1, manner: str = FULL
) -> Census:
    """Record as many days as are needed and cut the power so often; what was lost stands in the census."""
    luck, census = random.Random(seed), Census(kinds=KINDS)  # noqa: S311 - drawing cuts, not keys
    begun, names = stopwatch(), founded.names
    days = -(-cuts // (CUTS_A_LOG * len(names)))
    for number in range(days):
        day = founded.copied(founded.folder.with_name(f"{manner}-{number}"))
        record(nest, day, deeds=deeds, seed=seed + number, manner=manner)
        for n, name in enumerate(names, number * len(names)):
            share = cuts * (n + 1) // (days * len(names)) - cuts * n // (days * len(names))
            _cut_one(founded, day, name, Cuts(share, luck, census))
        shutil.rmtree(day.folder)
    census.seconds = stopwatch() - begun
    return census


def _cut_one(founded: Founded, day: Founded, name: str, cuts: Cuts) -> None:
    left, promises = day.folder / "found", Promises(name)
    look = _look_at_centre if name == CENTRE else _look_at_seat
    for mark, words in played(_log(day, name), founded.home(name), day.home(name), left, cuts):
        if mark != CUT:
            promises.hear(mark, words)
            continue
        promises.count(cuts.census)
        try:
            began = stopwatch()
            look(left, promises.entries)
            cuts.census.slowest = max(cuts.census.slowest, stopwatch() - began)
        except (BrokenPromiseError, RoomError) as broken:
            cuts.census.lost.append(f"cut {cuts.census.counts['cuts']} at {name}: {broken}")


def _look_at_seat(home: Path, promised: set[str]) -> None:
    """Open it as the next start does, verify it, and do one deed in it."""
    clock = SeatClock.right()
    begun = stopwatch()
    room = open_room(home, clock=clock)
    try:
        need(stopwatch() - begun < START_SECONDS, "the start takes too long")
        hashes = {one.hash for one in room.store.export_entries()}
        need(promised <= hashes, f"{len(promised - hashes)} acknowledged entries are gone")
        problems = room.store.verify().problems
        need(not problems, f"damaged: {problems[:2]}")
        Bench(room, clock, home).registered()
    finally:
        room.store.close()


def _look_at_centre(home: Path, promised: set[str]) -> None:
    """Open it as the next start does: all is there as it was hashed, and the sums say so."""
    store = CenterHome(home, SystemClock()).store()
    try:
        with store.database.reading() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
            rows = list(
                connection.execute(
                    select(entry.c.place, entry.c.stream, entry.c.seq, entry.c.hash, entry.c.raw)
                )
            )
            need(sound == "ok", f"damaged: {sound}")
            hashes = {str(row.hash) for row in rows}
            need(promised <= hashes, f"{len(promised - hashes)} acknowledged entries are gone")
            need(
                all(read(bytes(row.raw)).hash == row.hash for row in rows), "an entry is not what was hashed"
            )
            for place in {str(row.place) for row in rows}:
                mine = [row for row in rows if row.place == place]
                held, _ = store.places.held(connection, place, sorted({row.stream for row in mine}))
                need(held == _summed(mine), f"the sums of {place} are not those of its entries")
    finally:
        store.close()


def _summed(rows: list[Any]) -> dict[str, Sum]:
    by_stream: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        by_stream.setdefault(row.stream, []).append((row.seq, row.hash))
    return {stream: added(Sum(), sorted(pairs)) for stream, pairs in by_stream.items()}


def lives(
    nest: Nest, founded: Founded, cuts: int, *, deeds: int = DEEDS, seed: int = 1
) -> tuple[Census, str]:
    """The control with `synchronous=NORMAL`: its census, and where it lost nothing and must have; "" when it lost everywhere."""
    census = cut(nest, founded, cuts, deeds=deeds, seed=seed, manner=NORMAL)
    hit = {words.split(":")[0].rpartition(" ")[2] for words in census.lost if "acknowledged" in words}
    missed = [] if CENTRE in hit else [CENTRE]
    return census, ", ".join(missed if hit - {CENTRE} else [*missed, "a seat"])


def run(folder: Path, cuts: int, *, seed: int) -> int:
    """The control, then the cuts; 1 when something acknowledged was lost, or the control lost nothing."""
    with nested(folder, is_watched=True) as nest:
        founded = found(nest, folder / "founded", homes=SEATS[:2])
        control, missed = lives(nest, founded, CONTROL_CUTS * len(founded.names), seed=seed)
        sys.stdout.write(
            f"control {NORMAL}: {control.forgotten} of {control.counts['cuts']} cuts lost what was acknowledged\n"
        )
        if missed:
            sys.stdout.write(f"the control lost nothing at {missed}\n")
            return 1
        census = cut(nest, founded, cuts, seed=seed)
    sys.stdout.write(f"{census.told()}\n")
    for words in (*census.lost[:20], *(f"never happened: {name}" for name in census.lacking())):
        sys.stdout.write(f"{words}\n")
    return 1 if census.lost or census.lacking() else 0
