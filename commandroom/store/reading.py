"""What every answer is made from: one consistent picture of the store and of its reference records."""

from __future__ import annotations

from typing import Any

import msgspec

from commandroom.base.clock import Clock
from commandroom.store.reference import Reference


class Reading(msgspec.Struct, frozen=True):
    """A reader's connection with the reference records as it sees them."""

    connection: Any
    reference: Reference
    clock: Clock
    person: str = ""
    """Who reads, where that is not who sits at this seat: who signed in for a shell, or the machine."""

    def all(self, query: str, *values: object) -> list[Any]:
        """All rows of a query."""
        found: list[Any] = self.connection.execute(query, values).fetchall()
        return found

    def one(self, query: str, *values: object) -> Any:
        """The first row of a query, or None."""
        return self.connection.execute(query, values).fetchone()
