"""Kill -9 in the middle of real work: what was acknowledged is there, nothing stands half done, the start is quick."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.room import Bench
from tests.simulation.crash import BATCH, BrokenPromiseError, Census, Promised, _look, crash
from tests.store.conftest import bench_in

KILLS = 25
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")


def test_no_kill_breaks_a_promise() -> None:
    census = crash(KILLS)

    assert census.lacking() == (), census.told()
    assert census.counts["kills"] == KILLS


def looked_at(bench: Bench, promised: Promised, last: str = "A") -> None:
    """As after a kill, on a store that was closed in good order."""
    bench.room.store.close()
    _look(bench.home, 0, promised, last, Census())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "home")


def test_the_harness_misses_a_deed_that_is_gone(bench: Bench) -> None:
    with pytest.raises(BrokenPromiseError, match="1 acknowledged entries are gone"):
        looked_at(bench, Promised(entries={"0" * 64}))


def test_the_harness_misses_a_version(bench: Bench) -> None:
    number = bench.registered()

    with pytest.raises(BrokenPromiseError, match="has version 1, 2 was acknowledged"):
        looked_at(bench, Promised(versions={number: 2}))


def test_the_harness_sees_half_a_batch(bench: Bench) -> None:
    for n in range(BATCH - 1):
        bench.registered(source="H12345", ext_no=f"K0-1-0-{n}")

    with pytest.raises(BrokenPromiseError, match="half imported"):
        looked_at(bench, Promised())


def test_the_harness_sees_what_nobody_was_told_of(bench: Bench) -> None:
    seen: set[str] = {entry.hash for entry in bench.room.store.export_entries()}
    bench.registered()

    with pytest.raises(BrokenPromiseError, match="nothing was under way"):
        looked_at(bench, Promised(seen=seen))


def test_kills_that_hit_nothing_are_a_failure() -> None:
    assert Census().lacking()
