"""What a centre holds, with everything that reads and writes it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import func, select

from commandroom.base.clock import Clock
from commandroom.center.store import marking, notes
from commandroom.center.store.engine import Database
from commandroom.center.store.keeping import Keeper
from commandroom.center.store.keyring import WrappedKeys
from commandroom.center.store.notes import Notes, Sign
from commandroom.center.store.places import Places
from commandroom.center.store.schema import apart, entry, genesis
from commandroom.center.store.together import Together
from commandroom.center.store.trusting import Statements
from commandroom.domain.errors import DamageError
from commandroom.domain.exchange.trust import Verify
from commandroom.domain.journal import Entry, kept, millis

SCHEMA = 1
_SECRET_BYTES = 32


class Holdings:
    """Entries as bytes, who may bring and take them, and what is noted of it. For several threads and processes."""

    def __init__(
        self, database: Database, *, roots: Mapping[str, str], verify: Verify, sign: Sign, clock: Clock,
        key: str = "",
    ) -> None:  # fmt: skip
        self.database = database
        self.clock = clock
        database.make_tables()
        fresh = {
            marking.EPOCH: os.urandom(marking.EPOCH_BYTES).hex(),
            "secret": os.urandom(_SECRET_BYTES).hex(),
            "schema": str(SCHEMA),
        }
        with database.writing() as connection:
            notes.settle(database, connection, fresh)
            self.settings = notes.settings(connection)
        if int(self.settings["schema"]) > SCHEMA:
            raise DamageError("center.newer_store", schema=self.settings["schema"], known=SCHEMA)
        self.places = Places(database)
        self.statements = Statements(database, self.places, roots, verify)
        self.keeper = Keeper(database, self.places)
        self.together = Together(database, self.places)
        self.keys = WrappedKeys(database)
        self.notes = Notes(database, sign, key)

    def now(self) -> int:
        """Milliseconds since 1970."""
        return millis(self.clock.now())

    @property
    def secret(self) -> bytes:
        """What sessions are made with; the same for all processes of the store."""
        return bytes.fromhex(self.settings["secret"])

    @property
    def epoch(self) -> str:
        """Since when the store is this one."""
        return self.settings[marking.EPOCH]

    def mark(self, folder: Path) -> bool:
        """Count on, in this folder too; whether the store has taken another's place since (then its epoch is new)."""
        epoch = marking.marked(self.database, folder)
        if epoch is not None:
            self.settings[marking.EPOCH] = epoch
        return epoch is not None

    def genesis(self, place: str) -> Entry | None:
        """The first entry of a place's room."""
        query = select(genesis.c.raw).where(genesis.c.place == place)
        with self.database.reading() as connection:
            entries = [kept(raw) for (raw,) in connection.execute(query)]
        return min(entries, key=lambda e: e.order, default=None)

    def counts(self) -> dict[str, int]:
        """Entries and entries kept apart."""
        with self.database.reading() as connection:
            return {
                table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for table in (entry, apart)
            }

    def close(self) -> None:
        """Close all connections."""
        self.database.close()
