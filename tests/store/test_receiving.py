"""Entries of other seats: any order, forks kept, newer programs' verbs kept; the same digest everywhere."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.base.clock import FixedClock
from commandroom.domain.journal import Entry, Wire, encode, millis, read, tick, write
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store import receiving
from commandroom.store.beside import was_written_here
from commandroom.store.opening import join_store
from commandroom.store.seat_store import SUBJECTS_SINCE, SeatStore
from commandroom.usecases.queries import EventDetail
from tests.room import COMMAND, INTAKE, MORNING, OFFICE, OTHER, Bench
from tests.store.conftest import bench_in, reopened

Join = Callable[[str], Bench]


def store_of(bench: Bench) -> SeatStore:
    assert isinstance(bench.room.store, SeatStore)
    return bench.room.store


def exchange(one: Bench, other: Bench) -> None:
    """Each takes in what the other has."""
    mine, theirs = store_of(one).export_entries(), store_of(other).export_entries()
    store_of(one).receive(theirs)
    store_of(other).receive(mine)


def digests(*benches: Bench) -> set[str]:
    found = [store_of(bench).verify() for bench in benches]
    assert [verification.problems for verification in found] == [()] * len(found)
    return {verification.digest for verification in found}


def statuses(bench: Bench) -> dict[str, str]:
    with store_of(bench).database.reading() as connection:
        rows = connection.execute(
            "SELECT hash, status FROM entry_local JOIN entry USING (n) WHERE status <> ''"
        )
        return dict(rows.fetchall())


@lru_cache(maxsize=1)
def history() -> tuple[Entry, ...]:
    """What two seats did, partly without knowing of each other."""
    with tempfile.TemporaryDirectory() as folder:
        one = bench_in(Path(folder) / "a")
        shared = [one.triaged(), one.signed(), one.accepted()]
        from tests.store.conftest import join_in

        other = join_in(Path(folder) / "b", one, "B")
        exchange(one, other)
        one.act("dispatch", shared[0], by=COMMAND, lead_office=OFFICE, requirement="甲派")
        other.later(minutes=3)
        other.act("dispatch", shared[0], by=COMMAND, lead_office=OTHER, requirement="乙派")
        other.act("note", shared[1], text="已电话联系")
        one.feed_back(shared[1])
        one.act("regrade", shared[2], urgency="紧急", reason="有人受伤")
        other.closed()
        exchange(one, other)
        entries = store_of(one).export_entries()
        for bench in (one, other):
            store_of(bench).close()
        return entries


def replica(entries: list[Entry]) -> tuple[str, tuple[str, ...]]:
    """Digest and problems of a fresh seat that gets the entries in this order."""
    genesis = next(entry for entry in entries if entry.kind == "room")
    with tempfile.TemporaryDirectory() as folder:
        store = join_store(
            Path(folder) / STORE, genesis=genesis, seat="C", shipped=shipped(), clock=FixedClock(MORNING)
        )
        half = len(entries) // 2
        store.receive(entries[:half])
        store.receive(entries[half:])
        found = store.verify()
        store.close()
    return found.digest, found.problems


@settings(max_examples=12)
@given(seed=st.integers(0, 10_000))
def test_whatever_the_order_of_arrival_the_digest_is_the_same(seed: int) -> None:
    shuffled = list(history())
    random.Random(seed).shuffle(shuffled)  # noqa: S311

    assert replica(shuffled) == replica(list(history()))


def test_two_seats_that_worked_apart_agree_after_the_exchange(bench: Bench, joined: Join) -> None:
    number = bench.signed()
    other = joined("B")
    exchange(bench, other)
    assert len(digests(bench, other)) == 1

    bench.feed_back(number)
    other.act("note", number, by=INTAKE, text="群众来电催问")
    theirs = other.closed()

    exchange(bench, other)

    assert len(digests(bench, other)) == 1
    assert bench.event(number) == other.event(number)
    assert bench.state(theirs) == other.state(theirs)
    assert theirs.split("-")[-1].startswith("B")


def test_two_dispatches_that_did_not_know_of_each_other_are_one_conflict_at_both_seats(
    bench: Bench, joined: Join
) -> None:
    number = bench.triaged()
    other = joined("B")
    exchange(bench, other)

    bench.act("dispatch", number, by=COMMAND, lead_office=OFFICE, requirement="甲派")
    other.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="乙派")
    exchange(bench, other)

    mine, theirs = bench.event(number), other.event(number)
    assert mine.in_conflict
    assert mine.conflicts == theirs.conflicts
    assert bench.room.ask(EventDetail(number)).board.in_conflict


def test_entries_that_come_twice_change_nothing(bench: Bench, joined: Join) -> None:
    bench.closed()
    other = joined("B")
    exchange(bench, other)
    before = digests(other)

    touched = store_of(other).receive(store_of(bench).export_entries())

    assert touched == frozenset()
    assert digests(other) == before


def wire_of(entry: Entry, **changes: object) -> Wire:
    return msgspec.structs.replace(msgspec.json.decode(entry.raw, type=Wire), **changes)


def test_a_second_entry_at_the_same_place_of_a_stream_is_kept_and_flagged(bench: Bench, joined: Join) -> None:
    number = bench.registered()
    first = store_of(bench).export_entries()[-1]
    other = joined("B")
    exchange(bench, other)
    twin = write(wire_of(first, id="00000000-0000-7000-8000-000000000001", subject="0000-twin"))

    touched = store_of(other).receive((twin,))

    assert touched == {"0000-twin"}
    assert other.event(number).title == "老街井盖缺失"
    assert statuses(other) == {first.hash: "fork", twin.hash: "fork"}
    assert {first.hash, twin.hash} <= {entry.hash for entry in store_of(other).export_entries()}


def test_a_seat_whose_stream_somebody_else_wrote_goes_on_in_a_new_incarnation(
    bench: Bench, joined: Join
) -> None:
    bench.registered()
    last = store_of(bench).export_entries()[-1]
    stranger = write(wire_of(last, id="00000000-0000-7000-8000-000000000002", subject="0000-clone"))

    store_of(bench).receive((stranger,))
    bench.registered()

    assert store_of(bench).export_entries()[-1].stream == "330299104/A.2"
    assert joined("B").room.store.verify().problems == ()


def test_a_verb_of_a_newer_program_is_stored_shown_and_passed_on(bench: Bench, joined: Join) -> None:
    number = bench.registered()
    event = bench.event(number)
    last = store_of(bench).export_entries()[-1]
    unknown = write(
        Wire(
            stream="330299104/Z.1",
            seq=1,
            prev="",
            id="00000000-0000-7000-8000-000000000003",
            kind="event",
            subject=event.id,
            after=event.heads,
            hlc=tick(last.hlc, MORNING),
            wall=millis(MORNING),
            actor="t-command",
            verb="teleport",
            body=encode({"where": "月亮"}),
        )
    )

    store_of(bench).receive((unknown,))
    row = bench.room.ask(EventDetail(number)).timeline[-1]

    assert (row.verb, row.effect, row.fields) == ("teleport", "unknown_verb", (("where", "月亮"),))
    assert statuses(bench) == {unknown.hash: "unknown_verb"}
    other = joined("B")
    exchange(bench, other)
    assert len(digests(bench, other)) == 1
    assert read(unknown.raw) in store_of(other).export_entries()


def test_a_clock_far_ahead_elsewhere_is_marked_and_drags_ours_five_minutes_at_most(
    bench: Bench, joined: Join
) -> None:
    bench.registered()
    other = joined("B")
    other.later(days=400)
    theirs = other.registered()
    strange = store_of(other).export_entries()[-1]

    store_of(bench).receive(store_of(other).export_entries())
    bench.act("note", theirs, text="这件的时间不对")

    assert statuses(bench) == {strange.hash: "clock?"}
    assert store_of(bench).export_entries()[-1].hlc >> 16 <= millis(MORNING + timedelta(minutes=5))


def test_an_erasure_that_arrives_destroys_the_key_here_too(bench: Bench, joined: Join) -> None:
    number = bench.closed()
    other = joined("B")
    exchange(bench, other)
    with store_of(other).database.writing() as connection:
        key = (bench.event(number).id, bytes(32))
        connection.execute("INSERT INTO event_key (event, key) VALUES (?, ?)", key)

    bench.act("erase", number, by="t-director", reason="本人申请")
    exchange(bench, other)

    with store_of(other).database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM event_key").fetchone() == (0,)


def test_amendments_of_one_record_at_two_seats_unite_field_by_field(bench: Bench, joined: Join) -> None:
    from commandroom.usecases.commands import Amend

    other = joined("B")
    bench.room.perform(Amend("person", "t-command", {"post": "指挥一岗"}, actor="t-director"))
    other.later(seconds=5)
    other.room.perform(Amend("person", "t-command", {"post": "指挥二岗", "capacity": 5}, actor="t-director"))
    bench.later(seconds=9)
    bench.room.perform(Amend("person", "t-command", {"capacity": 3}, actor="t-director"))

    exchange(bench, other)

    persons = [store_of(seat).reference.people().persons["t-command"] for seat in (bench, other)]
    assert [(person.post, person.capacity) for person in persons] == [("指挥二岗", 3)] * 2


@pytest.mark.parametrize("size", [1, 7, 600])
def test_batches_of_any_size_give_the_same_events(bench: Bench, joined: Join, size: int) -> None:
    bench.closed()
    bench.suspended()
    entries = store_of(bench).export_entries()
    other = joined("B")

    for start in range(0, len(entries), size):
        store_of(other).receive(entries[start : start + size])

    assert len(digests(bench, other)) == 1


def test_a_gap_in_anothers_stream_is_named_but_stops_neither_work_nor_a_copy(
    bench: Bench, joined: Join
) -> None:
    other = joined("B")
    theirs = [other.registered() for _ in range(3)]
    entries = store_of(other).export_entries()[-3:]
    del theirs

    store_of(bench).receive((entries[0], entries[2]))
    found = store_of(bench).verify()
    bench.room.store.close()
    again = reopened(bench)
    again.set_local("operator", "t-intake")
    with again.writing() as writing:
        writing.records.amend("rule", "archive_days", {"value": 9}, actor="t-director", now=MORNING)
    copy = again.backup(bench.home / "copies")
    again.receive(entries)
    healed = again.verify()
    again.close()

    assert found.problems == ()
    assert ["B.1" in gap and "is missing" in gap for gap in found.incomplete] == [True]
    assert copy.is_file()
    assert healed.problems == ()


@pytest.mark.parametrize("seed", range(4))
def test_new_entries_are_told_from_stored_ones_wherever_they_stand(bench: Bench, seed: int) -> None:
    luck = random.Random(seed)  # noqa: S311 - an order
    chain = [line_of(name, place) for name in ("330299104/B.1", "330299104/C.1") for place in range(1, 40)]
    chain += [line_of("330299104/D.1", place) for place in range(1, 40_000, 1999)]
    twins = [line_of("330299104/B.1", place, said="另一支") for place in range(5, 9)]
    stored = luck.sample(chain, len(chain) // 2) + twins[:2]
    store_of(bench).receive(stored)
    offered = luck.sample([*chain, *twins], 50) * 2

    with store_of(bench).database.reading() as connection:
        found = receiving.fresh_of(connection, offered)

    known = {entry.hash for entry in stored}
    assert {entry.hash for entry in found} == {entry.hash for entry in offered} - known
    assert len(found) == len({entry.hash for entry in found})


def line_of(stream: str, place: int, *, said: str = "") -> Entry:
    """An entry somewhere in a stream."""
    at = millis(MORNING) + place
    return write(
        Wire(
            stream=stream, seq=place, prev="", id=f"{stream}-{place}{said}", kind="event", subject=f"e-{stream}", after=(),
            hlc=at << 16, wall=at, actor="t", verb="note", body=encode({"deed": {"text": said}, "decision": {}}),
        )
    )  # fmt: skip


def test_taking_a_batch_in_does_not_walk_the_journal(bench: Bench) -> None:
    with store_of(bench).database.reading() as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {SUBJECTS_SINCE}", (0, "erase")).fetchall()

    assert [row[3] for row in rows] == ["SEARCH entry USING INTEGER PRIMARY KEY (rowid>?)"]


def test_what_came_together_is_noted_once_and_known_as_the_others(
    bench: Bench, store: SeatStore, joined: Join
) -> None:
    other = joined("B")
    for _ in range(3):
        other.registered()
    theirs = store_of(other).export_entries()
    store.receive(theirs)
    store.receive(theirs)
    bench.registered()

    with store.database.reading() as connection:
        notes = connection.execute("SELECT high - low + 1 FROM arrival").fetchall()
        written_here = [
            was_written_here(connection, (e.stream, e.seq, e.hash)) for e in store.export_entries()
        ]
    fresh = [e for e in theirs if e.stream != bench.room.store.export_entries()[-1].stream]
    assert notes == [(len(fresh),)]
    assert written_here.count(False) == len(fresh)


def test_notes_of_an_older_program_still_count(store: SeatStore, joined: Join) -> None:
    other = joined("B")
    other.registered()
    store.receive(store_of(other).export_entries())
    with store.database.writing() as connection:
        connection.execute(
            "INSERT INTO entry_local SELECT n, received_at, '', '' FROM entry JOIN arrival ON n BETWEEN low AND high"
        )
        connection.execute("DELETE FROM arrival")

    with store.database.reading() as connection:
        theirs = store_of(other).export_entries()[-1]
        assert not was_written_here(connection, (theirs.stream, theirs.seq, theirs.hash))
    assert store.verify().problems == ()
