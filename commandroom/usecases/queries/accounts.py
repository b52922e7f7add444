"""What is asked about accounts: who has one and how it stands. No password, no hash, no envelope."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.domain.people.persons import Person
from commandroom.usecases.queries.asking import Query


class Accounts(Query["AccountSheet"], frozen=True):
    """All active persons with their accounts, and the room's settings of signing in."""


class AccountRow(Struct, frozen=True):
    """A person and the account: `none`, `first` (a first password waits to be changed), `open` or `closed`."""

    person: Person
    unit_name: str
    state: str
    set_at: datetime | None = None


class AccountSheet(Struct, frozen=True):
    """The rows by unit and name; `profile`, `idle`, `required` as set ("": the default); `keepers` keep the accounts."""

    rows: tuple[AccountRow, ...]
    profile: str = ""
    idle: str = ""
    required: str = ""
    keepers: tuple[str, ...] = ()

    @property
    def has_any(self) -> bool:
        """Whether somebody can sign in."""
        return any(row.state in {"first", "open"} for row in self.rows)
