"""A value of another kind than any program of ours writes: found, answered by a sentence, mended where it is a cache."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.simulation.misfits import FOUND, VALUES, Misfit, try_all

SAMPLE = 30


def test_every_value_in_every_column_of_the_journal_is_found_and_answered_by_a_sentence() -> None:
    census = try_all(lambda every: [one for one in every if one.table == "entry"])

    assert census.broken == []
    assert census.found["entry"] == census.tried["entry"] > 8 * len(VALUES)


def test_a_sample_from_all_other_tables_is_found_answered_and_mended() -> None:
    def some(every: Sequence[Misfit]) -> Sequence[Misfit]:
        others = [one for one in every if one.table != "entry"]
        return random.Random(11).sample(others, SAMPLE)  # noqa: S311 - a choice of tries

    census = try_all(some)

    assert census.broken == []
    assert all(census.found[table] == count for table, count in census.tried.items() if table in FOUND)
    assert len(census.tried) > 8
