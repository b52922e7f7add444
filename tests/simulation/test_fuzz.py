"""Odd inputs at every door: answered by a sentence or taken safely; the store stays whole."""

from __future__ import annotations

import random
from collections import Counter

from commandroom.entrypoints.commands import TABLE
from tests.simulation import doors
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


def test_every_order_and_every_command_is_drawn() -> None:
    draw = random.Random(1)  # noqa: S311 - a schedule, no secret

    given = {type(doors.order(draw)) for _ in range(600)}
    spoken = {name for name in doors.SPOKEN if doors.line(draw, (name,))}

    assert given == set(doors.ORDERS)
    assert spoken == {name for name, _, _ in TABLE} - doors.NEVER
