"""Search agrees with a plain scan: words of any length, punctuation included, no case, no joined words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from commandroom.domain.event.state import Event
from commandroom.domain.ids import EventId
from commandroom.store import searching
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows
from tests.room import Bench

ALPHABET = "新河村老街井盖，。、！a B7-/\"'*()　\n𠮷😀İ"


def numbers(store: SeatStore, bench: Bench, text: str, **where: str) -> list[str]:
    import numpy as np

    board = BoardQuery(view="all", text=text, where=tuple(where.items()), sort="number")
    ids = np.frombuffer(store.ask(BoardIds(board, bench.clock.moment)).ids, "<i4")
    return [row.number[-4:] for row in store.ask(BoardRows(tuple(map(int, ids))))][::-1]


@pytest.fixture
def three(bench: Bench, store: SeatStore) -> SeatStore:
    """Three events that share words."""
    bench.registered(title="新河村公交站台破损", text="站台玻璃碎了，很危险", location="新河村12号")
    bench.registered(title="噪音扰民", text="夜里施工。站，台风天也不停", location="K5酒吧")
    bench.registered(title="河道漂浮物", text="新 河 里有死鱼", location="丁山河")
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("河", ["0001", "0003"]),
        ("新河", ["0001"]),
        ("新 河", ["0003"]),
        ("站台", ["0001"]),
        ("站，台", ["0002"]),
        ("，", ["0001", "0002"]),
        ("了，很", ["0001"]),
        ("k5", ["0002"]),
        ("K5酒", ["0002"]),
        ("0310-A0003", ["0003"]),
        ("a0003", ["0003"]),
        ("330299104", ["0001", "0002", "0003"]),
        ("公交站台破损", ["0001"]),
        ("破损站台", []),
        ('"', []),
        ("*", []),
        ("OR", []),
    ],
)
def test_a_word_is_found_where_it_stands_and_nowhere_else(
    three: SeatStore, bench: Bench, text: str, found: list[str]
) -> None:
    assert numbers(three, bench, text) == found


def test_a_word_of_one_field_does_not_reach_into_the_next(three: SeatStore, bench: Bench) -> None:
    assert numbers(three, bench, "破损站台玻璃") == []


def test_a_corrected_text_is_found_by_its_new_words_and_no_more_by_its_old_ones(
    three: SeatStore, bench: Bench
) -> None:
    bench.act("correct", "330299104-20260310-A0002", field="title", value="夜间噪声", reason="写错")

    assert numbers(three, bench, "噪声") == ["0002"]
    assert numbers(three, bench, "噪音") == []


def test_a_reply_and_a_handling_are_found(bench: Bench, store: SeatStore) -> None:
    bench.closed()

    assert numbers(store, bench, "问题已解决") == ["0001"]
    assert numbers(store, bench, "同意办结") == ["0001"]


def test_a_handler_is_found_by_part_of_the_name_or_by_initials_and_a_unit_by_its_name(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.triaged()
    bench.registered()
    office = bench.event(number).lead
    unit = store.reference.people().unit("发展服务办公室")
    assert office is None
    assert unit is not None
    person = store.reference.people().actor(f"t-{unit}-staff")
    assert person is not None
    bench.act("dispatch", number, lead_office=unit, handler=person.id, requirement="到场处置")

    assert numbers(store, bench, person.name[:3]) == ["0001"]
    roster = store.reference.people()
    initials = roster.spelled(roster.persons[person.id]).initials
    assert numbers(store, bench, initials[:3]) == ["0001"]
    assert numbers(store, bench, "发展服务") == ["0001"]


def test_a_text_and_a_filter_narrow_together(three: SeatStore, bench: Bench) -> None:
    assert numbers(three, bench, "河", source="CALL") == ["0001", "0003"]
    assert numbers(three, bench, "河", source="H12345") == []


@given(
    texts=st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=8),
    needle=st.text(ALPHABET, min_size=1, max_size=4),
)
def test_the_index_agrees_with_a_scan_for_any_text_and_any_word(texts: list[str], needle: str) -> None:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    columns = ", ".join(searching.COLUMNS)
    connection.execute(
        f"CREATE VIRTUAL TABLE search USING fts5({columns}, content='', contentless_delete=1, tokenize='ascii')"
    )
    events = [Event(id=EventId(str(n)), text=text, title=text[::-1]) for n, text in enumerate(texts)]
    for row, event in enumerate(events):
        searching.index(connection, row, event)

    hits = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", (searching.phrase(needle),)
    ).fetchall()

    assert [row for (row,) in hits] == [
        row for row, event in enumerate(events) if searching.is_in(event, needle)
    ]
    connection.close()
