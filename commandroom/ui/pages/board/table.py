"""The list itself: Qt's table with our rows, marks, hover and keys, and a tip on the time limit."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QToolTip, QWidget
from typing_extensions import override

from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.i18n import is_english
from commandroom.ui.pages.board.columnchoice import ColumnChoice
from commandroom.ui.pages.board.columns import COLUMNS, DUE, GRADE, TITLE
from commandroom.ui.pages.board.delegate import MARK_WIDE, BoardDelegate
from commandroom.ui.pages.board.table_model import BoardTable
from commandroom.ui.widgets.table import RoomTableView

_AT = {column.key: at for at, column in enumerate(COLUMNS)}
_LONGER_STATES = 22
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class BoardTableView(RoomTableView):
    """Rows may be marked one by one (X, Shift with an arrow, a click on the box, Ctrl or Shift with a click).

    Marks are not Qt's selection: at a million rows that takes seconds, and J and K would drop them. The current row
    is the only one that is selected.
    """

    why_wanted = Signal(int, QPoint)
    looked = Signal()
    touched = Signal()
    left = Signal()
    marks_wanted = Signal(int, int)
    sort_wanted = Signal(str)
    choice_changed = Signal(object)

    def __init__(self, desk: Desk, model: BoardTable, parent: QWidget | None = None) -> None:
        name = self.tr("Events")
        super().__init__(desk.theme, desk.actions, scope="board", name=name, parent=parent)
        self._rows = model
        self.choice = ColumnChoice()
        self._is_sharing = False
        self._shown: frozenset[str] = frozenset()
        self.painter_of_rows = BoardDelegate(desk.theme, self, model)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Fixed)
        header.setSectionsMovable(True)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._widened)
        header.sectionMoved.connect(self._moved)
        header.setFixedHeight(self.theme.px(34))

    def show_columns(self, tier: Tier, choice: ColumnChoice) -> None:
        """Show the columns for this width of window as the person chose them."""
        self.choice = choice
        self._shown = choice.shown(tier)
        header = self.horizontalHeader()
        self._is_sharing = True
        for at, column in enumerate(COLUMNS):
            self.setColumnHidden(at, column.key not in self._shown)
        for place, key in enumerate(choice.order):
            header.moveSection(header.visualIndex(_AT[key]), place)
        self._is_sharing = False
        self._share()

    def step(self, by: int) -> None:
        """Go to the next row, or the one before."""
        self.go_to_row(self.currentIndex().row() + by)

    def open_current(self) -> None:
        """Open the current row."""
        self.opened.emit(self.currentIndex().row())

    def open_apart(self) -> None:
        """Open the current row in a window of its own."""
        self.opened_apart.emit(self.currentIndex().row())

    def mark_current(self) -> None:
        """Mark the current row, or no longer."""
        self.mark_toggled.emit(self.currentIndex().row())

    def mark_on(self, by: int) -> None:
        """Mark the current row and the next one, and go there."""
        row = self.currentIndex().row()
        if row >= 0:
            self.marks_wanted.emit(row, row + by)
            self.go_to_row(row + by)

    def go_to_last(self) -> None:
        """Go to the last row."""
        self.go_to_row(self._rows.rowCount() - 1)

    def show_sort(self, sort: str) -> None:
        """Show an arrow over the column that orders the list; the order of urgency has none."""
        header = self.horizontalHeader()
        at = next((at for at, column in enumerate(COLUMNS) if column.sort == sort), -1)
        header.setSortIndicatorShown(at >= 0)
        order = Qt.SortOrder.AscendingOrder if sort == "due" else Qt.SortOrder.DescendingOrder
        header.setSortIndicator(at, order)

    def set_marking(self, *, is_marking: bool) -> None:
        """Show the boxes for marks, or not."""
        if self.painter_of_rows.is_marking != is_marking:
            self.painter_of_rows.is_marking = is_marking
            self._share()
        self.viewport().update()

    def tick(self) -> None:
        """A second passed: paint the visible part of the countdowns again."""
        self.repaint_column(DUE)

    def visible_offset(self, row: int) -> int:
        """How far below the top of the list a row stands, in pixels."""
        return self.rowViewportPosition(row)

    def place_row(self, row: int, offset: int) -> None:
        """Scroll so that a row stands where it stood."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(row) - offset)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and index.column() == DUE:
                self.why_wanted.emit(index.row(), event.globalPos())
            elif index.isValid() and index.column() == TITLE:
                row = self._rows.row_at(index.row())
                text = f"{row.title}\n{row.number}  {row.location}" if row is not None else ""
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched.emit()
        step = _STEPS.get(Qt.Key(event.key()))
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            event.accept()  # a deed of the page, under the key that the person has for it
            return
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.looked.emit()
            event.accept()
            return
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and row >= 0:
            self.mark_on(step)
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        row = self.rowAt(round(event.position().y()))
        is_left = event.button() == Qt.MouseButton.LeftButton
        in_box = (
            self.painter_of_rows.is_marking
            and self.columnAt(round(event.position().x())) == GRADE
            and event.position().x() - self.columnViewportPosition(GRADE) < 12 + MARK_WIDE
        )
        if is_left and row >= 0 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.marks_wanted.emit(self.currentIndex().row(), row)
            self.go_to_row(row)
        elif is_left and row >= 0 and (in_box or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.mark_toggled.emit(row)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        super().mouseMoveEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.touched.emit()
        super().wheelEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give every column its width and the title what is left; names give way before the title does."""
        wide = {
            at: self._wide(at)
            for at, column in enumerate(COLUMNS)
            if column.key in self._shown and at != TITLE
        }
        least = self.theme.px(200)
        short = least - (self.viewport().width() - sum(wide.values()))
        for key in ("category", "grid", "lead"):
            at = next(at for at, column in enumerate(COLUMNS) if column.key == key)
            if at in wide and short > 0:
                cut = min(short, max(0, wide[at] - self.theme.px(88)))
                wide[at] -= cut
                short -= cut
        self._is_sharing = True
        for at, pixels in wide.items():
            self.setColumnWidth(at, pixels)
        self.setColumnWidth(TITLE, max(self.theme.px(140), self.viewport().width() - sum(wide.values())))
        self._is_sharing = False

    def _widened(self, section: int, _before: int, width: int) -> None:
        """The person pulled at a column: the title gives or takes the difference."""
        if self._is_sharing:
            return
        extra = MARK_WIDE if section == GRADE and self.painter_of_rows.is_marking else 0
        unscaled = round((width - extra) * 100 / self.theme.appearance.scale)
        self.choice = self.choice.widened(COLUMNS[section].key, unscaled)
        self._share()
        self.choice_changed.emit(self.choice)

    def _moved(self, *_places: int) -> None:
        if self._is_sharing:
            return
        header = self.horizontalHeader()
        order = tuple(COLUMNS[header.logicalIndex(place)].key for place in range(header.count()))
        self.choice = replace(self.choice, order=order)
        self.choice_changed.emit(self.choice)

    def _wide(self, at: int) -> int:
        extra = MARK_WIDE if at == GRADE and self.painter_of_rows.is_marking else 0
        key = COLUMNS[at].key
        if key == "state" and is_english() and key not in self.choice.widths:
            extra += _LONGER_STATES
        return self.theme.px(self.choice.wide(key)) + extra

    def _sort(self, section: int) -> None:
        if COLUMNS[section].sort:
            self.sort_wanted.emit(COLUMNS[section].sort)
