"""The measure of blocks finds a block, names it, and leaves out what is not the desk's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from commandroom.base.clock import stopwatch, work_seconds
from commandroom.ui.picture import wait
from commandroom.ui.pulse import Pulse

BLOCK_SECONDS = 0.08
pytestmark = pytest.mark.usefixtures("qapp")


def work_for(seconds: float) -> None:
    until = work_seconds() + seconds
    while work_seconds() < until:
        pass


def test_a_slot_that_works_long_is_the_longest_block() -> None:
    pulse = Pulse()
    QTimer.singleShot(5, lambda: work_for(BLOCK_SECONDS))

    with pulse.during():
        wait(200)
    longest = pulse.take()

    assert longest.own_ms >= BLOCK_SECONDS * 1000
    assert longest.work_ms >= BLOCK_SECONDS * 1000
    assert longest.wall_ms >= longest.own_ms


def test_what_happens_while_nobody_measures_is_no_block() -> None:
    pulse = Pulse()

    with pulse.during():
        wait(20)
    work_for(BLOCK_SECONDS)
    with pulse.during():
        wait(20)
    longest = pulse.take()

    assert longest.work_ms < BLOCK_SECONDS * 1000


def test_work_between_two_turns_of_a_nested_measure_is_counted_once() -> None:
    pulse = Pulse()

    with pulse.during():
        with pulse.during():
            wait(5)
        work_for(BLOCK_SECONDS)
    found = [block for block in pulse.blocks if block.work_ms >= BLOCK_SECONDS * 900]

    assert len(found) == 1


def test_taking_the_longest_begins_anew() -> None:
    pulse = Pulse()
    with pulse.during():
        work_for(BLOCK_SECONDS)

    first, second = pulse.take(), pulse.take()

    assert first.work_ms >= BLOCK_SECONDS * 1000
    assert second.wall_ms == 0.0


def test_many_small_pieces_are_no_long_block() -> None:
    pulse = Pulse()
    pieces = [0.005] * 30
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: work_for(pieces.pop()) if pieces else timer.stop())
    begun = stopwatch()

    with pulse.during():
        timer.start()
        while pieces:
            wait(10)
    longest = pulse.take()

    assert stopwatch() - begun > BLOCK_SECONDS
    assert longest.work_ms < BLOCK_SECONDS * 1000
