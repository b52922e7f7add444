"""However the ids of a list are found, they are those that a look at every row finds, in the same order."""

from __future__ import annotations

import itertools
import random
import re
import threading
from array import array
from collections.abc import Iterator
from typing import Any

import pytest

from commandroom.domain.errors import WorldError
from commandroom.domain.event.state import State
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store import planning
from commandroom.store.opening import open_store
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import SORTS, BoardIds, BoardQuery, Counts
from tests.room import MORNING, Bench
from tests.store.conftest import bench_in
from tests.store.town import Line, Plain, settle

EVENTS = 900
VIEWS = (
    "open", "mine", "red", "yellow", "history", "backlog", "all", "accept", "dispatch", "working", "checking", "done",
    "returned", "closed", "archived", "pending_accept", "merged",
)  # fmt: skip
WHERE: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("source", "H12345"),),
    (("category", "0910"),),
    (("grid", "G2"),),
    (("grid", "nowhere"),),
    (("village", "V1"), ("source", "CALL")),
    (("urgency", "特急"),),
    (("severity", "重大"),),
    (("tier", "3"), ("category", "0101")),
    (("state", "closed"),),
    (("from", "2025-01-01"), ("to", "2025-06-30")),
    (("from", "2026-03-08"),),
    (("group", "09"),),
)
WORDS = (
    "", "村", "井盖", "河道漂浮", "通行", "灯不亮，影", "亮影", "不存在", "HZ0", "hz00300", "12号", "-A0007", "330299104-2026",
    "发展服务", "经办",
)  # fmt: skip

NUMBERS = ("330299104-2026", "hz00300")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, SeatStore, Plain]]:
    """Some hundred events in every state, and the plain answer to what is asked of them."""
    bench = bench_in(tmp_path_factory.mktemp("town"))
    store = bench.room.store
    assert isinstance(store, SeatStore)
    units = (bench.unit("发展服务办公室"), bench.unit("平安法治办公室"))
    persons = tuple(f"t-{unit}-staff" for unit in units)
    roster, catalogue = store.reference.people(), store.reference.policy().catalogue
    names: dict[str, tuple[str, ...]] = {unit: roster.unit_names(unit) for unit in units}
    names |= {person: (roster.name_of(person),) for person in persons}
    lines = settle(store, MORNING, events=EVENTS, leads=units, persons=persons)
    yield bench, store, Plain(lines, names, {one.code: one.group for one in catalogue})
    store.close()


def asked(store: SeatStore, board: BoardQuery, limit: int | None) -> list[int]:
    return array("i", store.ask(BoardIds(board, MORNING, limit=limit)).ids).tolist()


