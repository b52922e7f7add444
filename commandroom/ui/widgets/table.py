"""The table of every list, with the cures for what Qt's own table does to a million rows."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from commandroom.ui.actions import Actions
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.kept import MIDDLE_LEFT, paint_line

HEADER_HEIGHT = 34
Index = QModelIndex | QPersistentModelIndex
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoomTableView(QTableView):
    """A list of rows.

    An unhandled letter and Ctrl+A make Qt's own table walk every row (8.8 s and 11.5 s at a million): here
    letters go to the registry of actions and nowhere else, and "select all" is a wish (`all_wanted`) that the
    page answers by a query.
    """

    opened = Signal(int)
    opened_apart = Signal(int)
    current_row_changed = Signal(int)
    all_wanted = Signal()
    mark_toggled = Signal(int)

    def __init__(
        self, theme: Theme, actions: Actions, *, scope: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._actions = actions
        self._scope = scope
        self.hover_row = -1
        self.framed_row = -1
        self.setAccessibleName(name)
        self._dress()
        self.doubleClicked.connect(self._open_index)
        self._foreseen: QPixmap | None = None
        theme.changed.connect(self._measure)
        theme.dressed.connect(self._foresee)
        self._measure()

    def chosen_rows(self) -> list[range]:
        """The selected rows as ranges: never one by one, which takes a second at a hundred thousand."""
        return [range(part.top(), part.bottom() + 1) for part in self.selectionModel().selection().toList()]

    def go_to_row(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        model = self.model()
        rows = self.verticalHeader().count()
        if not rows:
            return
        row = min(max(row, 0), rows - 1)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(model.index(row, self._first_column()), flags)

    def repaint_column(self, column: int) -> None:
        """Paint the visible part of one column again: a clock that ticks costs no more than that."""
        if not self.isColumnHidden(column):
            x = self.columnViewportPosition(column)
            self.viewport().update(QRect(x, 0, self.columnWidth(column), self.viewport().height()))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: see the class."""

    @override
    def selectAll(self) -> None:
        self.all_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._actions.press(event, self._scope) or self._step(event):
            event.accept()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers():
            event.accept()  # an unknown letter does nothing, here or above
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground as well: only over a ground that nothing shines through does Qt move what stands already.

        A border or background of a style sheet takes that away, and then each step of scrolling paints every row.
        """
        self.framed_row = self.currentIndex().row() if self.hasFocus() else -1
        view = self.viewport()
        if not view.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent):
            view.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        painter = QPainter(view)
        foreseen, self._foreseen = self._foreseen, None
        if foreseen is not None and foreseen.deviceIndependentSize().toSize() == view.size():
            painter.drawPixmap(0, 0, foreseen)
            return
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        painter.end()
        super().paintEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_row_changed.emit(current.row())

    def _step(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_handed_in = bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )  # belongs to the form around
        if key in _OPEN_KEYS and row >= 0 and not is_handed_in:
            signal = (
                self.opened_apart if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.opened
            )
            signal.emit(row)
        elif plain and key in (Qt.Key.Key_J, Qt.Key.Key_K) and self.theme.appearance.single_keys:
            self.go_to_row(row + (1 if key == Qt.Key.Key_J else -1))
        elif plain and key == Qt.Key.Key_X and self.theme.appearance.single_keys and row >= 0:
            self.mark_toggled.emit(row)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_row(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            return False
        return True

    def _foresee(self) -> None:
        """Paint a new look into a picture, a turn before all of the window is shown in it: the two would be one long turn."""
        if self.isVisible():
            self._foreseen = None
            self._foreseen = self.viewport().grab()

    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        return next((at for at in range(header.count()) if not header.isSectionHidden(at)), 0)

    def _hover(self, row: int) -> None:
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowDelegate(self.theme, self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(24)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        columns.setDefaultAlignment(MIDDLE_LEFT)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.theme.row_height)
        self.horizontalHeader().setFixedHeight(self.theme.px(HEADER_HEIGHT))
        self.viewport().update()


class RowDelegate(QStyledItemDelegate):
    """Paints a row's ground, hairline and the bar of the chosen row.

    `paint_cell` paints what stands in a cell.
    """

    def __init__(self, theme: Theme, view: RoomTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self.theme, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = index.row() == self._view.hover_row
        painter.save()
        painter.fillRect(
            rect, theme.colour("selected" if is_selected else "hover" if is_hovered else "surface")
        )
        # filled, not drawn: at 150 % a line begins a pixel early and cuts the frame of the cell before
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        if is_selected and self._view.columnViewportPosition(index.column()) <= 0:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height() - 1, theme.colour("accent"))
        if index.row() == self._view.framed_row:
            self._paint_frame(painter, rect)
        self.paint_cell(painter, QRectF(rect).adjusted(12, 0, -8, -1), index, is_selected=is_selected)
        painter.restore()

    def _paint_frame(self, painter: QPainter, rect: QRect) -> None:
        """Lines above and below the current row, as long as the keys go to this list."""
        role = self.theme.colour("focus")
        painter.fillRect(rect.x(), rect.y(), rect.width(), 2, role)
        painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, role)

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        """Paint one cell; the plain one shows its text."""
        del is_selected
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:
            self.paint_text(painter, rect, str(text), role="text")

    def paint_text(
        self, painter: QPainter, rect: QRectF, text: str, *, role: str = "text", font: QFont | None = None
    ) -> float:
        """Paint one line, cut with an ellipsis; answers how wide it became."""
        painter.setPen(self.theme.colour(role))
        return paint_line(painter, rect, text, font or self.theme.font(13))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.theme.row_height)
