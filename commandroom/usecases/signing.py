"""Signing in, and who keeps the accounts: passwords are tried here, and every try is counted before it is looked at.

What is journaled is the account: an envelope under the room's key that only the room's own seats can open, when it was
set and by whom. What stays at the seat: the tries and waits of each person, the tokens of its shells.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Container
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from commandroom.domain.errors import FieldError, Named, RefusedError
from commandroom.domain.event.deed import SYSTEM, Actor
from commandroom.domain.people import accounts
from commandroom.domain.people.accounts import KIND, RESCUE, Account, Due
from commandroom.domain.people.passwords import Profile, SignInRules, need_good
from commandroom.domain.people.roles import Role, roles_text
from commandroom.domain.people.tries import Tries, before_wait
from commandroom.domain.time.moments import iso
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import (
    AccountDeed,
    Amend,
    ChangePassword,
    CloseAccount,
    FirstPassword,
    GivePassword,
    MakeRescue,
    Rescue,
    SignIn,
)
from commandroom.usecases.secret import Secret

if TYPE_CHECKING:
    from commandroom.usecases.ports import Now, Store, Writing

TRIES = "tries."
"""Before a person's id: what stands against the person at this seat."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GIVEN_LETTERS = 12
_MOST_FORMER = 12
ACCOUNTS = Named("管理账户", "keeping accounts")
log = logging.getLogger(__name__)


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


class _Kept(msgspec.Struct, frozen=True):
    """What an envelope holds: the hash, and those before it, newest first."""

    hash: str
    former: tuple[str, ...] = ()


def perform(room: Door, command: AccountDeed) -> Changes:
    """Do it.

    Raises:
        RefusedError: `signin.*`, `role.missing`.
        FieldError: `person.unknown`, `password.*`.
    """
    done: Changes = _DEEDS[type(command)](room, command)
    return done


def given_password() -> Secret:
    """A first password to be told to a person: sixty bits in letters that are not taken for each other."""
    letters = [secrets.choice(_LETTERS) for _ in range(_GIVEN_LETTERS)]
    return Secret("-".join("".join(letters[at : at + 4]) for at in range(0, _GIVEN_LETTERS, 4)))


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
    return _vault(room).rules.chosen(room.store.reference.setting(accounts.PROFILE))


def close_with(writing: Writing, person: str, *, actor: str, now: datetime) -> None:
    """A person leaves: so does the account, in the same transaction."""
    if read(writing.record(KIND, person)).is_open:
        writing.amend(KIND, person, {"closed": True}, actor=actor, now=now)


def need_setting(room: Door, actor: Actor, command: Amend) -> None:
    """Whether a setting of signing in may be changed so by this person.

    Raises:
        RefusedError: `role.missing`.
        FieldError: `account.idle`, `account.profile`, `field.not_one_of`.
    """
    _need_keeper(room, actor)
    rules, value = _vault(room).rules, str(command.fields.get("value") or "")
    if command.record == accounts.PROFILE and value not in {"", *rules.profiles}:
        raise FieldError("account.profile", field="value", known="、".join(rules.profiles))
    if command.record == accounts.IDLE and value:
        is_number = value.isascii() and value.isdigit()
        if not is_number or not rules.idle_least <= int(value) <= rules.idle_most:
            raise FieldError("account.idle", field="value", least=rules.idle_least, most=rules.idle_most)
    if command.record == accounts.REQUIRED and value not in {"", "0", "1"}:
        raise FieldError("field.not_one_of", field="value", value=value, known="0 1")


# --- signing in ----------------------------------------------------------------------------------------------------


def _sign_in(room: Door, command: SignIn) -> Changes:
    person = _active(room, command.person)
    account, kept = _proven(room, person.id, command.password)
    _need_present(room, account)
    if room.store.is_read_only:
        log.info("signed in to look: %s", person.id)
        return Changes(seat_only=True)
    if _vault(room).is_weak(kept.hash):
        _write(room, person.id, account, command.password, kept.former, by=person.id, set_at=account.set_at)
    if command.at_seat:
        room.store.set_local("operator", person.id)
    log.info("signed in: %s%s", person.id, "" if command.at_seat else " (shell)")
    return Changes(seat_only=True)


def _need_present(room: Door, account: Account) -> None:
    """Raises `signin.change_first`, `.change_old` or `.first_late`."""
    why = accounts.due(account, profile(room), _vault(room).rules, room.now())
    if why is Due.LATE:
        raise RefusedError("signin.first_late", days=_vault(room).rules.first_days)
    if why is Due.FIRST:
        raise RefusedError("signin.change_first")
    if why is Due.OLD:
        raise RefusedError("signin.change_old", days=profile(room).max_days)


