"""The list of candidates: painted rows, digits and arrows pick, those that may not go cannot be picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from commandroom.ui.dialogs.dispatch.candidates import Candidate, presence_text
from commandroom.ui.punctuation import in_a_sentence
from commandroom.ui.theme import Theme

ROW = 66
GAP = 6
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_FIGURES, _COLUMNS = 92, 4
Index = QModelIndex | QPersistentModelIndex
CANDIDATE = Qt.ItemDataRole.UserRole


class PeopleModel(QAbstractListModel):
    """The candidates that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Candidate] = []

    def show_rows(self, rows: Sequence[Candidate]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._told(one, is_first=not index.row())
            case Qt.ItemDataRole.UserRole:
                return one
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].barred:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _told(self, one: Candidate, *, is_first: bool) -> str:
        first = self.tr("First suggestion") if is_first and one.is_lead and not one.barred else ""
        in_hand, on_time = self.tr("In hand"), self.tr("On time")
        load, share = f"{in_hand} {one.load} / {one.capacity}", f"{on_time} {_share(one)}"
        word = self.tr("Score")
        score = f"{word} {one.score}" if one.score is not None else ""
        presence = presence_text(one.presence)
        told = (one.name, one.about, first, score, presence, one.phone, load, share, *one.reasons, one.barred)
        return in_a_sentence(told)


def _share(one: Candidate) -> str:
    return "—" if one.on_time is None else f"{one.on_time:.0%}"


class PeopleDelegate(QStyledItemDelegate):
    """Paints one candidate as a card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(parent.update)

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.px(ROW) + GAP)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(CANDIDATE)
        view = self.parent()
        is_chosen = isinstance(view, PeopleList) and view.chosen is one
        rect = QRectF(option.rect).adjusted(1, 1, -1, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, rect, one, is_chosen=is_chosen)
        self._paint_radio(painter, rect, one, is_chosen=is_chosen)
        figures = _COLUMNS * _FIGURES
        self._paint_name(painter, rect.adjusted(44, 8, -figures - 12, -8), one, index.row())
        self._paint_figures(painter, rect.adjusted(rect.width() - figures - 8, 8, -12, -8), one)
        painter.restore()

    def _paint_card(self, painter: QPainter, rect: QRectF, one: Candidate, *, is_chosen: bool) -> None:
        colour = self._theme.colour
        painter.setPen(QPen(colour("accent" if is_chosen else "border"), 1.5 if is_chosen else 1))
        painter.setBrush(colour("selected" if is_chosen else "subtle" if one.barred else "surface"))
        painter.drawRoundedRect(rect, 8, 8)

    def _paint_radio(self, painter: QPainter, rect: QRectF, one: Candidate, *, is_chosen: bool) -> None:
        colour = self._theme.colour
        ring = QRectF(rect.x() + 14, rect.center().y() - 8, 16, 16)
        painter.setPen(
            QPen(colour("accent" if is_chosen else "border" if one.barred else "border_strong"), 1.5)
        )
        painter.setBrush(colour("surface"))
        painter.drawEllipse(ring)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(ring.adjusted(4, 4, -4, -4))

    def _paint_name(self, painter: QPainter, rect: QRectF, one: Candidate, at: int) -> None:
        theme = self._theme
        bold, small = theme.font(14, bold=True), theme.font(12)
        top = QRectF(rect.x(), rect.y(), rect.width(), rect.height() / 2)
        below = top.translated(0, rect.height() / 2)
        painter.setFont(bold)
        painter.setPen(theme.colour("text3" if one.barred else "text"))
        painter.drawText(top, int(_LEFT), one.name)
        wide = QFontMetricsF(bold).horizontalAdvance(one.name) + 10
        rest = top.adjusted(wide, 0, 0, 0)
        self._text(painter, rest, one.about, small, "text3" if one.barred else "text2")
        if at == 0 and one.is_lead and not one.barred:
            about = QFontMetricsF(small).horizontalAdvance(one.about) + 10
            self._text(painter, rest.adjusted(about, 0, 0, 0), self.tr("First suggestion"), small, "ok")
        facts = one.barred or " · ".join(one.reasons)
        self._text(painter, below, facts, small, "warn" if one.barred else "text2")

    def _paint_figures(self, painter: QPainter, rect: QRectF, one: Candidate) -> None:
        load = f"{one.load} / {one.capacity}"
        presence = "ok" if one.presence == "on" else "text2" if one.presence != "leave" else "warn"
        columns = (
            (presence_text(one.presence), one.phone or self.tr("Presence"), presence),
            (load, self.tr("In hand"), "warn" if one.is_full else "text"),
            (_share(one), self.tr("On time"), "text"),
            ("—" if one.score is None else str(one.score), self.tr("Score"), "text"),
        )
        half = rect.height() / 2
        for at, (figure, name, role) in enumerate(columns):
            left = rect.x() + at * _FIGURES
            top = QRectF(left, rect.y(), _FIGURES - 8, half)
            font = self._theme.font(14, bold=True, tabular=True)
            self._text(painter, top, figure, font, "text3" if one.barred else role)
            self._text(painter, top.translated(0, half), name, self._theme.font(12), "text3")

    def _text(self, painter: QPainter, rect: QRectF, text: str, font: Any, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        painter.drawText(rect, int(_LEFT), shown)


class PeopleList(QListView):
    """The candidates; the chosen one stays chosen while it is shown."""

    picked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Candidate | None = None
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setItemDelegate(PeopleDelegate(theme, self))
        self.setAccessibleName(name)
        self.setObjectName("people")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView#people { background: transparent; }")
        self.clicked.connect(lambda index: self.pick(index.row()))

    def show_rows(self, rows: Sequence[Candidate], *, choose_first: bool) -> None:
        """Show other candidates."""
        kept = self.chosen.id if self.chosen is not None else ""
        self.people.show_rows(rows)
        self.chosen = next((one for one in rows if one.id == kept), None)
        if self.chosen is None and choose_first:
            first = next((at for at, one in enumerate(rows) if not one.barred), -1)
            self.pick(first)
        self.viewport().update()

    def pick(self, at: int) -> bool:
        """Choose by position; False where there is nobody, or nobody who may go."""
        if not 0 <= at < len(self.people.rows) or self.people.rows[at].barred:
            return False
        self.chosen = self.people.rows[at]
        self.setCurrentIndex(self.people.index(at, 0))
        self.scrollTo(self.people.index(at, 0))
        self.viewport().update()
        self.picked.emit()
        return True

    def step(self, step: int) -> None:
        """Choose the next one who may go."""
        rows = self.people.rows
        at = rows.index(self.chosen) if self.chosen in rows else -1 if step > 0 else len(rows)
        while 0 <= at + step < len(rows):
            at += step
            if self.pick(at):
                return

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            event.ignore()

    @override
    def keyboardSearch(self, _text: str) -> None:
        """Letters go to the search field, not to the rows."""
