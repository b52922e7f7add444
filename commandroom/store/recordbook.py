"""The reference records in a write transaction: read, amended, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from commandroom.domain.journal import Entry, encode
from commandroom.store import local, records
from commandroom.store.journal import KIND_RECORD
from commandroom.store.keptreference import ReferenceCache
from commandroom.store.pen import About, Pen, Random
from commandroom.store.reference import Reference


class RecordBook:
    """The port `RecordKeeping` of one transaction; the last writer wins each field."""

    def __init__(self, connection: Any, pen: Pen, references: ReferenceCache, *, random: Random) -> None:
        self._connection, self._pen = connection, pen
        self._references, self._random = references, random
        self._changed: set[str] = set()
        self._reference: Reference | None = None

    def record(self, kind: str, record: str) -> Mapping[str, Any]:
        """The fields of a reference record as they are; empty where there is none."""
        known = records.load(self._connection, kind, record)
        return known.fields if known is not None else {}

    def of_kind(self, kind: str) -> Mapping[str, Mapping[str, Any]]:
        """The fields of every record of a kind that is in use, by id."""
        return {row.id: row.fields for row in records.of_kind(self._connection, kind) if not row.retired}

    def amend(self, kind: str, record: str, fields: dict[str, Any], *, actor: str, now: datetime) -> Entry:
        """Journal an amendment of a reference record and fold it."""
        known = records.load(self._connection, kind, record)
        heads = known.heads if known is not None else ()
        about = About(KIND_RECORD, records.subject(kind, record), heads, records.VERB)
        entry = self._pen.write(about, encode(records.Amendment(fields)), actor=actor, at=now)
        records.save(self._connection, records.advance(known, entry))
        self._changed.add(kind)
        self._reference = None
        return entry

    def reference(self) -> Reference:
        """Rules, people and calendar as this transaction sees them."""
        if self._reference is None:
            self.flush()
            self._reference = self._references.at(self._connection)
        return self._reference

    def flush(self) -> None:
        """A new token for each kind of record that changed: never one that a rolled-back transaction had."""
        for kind in self._changed:
            local.put(self._connection, local.GENERATION + kind, self._random(8).hex())
        self._changed.clear()
