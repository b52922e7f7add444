"""A township of real processes: founded once, copied as often as it is needed, set to work, brought to rest, judged."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commandroom.base.clock import stopwatch
from tests.simulation.promises import need
from tests.simulation.township_book import Book, Census, is_entitled
from tests.simulation.township_nest import Life, Nest
from tests.simulation.township_people import CENTRE, COUNTY, SEATS
from tests.simulation.township_proxies import Proxies, free_ports

QUIET_SECONDS = 120.0
TWICE = 0.04
"""The share of the calls that are made twice."""
WRONG_CLOCKS = {"A": 0, "B": 40, "C": -75, "D": 300, "E": -900, COUNTY: 10}
"""Seconds by which the seats' clocks are wrong."""
EXPECTED_TROUBLES = frozenset({"exchange.in_conflict", "exchange.clock_off", "exchange.stamps_ahead"})


@dataclass(frozen=True, slots=True)
class Founded:
    """A township that stands, with nobody at work; its homes know the lines by their ports."""

    folder: Path
    ports: dict[str, int]
    port: int

    def copied(self, folder: Path) -> Founded:
        """The same once more; one on PostgreSQL there is but once."""
        shutil.copytree(self.folder, folder)
        return Founded(folder, self.ports, self.port)

    def home(self, name: str) -> Path:
        """The home of the centre or a seat."""
        return self.folder / name

    @property
    def names(self) -> tuple[str, ...]:
        """Who is there."""
        return (CENTRE, *self.ports)


def found(nest: Nest, folder: Path, *, db: str = "", homes: tuple[str, ...] = (*SEATS, COUNTY)) -> Founded:
    """A centre and so many homes, each of which has joined; those of the township have the room's key."""
    port, *others = free_ports(len(homes) + 1)
    founded = Founded(folder, dict(zip(homes, others, strict=True)), port)
    folder.mkdir()
    with at_work(nest, founded) as town:
        town.lines.heal()
        home = str(founded.home(CENTRE))
        codes = nest.done("making", "make centre", home=home, db=db, homes=homes)["codes"]
        need(town.start(CENTRE).ready.wait(30), "the centre does not listen")
        for name in homes:
            asked = {"home": str(founded.home(name)), "url": f"https://localhost:{founded.ports[name]}"}
            nest.done(f"founding-{name}", "found seat", code=codes[name], seat=name, **asked)
        for name in homes:  # the first one grants the others the room's key
            nest.done(f"exchanging-{name}", "exchange", home=str(founded.home(name)))
    return founded


@contextmanager
def at_work(nest: Nest, founded: Founded, *, seed: int = 0, **asked: Any) -> Iterator[Town]:
    """A township whose processes are children of this nest; all of them end with it. `asked` is told to each."""
    town = Town(nest, founded, seed=seed, asked=asked)
    try:
        yield town
    finally:
        town.close()


