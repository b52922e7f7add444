"""The board: which events, in which order, with which names; and how many stand in each queue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import State
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRow, BoardRows, Counts
from tests.room import COMMAND, INTAKE, MORNING, OFFICE, Bench


def rows(store: SeatStore, now: datetime, **query: object) -> tuple[BoardRow, ...]:
    vector = store.ask(BoardIds(BoardQuery(**query), now))  # type: ignore[arg-type]
    ids = np.frombuffer(vector.ids, "<i4")
    assert len(ids) == vector.total
    return store.ask(BoardRows(tuple(map(int, ids))))


def board(store: SeatStore, now: datetime, **query: object) -> list[str]:
    return [row.title for row in rows(store, now, **query)]


@pytest.fixture
def town(bench: Bench) -> Bench:
    """One event for each place in the order of urgency; the clock ends on Thursday at 15:40.

    By hand, with hours 08:30-12:00 and 13:30-17:00: acceptance 2 working hours, yellow after 82 %; signing 4 working
    hours, yellow after 70 %; category 0910 is handled within one working day of the dispatch.
    """
    bench.at("2026-03-10 09:00")
    bench.suspended(title="挂起的", days=20)
    bench.dispatched(title="昨天以前就红了")  # signing was due on the 10th at 14:30
    bench.closed(title="办完的")
    bench.at("2026-03-11 16:00")
    bench.submitted(title="没人受理")  # due on the 12th at 09:30
    bench.dispatched(title="红了一夜")  # due on the 12th at 11:30
    bench.at("2026-03-12 10:00")
    bench.dispatched(title="红了一会")  # due at 15:30
    bench.at("2026-03-12 11:00")
    bench.dispatched(title="快到期了")  # yellow from 15:18, due at 16:30
    bench.at("2026-03-12 13:40")
    bench.signed(title="刚好绿灯")  # due on the 13th at 17:00
    bench.at("2026-03-12 14:50")
    bench.triaged(title="重大事件", level="重大", tier="三级")
    bench.submitted(title="刚登记的")  # due at 16:50
    bench.at("2026-03-12 15:40")
    return bench


def test_the_order_of_urgency(town: Bench, store: SeatStore) -> None:
    assert board(store, town.clock.moment) == [
        "重大事件",
        "没人受理",
        "快到期了",
        "红了一夜",
        "红了一会",
        "刚登记的",
        "刚好绿灯",
        "挂起的",
    ]


def test_red_lights_older_than_a_day_are_counted_and_listed_apart(town: Bench, store: SeatStore) -> None:
    now = town.clock.moment

    assert store.ask(BoardIds(BoardQuery(), now)).backlog == 1
    assert board(store, now, view="backlog") == ["昨天以前就红了"]
    assert "昨天以前就红了" in board(store, now, sort="due")
    assert "昨天以前就红了" in board(store, now, view="red")
    assert "昨天以前就红了" in board(store, now, view="working")


def test_the_order_follows_the_hour_without_anything_being_written(town: Bench, store: SeatStore) -> None:
    entries = len(store.export_entries())

    later = board(store, town.clock.moment + timedelta(minutes=55))

    assert later == [
        "重大事件",
        "没人受理",
        "刚登记的",
        "红了一夜",
        "红了一会",
        "快到期了",
        "刚好绿灯",
        "挂起的",
    ]
    assert len(store.export_entries()) == entries


def test_red_and_yellow_views_hold_what_their_lamps_show(town: Bench, store: SeatStore) -> None:
    now = town.clock.moment
    running = [row for row in rows(store, now, sort="number") if row.due and row.yellow_at and not row.paused]

    red = {row.title for row in running if row.due is not None and row.due < now}
    yellow = {
        row.title
        for row in running
        if row.due is not None and row.yellow_at is not None and row.yellow_at <= now <= row.due
    }

    assert set(board(store, now, view="red")) == red
    assert set(board(store, now, view="yellow")) == yellow
    assert red == {"没人受理", "红了一夜", "红了一会", "昨天以前就红了", "重大事件"}
    assert yellow == {"快到期了"}


@pytest.mark.parametrize(
    ("view", "titles"),
    [
        ("accept", {"没人受理", "刚登记的"}),
        ("dispatch", {"重大事件"}),
        ("done", {"办完的"}),
        ("suspended", {"挂起的"}),
        ("closed", {"办完的"}),
        ("checking", set()),
        ("returned", set()),
        ("history", set()),
    ],
)
def test_a_queue_holds_its_states(town: Bench, store: SeatStore, view: str, titles: set[str]) -> None:
    assert set(board(store, town.clock.moment, view=view)) == titles


def test_all_holds_all_and_the_closed_come_last(town: Bench, store: SeatStore) -> None:
    found = board(store, town.clock.moment, view="all")

    assert len(found) == 10
    assert found[-1] == "办完的"


@pytest.mark.parametrize(
    ("where", "count"),
    [
        ({"source": "CALL"}, 10),
        ({"source": "H12345"}, 0),
        ({"severity": "重大"}, 1),
        ({"urgency": "特急"}, 1),
        ({"state": "处置中"}, 1),
        ({"state": "S55"}, 1),
        ({"lead": OFFICE, "state": "pending_sign"}, 4),
        ({"from": "2026-03-11", "to": "2026-03-11"}, 2),
        ({"from": "2026-03-12"}, 5),
        ({"to": "2026-03-10"}, 3),
        ({"category": "0910"}, 10),
        ({"group": "09"}, 10),
        ({"tier": "3"}, 1),
    ],
)
def test_filters_narrow_by_exact_values(
    town: Bench, store: SeatStore, where: dict[str, str], count: int
) -> None:
    assert len(board(store, town.clock.moment, view="all", where=tuple(where.items()))) == count


def test_mine_are_those_i_handle(bench: Bench, store: SeatStore) -> None:
    number = bench.triaged()
    unit = bench.unit(OFFICE)
    bench.act("dispatch", number, by=COMMAND, lead_office=unit, handler=f"t-{unit}-staff", requirement="到场")

    mine = rows(store, MORNING, view="mine", person=f"t-{unit}-staff")

    assert [row.number for row in mine] == [number]
    assert mine[0].handler_name.endswith("经办")
    assert board(store, MORNING, view="mine", person="") == []
    assert store.ask(Counts(MORNING, f"t-{unit}-staff")).total["mine"] == 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"view": "nothing"}, "board.view_unknown"),
        ({"sort": "colour"}, "board.sort_unknown"),
        ({"where": (("colour", "red"),)}, "board.where_unknown"),
        ({"where": (("urgency", "很急"),)}, "board.where_value"),
        ({"where": (("from", "昨天"),)}, "board.where_value"),
    ],
)
def test_a_query_that_makes_no_sense_says_what_there_is(
    store: SeatStore, query: dict[str, object], code: str
) -> None:
    with pytest.raises(WrongUseError, match=code):
        board(store, MORNING, **query)


def test_the_first_ids_come_quickly_and_say_that_there_are_more(town: Bench, store: SeatStore) -> None:
    some = store.ask(BoardIds(BoardQuery(), town.clock.moment, limit=3))
    all_of_them = store.ask(BoardIds(BoardQuery(), town.clock.moment, limit=8))

    assert (some.total, some.complete) == (3, False)
    assert (all_of_them.total, all_of_them.complete) == (8, True)
    assert all_of_them.ids.startswith(some.ids)


@pytest.mark.parametrize("query", [{}, {"view": "all", "sort": "number"}, {"text": "红了"}, {"view": "all"}])
def test_a_cut_off_vector_knows_the_total_when_it_is_asked_to_count(
    town: Bench, store: SeatStore, query: dict[str, Any]
) -> None:
    board, now = BoardQuery(**query), town.clock.moment
    whole = store.ask(BoardIds(board, now))

    cut = store.ask(BoardIds(board, now, limit=1, counted=True))

    assert (len(cut.ids), cut.complete) == (4, whole.total == 1)
    assert cut.total == whole.total >= 1
    assert whole.ids.startswith(cut.ids)


def test_rows_come_in_the_order_asked_and_vanished_ones_are_left_out(town: Bench, store: SeatStore) -> None:
    del town

    found = store.ask(BoardRows((3, 999, 1, 2)))

    assert [row.row for row in found] == [3, 1, 2]


def test_counts_agree_with_the_views(town: Bench, store: SeatStore) -> None:
    now = town.clock.moment

    found = store.ask(Counts(now))

    for queue in ("accept", "dispatch", "working", "checking", "done", "returned", "all", "suspended"):
        assert found.total.get(queue, 0) == len(board(store, now, view=queue)), queue
    assert found.total["open"] == len(board(store, now, sort="due"))
    assert found.red["open"] == len(board(store, now, view="red"))
    assert found.yellow["open"] == len(board(store, now, view="yellow"))


def test_what_waits_for_acceptance_and_was_never_opened_is_unread(bench: Bench, store: SeatStore) -> None:
    number = bench.submitted()
    assert rows(store, MORNING)[0].unread

    store.mark_read(bench.event(number).id, INTAKE)

    assert not rows(store, MORNING)[0].unread


def test_a_row_carries_names_beside_codes(bench: Bench, store: SeatStore) -> None:
    bench.dispatched()

    row = rows(store, MORNING)[0]

    assert row.state is State.PENDING_SIGN
    assert row.category == "0910"
    assert row.category_name == store.reference.policy().catalogue.by_code["0910"].name
    assert (row.lead_name, row.timer) == ("发展办", "sign")
    assert row.urgency == "normal"
    assert row.severity == "none"
