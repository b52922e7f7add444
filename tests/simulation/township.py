"""`python -m tests.simulation.township --kills N`: a centre and five seats as real processes, and somebody who pulls plugs.

The seats, and a desk of the county beside them, work and exchange through proxies (`township_proxies`), each with its own home;
any of them and the centre is killed at any moment and started again. What a seat was promised, and what the centre confirmed, is
compared with what is found at each next start. At the end everything is healed, all exchange until it is quiet, and every home
must hold what it is entitled to and nothing else; the seats print one digest.

First the harness proves itself: a seat that says "done" before it commits and a centre that answers a push before it commits
must be caught. With `--cuts` the power goes as well (`township_power`).
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from commandroom.base.clock import stopwatch
from tests.simulation import disk, township_power
from tests.simulation.promises import BrokenPromiseError
from tests.simulation.township_book import Census
from tests.simulation.township_marks import ANSWERS, EARLY
from tests.simulation.township_nest import Hunt, Life, Nest, nested
from tests.simulation.township_people import CENTRE
from tests.simulation.township_town import Founded, Town, at_work, found

HUNT_SECONDS = 2.5
"""So long somebody waits for what it wants to kill at; then it kills all the same."""
PAUSES = (0.0, 0.0, 0.0003, 0.001, 0.004)
"""Seconds between a mark and the kill."""
PLANTED_KILLS = 20
SEAT_WORDS = {"deed": 12, "deed transaction": 12, "push": 12, "pull": 8, "KeepParts": 8, "KeepParts transaction": 8,
              "A": 12, "C": 6, "start": 6, "": 8}  # fmt: skip
CENTRE_WORDS = {"push": 20, "push transaction": 30, "pull": 12, "A": 25, "start": 5, "": 8}
"""At what a process is killed, and how often it is drawn; at nothing in particular: after a moment."""
AWAY_SHARE, AWAY_KILLS, MOST_AWAY = 0.25, (10, 25), 2
"""How many of the killed seats stay away, and for how many kills: so much comes to them then that it is folded afterwards."""


class Killer:
    """Kills somebody at something, again and again."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._luck = town.luck
        self._away: dict[str, int] = {}

    def kill_one(self, planted: str = "") -> None:
        """Somebody is killed at something, and started again a moment later, or after some more kills.

        Where a bug is planted, it is who has it, right after a promise.
        """
        self._back()
        name, word = self._aimed(planted)
        life = self._town.nest.lives[name]
        if word == "start":
            self._town.stop(name)
            life = self._town.start(name)
            life.lived.wait(10)
            time.sleep(self._luck.uniform(0.0, 0.15))
        self._kill(life, word)
        if name != CENTRE and self._luck.random() < AWAY_SHARE and len(self._away) < MOST_AWAY:
            self._away[name] = self._luck.randint(*AWAY_KILLS)
            return
        time.sleep(self._luck.choice((0.0, 0.0, 0.05, 0.3)))
        self._town.start(name)

    def _aimed(self, planted: str) -> tuple[str, str]:
        """Who is killed, and at what."""
        here = [name for name in self._town.founded.names if name not in self._away]
        if planted == ANSWERS:
            return CENTRE, "A"
        if planted == EARLY:
            return self._luck.choice([name for name in here if name != CENTRE]), "A"
        name = self._luck.choices(here, [30 if name == CENTRE else 14 for name in here])[0]
        words = CENTRE_WORDS if name == CENTRE else SEAT_WORDS
        return name, self._luck.choices(list(words), list(words.values()))[0]

    def _back(self) -> None:
        """Who was away long enough comes back, and is killed at taking in what it missed."""
        for name in self._away:
            self._away[name] -= 1
        for name in [name for name, left in self._away.items() if left <= 0]:
            del self._away[name]
            self._kill(self._town.start(name), "fold")
            self._town.start(name)

    def _kill(self, life: Life, word: str) -> None:
        if word in {"", "start"}:
            time.sleep(0.0 if word else self._luck.uniform(0.0, 0.5))
        else:
            life.hunt = Hunt(word, self._luck.choice(PAUSES))
            life.ready.wait(HUNT_SECONDS)
            life.dead.wait(HUNT_SECONDS)
        self._town.stop(life.name)
        self._town.census.take(life)
        self._town.need()


def township(nest: Nest, founded: Founded, kills: int, *, seed: int = 1, planted: str = "") -> Census:
    """Let them work and kill so many.

    Raises:
        BrokenPromiseError: with what is wrong.
    """
    with at_work(nest, founded, seed=seed, planted=planted) as town:
        for name in founded.names:
            town.start(name)
        killer = Killer(town)
        for kill in range(kills):
            try:
                killer.kill_one(planted)
            except BrokenPromiseError as broken:
                raise BrokenPromiseError(f"kill {kill}: {broken}") from broken
        town.settle()
        town.census.faults.update(town.lines.census)
        return town.census


def planted_is_caught(nest: Nest, founded: Founded, planted: str, *, seed: int = 1) -> str:
    """How the planted bug was caught; empty when it lives."""
    copy = founded.copied(founded.folder.with_name(planted))
    try:
        township(nest, copy, PLANTED_KILLS, seed=seed, planted=planted)
    except BrokenPromiseError as broken:
        return str(broken)
    return ""


def kill(folder: Path, kills: int, *, seed: int, db: str = "") -> int:
    """The planted bugs, then the kills; 1 when something is wrong."""
    with nested(folder) as nest:
        founded = found(nest, folder / "founded")
        for planted in (EARLY, ANSWERS):
            caught = planted_is_caught(nest, founded, planted, seed=seed)
            sys.stdout.write(f"planted “{planted}”: {f'caught ({caught})' if caught else 'LIVES'}\n")
            if not caught:
                return 1
        begun = stopwatch()
        town = found(nest, folder / "on-db", db=db) if db else founded.copied(folder / "town")
        try:
            census = township(nest, town, kills, seed=seed)
        except BrokenPromiseError as broken:
            sys.stdout.write(f"{broken}\n")
            return 1
        taken = stopwatch() - begun
    sys.stdout.write(f"{census.told()}\n{taken:.0f} s, {kills / taken * 60:.0f} kills/min\n")
    for lacking in census.lacking():
        sys.stdout.write(f"never happened: {lacking}\n")
    return 1 if census.lacking() else 0


def main() -> int:
    """1 when a promise was broken, a planted bug lives, or the kills hit nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--cuts", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--db", default="", help="the centre's database, empty and fresh (postgresql+psycopg://…)"
    )
    asked = parser.parse_args()
    failed = 0
    with disk.folder_for("township") as name:
        if asked.kills:
            failed = kill(Path(name), asked.kills, seed=asked.seed, db=asked.db)
    if asked.cuts and not failed:
        failed = _cut(asked.cuts, asked.seed)
    return failed


def _cut(cuts: int, seed: int) -> int:
    if disk.why_not():
        sys.stdout.write(f"SKIPPED: no power cuts here: {disk.why_not()}\n")
        return 0
    with disk.folder_for("township") as name:
        return township_power.run(Path(name), cuts, seed=seed)


if __name__ == "__main__":
    raise SystemExit(main())