def _proven(room: Door, person: str, password: Secret) -> tuple[Account, _Kept]:
    """The account, after its password was tried and is right.

    Raises:
        RefusedError: `signin.held` while a wait runs, `signin.no_account`, `signin.no_key`, `signin.wrong`.
    """
    account, sealed = _opened(room, person)
    tries = _reserved(room, person)
    if not _vault(room).fits(sealed.hash, password.reveal()):
        log.info("wrong password: %s, %d in a row", person, tries.wrong)
        left = before_wait(tries, _vault(room).rules)
        if not left:
            raise _held(room, tries)
        raise RefusedError("signin.wrong", left=left)
    with _writing(room):
        _keep(room, person, Tries())
    return account, sealed


def _opened(room: Door, person: str) -> tuple[Account, _Kept]:
    account = account_of(room, person)
    if not account.is_open:
        raise RefusedError("signin.no_account" if person != RESCUE else "account.no_rescue")
    plain = _vault(room).open(_place(person), account.secret)
    if plain is None:
        raise RefusedError("signin.no_key")
    return account, msgspec.json.decode(plain, type=_Kept)


def _reserved(room: Door, person: str) -> Tries:
    """One more try on record before anything is looked at; refused while a wait runs."""
    with _writing(room):
        run = room.clock.since_start()
        known = tries_of(room, person)
        if known.left(run) <= timedelta(0):
            return _keep(room, person, known.one_more(run, _vault(room).rules))
    raise _held(room, known)


