"""The tokens of the command line: who signed in for a shell, until when. Of a token only its hash is kept, at this seat alone."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

import msgspec

from commandroom.domain.errors import RefusedError
from commandroom.usecases import accounts, signing
from commandroom.usecases.accounts import Door
from commandroom.usecases.commands import SignIn
from commandroom.usecases.secret import Secret

KEY = "shells"
_BYTES = 24
_MOST = 50


class Shell(msgspec.Struct, frozen=True):
    """Who signed in for a shell, with which password (by the moment it was set), and how long that holds."""

    person: str
    since: datetime
    until: datetime
    password_of: datetime | None


def sign_in(room: Door, person: str, password: Secret) -> tuple[str, Shell]:
    """A token for a shell, after the password was tried.

    Raises:
        RefusedError: as `signing.perform`.
    """
    signing.perform(room, SignIn(person, password, at_seat=False))
    found = room.store.reference.actor(person)
    assert found is not None  # noqa: S101 - just signed in
    return lend(room, found.id)


def lend(room: Door, person: str) -> tuple[str, Shell]:
    """A token in the name of somebody who signed in already: for what the desk does in a process of its own."""
    token, now = secrets.token_urlsafe(_BYTES), room.now()
    minutes = room.vault.rules.token_minutes if room.vault is not None else 0
    account = accounts.account_of(room, person)
    shell = Shell(person, now, now + timedelta(minutes=minutes), account.set_at)
    with room.transaction():
        kept = {name: one for name, one in _all(room).items() if one.until > now}
        newest = sorted(kept.items(), key=lambda item: item[1].since)[1 - _MOST :]
        _keep(room, {**dict(newest), _named(token): shell})
    return token, shell


def who(room: Door, token: str) -> Shell:
    """Who signed in with a token.

    Raises:
        RefusedError: `signin.none` without a token; `signin.ended`: it is over, the password is another one, the account is
            closed, the person left, or the clock was set back to before it was given.
    """
    if not token:
        raise RefusedError("signin.none")
    shell, now = _all(room).get(_named(token)), room.now()
    if shell is None or not shell.since <= now < shell.until:
        raise RefusedError("signin.ended")
    account = accounts.account_of(room, shell.person)
    person = room.store.reference.actor(shell.person)
    if (
        not account.is_open
        or account.set_at != shell.password_of
        or person is None
        or person.id != shell.person
    ):
        raise RefusedError("signin.ended")
    return shell


def sign_out(room: Door, token: str) -> bool:
    """Forget a token; whether it was one."""
    with room.transaction():
        kept = _all(room)
        was_one = kept.pop(_named(token), None) is not None
        if was_one:
            _keep(room, kept)
    return was_one


def _named(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _all(room: Door) -> dict[str, Shell]:
    kept = room.store.local(KEY)
    return msgspec.json.decode(kept, type=dict[str, Shell]) if kept else {}


def _keep(room: Door, shells: dict[str, Shell]) -> None:
    room.store.set_local(KEY, msgspec.json.encode(shells).decode())
