"""The world misbehaves: files vanish, disks fail or are full, others hold the file, clocks jump. One sentence each."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sqlcipher3 import dbapi2

from commandroom.base.sentences import known_codes
from commandroom.domain.errors import WorldError
from commandroom.entrypoints.opening import STORE
from commandroom.store import faults
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.room import Bench
from tests.simulation import disk
from tests.simulation.faults import failed
from tests.store.conftest import reopened, tamper

posix = pytest.mark.skipif(os.name != "posix", reason="open files can be moved and removed on POSIX alone")
watched = pytest.mark.skipif(bool(disk.why_not()), reason=f"no failing disk here: {disk.why_not()}")


def can_read(bench: Bench) -> bool:
    """Whether the board still shows its events."""
    return bool(bench.room.ask(BoardIds(BoardQuery(view="all"), bench.room.now())).ids)


# --- the file is not where it was -------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("gone", ["folder", "file", "log", "replaced"])
def test_a_deed_is_never_answered_for_when_its_file_has_gone(bench: Bench, gone: str) -> None:
    bench.registered()
    store = bench.home / STORE
    match gone:
        case "folder":
            bench.home.rename(bench.home.with_name("unplugged"))
        case "file":
            store.unlink()
        case "log":
            store.with_name(store.name + "-wal").unlink()
        case _:
            shutil.copy(store, store.with_name("other"))
            store.with_name("other").replace(store)

    with pytest.raises(WorldError) as caught:
        bench.registered()

    assert caught.value.code == "store.vanished"
    assert caught.value.params["folder"] == str(bench.home)
    assert can_read(bench)


@posix
def test_a_home_that_comes_back_is_gone_on_with_and_misses_nothing(bench: Bench, store: SeatStore) -> None:
    first = bench.registered()
    away = bench.home.with_name("unplugged")
    bench.home.rename(away)
    with pytest.raises(WorldError, match=r"store\.vanished"):
        bench.registered()

    away.rename(bench.home)
    store.reconnect()
    second = bench.registered()

    assert bench.log(first) == bench.log(second) == ["register"]
    assert store.verify().problems == ()


@posix
def test_a_connection_that_opens_late_makes_no_empty_file_where_the_store_was(
    bench: Bench, store: SeatStore
) -> None:
    bench.registered()
    (bench.home / STORE).unlink()

    with pytest.raises(WorldError, match=r"store\.vanished"):
        store.database.connect()
    store.close()
    with pytest.raises(WorldError, match=r"store\.vanished"):
        store.set_local("note", "晚了")

    assert not (bench.home / STORE).exists()


# --- others hold the file ---------------------------------------------------------------------------------------

HOLDER = """
import sys, time
from sqlcipher3 import dbapi2
held = dbapi2.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """Another program has the file for itself, for so long."""
    command = [sys.executable, "-c", HOLDER, str(path), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.kill()


def test_f30_a_deed_waits_for_a_virus_scanner_and_is_not_lost(bench: Bench) -> None:
    number = bench.registered()

    with held(bench.home / STORE, 3):
        begun = time.monotonic()
        bench.act("note", number, text="扫描器占用时记下")
        waited = time.monotonic() - begun

    assert 1 < waited < 15
    assert bench.log(number) == ["register", "note"]


def test_f30_a_file_that_stays_held_is_named_and_the_board_goes_on(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    with store.database.writing() as connection:
        connection.execute("PRAGMA busy_timeout = 300")

    with held(bench.home / STORE, 60):
        with pytest.raises(WorldError) as caught:
            bench.act("note", number, text="再试一次")
        assert can_read(bench)
    bench.act("note", number, text="再试一次")

    assert caught.value.code == "store.busy"
    assert bench.log(number) == ["register", "note"]


# --- the disk is full, fails, or is read-only ---------------------------------------------------------------------


def test_a_file_that_may_not_grow_refuses_the_deed_whole_and_goes_on_with_room_again(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()
    with store.database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(WorldError) as caught:  # noqa: PT012 - which of them is the first that does not fit is not said
        for _ in range(200):
            bench.registered(text="井" * 9000)
    assert can_read(bench)
    assert store.verify().problems == ()
    with store.database.writing() as connection:
        connection.execute("PRAGMA max_page_count = 1000000000")
    bench.act("note", number, text="空间已清理")

    assert caught.value.code == "store.disk_full"
    assert bench.log(number) == ["register", "note"]
    assert store.verify().problems == ()


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are POSIX")
def test_a_commit_that_the_system_breaks_off_is_refused_whole_and_nothing_more_is_written_until_the_next_start(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()
    size = (bench.home / f"{STORE}-wal").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        with pytest.raises(WorldError, match=r"store\.disk_fault"):
            bench.act("note", number, text="放不下了" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with pytest.raises(WorldError, match=r"store\.stopped"):
        bench.act("note", number, text="放得下了")
    seen = bench.log(number)
    store.close()
    again = reopened(bench)
    problems = again.verify().problems
    again.close()

    assert seen == ["register"]
    assert problems == ()


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of a few megabytes."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no small disk here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is a tmpfs of Linux")
def test_f6_a_full_disk_refuses_deeds_drafts_and_copies_whole_and_all_goes_on_with_room_again(
    founded: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 6) as place:
        shutil.copytree(founded, place / "home")
        store = reopened(Bench(None, None, place / "home"))  # type: ignore[arg-type]
        ballast = place / "ballast"
        ballast.write_bytes(b"x" * (shutil.disk_usage(place).free - 100_000))
        codes = set()
        for _ in range(60):
            for action in (
                lambda: store.set_local("note", "字" * 20_000),
                lambda: store.backup(place / "home" / "backups"),
            ):
                try:
                    action()
                except WorldError as refused:
                    codes.add(refused.code)
        reads = store.local("operator")
        ballast.unlink()
        store.set_local("note", "有空间了")
        problems, note = store.verify().problems, store.local("note")
        store.close()

    assert codes == {"store.disk_full", "backup.no_room"}
    assert reads
    assert (problems, note) == ((), "有空间了")


def test_a_disk_that_turned_read_only_is_told_from_one_that_fails(tmp_path: Path) -> None:
    path = tmp_path / STORE
    path.write_bytes(b"")
    refused = _error(10, "SQLITE_IOERR_WRITE")

    with patch.object(os, "access", lambda *_: False):
        read_only = faults.fault(refused, path)
    with patch.object(shutil, "disk_usage", lambda _: SimpleNamespace(free=0)):
        full = faults.fault(refused, path)
    failing = faults.fault(refused, path)

    found = [error.code for error in (read_only, full, failing) if isinstance(error, WorldError)]
    assert found == ["store.read_only", "store.disk_full", "store.disk_fault"]


def _error(code: int, name: str) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


def test_every_fault_of_the_file_has_a_sentence() -> None:
    codes = {code for _, code in faults._BY_CODE.values()} | {"store.vanished", "store.stopped"}

    assert codes <= known_codes()


@watched
def test_each_failing_call_of_a_deed_is_done_or_refused_and_never_half() -> None:
    census = failed(["deed", "setting"], ["write EIO", "sync EIO", "disk full", "read EIO"])
    files = failed(["attachment"], ["sync EIO"])

    assert census.broken == files.broken == []
    assert min(census.tried[f"deed {manner}"] for manner in ("write EIO", "sync EIO", "disk full")) > 0
    assert census.outcomes["store.disk_full"] > 0
    assert census.outcomes["store.disk_fault, stopped"] > 0


# --- after the disk did not confirm -------------------------------------------------------------------------------


def test_f10_after_an_unconfirmed_write_nothing_more_is_written_and_everything_is_read(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()
    log = bench.home / f"{STORE}-wal"

    store.database._stop("disk I/O error")
    before = (bench.home / STORE).read_bytes(), log.read_bytes()
    with pytest.raises(WorldError, match=r"store\.stopped"):
        bench.act("note", number, text="再写")
    seen = bench.log(number)
    problems = store.verify().problems
    store.close()

    assert seen == ["register"]
    assert problems == ()
    assert ((bench.home / STORE).read_bytes(), log.read_bytes()) == before


# --- clocks and sleep ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "jump", [timedelta(hours=1), timedelta(days=3653), timedelta(hours=-1), timedelta(days=-3653)]
)
def test_f14_a_clock_that_jumps_between_two_deeds_changes_no_order_and_no_entry(
    bench: Bench, store: SeatStore, jump: timedelta
) -> None:
    number = bench.submitted()
    bench.clock.moment += jump
    bench.act("note", number, text="跳变之后")
    bench.clock.moment -= jump
    bench.later(minutes=1)
    bench.act("accept", number, category="0910", urgency="一般")
    other = bench.registered()

    assert bench.log(number) == ["register", "submit", "note", "accept"]
    assert other != number
    assert store.verify().problems == ()
    store.rebuild()
    assert bench.log(number) == ["register", "submit", "note", "accept"]


def test_f24_a_machine_that_slept_for_three_days_goes_on_with_its_connections(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.dispatched()
    readers = threading.Barrier(2)

    def look() -> None:
        with store.database.reading() as connection:
            connection.execute("SELECT count(*) FROM event").fetchone()
            readers.wait()
            readers.wait()

    reader = threading.Thread(target=look)
    reader.start()
    readers.wait()  # a reader is in the middle of it when the lid closes
    bench.later(days=3)
    readers.wait()
    reader.join()
    bench.act("note", number, text="唤醒之后")

    assert bench.log(number)[-1] == "note"
    assert store.verify().problems == ()


# --- what verify must see -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [bytes(32), b"\0", bytes(range(32))])
def test_a_changed_key_is_found_by_verify(bench: Bench, store: SeatStore, key: bytes) -> None:
    number = bench.registered()

    tamper(store, "UPDATE event_key SET key = ? WHERE event = ?", key, bench.event(number).id)

    assert store.verify().problems == (f"event {number}: its key opens none of its sealed data",)


def test_a_missing_key_is_found_by_verify_unless_it_was_destroyed_on_purpose(
    bench: Bench, store: SeatStore
) -> None:
    lost, erased = bench.registered(), bench.closed()
    bench.act("erase", erased, by="t-director", reason="本人申请")
    assert store.verify().problems == ()

    tamper(store, "DELETE FROM event_key WHERE event = ?", bench.event(lost).id)

    assert store.verify().problems == (f"event {lost}: the key of its sealed data is missing",)


def test_persons_that_cannot_be_found_are_named_by_verify_and_found_after_a_rebuild(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()

    tamper(store, "DELETE FROM person_key")
    found = store.verify().problems
    store.rebuild()

    assert found == (f"event {number}: is not found by its persons",)
    assert store.verify().problems == ()


@pytest.mark.parametrize(
    ("name", "value"), [("suite", "sm3"), ("code", "330299999"), ("room", "x"), ("more", "1")]
)
def test_a_room_that_is_not_the_founded_one_is_found_by_verify(
    bench: Bench, store: SeatStore, name: str, value: str
) -> None:
    del bench
    tamper(store, "INSERT OR REPLACE INTO room (key, value) VALUES (?, ?)", name, value)

    assert f"room: {name} is not what the first entry says" in store.verify().problems
