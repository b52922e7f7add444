"""A room in earnest: a leader who keeps the accounts, an intake desk, a security administrator who comes later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from commandroom.base.clock import FixedClock
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.passwords import Cost
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.interop.catalogs import common_passwords, shipped_signin
from commandroom.store.seat_store import SeatStore
from commandroom.store.vault import StoreVault
from commandroom.usecases.commands import FirstPassword
from commandroom.usecases.room import Room
from commandroom.usecases.secret import Secret
from tests.room import MORNING, Bench

LEADER, INTAKE, HEAD = "s-leader", "s-intake", "s-head"
PASSWORD = "三月初十 挂桂花"  # noqa: S105 - of a room that lives as long as its test
_ROOM = UnitId("room")
STAFF = (
    Person(id=PersonId(LEADER), name="方岚", unit=_ROOM, roles=(Role.SHIFT_LEADER, Role.DEPUTY)),
    Person(id=PersonId(INTAKE), name="江小鱼", unit=_ROOM, roles=(Role.INTAKE,)),
    Person(id=PersonId(HEAD), name="石大山", unit=UnitId("development"), roles=(Role.OFFICE_HEAD,)),
)


def cheapen(room: Room) -> Room:
    """The same room, whose hashes cost next to nothing: the rules are tested here, not the hash."""
    cost = Cost(memory_kib=8, rounds=1, lanes=1)
    assert isinstance(room.store, SeatStore)
    room.vault = StoreVault(room.store, lambda: replace(shipped_signin(), cost=cost), common_passwords)
    return room


@pytest.fixture(scope="session")
def earnest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a room in earnest whose leader has a password; to be copied."""
    home = tmp_path_factory.mktemp("earnest") / "home"
    room = create_room(home, Start("临溪镇", "330299104"), clock=FixedClock(MORNING), persons=STAFF)
    cheapen(room).perform(FirstPassword(LEADER, Secret(PASSWORD)))
    room.store.close()
    return home


@pytest.fixture
def bench(earnest: Path, tmp_path: Path) -> Iterator[Bench]:
    """That room, opened."""
    home = shutil.copytree(earnest, tmp_path / "home")
    clock = FixedClock(MORNING)
    room = cheapen(open_room(home, clock=clock))
    yield Bench(room, clock, home)
    room.store.close()
