"""What a township was promised, and what the kills hit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.simulation.township_nest import PROMISED, Life
from tests.simulation.township_people import CENTRE, COUNTY
from tests.simulation.township_proxies import FAULTS
from tests.simulation.township_work import COUNTY_CODE, TOWN

MANY_KILLS = 100
SEAT_MUST = ("deed", "deed transaction", "push", "pull", "KeepParts", "KeepParts transaction", "fold",
             PROMISED, "start", "idle")  # fmt: skip
CENTRE_MUST = ("push", "push transaction", "pull", PROMISED, "start", "idle")
"""What many kills must have hit."""


Held = dict[str, str]
"""Entries of a store by their hashes, with the stream of each."""


@dataclass(slots=True)
class Book:
    """What was promised, and by whom; what each store was seen to hold."""

    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    seen: dict[str, Held] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def hear(self, life: Life, mark: str, what: Any) -> None:
        """Note a promise; compare a store that was opened with those that were made before."""
        if mark == "C" or (mark == "A" and life.name == CENTRE):
            self.confirmed.update(what["entries"])
        elif mark == "A":
            self.of(life.name).update(what["entries"])
        elif mark == "H":
            lines = Path(what["file"]).read_text().splitlines()
            self._opened(life.name, dict(line.split(" ", 1) for line in lines))

    def of(self, name: str) -> set[str]:
        """What was acknowledged there."""
        return self.acknowledged.setdefault(name, set())

    def _opened(self, name: str, held: Held) -> None:
        promised = self.confirmed if name == CENTRE else self.of(name)
        lost = promised - held.keys()
        self._need(not lost, f"{len(lost)} entries that {name} acknowledged are gone")
        gone = self.seen.get(name, {}).keys() - held.keys()
        self._need(not gone, f"{len(gone)} entries that stood at {name} are gone")
        self.seen[name] = held

    def _need(self, held: bool, said: str) -> None:
        if not held:
            self.broken.append(said)

    @property
    def promised(self) -> set[str]:
        """All that was acknowledged by anybody."""
        return set(self.confirmed).union(*self.acknowledged.values())


def is_entitled(name: str, stream: str) -> bool:
    """Whether a home may hold a stream: the centre all, seats the township's, the county what is shared and the day's figures."""
    place, _, rest = stream.partition("/")
    is_of_county, _, partner = place == COUNTY_CODE, *rest.partition("/x:")[1:]
    if name == CENTRE:
        return True
    if name == COUNTY:
        return is_of_county or bool(partner) or stream.endswith("/d:figures")
    return not is_of_county or partner.startswith(f"{TOWN}:")


@dataclass(slots=True)
class Census:
    """What the kills hit. A census of nothing is a failure."""

    seats: Counter[str] = field(default_factory=Counter)
    centre: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, life: Life) -> None:
        """A kill."""
        self.counts["kills"] += 1
        words = [word for word, number in life.under.items() if number > 0]
        mine = self.centre if life.name == CENTRE else self.seats
        for word in words or ["idle"]:
            mine[word] += 1

    def lacking(self) -> tuple[str, ...]:
        """What never happened; of a few kills only that they hit and that something was promised."""
        missing = [name for name in ("kills", "acknowledged", "confirmed") if not self.counts[name]]
        if self.counts["kills"] < MANY_KILLS:
            return tuple(missing)
        missing += [f"seat: {word}" for word in SEAT_MUST if not self.seats[word]]
        missing += [f"centre: {word}" for word in CENTRE_MUST if not self.centre[word]]
        missing += [f"line: {kind}" for kind in (*FAULTS, "twice") if not self.faults[kind]]
        return tuple(missing)

    def told(self) -> str:
        """The figures, a line each."""

        def words(counts: Counter[str]) -> str:
            return ", ".join(f"{word} {number}" for word, number in counts.most_common())

        return (
            f"{words(self.counts)}\nseats killed at: {words(self.seats)}\ncentre killed at: {words(self.centre)}\n"
            f"lines: {words(self.faults)}"
        )
