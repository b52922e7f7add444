"""How many open events each choice of the board's filters would leave."""

from __future__ import annotations

from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, ShareCounts, Shares
from tests.room import Bench


def shares(bench: Bench, store: SeatStore, **query: object) -> ShareCounts:
    return store.ask(Shares(BoardQuery(**query), bench.clock.moment))  # type: ignore[arg-type]


def listed(bench: Bench, store: SeatStore, *where: tuple[str, str]) -> int:
    return store.ask(BoardIds(BoardQuery(where=where, sort="registered"), bench.clock.moment)).total


def test_each_number_is_what_the_filter_would_leave(bench: Bench, store: SeatStore) -> None:
    bench.submitted(title="电话来的")
    bench.submitted(title="上门来的", source="VISIT")
    bench.triaged(title="又上门来的", source="VISIT")
    bench.closed(title="办完的", source="VISIT")

    found = shares(bench, store).numbers

    assert found["source"]["VISIT"] == 2
    assert {key: listed(bench, store, ("source", key)) for key in found["source"]} == found["source"]
    assert {key: listed(bench, store, ("urgency", key)) for key in found["urgency"]} == found["urgency"]
    groups = {key: count for key, count in found["group"].items() if count}
    assert {key: listed(bench, store, ("group", key)) for key in groups} == groups


def test_a_filters_own_choice_does_not_narrow_its_own_numbers(bench: Bench, store: SeatStore) -> None:
    bench.submitted(title="电话来的", source="CALL")
    bench.submitted(title="上门来的", source="VISIT")

    found = shares(bench, store, where=(("source", "CALL"),)).numbers

    assert (found["source"]["CALL"], found["source"]["VISIT"]) == (1, 1)
    assert sum(found["urgency"].values()) == 1


def test_where_counting_is_dear_nothing_is_counted(bench: Bench, store: SeatStore) -> None:
    bench.closed(title="办完的")

    assert not shares(bench, store, view="all").is_known
    assert not shares(bench, store, view="done").is_known
    assert not shares(bench, store, text="办完").is_known
    assert shares(bench, store, view="open").is_known
