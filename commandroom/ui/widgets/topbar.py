"""The top bar: title, search, clock, bell, commands, the page's main button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commandroom.ui.icons import icon
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import row
from commandroom.ui.widgets.button import Button, IconButton, KeyTip
from commandroom.ui.widgets.oneline import keep_on_one_line
from commandroom.ui.widgets.text import ElidedLabel, KeyLabel, PlainLabel

HIGH = 56
SEARCH_WIDE = 420
TYPING_PAUSE_MS = 120
_MOST = 99


class SearchField(QLineEdit):
    """The search of a page; speaks 120 ms after the last key, at once on Enter."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("search")
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        keep_on_one_line(self)
        self.setMinimumWidth(160)
        self.setMaximumWidth(SEARCH_WIDE)
        self.setAccessibleName(self.tr("Search"))
        self._glass = self.addAction(icon(theme, "search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._ask)
        theme.changed.connect(self._tint)

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(SEARCH_WIDE, self.maximumWidth()), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text().strip())

    @Slot()
    def _tint(self) -> None:
        self._glass.setIcon(icon(self.theme, "search", "text3"))


class Bell(IconButton):
    """The bell with how many alerts wait."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._shown_keys = ""
        super().__init__(theme, "bell", "", parent=parent)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another number."""
        self._count = count
        self.setAccessibleName(self.tr("Alerts: {count}").format(count=count))
        self.show_keys(self._shown_keys)
        self.update()

    @override
    def show_keys(self, keys: str) -> None:
        self._shown_keys = keys
        super().show_keys(keys)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.theme.font(12, bold=True, tabular=True)
        text = str(self._count) if self._count <= _MOST else f"{_MOST}+"
        wide = max(16.0, QFontMetricsF(font).horizontalAdvance(text) + 8)
        pill = QRectF(self.width() - wide, 0, wide, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("nav_red"))
        painter.drawRoundedRect(pill, 8, 8)
        painter.setPen(self.theme.colour("nav_red_text"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class TopBar(QFrame):
    """The bar over the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("topbar")
        self.setAccessibleName(self.tr("Top bar"))
        self.title = ElidedLabel("", "h1")
        self.search = SearchField(theme)
        self.slash = KeyLabel("")
        self.clock = PlainLabel("")
        self.bell = Bell(theme)
        self.commands = Button(theme, self.tr("Commands"), icon="keyboard")
        self.commands_tip = KeyTip(self.commands, self.tr("Command palette"))
        self.primary = Button(theme, "", icon="plus", kind="primary")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        self._shown_tools: list[QWidget] = []
        searching = row(self.search, self.slash, spacing=8)
        self.setLayout(
            row(
                self.title,
                16,
                searching,
                None,
                self.clock,
                8,
                self.bell,
                self.commands,
                self._tools,
                self.primary,
                margins=(20, 0, 20, 0),
            ),
        )
        self._measure()
        theme.changed.connect(self._measure)

    def show_search(self, placeholder: str) -> None:
        """Offer a search with this placeholder; "" takes it away."""
        self.search.setPlaceholderText(placeholder)
        self.search.setVisible(bool(placeholder))
        self.slash.setVisible(bool(placeholder))

    def show_tools(self, tools: Sequence[QWidget] | None) -> None:
        """Put a page's own widgets in the place of the main button, or None to have that back."""
        for tool in self._shown_tools:
            self._tools.removeWidget(tool)
            tool.hide()
        self._shown_tools = list(tools or ())
        for tool in self._shown_tools:
            self._tools.addWidget(tool)
            tool.show()
        self.primary.setVisible(tools is None)

    def set_cramped(self, *, is_cramped: bool) -> None:
        """On a narrow window the command button keeps its icon only, the search is shorter."""
        self.commands.say("" if is_cramped else self.tr("Commands"))
        self.commands.setAccessibleName(self.tr("Command palette"))
        self.search.setMaximumWidth(SEARCH_WIDE if not is_cramped else SEARCH_WIDE * 3 // 4)

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self.theme.px(HIGH))
        self.clock.setFont(self.theme.font(14, tabular=True))
