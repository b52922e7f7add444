"""Paints the rows of the board: bars of urgency, titles, state pills, lamps with their countdown, names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from commandroom.domain.time.lamp import Lamp
from commandroom.ui.icons import paint_icon
from commandroom.ui.pages.board.columns import (
    CATEGORY,
    COLUMNS,
    DUE,
    GRADE,
    GRID,
    LEAD,
    NUMBER,
    REGISTERED,
    SOURCE,
    STATE,
    TITLE,
)
from commandroom.ui.pages.board.table_model import BoardTable
from commandroom.ui.parts.naming import row_due_text, row_lamp, severity_level
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.table import Index, RoomTableView, RowDelegate
from commandroom.usecases.queries import BoardRow

MARK_WIDE = 24
_MARK = 15


class BoardDelegate(RowDelegate):
    """Reads a row once per cell and paints it; what can be kept is made once."""

    def __init__(self, theme: Theme, view: RoomTableView, model: BoardTable) -> None:
        super().__init__(theme, view)
        self._model = model
        self._cells: dict[int, Callable[[QPainter, QRectF, BoardRow, bool], None]] = {
            GRADE: self._grade,
            TITLE: self._title,
            STATE: self._state,
            DUE: self._due,
            LEAD: self._lead,
            CATEGORY: self._quiet(CATEGORY),
            GRID: self._quiet(GRID),
            SOURCE: self._quiet(SOURCE),
            REGISTERED: self._quiet(REGISTERED, is_number=True),
            NUMBER: self._quiet(NUMBER, is_number=True),
        }
        self.is_marking = False
        self.is_marked: Callable[[int], bool] = lambda _at: False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self.is_marking and self.is_marked(index.row()):
            option.state |= QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        row = self._model.row_at(index.row())
        if index.column() == GRADE and self.is_marking:
            self._mark(painter, rect, is_on=self.is_marked(index.row()))
            rect = rect.adjusted(MARK_WIDE, 0, 0, 0)
        if row is None:
            self._waiting(painter, rect, index.column())
            return
        self._cells[index.column()](painter, rect, row, is_selected)

    def _grade(self, painter: QPainter, rect: QRectF, row: BoardRow, _is_selected: bool) -> None:  # noqa: FBT001  a cell's painter
        bars = paint.paint_urgency(painter, self.theme, rect, row.urgency)
        level = severity_level(row.severity)
        paint.paint_severity(painter, self.theme, rect.adjusted(bars.width() + 6, 0, 0, 0), level)

    def _title(self, painter: QPainter, rect: QRectF, row: BoardRow, _is_selected: bool) -> None:  # noqa: FBT001
        role = "text"
        right = rect.right()
        for name, wanted, tint in (
            ("triangle-alert", row.in_conflict, "crit"),
            ("hand", bool(row.proposals), "warn"),
            ("paperclip", bool(row.attachments), "text3"),
        ):
            if wanted:
                right -= 18
                paint_icon(painter, self.theme, name, QRectF(right, rect.center().y() - 7, 14, 14), tint)
        room = QRectF(rect.x(), rect.y(), right - rect.x() - 4, rect.height())
        self.paint_text(painter, room, row.title, role=role, font=self.theme.font(13, bold=row.unread))

    def _state(self, painter: QPainter, rect: QRectF, row: BoardRow, is_selected: bool) -> None:  # noqa: FBT001
        paint.paint_pill(
            painter, self.theme, rect.adjusted(-4, 0, 8, 0), row.state.code, selected=is_selected
        )

    def _due(self, painter: QPainter, rect: QRectF, row: BoardRow, _is_selected: bool) -> None:  # noqa: FBT001
        now = self._model.now
        lamp = row_lamp(row, now)
        if lamp is Lamp.NONE:
            return
        word, length = row_due_text(row, now)
        paint.paint_lamp(painter, self.theme, QPointF(rect.x() + 7, rect.center().y()), lamp, 6.5)
        role = paint.LAMP_TEXT[paint.Lamp(lamp)]
        taken = self.paint_text(
            painter, rect.adjusted(22, 0, 0, 0), word, role=role, font=self.theme.font(12)
        )
        digits = self.theme.font(13, tabular=True)
        self.paint_text(painter, rect.adjusted(28 + taken, 0, 8, 0), length, role=role, font=digits)

    def _lead(self, painter: QPainter, rect: QRectF, row: BoardRow, _is_selected: bool) -> None:  # noqa: FBT001
        if not row.lead_name and not row.handler_name:
            text = COLUMNS[LEAD].text(row, self._model.now)
            self.paint_text(painter, rect, text, role="text3")
            return
        metrics = QFontMetricsF(self.theme.font(12))
        person = metrics.horizontalAdvance(row.handler_name) + 8 if row.handler_name else 0
        room = rect.adjusted(0, 0, -person, 0) if person < rect.width() * 0.6 else rect
        taken = self.paint_text(painter, room, row.lead_name)
        if row.handler_name:
            rest = rect.adjusted(taken + 8, 0, 0, 0)
            self.paint_text(painter, rest, row.handler_name, role="text2", font=self.theme.font(12))

    def _quiet(
        self, column: int, *, is_number: bool = False
    ) -> Callable[[QPainter, QRectF, BoardRow, bool], None]:
        def cell(painter: QPainter, rect: QRectF, row: BoardRow, _is_selected: bool) -> None:  # noqa: FBT001
            text = COLUMNS[column].text(row, self._model.now)
            self.paint_text(painter, rect, text, role="text2", font=self.theme.font(13, tabular=is_number))

        return cell

    def _mark(self, painter: QPainter, rect: QRectF, *, is_on: bool) -> None:
        box = QRectF(rect.x(), rect.center().y() - _MARK / 2, _MARK, _MARK)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent" if is_on else "border_strong"), 1))
        painter.setBrush(self.theme.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            paint_icon(painter, self.theme, "check", box.adjusted(1.5, 1.5, -1.5, -1.5), "accent_text")

    def _waiting(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """The row is on its way: a grey bar."""
        wide = min(rect.width() - 8, 40 + 37 * ((column * 5) % 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("hover"))
        painter.drawRoundedRect(QRectF(rect.x(), rect.center().y() - 4, max(wide, 8), 8), 4, 4)
