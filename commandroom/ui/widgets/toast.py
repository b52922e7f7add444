"""Toasts at the bottom right.

Three at most, they wait while the mouse is over them, and they can offer an undo whose seconds are counted down.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from commandroom.ui.icons import paint_icon
from commandroom.ui.notices import Kind, Notice
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.base import Painted
from commandroom.ui.widgets.button import Button, IconButton
from commandroom.ui.widgets.text import PlainLabel

AT_MOST = 3
WIDE = 380
MARGIN = 20
GAP = 10
_COUNT_MS = 250
_LOOK = {
    Kind.INFO: ("info", "info"),
    Kind.SUCCESS: ("circle-check", "ok"),
    Kind.WARN: ("triangle-alert", "warn"),
    Kind.CRIT: ("octagon-alert", "crit"),
}


class Toast(Painted):
    """One notice."""

    closed = Signal(object)

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget, undo_keys: Callable[[], str]) -> None:
        super().__init__(theme, parent)
        self.notice = notice
        self._undo_keys = undo_keys
        self.setFixedWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(notice.text)
        self._left_ms = notice.seconds * 1000
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.close_toast)
        self._count = QTimer(self, interval=_COUNT_MS)
        self._count.timeout.connect(self._show_left)
        self.button: Button | None = None
        self._build(notice)
        theme.wear(self)
        self._timer.start(self._left_ms)
        if notice.is_undo:
            self._show_left()
            self._count.start()

    def _build(self, notice: Notice) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(46, 10, 8, 10)
        layout.setSpacing(8)
        self._text = PlainLabel(notice.text, wrap=True)
        layout.addWidget(self._text, 1)
        if notice.action:
            self.button = Button(self.theme, notice.action, kind="link")
            self.button.clicked.connect(self.act)
            layout.addWidget(self.button)
        close = IconButton(self.theme, "x", self.tr("Close"))
        close.clicked.connect(self.close_toast)
        layout.addWidget(close)

    @property
    def is_waiting(self) -> bool:
        """Whether its time stands still because the mouse is over it."""
        return not self._timer.isActive()

    @property
    def can_act(self) -> bool:
        """Whether what it offers can still be done."""
        return self.notice.on_action is not None and self.button is not None and self.button.isEnabled()

    @property
    def seconds_left(self) -> int:
        """How long it still stays, in whole seconds."""
        left = self._timer.remainingTime() if self._timer.isActive() else self._left_ms
        return min(max(0, -(-left // 1000)), self.notice.seconds)

    def lapse(self, why: str) -> None:
        """What it offered can no longer be done: say why instead."""
        self._count.stop()
        self._text.setText(f"{self.notice.text}\n{why}")
        self.setAccessibleName(self._text.text())
        if self.button is not None:
            self.button.setEnabled(False)
            self.button.hide()

    def close_toast(self) -> None:
        """Go away now."""
        self._count.stop()
        self._timer.stop()
        self.closed.emit(self)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._left_ms = max(1000, self._timer.remainingTime())
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(self._left_ms)
        super().leaveEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name, role = _LOOK[self.notice.kind]
        painter.setPen(QPen(self.theme.colour("border_strong"), 1))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        paint_icon(painter, self.theme, name, QRectF(16, self.height() / 2 - 9, 18, 18), role)
        if self._count.isActive():
            left = self._timer.remainingTime() if self._timer.isActive() else self._left_ms
            share = min(max(0, left) / (self.notice.seconds * 1000), 1.0)
            line = QRectF(8, self.height() - 4, (self.width() - 16) * share, 2)
            painter.fillRect(line, self.theme.colour("accent"))

    def act(self) -> None:
        """Do what it offers, and go."""
        if self.can_act and self.notice.on_action is not None:
            self.notice.on_action()
        self.close_toast()

    def _show_left(self) -> None:
        if self.button is not None:
            keys = self._undo_keys()
            self.button.say(f"{self.notice.action} {self.seconds_left}", keys=keys)
            self.button.setAccessibleName(f"{self.notice.action} {keys}".rstrip())
        self.update()


class ToastStack(QObject):
    """Keeps the toasts of a window at its lower right corner, the newest at the bottom.

    `undo_keys` answers the key that takes back, for the button that does.
    """

    def __init__(
        self, theme: Theme, window: QWidget, *, above: int = 30, undo_keys: Callable[[], str] = str
    ) -> None:
        super().__init__(window)
        self._undo_keys = undo_keys
        self._theme = theme
        self._window = window
        self._above = above
        self.toasts: list[Toast] = []
        window.installEventFilter(self)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; what says the same goes, and the oldest when there are more than three."""
        for same in [toast for toast in self.toasts if toast.notice == notice]:
            same.close_toast()
        toast = Toast(self._theme, notice, self._window, self._undo_keys)
        toast.closed.connect(self._drop)
        self.toasts.append(toast)
        while len(self.toasts) > AT_MOST:
            self.toasts[0].close_toast()
        toast.show()
        self._place()

    def act_on_newest(self) -> bool:
        """Take back what the newest toast offers to, as the key for it does; False where none offers it."""
        for toast in reversed(self.toasts):
            if toast.notice.is_undo and toast.can_act:
                toast.act()
                return True
        return False

    def lapse(self, notice: Notice, why: str) -> None:
        """What a notice offered can no longer be done: its toast says why."""
        for toast in self.toasts:
            if toast.notice is notice:
                toast.lapse(why)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        bottom = self._window.height() - MARGIN - self._above
        for toast in reversed(self.toasts):
            high = max(48, toast.heightForWidth(WIDE), toast.sizeHint().height())
            toast.resize(WIDE, high)
            toast.move(QPoint(self._window.width() - WIDE - MARGIN, bottom - high))
            toast.raise_()
            bottom -= high + GAP

    def _drop(self, toast: Toast) -> None:
        if toast in self.toasts:
            self.toasts.remove(toast)
        toast.hide()
        toast.deleteLater()
        self._place()
