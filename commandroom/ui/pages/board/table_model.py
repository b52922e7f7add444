"""The rows of the board: a vector of ids that stands still, and pages of rows fetched as they come into view."""

from __future__ import annotations

import sys
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from commandroom.ui.pages.board.columns import COLUMNS, GRADE, TITLE, column_title, spoken
from commandroom.usecases.queries import BoardRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 100
KEPT_PAGES = 40
_NOWHERE = QModelIndex()


def unpacked(ids: bytes) -> array[int]:
    """The row ids of an `IdVector`, which are little-endian whatever the machine."""
    vector = array("i")
    vector.frombytes(ids)
    if sys.byteorder == "big":
        vector.byteswap()
    return vector


class BoardTable(QAbstractTableModel):
    """Serves rows of the vector from a cache of pages, the least recently used page thrown away first.

    A row that is not here yet is None and is asked for once (`page_wanted`); the view paints it as grey bars.
    """

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime.fromtimestamp(0, UTC)
        self._ids: array[int] = array("i")
        self._pages: OrderedDict[int, dict[int, BoardRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._stale: set[int] = set()
        self._before: dict[int, BoardRow] = {}
        self._epoch = 0

    @property
    def epoch(self) -> int:
        """Counts the vectors that were shown: an answer for an older one is of no use."""
        return self._epoch

    @property
    def ids(self) -> Sequence[int]:
        """The row ids in their order."""
        return self._ids

    def show_ids(self, ids: bytes, first: Sequence[BoardRow] = ()) -> None:
        """Show another vector; `first` are the rows of its first page, where they came along.

        Known rows are shown as they were until they have been fetched again.
        """
        fresh = unpacked(ids)
        had = len(self._ids)
        self._epoch += 1
        self._asked.clear()
        if had and len(fresh) >= had and fresh[:had] == self._ids:
            self._stale = set(self._pages)
            if first:
                self.show_page(0, first)
            self._grow(fresh, had)
            return
        self.beginResetModel()
        self._ids = fresh
        self._before = {key: row for rows in self._pages.values() for key, row in rows.items()}
        self._pages.clear()
        self._stale.clear()
        if first:
            self.show_page(0, first)
        self.endResetModel()

    def show_page(self, page: int, rows: Iterable[BoardRow]) -> None:
        """Keep the rows of a page."""
        self._asked.discard(page)
        self._stale.discard(page)
        self._pages[page] = {row.row: row for row in rows}
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def let_go(self, pages: Iterable[int]) -> None:
        """These pages are not on their way after all; who still sees them asks again."""
        self._asked.difference_update(pages)

    def mark_stale(self, pages: Iterable[int]) -> None:
        """These pages are shown as they were until somebody looks at them; then they are asked for again."""
        self._stale.update(page for page in pages if page in self._pages)

    def page_ids(self, page: int) -> tuple[int, ...]:
        """The ids of one page."""
        return tuple(self._ids[page * PAGE : (page + 1) * PAGE])

    def row_at(self, at: int) -> BoardRow | None:
        """The row at a position, or None while it is on its way."""
        if not 0 <= at < len(self._ids):
            return None
        page = at // PAGE
        rows = self._pages.get(page)
        if (rows is None or page in self._stale) and page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(page)
        return (self._before if rows is None else rows).get(self._ids[at])

    def id_at(self, at: int) -> int | None:
        """The row id at a position."""
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def position_of(self, row_id: int) -> int:
        """Where a row id stands, -1 where it is not here; the search runs in C."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def pages_with(self, events: frozenset[str]) -> list[int]:
        """The cached pages that show one of these events."""
        return [page for page, rows in self._pages.items() if any(row.id in events for row in rows.values())]

    def known_event(self, event: str) -> BoardRow | None:
        """The cached row of an event."""
        for rows in self._pages.values():
            for row in rows.values():
                if row.id == event:
                    return row
        return None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Role.AccessibleTextRole and index.column() in (GRADE, TITLE):
            return spoken(row, self.now)
        return COLUMNS[index.column()].text(row, self.now)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return column_title(COLUMNS[section])
        return None

    def _grow(self, fresh: array[int], had: int) -> None:
        if len(fresh) == had:
            return
        self.beginInsertRows(QModelIndex(), had, len(fresh) - 1)
        self._ids = fresh
        self.endInsertRows()
