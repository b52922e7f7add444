"""The people and units of the room as decisions and questions see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from commandroom.domain.event.deed import Actor
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import UnitBook
from commandroom.store.made import made
from commandroom.store.records import Record
from commandroom.store.sealing import initials

if TYPE_CHECKING:
    from commandroom.domain.people.hindrances import Hindrance, Staff
    from commandroom.domain.people.matters import Matter


def _roles(fields: dict[str, Any]) -> dict[str, Any]:
    given = fields.get("roles", ())
    known = Role.__members__.values()
    names = given if isinstance(given, list | tuple) else str(given).split()
    return {**fields, "roles": [name for name in names if name in known]}


def person_of(record: Record) -> Person | None:
    """The person of a record; one whose record was retired has left."""
    person = made(Person, _roles(record.fields), {"id": PersonId(record.id), "name": record.id})
    return replace(person, active=False) if person is not None and record.retired else person


class Roster:
    """The people and units of the room: what decisions ask about them."""

    def __init__(
        self, persons: Callable[[], Iterable[Person]], units: UnitBook, staff: Callable[[Roster], Staff]
    ) -> None:
        self._given = persons
        self.units = units
        self._staff = staff

    @cached_property
    def persons(self) -> dict[str, Person]:
        """Everybody by id; made when somebody is asked for: a roster that is taken in asks for units, once a person."""
        return {person.id: person for person in self._given()}

    @cached_property
    def staff(self) -> Staff:
        """Duty and powers; made when somebody is to be sent or the roster is shown, not for a name."""
        return self._staff(self)

    def person_name(self, person: str) -> str | None:
        """The name of a known, active person; None otherwise."""
        found = self.persons.get(person)
        return found.name if found is not None and found.active else None

    def name_of(self, person: str) -> str:
        """A name to show for anybody who ever acted: also persons who left, the machine, an unknown id."""
        found = self.persons.get(person)
        return found.name if found is not None else _MACHINES.get(person, person)

    def spelled(self, person: Person) -> Person:
        """The person with pinyin initials: those of the record, else those of the name.

        Made only where somebody searches or sorts by them: the tables of pinyin take a quarter of a second to load.
        """
        return person if person.initials else replace(person, initials=initials(person.name))

    def actor(self, ref: str, *, unit: str = "") -> Actor | None:
        """The active person meant by an id, a name or a role's name; None when there is none.

        Of several persons with a role one of `unit` is meant, else the first by id.
        """
        found = self.persons.get(ref) or next((p for p in self._active() if p.name == ref), None)
        if found is None:
            roles = {role for role in Role if ref in {role.value, role.label}}
            holders = [p for p in self._active() if roles.intersection(p.roles)]
            found = next((p for p in holders if p.unit == unit), holders[0] if holders else None)
        if found is None or not found.active:
            return None
        return Actor(id=found.id, name=found.name, roles=frozenset(found.roles), unit=found.unit)

    def _active(self) -> Iterable[Person]:
        return (self.persons[key] for key in sorted(self.persons) if self.persons[key].active)

    def unit_of(self, person: str) -> UnitId:
        """The unit a person belongs to; empty when unknown."""
        found = self.persons.get(person)
        return found.unit if found is not None else UnitId("")

    def roles_of(self, person: str) -> frozenset[Role]:
        """The roles an active person holds."""
        found = self.persons.get(person)
        return frozenset(found.roles) if found is not None and found.active else frozenset()

    def capacity_of(self, person: str) -> int:
        """How many open events a person is expected to carry."""
        found = self.persons.get(person)
        return max(found.capacity, 1) if found is not None else 1

    def unit(self, text: str) -> UnitId | None:
        """The unit meant by an id or a name; None when there is none."""
        found = self.units.resolve(text)
        return found.id if found is not None else None

    def unit_name(self, unit: str) -> str:
        """The short name of a unit, or its id."""
        found = self.units.by_id.get(unit)
        return (found.short or found.name) if found is not None else unit

    def unit_names(self, unit: str) -> tuple[str, ...]:
        """The full and the short name of a unit; its id when it is unknown."""
        found = self.units.by_id.get(unit)
        return (found.name, found.short) if found is not None else (unit,)

    def hindrance(self, person: str, matter: Matter, at: datetime) -> Hindrance | None:
        """Why the person cannot be sent to a matter at that moment, or None."""
        from commandroom.domain.people.hindrances import Hindrance, blocking  # noqa: PLC0415 - when somebody is sent

        found = self.persons.get(person)
        return blocking(self.staff, found, matter, at) if found is not None else Hindrance("retired")

    def basis(self, person: str, matter: Matter, at: datetime) -> dict[str, str]:
        """By what a known person is sent: shift, certificate, grant."""
        from commandroom.domain.people.hindrances import basis  # noqa: PLC0415

        return basis(self.staff, self.persons[person], matter, at)

    def item_hindrance(self, matter: Matter, at: datetime) -> Hindrance | None:
        """Why nobody of the township may take it up, or None."""
        from commandroom.domain.people.hindrances import item_hindrance  # noqa: PLC0415

        return item_hindrance(self.staff, matter, at)


_MACHINES = {"system": "系统", "import": "导入"}
