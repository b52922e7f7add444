"""What covers the windows of a locked desk: nothing that stood there can be read, and all of it stands there afterwards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid
from typing_extensions import override

from commandroom.ui.lock import PUBLIC
from commandroom.ui.theme import Theme

_TIP = "QTipLabel"


class Shade(QWidget):
    """Covers one window; it grows with it and stays on top of what comes into it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("shade")
        self.setAccessibleName("")
        window.installEventFilter(self)
        self.resize(window.size())
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        elif event.type() in (QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest):
            self.raise_()
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.hex("canvas")))


class Shades(QObject):
    """Covers all windows but the page itself; one that opens meanwhile is put away until the seat is open again."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page = theme, page
        self._shades: list[Shade] = []
        self._put_away: list[QWidget] = []
        self._is_drawn = False

    def draw(self) -> None:
        """Cover what is there, close menus and lists that hang open, and watch what comes from the next turn on."""
        self._is_drawn = True
        popup = QApplication.activePopupWidget()
        while popup is not None and popup.close():
            popup = QApplication.activePopupWidget()
        self._shades = [
            Shade(self._theme, window) for window in QApplication.topLevelWidgets() if self._is_other(window)
        ]
        QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        """Not before the page stands: it would hear each of its thousands of events. What came in between is put away too."""
        app = QApplication.instance()
        if app is None or not self._is_drawn:
            return
        app.installEventFilter(self)
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and self._is_bare(window):
                self._put(window)

    def lift(self) -> None:
        """All as it was."""
        self._is_drawn = False
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        for shade in self._shades:
            if isValid(shade):
                shade.hide()
                shade.deleteLater()
        self._shades = []
        waiting, self._put_away = self._put_away, []
        for window in waiting:
            if isValid(window):
                window.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_bare(watched):
            QTimer.singleShot(0, self, lambda: self._put(watched))
        return False

    def _is_bare(self, window: QWidget) -> bool:
        """Whether it is to be covered, and is not."""
        return self._is_other(window) and not any(
            isValid(shade) and shade.parentWidget() is window for shade in self._shades
        )

    def _put(self, window: QWidget) -> None:
        if isValid(window) and window.isVisible():
            window.hide()
            self._put_away.append(window)
            self._page.activateWindow()

    def _is_other(self, window: QWidget) -> bool:
        return (
            window.isWindow()
            and window is not self._page
            and not window.property(PUBLIC)
            and (window.isVisible() or window.isHidden())
            and not isinstance(window, QMenu)
            and window.metaObject().className() != _TIP
            and not self._page.isAncestorOf(window)
        )
