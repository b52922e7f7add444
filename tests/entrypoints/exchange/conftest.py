"""A seat that was joined to a hub by hand, and a line to it that says what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from commandroom.base.clock import FixedClock
from commandroom.base.disk import machine_mark
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.messages import Answer, Ask, Hello, SummaryAnswer, SummaryAsk
from commandroom.domain.journal import millis
from commandroom.entrypoints.exchange.home import HomeExchanging
from commandroom.entrypoints.exchange.identity import KEY_NAME
from commandroom.entrypoints.opening import Start
from commandroom.store.exchange import peers
from commandroom.store.exchange.peers import PeerFacts
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keyholding import KeyHolding
from commandroom.sync.keys import DeviceKeys
from commandroom.sync.line import HttpLine
from commandroom.usecases.room import Room
from tests.center.databases import db_url, postgresql
from tests.center.world import World
from tests.entrypoints.exchange.seats import Township
from tests.room import MORNING, room_in

__all__ = ["db_url", "postgresql"]
URL = "https://hub.example:8443"


@dataclass
class StubLine:
    """Answers that it holds the same, or what it is told; counts who calls."""

    fault: Fault | None = None
    hellos: int = 0
    calls: int = 0
    offset: int = 0

    def hello(self) -> Hello | Fault:
        """Who answers."""
        self.hellos += 1
        return self.fault or Hello(server_time=0)

    def call(self, ask: Ask) -> Answer | Fault:
        """The same is held here."""
        self.calls += 1
        assert isinstance(ask, SummaryAsk)
        return self.fault or SummaryAnswer(ask.digest, same=True)

    def close(self) -> None:
        """Nothing to close."""


@dataclass
class Joined:
    """The seat."""

    room: Room
    clock: FixedClock
    home: HomeExchanging
    line: StubLine = field(default_factory=StubLine)

    @property
    def store(self) -> SeatStore:
        """Its store."""
        assert isinstance(self.room.store, SeatStore)
        return self.room.store

    def peer(self) -> PeerFacts:
        """The hub as the seat knows it."""
        with self.store.database.reading() as connection:
            (found,) = peers.all_of(connection)
        return found


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Joined]:
    clock = FixedClock(MORNING)
    room = room_in(tmp_path, Start("临溪镇", "330299104", practice=True), clock)
    store = room.store
    assert isinstance(store, SeatStore)
    KeyHolding(tmp_path, machine=machine_mark(), pin="1234").keep("keys", DeviceKeys.fresh())
    store.set_local(KEY_NAME, "keys")
    facts = PeerFacts(url=URL, role="room-hub", name="交换机", device="d", place="330299104", seat="A", ca="", fingerprint="",
                      roots={}, period=15, joined_at=millis(MORNING))  # fmt: skip
    with store.database.writing() as connection:
        peers.put(connection, facts)
    home = HomeExchanging(room, store, tmp_path, clock, pin="1234")
    seat = Joined(room, clock, home)
    home._exchanger.open_line = lambda _peer, _credentials, _timeout: cast("HttpLine", seat.line)
    yield seat
    store.close()


@pytest.fixture
def township(tmp_path: Path, db_url: str) -> Iterator[Township]:
    world = World.made(tmp_path / "centre", db_url)
    made = Township(tmp_path, world)
    yield made
    made.close()
    made.world.close()
