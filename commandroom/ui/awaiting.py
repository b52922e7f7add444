"""A page that is wanted before it is built: grey bars in its place, and what is typed meanwhile is kept for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.placeholder import LoadingState


class Awaiting(LoadingState):
    """One page at a time; `where` is what it will be told when it arrives, None while none is awaited."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.where: dict[str, object] | None = None
        self._keys: list[QKeyEvent] = []

    def begin(self, where: Mapping[str, object]) -> None:
        """Wait for a page from now on; the keys come here."""
        self.where = dict(where)
        self.start()
        self.setFocus()

    def forget(self) -> None:
        """Somebody went elsewhere."""
        self.where = None
        self._keys.clear()

    def keep_key(self, event: QKeyEvent) -> bool:
        """Keep a key for the page; False where none is awaited."""
        if self.where is None:
            return False
        self._keys.append(event.clone())
        return True

    def end(self) -> dict[str, object]:
        """The page is built: what it is to be told."""
        where, self.where = self.where or {}, None
        self.stop()
        return where

    def give_keys(self, otherwise: QWidget) -> None:
        """Type what was kept, to whatever has the keyboard now."""
        kept, self._keys = self._keys, []
        for event in kept:
            QCoreApplication.postEvent(QApplication.focusWidget() or otherwise, event)
