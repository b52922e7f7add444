"""Verify names what is damaged, rebuild changes nothing, a backup can be brought back."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import DamageError, NotFoundError
from commandroom.domain.event.recording import Attach
from commandroom.domain.event.state import Attachment
from commandroom.entrypoints.opening import STORE, shipped
from commandroom.store import projection, searching
from commandroom.store.backup import ALL, backups
from commandroom.store.engine import Database
from commandroom.store.opening import open_store
from commandroom.store.restoring import restore
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows
from tests.room import MORNING, Bench
from tests.store.conftest import tamper

TABLES = ("event", "snapshot", "timer", "record", "person_key", "attachment")


def caches(store: SeatStore) -> dict[str, list[tuple[object, ...]]]:
    with store.database.reading() as connection:
        found = {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for name in TABLES
        }
        found["search"] = connection.execute("SELECT rowid FROM search ORDER BY rowid").fetchall()
    return found


@pytest.fixture
def busy(bench: Bench) -> Bench:
    """A room with events in many states."""
    bench.closed()
    bench.suspended()
    bench.escalated()
    bench.dispatched(reporter_name="陈国强", reporter_phone="13866527161")
    return bench


@pytest.mark.usefixtures("busy")
def test_a_sound_store_has_no_problems(store: SeatStore) -> None:
    found = store.verify()

    assert found.problems == ()
    assert (found.chains, found.fold, found.search, found.attachments) == ("ok", "ok", "ok", "ok")
    assert found.events == 4
    assert found.entries == len(store.export_entries())


@pytest.mark.usefixtures("busy")
def test_rebuilding_changes_nothing(store: SeatStore) -> None:
    before, digest = caches(store), store.verify().digest

    assert store.rebuild() == 4

    assert caches(store) == before
    assert store.verify().digest == digest


@pytest.mark.usefixtures("busy")
def test_rebuilding_makes_lost_caches_anew(store: SeatStore) -> None:
    before, digest = caches(store), store.verify().digest
    for table in ("person_key", "timer", "snapshot", "event", "record"):
        tamper(store, f"DELETE FROM {table}")  # noqa: S608
    assert store.verify().fold == "damaged"

    store.rebuild()

    assert {name: len(rows) for name, rows in caches(store).items()} == {n: len(r) for n, r in before.items()}
    assert store.verify().digest == digest


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("place", ["井盖", "t-shift_leader", "register"])
def test_a_changed_byte_in_the_journal_is_named_with_stream_number_and_hash(
    store: SeatStore, place: str
) -> None:
    entry = next(e for e in store.export_entries() if place.encode() in e.raw and e.kind == "event")
    changed = entry.raw.replace(place.encode(), place.encode()[:-1] + b"x", 1)
    tamper(store, "UPDATE entry SET raw = ? WHERE hash = ?", changed, entry.hash)

    found = store.verify()

    assert found.chains == "damaged"
    assert any(f"{entry.stream}#{entry.seq} {entry.hash}" in problem for problem in found.problems)


@pytest.mark.usefixtures("busy")
def test_any_flipped_bit_of_any_entry_is_found(busy: Bench, store: SeatStore) -> None:
    busy.suspended()
    entries = [entry for entry in store.export_entries() if entry.kind == "event"]
    source = random.Random(3)  # noqa: S311

    for _ in range(120):
        entry = source.choice(entries)
        place, bit = source.randrange(len(entry.raw)), 1 << source.randrange(8)
        flipped = bytes([*entry.raw[:place], entry.raw[place] ^ bit, *entry.raw[place + 1 :]])
        tamper(store, "UPDATE entry SET raw = ? WHERE hash = ?", flipped, entry.hash)
        problems = store.verify().problems
        tamper(store, "UPDATE entry SET raw = ? WHERE hash = ?", entry.raw, entry.hash)
        assert any(f"{entry.stream}#{entry.seq} {entry.hash}" in problem for problem in problems)

    assert store.verify().problems == ()


def test_bytes_that_are_no_entry_any_more_are_named_too(store: SeatStore) -> None:
    entry = store.export_entries()[-1]
    tamper(store, "UPDATE entry SET raw = ? WHERE hash = ?", b"{", entry.hash)

    found = store.verify()

    assert any(entry.hash in problem for problem in found.problems)


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("column", ["seq = seq + 100", "verb = 'void'", "subject = 'x'", "hlc = hlc + 1"])
def test_columns_that_lie_about_their_entry_are_named(store: SeatStore, column: str) -> None:
    entry = store.export_entries()[-3]
    tamper(store, f"UPDATE entry SET {column} WHERE hash = ?", entry.hash)  # noqa: S608

    assert any(entry.hash in problem for problem in store.verify().problems)


@pytest.mark.usefixtures("busy")
def test_an_entry_that_is_missing_in_the_middle_is_noticed_by_its_successor(store: SeatStore) -> None:
    entry = store.export_entries()[-5]
    tamper(store, "DELETE FROM entry WHERE hash = ?", entry.hash)

    found = store.verify()

    assert any("its predecessor" in problem and entry.hash in problem for problem in found.problems)


@pytest.mark.usefixtures("busy")
def test_a_tail_that_was_cut_off_after_a_check_is_noticed(store: SeatStore) -> None:
    assert store.verify().problems == ()
    entry = store.export_entries()[-1]

    tamper(store, "DELETE FROM entry WHERE hash = ?", entry.hash)

    assert any(
        "was there, is gone" in problem and entry.hash in problem for problem in store.verify().problems
    )


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE event SET title = 'x' WHERE row = 1", "row differs"),
        ("UPDATE event SET due = due + 1 WHERE row = 2", "row differs"),
        ("UPDATE snapshot SET body = replace(body, '井盖', '井圈') WHERE row = 1", "snapshot differs"),
        ("DELETE FROM snapshot WHERE row = 3", "snapshot differs"),
        ("UPDATE timer SET due = due + 1 WHERE row = 4", "clocks differ"),
        ("DELETE FROM timer WHERE row = 4", "clocks differ"),
        (
            "UPDATE record SET fields = '{}' WHERE kind = 'person' AND id = 't-command'",
            "record person:t-command",
        ),
    ],
)
def test_a_cache_that_differs_from_the_journal_is_named_and_rebuilt(
    store: SeatStore, statement: str, part: str
) -> None:
    tamper(store, statement)
    found = store.verify()
    assert (found.chains, found.fold) == ("ok", "damaged")
    assert any(part in problem for problem in found.problems)

    store.rebuild()

    assert store.verify().problems == ()


@pytest.mark.usefixtures("busy")
def test_an_event_that_the_search_index_lost_or_invented_is_named(store: SeatStore) -> None:
    tamper(store, "DELETE FROM search WHERE rowid = 2")
    tamper(store, "INSERT INTO search (rowid, title) VALUES (99, '幽 灵')")

    found = store.verify()

    assert found.search == "damaged"
    assert any("A0002 is not found by its title" in problem for problem in found.problems)
    assert any("1 rows belong to no event" in problem for problem in found.problems)


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"title": "缺 失 井 盖 老 街"}, id="in another order"),
        pytest.param({"location": "老 街 井 盖 缺 失", "title": "老 街 3 号"}, id="in each other's columns"),
        pytest.param({"title": "老 街 井 盖 缺 朱"}, id="with one other character"),
    ],
)
def test_the_same_words_in_another_place_of_the_index_are_named(
    store: SeatStore, values: dict[str, str]
) -> None:
    with store.database.reading() as connection:
        event = projection.load_row(connection, 2)
    assert event is not None
    texts = map(searching.spaced, searching.texts(event))
    words = dict(zip(searching.COLUMNS, texts, strict=True)) | values
    settings = ", ".join(f"{column} = '{text}'" for column, text in words.items())
    tamper(store, f"UPDATE search SET {settings} WHERE rowid = 2")  # noqa: S608

    found = store.verify()

    assert sorted(found.problems) == [
        f"search: event {event.number} is not found by its {key}" for key in sorted(values)
    ]


def test_an_attachment_that_is_missing_or_changed_is_named(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    content = b"photo"
    digest = hashlib.sha256(content).hexdigest()
    path = store.attachments / digest[:2] / digest
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    file = Attachment(sha256=digest, name="现场.jpg", size=len(content), mime="image/jpeg")
    bench.room.perform(Act("attach", number, Attach(files=(file,))))
    assert store.verify().problems == ()

    path.write_bytes(b"phots")
    changed = store.verify()
    path.unlink()
    missing = store.verify()

    assert changed.attachments == missing.attachments == "damaged"
    assert "content differs" in changed.problems[0]
    assert "is missing" in missing.problems[0]


@pytest.mark.usefixtures("busy")
def test_a_quick_check_looks_at_the_chains_alone(store: SeatStore) -> None:
    tamper(store, "UPDATE event SET title = 'x' WHERE row = 1")

    assert store.verify(full=False).problems == ()


# --- backups ----------------------------------------------------------------------------------------------


def test_a_backup_holds_everything_and_comes_back_under_a_new_incarnation(
    busy: Bench, store: SeatStore
) -> None:
    copy = store.backup(busy.home / "backups")
    digest = store.verify().digest
    busy.registered()
    store.close()

    kept = restore(copy, into=busy.home / STORE, now=MORNING)
    again = open_store(busy.home / STORE, shipped=shipped(), clock=FixedClock(MORNING))

    assert again.verify().digest == digest
    assert again.local("incarnation") == "2"
    assert kept is not None
    old = open_store(kept, shipped=shipped(), clock=FixedClock(MORNING))
    assert old.verify().events == 5
    old.close()
    again.close()


def test_what_a_restored_seat_writes_is_united_with_what_it_had_lost(bench: Bench, joined: object) -> None:
    assert callable(joined)
    store = bench.room.store
    assert isinstance(store, SeatStore)
    copy = store.backup(bench.home / "backups")
    lost = bench.registered(title="备份之后的事件")
    other = joined("B")
    other.room.store.receive(store.export_entries())
    store.close()
    restore(copy, into=bench.home / STORE, now=MORNING)
    again = open_store(bench.home / STORE, shipped=shipped(), clock=FixedClock(MORNING))
    bench.room.store = again

    again.receive(other.room.store.export_entries())
    fresh = bench.registered()
    other.room.store.receive(again.export_entries())

    assert bench.event(lost).title == "备份之后的事件"
    assert fresh != lost
    assert again.verify().digest == other.room.store.verify().digest
    assert again.verify().problems == ()
    again.close()


def test_a_damaged_backup_is_refused_and_the_store_left_as_it_was(busy: Bench, store: SeatStore) -> None:
    copy = store.backup(busy.home / "backups")
    database = Database(copy)
    connection = database.connect()
    connection.execute("DROP TRIGGER entry_is_never_updated")
    connection.execute("UPDATE entry SET raw = CAST(replace(raw, '井盖', '井圈') AS BLOB)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.close()
    before = (busy.home / STORE).read_bytes()

    with pytest.raises(DamageError, match=r"backup\.damaged"):
        restore(copy, into=busy.home / STORE, now=MORNING)

    assert (busy.home / STORE).read_bytes() == before


def test_a_byte_that_changed_in_a_copys_caches_is_made_good(busy: Bench, store: SeatStore) -> None:
    copy = store.backup(busy.home / "backups")
    digest = store.verify().digest
    connection = Database(copy).connect()
    connection.execute("UPDATE snapshot SET body = CAST(replace(body, '井盖', '井圈') AS BLOB)")
    connection.execute("UPDATE timer SET due = due + 60000000")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.close()

    restore(copy, into=busy.home / STORE, now=MORNING)
    again = open_store(busy.home / STORE, shipped=shipped(), clock=FixedClock(MORNING))
    found = again.verify()
    again.close()

    assert (found.problems, found.digest) == ((), digest)


def test_no_backup_no_restore(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"backup\.unknown"):
        restore(tmp_path / "none.db", into=tmp_path / STORE, now=MORNING)


def test_the_newest_backups_are_kept_and_a_backup_runs_beside_a_writer(
    bench: Bench, store: SeatStore
) -> None:
    from commandroom.store.backup import backup

    folder, two = bench.home / "backups", replace(ALL, by_hand=2)
    with store.writing() as writing:
        assert writing.find("nothing") is None
        first = backup(store.database, folder, now=MORNING, rotation=two)
    names = [
        backup(store.database, folder, now=MORNING.replace(hour=hour), rotation=two).name
        for hour in (2, 3, 4)
    ]

    assert [path.name for path in backups(folder)] == [names[2], names[1]]
    assert not first.exists()
    assert sorted(path.suffix for path in folder.iterdir()) == [".db", ".db", ".json", ".json"]


@pytest.mark.usefixtures("busy")
def test_the_rows_of_the_board_are_the_same_after_a_rebuild(store: SeatStore) -> None:
    def board() -> list[object]:
        ids = np.frombuffer(store.ask(BoardIds(BoardQuery(view="all"), MORNING)).ids, "<i4")
        return list(store.ask(BoardRows(tuple(map(int, ids)))))

    before = board()
    store.rebuild()

    assert board() == before
    assert len(before) == 4
