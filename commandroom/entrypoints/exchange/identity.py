"""Who this home is to others: one pair of keys, one device at each peer."""

from __future__ import annotations

import uuid
from pathlib import Path

from commandroom.base.disk import machine_mark
from commandroom.domain.errors import RefusedError
from commandroom.store.seat_store import SeatStore
from commandroom.sync.keyholding import KeyHolding
from commandroom.sync.keys import DeviceKeys
from commandroom.usecases.exchanging import KeyPlace

KEY_NAME = "device_key"
"""Under which name the home's keys lie; kept with the seat's settings."""


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
