"""`python -m tests.simulation.township --kills N`: a centre and five seats as real processes, and somebody who pulls plugs.

The seats work and exchange through proxies (`township_proxies`), each with its own home; any of them and the centre is killed at
any moment and started again. What a seat was promised, and what the centre confirmed, is compared with what is found at each
next start. At the end everything is healed, all exchange until it is quiet, and every home must hold the same.

First the harness proves itself: a seat that says "done" before it commits and a centre that answers a push before it commits
must be caught.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commandroom.base.clock import stopwatch
from tests.simulation import disk
from tests.simulation.promises import BrokenPromiseError, need
from tests.simulation.township_book import Book, Census
from tests.simulation.township_marks import ANSWERS, EARLY
from tests.simulation.township_nest import Hunt, Life, Nest
from tests.simulation.township_people import CENTRE, SEATS
from tests.simulation.township_proxies import Proxies, free_ports

QUIET_SECONDS = 120.0
HUNT_SECONDS = 2.5
PLANTED_KILLS = 40
SEAT_WORDS = {"deed": 12, "deed transaction": 12, "push": 12, "pull": 8, "KeepParts": 8, "KeepParts transaction": 8,
              "A": 12, "C": 6, "start": 6, "": 8}  # fmt: skip
CENTRE_WORDS = {"push": 20, "push transaction": 30, "pull": 12, "A": 25, "start": 5, "": 8}
"""At what a process is killed, and how often it is drawn; at nothing in particular: after a moment."""
AWAY_SHARE, AWAY_KILLS = 0.15, (5, 14)
"""How many of the killed seats stay away, and for how many kills: so much comes to them then that it is folded afterwards."""
WRONG_CLOCKS = {"A": 0, "B": 40, "C": -75, "D": 300, "E": -900}
"""Seconds by which the seats' clocks are wrong."""
EXPECTED_TROUBLES = frozenset({"exchange.in_conflict", "exchange.clock_off", "exchange.stamps_ahead"})


# --- the township -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Founded:
    """A township that stands, with nobody at work; its homes know the lines by their ports."""

    folder: Path
    ports: dict[str, int]
    port: int
    db: str = ""

    def copied(self, folder: Path) -> Founded:
        """The same once more; on PostgreSQL there is but one."""
        shutil.copytree(self.folder, folder)
        return Founded(folder, self.ports, self.port, self.db)


def found(folder: Path, *, db: str = "", seats: tuple[str, ...] = SEATS) -> Founded:
    """A centre and so many seats, each of which has joined."""
    port, *others = free_ports(len(seats) + 1)
    founded = Founded(folder, dict(zip(seats, others, strict=True)), port, db)
    with _town(founded, seed=0) as town:
        town.lines.heal()
        centre = str(folder / CENTRE)
        codes = town.nest.done("making", "make centre", home=centre, db=db, seats=seats)["codes"]
        town.start(CENTRE)
        need(town.nest.lives[CENTRE].ready.wait(30), "the centre does not listen")
        for seat in seats:
            asked = {"home": str(folder / seat), "url": f"https://localhost:{founded.ports[seat]}"}
            asked |= {"code": codes[seat], "seat": seat}
            town.nest.done(f"founding-{seat}", "found seat", first=seat == seats[0], **asked)
        town.nest.need()
    return founded


@contextmanager
def _town(founded: Founded, *, seed: int, env: dict[str, str] | None = None, **asked: Any) -> Iterator[Town]:
    town = Town(founded, seed=seed, env=env, asked=asked)
    try:
        yield town
    finally:
        town.close()


