"""The grid of the rota: arrows move, letters open the cell with what was typed, days are copied and pasted."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.icons import paint_icon
from commandroom.ui.pages.rota.table import CELL, RotaCell, RotaTable
from commandroom.ui.widgets.kept import paint_line

HEAD, NAMES, LEAST_DAY = 40, 132, 34
WEEK_DAYS = 7
Index = QModelIndex | QPersistentModelIndex
_INK = {
    "written": "text",
    "pattern": "text3",
    "away": "warn",
    "off": "text3",
    "proposed": "accent",
    "empty": "text3",
}
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ANY_HEIGHT, _LEAST_ROWS = 16_777_215, 2
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RotaGrid(QTableView):
    """Shows the rota; what is to be changed goes out as wishes, with the first letters of what was typed."""

    edit_wanted = Signal(str)
    clear_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    moved = Signal()
    exchange_wanted = Signal(object, object)

    def __init__(self, desk: Desk, table: RotaTable, name: str) -> None:
        super().__init__()
        self.theme, self.table = desk.theme, table
        self.setAccessibleName(name)
        self.setModel(table)
        self.setItemDelegate(RotaDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(LEAST_DAY)
        self._high = 0
        self._dragged: tuple[int, int] | None = None
        self._over: tuple[int, int] | None = None
        self._pressed = QPoint()
        self.doubleClicked.connect(lambda _index: self.edit_wanted.emit(""))
        self.theme.changed.connect(self.measure)
        table.modelReset.connect(self.measure)
        self.measure()

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the current cell; -1 without one."""
        index = self.currentIndex()
        return index.row(), index.column()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        rows, columns = self.table.rowCount(), self.table.columnCount()
        if rows and columns:
            index = self.table.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen(self) -> tuple[range, range]:
        """Rows and columns of the selected block."""
        found = self.selectionModel().selection().toList()
        if not found:
            row, column = self.place
            return range(row, row + 1), range(column, column + 1)
        block = found[0]
        return range(block.top(), block.bottom() + 1), range(block.left(), block.right() + 1)

    def fit(self, *, is_whole: bool) -> None:
        """As high as all rows together where there is room, two at least; or whatever room there is."""
        row, head = self.verticalHeader().defaultSectionSize(), self.horizontalHeader().height() + self._bar()
        self._high = self.table.rowCount() * row + head if is_whole else 0
        self.setMinimumHeight(min(self._high, head + _LEAST_ROWS * row))
        self.setMaximumHeight(self._high or _ANY_HEIGHT)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._high or hint.height())

    def _bar(self) -> int:
        """What a scroll bar below takes, where the days do not fit."""
        wide = self.columnWidth(0) * self.table.columnCount()
        return self.horizontalScrollBar().sizeHint().height() if wide > self.viewport().width() + 1 else 0

    def measure(self) -> None:
        """Days share the width; where that leaves too little for a name the grid scrolls, by whole days."""
        px = self.theme.px
        self.verticalHeader().setDefaultSectionSize(self.theme.row_height)
        self.verticalHeader().setFixedWidth(px(NAMES))
        self.horizontalHeader().setFixedHeight(px(HEAD))
        days, wide = max(self.table.columnCount(), 1), max(self.viewport().width(), 1)
        least = px(LEAST_DAY)
        if days > WEEK_DAYS:
            least = max(least, max(map(self._wish, self._texts()), default=0))
        shown = min(days, max(wide // least, 1))
        size = wide // days if shown == days else -(-wide // shown)
        self.horizontalHeader().setDefaultSectionSize(max(size, least if shown == 1 else 1))
        self.viewport().update()

    def _texts(self) -> list[str]:
        cells = (
            self.table.cell(row, at)
            for row in range(self.table.rowCount())
            for at in range(self.table.columnCount())
        )
        return [cell.text for cell in cells if cell is not None]

    def _wish(self, text: str) -> int:
        return min(self.fontMetrics().horizontalAdvance(text) + 14, self.theme.px(96))

    # --- keys ---------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = event.key(), event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self._step(key)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.selectColumn(self.place[1])
        elif plain and key in _EDIT_KEYS:
            self.edit_wanted.emit("")
        elif plain and key in _CLEAR_KEYS:
            self.clear_wanted.emit()
        elif plain and typed.isprintable() and typed.strip():
            self.edit_wanted.emit(typed)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _step(self, key: int) -> None:
        """Take what stands in the cell to the one beside it, and stand there."""
        row, column = self.place
        down, right = _STEPS[key]
        target = (row + down, column + right)
        if self.table.cell(*target) is not None:
            self.exchange_wanted.emit((row, column), target)
            self.go_to(*target)

    # --- mouse --------------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = self.table.cell(index.row(), index.column())
        is_taken = cell is not None and cell.kind == "written" and event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint()
        self._dragged = (index.row(), index.column()) if is_taken and not event.modifiers() else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._dragged is None:
            super().mouseMoveEvent(event)
            return
        if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            index = self.indexAt(at)
            self._over = (index.row(), index.column()) if index.isValid() else None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, over = self._dragged, self._over
        self._dragged = self._over = None
        self.viewport().unsetCursor()
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if dragged is not None and over is not None and over != dragged:
            self.go_to(*over)
            self.exchange_wanted.emit(dragged, over)

    def is_over(self, index: Index) -> bool:
        """Whether what is dragged would fall there."""
        return self._over == (index.row(), index.column())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString().strip():
            self.edit_wanted.emit(event.commitString())
        event.accept()

    @override
    def keyboardSearch(self, _search: str) -> None:
        """Letters open the cell."""

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        painter.end()
        super().paintEvent(event)


class RotaDelegate(QStyledItemDelegate):
    """Paints a cell: ground by the kind of day, text by how it came there, a sign where something is wrong."""

    def __init__(self, grid: RotaGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: RotaCell | None = index.data(CELL)
        if cell is None:
            return
        theme, rect = self._grid.theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = (
            "selected"
            if is_selected
            else "warn_bg"
            if cell.is_gap
            else "subtle"
            if cell.is_free
            else "surface"
        )
        painter.save()
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = QRectF(rect).adjusted(4, 0, -4, 0)
        if cell.kind == "proposed":
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -3, -3), 4, 4)
        if cell.is_wrong or cell.is_gap:
            side = min(14.0, inner.width() / 2)
            paint_icon(
                painter,
                theme,
                "triangle-alert",
                QRectF(inner.right() - side, inner.center().y() - 7, side, 14),
                "warn",
            )
            inner.adjust(0, 0, -side - 2, 0)
        self._paint_text(painter, inner, cell)
        if self._grid.is_over(index):
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
        if index == self._grid.currentIndex() and self._grid.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRectF, cell: RotaCell) -> None:
        if not cell.text:
            return
        theme = self._grid.theme
        painter.setPen(theme.colour("warn" if cell.is_gap else _INK[cell.kind]))
        paint_line(painter, rect, cell.text, theme.font(13, bold=cell.kind == "written"), is_centred=True)
