"""Signing in: passwords are tried here, and every try is counted before it is looked at."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

import msgspec

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.people import accounts
from commandroom.domain.people.accounts import RESCUE, Account, Due
from commandroom.domain.people.tries import Tries, before_wait
from commandroom.usecases.accounts import (
    Door,
    Kept,
    account_of,
    active,
    former_of,
    keep_tries,
    need_good_for,
    opened,
    profile,
    tries_of,
    vault_of,
    written,
)
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import (
    AccountDeed,
    ChangePassword,
    CloseAccount,
    FirstPassword,
    GivePassword,
    MakeRescue,
    Rescue,
    SignIn,
)
from commandroom.usecases.keepingaccounts import close, first, give, make_rescue, need_keeper
from commandroom.usecases.secret import Secret

log = logging.getLogger(__name__)


def perform(room: Door, command: AccountDeed) -> Changes:
    """Do it.

    Raises:
        RefusedError: `signin.*`, `role.missing`.
        FieldError: `person.unknown`, `password.*`.
    """
    done: Changes = _DEEDS[type(command)](room, command)
    return done


def _sign_in(room: Door, command: SignIn) -> Changes:
    person = active(room, command.person)
    account, kept = _proven(room, person.id, command.password)
    _need_present(room, account)
    if room.store.is_read_only:
        log.info("signed in to look: %s", person.id)
        return Changes(seat_only=True)
    if vault_of(room).is_weak(kept.hash):
        written(room, person.id, account, command.password, kept.former, by=person.id, set_at=account.set_at)
    if command.at_seat:
        room.store.set_local("operator", person.id)
    log.info("signed in: %s%s", person.id, "" if command.at_seat else " (shell)")
    return Changes(seat_only=True)


def _need_present(room: Door, account: Account) -> None:
    """Raises `signin.change_first`, `.change_old` or `.first_late`."""
    why = accounts.due(account, profile(room), vault_of(room).rules, room.now())
    if why is Due.LATE:
        raise RefusedError("signin.first_late", days=vault_of(room).rules.first_days)
    if why is Due.FIRST:
        raise RefusedError("signin.change_first")
    if why is Due.OLD:
        raise RefusedError("signin.change_old", days=profile(room).max_days)


def _proven(room: Door, person: str, password: Secret) -> tuple[Account, Kept]:
    """The account, after its password was tried and is right.

    Raises:
        RefusedError: `signin.held` while a wait runs, `signin.no_account`, `signin.no_key`, `signin.wrong`.
    """
    account, sealed = opened(room, person)
    tries = _reserved(room, person)
    if not vault_of(room).fits(sealed.hash, password.reveal()):
        log.info("wrong password: %s, %d in a row", person, tries.wrong)
        left = before_wait(tries, vault_of(room).rules)
        if not left:
            raise _held(room, tries)
        raise RefusedError("signin.wrong", left=left)
    with _writing(room):
        keep_tries(room, person, Tries())
    return account, sealed


def _reserved(room: Door, person: str) -> Tries:
    """One more try on record before anything is looked at; refused while a wait runs."""
    with _writing(room):
        run = room.clock.since_start()
        known = tries_of(room, person)
        if known.left(run) <= timedelta(0):
            return keep_tries(room, person, known.one_more(run, vault_of(room).rules))
    raise _held(room, known)


def _held(room: Door, tries: Tries) -> RefusedError:
    left = tries.left(room.clock.since_start())
    return RefusedError("signin.held", minutes=-(-int(left.total_seconds()) // 60), until=room.now() + left)


def _writing(room: Door) -> AbstractContextManager[object]:
    """One transaction, or none where the store can only be read: its owner must be able to look."""
    return nullcontext() if room.store.is_read_only else room.transaction()


def _change(room: Door, command: ChangePassword) -> Changes:
    person = active(room, command.person)
    account, kept = _proven(room, person.id, command.old)
    if accounts.due(account, profile(room), vault_of(room).rules, room.now()) is Due.LATE:
        raise RefusedError("signin.first_late", days=vault_of(room).rules.first_days)
    former = (kept.hash, *kept.former)
    need_good_for(room, person, command.new, former[: max(profile(room).history, 1)])
    return written(room, person.id, account, command.new, former, by=person.id)


def _rescue(room: Door, command: Rescue) -> Changes:
    """The code is used up with it, in one transaction; both stand in the journal, by the machine's hand."""
    person = active(room, command.person)
    need_keeper(room, person)
    _proven(room, RESCUE, command.code)
    account = msgspec.structs.replace(account_of(room, person.id), temporary=True)
    former = former_of(room, person.id, account)
    return written(room, person.id, account, command.new, former, by=SYSTEM.id, used_up=RESCUE)


_DEEDS: dict[type[Any], Callable[[Door, Any], Changes]] = {
    SignIn: _sign_in,
    FirstPassword: first,
    ChangePassword: _change,
    GivePassword: give,
    CloseAccount: close,
    MakeRescue: make_rescue,
    Rescue: _rescue,
}
