"""Brings what the last net caught to the person: one dialog, however much falls into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from commandroom.ui.theme import Theme

if TYPE_CHECKING:
    from commandroom.ui.dialogs.crash import CrashDialog


class Mishap(QObject):
    """Opens the crash dialog, or adds to the one that is open; `restart_wanted` when the person wants a fresh start."""

    restart_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.dialog: CrashDialog | None = None

    def show(self, report: str) -> None:
        """Show a report."""
        from commandroom.ui.dialogs.crash import CrashDialog  # noqa: PLC0415  a sound start needs none

        if self.dialog is not None:
            self.dialog.add(report)
            return
        self.dialog = CrashDialog(self._theme, report, parent=self._window)
        self.dialog.restart_wanted.connect(self.restart_wanted)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
