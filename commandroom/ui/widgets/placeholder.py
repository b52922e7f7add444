"""What a page shows when it has nothing to show: empty, loading, failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget
from typing_extensions import override

from commandroom.ui.icons import pixmap
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.progress import PATIENCE_MS
from commandroom.ui.widgets.text import PlainLabel


class EmptyState(QWidget):
    """An icon, one sentence and one thing to do about it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "inbox",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._text = PlainLabel(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(theme, action)
        self.button.setVisible(bool(action))
        if on_action is not None:
            self.button.clicked.connect(lambda _checked=False: on_action())
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        centred = row(None, self.button, None)
        self.setLayout(column(None, self._picture, 4, self._text, 8, centred, None, margins=(24, 24, 24, 24)))
        self.say(text)
        self._tint()
        theme.changed.connect(self._tint)

    def say(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)

    @Slot()
    def _tint(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, self.theme.hex("text3"), 32, self.devicePixelRatioF()))


class ErrorState(QWidget):
    """What went wrong and its code, with 重试 and 复制详情; never a bare traceback."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        code: str = "",
        *,
        on_retry: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = PlainLabel("", "strong", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code = PlainLabel("", "muted").selectable()
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry = Button(theme, self.tr("Retry"), icon="refresh-cw")
        self.retry.setVisible(on_retry is not None)
        if on_retry is not None:
            self.retry.clicked.connect(lambda _checked=False: on_retry())
        self.copy = Button(theme, self.tr("Copy details"), icon="copy", kind="ghost")
        self.copy.clicked.connect(self._copy)
        buttons = row(None, self.retry, self.copy, None)
        self.setLayout(
            column(None, self._picture, 4, self._text, self._code, 8, buttons, None, margins=(24,) * 4)
        )
        self.say(text, code)
        self._tint()
        theme.changed.connect(self._tint)

    def say(self, text: str, code: str = "") -> None:
        """Change the cause and its code."""
        self._text.setText(text)
        self._code.setText(code)
        self.setAccessibleName(f"{text} {code}".strip())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text.text()}\n{self._code.text()}")

    @Slot()
    def _tint(self) -> None:
        self._picture.setPixmap(pixmap("circle-alert", self.theme.hex("crit"), 32, self.devicePixelRatioF()))


class LoadingState(Painted):
    """Grey bars in the place of rows on the first load, after 300 ms.

    Later loads keep the old rows instead.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Loading"))
        self._is_late = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._appear)

    def start(self) -> None:
        """Wait from now."""
        self._is_late = False
        self._patience.start()

    def stop(self) -> None:
        """The rows are there."""
        self._patience.stop()
        self._is_late = False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_late:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("hover"))
        high = self.theme.row_height
        for at in range(min(12, self.height() // high)):
            wide = self.width() * (0.85 - 0.13 * (at % 3))
            painter.drawRoundedRect(QRectF(16, at * high + high / 2 - 5, wide - 16, 10), 5, 5)

    def _appear(self) -> None:
        self._is_late = True
        self.update()


class Placeholder(QWidget):
    """Holds a page's content and shows it, or the empty, the loading or the error state in its place."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.content = content
        self.loading = LoadingState(theme)
        self._other: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(content)
        self._stack.addWidget(self.loading)

    def show_content(self) -> None:
        """There is something to show."""
        self.loading.stop()
        self._stack.setCurrentWidget(self.content)

    def show_loading(self) -> None:
        """The first answer is on its way."""
        self.loading.start()
        self._stack.setCurrentWidget(self.loading)

    def show_empty(
        self,
        text: str,
        *,
        icon: str = "inbox",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """There is nothing."""
        self._show(EmptyState(self.theme, text, icon=icon, action=action, on_action=on_action))

    def show_error(self, text: str, code: str = "", *, on_retry: Callable[[], object] | None = None) -> None:
        """It could not be had."""
        self._show(ErrorState(self.theme, text, code, on_retry=on_retry))

    def _show(self, state: QWidget) -> None:
        self.loading.stop()
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
        self._other = state
        self.theme.wear(state)
        self._stack.addWidget(state)
        self._stack.setCurrentWidget(state)
