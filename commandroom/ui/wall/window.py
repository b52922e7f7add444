"""The wall's own window: full screen on the second screen, dark, no pointer; Esc or F11 ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.desk import Desk
from commandroom.ui.lock import PUBLIC
from commandroom.ui.theme import Appearance, Scheme, Theme
from commandroom.ui.wall.canvas import WallCanvas
from commandroom.ui.wall.sight import Sight

SCREEN = "wall.screen"
ENDS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F11})


class WallWindow(QWidget):
    """Shows the wall until somebody ends it; the desk's window goes on beside it."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Wall"))
        self.setProperty(PUBLIC, True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.theme = Theme(Appearance(Scheme.DARK, reduce_motion=desk.theme.appearance.reduce_motion), self)
        self.setPalette(self.theme.palette())
        self.sight = Sight(desk, self)
        self.canvas = WallCanvas(desk, self.sight, self.theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)

    def begin(self) -> None:
        """Start to look."""
        self.sight.begin()

    def fill(self, place: QRect) -> None:
        """Take a whole screen."""
        self.setGeometry(place)
        self.showFullScreen()
        self.activateWindow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENDS:
            self.close()
        event.accept()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.sight.end()
        self.ended.emit()
        super().closeEvent(event)


class Walls(QObject):
    """Opens and ends the wall of a window, and takes it along when that closes for good."""

    def __init__(self, desk: Desk, main: QWidget) -> None:
        super().__init__(main)
        self.desk = desk
        self.main = main
        self.window: WallWindow | None = None
        main.installEventFilter(self)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)

    def toggle(self) -> None:
        """Show the wall on the other screen, or end it."""
        if self.window is not None:
            self.end()
            return
        made = self.open()
        made.fill(self._screen().geometry())

    def open(self) -> WallWindow:
        """The wall, looking but not shown yet."""
        made = WallWindow(self.desk)
        made.ended.connect(self._forget)
        self.window = made
        made.begin()
        return made

    def end(self) -> None:
        """Close it, where it is open."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        self.window = None

    def _screen(self) -> QScreen:
        """The chosen screen; without a choice the first one on which the desk is not."""
        screens = QGuiApplication.screens()
        chosen = [one for one in screens if one.name() == self.desk.settings.get(SCREEN, "")]
        others = [one for one in screens if one is not self.main.screen()]
        return (chosen or others or screens)[0]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.main
            and event.type() is QEvent.Type.Close
            and not getattr(self.main, "stays_in_tray", False)
        ):
            self.end()
        return False
