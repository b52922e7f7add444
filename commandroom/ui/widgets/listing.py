"""A short list of rows with plain columns: what the roster, the settings and the alert centre show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.i18n import is_english
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.widgets.table import RoomTableView, RowDelegate

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEAST_STRETCH = 140
_LEAST = 48
_TITLE_INSET = 28
_NUMBER_INSET = 4
"""A heading keeps twelve pixels from its edge, a cell eight: numbers end where their heading ends."""


def _plain(_row: Any) -> str:
    return "text"


@dataclass(frozen=True, slots=True)
class Col(Generic[R]):
    """One column; `wide` 0 takes what is left.

    `role` gives the colour of a row's text, `from_width` leaves the column out of lists that are narrower.
    """

    title: str
    text: Callable[[R], str]
    wide: int = 0
    role: Callable[[R], str] = _plain
    is_bold: bool = False
    is_number: bool = False
    from_width: int = 0


class ListTable(QAbstractTableModel, Generic[R]):
    """Rows as they are given; for some hundreds, not for the board."""

    def __init__(self, columns: Sequence[Col[R]]) -> None:
        super().__init__()
        self.columns = list(columns)
        self.rows: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_at(self, at: int) -> R | None:
        """The row at a position, or None."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.row_at(index.row())
        if found is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(found)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [f"{c.title} {c.text(found)}" for c in self.columns if c.text(found)]
            return in_a_sentence(said) if index.column() == 0 else self.columns[index.column()].text(found)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].is_number:
            return _RIGHT
        return None


class ListView(RoomTableView):
    """The list with its painter; the stretching column takes what the others leave."""

    def __init__(
        self, desk: Desk, table: ListTable[Any], *, scope: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, desk.actions, scope=scope, name=name, parent=parent)
        self.table = table
        self.setModel(table)
        self.setItemDelegate(ListDelegate(desk.theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        desk.theme.changed.connect(self.fit_columns)
        self.fit_columns()

    @property
    def current(self) -> Any:
        """The row with the focus, or None."""
        return self.table.row_at(self.currentIndex().row())

    def show_rows(self, rows: Sequence[Any], *, key: Callable[[Any], object]) -> None:
        """Show other rows and keep the current one where it is still there."""
        before = key(self.current) if self.current is not None else None
        at = self.currentIndex().row()
        self.table.show_rows(rows)
        found = next((n for n, row in enumerate(rows) if key(row) == before), None)
        if rows:
            self.go_to_row(found if found is not None else max(0, at))

    def fit_height(self) -> None:
        """Be as high as all rows together: for a short list on a page that scrolls itself."""
        rows = self.table.rowCount()
        self.setFixedHeight(self.horizontalHeader().height() + rows * self.theme.row_height + 2)

    def fit_columns(self) -> None:
        """Divide the width."""
        whole = self.viewport().width()
        fixed: dict[int, tuple[int, int]] = {}
        stretch = 0
        for at, col in enumerate(self.table.columns):
            self.setColumnHidden(at, whole < col.from_width)
            if not col.wide:
                stretch = at
            elif whole >= col.from_width:
                fixed[at] = self._wanted(col)
        least = sum(title for title, _ in fixed.values())
        more = sum(wanted for _, wanted in fixed.values()) - least
        room = whole - self.theme.px(_LEAST_STRETCH) - least
        share = min(1.0, max(0, room) / more) if more else 1.0
        for at, (title, wanted) in fixed.items():
            self.setColumnWidth(at, max(_LEAST, title + int((wanted - title) * share)))
        rest = whole - sum(self.columnWidth(at) for at in fixed)
        self.setColumnWidth(stretch, max(_LEAST_STRETCH, rest))

    def _wanted(self, col: Col[Any]) -> tuple[int, int]:
        """The least and how wide the column should be: the title, and more for English words; figures are never cut."""
        title = QFontMetrics(self.theme.font(12, bold=True)).horizontalAdvance(col.title) + _TITLE_INSET
        given = self.theme.px(col.wide)
        return max(title, given) if col.is_number else title, max(
            title, given * 5 // 4 if is_english() else given
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()


class ListDelegate(RowDelegate):
    """Paints the text of a cell in the column's manner."""

    def __init__(self, theme: Any, view: ListView) -> None:
        super().__init__(theme, view)
        self._list = view

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        found = self._list.table.row_at(index.row())
        if found is None:
            return
        col = self._list.table.columns[index.column()]
        font = self.theme.font(13, bold=col.is_bold, tabular=col.is_number)
        text = col.text(found)
        if not col.is_number:
            self.paint_text(painter, rect, text, role=col.role(found), font=font)
            return
        painter.setFont(font)
        painter.setPen(self.theme.colour(col.role(found)))
        painter.drawText(rect.adjusted(0, 0, -_NUMBER_INSET, 0), _RIGHT, text)
