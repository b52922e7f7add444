"""One row of a table, read by a column map: an `Imported`, or a `Rejected` with its reason."""

from __future__ import annotations

from commandroom.domain.event.imported import Imported, Rejected
from commandroom.interop import values
from commandroom.interop.binding import Binding
from commandroom.interop.rowreading import RowReading, UnreadableError
from commandroom.interop.tables import TableRow


class BoundMap(Binding):
    """A column map bound to a heading, and what it makes of rows."""

    def apply(self, row: TableRow) -> Imported | Rejected:
        """The event the row tells of, or why there is none."""
        try:
            return RowReading(self, row).imported()
        except UnreadableError as fault:
            cells = {name: values.as_text(value) for name, value in row.cells.items()}
            return Rejected(number=row.number, code=fault.code, params=fault.params, cells=cells)
