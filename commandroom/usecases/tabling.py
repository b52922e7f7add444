"""Plain tables in and out: what the desk shows or reads as rows under a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from commandroom.domain.event.imported import Rejected
    from commandroom.domain.people.units import UnitBook


class Sheet(Struct, frozen=True):
    """A table that was read: its heading, and its rows with their numbers in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, object]], ...]


class Listed(Protocol):
    """A row of a list as `interop` reads it."""

    @property
    def row(self) -> int:
        """Its number in the sheet."""
        ...

    @property
    def number(self) -> str:
        """The staff number, or ""."""
        ...

    @property
    def name(self) -> str:
        """The name."""
        ...

    @property
    def identity(self) -> str:
        """The salted hash of the identity number, or ""."""
        ...

    @property
    def partner(self) -> str:
        """The partner's name or staff number, or ""."""
        ...

    @property
    def fields(self) -> Mapping[str, Any]:
        """What the row says."""
        ...

    @property
    def leaves(self) -> Sequence[OnLeave]:
        """The person's leaves, as the row says."""
        ...


class OnLeave(Protocol):
    """A leave of a row."""

    @property
    def first(self) -> date:
        """Its first day."""
        ...

    @property
    def last(self) -> date:
        """Its last day, which is part of it."""
        ...

    @property
    def kind(self) -> str:
        """What kind, or ""."""
        ...


class StaffList(Protocol):
    """A staff list as it was read."""

    @property
    def persons(self) -> Sequence[Listed]:
        """The rows that can be taken."""
        ...

    @property
    def rejected(self) -> Sequence[Rejected]:
        """The rows that cannot, each with its sentence."""
        ...

    @property
    def read(self) -> int:
        """How many rows there are."""
        ...


class Tables(Protocol):
    """Files of tables; every fault of a file is a `RoomError`."""

    def read(self, path: Path, heading: Callable[[Sequence[str]], bool] | None = None) -> Sheet:
        """Read a csv, xlsx or xls file whole; `heading` knows its heading under titles."""
        ...

    def people(self, path: Path, *, units: UnitBook, salt: str) -> StaffList:
        """Read a staff list, each row a person or a reason why not; `salt` is the room's id."""
        ...

    def write(self, path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        """Write a csv or xlsx file; gives the number of rows."""
        ...
