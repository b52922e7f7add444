"""Work in a process of its own: its portions come whole and in order, and no process outlives who asked for it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing import active_children, get_context

import pytest

from commandroom.base.apart import Apart, UnfinishedError


def counting(until: int) -> Iterator[bytes]:
    for number in range(until):
        yield f"{number}".encode()


def endless() -> Iterator[bytes]:
    while True:
        yield bytes(1 << 16)


def killed() -> Iterator[bytes]:
    yield b"before"
    os.kill(os.getpid(), signal.SIGTERM)
    yield b"after"


def unfinished() -> Iterator[bytes]:
    yield b"before"
    raise UnfinishedError


def test_the_portions_come_in_order_to_the_end() -> None:
    with Apart(counting, 1000) as work:
        found = list(work)

    assert found == [f"{number}".encode() for number in range(1000)]
    assert work.is_whole


def test_whoever_leaves_early_leaves_no_process_behind() -> None:
    with Apart(endless) as work:
        assert len(next(iter(work))) == 1 << 16

    assert active_children() == []
    assert not work.is_whole


@pytest.mark.warns("ended early")
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("work", [killed, unfinished])
def test_work_that_ends_early_says_so_and_what_it_found_counts(work: object) -> None:
    assert callable(work)
    with Apart(work) as under_way:
        assert list(under_way) == [b"before"]

    assert not under_way.is_whole


@pytest.mark.warns("no process of its own")
def test_where_no_process_can_be_started_the_work_is_simply_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(get_context("spawn").Process, "start", refused)
    with Apart(counting, 3) as work:
        assert list(work) == []

    assert not work.is_whole
