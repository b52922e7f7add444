"""The marks of the board's rows: set by position, kept by row, let go with another question."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from commandroom.ui.desk import Desk
from commandroom.ui.pages.board.marks import MOST_AT_ONCE, Marks, gathered
from commandroom.ui.pages.board.table_model import BoardTable


class Marking(QObject):
    """What is marked in the list as it is answered now."""

    changed = Signal()

    def __init__(self, desk: Desk, table: BoardTable, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.marks = Marks()

    @property
    def count(self) -> int:
        """How many rows are marked."""
        return self.marks.count(len(self._table.ids))

    def has(self, at: int) -> bool:
        """Whether the row at a position is marked."""
        return self.marks.has(self._table.id_at(at))

    def toggle(self, at: int) -> None:
        """Mark the row at a position, or no longer."""
        row_id = self._table.id_at(at)
        if row_id is not None:
            self.marks.toggle(row_id)
            self.changed.emit()

    def mark_between(self, first: int, last: int) -> None:
        """Mark the rows from one position to another."""
        low, high = sorted((max(0, first), max(0, last)))
        rows = self._table.ids[low : high + 1]
        if len(rows) > MOST_AT_ONCE:
            self._desk.slow.run(lambda: gathered(rows), then=self._mark, lane="board.marks")
        else:
            self._mark(set(rows))

    def mark_all(self) -> None:
        """Mark all rows of the answer: a wish, no list of them."""
        if len(self._table.ids):
            self.marks.mark_all()
            self.changed.emit()

    def clear(self) -> None:
        """Mark nothing."""
        if self.count or self.marks.is_all:
            self.marks.clear()
            self.changed.emit()

    def sift(self) -> None:
        """There is another answer: let go of marks at rows that are in it no longer."""
        if self.count:
            self.marks.sift(self._table.ids, len(self._table.ids))
            self.changed.emit()

    def rows(self) -> Iterator[int]:
        """The ids of the rows that are marked now, in the order of the list; to be walked off the GUI thread."""
        return self.marks.rows(self._table.ids)

    def _mark(self, rows: set[int]) -> None:
        self.marks.mark(rows)
        self.changed.emit()
