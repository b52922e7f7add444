"""The room between the bars: the page and its detail panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.breakpoints import Detail, Division


class Middle(QWidget):
    """The page and its detail panel: side by side, one over the other, or one in the other's place."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self.pages = pages
        pages.setParent(self)
        self.panel = QFrame(self)
        self.panel.setObjectName("detail")
        self._inside = QVBoxLayout(self.panel)
        self._inside.setContentsMargins(1, 0, 0, 0)
        self._content: QWidget | None = None
        self._division: Division | None = None
        self.is_open = False
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._uncover)

    @property
    def content(self) -> QWidget | None:
        """What stands in the panel."""
        return self._content

    def show_content(self, content: QWidget | None) -> None:
        """Put another panel in the place of the last one, which lives on."""
        if content is self._content:
            return
        if self._content is not None:
            self._inside.removeWidget(self._content)
            self._content.hide()
        self._content = content
        if content is not None:
            self._inside.addWidget(content)
            content.show()

    def arrange(self, parts: Division) -> None:
        """Divide the room anew."""
        self._division = parts
        self._place()

    def open_panel(self, *, is_open: bool) -> None:
        """Show or hide the panel."""
        self.is_open = is_open and self._content is not None
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot(QWidget, QWidget)
    def _uncover(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """A drawer gives way when Tab comes to a control that lies under it: the focus is to be seen."""
        is_drawer = self.panel.isVisible() and self.pages.width() == self.width() > self.panel.width()
        if not is_drawer or entered is None or not self.pages.isAncestorOf(entered):
            return
        if self.panel.geometry().contains(QRect(entered.mapTo(self, QPoint()), entered.size())):
            self.open_panel(is_open=False)

    def _place(self) -> None:
        whole = self.rect()
        parts = self._division
        self.panel.setVisible(self.is_open)
        if parts is None or not self.is_open:
            self.pages.setGeometry(whole)
            return
        wide = min(parts.detail_width or whole.width(), whole.width())
        self.panel.setGeometry(QRect(whole.width() - wide, 0, wide, whole.height()))
        taken = wide if parts.detail is Detail.DOCKED else 0
        self.pages.setGeometry(QRect(0, 0, whole.width() - taken, whole.height()))
        self.panel.raise_()
