"""The card of a chart: what it is, in which unit, of which time, what its colours mean; its way to a picture and a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedLayout, QWidget
from typing_extensions import override

from commandroom.ui.punctuation import in_a_row
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import IconButton
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.placeholder import LoadingState
from commandroom.ui.widgets.text import ElidedLabel, PlainLabel

_DOT, _GAP = 10, 6


class Legend(Painted):
    """What the colours mean: a square and a word each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Roles of colours with their words."""
        self._keys = tuple(keys)
        self.setAccessibleName(in_a_row(word for _, word in keys))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.theme.font(12))
        wide = sum(_DOT + _GAP + metrics.horizontalAdvance(word) + 14 for _, word in self._keys)
        return QSize(round(wide), self.theme.px(20))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, x, font = QPainter(self), 0.0, self.theme.font(12)
        metrics = QFontMetricsF(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for role, word in self._keys:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(role))
            painter.drawRoundedRect(QRectF(x, self.height() / 2 - _DOT / 2, _DOT, _DOT), 2, 2)
            x += _DOT + _GAP
            painter.setPen(self.theme.colour("text2"))
            painter.setFont(font)
            wide = metrics.horizontalAdvance(word)
            painter.drawText(QRectF(x, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            x += wide + 14


class ChartCard(Card):
    """Title, unit and time over whatever shows it; `on_export` is offered in the menu beside the picture.

    The body is put in late: charts are built one in a turn of the event loop.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        on_export: Callable[[], object] | None = None,
        on_copied: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.theme = theme
        self.title = PlainLabel(title, "h2")
        self.note = ElidedLabel("", "muted")
        self.legend = Legend(theme)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(8)
        self.more = IconButton(theme, "ellipsis", self.tr("{chart}: picture or table").format(chart=title))
        self.more.setFixedSize(28, 28)
        self._on_export, self._on_copied = on_export, on_copied
        self.body: QWidget | None = None
        self._nothing = PlainLabel("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._waiting = LoadingState(theme)
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._nothing)
        self._head = head = row(self.title, self.note, self.beside, self.legend, self.more, spacing=10)
        head.setStretch(1, 1)
        self._whole = layout = column(head, place, spacing=8, margins=(18, 10, 12, 12))
        layout.setStretch(1, 1)
        super().__init__(layout, parent=parent)
        self.setAccessibleName(title)
        self.more.clicked.connect(lambda: self.offer(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    def put(self, body: QWidget) -> None:
        """The widget that shows it."""
        self.body = body
        self._stack.addWidget(body)

    def put_legend(self, *, is_below: bool) -> None:
        """Where the head has no room for it, the legend stands under it."""
        if is_below == (self._head.indexOf(self.legend) < 0):
            return
        (self._head if is_below else self._whole).removeWidget(self.legend)
        if is_below:
            self._whole.insertWidget(1, self.legend)
        else:
            self._head.insertWidget(self._head.indexOf(self.more), self.legend)

    def wait(self) -> None:
        """Nothing is there yet: grey bars, if it lasts."""
        if self.body is None:
            self._waiting.start()
            self._stack.setCurrentWidget(self._waiting)

    def show_body(self) -> None:
        """There is something to show."""
        self._waiting.stop()
        if self.body is not None:
            self._stack.setCurrentWidget(self.body)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show."""
        self._waiting.stop()
        self._nothing.setText(why)
        self._stack.setCurrentWidget(self._nothing)

    @property
    def nothing(self) -> str:
        """Why nothing is shown; empty where something is."""
        return self._nothing.text() if self._stack.currentWidget() is self._nothing else ""

    def rename(self, title: str, note: str) -> None:
        """What it is now, and in which unit and time."""
        self.title.setText(title)
        self.note.setText(note)
        self.setAccessibleName(title)

    # --- out ------------------------------------------------------------------------------------------------------

    def offer(self, place: QPoint) -> QMenu:
        """The menu of a chart."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy as a picture"), self.copy)
        if self._on_export is not None:
            menu.addAction(self.tr("Export as a table (XLSX)…"), self._on_export)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        return menu

    def copy(self) -> None:
        """Put the picture of the card into the clipboard, as it stands."""
        QGuiApplication.clipboard().setPixmap(self.grab())
        if self._on_copied is not None:
            self._on_copied()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.offer(event.globalPos())
        event.accept()
