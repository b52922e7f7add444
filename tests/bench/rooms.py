"""The rooms that benchmarks measure on: built once through decide and fold, verified, kept under build/."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import STORE, Start, create_room, open_room
from commandroom.interop.demo import demo_township
from commandroom.store import journal, local
from commandroom.store.engine import Database
from commandroom.usecases.demo.telling import Plot, settle
from commandroom.usecases.room import Room
from tests.bench.bulk import SEATS, YEARS, Order, fill

END = datetime(2026, 11, 22, 11, 40, tzinfo=UTC)
STAMP = "5"
READY = "ready"


def filled_room(folder: Path, events: int) -> Room:
    """A practice room with ten years of so many events; kept and opened again if one of this stamp is there."""
    home, clock = home_of(folder, events), FixedClock(END)
    if not is_ready(home):
        shutil.rmtree(home, ignore_errors=True)
        build(home, events)
    return open_room(home, clock=clock)


def home_of(folder: Path, events: int) -> Path:
    """Where the room of that size lies."""
    return folder / f"room-{events}"


def is_ready(home: Path) -> bool:
    """Whether a room of this stamp was built there to the end and verified."""
    mark = home / READY
    return mark.exists() and mark.read_text(encoding="utf-8") == STAMP


def build(home: Path, events: int) -> None:
    """Found the room, let two seats work through ten years, verify all of it."""
    found(home)
    path = home / STORE
    connection = Database(path).connect()
    seat = local.seat(connection)
    seats = [replace(seat, letter=letter) for letter in SEATS]
    orders = [
        Order(path, one, journal.tail(connection, one.stream), place, events, END)
        for place, one in enumerate(seats)
    ]
    connection.close()
    fill(path, orders)
    room = open_room(home, clock=FixedClock(END))
    problems = room.store.verify().problems
    room.store.close()
    if problems:
        raise SystemExit(f"the bench store is damaged: {problems[:3]}")
    (home / READY).write_text(STAMP, encoding="utf-8")


def found(home: Path) -> None:
    """A practice room with somebody for every role, and the villages, grids and people of the fictitious township."""
    clock = FixedClock(END - YEARS)
    room = create_room(home, Start("临溪镇", "330299104", practice=True), clock=clock)
    settle(room, demo_township(END.date()), at=clock.moment, end=Plot(END).end)
    room.store.close()
