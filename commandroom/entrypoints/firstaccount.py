"""The first account of a room that was just founded: of who keeps the accounts, who then gives the others theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commandroom.domain.ids import PersonId
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.usecases import keepingaccounts
from commandroom.usecases.commands import FirstPassword, GivePassword

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commandroom.usecases.room import Room
    from commandroom.usecases.secret import Secret

SEPARATED = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
"""三员分立: who keeps the machine, who keeps grants and passwords, who reads the logs."""


def administrators(seat: str, names: Sequence[str], unit: str) -> tuple[Person, ...]:
    """The three administrators by their names, in the order of `SEPARATED`."""
    from commandroom.domain.ids import UnitId

    return tuple(
        Person(id=PersonId(f"{seat.lower()}-{role.value}"), name=name, unit=UnitId(unit), post=role.label, roles=(role,))
        for role, name in zip(SEPARATED, names, strict=True)
    )  # fmt: skip


def check(password: str, *, names: Sequence[str]) -> None:
    """Whether a password may be the first one of a room of these names.

    Raises:
        FieldError: `password.*`.
    """
    from commandroom.domain.people.passwords import need_good
    from commandroom.interop.catalogs import common_passwords, shipped_signin

    rules = shipped_signin().chosen("")
    need_good(password, rules, common=common_passwords(), context=names, was_used=lambda _text: False)


def keeper(room: Room) -> str:
    """Who keeps the accounts first: the person at the seat, else the first by id who may."""
    held, people = keepingaccounts.keepers(room), room.store.reference.people()
    here = room.operator()
    if here.roles & held:
        return here.id
    from commandroom.usecases.queries import Accounts

    rows = room.ask(Accounts()).rows
    return str(next(row.person.id for row in rows if people.roles_of(row.person.id) & held))


def found(room: Room, chosen: Secret | None) -> tuple[str, Secret | None]:
    """Give the keeper the chosen password, or one to be changed at the first sign-in; returns who, and what was given.

    Raises:
        FieldError: `password.*`: the chosen one is refused.
    """
    person = keeper(room)
    if chosen is not None:
        room.perform(FirstPassword(person, chosen))
        return person, None
    given = keepingaccounts.given_password()
    room.perform(GivePassword(person, given, actor="system"))
    return person, given
