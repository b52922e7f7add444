"""An account as it is on record: its envelope, what stands against a person at this seat, and how both are written.

What is journaled is the account: an envelope under the room's key that only the room's own seats can open, when it was
set and by whom. What stays at the seat: the tries and waits of each person, the tokens of its shells.
"""

from __future__ import annotations

from collections.abc import Container
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.people import accounts
from commandroom.domain.people.accounts import KIND, RESCUE, Account
from commandroom.domain.people.passwords import Profile, SignInRules, need_good
from commandroom.domain.people.tries import Tries
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.secret import Secret

if TYPE_CHECKING:
    from commandroom.usecases.ports import Now, Store, Writing

TRIES = "tries."
"""Before a person's id: what stands against the person at this seat."""
_MOST_FORMER = 12


class Vault(Protocol):
    """Hashes and envelopes, and the rules for both; `remembered` are tries that no store could keep."""

    remembered: dict[str, Tries]

    @property
    def rules(self) -> SignInRules:
        """The shipped figures of signing in."""
        ...

    @property
    def common(self) -> Container[str]:
        """The passwords that everybody tries first, in lower case."""
        ...

    def hashed(self, password: str) -> str:
        """The password's hash with its salt and cost."""
        ...

    def fits(self, hashed: str, password: str) -> bool:
        """Whether it is the hash of this password; takes as long for a hash that is none."""
        ...

    def is_weak(self, hashed: str) -> bool:
        """Whether it was made at a lower cost than today's."""
        ...

    def seal(self, place: str, plain: bytes) -> str:
        """An envelope under the room's key, bound to its place.

        Raises:
            RefusedError: `signin.no_key`: this seat has joined and was not granted the key yet.
        """
        ...

    def open(self, place: str, sealed: str) -> bytes | None:
        """What was sealed there; None where the key is lacking or another's."""
        ...


class Door(Protocol):
    """The room as accounts need it."""

    vault: Vault | None
    clock: Now

    @property
    def store(self) -> Store:
        """The store."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one who signed in."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def transaction(self) -> AbstractContextManager[Writing]:
        """One transaction."""
        ...


class Kept(msgspec.Struct, frozen=True):
    """What an envelope holds: the hash, and those before it, newest first."""

    hash: str
    former: tuple[str, ...] = ()


def account_of(room: Door, person: str) -> Account:
    """The account of a person as it is on record; a closed empty one where there is none."""
    return read(room.store.reference.record(KIND, person))


def read(fields: Any) -> Account:
    """An account from the fields of its record; one without a password where they make no sense."""
    try:
        return msgspec.convert(dict(fields), Account, strict=False)
    except msgspec.ValidationError:
        return Account()


def profile(room: Door) -> Profile:
    """The policy of the room."""
    return vault_of(room).rules.chosen(room.store.reference.setting(accounts.PROFILE))


def opened(room: Door, person: str) -> tuple[Account, Kept]:
    """The account of a person and what its envelope holds.

    Raises:
        RefusedError: `signin.no_account`, `account.no_rescue`, `signin.no_key`.
    """
    account = account_of(room, person)
    if not account.is_open:
        raise RefusedError("signin.no_account" if person != RESCUE else "account.no_rescue")
    plain = vault_of(room).open(place_of(person), account.secret)
    if plain is None:
        raise RefusedError("signin.no_key")
    return account, msgspec.json.decode(plain, type=Kept)


def former_of(room: Door, person: str, account: Account) -> tuple[str, ...]:
    """The hashes so far, where they can be opened: who is given a password may not come back to an old one."""
    plain = vault_of(room).open(place_of(person), account.secret) if account.secret else None
    kept = msgspec.json.decode(plain, type=Kept) if plain is not None else Kept("")
    return tuple(one for one in (kept.hash, *kept.former) if one)


def written(  # noqa: PLR0913 - each is named at the call
    room: Door, person: str, account: Account, password: Secret, former: tuple[str, ...], *, by: str,
    set_at: datetime | None = None,
    used_up: str = "",
) -> Changes:  # fmt: skip
    """Seal the hash and journal the whole account: all its fields, so that of two changes one wins whole."""
    now, vault = room.now(), vault_of(room)
    kept = Kept(vault.hashed(password.reveal()), former[: max(_most_history(vault.rules), 0)])
    is_given = account.temporary and by != person
    with room.transaction() as writing:
        fields = {
            "secret": vault.seal(place_of(person), msgspec.json.encode(kept)),
            "set_at": iso(set_at or now),
            "temporary": is_given,
            "closed": False,
        }
        entry = writing.records.amend(KIND, person, fields, actor=by, now=now)
        if used_up:
            writing.records.amend(KIND, used_up, {"closed": True}, actor=by, now=now)
        keep_tries(room, person, Tries())
    return Changes(records=frozenset({f"{KIND}:{person}"}), entries=(entry.hash,))


def _most_history(rules: SignInRules) -> int:
    return min(max(one.history for one in rules.profiles.values()), _MOST_FORMER)


def need_good_for(room: Door, person: Actor, password: Secret, used: tuple[str, ...]) -> None:
    """Whether a person may take this password: good by the room's policy, and none of the hashes `used`.

    Raises:
        FieldError: `password.*`.
    """
    vault, facts = vault_of(room), _names(room, person)
    need_good(
        password.reveal(), profile(room), common=vault.common, context=facts,
        was_used=lambda text: any(vault.fits(one, text) for one in used),
    )  # fmt: skip


def _names(room: Door, person: Actor) -> tuple[str, ...]:
    from commandroom.usecases.queries import RoomFacts  # noqa: PLC0415

    facts = room.store.ask(RoomFacts())
    return (person.name, person.id, facts.name, facts.code, "commandroom", "综合信息指挥室", "指挥室")


def active(room: Door, person: str) -> Actor:
    """The person of that id or name who works here.

    Raises:
        FieldError: `field.missing`, `person.unknown`.
    """
    if not person:
        raise FieldError("field.missing", field="person")
    found = room.store.reference.actor(person)
    if found is None or person not in (found.id, found.name):  # a role is nobody in particular
        raise FieldError("person.unknown", field="person", value=person)
    return found


def tries_of(room: Door, person: str) -> Tries:
    """What stands against a person at this seat."""
    remembered = vault_of(room).remembered.get(person)
    if remembered is not None:
        return remembered
    kept = room.store.local(TRIES + person)
    return msgspec.json.decode(kept, type=Tries) if kept else Tries()


def keep_tries(room: Door, person: str, tries: Tries) -> Tries:
    """Keep what stands against a person; where the store can only be read, as long as the program runs."""
    if room.store.is_read_only:
        vault_of(room).remembered[person] = tries
    else:
        room.store.set_local(TRIES + person, msgspec.json.encode(tries).decode())
    return tries


def place_of(person: str) -> str:
    """To what a person's envelope is bound."""
    return f"{KIND}:{person}"


def vault_of(room: Door) -> Vault:
    """The vault of an opened home."""
    assert room.vault is not None  # noqa: S101 - every opened home has one
    return room.vault
