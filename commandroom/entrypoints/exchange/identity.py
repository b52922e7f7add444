"""Who this home is to others: one pair of keys, one device at each peer."""

from __future__ import annotations

import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from commandroom.base.disk import machine_mark
from commandroom.domain.errors import RefusedError
from commandroom.store import local
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keyholding import KeyHolding
from commandroom.sync.keys import DeviceKeys
from commandroom.usecases.exchanging import KeyPlace

KEY_NAME = "device_key"
"""Under which name the home's keys lie; kept with the seat's settings."""
OLD_KEY_NAME = "device_key_before"
"""Under which name the keys before these ones lie, until they are destroyed."""
NEXT_KEY_NAME = "device_key_next"
"""Under which name fresh ones lie that no server has let in yet."""


class Identity:
    """The keys of a home, loaded once."""

    def __init__(self, store: SeatStore, home: Path, *, pin: str = "") -> None:
        self._store = store
        self._holding = KeyHolding(home, machine=machine_mark(), pin=pin)
        self._keys: DeviceKeys | None = None
        self._place = KeyPlace.NONE

    def keys(self) -> DeviceKeys:
        """The keys.

        Raises:
            RefusedError: `exchange.keys_gone`, `exchange.keys_locked`, or `exchange.not_joined`: there were never any.
        """
        if self._keys is None:
            name = self._store.local(KEY_NAME)
            if not name:
                raise RefusedError("exchange.not_joined")
            self._keys, self._place = self._holding.load(name)
        return self._keys

    def place(self) -> tuple[KeyPlace, str]:
        """Where they lie, and the code of the reason why they cannot be had."""
        if not self._store.local(KEY_NAME):
            return KeyPlace.NONE, ""
        try:
            self.keys()
        except RefusedError as error:
            return KeyPlace.NONE, error.code
        return self._place, ""

    def for_joining(self, *, pin: str = "") -> DeviceKeys:
        """The keys, or fresh ones that are kept before anybody hears of them.

        Raises:
            WorldError: `exchange.keys_not_kept`.
        """
        if pin:
            self._holding.pin = pin
        try:
            return self.keys()
        except RefusedError:
            keys, name = DeviceKeys.fresh(), str(uuid.uuid4())
            self._place = self._holding.keep(name, keys)
            self._store.set_local(KEY_NAME, name)
            self._keys = keys
            return keys

    def next_keys(self, *, pin: str = "") -> DeviceKeys:
        """Fresh keys beside the present ones, the same ones until they are taken: a code that was asked with once counts again.

        Raises:
            WorldError: `exchange.keys_not_kept`.
        """
        if pin:
            self._holding.pin = pin
        waiting = self._store.local(NEXT_KEY_NAME)
        if waiting:
            with suppress(RefusedError):
                return self._holding.load(waiting)[0]
        keys, name = DeviceKeys.fresh(), str(uuid.uuid4())
        self._holding.keep(name, keys)
        self._store.set_local(NEXT_KEY_NAME, name)
        return keys

    @property
    def has_next(self) -> bool:
        """Whether fresh keys were asked with, and the answer never came."""
        return bool(self._store.local(NEXT_KEY_NAME))

    def take_next(self, connection: Any) -> None:
        """From now on the fresh keys are this home's; `forget` when that is committed."""
        local.put(connection, OLD_KEY_NAME, local.get(connection, KEY_NAME))
        local.put(connection, KEY_NAME, local.get(connection, NEXT_KEY_NAME))
        local.put(connection, NEXT_KEY_NAME, "")

    def forget_old(self) -> None:
        """Destroy the keys before these ones, and look anew which these are."""
        if old := self._store.local(OLD_KEY_NAME):
            self.forget()
            self._holding.destroy(old)
            self._store.set_local(OLD_KEY_NAME, "")

    def forget(self) -> None:
        """Which keys this home has is looked at anew."""
        self._keys, self._place = None, KeyPlace.NONE