def _held(room: Door, tries: Tries) -> RefusedError:
    left = tries.left(room.clock.since_start())
    return RefusedError("signin.held", minutes=-(-int(left.total_seconds()) // 60), until=room.now() + left)


def tries_of(room: Door, person: str) -> Tries:
    """What stands against a person at this seat."""
    remembered = _vault(room).remembered.get(person)
    if remembered is not None:
        return remembered
    kept = room.store.local(TRIES + person)
    return msgspec.json.decode(kept, type=Tries) if kept else Tries()


def _keep(room: Door, person: str, tries: Tries) -> Tries:
    """Keep what stands against a person; where the store can only be read, as long as the program runs."""
    if room.store.is_read_only:
        _vault(room).remembered[person] = tries
    else:
        room.store.set_local(TRIES + person, msgspec.json.encode(tries).decode())
    return tries


def _writing(room: Door) -> AbstractContextManager[object]:
    """One transaction, or none where the store can only be read: its owner must be able to look."""
    return nullcontext() if room.store.is_read_only else room.transaction()


# --- passwords -----------------------------------------------------------------------------------------------------


def _first(room: Door, command: FirstPassword) -> Changes:
    person = _active(room, command.person)
    if anybody(room):
        raise RefusedError("signin.not_first")
    _need_keeper(room, person)
    _need_good(room, person, command.new, ())
    return _write(room, person.id, Account(), command.new, (), by=person.id)


def anybody(room: Door) -> bool:
    """Whether somebody's password stands in this room: then its keeper gives the others theirs.

    One whose envelope cannot be opened here counts where this seat waits for the room's key.
    """
    names = (name for name in room.store.reference.names(KIND) if name != RESCUE)
    people = [person for person in names if account_of(room, person).is_open]
    return bool(people) and not _is_lost(room, people)


def _is_lost(room: Door, people: list[str]) -> bool:
    """Whether the room came here without its keys: nobody will ever open what is sealed, and this seat makes a fresh key."""
    vault = _vault(room)
    if any(vault.open(_place(person), account_of(room, person).secret) is not None for person in people):
        return False
    try:
        vault.seal(_place(""), b"")
    except RefusedError:
        return False
    return True


def _change(room: Door, command: ChangePassword) -> Changes:
    person = _active(room, command.person)
    account, kept = _proven(room, person.id, command.old)
    if accounts.due(account, profile(room), _vault(room).rules, room.now()) is Due.LATE:
        raise RefusedError("signin.first_late", days=_vault(room).rules.first_days)
    former = (kept.hash, *kept.former)
    _need_good(room, person, command.new, former[: max(profile(room).history, 1)])
    return _write(room, person.id, account, command.new, former, by=person.id)


def _give(room: Door, command: GivePassword) -> Changes:
    actor = _keeper(room, command.actor)
    person = _active(room, command.person)
    if person.id == actor.id:
        raise RefusedError("account.own")
    account = account_of(room, person.id)
    former = _former(room, person.id, account)
    return _write(
        room, person.id, msgspec.structs.replace(account, temporary=True), command.new, former, by=actor.id
    )


def _former(room: Door, person: str, account: Account) -> tuple[str, ...]:
    """The hashes so far, where they can be opened: who is given a password may not come back to an old one."""
    plain = _vault(room).open(_place(person), account.secret) if account.secret else None
    kept = msgspec.json.decode(plain, type=_Kept) if plain is not None else _Kept("")
    return tuple(one for one in (kept.hash, *kept.former) if one)


def _close(room: Door, command: CloseAccount) -> Changes:
    actor = _keeper(room, command.actor)
    if not account_of(room, command.person).is_open:
        raise RefusedError("account.none")
    if command.person == actor.id:
        raise RefusedError("account.own")
    with room.transaction() as writing:
        entry = writing.amend(KIND, command.person, {"closed": True}, actor=actor.id, now=room.now())
    return Changes(records=frozenset({f"{KIND}:{command.person}"}), entries=(entry.hash,))


def _rescue(room: Door, command: Rescue) -> Changes:
    """The code is used up with it, in one transaction; both stand in the journal, by the machine's hand."""
    person = _active(room, command.person)
    _need_keeper(room, person)
    _proven(room, RESCUE, command.code)
    account = msgspec.structs.replace(account_of(room, person.id), temporary=True)
    former = _former(room, person.id, account)
    return _write(room, person.id, account, command.new, former, by=SYSTEM.id, used_up=RESCUE)


def _write(  # noqa: PLR0913 - each is named at the call
    room: Door, person: str, account: Account, password: Secret, former: tuple[str, ...], *, by: str,
    set_at: datetime | None = None,
    used_up: str = "",
) -> Changes:  # fmt: skip
    """Seal the hash and journal the whole account: all its fields, so that of two changes one wins whole."""
    now, vault = room.now(), _vault(room)
    kept = _Kept(vault.hashed(password.reveal()), former[: max(_most_history(vault.rules), 0)])
    is_given = account.temporary and by != person
    with room.transaction() as writing:
        fields = {
            "secret": vault.seal(_place(person), msgspec.json.encode(kept)),
            "set_at": iso(set_at or now),
            "temporary": is_given,
            "closed": False,
        }
        entry = writing.amend(KIND, person, fields, actor=by, now=now)
        if used_up:
            writing.amend(KIND, used_up, {"closed": True}, actor=by, now=now)
        _keep(room, person, Tries())
    return Changes(records=frozenset({f"{KIND}:{person}"}), entries=(entry.hash,))


def _most_history(rules: SignInRules) -> int:
    return min(max(one.history for one in rules.profiles.values()), _MOST_FORMER)


def _need_good(room: Door, person: Actor, password: Secret, used: tuple[str, ...]) -> None:
    vault, facts = _vault(room), _names(room, person)
    need_good(
        password.reveal(), profile(room), common=vault.common, context=facts,
        was_used=lambda text: any(vault.fits(one, text) for one in used),
    )  # fmt: skip


def _names(room: Door, person: Actor) -> tuple[str, ...]:
    from commandroom.usecases.queries import RoomFacts  # noqa: PLC0415

    facts = room.store.ask(RoomFacts())
    return (person.name, person.id, facts.name, facts.code, "commandroom", "综合信息指挥室", "指挥室")


def _active(room: Door, person: str) -> Actor:
    if not person:
        raise FieldError("field.missing", field="person")
    found = room.store.reference.actor(person)
    if found is None or person not in (found.id, found.name):  # a role is nobody in particular
        raise FieldError("person.unknown", field="person", value=person)
    return found


def _keeper(room: Door, ref: str) -> Actor:
    actor = room.actor(ref)
    _need_keeper(room, actor)
    return actor


def keepers(room: Door) -> frozenset[Role]:
    """The roles that keep the accounts of this room."""
    from commandroom.usecases.queries import Accounts  # noqa: PLC0415

    return frozenset(Role(role) for role in room.store.ask(Accounts()).keepers)


def _need_keeper(room: Door, actor: Actor) -> None:
    who = keepers(room)
    if not actor.roles & (who | {Role.SYSTEM}):
        raise RefusedError("role.missing", verb=ACCOUNTS, who=roles_text(who), name=actor.name)


def _place(person: str) -> str:
    return f"{KIND}:{person}"


def _vault(room: Door) -> Vault:
    assert room.vault is not None  # noqa: S101 - every opened home has one
    return room.vault


def _make_rescue(room: Door, command: MakeRescue) -> Changes:
    actor = _keeper(room, command.actor)
    return _write(room, RESCUE, Account(), command.code, (), by=actor.id)


_DEEDS: dict[type[Any], Callable[[Door, Any], Changes]] = {
    SignIn: _sign_in,
    FirstPassword: _first,
    ChangePassword: _change,
    GivePassword: _give,
    CloseAccount: _close,
    MakeRescue: _make_rescue,
    Rescue: _rescue,
}
