"""What a person must look at: deeds at one event that did not know of each other, both sides beside each other."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.usecases.queries.asking import Query


class Conflicts(Query["tuple[ConflictRow, ...]"], frozen=True):
    """The conflicts of all events, oldest first; with `settled` those that somebody settled too."""

    settled: bool = False
    limit: int = 500


class ConflictSide(Struct, frozen=True):
    """One of the two deeds: who did it, when, at which seat, and its fields as shown (name, value)."""

    entry: str
    verb: str
    actor: str
    at: datetime
    seat: str
    fields: tuple[tuple[str, str], ...] = ()


class ConflictRow(Struct, frozen=True):
    """A conflict: `stands` is the entry that has effect until it is settled, `kept` the one somebody chose."""

    id: str
    event: str
    number: str
    title: str
    first: ConflictSide
    second: ConflictSide
    stands: str
    settled: bool = False
    kept: str = ""
    settled_by: str = ""
    settled_at: datetime | None = None
