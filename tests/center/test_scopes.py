"""The table of scopes, cell by cell: each role, each kind of stream, of its own place and of others."""

from __future__ import annotations

import pytest

from commandroom.domain.exchange.answering import NOT_YOURS
from commandroom.domain.exchange.messages import BlocksAnswer, BlocksAsk, Part, PushAnswer, PushAsk
from commandroom.domain.exchange.streams import Role
from commandroom.domain.journal import Entry
from tests.center.conftest import MakeWorld
from tests.center.world import COUNTY_CODE, OTHER_TOWNSHIP, TOWNSHIP, Guest, World, chain

OWN, NEXT, COUNTY = f"{TOWNSHIP}/A.1", f"{OTHER_TOWNSHIP}/A.1", f"{COUNTY_CODE}/C.1"
STREAMS = {
    "own": OWN,
    "own shared": f"{OWN}/x:e1",
    "own figures": f"{OWN}/d:figures",
    "neighbour": NEXT,
    "neighbour shared": f"{NEXT}/x:e2",
    "neighbour figures": f"{NEXT}/d:figures",
    "county": COUNTY,
    "county for me": f"{COUNTY}/x:{TOWNSHIP}:e1",
    "county for neighbour": f"{COUNTY}/x:{OTHER_TOWNSHIP}:e2",
}
TABLE = {
    ("seat", TOWNSHIP): {"own", "own shared", "own figures", "county for me"},
    ("hub", TOWNSHIP): {"own", "own shared", "own figures", "county for me"},
    ("county", COUNTY_CODE): {
        "county", "county for me", "county for neighbour", "own shared", "own figures", "neighbour shared",
        "neighbour figures",
    },
}  # fmt: skip


class Town:
    """Everybody, and every stream filled by its writer."""

    def __init__(self, world: World) -> None:
        a = world.joined(TOWNSHIP, "A")
        b = world.joined(OTHER_TOWNSHIP, "A")
        c = world.joined(COUNTY_CODE, "C", Role.COUNTY)
        self.writers = {TOWNSHIP: a, OTHER_TOWNSHIP: b, COUNTY_CODE: c}
        self.askers = {
            "seat": world.joined(TOWNSHIP, "B"),
            "hub": world.joined(TOWNSHIP, "H", Role.HUB),
            "county": world.joined(COUNTY_CODE, "D", Role.COUNTY),
        }
        self.entries: dict[str, list[Entry]] = {}

    def writer(self, name: str) -> Guest:
        """Who writes a stream."""
        return self.writers[STREAMS[name].partition("/")[0]]

    def fill(self) -> None:
        """Bring one entry of each."""
        for name, stream in STREAMS.items():
            self.entries[name] = chain(stream, 1)
            assert self.writer(name).push(self.entries[name]).refused == ()


@pytest.fixture
def town(world: World) -> Town:
    return Town(world)


def test_every_cell_of_what_may_be_taken(town: Town) -> None:
    town.fill()

    for (asker, _), entitled in TABLE.items():
        guest = town.askers[asker]
        seen = {name for name, stream in STREAMS.items() if guest.pull(stream)[stream]}
        summed = {name for name, stream in STREAMS.items() if stream in guest.summary().sums}
        assert (asker, seen, summed) == (asker, entitled, entitled)
        for name, stream in STREAMS.items():
            blocks = guest.call(BlocksAsk(stream))
            assert isinstance(blocks, BlocksAnswer)
            assert bool(blocks.blocks) == (name in entitled)


@pytest.mark.parametrize("asker", ["seat", "hub", "county"])
def test_every_cell_of_what_may_be_brought(town: Town, asker: str) -> None:
    (entitled,) = [cell for (name, _), cell in TABLE.items() if name == asker]
    parts: list[Part] = [town.writer(name).part(chain(stream, 1)) for name, stream in STREAMS.items()]

    answer = town.askers[asker].call(PushAsk(tuple(parts)))

    assert isinstance(answer, PushAnswer)
    refused = {one.stream for one in answer.refused}
    assert {one.reason for one in answer.refused} == {NOT_YOURS}
    assert refused == {stream for name, stream in STREAMS.items() if name not in entitled}
    assert set(answer.sums) == {stream for name, stream in STREAMS.items() if name in entitled}


def test_a_hub_of_a_room_holds_nothing_of_others(make_world: MakeWorld) -> None:
    hub = make_world(role="room-hub", place=TOWNSHIP)
    seat = hub.joined(TOWNSHIP, "A")

    answer = seat.call(PushAsk((seat.part(chain(seat.stream, 1)), seat.part(chain(NEXT, 1)))))

    assert isinstance(answer, PushAnswer)
    assert [(one.stream, one.reason) for one in answer.refused] == [(NEXT, NOT_YOURS)]
