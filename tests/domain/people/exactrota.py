"""The fairest rota there is, found by an exact solver: what the rule has to be measured by.

A place for each slot and person who may take it; each place has one holder, nobody holds two whose spans with their rest
touch, and what the most burdened carries less what the least burdened carries is made as small as can be.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from typing import Any

from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.fairfill import Slot

GIVE_UP_SECONDS = 60.0


def least_spread(
    slots: Sequence[Slot], absences: Absences, *, carried: Mapping[str, float], rest: timedelta,
    within: float = GIVE_UP_SECONDS,
) -> float | None:  # fmt: skip
    """What is left between most and least at best; of an unfinished search what is proven that nobody goes below.

    None where the places cannot all be filled. Needs `highspy`.
    """
    highspy: Any = import_module("highspy")  # what it says of its types is not what it takes

    with _unheard():
        solver = highspy.Highs()
        solver.silent()
    solver.setOptionValue("time_limit", within)
    solver.setOptionValue("threads", 1)
    people = sorted({person for slot in slots for person in slot.pool})
    most, least = solver.addVariable(), solver.addVariable()
    mine: dict[str, list[tuple[int, Any]]] = defaultdict(list)
    for place, slot in enumerate(slots):
        able = [person for person in slot.pool if absences.of(person, *slot.span) is None]
        if not able:
            return None
        chosen = [(person, solver.addBinary()) for person in able]
        solver.addConstr(sum(variable for _, variable in chosen) == 1)
        for person, variable in chosen:
            mine[person].append((place, variable))
    for person in people:
        load = sum(slots[place].weight * variable for place, variable in mine[person]) + carried.get(
            person, 0.0
        )
        solver.addConstr(load - most <= 0)
        solver.addConstr(load - least >= 0)
        for begin in {slots[place].span[0] for place, _ in mine[person]}:
            there = [
                v for place, v in mine[person] if slots[place].span[0] <= begin < slots[place].span[1] + rest
            ]
            if len(there) > 1:
                solver.addConstr(sum(there) <= 1)
    with _unheard():
        solver.minimize(most - least)
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    return round(float(solver.getInfo().mip_dual_bound), 6)


@contextmanager
def _unheard() -> Iterator[None]:
    """The solver writes its name to the standard output whatever it is told, and the benchmarks' lines are JSON."""
    sys.stdout.flush()
    kept, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)
