"""What a page shows when it has nothing to show: empty, loading, failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.ui.icons import pixmap
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.card import Card
from commandroom.ui.widgets.progress import CORNER, PATIENCE_MS, ProgressLine
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
        if not action:  # a button without a parent that is told to be visible would open as a window
            self.button.hide()
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
        if on_retry is None:
            self.retry.hide()
        else:
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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._is_late = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._appear)

    @property
    def is_late(self) -> bool:
        """Whether the bars are to be seen."""
        return self._is_late

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
        painter.setBrush(self.theme.colour("border"))
        high = self.theme.row_height
        for at in range(min(12, self.height() // high)):
            wide = self.width() * (0.85 - 0.13 * (at % 3))
            painter.drawRoundedRect(QRectF(16, at * high + high / 2 - 5, wide - 16, 10), 5, 5)

    def _appear(self) -> None:
        self._is_late = True
        self.update()


class Placeholder(QWidget):
    """Holds a page's content and shows it, or the empty, the loading or the error state in its place.

    What stands in the place of a card stands on one. The line that says that an answer is on its way lies over the
    upper edge, whatever is shown.
    """

    def __init__(
        self, theme: Theme, content: QWidget, parent: QWidget | None = None, *, is_carded: bool = False
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.content = content
        self.loading = LoadingState(theme)
        self._is_carded = is_carded or isinstance(content, Card)
        self._waiting = self._carded(self.loading)
        self._other: QWidget | None = None
        self._was_shown = False
        self._left: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(content)
        self._stack.addWidget(self._waiting)
        self.line = ProgressLine(theme)
        self.line.lie_over(self, inset=CORNER if self._is_carded else 0)

    @property
    def state(self) -> QWidget | None:
        """The empty or the error state that is shown in the content's place; None while there is none."""
        return self._other

    def wait(self) -> None:
        """An answer is on its way: grey bars where there was none before, else what stands there stays under the line."""
        if not self._was_shown:
            self.show_loading()
        self.line.start()

    def forget(self) -> None:
        """What stands there is not what the next answer shows: out of sight until then, and waited for as at first.

        So it is laid out when the answer is there, and not in the turn in which its page is turned to.
        """
        self._was_shown = False
        self._stack.setCurrentWidget(self._waiting)

    def show_content(self) -> None:
        """There is something to show."""
        self._arrive(self.content)
        self._let_go()

    def show_loading(self) -> None:
        """The first answer is on its way."""
        self.loading.start()
        self._turn_to(self._waiting)

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
        shown = self._carded(state)
        self.theme.wear(shown)
        self._stack.addWidget(shown)
        self._arrive(shown)
        self._let_go()
        self._other = shown

    def _let_go(self) -> None:
        """The state that stood here takes no room any more."""
        if self._other is not None:
            self._stack.removeWidget(self._other)
            self._other.deleteLater()
            self._other = None

    def _arrive(self, shown: QWidget) -> None:
        self._was_shown = True
        self.loading.stop()
        self.line.stop()
        self._turn_to(shown)

    def _turn_to(self, shown: QWidget) -> None:
        """Whoever has the keyboard here keeps it: on the button of a state, and back where it was in the content."""
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)
        if focused is not None and self.content.isAncestorOf(focused):
            self._left = focused
        self._stack.setCurrentWidget(shown)
        self.line.raise_()
        if is_here:
            self._take_focus(shown)

    def _take_focus(self, shown: QWidget) -> None:
        wanted: QWidget | None = self.loading
        if shown is self.content:
            wanted = self._left if self._left is not None and isValid(self._left) else None
        elif shown is not self._waiting:
            wanted = None
        if wanted is None or not wanted.isVisibleTo(self):
            kind: type[QWidget] = QWidget if shown is self.content else Button
            reached = (
                part for part in shown.findChildren(kind) if _is_reached(part) and part.isVisibleTo(self)
            )
            wanted = next(reached, shown)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carded(self, state: QWidget) -> QWidget:
        return Card(column(state, margins=(1, 1, 1, 1))) if self._is_carded else state


def _is_reached(part: QWidget) -> bool:
    return part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
