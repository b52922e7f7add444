"""Cells of tables as text, and which of them are numbers."""

from __future__ import annotations

from datetime import date, datetime

from commandroom.domain.time.moments import local
from commandroom.reports.document import Cell, Table

_SHORT = 12


def cell_text(cell: Cell) -> str:
    """A cell as it is printed; moments on the township's clock."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{local(cell):%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)


def is_number(cell: Cell) -> bool:
    """Whether a cell is one to reckon with."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def centred(table: Table) -> tuple[bool, ...]:
    """Which columns of a table are set in the middle: those without a longer text."""
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    return tuple(all(is_number(cell) or len(cell_text(cell)) < _SHORT for cell in cells) for cells in columns)
