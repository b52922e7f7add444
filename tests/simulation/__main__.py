"""`python -m tests.simulation --seeds N [--mutants]`: replicas that work apart; with mutants, the bugs that must be caught."""

from __future__ import annotations

import argparse
import sys

from commandroom.base.clock import stopwatch
from tests.simulation.mutants import MUTANTS, caught
from tests.simulation.replicas import Census, Grounds, Mismatch, simulate


def main() -> int:
    """1 when a seed fails or a mutant lives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--mutants", action="store_true", help="hunt each planted bug over as many seeds")
    asked = parser.parse_args()
    with Grounds() as grounds:
        seeds = range(asked.first, asked.first + asked.seeds)
        return _hunted(grounds, seeds) if asked.mutants else _simulated(grounds, seeds)


def _simulated(grounds: Grounds, seeds: range) -> int:
    begun, census, failed = stopwatch(), Census(), 0
    for seed in seeds:
        try:
            census.add(simulate(seed, grounds))
        except Mismatch as found:
            failed += 1
            sys.stdout.write(f"seed {seed}: {found}\n")
    sys.stdout.write(f"{len(seeds)} seeds, {failed} failed, {stopwatch() - begun:.1f} s; {census.told()}\n")
    for name in census.lacking():
        sys.stdout.write(f"never happened: {name}\n")
    return 1 if failed or census.lacking() else 0


def _hunted(grounds: Grounds, seeds: range) -> int:
    alive = 0
    for name in MUTANTS:
        killed = next(((seed, found) for seed in seeds if (found := caught(name, seed, grounds))), None)
        alive += killed is None
        said = f"seed {killed[0]}: {killed[1]}" if killed else "LIVES"
        sys.stdout.write(f"{name}: {said}\n")
        sys.stdout.flush()
    return 1 if alive else 0


if __name__ == "__main__":
    raise SystemExit(main())
