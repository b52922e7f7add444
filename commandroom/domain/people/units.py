"""The units of the 1+4+X pattern and the bodies outside the township that cooperate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from commandroom.domain.ids import UnitId

UnitKind = Literal[
    "room", "office", "special", "team", "service", "station", "village", "county", "company", "assigned"
]
TOWNSHIP_KINDS: frozenset[str] = frozenset({"room", "office", "special", "team"})


class Unit(Struct, frozen=True, kw_only=True):
    """A unit; `kind` says whether it belongs to the township (room, office, special, team) or stands outside.

    `station` is a county body's outpost in the township, `assigned` a place holder such as 责任科室 that is
    named case by case and never receives a dispatch itself. `village` belongs to the village or community
    of that code.
    """

    id: UnitId
    name: str
    short: str = ""
    en: str = ""
    kind: UnitKind = "office"
    aliases: tuple[str, ...] = ()
    order: int = 0
    head: str = ""
    village: str = ""
    active: bool = True

    @property
    def is_outside(self) -> bool:
        """Whether it is no unit of the township itself."""
        return self.kind not in TOWNSHIP_KINDS

    @property
    def may_lead(self) -> bool:
        """Whether an event can be dispatched to it as the one lead."""
        return self.active and self.kind not in {"assigned", "county"}

    def answers_to(self, text: str) -> bool:
        """Whether a text is its id, its name, its short name or one of its aliases."""
        return text in {self.id, self.name, self.short, *self.aliases}


class UnitBook(Struct, frozen=True):
    """All units, in order, found by id or by any of their names."""

    units: tuple[Unit, ...]
    by_id: dict[str, Unit]
    by_name: dict[str, Unit]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> UnitBook:
        """The book of these units; where two share a name, the earlier one keeps it."""
        ordered = tuple(units)
        names: dict[str, Unit] = {}
        for unit in ordered:
            for name in (unit.name, unit.short, *unit.aliases):
                if name:
                    names.setdefault(name, unit)
        return cls(units=ordered, by_id={unit.id: unit for unit in ordered}, by_name=names)

    def resolve(self, text: str) -> Unit | None:
        """The unit meant by an id, a name, a short name or an alias; None when there is none."""
        word = text.strip()
        return self.by_id.get(word) or self.by_name.get(word)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)
