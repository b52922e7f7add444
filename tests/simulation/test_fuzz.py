"""Odd inputs at every door: answered by a sentence or taken safely; the store stays whole."""

from __future__ import annotations

from collections import Counter

from tests.simulation.fuzz import SHARES, Census, fuzz

INPUTS = 300


def test_no_odd_input_breaks_the_room() -> None:
    census = fuzz(INPUTS, seed=1)

    assert census.lacking() == ()
    assert census.kinds.keys() == SHARES.keys()


def test_a_census_of_nothing_is_no_proof() -> None:
    empty, one_sided = Census(), Census(kinds={"deeds": Counter(accepted=20)})

    assert "nothing was accepted" in empty.lacking()
    assert {"nothing was refused", "too few of tables"} <= set(one_sided.lacking())
