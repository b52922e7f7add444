"""The hub's and the centre's own store as a node of the simulated exchange."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Column, select

from commandroom.base.clock import FixedClock
from commandroom.center.store import schema
from commandroom.center.store.disk import CenterDisk
from commandroom.center.store.engine import Database
from commandroom.center.store.holding import CenterStore
from commandroom.domain.exchange.streams import Device
from commandroom.domain.exchange.trust import Trust
from commandroom.domain.journal import Entry, read
from commandroom.sync.keys import DeviceKeys, verify
from tests.room import MORNING
from tests.simulation.dying import Look, copied, doomed, set_back

FILE = "center.db"


@dataclass
class Vault:
    """A hub's or centre's file: entries as bytes, nothing folded."""

    folder: Path
    device: Device
    keys: DeviceKeys
    roots: dict[str, str]
    clock: FixedClock = field(default_factory=lambda: FixedClock(MORNING))
    opened: CenterStore | None = None

    def open(self, now: datetime, _source: random.Random) -> None:
        self.clock.moment = now
        self.folder.mkdir(parents=True, exist_ok=True)
        database = Database(f"sqlite:///{self.folder / FILE}")
        self.opened = CenterStore(
            database, roots=self.roots, verify=verify, sign=self.keys.sign, clock=self.clock
        )

    @property
    def store(self) -> CenterStore:
        """The open store."""
        assert self.opened is not None
        return self.opened

    @property
    def own_disk(self) -> CenterDisk:
        return self.store.disk_for(self.device)

    def disk_for(self, device: Device) -> CenterDisk:
        return self.store.disk_for(device)

    @property
    def trust(self) -> Trust:
        with self.store.database.reading() as connection:
            return self.store.statements.known(connection).trust

    def drop(self) -> None:
        self.store.close()
        self.opened = None

    @contextmanager
    def dying(self, after: int) -> Iterator[None]:
        database = self.store.database
        with patch.object(database, "writing", doomed(database.writing, after)):
            yield

    def copied(self, folder: Path) -> None:
        copied(self.folder / FILE, folder)

    def set_back(self, folder: Path) -> None:
        set_back(self.folder / FILE, folder)

    def hashes(self) -> frozenset[str]:
        return self._of(schema.entry.c.hash)

    def statements(self) -> frozenset[str]:
        return self._of(schema.statement.c.fingerprint)

    def fold_some(self) -> bool:
        return False

    def look(self) -> Look:
        with self.store.database.reading() as connection:
            raws = connection.execute(select(schema.entry.c.raw)).scalars()
            entries: tuple[Entry, ...] = tuple(read(bytes(raw)) for raw in raws)
        trust = self.trust
        return Look(
            entries=entries,
            void=frozenset(e.hash for e in entries if trust.is_void(e.stream, e.seq)),
            apart=self._of(schema.apart.c.hash),
            statements=self.statements(),
        )

    def _of(self, column: Column[Any]) -> frozenset[str]:
        with self.store.database.reading() as connection:
            return frozenset(str(value) for value in connection.execute(select(column)).scalars())
