"""A county with two townships: real stores, an exchange that gives each side what the table of scopes lets it have."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from commandroom.base.clock import FixedClock
from commandroom.domain.event.state import Event
from commandroom.domain.exchange.streams import Device, Role, may_pull, parsed
from commandroom.entrypoints.exchange.catchingup import catch_up
from commandroom.entrypoints.exchange.moving import settle_transfers
from commandroom.entrypoints.exchange.sharing import share_reported
from commandroom.entrypoints.opening import STORE, Start, create_room, shipped
from commandroom.store.journal import KIND_ROOM
from commandroom.store.opening import join_store, open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend
from commandroom.usecases.dayfigures import tell_figures
from commandroom.usecases.deeds import COUNTY as COUNTY_SETTING
from commandroom.usecases.queries import EventDetail, RoomFacts
from commandroom.usecases.room import Room
from tests.room import MORNING, Bench

COUNTY, LINXI, SHANHE = "330299", "330299104", "330299105"
NAMES = {COUNTY: "临溪县", LINXI: "临溪镇", SHANHE: "山河镇"}


@dataclass(slots=True)
class Side(Bench):
    """A desk of a township or of the county, and what it is entitled to."""

    device: Device

    @property
    def store(self) -> SeatStore:
        """Its store."""
        assert isinstance(self.room.store, SeatStore)
        return self.room.store

    def does(self, verb: str, event: str = "", *, by: str = "shift_leader", **data: Any) -> Changes:
        """A deed by somebody of this side, named by the role."""
        return self.act(verb, event, by=self.person(by), **data)

    def person(self, role: str) -> str:
        """The person of a role here."""
        return f"{COUNTY}.t-{role}" if self.device.place == COUNTY else f"t-{role}"

    def texts(self, number: str) -> str:
        """Everything that the event's page could show here."""
        return repr(self.room.ask(EventDetail(number)))

    def events(self) -> list[Event]:
        """Every event that this side knows, folded."""
        found = {e.subject for e in self.store.export_entries() if e.kind == "event"}
        return [self.event(subject) for subject in sorted(found)]

    def is_sound(self) -> bool:
        """Whether its caches are what its journal makes."""
        return self.store.verify().problems == ()


@dataclass(slots=True)
class County:
    """Everybody, with one clock."""

    clock: FixedClock
    here: Side
    here_too: Side
    there: Side
    desk: Side

    @property
    def sides(self) -> tuple[Side, ...]:
        """All of them."""
        return (self.here, self.here_too, self.there, self.desk)

    def later(self, **span: float) -> None:
        """Let time pass for all."""
        self.here.later(**span)

    def level(self, *sides: Side) -> None:
        """Exchange among these (all, when none is named) until nothing is new."""
        among = sides or self.sides
        for _ in range(3):
            for giver in among:
                share_reported(giver.room, giver.store)
                catch_up(giver.room, giver.store)
                tell_figures(giver.room)
                settle_transfers(giver.room, giver.store)
            for giver in among:
                entries = giver.store.export_entries()
                for taker in among:
                    if taker is not giver:
                        give(entries, taker)


def give(entries: Any, taker: Side) -> None:
    """Those entries that the taker is entitled to."""
    streams = {name: parsed(name) for name in {entry.stream for entry in entries}}
    mine = {name for name, stream in streams.items() if stream and may_pull(taker.device, stream)}
    taker.store.receive([entry for entry in entries if entry.stream in mine])


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three rooms, founded once and copied for each test."""
    folder = tmp_path_factory.mktemp("county")
    for code, name in NAMES.items():
        kind = "county" if code == COUNTY else "general"
        seat = "C" if code == COUNTY else "A"
        start = Start(name=name, code=code, kind=kind, seat=seat, practice=True)
        room = create_room(folder / code, start, clock=FixedClock(MORNING))
        if code != COUNTY:
            room.perform(Amend("setting", COUNTY_SETTING, {"value": COUNTY}, actor="system"))
        room.store.close()
    return folder


def _opened(founded: Path, folder: Path, code: str, clock: FixedClock) -> Side:
    shutil.copytree(founded / code, folder / code)
    store = open_store(folder / code / STORE, shipped=shipped(), clock=clock)
    room = Room(store, clock, practice=True, alerts=store, room_id=store.ask(RoomFacts()).room)
    role = Role.COUNTY if code == COUNTY else Role.SEAT
    return Side(room, clock, folder / code, Device(code, role, code, "C" if code == COUNTY else "A"))


def _second(first: Side, folder: Path, clock: FixedClock, letter: str = "B") -> Side:
    entries = first.store.export_entries()
    genesis = next(entry for entry in entries if entry.kind == KIND_ROOM)
    store = join_store(folder / STORE, genesis=genesis, seat=letter, shipped=shipped(), clock=clock)
    store.receive(entries)
    store.set_local("operator", first.store.local("operator"))
    room = Room(store, clock, practice=True, alerts=store, room_id=first.room.room_id)
    return Side(room, clock, folder, Device(letter, first.device.role, first.device.place, letter))


@contextmanager
def _neighbours(founded: Path, folder: Path) -> Iterator[County]:
    clock = FixedClock(MORNING)
    here, there, desk = (_opened(founded, folder, code, clock) for code in (LINXI, SHANHE, COUNTY))
    here_too = _second(here, folder / "second", clock)
    made = County(clock, here, here_too, there, desk)
    try:
        yield made
    finally:
        for side in made.sides:
            side.store.close()


@pytest.fixture
def county(founded: Path, tmp_path: Path) -> Iterator[County]:
    """Two seats of 临溪镇, one of 山河镇, a desk of the county."""
    with _neighbours(founded, tmp_path) as made:
        yield made


Neighbours = Callable[[], AbstractContextManager[County]]


@pytest.fixture(scope="session")
def neighbours(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Neighbours:
    """Makes as many counties as a test draws."""
    return lambda: _neighbours(founded, tmp_path_factory.mktemp("drawn"))


@pytest.fixture
def desk_too(county: County, tmp_path: Path) -> Iterator[Side]:
    """A second desk of the county."""
    made = _second(county.desk, tmp_path / "desk-too", county.clock, "D")
    yield made
    made.store.close()


Reported = Callable[..., str]


@pytest.fixture
def reported(county: County) -> Reported:
    """Reports an event up at 临溪镇 and lets everybody know; returns its number."""

    def report(**changes: Any) -> str:
        number = county.here.accepted(**({"urgency": "特急"} | changes))
        county.here.escalate(number)
        county.level()
        return number

    return report
