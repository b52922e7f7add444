"""Hashes of passwords (Argon2id, RFC 9106), and envelopes under the room's key: the port `Vault`."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Callable, Container
from functools import cached_property
from typing import Any

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from commandroom.domain.errors import RefusedError
from commandroom.domain.people.passwords import SignInRules
from commandroom.domain.people.tries import Tries
from commandroom.store import ciphers, local
from commandroom.store.exchange import wrapping
from commandroom.store.seat_store import SeatStore

_NONCE = 12


class StoreVault:
    """The vault of one seat's store; the rules and the list of common passwords are read when they are first asked for."""

    def __init__(
        self, store: SeatStore, rules: Callable[[], SignInRules], common: Callable[[], Container[str]]
    ) -> None:
        self._store = store
        self._rules = rules
        self._common = common
        self.remembered: dict[str, Tries] = {}

    @cached_property
    def rules(self) -> SignInRules:
        """The shipped figures of signing in."""
        return self._rules()

    @cached_property
    def common(self) -> Container[str]:
        """The passwords that everybody tries first."""
        return self._common()

    @cached_property
    def _hasher(self) -> PasswordHasher:
        cost = self.rules.cost
        return PasswordHasher(
            time_cost=cost.rounds, memory_cost=cost.memory_kib, parallelism=cost.lanes, type=Type.ID
        )

    def hashed(self, password: str) -> str:
        """The password's hash with its salt and cost."""
        return self._hasher.hash(password.encode("utf-8", "surrogatepass"))

    def fits(self, hashed: str, password: str) -> bool:
        """Whether it is the hash of this password."""
        try:
            return self._hasher.verify(hashed, password.encode("utf-8", "surrogatepass"))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False

    def is_weak(self, hashed: str) -> bool:
        """Whether it was made at another cost than today's."""
        return self._hasher.check_needs_rehash(hashed)

    def seal(self, place: str, plain: bytes) -> str:
        """An envelope under the room's key; the seat whose turn it is makes the key.

        Raises:
            RefusedError: `signin.no_key`.
        """
        with self._store._beside() as connection:  # noqa: SLF001 - one package
            key = wrapping.room_key(connection) or _made(connection)
        nonce = os.urandom(_NONCE)
        text = ciphers.sealed(plain, place.encode(), key=key, nonce=nonce, is_sm4=False)
        return base64.b64encode(nonce + text).decode()

    def open(self, place: str, sealed: str) -> bytes | None:
        """What was sealed there; None where the key is lacking or another's."""
        with self._store.database.reading() as connection:
            key = wrapping.room_key(connection)
        if key is None:
            return None
        try:
            data = base64.b64decode(sealed, validate=True)
            return ciphers.opened(data[_NONCE:], place.encode(), key=key, nonce=data[:_NONCE], is_sm4=False)
        except (ValueError, binascii.Error):
            return None


def _made(connection: Any) -> bytes:
    """A fresh key of the room, where nobody else will ever grant one: at the founding seat, or in a room that stands alone.

    A room that was brought here by an export without its keys stands alone as long as it has joined nothing.
    """
    has_joined = connection.execute("SELECT 1 FROM peer LIMIT 1").fetchone() is not None
    if has_joined and not wrapping.founded_here(connection):
        raise RefusedError("signin.no_key")
    key = wrapping.new_room_key()
    local.put(connection, wrapping.ROOM_KEY, key.hex())
    return key
