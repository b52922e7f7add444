"""Real stores in temporary folders."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commandroom.base.clock import FixedClock
from commandroom.entrypoints.opening import STORE, enrol, practice_staff, shipped
from commandroom.store.journal import KIND_ROOM
from commandroom.store.opening import Founding, create_store, join_store, open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import RoomFacts
from commandroom.usecases.room import Room
from tests.room import LEADER, MORNING, Bench

Damage = Callable[..., None]


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice room that was founded and closed, to be copied: its people take a moment to enrol."""
    folder = tmp_path_factory.mktemp("founded")
    bench_in(folder).room.store.close()
    return folder


@pytest.fixture
def bench(founded: Path, tmp_path: Path) -> Iterator[Bench]:
    """A practice room with somebody for every role."""
    shutil.copytree(founded, tmp_path / "a")
    clock = FixedClock(MORNING)
    store = open_store(tmp_path / "a" / STORE, shipped=shipped(), clock=clock)
    room = Room(store, clock, practice=True, alerts=store, room_id=store.ask(RoomFacts()).room)
    yield Bench(room, clock, tmp_path / "a")
    store.close()


def bench_in(folder: Path, *, suite: str = "sha256") -> Bench:
    """The first seat of a practice room in a folder."""
    clock = FixedClock(MORNING)
    founding = Founding(name="练习镇", code="330299104", suite=suite, practice=True)
    store = create_store(folder / STORE, founding=founding, seat="A", shipped=shipped(), clock=clock)
    room = Room(store, clock, practice=True, alerts=store, room_id=store.ask(RoomFacts()).room)
    enrol(room, practice_staff())
    store.set_local("operator", LEADER)
    return Bench(room, clock, folder)


@pytest.fixture
def store(bench: Bench) -> SeatStore:
    """The store of that room."""
    assert isinstance(bench.room.store, SeatStore)
    return bench.room.store


@pytest.fixture
def joined(bench: Bench, tmp_path: Path) -> Iterator[Callable[[str], Bench]]:
    """Makes further seats of the same room, which know its people."""
    made: list[Bench] = []

    def join(letter: str) -> Bench:
        seat = join_in(tmp_path / letter, bench, letter)
        made.append(seat)
        return seat

    yield join
    for seat in made:
        seat.room.store.close()


def join_in(folder: Path, first: Bench, letter: str) -> Bench:
    """A seat of the same room in a folder of its own."""
    entries = first.room.store.export_entries()
    genesis = next(entry for entry in entries if entry.kind == KIND_ROOM)
    clock = FixedClock(first.clock.moment)
    store = join_store(folder / STORE, genesis=genesis, seat=letter, shipped=shipped(), clock=clock)
    store.receive(entry for entry in entries if entry.kind != "event")
    store.set_local("operator", first.room.store.local("operator"))
    return Bench(Room(store, clock, practice=True, room_id=first.room.room_id), clock, folder)


def reopened(bench: Bench, *, clock: FixedClock | None = None) -> SeatStore:
    """The store of a bench opened once more, after it was closed."""
    return open_store(bench.home / STORE, shipped=shipped(), clock=clock or FixedClock(MORNING))


def fixed_random(seed: int = 7) -> Callable[[int], bytes]:
    """Bytes that are the same in every run."""
    source = random.Random(seed)  # noqa: S311 - not for secrets
    return source.randbytes


def tamper(store: SeatStore, statement: str, *values: object) -> None:
    """What no program of ours does: change the file's rows from outside."""
    connection = store.database.connect()
    for trigger in ("entry_is_never_updated", "entry_is_never_deleted"):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    connection.execute(statement, values)
    connection.close()


def bytes_of(folder: Path) -> bytes:
    """Everything that lies in the files of a store."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())
