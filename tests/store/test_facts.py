"""What events contribute to the figures, as rows: kept with the event, compared, made anew, brought into older files."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from commandroom.entrypoints.opening import open_room
from commandroom.store import local, migrating
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import Kpi, KpiSheet
from tests.room import OTHER, Bench

ALL = "SELECT * FROM fact ORDER BY kind, at, row, n"


def rows(store: SeatStore) -> list[Any]:
    with store.database.reading() as connection:
        found: list[Any] = connection.execute(ALL).fetchall()
    return found


def figures(bench: Bench) -> KpiSheet:
    return bench.room.ask(Kpi(date(2026, 3, 1), date(2026, 3, 31), bench.clock.moment, "unit"))


def test_a_rebuild_makes_the_same_rows(store: SeatStore, bench: Bench) -> None:
    bench.closed()
    bench.suspended(office=OTHER)
    bench.escalated()
    before = rows(store)

    store.rebuild()

    assert len(before) > 20
    assert rows(store) == before


def test_what_is_taken_back_contributes_nothing_any_more(store: SeatStore, bench: Bench) -> None:
    number = bench.signed()
    before = rows(store)
    bench.feed_back(number)
    assert rows(store) != before

    bench.act("withdraw", number, by=bench.head(number), target=bench.event(number).heads[0])

    assert rows(store) == before


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM fact WHERE row = 2 AND kind = 1",
        "UPDATE fact SET num = 1 - num WHERE row = 2 AND kind = 4",
        "UPDATE fact SET unit = 'party' WHERE row = 2 AND kind = 11",
        "UPDATE fact SET at = at + 1 WHERE row = 2 AND kind = 25",
    ],
)
def test_rows_that_say_something_else_are_named_by_their_event(
    store: SeatStore, bench: Bench, damage: str
) -> None:
    bench.closed()
    number = bench.closed()
    with store.database.writing() as connection:
        connection.execute(damage)

    assert store.verify().problems == (f"event {number}: figures differ from its entries",)

    store.rebuild()
    assert store.verify().problems == ()


def test_rows_of_no_event_are_found(store: SeatStore, bench: Bench) -> None:
    bench.closed()
    with store.database.writing() as connection:
        connection.execute("INSERT INTO fact (kind, at, row, n, num, more) VALUES (1, 5, 77, 0, 1, 0)")

    assert store.verify().problems == ("figures: rows belong to no event (77)",)


@pytest.mark.parametrize("older", ["tables", "fold"])
def test_a_store_of_an_older_program_has_its_figures_when_it_is_opened(bench: Bench, older: str) -> None:
    bench.closed()
    bench.suspended(office=OTHER)
    before = figures(bench)
    store = bench.room.store
    assert isinstance(store, SeatStore)
    if older == "tables":
        migrating.downgrade(store.database, "0003")
    else:
        with store.database.writing() as connection:
            connection.execute("DELETE FROM fact")
            local.put(connection, local.FOLD, "1")
    store.close()

    bench.room = open_room(bench.home, clock=bench.clock)

    assert figures(bench) == before
    assert bench.room.store.verify().problems == ()
    bench.room.store.close()
