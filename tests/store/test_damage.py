"""A damaged file: found to the last bit that counts, said in one sentence, mended from the newest sound copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commandroom.base.sentences import known_codes
from commandroom.domain.errors import DamageError
from commandroom.entrypoints.opening import STORE
from commandroom.store import backup, restoring
from commandroom.store.seat_store import SeatStore
from tests.room import Bench
from tests.simulation.flips import JOURNAL, Census, flip
from tests.store.conftest import reopened, tamper

FLIPS = 60


def test_f8_every_turned_bit_of_the_journal_is_found() -> None:
    census = flip(FLIPS)

    assert census.broken == []
    assert census.lacking() == ()
    assert census.found[JOURNAL] == census.changed[JOURNAL]


def test_flips_that_changed_nothing_are_a_failure() -> None:
    assert Census().lacking()


def zeroed(content: bytes) -> bytes:
    """A page of nothing where the header was."""
    return bytes(4096) + content[4096:]


def torn(content: bytes) -> bytes:
    """The second half is gone."""
    return content[: len(content) // 2]


def foreign(_content: bytes) -> bytes:
    """Another file under the store's name."""
    return "这不是数据库\n".encode() * 4000


@pytest.mark.parametrize("damage", [zeroed, torn, foreign])
def test_f9_a_file_that_cannot_be_read_is_said_in_a_sentence_and_mended_from_the_newest_sound_copy(
    bench: Bench, store: SeatStore, damage: Callable[[bytes], bytes]
) -> None:
    event = bench.event(bench.registered()).id
    folder = bench.home / "backups"
    good = store.backup(folder)
    bench.later(minutes=5)
    bad = store.backup(folder)
    bad.write_bytes(bad.read_bytes()[:5000])
    store.close()
    path = bench.home / STORE
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    with pytest.raises(DamageError) as caught:
        _looked_at(bench)
    newest = next(copy.path for copy in backup.copies(folder) if backup.check(copy.path).is_sound)
    kept = restoring.restore(newest, into=path, now=bench.later(minutes=5))
    again = reopened(bench)
    problems = again.verify().problems
    there = {entry.subject for entry in again.export_entries()}
    again.close()

    assert caught.value.code in known_codes()
    assert newest == good
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert problems == ()
    assert event in there


def _looked_at(bench: Bench) -> None:
    """Open and check, as the program does; a file that opens may still be torn."""
    store = reopened(bench)
    try:
        problems = store.verify().problems
    finally:
        store.close()
    if problems:
        raise DamageError("journal.damaged", problem=problems[0], count=len(problems))


def test_a_text_that_is_no_text_any_more_is_damage_and_the_sentence_does_not_repeat_it(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered(title="某某反映的事")
    tamper(store, "UPDATE event SET title = CAST(x'd4d4' || title AS TEXT) WHERE number = ?", number)

    with pytest.raises(DamageError) as caught:
        store.verify()

    assert caught.value.code == "store.malformed"
    assert "某某" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_record_that_cannot_be_read_is_named(bench: Bench, store: SeatStore) -> None:
    del bench
    tamper(store, "UPDATE record SET fields = '{' WHERE kind = 'person' AND id = 't-intake'")

    assert "record person:t-intake: differs from its entries" in store.verify().problems


def test_a_deleted_entry_of_another_seat_is_damage_and_no_gap(
    bench: Bench, store: SeatStore, joined: Callable[[str], Bench], tmp_path: Path
) -> None:
    del tmp_path
    other = joined("B")
    for _ in range(3):
        other.registered()
    theirs = other.room.store.export_entries()[-3:]
    store.receive(theirs)
    assert bench.room.store.verify().problems == ()

    tamper(store, "DELETE FROM entry WHERE hash = ?", theirs[1].hash)

    assert any("was received, is gone" in problem for problem in store.verify().problems)


def test_a_note_of_arrival_that_ends_nowhere_is_named_and_holds_nobody_up(
    bench: Bench, store: SeatStore, joined: Callable[[str], Bench]
) -> None:
    other = joined("B")
    other.registered()
    store.receive(other.room.store.export_entries()[-1:])
    assert bench.room.store.verify().problems == ()

    tamper(store, "UPDATE arrival SET high = 1 << 60")

    assert any("was received, is gone" in problem for problem in store.verify().problems)
