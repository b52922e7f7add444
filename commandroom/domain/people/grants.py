"""Authority: who may act on which item, in which villages, from when until when; and who may not in this very matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.items import Item
from commandroom.domain.people.persons import Person

EVERYTHING = "*"
ABOUT = ("event", "village", "grid", "category", "item", "unit")
"""What somebody can have to stay out of."""


class Mode(StrEnum):
    """How the township enforces: 镇队合一 opens cases in its own name, 联合执法 only stops, fixes and hands over.

    (浙江省综合行政执法条例 9条)
    """

    OWN = "own"
    JOINT = "joint"


class Grant(Struct, frozen=True, kw_only=True):
    """Leave to act: of a person, or of everybody of a unit, on items by code or name, by list (`ZF`), or `*`; ends are inclusive.

    Without `villages` it counts in the whole township. `assist_only` lets somebody help and never lead.
    """

    id: str
    person: PersonId = PersonId("")
    unit: UnitId = UnitId("")
    items: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    since: date
    until: date | None = None
    doc_no: str = ""
    assist_only: bool = False

    def means(self, person: Person, unit: str) -> bool:
        """Whether it is about that person, who works for that unit."""
        return self.person == person.id if self.person else bool(self.unit) and self.unit == unit

    def reaches(self, item: Item) -> bool:
        """Whether it is about that item."""
        names = {EVERYTHING, item.code, item.list_code, f"{item.list_code}:{item.code}", item.name}
        return not names.isdisjoint(self.items)

    def in_force(self, day: date) -> bool:
        """Whether it counts on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Recusal(Struct, frozen=True, kw_only=True):
    """A conflict of interest (回避): the person stays out of what `about` names, ends inclusive.

    `about` is one of `ABOUT`; `value` its id, number or code.
    """

    id: str
    person: PersonId
    about: str
    value: str
    since: date | None = None
    until: date | None = None
    reason: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it counts on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Denied(Struct, frozen=True):
    """Why no grant lets a person lead: `not_granted`, `grant_ended`, `grant_elsewhere`, `assist_only`."""

    code: str
    grant: Grant | None = None


class GrantBook:
    """All grants of the room. What was never granted is denied."""

    def __init__(self, grants: Iterable[Grant] = ()) -> None:
        self.grants = tuple(sorted(grants, key=lambda grant: (grant.since, grant.id)))

    def is_needed(self, item: Item) -> bool:
        """Whether acting on an item takes a grant: enforcement always, else where somebody was granted it by its code."""
        names = {item.code, f"{item.list_code}:{item.code}", item.name}
        return item.is_enforcement or any(not names.isdisjoint(grant.items) for grant in self.grants)

    def check(
        self, person: Person, unit: str, *, item: Item, village: str, day: date
    ) -> Grant | Denied | None:
        """The grant by which a person may lead, why there is none, or None where none is needed.

        The reason named is the nearest miss: a grant that only assists before one elsewhere before one that ended.
        """
        if not self.is_needed(item):
            return None
        own = [grant for grant in self.grants if grant.means(person, unit) and grant.reaches(item)]
        now = [grant for grant in own if grant.in_force(day)]
        here = [grant for grant in now if not grant.villages or village in grant.villages]
        leading = [grant for grant in here if not grant.assist_only]
        if leading:
            return leading[-1]
        for code, found in (("assist_only", here), ("grant_elsewhere", now), ("grant_ended", own)):
            if found:
                return Denied(code, found[-1])
        return Denied("not_granted")
