"""Kill -9 in the middle of real work: what was acknowledged is there, nothing stands half done, the start is quick."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.room import Bench
from tests.simulation.crash import Census, crash, planted_is_caught
from tests.simulation.promises import BrokenPromiseError, Promised, look
from tests.simulation.working import BATCH
from tests.store.conftest import bench_in

KILLS = 25
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")


def test_f4_no_kill_breaks_a_promise() -> None:
    census = crash(KILLS)

    assert census.lacking() == (), census.told()
    assert census.counts["kills"] == KILLS


def test_a_desk_that_answers_before_it_commits_is_caught() -> None:
    assert "was acknowledged" in planted_is_caught()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return bench_in(tmp_path / "home")


def looked_at(bench: Bench, promised: Promised, last: str = "A") -> None:
    """As after a kill, on a store that was closed in good order."""
    if bench.room.store.local("operator"):
        bench.room.store.close()
    look(bench.home, promised, last=last, clock=bench.clock)


def seen(bench: Bench) -> set[str]:
    """All entries that stand in the room."""
    return {entry.hash for entry in bench.room.store.export_entries()}


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
    before = seen(bench)
    bench.registered()

    with pytest.raises(BrokenPromiseError, match="nothing was under way"):
        looked_at(bench, Promised(seen=before))


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        (Promised(drafts={"d-1": "有人反映"}), "the form d-1 says"),
        (Promised(settings=["v-1"]), "the setting is gone"),
        (Promised(copies=["backups/room-1.backup.db"]), "the copy room-1.backup.db is gone"),
        (Promised(revision="9001"), "9001 was reached"),
    ],
)
def test_the_harness_misses_what_stands_beside_the_journal(
    bench: Bench, promised: Promised, said: str
) -> None:
    promised.seen = seen(bench)

    with pytest.raises(BrokenPromiseError, match=said):
        looked_at(bench, promised)


def test_the_harness_sees_a_destroyed_key_that_is_there_again(bench: Bench) -> None:
    event = bench.event(bench.registered()).id

    with pytest.raises(BrokenPromiseError, match="1 destroyed keys are there again"):
        looked_at(bench, Promised(seen=seen(bench), erased={event}))


def test_kills_that_hit_nothing_are_a_failure() -> None:
    assert Census().lacking()
