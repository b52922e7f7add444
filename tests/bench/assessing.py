"""The assessment of a month by unit, what it takes to open a frozen one, and the month replayed by another limit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

from commandroom.entrypoints.benches import Result, pairs
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.commands import FreezeMonth
from commandroom.usecases.queries import Assess, Assessed, Replay
from commandroom.usecases.room import Room
from tests.bench.rooms import END

ASSESS_S, FROZEN_MS, REPLAY_S = 2.0, 50.0, 3.0
_MONTH = date(2026, 10, 1)
_BUSIEST = "SELECT category FROM event GROUP BY category ORDER BY count(*) DESC LIMIT 1"


def assessing(room: Room, events: int) -> Iterator[Result]:
    """All three; the month stays frozen in the room that is kept, which only the first run writes."""
    assert isinstance(room.store, SeatStore)
    with closing(room.store.database.connect()) as bare:
        category = str(bare.execute(_BUSIEST).fetchone()[0])
    room.perform(FreezeMonth(_MONTH, "unit", actor="system"))
    live, frozen = pairs(
        lambda: room.ask(Assess(_MONTH, "unit", END)), lambda: room.ask(Assessed(_MONTH, "unit")), rounds=3
    )
    replayed, _ = pairs(lambda: room.ask(Replay(_MONTH, ((category, "3wd"),), END)), lambda: None, rounds=3)
    yield Result(f"assess_month_by_unit_{events}", live, "s", ASSESS_S, must=1.0)
    yield Result(f"frozen_month_opens_{events}", frozen * 1000, "ms", FROZEN_MS, must=1.0)
    yield Result(f"replay_month_by_unit_{events}", replayed, "s", REPLAY_S, must=1.0)
