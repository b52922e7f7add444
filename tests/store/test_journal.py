"""Appending: the chain, the numbers, the stamps; and that a failed transaction leaves nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commandroom.domain.errors import DamageError, RefusedError
from commandroom.domain.journal import HLC_COUNTER_BITS, millis
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, Registered
from tests.room import MORNING, Bench
from tests.store.conftest import reopened, tamper


def _fail_after(_done: object) -> None:
    raise RuntimeError


def test_entries_of_a_seat_are_one_chain_without_gaps(bench: Bench, store: SeatStore) -> None:
    bench.closed()

    entries = store.export_entries()

    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert {entry.stream for entry in entries} == {"330299104/A.1"}
    assert [entry.prev for entry in entries] == ["", *(entry.hash for entry in entries[:-1])]
    assert entries[0].kind == "room"
    assert sorted({entry.hlc for entry in entries}) == [entry.hlc for entry in entries]


def test_the_suite_of_the_genesis_is_the_suite_of_every_entry(bench: Bench, store: SeatStore) -> None:
    bench.registered()

    assert {entry.suite for entry in store.export_entries()} == {"sha256"}


def test_each_entry_names_the_heads_its_author_had_seen(bench: Bench, store: SeatStore) -> None:
    number = bench.accepted()
    subject = bench.event(number).id

    mine = [entry for entry in store.export_entries() if entry.subject == subject]

    assert mine[0].after == ()
    assert [entry.after for entry in mine[1:]] == [(entry.hash,) for entry in mine[:-1]]


def test_numbers_have_no_gap_within_a_local_day_and_begin_anew_the_next(bench: Bench) -> None:
    bench.at("2026-03-10 23:59")
    numbers = [bench.registered(), bench.registered()]
    bench.at("2026-03-11 00:00")
    numbers.append(bench.registered())

    assert numbers == [
        "330299104-20260310-A0001",
        "330299104-20260310-A0002",
        "330299104-20260311-A0001",
    ]


def test_a_refused_deed_uses_up_no_number_and_leaves_no_entry(bench: Bench, store: SeatStore) -> None:
    first = bench.registered()
    before = store.export_entries()

    with pytest.raises(RuntimeError), store.writing() as writing:
        _fail_after(writing.supply.event_number(MORNING))
    with pytest.raises(RefusedError):
        bench.act("close", first, closing_text="x", reply_text="y")

    assert store.export_entries() == before
    assert bench.registered().endswith("A0002")


def test_many_deeds_in_one_transaction_are_all_there_or_none(bench: Bench, store: SeatStore) -> None:
    with pytest.raises(RuntimeError), bench.room.together():
        _fail_after([bench.submitted() for _ in range(3)])
    assert store.ask(Registered(MORNING.date())) == 0

    with bench.room.together():
        numbers = [bench.submitted() for _ in range(3)]

    assert numbers[-1].endswith("A0003")
    assert store.ask(Registered(MORNING.date())) == 3
    assert store.verify().problems == ()


def test_what_a_transaction_wrote_is_found_by_it_before_the_commit(bench: Bench, store: SeatStore) -> None:
    with bench.room.together():
        number = bench.registered(ext_no="12345-778", source="H12345", ext_due="2026-03-20T10:00")
        with_number = bench.room._bulk
        assert with_number is not None
        found = with_number.find(number)

        assert found is not None
        assert with_number.find_external("H12345", "12345-778") == found
        assert with_number.find_external("XF", "12345-778") is None

    with store.writing() as writing:
        assert writing.find_external("H12345", "12345-778") == found
        assert writing.find("12345-778") == found


def test_serials_of_papers_count_by_kind_and_year_with_the_seats_letter(store: SeatStore) -> None:
    next_year = MORNING + timedelta(days=365)
    with store.writing() as writing:
        given = [
            writing.supply.serial("督蓝", MORNING),
            writing.supply.serial("督蓝", MORNING),
            writing.supply.serial("派", MORNING),
            writing.supply.serial("督蓝", next_year),
        ]

    assert given == ["督蓝〔2026〕A1号", "督蓝〔2026〕A2号", "派〔2026〕A1号", "督蓝〔2027〕A1号"]


def test_a_clock_that_was_set_back_never_makes_an_entry_older_than_what_its_author_saw(bench: Bench) -> None:
    number = bench.registered()
    begun = bench.event(number).last_at

    bench.later(hours=-3)
    bench.act("note", number, text="钟被拨回")

    assert bench.event(number).last_at == begun


def test_stamps_follow_the_wall_clock_and_count_on_within_a_millisecond(
    bench: Bench, store: SeatStore
) -> None:
    bench.registered()
    bench.later(seconds=1)
    bench.registered()
    bench.registered()

    stamps = [entry.hlc for entry in store.export_entries()][-2:]

    assert stamps[0] == millis(bench.clock.moment) << HLC_COUNTER_BITS
    assert stamps[1] == stamps[0] + 1


def test_a_damaged_end_of_the_journal_stops_the_first_write_and_names_the_entry(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()
    last = store.export_entries()[-1]
    store.close()
    again = reopened(bench)
    tamper(again, "UPDATE entry SET raw = CAST(replace(raw, '井盖', '井圈') AS BLOB) WHERE seq = ?", last.seq)
    tamper(again, "DELETE FROM checkpoint")

    with pytest.raises(DamageError, match=last.hash), again.writing() as writing:
        writing.find(number)

    assert again.ask(BoardIds(BoardQuery(view="all"), MORNING)).total == 1
    again.close()


def test_identifiers_of_one_moment_keep_the_order_in_which_they_were_made(bench: Bench) -> None:
    with bench.room.together() as writing:
        made = [writing.supply.new_id() for _ in range(50)]

    assert made == sorted(set(made))
