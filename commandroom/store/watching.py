"""Notices, for the price of a glance, whether anybody committed to the file since it was last looked at."""

from __future__ import annotations

import threading
from typing import Any

from commandroom.store.engine import Database
from commandroom.store.keptreference import ReferenceCache
from commandroom.store.reference import Reference


class Watch:
    """Keeps the committed state of the reference records; reads them again only after a commit by anybody."""

    def __init__(self, database: Database, references: ReferenceCache) -> None:
        self._database = database
        self._references = references
        self._guard = threading.Lock()
        self._connection: Any = None
        self._version = -1
        self._reference: Reference | None = None

    def current(self) -> Reference:
        """The reference records as they are committed now."""
        with self._guard, self._database.translated():
            if self._connection is None:
                self._connection = self._database.connect()
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
            if self._reference is None or version != self._version:
                self._reference = self._references.at(self._connection)
                self._version = version
            return self._reference

    def close(self) -> None:
        """Close the connection."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
