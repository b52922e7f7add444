"""The figures of a month by unit, and of a year by month, each beside the bare SQL counts of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from commandroom.domain.figures.period import Period
from commandroom.entrypoints.benches import Result, pairs
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import Kpi, KpiEvents
from commandroom.usecases.room import Room
from tests.bench.rooms import END

MONTH_MS, MONTH_TIMES_BARE, YEAR_S, BEHIND_MS = 300.0, 4.0, 2.0, 300.0
_MONTH = (date(2026, 10, 1), date(2026, 10, 31))
_YEAR = (date(2025, 11, 1), date(2026, 10, 31))
_BARE = (
    "SELECT f.kind, e.lead, count(*), sum(f.num), sum(f.more) FROM fact f JOIN event e ON e.row = f.row "
    "WHERE f.kind IN ({kinds}) AND f.at >= ? AND f.at < ? AND e.category <> '9902' GROUP BY 1, 2"
)


def figuring(room: Room, events: int) -> Iterator[Result]:
    """Both speeds, and how long it takes to open the events behind a figure."""
    assert isinstance(room.store, SeatStore)
    with closing(room.store.database.connect()) as bare:
        month, peer = pairs(lambda: room.ask(Kpi(*_MONTH, END, "unit")), lambda: _counted(bare, _MONTH))
        year, _ = pairs(lambda: room.ask(Kpi(*_YEAR, END, "month")), lambda: _counted(bare, _YEAR), rounds=3)
        behind, _ = pairs(lambda: room.ask(KpiEvents("K8", *_MONTH, END)), lambda: None, rounds=3)
    yield Result(f"kpi_month_by_unit_{events}", month * 1000, "ms", MONTH_MS, must=1.0)
    yield Result(
        f"kpi_month_by_unit_beside_bare_{events}", month * 1000, "ms", peer * 1000, must=MONTH_TIMES_BARE
    )
    yield Result(f"kpi_year_by_month_{events}", year, "s", YEAR_S, must=1.0)
    yield Result(f"kpi_events_behind_{events}", behind * 1000, "ms", BEHIND_MS, must=1.0)


def _counted(bare: Any, days: tuple[date, date]) -> list[Any]:
    """What somebody would type who knows the tables: one count over the month's rows, by kind and unit."""
    period = Period(*days, END)
    kinds = ",".join(str(kind) for kind in range(1, 26))
    rows: list[Any] = bare.execute(_BARE.format(kinds=kinds), (period.since, period.until)).fetchall()
    return rows
