"""Who keeps the accounts: first passwords, given ones, closed ones, the code of rescue, and the settings of signing in."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people import accounts
from commandroom.domain.people.accounts import KIND, RESCUE, Account
from commandroom.domain.people.roles import Role, roles_text
from commandroom.usecases.accounts import (
    Door,
    account_of,
    active,
    former_of,
    need_good_for,
    place_of,
    read,
    vault_of,
    written,
)
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend, CloseAccount, FirstPassword, GivePassword, MakeRescue
from commandroom.usecases.secret import Secret

if TYPE_CHECKING:
    from commandroom.usecases.ports import Writing

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GIVEN_LETTERS = 12
ACCOUNTS = Named("管理账户", "keeping accounts")


def given_password() -> Secret:
    """A first password to be told to a person: sixty bits in letters that are not taken for each other."""
    letters = [secrets.choice(_LETTERS) for _ in range(_GIVEN_LETTERS)]
    return Secret("-".join("".join(letters[at : at + 4]) for at in range(0, _GIVEN_LETTERS, 4)))


def keepers(room: Door) -> frozenset[Role]:
    """The roles that keep the accounts of this room."""
    from commandroom.usecases.queries import Accounts  # noqa: PLC0415

    return frozenset(Role(role) for role in room.store.ask(Accounts()).keepers)


def keeper(room: Door, ref: str) -> Actor:
    """Who asks, if he keeps the accounts.

    Raises:
        RefusedError: `role.missing`.
    """
    actor = room.actor(ref)
    need_keeper(room, actor)
    return actor


def need_keeper(room: Door, actor: Actor) -> None:
    """Whether this person keeps the accounts of the room.

    Raises:
        RefusedError: `role.missing`.
    """
    who = keepers(room)
    if not actor.roles & (who | {Role.SYSTEM}):
        raise RefusedError("role.missing", verb=ACCOUNTS, who=roles_text(who), name=actor.name)


def need_setting(room: Door, actor: Actor, command: Amend) -> None:
    """Whether a setting of signing in may be changed so by this person.

    Raises:
        RefusedError: `role.missing`.
        FieldError: `account.idle`, `account.profile`, `field.not_one_of`.
    """
    need_keeper(room, actor)
    rules, value = vault_of(room).rules, str(command.fields.get("value") or "")
    if command.record == accounts.PROFILE and value not in {"", *rules.profiles}:
        raise FieldError("account.profile", field="value", known="、".join(rules.profiles))
    if command.record == accounts.IDLE and value:
        is_number = value.isascii() and value.isdigit()
        if not is_number or not rules.idle_least <= int(value) <= rules.idle_most:
            raise FieldError("account.idle", field="value", least=rules.idle_least, most=rules.idle_most)
    if command.record == accounts.REQUIRED and value not in {"", "0", "1"}:
        raise FieldError("field.not_one_of", field="value", value=value, known="0 1")


def close_with(writing: Writing, person: str, *, actor: str, now: datetime) -> None:
    """A person leaves: so does the account, in the same transaction."""
    if read(writing.records.record(KIND, person)).is_open:
        writing.records.amend(KIND, person, {"closed": True}, actor=actor, now=now)


def anybody(room: Door) -> bool:
    """Whether somebody's password stands in this room: then its keeper gives the others theirs.

    One whose envelope cannot be opened here counts where this seat waits for the room's key.
    """
    names = (name for name in room.store.reference.names(KIND) if name != RESCUE)
    people = [person for person in names if account_of(room, person).is_open]
    return bool(people) and not _is_lost(room, people)


def _is_lost(room: Door, people: list[str]) -> bool:
    """Whether the room came here without its keys: nobody will ever open what is sealed, and this seat makes a fresh key."""
    vault = vault_of(room)
    if any(vault.open(place_of(person), account_of(room, person).secret) is not None for person in people):
        return False
    try:
        vault.seal(place_of(""), b"")
    except RefusedError:
        return False
    return True


def first(room: Door, command: FirstPassword) -> Changes:
    """The first password of a room that has none, by a keeper for himself."""
    person = active(room, command.person)
    if anybody(room):
        raise RefusedError("signin.not_first")
    need_keeper(room, person)
    need_good_for(room, person, command.new, ())
    return written(room, person.id, Account(), command.new, (), by=person.id)


def give(room: Door, command: GivePassword) -> Changes:
    """A keeper gives somebody else a password, to be changed at the first use."""
    actor = keeper(room, command.actor)
    person = active(room, command.person)
    if person.id == actor.id:
        raise RefusedError("account.own")
    account = account_of(room, person.id)
    former = former_of(room, person.id, account)
    return written(
        room, person.id, msgspec.structs.replace(account, temporary=True), command.new, former, by=actor.id
    )


def close(room: Door, command: CloseAccount) -> Changes:
    """A keeper closes somebody else's account."""
    actor = keeper(room, command.actor)
    if not account_of(room, command.person).is_open:
        raise RefusedError("account.none")
    if command.person == actor.id:
        raise RefusedError("account.own")
    with room.transaction() as writing:
        entry = writing.records.amend(KIND, command.person, {"closed": True}, actor=actor.id, now=room.now())
    return Changes(records=frozenset({f"{KIND}:{command.person}"}), entries=(entry.hash,))


def make_rescue(room: Door, command: MakeRescue) -> Changes:
    """The code by which a keeper comes in who forgot the password."""
    actor = keeper(room, command.actor)
    return written(room, RESCUE, Account(), command.code, (), by=actor.id)
