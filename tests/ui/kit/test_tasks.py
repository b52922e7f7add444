from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from commandroom.ui.bus import Bus
from commandroom.ui.tasks import Tasks


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_answers_come_in_the_order_asked_and_on_this_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.current_thread()

    for number in range(20):
        tasks.run(partial(int, number), then=lambda n: seen.append((n, threading.current_thread() is here)))
    qtbot.waitUntil(lambda: len(seen) == 20)

    assert seen == [(number, True) for number in range(20)]


def test_the_work_runs_elsewhere(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[threading.Thread] = []

    tasks.run(threading.current_thread, then=seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[0] is not threading.current_thread()


def test_the_newest_question_of_a_lane_wins(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    seen: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "old"

    first = tasks.run(slow, then=seen.append, lane="list")
    tasks.run(lambda: "newer", then=seen.append, lane="list")
    tasks.run(lambda: "other", then=seen.append, lane="counts")
    tasks.run(lambda: "newest", then=seen.append, lane="list")
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert seen == ["other", "newest"]
    assert first.is_cancelled


def test_an_answer_that_waits_to_be_handed_over_is_dropped_when_a_newer_question_comes(
    qtbot: QtBot, tasks: Tasks
) -> None:
    seen: list[str] = []
    done = threading.Event()

    old = tasks.run(lambda: "old", then=seen.append, lane="list")
    tasks.run(done.set)
    assert done.wait(5)  # the old answer is there, and this thread has not come to it
    tasks.run(lambda: "new", then=seen.append, lane="list")
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert seen == ["new"]
    assert old.is_cancelled


def test_what_was_answered_cannot_be_cancelled_any_more(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[str] = []
    task = tasks.run(lambda: "answer", then=seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    task.cancel()

    assert task.is_done
    assert not task.is_cancelled


class _Mortal:
    def __init__(self, ends: list[threading.Thread]) -> None:
        self.ends = ends

    def look(self) -> str:
        return "seen"

    def hear(self, _answer: str) -> None: ...

    def __del__(self) -> None:
        self.ends.append(threading.current_thread())


def test_who_asked_and_went_away_ends_on_the_thread_that_asked(qtbot: QtBot, tasks: Tasks) -> None:
    ends: list[threading.Thread] = []

    for _ in range(200):
        asking = _Mortal(ends)
        tasks.run(asking.look, then=asking.hear)
        del asking
    qtbot.waitUntil(lambda: len(ends) == 200)

    assert set(ends) == {threading.current_thread()}


def test_a_running_query_is_interrupted_when_it_is_superseded(qtbot: QtBot, tasks: Tasks) -> None:
    started, stopped = threading.Event(), threading.Event()

    def endless() -> bool:
        started.set()
        return stopped.wait(5)

    tasks.run(endless, lane="list", interrupt=stopped.set)
    assert started.wait(5)
    seen: list[str] = []
    tasks.run(lambda: "new", then=seen.append, lane="list")
    qtbot.waitUntil(lambda: bool(seen))

    assert stopped.is_set()


def test_a_refusal_reaches_its_asker_and_else_the_signal(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[Exception] = []
    own: list[Exception] = []
    tasks.failed.connect(heard.append)

    tasks.run(lambda: 1 // 0, failed=own.append)
    tasks.run(lambda: "".index("x"))
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert [type(error) for error in own] == [ZeroDivisionError]
    assert [type(error) for error in heard] == [ValueError]


def test_nothing_is_delivered_after_closing(qtbot: QtBot) -> None:
    tasks = Tasks()
    gate = threading.Event()
    seen: list[object] = []
    tasks.run(lambda: gate.wait(5), then=seen.append)
    tasks.run(lambda: "waits", then=seen.append)

    gate.set()
    tasks.close()
    late = tasks.run(lambda: "late", then=seen.append)
    qtbot.wait(50)

    assert seen == []
    assert late.is_cancelled


def test_the_bus_brings_changes_from_any_thread_to_this_one(qtbot: QtBot) -> None:
    bus = Bus()
    heard: list[tuple[object, bool]] = []
    here = threading.current_thread()
    bus.changed.connect(lambda changes: heard.append((changes, threading.current_thread() is here)))

    workers = [threading.Thread(target=bus.announce, args=(number,)) for number in range(5)]
    for worker in workers:
        worker.start()
        worker.join()
    qtbot.waitUntil(lambda: len(heard) == 5)

    assert heard == [(number, True) for number in range(5)]
