"""The file: plain or encrypted, its tables' versions, its triggers, its lock."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2

from commandroom.base.clock import FixedClock
from commandroom.domain.errors import DamageError, NotFoundError, RefusedError, WorldError
from commandroom.entrypoints.opening import shipped
from commandroom.store import migrating
from commandroom.store.engine import Database, require_sqlite
from commandroom.store.opening import Founding, create_store, open_store
from commandroom.store.schema import metadata
from commandroom.store.seat_store import SeatStore
from commandroom.store.shape import HEAD
from commandroom.usecases.commands import Amend
from commandroom.usecases.room import Room
from tests.room import DIRECTOR, MORNING, Bench
from tests.store.conftest import bytes_of, reopened

KEY = bytes(range(32))
CLOCK = FixedClock(MORNING)


def found(path: Path, *, key: bytes | None = None, suite: str = "sha256") -> SeatStore:
    founding = Founding(name="练习镇", code="330299104", suite=suite, practice=True)
    return create_store(path, founding=founding, seat="A", shipped=shipped(), clock=CLOCK, key=key)


def test_without_a_key_the_file_is_plain_sqlite_and_with_one_nothing_in_it_can_be_read(
    tmp_path: Path,
) -> None:
    found(tmp_path / "plain" / "room.db").close()
    found(tmp_path / "sealed" / "room.db", key=KEY).close()

    assert bytes_of(tmp_path / "plain").startswith(b"SQLite format 3")
    assert "练习镇".encode() in bytes_of(tmp_path / "plain")
    assert "练习镇".encode() not in bytes_of(tmp_path / "sealed")
    assert b"SQLite format 3" not in bytes_of(tmp_path / "sealed")


@pytest.mark.parametrize("key", [None, bytes(32)])
def test_an_encrypted_file_opens_with_its_own_key_alone(tmp_path: Path, key: bytes | None) -> None:
    found(tmp_path / "room.db", key=KEY).close()

    with pytest.raises(DamageError, match=r"store\.not_a_database"):
        open_store(tmp_path / "room.db", shipped=shipped(), clock=CLOCK, key=key)

    open_store(tmp_path / "room.db", shipped=shipped(), clock=CLOCK, key=KEY).close()


def test_a_room_is_never_founded_over_another(tmp_path: Path) -> None:
    found(tmp_path / "room.db").close()

    with pytest.raises(RefusedError, match=r"store\.exists"):
        found(tmp_path / "room.db")


def test_a_home_without_a_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"store\.none"):
        open_store(tmp_path / "room.db", shipped=shipped(), clock=CLOCK)


@pytest.mark.parametrize(
    ("version", "is_fit"), [("3.40.1", False), ("3.51.2", False), ("3.51.3", True), ("3.53.4", True)]
)
def test_an_sqlite_that_can_damage_the_log_is_refused(version: str, *, is_fit: bool) -> None:
    if is_fit:
        require_sqlite(version)
        return
    with pytest.raises(WorldError, match=r"store\.old_sqlite"):
        require_sqlite(version)


REPLACED = (
    "INSERT OR REPLACE INTO entry (hash, stream, seq, id, kind, subject, hlc, verb, raw) "
    "SELECT hash, stream, seq, id, kind, subject, hlc, verb, x'00' FROM entry"
)
CHANGED = ("UPDATE entry SET verb = 'void'", "UPDATE OR REPLACE entry SET n = n + 1", "DELETE FROM entry")


def tried(connection: Any, statement: str) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "statement", [*CHANGED, "INSERT OR REPLACE INTO entry SELECT * FROM entry", REPLACED]
)
def test_the_journal_refuses_every_change(store: SeatStore, bench: Bench, statement: str) -> None:
    bench.registered()
    before = store.export_entries()

    tried(store.database.connect(), statement)

    assert store.export_entries() == before


@pytest.mark.parametrize("statement", CHANGED)
def test_another_program_cannot_change_or_delete_an_entry_either(
    store: SeatStore, bench: Bench, statement: str
) -> None:
    bench.registered()
    before = store.export_entries()

    tried(dbapi2.connect(str(store.database.path)), statement)

    assert store.export_entries() == before


def test_what_another_program_replaces_is_named(store: SeatStore, bench: Bench) -> None:
    bench.registered()

    with dbapi2.connect(str(store.database.path)) as connection:
        connection.execute(REPLACED)

    assert store.verify().problems


# --- migrations -------------------------------------------------------------------------------------------


def test_the_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    database = Database(tmp_path / "room.db")
    migrating.migrate(database)

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and (name or "").startswith("search"))

    with database.migrating() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, metadata) == []
    assert migrating.known_revisions() >= {HEAD}
    database.close()


def test_down_and_up_again_leaves_the_same_tables(tmp_path: Path) -> None:
    database = Database(tmp_path / "room.db")
    migrating.migrate(database)
    tables = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with database.reading() as connection:
        before = connection.execute(tables).fetchall()

    migrating.downgrade(database)
    with database.reading() as connection:
        left = {name for _, name, _ in connection.execute(tables)}
    migrating.upgrade(database)

    with database.reading() as connection:
        assert connection.execute(tables).fetchall() == before
    assert left == {"alembic_version"}
    database.close()


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    found(tmp_path / "room.db").close()
    database = Database(tmp_path / "room.db")
    with database.writing() as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    with pytest.raises(WorldError, match=r"store\.newer") as caught:
        open_store(tmp_path / "room.db", shipped=shipped(), clock=CLOCK)

    assert caught.value.params["revision"] == "9999"
    assert [path.name for path in tmp_path.iterdir()] == ["room.db"]


# --- one writer, many readers -----------------------------------------------------------------------------


def test_a_second_writer_waits_for_the_first_and_neither_is_lost(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    order: list[str] = []
    entered = threading.Event()

    def other() -> None:
        entered.wait()
        bench.act("note", number, text="第二人")
        order.append("second")

    thread = threading.Thread(target=other)
    thread.start()
    with store.writing() as writing:
        entered.set()
        time.sleep(0.05)
        assert writing.find(number) is not None
        order.append("first")
    thread.join()

    assert order == ["first", "second"]
    assert bench.log(number) == ["register", "note"]


def test_a_reader_never_waits_for_the_writer(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()

    with store.writing():
        began = time.perf_counter()
        assert bench.event(number).number == number
        assert time.perf_counter() - began < 1


def test_a_second_program_on_the_same_home_sees_every_deed_and_amendment_of_the_first(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.submitted()
    second = reopened(bench)
    other = Bench(Room(second, bench.clock, practice=True), bench.clock, bench.home)

    for text in ("一", "二", "三"):
        bench.act("note", number, text=text)
        other.act("note", number, text=text)
    bench.room.perform(Amend("rule", "archive_days", {"value": 3}, actor=DIRECTOR))

    assert other.log(number) == ["register", "submit", *["note"] * 6]
    assert bench.event(number).heads == other.event(number).heads
    assert len(bench.event(number).heads) == 1
    assert second.reference.policy().exceptions.whole("archive_days") == 3
    assert store.verify().problems == ()
    second.close()


def test_a_query_that_runs_can_be_broken_off(store: SeatStore) -> None:
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c"
    timer = threading.Timer(0.1, store.interrupt)
    timer.start()

    with (
        pytest.raises(WorldError, match=r"store\.interrupted"),
        store.database.reading(question="endless") as connection,
    ):
        connection.execute(endless).fetchone()

    timer.join()