class Town:
    """A township at work."""

    def __init__(self, nest: Nest, founded: Founded, *, seed: int, asked: dict[str, Any]) -> None:
        self.founded = founded
        self.luck = random.Random(seed)  # noqa: S311 - drawing kills, not keys
        self.book, self.census = Book(), Census()
        self.nest = nest
        nest.heard = self._hear
        self.lines = Proxies(founded.ports, founded.port, random.Random(seed + 1))  # noqa: S311 - faults
        self._asked = asked

    def close(self) -> None:
        """End all."""
        self.nest.end_all()
        self.lines.close()

    def _hear(self, life: Life, mark: str, what: Any) -> None:
        self.book.hear(life, mark, what)
        if mark == "T":
            self.census.faults["twice"] += 1

    def start(self, name: str, **asked: Any) -> Life:
        """The centre or a seat."""
        asked = {"home": str(self.founded.home(name))} | self._asked | asked
        if name == CENTRE:
            return self.nest.start(name, "centre", port=self.founded.port, **asked)
        seed = self.luck.randrange(1 << 30)
        return self.nest.start(
            name, "seat", **{"seed": seed, "off": WRONG_CLOCKS[name], "twice": TWICE} | asked
        )

    def stop(self, name: str) -> None:
        """By force."""
        life = self.nest.lives[name]
        life.kill()
        need(life.dead.wait(30), f"{life.name} cannot be killed")

    def need(self) -> None:
        """Stop at once when something is wrong.

        Raises:
            BrokenPromiseError: a promise was broken.
            RuntimeError: a process failed.
        """
        self.nest.need()
        need(not self.book.broken, "; ".join(self.book.broken[:3]))

    def until(self, said: str, held: Callable[[], bool], *, seconds: float = QUIET_SECONDS) -> float:
        """Wait until something holds; the seconds that it took.

        Raises:
            BrokenPromiseError: it does not come to hold.
        """
        begun = stopwatch()
        while not held():
            self.need()
            need(stopwatch() - begun < seconds, f"{said}: {self.states()}")
            time.sleep(0.05)
        return stopwatch() - begun

    def states(self) -> dict[str, dict[str, Any]]:
        """How the exchange of each seat stands, as it last said."""
        return {seat: self.nest.lives[seat].states.get("S", {}) for seat in self.founded.ports}

    def settle(self, **asked: Any) -> None:
        """Heal all, let all exchange until it is quiet, and look at everything.

        Raises:
            BrokenPromiseError: with what is wrong.
        """
        self.lines.heal()
        for seat in self.founded.ports:
            self.stop(seat)
            self.start(seat, deeds=0, **asked)
        taken = 0.0
        for _ in range(2):  # what one seat wrote at its first exchange the others hear at their next
            for seat in self.founded.ports:
                self.nest.lives[seat].states.pop("S", None)
            taken += self.until("not quiet", lambda: is_quiet(list(self.states().values())))
        for name in self.founded.names:
            self.stop(name)
        self.need()
        self.census.counts["seconds until quiet"] = round(taken)
        self.census.counts.update(judged(self.nest, self.founded, self.book))


def is_quiet(states: list[dict[str, Any]]) -> bool:
    """Everybody holds what the centre holds for him, all of it is folded, nobody is stuck."""
    if not all(states):
        return False
    stuck = {code for state in states for code in state["troubles"]} - EXPECTED_TROUBLES
    return all(state["same"] and not state["to_fold"] for state in states) and not stuck


def judged(nest: Nest, founded: Founded, book: Book) -> dict[str, int]:
    """Look at every home, and at the centre's store; figures.

    Raises:
        BrokenPromiseError: with what is wrong.
    """
    digests = {}
    for name in founded.ports:
        found = nest.done(f"verify-{name}", "verify", home=str(founded.home(name)))
        need(not found["code"] and not found["problems"], f"{name} is damaged: {found['problems']}")
        digests[name] = found["digest"]
    nest.done(f"verify-{CENTRE}", "hold centre", home=str(founded.home(CENTRE)))
    everything = book.seen[f"verify-{CENTRE}"]
    lost = book.promised - everything.keys()
    need(not lost, f"{len(lost)} acknowledged entries are not at the centre")
    for name in founded.names:
        held = book.seen[f"verify-{name}"].keys()
        due = {one for one, stream in everything.items() if is_entitled(name, stream)}
        need(due <= held, f"{len(due - held)} entries are not at {name}")
        need(held <= due, f"{len(held - due)} entries are at {name} that are nobody's or not for it")
    seats = {digest for name, digest in digests.items() if name != COUNTY}
    need(len(seats) == 1, f"the digests differ: {digests}")
    return {
        "acknowledged": len(set().union(*book.acknowledged.values())), "confirmed": len(book.confirmed),
        "entries": len(everything), "for the county": sum(is_entitled(COUNTY, one) for one in everything.values()),
        "homes": len(digests), "digests of the seats": len(seats),
    }  # fmt: skip
