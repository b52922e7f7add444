"""Forty worlds of seats, hub and centre over a bad network, and every planted bug on the seed that catches it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation.exchange_mutants import MUTANTS, caught
from tests.simulation.exchange_nodes import ExchangeCensus
from tests.simulation.exchange_worlds import simulate
from tests.simulation.nodes import Grounds

SEEDS = 40
CENSUS = ExchangeCensus()


@pytest.fixture(scope="module")
def grounds() -> Iterator[Grounds]:
    with Grounds() as made:
        yield made


@pytest.mark.parametrize("seed", range(SEEDS))
def test_seats_hub_and_centre_come_to_hold_the_same_whatever_happened(seed: int, grounds: Grounds) -> None:
    census, _ = simulate(seed, grounds)
    CENSUS.add(census)


def test_those_worlds_were_not_empty() -> None:
    assert CENSUS.counts["worlds"] == SEEDS
    assert CENSUS.lacking() == (), CENSUS.told()
    assert CENSUS.counts["deeds"] >= 15 * SEEDS
    assert CENSUS.counts["killed_inside"] >= SEEDS // 2
    assert CENSUS.counts["forks"] >= SEEDS // 5
    assert CENSUS.counts["conflicts"] >= SEEDS


@pytest.mark.parametrize("name", MUTANTS)
def test_a_bug_of_the_exchange_is_caught_on_its_recorded_seed(name: str, grounds: Grounds) -> None:
    assert caught(name, MUTANTS[name][1], grounds)


def test_the_same_seed_leaves_the_same_trace(grounds: Grounds) -> None:
    assert simulate(3, grounds)[1] == simulate(3, grounds)[1]


def test_another_seed_leaves_another_trace(grounds: Grounds) -> None:
    assert simulate(3, grounds)[1] != simulate(4, grounds)[1]
