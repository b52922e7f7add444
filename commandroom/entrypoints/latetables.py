"""Plain tables, with their readers loaded when the first file is read or written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commandroom.domain.people.units import UnitBook
    from commandroom.usecases.tabling import Sheet, StaffList


class LateTables:
    """A desk reads a table now and then; it starts without the readers."""

    def read(self, path: Path, heading: Callable[[Sequence[str]], bool] | None = None) -> Sheet:
        """As `PlainTables`."""
        from commandroom.interop.plaintables import PlainTables

        return PlainTables().read(path, heading)

    def people(self, path: Path, *, units: UnitBook, salt: str) -> StaffList:
        """As `read_people`."""
        from commandroom.interop.people import read_people

        return read_people(path, units=units, salt=salt)

    def write(self, path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        """As `PlainTables`."""
        from commandroom.interop.plaintables import PlainTables

        return PlainTables().write(path, columns, rows)
