"""A township at the end of a bad line: what 500 deeds that wait take, with the product's own seat and centre.

64 kbit/s each way, 800 ms there and back, one segment in twenty lost (`tests.bench.wire`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.exchange.home import HomeExchanging
from commandroom.entrypoints.exchange.late import LateExchanging
from commandroom.entrypoints.opening import Start, create_room
from commandroom.usecases.commands import Act
from commandroom.usecases.room import Room
from tests.bench.exchanging import COUNTY, FORM, LEADER, TOWN
from tests.bench.wire import Quality, Wire, wire
from tests.journeys.centre import serving

ENTRIES, NOTES = 500, 4
MOST_SECONDS = 60.0
SEEDS = (1, 2, 3)
BITS, TRIP, LOSS = 64_000.0, 0.8, 0.05


def slowline(build: Path) -> Iterator[Result]:
    """Three times, each with other segments lost: the longest counts."""
    build.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=build) as name,
        serving(Path(name) / "centre", name="县中心", code=COUNTY) as centre,
        wire(centre.port) as line,
    ):
        room = create_room(Path(name) / "a", Start("临溪镇", TOWN, practice=True))
        home = _home(room)
        home.join(f"https://localhost:{line.port}", centre.invite(TOWN, "A"))
        home.now()
        taken, moved = [], []
        for seed in SEEDS:
            _work(room)
            line.become(Quality(BITS, TRIP, LOSS, seed))
            before = line.moved
            taken.append(_given(home, line))
            moved.append(line.moved - before)
            line.become(Quality())
        room.store.close()
    yield Result(f"slow_line_{ENTRIES}_waiting", max(taken), "s", MOST_SECONDS, must=1.0)
    at_best = max(moved) * 8 / BITS
    yield Result(f"slow_line_{ENTRIES}_beside_its_bytes_alone", max(taken), "s", at_best)


def _home(room: Room) -> HomeExchanging:
    assert isinstance(room.exchanging, LateExchanging)
    return room.exchanging.home()


def _work(room: Room) -> None:
    """Events with their notes, as a room writes them down while the line is down."""
    for _ in range(ENTRIES // (NOTES + 1)):
        number = room.perform(Act("register", data=FORM, actor=LEADER)).number
        for n in range(NOTES):
            room.perform(
                Act("note", number, {"text": f"第{n + 1}次联系，路灯所已派人到场查看。"}, actor=LEADER)
            )


def _given(home: HomeExchanging, line: Wire) -> float:
    """One exchange; the seconds that it took. All is given by it, whatever the line does."""
    lost = line.lost
    found = home.now()
    assert found.faults == ()
    assert found.pushed >= ENTRIES
    assert line.lost > lost
    return found.seconds
