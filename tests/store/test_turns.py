"""Who asked first writes first, also beside a work of a thousand short transactions."""

from __future__ import annotations

import threading
import time

import pytest

from commandroom.domain.errors import WorldError
from commandroom.store.seat_store import SeatStore
from commandroom.store.turns import Turns
from tests.room import Bench


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(5.0), []
    threads = []

    def write(name: str) -> None:
        with turns.turn("room.db"):
            order.append(name)

    with turns.turn("room.db"):
        for name in "abcdef":
            thread = threading.Thread(target=write, args=(name,))
            thread.start()
            threads.append(thread)
            while len(turns._queue) < len(threads) + 1:
                time.sleep(0.001)
        assert turns.is_awaited
    for thread in threads:
        thread.join()

    assert order == list("abcdef")
    assert not turns.is_awaited


def test_a_turn_that_does_not_come_in_time_is_refused_and_holds_up_nobody() -> None:
    turns = Turns(0.05)
    refused: list[str] = []

    def late() -> None:
        try:
            with turns.turn("room.db"):
                refused.append("not refused")
        except WorldError as error:
            refused.append(error.code)

    with turns.turn("room.db"):
        thread = threading.Thread(target=late)
        thread.start()
        thread.join()

    assert refused == ["store.busy"]
    with turns.turn("room.db"):
        pass


def test_an_exception_gives_the_turn_away() -> None:
    turns = Turns(1.0)

    with pytest.raises(KeyError), turns.turn("room.db"):
        raise KeyError

    with turns.turn("room.db"):
        pass


def test_a_click_comes_between_the_transactions_of_a_long_work(bench: Bench, store: SeatStore) -> None:
    number = bench.registered()
    ends, written = threading.Event(), []

    def work() -> None:
        at = 0
        while not ends.is_set():
            store.set_local("work", str(at))
            at += 1
        written.append(at)

    thread = threading.Thread(target=work)
    thread.start()
    waits = []
    for n in range(30):
        begun = time.perf_counter()
        bench.act("note", number, text=f"第{n}条")
        waits.append(time.perf_counter() - begun)
    ends.set()
    thread.join()

    assert sorted(waits)[15] < 0.25
    assert written[0] > 30
    assert bench.log(number).count("note") == 30


def test_a_turn_is_taken_only_where_nobody_has_it() -> None:
    turns = Turns(1.0)

    with turns.turn("room.db"), turns.turn_if_free() as beside:
        pass
    with turns.turn_if_free() as alone, turns.turn_if_free() as twice:
        pass

    assert (beside, alone, twice) == (False, True, False)
    with turns.turn("room.db"):
        pass


def test_pages_kept_in_memory_are_let_go_of_without_waiting_for_who_writes(
    bench: Bench, store: SeatStore
) -> None:
    number = bench.registered()
    before = bench.log(number)

    with store.database.writing():
        store.let_go()  # by the thread that writes: to wait would be for ever
    store.let_go()

    bench.act("note", number, text="已联系")
    assert bench.log(number) == [*before, "note"]


def test_a_store_that_is_being_closed_has_nothing_to_let_go_of(
    bench: Bench, store: SeatStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = bench.registered()
    gone = store.database.connect()
    gone.close()

    with monkeypatch.context() as patched:  # as by another thread, between its look and its word
        patched.setattr(store.database._writer, "_connection", gone)
        store.let_go()

    bench.act("note", number, text="已联系")
