"""The exchange of a home, loaded when it is first needed: a desk that never joined anything starts without it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.clock import Clock

if TYPE_CHECKING:
    from commandroom.entrypoints.exchange.home import HomeExchanging
    from commandroom.store.seat_store import SeatStore
    from commandroom.usecases.exchanging import Carried, Exchanged, ExchangeState, Joined, Package, Trouble
    from commandroom.usecases.room import Room

PIN_VARIABLE = "COMMANDROOM_PIN"


class LateExchanging:
    """Stands for the exchange until somebody asks something of it."""

    def __init__(self, room: Room, store: SeatStore, home: Path, clock: Clock) -> None:
        self._made_of = (room, store, home, clock)
        self._store = store
        self._found: HomeExchanging | None = None
        self._guard = threading.Lock()
        self.wake: Callable[[], object] | None = None

    @property
    def is_joined(self) -> bool:
        """Whether there is anybody to exchange with."""
        with self._store.database.reading() as connection:
            return connection.execute("SELECT 1 FROM peer LIMIT 1").fetchone() is not None

    def home(self) -> HomeExchanging:
        """The exchange itself."""
        with self._guard:
            if self._found is None:
                from commandroom.entrypoints.exchange.home import HomeExchanging

                self._found = HomeExchanging(*self._made_of, pin=os.environ.get(PIN_VARIABLE, ""))
            return self._found

    def state(self) -> ExchangeState:
        """How it stands."""
        if self._found is None and not self.is_joined:
            return self._never()
        return self.home().state()

    def _never(self) -> ExchangeState:
        from commandroom.store import local
        from commandroom.usecases.exchanging import ExchangeState

        with self._store.database.reading() as connection:
            seat = local.seat(connection)
            torn = connection.execute("SELECT count(*) FROM event WHERE in_conflict = 1").fetchone()[0]
        return ExchangeState(seat=seat.letter, place=seat.township, conflicts=int(torn))

    def now(self, *, timeout: float = 600.0) -> Exchanged:
        """Exchange with every peer now."""
        return self.home().now(timeout=timeout)

    def due(self) -> None:
        """Exchange with the peers whose time has come."""
        if self._found is not None or self.is_joined:
            self.home().due()

    def push(self) -> None:
        """Exchange at once with everybody."""
        if self._found is not None or self.is_joined:
            self.home().push()

    def carry(self, *, timeout: float = 600.0) -> Carried:
        """Bring and fetch attachments."""
        return self.home().carry(timeout=timeout)

    def listen(self, *, on: bool) -> None:
        """Wait at each peer for what is new there, or no more."""
        if self._found is not None or (on and self.is_joined):
            self.home().listen(on=on)

    def soon(self) -> None:
        """As soon as may be: what the scheduler of a desk has put here."""
        if self.wake is not None:
            self.wake()

    def join(self, url: str, code: str, *, pin: str = "") -> Joined:
        """Join a hub or centre."""
        joined = self.home().join(url, code, pin=pin)
        self.soon()
        return joined

    def change_keys(self) -> bool:
        """Take fresh keys now."""
        return self.home().change_keys()

    def leave(self, url: str) -> None:
        """Exchange with this peer no more."""
        self.home().leave(url)

    def export_package(self, folder: Path) -> Package:
        """Write a package for carrying by hand."""
        return self.home().export_package(folder)

    def import_package(self, file: Path) -> Package:
        """Take a package in."""
        return self.home().import_package(file)

    def way_out(self, trouble: Trouble) -> None:
        """Do what the button of a stuck state says."""
        self.home().way_out(trouble)
