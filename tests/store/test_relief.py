"""The log is brought into the file at once, or beside who writes; what fails there is told at the next occasion."""

from __future__ import annotations

import threading

import pytest

from commandroom.domain.errors import WorldError
from commandroom.store.relief import AT_ONCE_EVERY, Relief
from commandroom.store.seat_store import SeatStore
from tests.room import Bench


class Work:
    """Notes on which thread it ran; waits while it is told to, and fails where it is told to."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.may_end = threading.Event()
        self.may_end.set()
        self.fault: WorldError | None = None

    def __call__(self) -> None:
        self.threads.append(threading.current_thread())
        assert self.may_end.wait(10)
        if self.fault is not None:
            raise self.fault


def test_without_a_thread_beside_it_is_done_at_once() -> None:
    work = Work()

    Relief(work).bring_in(at_once=False)

    assert work.threads == [threading.current_thread()]


def test_beside_a_writer_it_runs_on_a_thread_of_its_own_which_is_waited_for_at_the_end() -> None:
    work = Work()
    relief = Relief(work)

    with relief.beside():
        work.may_end.clear()
        relief.bring_in(at_once=False)
        relief.bring_in(at_once=False)  # the first one still runs: nothing is begun twice
        work.may_end.set()

    assert len(work.threads) == 1
    assert threading.current_thread() not in work.threads


def test_each_fourth_time_the_writer_waits() -> None:
    work = Work()
    relief = Relief(work)

    with relief.beside():
        for _ in range(AT_ONCE_EVERY):
            relief.bring_in(at_once=False)

    assert work.threads.count(threading.current_thread()) == 1


def test_what_failed_beside_the_writer_is_told_at_the_next_call_or_at_the_end() -> None:
    work = Work()
    work.fault = WorldError("store.disk_full", file="room.db", folder="")
    relief = Relief(work)

    with pytest.raises(WorldError, match=r"store\.disk_full"), relief.beside():
        relief.bring_in(at_once=False)
    work.fault = None
    relief.bring_in(at_once=True)

    assert work.threads[-1] is threading.current_thread()


def test_after_much_was_written_beside_the_file_has_it(store: SeatStore, bench: Bench) -> None:
    before = store.database.path.stat().st_size
    with store.database.relieving_beside():
        for _ in range(3):
            bench.registered()
        with store.database.writing(much=True) as connection:
            connection.execute("CREATE TABLE filled (b)")
            connection.execute("INSERT INTO filled VALUES (zeroblob(1000000))")
            connection.execute("DROP TABLE filled")
        store.database.relieve(at_once=True)

    assert store.database.path.stat().st_size > before + 900_000
    assert store.verify().problems == ()