class Town:
    """A township at work."""

    def __init__(
        self, founded: Founded, *, seed: int, env: dict[str, str] | None, asked: dict[str, Any]
    ) -> None:
        self.founded = founded
        self.luck = random.Random(seed)  # noqa: S311 - drawing kills, not keys
        self.book, self.census = Book(), Census()
        self.nest = Nest(founded.folder, self._hear, env=env)
        self.lines = Proxies(founded.ports, founded.port, random.Random(seed + 1))  # noqa: S311
        self._asked = asked
        self._away: dict[str, int] = {}

    def close(self) -> None:
        """End all."""
        self.nest.close()
        self.lines.close()

    def _hear(self, life: Life, mark: str, what: Any) -> None:
        self.book.hear(life, mark, what)
        if mark == "T":
            self.census.faults["twice"] += 1

    def start(self, name: str, **asked: Any) -> Life:
        """The centre or a seat."""
        home = str(self.founded.folder / name)
        asked = self._asked | asked
        if name == CENTRE:
            return self.nest.start(name, "centre", home=home, port=self.founded.port, **asked)
        seed = self.luck.randrange(1 << 30)
        return self.nest.start(
            name, "seat", home=home, seed=seed, off=WRONG_CLOCKS[name], twice=0.04, **asked
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Who is there."""
        return (CENTRE, *self.founded.ports)

    def need(self) -> None:
        """Stop at once when something is wrong.

        Raises:
            BrokenPromiseError: a promise was broken.
            RuntimeError: a process failed.
        """
        self.nest.need()
        need(not self.book.broken, "; ".join(self.book.broken[:3]))

    # --- kills ------------------------------------------------------------------------------------------

    def kill_one(self) -> None:
        """Somebody is killed at something, and started again a moment later, or after some more kills."""
        self._back()
        here = [name for name in self.names if name not in self._away]
        name = self.luck.choices(here, [30 if name == CENTRE else 14 for name in here])[0]
        words = CENTRE_WORDS if name == CENTRE else SEAT_WORDS
        word = self.luck.choices(list(words), list(words.values()))[0]
        life = self.nest.lives[name]
        if word == "start":
            self._stop(life)
            life = self.start(name)
            life.lived.wait(10)
            time.sleep(self.luck.uniform(0.0, 0.15))
        self._kill(life, word)
        if name != CENTRE and self.luck.random() < AWAY_SHARE and not self._away:
            self._away[name] = self.luck.randint(*AWAY_KILLS)
            return
        time.sleep(self.luck.choice((0.0, 0.0, 0.05, 0.3)))
        self.start(name)

    def _back(self) -> None:
        """Who was away long enough comes back, and is killed at taking in what it missed."""
        for name in self._away:
            self._away[name] -= 1
        for name in [name for name, left in self._away.items() if left <= 0]:
            del self._away[name]
            life = self.start(name)
            life.ready.wait(HUNT_SECONDS)
            self._kill(life, self.luck.choice(("fold", "fold transaction")))
            self.start(name)

    def _kill(self, life: Life, word: str) -> None:
        if word in {"", "start"}:
            time.sleep(0.0 if word else self.luck.uniform(0.0, 0.5))
        else:
            life.ready.wait(HUNT_SECONDS)
            life.hunt = Hunt(word, self.luck.choice((0.0, 0.0, 0.0003, 0.001, 0.004)))
            life.dead.wait(HUNT_SECONDS)
        self._stop(life)
        self.census.take(life)
        self.need()

    def _stop(self, life: Life) -> None:
        life.kill()
        need(life.dead.wait(30), f"{life.name} cannot be killed")

    # --- the end ----------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Heal all, let all exchange until it is quiet, and look at everything.

        Raises:
            BrokenPromiseError: with what is wrong.
        """
        self.lines.heal()
        self._away.clear()
        for seat in self.founded.ports:
            self._stop(self.nest.lives[seat])
            self.start(seat, deeds=False)
        begun = stopwatch()
        while not self._is_quiet():
            self.need()
            need(stopwatch() - begun < QUIET_SECONDS, f"not quiet: {self._states()}")
            time.sleep(0.1)
        self.census.counts["seconds until quiet"] = round(stopwatch() - begun)
        for name in self.names:
            self._stop(self.nest.lives[name])
        self.need()
        self._judge()

    def _states(self) -> dict[str, Any]:
        return {seat: self.nest.lives[seat].states.get("S") for seat in self.founded.ports}

    def _is_quiet(self) -> bool:
        """All hold the same, all of it is folded, nobody is stuck."""
        states = list(self._states().values())
        if not all(states):
            return False
        words = {state["word"] for state in states}
        stuck = {code for state in states for code in state["troubles"]} - EXPECTED_TROUBLES
        return (
            len(words) == 1 and not any(state["to_fold"] or state["faults"] for state in states) and not stuck
        )

    def _judge(self) -> None:
        digests, promised = {}, self.book.promised
        for seat in self.founded.ports:
            name = f"verify-{seat}"
            found = self.nest.done(name, "verify", home=str(self.founded.folder / seat))
            need(not found["code"] and not found["problems"], f"{seat} is damaged: {found['problems']}")
            digests[seat] = found["digest"]
            held = self.book.seen[name]
            need(promised <= held, f"{len(promised - held)} acknowledged entries are not at {seat}")
        need(len(set(digests.values())) == 1, f"the digests differ: {digests}")
        self.nest.done("hold-centre", "hold centre", home=str(self.founded.folder / CENTRE))
        held = self.book.seen["hold-centre"]
        need(promised <= held, f"{len(promised - held)} acknowledged entries are not at the centre")
        acknowledged = set().union(*self.book.acknowledged.values())
        self.census.counts.update(
            acknowledged=len(acknowledged), confirmed=len(self.book.confirmed), entries=len(held),
            homes=len(digests), digests=len(set(digests.values())),
        )  # fmt: skip


def township(
    founded: Founded, kills: int, *, seed: int = 1, planted: str = "", pause: float = 0.12
) -> Census:
    """Let them work and kill so many.

    Raises:
        BrokenPromiseError: with what is wrong.
    """
    with _town(founded, seed=seed, planted=planted, pause=pause) as town:
        for name in town.names:
            town.start(name)
        for kill in range(kills):
            try:
                town.kill_one()
            except BrokenPromiseError as broken:
                raise BrokenPromiseError(f"kill {kill}: {broken}") from broken
        town.settle()
        town.census.faults.update(town.lines.census)
        return town.census


def planted_is_caught(founded: Founded, folder: Path, planted: str, *, seed: int = 1) -> str:
    """How the planted bug was caught; empty when it lives."""
    try:
        township(founded.copied(folder), PLANTED_KILLS, seed=seed, planted=planted)
    except BrokenPromiseError as broken:
        return str(broken)
    return ""


def main() -> int:
    """1 when a promise was broken, a planted bug lives, or the kills hit nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--db", default="", help="the centre's database, empty and fresh (postgresql+psycopg://…)"
    )
    asked = parser.parse_args()
    with disk.folder_for("township") as name:
        folder = Path(name)
        founded = found(folder / "founded")
        for planted in (EARLY, ANSWERS):
            caught = planted_is_caught(founded, folder / planted, planted, seed=asked.seed)
            sys.stdout.write(f"planted “{planted}”: {f'caught ({caught})' if caught else 'LIVES'}\n")
            if not caught:
                return 1
        begun = stopwatch()
        town = found(folder / "on-db", db=asked.db) if asked.db else founded.copied(folder / "town")
        try:
            census = township(town, asked.kills, seed=asked.seed)
        except BrokenPromiseError as broken:
            sys.stdout.write(f"{broken}\n")
            return 1
        taken = stopwatch() - begun
    sys.stdout.write(f"{census.told()}\n{taken:.0f} s, {asked.kills / taken * 60:.0f} kills/min\n")
    for lacking in census.lacking():
        sys.stdout.write(f"never happened: {lacking}\n")
    return 1 if census.lacking() else 0


if __name__ == "__main__":
    raise SystemExit(main())
