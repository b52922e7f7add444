"""Personal data: nowhere in clear, found by keyed hashes, gone when they are erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from commandroom.domain.errors import DamageError, RefusedError
from commandroom.domain.ids import EventId
from commandroom.store import sealing
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery, EventDetail, Reveal
from tests.room import DIRECTOR, INTAKE, Bench
from tests.store.conftest import bench_in, bytes_of

NAME, PHONE = "欧阳慕华", "13987654321"


def found_by(store: SeatStore, bench: Bench, text: str) -> int:
    return store.ask(BoardIds(BoardQuery(view="all", text=text), bench.clock.moment)).total


def registered(bench: Bench) -> str:
    return bench.registered(reporter_name=NAME, reporter_phone=PHONE)


def test_name_and_telephone_stand_nowhere_in_the_files(bench: Bench, store: SeatStore) -> None:
    registered(bench)
    store.close()

    content = bytes_of(bench.home)

    assert "老街井盖缺失".encode() in content
    assert NAME.encode() not in content
    assert PHONE.encode() not in content


@pytest.mark.parametrize("text", [PHONE, "139 8765 4321", "+8613987654321", NAME, "oymh"])
def test_a_reporter_is_found_by_telephone_full_name_or_initials(
    bench: Bench, store: SeatStore, text: str
) -> None:
    registered(bench)
    bench.registered()

    assert found_by(store, bench, text) == 1


@pytest.mark.parametrize("text", ["1398765432", "欧阳慕", "oym"])
def test_a_part_of_a_name_or_number_finds_nobody(bench: Bench, store: SeatStore, text: str) -> None:
    registered(bench)

    assert found_by(store, bench, text) == 0


def test_a_sheet_shows_personal_data_masked(bench: Bench, store: SeatStore) -> None:
    number = registered(bench)

    assert store.ask(EventDetail(number)).reporter == {"name": "欧**", "phone": "139****4321"}


def test_what_is_added_about_a_person_leaves_the_rest_as_it_was(bench: Bench, store: SeatStore) -> None:
    number = bench.registered(reporter_name=NAME, reporter_phone=None, reporter_address="翠竹苑9幢")

    bench.act("person", number, by=INTAKE, reporter_phone=PHONE)

    shown = store.ask(EventDetail(number)).reporter
    assert set(shown) == {"name", "phone", "address"}
    assert shown["name"] == "欧**"
    assert found_by(store, bench, NAME) == found_by(store, bench, PHONE) == 1


def test_personal_data_are_revealed_to_the_person_who_said_why_and_for_an_hour(
    bench: Bench, store: SeatStore
) -> None:
    number = registered(bench)
    with pytest.raises(RefusedError, match=r"reveal\.first"):
        store.ask(Reveal(number, INTAKE))

    bench.act("reveal", number, by=INTAKE, reason="回访核实")

    assert store.ask(Reveal(number, INTAKE)) == {"name": NAME, "phone": PHONE}
    with pytest.raises(RefusedError, match=r"reveal\.first"):
        store.ask(Reveal(number, DIRECTOR))
    bench.later(hours=2)
    with pytest.raises(RefusedError, match=r"reveal\.first"):
        store.ask(Reveal(number, INTAKE))


def test_after_erasure_nothing_of_the_person_can_be_read_or_found(bench: Bench, store: SeatStore) -> None:
    number = bench.closed(reporter_name=NAME, reporter_phone=PHONE)
    event = bench.event(number)
    with store.database.reading() as connection:
        key = sealing.key_of(connection, event.id)
    assert key is not None
    search_key = bytes.fromhex(store.local("search_key"))
    tokens = sealing.tokens({"name": NAME, "phone": PHONE}, search_key)

    bench.act("erase", number, by=DIRECTOR, reason="本人申请删除")

    assert (
        found_by(store, bench, PHONE) == found_by(store, bench, NAME) == found_by(store, bench, "oymh") == 0
    )
    assert store.ask(EventDetail(number)).reporter == {}
    store.rebuild()
    assert found_by(store, bench, PHONE) == 0
    store.close()
    content = bytes_of(bench.home)
    assert key not in content
    assert not any(token in content for token in tokens)


def test_a_room_of_the_national_suite_hashes_with_sm3_and_seals_with_sm4(tmp_path: Path) -> None:
    bench = bench_in(tmp_path, suite="sm3")
    number = registered(bench)
    sealed = bench.event(number).sealed
    assert sealed is not None

    found = bench.room.store.verify()

    assert sealed.suite == "SM4-GCM"
    assert {entry.suite for entry in bench.room.store.export_entries()} == {"sm3"}
    assert found.problems == ()
    assert bench.room.ask(EventDetail(number)).reporter["phone"] == "139****4321"
    bench.room.store.close()


@pytest.mark.parametrize("suite", ["sha256", "sm3"])
def test_an_envelope_opens_at_its_own_event_alone(suite: str) -> None:
    key = sealing.new_key(suite, bytes)
    sealed = sealing.seal({"name": NAME}, key=key, suite=suite, event=EventId("a"), nonce=bytes(12))

    assert sealing.unseal(sealed, key=key, event=EventId("a")) == {"name": NAME}
    with pytest.raises(DamageError, match=r"sealed\.damaged"):
        sealing.unseal(sealed, key=key, event=EventId("b"))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"name": "陈"}, {"name": "陈*"}),
        ({"name": "陈国强"}, {"name": "陈**"}),
        ({"phone": "62561234"}, {"phone": "****"}),
        ({"id_no": "330282199001011234"}, {"id_no": "330****1234"}),
        ({"address": "老街3号"}, {"address": "****"}),
    ],
)
def test_masks_leave_what_a_person_needs_to_recognise_and_no_more(
    given: dict[str, str], shown: dict[str, str]
) -> None:
    assert sealing.masked(given) == shown
