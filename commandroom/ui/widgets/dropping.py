"""Files dropped anywhere on a page go to the one part of it that takes files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override


class DropTarget(QObject):
    """Lives with the page; `take` is given what was dropped and says whether there was anything in it.

    Text fields of the page stop taking drops themselves: a photograph would become the name of its file in them.
    """

    def __init__(self, page: QWidget, take: Callable[[QMimeData], bool]) -> None:
        super().__init__(page)
        self._take = take
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        for area in page.findChildren(QPlainTextEdit):
            area.setAcceptDrops(False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls() or event.mimeData().hasImage():
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            if self._take(event.mimeData()):
                event.acceptProposedAction()
            return True
        return False
