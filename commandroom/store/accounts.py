"""The accounts of the room, as far as anybody may see them."""

from __future__ import annotations

import msgspec

from commandroom.domain.people import accounts as rules
from commandroom.domain.people.accounts import Account
from commandroom.domain.people.persons import Person
from commandroom.store.reading import Reading
from commandroom.usecases.queries import AccountRow, Accounts, AccountSheet


def accounts(reading: Reading, _query: Accounts) -> AccountSheet:
    """Active persons by unit and name, with how their accounts stand."""
    reference = reading.reference
    roster = reference.people
    order = {unit.id: n for n, unit in enumerate(roster.units)}
    found = [roster.spelled(person) for person in roster.persons.values() if person.active]
    found.sort(key=lambda person: (order.get(person.unit, len(order)), person.initials, person.id))
    return AccountSheet(
        rows=tuple(_row(reading, person) for person in found),
        profile=reference.setting(rules.PROFILE),
        idle=reference.setting(rules.IDLE),
        required=reference.setting(rules.REQUIRED),
        keepers=tuple(sorted(rules.keepers(frozenset(role for person in found for role in person.roles)))),
    )


def _row(reading: Reading, person: Person) -> AccountRow:
    fields = reading.reference.record(rules.KIND, person.id)
    try:
        account = msgspec.convert(dict(fields), Account, strict=False)
    except msgspec.ValidationError:
        account = Account()
    unit = reading.reference.people.unit_name(person.unit)
    if not account.secret or account.set_at is None:
        return AccountRow(person, unit, "none")
    state = "closed" if account.closed else "first" if account.temporary else "open"
    return AccountRow(person, unit, state, account.set_at)
