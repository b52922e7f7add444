"""The port of plain tables on the readers and writers of csv, xlsx and xls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from commandroom.domain.errors import RefusedError
from commandroom.interop.exports import write_table
from commandroom.interop.tables import IsHeading, open_table
from commandroom.interop.values import as_text
from commandroom.usecases.tabling import Sheet

MOST_ROWS = 5_000


class PlainTables:
    """Reads a small table whole."""

    def read(self, path: Path, heading: IsHeading | None = None) -> Sheet:
        """The heading and the rows; dates stay dates, everything else is text.

        Raises:
            WorldError, RefusedError, WrongUseError: as `open_table`; RefusedError `rota_table.too_long` for more than
                5,000 rows.
        """
        table = open_table(path, heading=heading)
        if table.total > MOST_ROWS:
            raise RefusedError("rota_table.too_long", count=table.total, most=MOST_ROWS)
        rows = (
            (row.number, {name: _plain(cell) for name, cell in row.cells.items()}) for row in table.rows()
        )
        return Sheet(table.header, tuple(rows))

    def write(self, path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
        """As the path's suffix says.

        Raises:
            WrongUseError, WorldError: as `write_table`.
        """
        return write_table(path, columns, rows)


def _plain(cell: object) -> object:
    return cell if isinstance(cell, date) else as_text(cell)