@pytest.fixture(params=[2000, 30, 0], ids=["gathered", "mixed", "walked"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many events count as few, so that a small town takes the ways of a large one."""
    least: int = request.param
    monkeypatch.setattr(
        planning, "few_of", lambda limit, rows: least if limit is not None else min(least, rows // 8)
    )
    return least


@pytest.mark.parametrize("sort", SORTS)
def test_the_ids_are_those_of_a_look_at_every_row(
    town: tuple[Bench, SeatStore, Plain], sort: str, few: int
) -> None:
    bench, store, plain = town
    del few
    person = f"t-{bench.unit('发展服务办公室')}-staff"
    luck = random.Random(sort)  # noqa: S311 - the same questions each time
    questions = [*itertools.product(VIEWS, WHERE, WORDS)]

    for view, where, text in luck.sample(questions, 120):
        board = BoardQuery(view=view, where=where, text=text, sort=sort, person=person)
        wanted = plain.ids(board, MORNING)
        limit = luck.choice((None, 1, 7, 40, 400))

        found = asked(store, board, limit)
        if limit is not None and text.startswith(NUMBERS) and found != wanted[:limit]:
            wanted = [row for row in wanted if plain.begins(row, text)]
        assert found == wanted[:limit], (board, limit)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_in_every_order_without_filters(
    town: tuple[Bench, SeatStore, Plain], view: str, few: int
) -> None:
    _, store, plain = town
    del few

    for sort in SORTS:
        board = BoardQuery(view=view, sort=sort)
        assert asked(store, board, 25) == plain.ids(board, MORNING)[:25], sort
        assert asked(store, board, None) == plain.ids(board, MORNING), sort


def test_what_is_counted_is_what_there_is(town: tuple[Bench, SeatStore, Plain], few: int) -> None:
    _, store, plain = town
    del few

    for text, where in itertools.product(("", "井盖", "村"), WHERE[:4]):
        board = BoardQuery(view="open", text=text, where=where)
        vector = store.ask(BoardIds(board, MORNING, limit=3, counted=True))

        assert vector.total == len(plain.ids(board, MORNING))
        assert vector.backlog == plain.backlog(board, MORNING)


def test_a_number_is_found_by_its_beginning_first_and_by_who_mentions_it_with_the_whole(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered(title="井盖缺失")
    bench.registered(title="又一件", text=f"与{number}重复")
    bench.registered(title="第三件")
    board = BoardQuery(view="all", text=number, sort="registered")

    first = store.ask(BoardIds(board, MORNING, limit=400))
    whole = store.ask(BoardIds(board, MORNING))

    assert (array("i", first.ids).tolist(), first.complete) == ([1], False)
    assert (array("i", whole.ids).tolist(), whole.complete) == ([2, 1], True)
    assert store.ask(BoardIds(board, MORNING, limit=400, counted=True)).total == 2


# --- along an index -----------------------------------------------------------------------------------------------


def statements_of(store: SeatStore, query: BoardIds) -> list[str]:
    """What SQLite was asked, values filled in."""
    said: list[str] = []
    with store.database.reading() as connection:
        connection.set_trace_callback(said.append)
    store.ask(query)
    with store.database.reading() as connection:
        connection.set_trace_callback(None)
    return [one for one in said if re.match(r"(INSERT INTO|SELECT)", one) and " event" in one]


def plan_of(connection: Any, statement: str) -> list[str]:
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]


@pytest.mark.parametrize("view", [*VIEWS, *(state.value for state in State)])
@pytest.mark.parametrize("sort", SORTS)
def test_no_view_in_no_order_reads_all_events_to_show_the_first(
    town: tuple[Bench, SeatStore, Plain], view: str, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, store, _ = town
    monkeypatch.setattr(planning, "few_of", lambda _limit, _rows: 200)

    statements = statements_of(
        store, BoardIds(BoardQuery(view=view, sort=sort, person="x"), MORNING, limit=400)
    )

    assert statements
    with store.database.connect() as connection:
        connection.execute(f"CREATE TEMP TABLE few ({planning.COPIED}, named)")
        connection.execute("CREATE TEMP TABLE hit (row INTEGER PRIMARY KEY)")
        for statement in statements:
            plan = plan_of(connection, statement)
            assert not any(re.fullmatch(r"SCAN event", step) for step in plan), (statement, plan)
            if "temp.few WHERE" not in statement and any("TEMP B-TREE FOR ORDER BY" in step for step in plan):
                assert any("ix_event_lane_due (lane" in step for step in plan), (statement, plan)
    connection.close()


# --- counters and interrupts --------------------------------------------------------------------------------------


def counted(store: SeatStore) -> tuple[list[Any], list[Any]]:
    with store.database.reading() as connection:
        kept = connection.execute(
            "SELECT state, lane, events FROM tally WHERE events <> 0 ORDER BY 1, 2"
        ).fetchall()
        real = connection.execute(
            "SELECT state, lane, count(*) FROM event GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
    return kept, real


def test_the_tally_follows_every_change_of_an_event(bench: Bench, store: SeatStore) -> None:
    bench.closed()
    bench.suspended(days=3)
    number = bench.submitted()
    bench.act(
        "reject",
        number,
        by="t-intake",
        reason_code="outside",
        reason_text="非本辖区",
        notify_record="已电话告知",
    )

    kept, real = counted(store)

    assert kept == real
    assert sum(events for _, _, events in kept) == 3


def test_a_rebuilt_store_counts_the_same(bench: Bench, store: SeatStore) -> None:
    bench.closed()
    bench.submitted()
    before = store.ask(Counts(MORNING))

    store.rebuild()

    assert counted(store)[0] == counted(store)[1]
    assert store.ask(Counts(MORNING)) == before


def test_an_interrupted_question_is_answered_by_the_newest_asker_only(
    town: tuple[Bench, SeatStore, Plain], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, store, plain = town
    begun, told = threading.Event(), []
    slow = planning.Search.ids

    def slowly(search: Any, *values: Any, **named: Any) -> bytes:
        begun.set()
        search._reading.one(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )
        return slow(search, *values, **named)

    def ask() -> None:
        try:
            store.ask(BoardIds(BoardQuery(view="all"), MORNING))
        except WorldError as error:
            told.append(error.code)

    monkeypatch.setattr(planning.Search, "ids", slowly)
    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(5)
    while thread.is_alive():
        store.interrupt()
        thread.join(0.01)
    monkeypatch.setattr(planning.Search, "ids", slow)

    assert told == ["store.interrupted"]
    newest = BoardQuery(view="all", text="井盖", sort="registered")
    assert asked(store, newest, 10) == plain.ids(newest, MORNING)[:10]


def test_breaking_off_one_question_leaves_the_others_alone(store: SeatStore) -> None:
    endless = (
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 3000000) SELECT max(n) FROM c"
    )
    mine, other = BoardIds(BoardQuery(), MORNING), BoardIds(BoardQuery(), MORNING)
    timer = threading.Timer(0.02, store.interrupt, (other,))
    timer.start()

    with store.database.reading(question=mine) as connection:
        found = connection.execute(endless).fetchone()

    timer.join()
    assert found == (3000000,)


def test_a_store_that_can_only_be_read_is_searched_all_the_same(bench: Bench, store: SeatStore) -> None:
    bench.registered(title="新河村公交站台破损")
    bench.registered(title="噪音扰民", text="夜里施工")
    store.close()

    reader = open_store(bench.home / STORE, shipped=shipped(), clock=bench.clock, read_only=True)

    assert asked(reader, BoardQuery(view="all", text="站台"), None) == [1]
    reader.close()


def test_lines_of_the_town_are_in_every_state(town: tuple[Bench, SeatStore, Plain]) -> None:
    lines: list[Line] = town[2].lines

    assert {line.state for line in lines} == {state.value for state in State}
