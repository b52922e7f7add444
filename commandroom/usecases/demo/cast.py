"""Who plays which part: persons of the fictitious township by role, unit and village."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from random import Random

from commandroom.domain.event.deed import People
from commandroom.domain.event.dispatching import UNIT_PEOPLE
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import local

OFFICE_DESKS = ("party", "development", "safety-law", "social", "emergency", "enforcement")
# Units of the catalogue that have no people of their own here: who takes their matters in the story.
STAND_INS = {"room": "development", "all-offices": "emergency", "responsible-office": "party"}
_FIRST_SHARE = 0.7


class Cast:
    """The persons of the story, chosen by chance among those whom the rules allow."""

    def __init__(self, persons: Iterable[Person], day: date, people: Callable[[], People]) -> None:
        self._persons = tuple(person for person in persons if person.active)
        self._day = day
        self._people = people
        self._by_role: dict[Role, list[Person]] = {}
        self._by_unit: dict[str, list[Person]] = {}
        for person in self._persons:
            if not UNIT_PEOPLE.isdisjoint(person.roles):
                self._by_unit.setdefault(person.unit, []).append(person)
            for role in person.roles:
                self._by_role.setdefault(role, []).append(person)
        for role, found in self._by_role.items():  # whose own post it is comes before who stands in
            found.sort(key=lambda person, role=role: person.roles[0] is not role)  # type: ignore[misc]

    def one(self, role: Role, chance: Random, *, but: Iterable[str] = ()) -> str:
        """Somebody of a role, the first more often than the others, none of `but`."""
        barred = set(but)
        found = [person for person in self._by_role[role] if person.id not in barred]
        if len(found) == 1 or chance.random() < _FIRST_SHARE:
            return found[0].id
        return chance.choice(found[1:]).id

    def head(self, unit: str) -> str:
        """The head of a unit; the first of its people where it has none."""
        people = self._by_unit[unit]
        return next((p.id for p in people if p.has_role(Role.OFFICE_HEAD)), people[0].id)

    def may_know(self, person: str) -> bool:
        """Whether a person knows of closed matters: leaders of the room and of units."""
        return self._of(person).has_role(Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR, Role.OFFICE_HEAD)

    def instead_of(self, person: str, unit: str, *, but: str = "") -> str:
        """Who may know, for somebody who may not: the head of the unit that has it, or who leads the shift and stands in."""
        found = self._of(person)
        if unit and found.unit == unit and not UNIT_PEOPLE.isdisjoint(found.roles):
            return self.head(unit)
        return next(one.id for one in self._by_role[Role.SHIFT_LEADER] if one.id != but)

    def _of(self, person: str) -> Person:
        return next(one for one in self._persons if one.id == person)

    def may_go(self, person: str, unit: str, at: datetime, *, village: str = "") -> bool:
        """Whether the room lets a person of that unit be sent to that village at a moment."""
        matter = Matter(event="", village=village, day=local(at).date(), units=(unit,))
        return self._people().hindrance(person, matter, at) is None

    def _holds_papers(self, person: Person) -> bool:
        """Whether the certificate that leading takes is in force to the end of the story."""
        return not person.needs_certificate or person.certificate_valid(self._day)

    def handler(
        self,
        unit: str,
        chance: Random,
        *,
        village: str = "",
        but: Iterable[str] = (),
        at: datetime | None = None,
    ) -> str:
        """Somebody of a unit who may lead: for villages one of that village, else no head if there is another.

        With `at` one of those who may be sent then, if there are any.
        """
        barred = set(but)
        found = [p for p in self._by_unit[unit] if self._holds_papers(p) and p.id not in barred]
        if at is not None:
            found = [p for p in found if self.may_go(p.id, unit, at, village=village)] or found
        near = [p for p in found if village in p.villages]
        staff = [p for p in found if not p.has_role(Role.OFFICE_HEAD)]
        return chance.choice(near or staff or found or self._by_unit[unit]).id

    def signs_alone(self, person: str) -> bool:
        """Whether a person may report back without the head's approval."""
        found = next(p for p in self._persons if p.id == person)
        return found.has_role(Role.OFFICE_HEAD, Role.ENFORCER, Role.GRID)

    def has_people(self, unit: str) -> bool:
        """Whether anybody can act for a unit."""
        return unit in self._by_unit

    def grid_worker(self, village: str, chance: Random) -> str:
        """Somebody of the village's grid."""
        return self.handler("villages", chance, village=village)

    def verifier(self, chance: Random, handlers: Sequence[str], village: str) -> str:
        """Somebody who may verify and has not handled: mostly the shift leader, sometimes the grid."""
        if chance.random() < 0.2:  # noqa: PLR2004 - one in five is looked at by the grid
            found = self.grid_worker(village, chance)
            if found not in handlers:
                return found
        return self.one(Role.SHIFT_LEADER, chance, but=handlers)
