"""Plain tables in and out: what the desk shows or reads as rows under a heading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from commandroom.domain.people.units import UnitBook
    from commandroom.usecases.staffing import StaffList


class Sheet(Struct, frozen=True):
    """A table that was read: its heading, and its rows with their numbers in the file."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, object]], ...]


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
