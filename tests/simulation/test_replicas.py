"""Forty worlds of seats that work apart, and every planted bug on the seed that catches it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.mutants import MUTANTS, caught
from tests.simulation.replicas import Census, Grounds, simulate

SEEDS = 40
CENSUS = Census()


@pytest.fixture(scope="module")
def grounds() -> Iterator[Grounds]:
    with Grounds() as made:
        yield made


@pytest.mark.parametrize("seed", range(SEEDS))
def test_seats_that_work_apart_unite_without_loss_and_with_the_same_conflicts(
    seed: int, grounds: Grounds
) -> None:
    CENSUS.add(simulate(seed, grounds))


def test_a_kept_approval_whose_proposal_had_lapsed_meanwhile_takes_effect(grounds: Grounds) -> None:
    simulate(1995, grounds)  # what was done instead had lapsed it; the settlement was without effect


def test_those_worlds_were_not_empty() -> None:
    assert CENSUS.counts["worlds"] == SEEDS
    assert CENSUS.lacking() == (), CENSUS.told()
    assert CENSUS.counts["deeds"] >= 20 * SEEDS
    assert CENSUS.counts["conflicts"] >= SEEDS
    assert CENSUS.counts["undecided"] * 50 <= CENSUS.counts["conflicts"]


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_is_caught_on_its_recorded_seed(name: str, grounds: Grounds) -> None:
    assert caught(name, MUTANTS[name][1], grounds)


def test_the_same_seed_plays_the_same_world(grounds: Grounds) -> None:
    assert simulate(3, grounds).counts == simulate(3, grounds).counts
