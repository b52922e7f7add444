"""The desk in the tray, and what it says on the desktop while its window is away: that something waits, never about whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from commandroom.ui.autostart import NAME
from commandroom.ui.desk import Desk
from commandroom.ui.icons import icon
from commandroom.ui.sessionbus import BusError, notify
from commandroom.ui.tasks import Tasks

STAYS, NOTES = "tray", "notifications"
_PIXELS = 64
_NOTE_MS = 10_000


class Tray(QObject):
    """The sign in the system's tray, where there is one: it opens the window, ends the program, shows that something rings."""

    def __init__(
        self, desk: Desk, window: QWidget, *, show: Callable[[], object], end: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self.sign = QSystemTrayIcon(icon(desk.theme, "radio-tower", "accent", size=_PIXELS), self)
        self.sign.setToolTip(self.tr("Command room"))
        menu = QMenu(window)
        menu.addAction(self.tr("Open"), show)
        menu.addAction(self.tr("Quit"), end)
        self.sign.setContextMenu(menu)
        self.sign.activated.connect(lambda _why: show())
        self.sign.messageClicked.connect(show)
        self.sign.show()

    def show_waiting(self, count: int) -> None:
        """How many alerts ring."""
        text = self.tr("Command room: {n} alerts").format(n=count) if count else self.tr("Command room")
        self.sign.setToolTip(text)

    def hide(self) -> None:
        """Leave the tray."""
        self.sign.hide()


class DesktopNotes(QObject):
    """Says on the desktop that something rings, while nobody looks at the window.

    First the session bus, then the tray's own message; where there is neither, the caller's way inside the window
    (toast, banner, tone) is all there is. Texts are ours alone: class and count, no title, place or name.
    """

    def __init__(
        self, desk: Desk, window: QWidget, *, tray: Tray | None = None, address: str | None = None
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._tray, self._address = desk, window, tray, address
        self._tasks = Tasks(self, name="notes")
        self.shown_by = ""

    def close(self) -> None:
        """Say nothing more."""
        self._tasks.close()

    @property
    def is_busy(self) -> bool:
        """Whether a note is on its way."""
        return self._tasks.is_busy

    @property
    def is_wanted(self) -> bool:
        """Whether the person wants them and does not look at the window."""
        is_away = (
            not self._window.isActiveWindow() or self._window.isMinimized() or not self._window.isVisible()
        )
        return bool(self._desk.settings.get(NOTES, True)) and is_away

    def tell(self, *, first: int, others: int) -> None:
        """So many alerts of the first class and of the others came."""
        if not self.is_wanted or not first + others:
            return
        title = self.tr("Alerts of the first class") if first else self.tr("New alerts")
        body = self.tr("{first} of the first class, {others} others; open the desk to see them.")
        text = body.format(first=first, others=others)
        say = partial(
            notify, title, text, app=self.tr("Command room"), icon=NAME, urgent=bool(first),
            address=self._address,
        )  # fmt: skip
        self._tasks.run(say, then=self._by_bus, failed=partial(self._by_tray, title, text))

    def _by_bus(self, _number: int) -> None:
        self.shown_by = "bus"

    def _by_tray(self, title: str, text: str, error: Exception) -> None:
        if not isinstance(error, BusError):
            self._desk.fail(error)
        elif self._tray is not None and QSystemTrayIcon.supportsMessages():
            self.shown_by = "tray"
            self._tray.sign.showMessage(title, text, self._tray.sign.icon(), _NOTE_MS)
        else:
            self.shown_by = "window"
            QApplication.alert(self._window)


def has_tray() -> bool:
    """Whether the system has a place for the sign."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def hide_into_tray(window: QWidget) -> None:
    """Begin without a window on the screen, as a session that starts the desk wants it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowActive)
    window.hide()
