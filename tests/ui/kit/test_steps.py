"""Long work in pieces: keys have their turn, who waits comes first, what fails or is left ends well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from commandroom.base.clock import work_seconds
from commandroom.ui.picture import wait
from commandroom.ui.steps import REST, Job, Steps


def pieces(done: list[str], name: str, count: int = 5, seconds: float = 0.004) -> Iterator[None]:
    for at in range(count):
        until = work_seconds() + seconds
        while work_seconds() < until:
            pass
        done.append(f"{name}{at}")
        yield


def test_a_long_job_lets_others_have_their_turn(qtbot: QtBot) -> None:
    steps, done, turns = Steps(), list[str](), list[int]()
    steps.run(pieces(done, "a", 20))
    other = QTimer(interval=0)
    other.timeout.connect(lambda: turns.append(len(done)))
    other.start()

    qtbot.waitUntil(lambda: not steps.is_busy, timeout=5000)
    other.stop()

    assert len(done) == 20
    assert len(set(turns)) > 4


def test_a_piece_that_asks_for_rest_ends_its_turn_however_little_it_took(qtbot: QtBot) -> None:
    steps, turns = Steps(), list[int]()
    other = QTimer(interval=0)
    other.timeout.connect(lambda: turns.append(0))
    other.start()

    def resting() -> Iterator[object]:
        for _ in range(4):
            turns.append(1)
            yield REST

    steps.run(resting())
    qtbot.waitUntil(lambda: not steps.is_busy, timeout=5000)
    other.stop()

    places = [at for at, one in enumerate(turns) if one]
    assert len(places) == 4
    assert all(later - earlier > 1 for earlier, later in pairwise(places))


def test_jobs_are_done_in_their_order_and_the_hurried_one_first(qtbot: QtBot) -> None:
    steps, done = Steps(), list[str]()
    steps.run(pieces(done, "a", 2), then=lambda: done.append("a!"))
    late = steps.run(pieces(done, "b", 2), then=lambda: done.append("b!"))

    steps.hurry(late)
    qtbot.waitUntil(lambda: not steps.is_busy, timeout=5000)

    assert done == ["b0", "b1", "b!", "a0", "a1", "a!"]


@pytest.mark.usefixtures("qapp")
def test_a_job_that_is_wanted_now_is_finished_now() -> None:
    steps, done = Steps(), list[str]()
    job = steps.run(pieces(done, "a", 3), then=lambda: done.append("a!"))

    job.finish()
    wait(30)

    assert done == ["a0", "a1", "a2", "a!"]
    assert not steps.is_busy


def test_closing_in_the_middle_leaves_the_rest_and_says_nothing(qtbot: QtBot) -> None:
    steps, done = Steps(), list[str]()
    steps.run(pieces(done, "a", 50), then=lambda: done.append("a!"))
    qtbot.waitUntil(lambda: bool(done), timeout=5000)

    steps.close()
    so_far = list(done)
    wait(30)
    steps.run(pieces(done, "b"))
    wait(30)

    assert done == so_far
    assert "a!" not in done
    assert not steps.is_busy


def test_a_job_that_fails_does_not_stop_the_next(qtbot: QtBot) -> None:
    def broken() -> Iterator[None]:
        yield
        raise ValueError("a piece fails")

    steps, done = Steps(), list[str]()
    steps.run(broken(), then=lambda: done.append("never"))
    steps.run(pieces(done, "b", 2))

    with capture_exceptions() as caught:
        qtbot.waitUntil(lambda: not steps.is_busy, timeout=5000)

    assert [str(error[1]) for error in caught] == ["a piece fails"]
    assert done == ["b0", "b1"]


def test_a_piece_that_lets_the_loop_turn_does_not_begin_the_job_again() -> None:
    def nested() -> Iterator[None]:
        yield
        job.finish()
        yield

    job = Job(nested())

    job.finish()

    assert job.is_done


def test_what_fails_when_it_is_wanted_now_is_said_there() -> None:
    def broken() -> Iterator[None]:
        yield
        raise ValueError("a piece fails")

    job = Job(broken())

    with pytest.raises(ValueError, match="a piece fails"):
        job.finish()
    assert job.is_done
