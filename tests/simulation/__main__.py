"""`python -m tests.simulation --seeds N [--mutants]`: worlds drawn from seeds; with mutants, the bugs that must be caught.

Two families: `replicas` that work apart and exchange by bits and pieces, and the `exchange` of seats, hub and centre by the
product's own core over a bad network.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from commandroom.base.clock import stopwatch
from tests.simulation import exchange_mutants, exchange_nodes, exchange_worlds, mutants, nodes, replicas
from tests.simulation.replicas import Census


@dataclass(frozen=True, slots=True)
class Family:
    """Worlds of one kind, and the bugs that they must catch."""

    name: str
    grounds: Callable[[], AbstractContextManager[Any]]
    play: Callable[[int, Any], Census]
    census: Callable[[], Census]
    mutants: Iterable[str]
    caught: Callable[[str, int, Any], str]


FAMILIES = (
    Family("replicas", replicas.Grounds, replicas.simulate, Census, mutants.MUTANTS, mutants.caught),
    Family(
        "exchange",
        nodes.Grounds,
        lambda seed, grounds: exchange_worlds.simulate(seed, grounds)[0],
        exchange_nodes.ExchangeCensus,
        exchange_mutants.MUTANTS,
        exchange_mutants.caught,
    ),
)


def main() -> int:
    """1 when a seed fails or a mutant lives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", choices=[family.name for family in FAMILIES], help="one family alone")
    parser.add_argument("--mutants", action="store_true", help="hunt each planted bug over as many seeds")
    asked = parser.parse_args()
    seeds, failed = range(asked.first, asked.first + asked.seeds), 0
    for family in FAMILIES:
        if asked.only in (None, family.name):
            with family.grounds() as grounds:
                failed += (
                    _hunted(family, grounds, seeds) if asked.mutants else _simulated(family, grounds, seeds)
                )
    return 1 if failed else 0


def _simulated(family: Family, grounds: Any, seeds: range) -> int:
    begun, census, failed = stopwatch(), family.census(), 0
    for seed in seeds:
        try:
            census.add(family.play(seed, grounds))
        except Exception as found:  # noqa: BLE001 - whatever it is, the seed that shows it is told
            failed += 1
            sys.stdout.write(
                f"{family.name} seed {seed}: {type(found).__name__}: {found}\n"
                f"  replay: python -m tests.simulation --only {family.name} --first {seed} --seeds 1\n"
            )
            sys.stdout.flush()
    spent = stopwatch() - begun
    sys.stdout.write(f"{family.name}: {len(seeds)} seeds, {failed} failed, {spent:.1f} s; {census.told()}\n")
    for name in census.lacking() if not failed else ():
        failed += 1
        sys.stdout.write(f"never happened: {name}\n")
    return failed


def _hunted(family: Family, grounds: Any, seeds: range) -> int:
    alive, count = 0, 0
    for name in family.mutants:
        found = ((seed, said) for seed in seeds if (said := family.caught(name, seed, grounds)))
        killed = next(found, None)
        alive, count = alive + (killed is None), count + 1
        sys.stdout.write(f"{name}: {f'seed {killed[0]}: {killed[1]}' if killed else 'LIVES'}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{family.name}: {count - alive} of {count} planted bugs were caught\n")
    return alive


if __name__ == "__main__":
    raise SystemExit(main())
