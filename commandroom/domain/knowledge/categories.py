"""The catalogue of categories: who leads, on which tier, how urgent, and within which limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from commandroom.domain.knowledge.gradings import Tier, Urgency


class Phase(Struct, frozen=True):
    """One step of handling with its own limit (围护 3uh); every limit counts from the dispatch."""

    name: str
    limit: str


class Category(Struct, frozen=True, kw_only=True):
    """A second-level category.

    `lead_office` and `cooperators` are names that `Units.resolve` knows; `tiers` holds more than one where
    the case decides; `basis` names the law, standard or published practice a limit was taken from, or
    本室默认.
    """

    code: str
    group: str
    group_name: str
    name: str
    lead_office: str
    cooperators: tuple[str, ...] = ()
    tiers: tuple[int, ...] = (2,)
    urgency: Urgency = Urgency.NORMAL
    accept: str = ""
    dispatch: str = ""
    phases: tuple[Phase, ...] = ()
    verify: str = ""
    extension: str = ""
    statutory: bool = False
    report_up: bool = False
    counted: bool = True
    confidential: bool = False
    scenario: str = ""
    note: str = ""
    basis: str = ""

    @property
    def full_name(self) -> str:
        """Both levels, as lists and papers show them: 市容秩序 / 暴露垃圾."""
        return f"{self.group_name} / {self.name}"

    @property
    def tier(self) -> Tier:
        """The tier to propose: the lowest that the catalogue allows."""
        return Tier(min(self.tiers))

    @property
    def dispose(self) -> str:
        """The limit of the last phase, within which the whole matter is to be handled."""
        return self.phases[-1].limit if self.phases else ""

    @property
    def may_close_on_the_spot(self) -> bool:
        """Whether grid or village may handle and close it by themselves (一级就地办结)."""
        return Tier.ON_THE_SPOT in self.tiers


class Group(Struct, frozen=True):
    """A first-level class of categories."""

    code: str
    name: str


class Catalogue(Struct, frozen=True):
    """All categories of the room, in the order of their codes, with the version of the list."""

    version: str
    categories: tuple[Category, ...]
    by_code: dict[str, Category]

    @classmethod
    def of(cls, categories: Iterable[Category], *, version: str) -> Catalogue:
        """The catalogue made of these categories; a later one replaces an earlier one of the same code."""
        by_code = {category.code: category for category in categories}
        ordered = tuple(by_code[code] for code in sorted(by_code))
        return cls(version=version, categories=ordered, by_code=by_code)

    def get(self, code: str) -> Category | None:
        """The category of a four-digit code, or None."""
        return self.by_code.get(code)

    def named(self, text: str) -> Category | None:
        """The category that a file or a person means by a code, a name or both levels."""
        word = text.strip()
        if word in self.by_code:
            return self.by_code[word]
        return next((c for c in self.categories if word in {c.name, c.full_name}), None)

    def groups(self) -> tuple[Group, ...]:
        """The first-level classes, in order, each once."""
        found = {c.group: Group(c.group, c.group_name) for c in self.categories}
        return tuple(found.values())

    def __iter__(self) -> Iterator[Category]:
        return iter(self.categories)

    def __len__(self) -> int:
        return len(self.categories)
