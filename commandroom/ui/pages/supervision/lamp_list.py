"""One column of the supervision desk: its name, its count, its batch button and the list under them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QToolTip, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.pages.supervision.table_model import (
    BUTTON,
    DONE,
    EVENT,
    LEFT,
    NODE,
    LampTable,
    key_of,
    who_text,
)
from commandroom.ui.punctuation import aside
from commandroom.ui.theme import Theme
from commandroom.ui.widgets import paint
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import Placeholder
from commandroom.ui.widgets.table import Index, RoomTableView, RowDelegate
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel
from commandroom.usecases.queries import TimerRow

ROW_HIGH = 54
HEADING_HIGH = 30
SCOPE = "supervision"
_WIDTHS = {NODE: 136, LEFT: 116, DONE: 116, BUTTON: 92}
_EVENT_WIDE = 250
CAUSE_WIDE = 220
_CENTRE = Qt.AlignmentFlag.AlignCenter
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LampDelegate(RowDelegate):
    """Paints a lit clock over two lines, or the name of a unit over its group."""

    def __init__(self, theme: Theme, view: LampView, rows: LampTable) -> None:
        super().__init__(theme, view)
        self._lamps = view
        self._rows = rows

    @override
    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, *, is_selected: bool) -> None:
        found = self._rows.row_at(index.row())
        if found is None:
            if index.column() == EVENT:
                text = self._rows.heading_at(index.row())
                self.paint_text(painter, rect, text, role="text2", font=self.theme.font(12, bold=True))
            return
        match index.column():
            case 0:
                self._event(painter, rect, found, index.row())
            case 1:
                self.paint_text(painter, rect, self._rows.node(found), role="text2")
            case 2:
                role = paint.LAMP_TEXT[paint.Lamp(self._rows.lamp(found).value)]
                text = self._rows.text(found, LEFT)
                self.paint_text(
                    painter, rect, text, role=role, font=self.theme.font(13, bold=True, tabular=True)
                )
            case 3:
                is_quiet = not (found.urged or found.supervised)
                lacks = self._rows.wants_cause and found.event not in self._rows.causes
                role = "warn" if lacks else "text3" if is_quiet else "text2"
                self.paint_text(painter, rect, self._rows.note(found), role=role, font=self.theme.font(12))
            case _:
                self._button(painter, rect, index.row())

    def _event(self, painter: QPainter, rect: QRectF, found: TimerRow, at: int) -> None:
        lamp = self._rows.lamp(found).value
        paint.paint_lamp(painter, self.theme, QPointF(rect.x() + 10, rect.center().y()), lamp, 9)
        left = 32.0
        if self._rows.marks:
            self._mark(
                painter,
                QRectF(rect.x() + left, rect.center().y() - 8, 16, 16),
                is_on=self._rows.is_marked(at),
            )
            left += 26
        half = rect.height() / 2
        above = QRectF(rect.x() + left, rect.y() + 6, rect.width() - left, half - 6)
        below = QRectF(above.x(), rect.y() + half - 1, above.width(), half - 5)
        self.paint_text(painter, above, found.title, font=self.theme.font(13, bold=True))
        below_text = " · ".join(self._second_line(found))
        self.paint_text(painter, below, below_text, role="text3", font=self.theme.font(12))

    def _second_line(self, found: TimerRow) -> list[str]:
        """Who has it, and what a narrow list has no column for."""
        said = [who_text(found)]
        if self._lamps.isColumnHidden(NODE):
            said.append(self._rows.node(found))
        if self._lamps.isColumnHidden(DONE):
            said.append(self._rows.note(found))
        return said

    def _mark(self, painter: QPainter, box: QRectF, *, is_on: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent" if is_on else "text3"), 1))
        painter.setBrush(self.theme.colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            painter.setPen(QPen(self.theme.colour("accent_text"), 2))
            painter.drawPolyline([QPointF(box.x() + x, box.y() + y) for x, y in ((4, 8), (7, 11), (12, 5))])

    def _button(self, painter: QPainter, rect: QRectF, at: int) -> None:
        box = button_box(self.theme, rect)
        may_press = self._lamps.may_press
        is_hovered = self._lamps.hover_row == at and may_press
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("border_strong" if is_hovered else "border"), 1))
        painter.setBrush(self.theme.colour("surface" if may_press else "subtle"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self.theme.colour("text" if may_press else "text_disabled"))
        painter.setFont(self.theme.font(13))
        text = self._rows.text(self._rows.rows[0], BUTTON)
        painter.drawText(box, _CENTRE, text)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.theme.px(ROW_HIGH))


def button_box(theme: Theme, rect: QRectF) -> QRectF:
    """Where the button of a row is painted."""
    high = float(max(28, theme.px(30)))
    return QRectF(rect.x(), rect.center().y() - high / 2, rect.width(), high)


class LampView(RoomTableView):
    """The list of one column; a click on the painted button does its deed, left and right change the column."""

    pressed_button = Signal(int)
    aside = Signal(int)

    def __init__(
        self, desk: Desk, rows: LampTable, name: str, *, duty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, desk.actions, scope=SCOPE, name=name, parent=parent)
        self._rows = rows
        self._gate, self._duty = desk.gate, duty
        desk.gate.changed.connect(self.viewport().update)
        self.setModel(rows)
        self.setItemDelegate(LampDelegate(desk.theme, self, rows))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.mark_toggled.connect(rows.toggle)
        rows.modelReset.connect(self._size_headings)
        desk.theme.changed.connect(self._stretch)

    @property
    def may_press(self) -> bool:
        """Whether the painted buttons do anything now; a cause is given as a remark, by whom it is given."""
        return self._gate.bar_of("" if self._rows.wants_cause else self._duty) is None

    def remember(self) -> str:
        """The row that has the focus, by what names it."""
        found = self._rows.row_at(self.currentIndex().row())
        return key_of(found) if found is not None else ""

    def go_back_to(self, key: str, *, or_near: int) -> None:
        """The same row where it is still there, else the one now in its place."""
        at = self._rows.position_of(key) if key else -1
        if at < 0 and self._rows.rowCount():
            at = min(max(or_near, 0), self._rows.rowCount() - 1)
        if at >= 0:
            self.go_to_row(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.may_press:
            index = self.indexAt(event.pos())
            if index.isValid() and index.column() == BUTTON:
                reason = self._gate.reason or self._gate.lacking(self._duty)
                QToolTip.showText(event.globalPos(), reason, self.viewport())
                return True
        return super().viewportEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if (
            is_left
            and index.isValid()
            and index.column() == BUTTON
            and self.may_press
            and self._rows.row_at(index.row()) is not None
        ):
            self.pressed_button.emit(index.row())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        wide = self.viewport().width()
        widths = {at: self.theme.px(width) for at, width in _WIDTHS.items()}
        if self._rows.is_noted_wide:
            widths[DONE] = self.theme.px(CAUSE_WIDE)
        for at in (DONE, NODE):
            is_hidden = wide - sum(widths.values()) < self.theme.px(_EVENT_WIDE)
            self.setColumnHidden(at, is_hidden)
            if is_hidden:
                del widths[at]
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        self.setColumnWidth(EVENT, max(120, wide - sum(widths.values())))
        self._size_headings()

    def _size_headings(self) -> None:
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.theme.px(ROW_HIGH))
        for at in self._rows.headings:
            rows.resizeSection(at, self.theme.px(HEADING_HIGH))
            self.setSpan(at, 0, 1, BUTTON + 1)

    @override
    def _measure(self) -> None:
        super()._measure()
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW_HIGH))


class LampColumn(Card):
    """A card with a lamp's name, how many, what that means, a button for all of them, and the list."""

    batch_wanted = Signal()

    def __init__(  # noqa: PLR0913  each is named at the call
        self,
        desk: Desk,
        rows: LampTable,
        *,
        name: str,
        meaning: str,
        batch: str,
        icon: str,
        empty: str,
        duty: str,
        onward: tuple[str, Callable[[], object]],
    ) -> None:
        self.rows = rows
        self._name = name
        self._empty = empty
        self._onward = onward
        self.title = PlainLabel(name, "h2")
        self.batch = Button(desk.theme, batch, icon=icon)
        self.batch.setEnabled(False)
        desk.gate.guard(self.batch, duty=duty)
        self._batch_text = batch
        self.view = LampView(desk, rows, name, duty=duty)
        self.placeholder = Placeholder(desk.theme, self.view)
        head = row(
            self.title, ElidedLabel(meaning, "muted"), None, self.batch, spacing=10, margins=(16, 10, 12, 8)
        )
        head.setStretch(1, 1)
        whole = column(head, self.placeholder, spacing=0, margins=(1, 1, 1, 8))
        whole.setStretch(1, 1)
        super().__init__(whole)
        self.batch.clicked.connect(self.batch_wanted)
        rows.dataChanged.connect(self.show_marked)

    def show_rows(self) -> None:
        """What the table has now: a list, or that there is nothing."""
        count = self.rows.count
        self.title.setText(f"{self._name}  {count}")
        self.batch.setEnabled(count > 0)
        self.show_marked()
        if count:
            self.placeholder.show_content()
        else:
            action, go = self._onward
            self.placeholder.show_empty(self._empty, icon="circle-check", action=action, on_action=go)

    def show_marked(self) -> None:
        """The button says how many it would reach."""
        marked = len(self.rows.marks)
        self.batch.say(aside(self._batch_text, str(marked)) if marked else self._batch_text)
        self.view.viewport().update()
