"""Entries are known by where they stand: older files are converted, many go in together, the sums of a stream follow."""

from __future__ import annotations

import random

import pytest

from commandroom.domain.errors import DamageError
from commandroom.domain.exchange.sums import Sum, added
from commandroom.domain.journal import Entry, Wire, encode, millis, read, write
from commandroom.store import journal, migrating
from commandroom.store.exchange import summing
from commandroom.store.exchange.summing import Reckoned
from commandroom.store.seat_store import SeatStore
from tests.room import MORNING, Bench
from tests.store.conftest import reopened, tamper

STREAM = "330299104/B.1"


def line(seq: int, *, said: str = "", stream: str = STREAM) -> Entry:
    """An entry somewhere in a stream."""
    at = millis(MORNING) + seq
    return write(
        Wire(
            stream=stream, seq=seq, prev="", id=f"{stream}-{seq}{said}", kind="event", subject="e", after=(), hlc=at << 16,
            wall=at, actor="t", verb="note", body=encode({"deed": {"text": said}, "decision": {}}),
        )
    )  # fmt: skip


def put(store: SeatStore, entries: list[Entry]) -> int:
    with store.database.writing() as connection:
        return journal.insert(connection, entries)


def test_a_file_from_before_is_converted_and_holds_what_it_held(bench: Bench, store: SeatStore) -> None:
    bench.registered()
    bench.signed()
    before, entries = store.verify(), store.export_entries()
    migrating.downgrade(store.database, "0011")
    with store.database.reading() as connection:
        named = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "ix_entry_hash" in named

    again = reopened(bench)

    assert again.verify() == before
    assert again.export_entries() == entries
    assert put(again, list(entries)) == 0
    assert list((bench.home / "backups").iterdir())  # it was copied first
    again.close()


@pytest.mark.parametrize("count", [1, 49, 50, 551, 1103])
def test_many_entries_go_in_together_and_those_that_are_there_stay(store: SeatStore, count: int) -> None:
    luck = random.Random(count)  # noqa: S311 - an order
    entries = [line(seq) for seq in range(1, count + 1)]
    some = luck.sample(entries, count // 3)

    assert put(store, some) == len(some)
    assert put(store, luck.sample(entries, count)) == count - len(some)
    assert put(store, entries) == 0

    with store.database.reading() as connection:
        rows = connection.execute(
            "SELECT seq, hash, raw FROM entry WHERE stream = ? ORDER BY seq", (STREAM,)
        ).fetchall()
    assert rows == [(one.seq, one.hash, one.raw) for one in entries]


def test_two_entries_at_one_place_are_both_kept(store: SeatStore) -> None:
    twins = [line(7, said="甲"), line(7, said="乙")]

    assert put(store, twins) == 2
    with store.database.reading() as connection:
        assert journal.forked(connection) == [(STREAM, 7)]


def test_hashes_come_in_the_order_of_their_text(store: SeatStore) -> None:
    put(store, [line(seq) for seq in range(1, 700)])
    with store.database.reading() as connection:
        ordered = [str(one) for (one,) in connection.execute("SELECT hash FROM entry ORDER BY hash")]
        assert list(journal.hashes(connection)) == ordered

    tamper(store, "UPDATE entry SET hash = 'Z' WHERE stream = ? AND seq = 3", STREAM)
    with store.database.reading() as connection:
        ordered = [str(one) for (one,) in connection.execute("SELECT hash FROM entry ORDER BY hash")]
        assert list(journal.hashes(connection)) == ordered
    assert "Z" in ordered


def test_sums_follow_what_was_stored_without_reading_it_again(store: SeatStore) -> None:
    first, later = [line(seq) for seq in range(41, 61)], [line(seq) for seq in range(1, 41)]
    with store.database.reading() as connection:
        reckoned = Reckoned.stored(connection)
        reckoned.forward(connection)
        since = journal.last_row(connection)
    put(store, first)
    with store.database.reading() as connection:
        upto = journal.last_row(connection)
    reckoned.take(since, upto, first)
    assert reckoned.sums[STREAM] == added(Sum(), [(one.seq, one.hash) for one in first])

    put(store, later)
    with store.database.reading() as connection:
        reckoned.take(
            since, journal.last_row(connection), later
        )  # somebody wrote in between: nothing is taken in
        assert reckoned.sums[STREAM].count == 20
        assert reckoned.forward(connection) == Reckoned(0, {}, "").forward(connection)
    assert reckoned.sums[STREAM] == added(Sum(), [(one.seq, one.hash) for one in first + later])


def test_sums_that_another_kept_are_taken_over_where_much_is_new(store: SeatStore) -> None:
    with store.database.reading() as connection:
        behind = Reckoned.stored(connection)
        behind.forward(connection)
        ahead = Reckoned.stored(connection)
    put(store, [line(seq) for seq in range(1, summing._SAVE_AFTER + 2)])
    with store.database.reading() as connection:
        ahead.forward(connection)
    assert ahead.is_worth_saving
    with store.database.writing() as connection:
        ahead.save(connection)

    with store.database.reading() as connection:
        assert behind.forward(connection) == ahead.sums
        assert behind.upto == journal.last_row(connection)[0]


@pytest.mark.parametrize("wall", [-(10**18), 253_402_300_800_000, 10**18])
def test_an_entry_at_no_moment_of_any_calendar_is_none(wall: int) -> None:
    raw = line(1).raw.replace(f'"w":{millis(MORNING) + 1}'.encode(), f'"w":{wall}'.encode())

    with pytest.raises(DamageError, match="unreadable_entry"):
        read(raw)


def test_what_an_entry_says_of_its_own_hash_counts_for_nothing() -> None:
    one = line(1)
    raw = one.raw.replace(b'{"v":1', b'{"=hash":"0","=raw":"AAAA","v":1', 1)

    found = read(raw)

    assert found.raw == raw
    assert found.hash not in {"0", one.hash}
