"""The desk that stays when its window goes: in the tray, and with notes on the desktop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from commandroom.ui.alertwatch import AlertWatch
from commandroom.ui.desk import Desk
from commandroom.ui.tray import STAYS, DesktopNotes, Tray, has_tray, hide_into_tray
from commandroom.ui.window import DeskWindow


class Staying(QObject):
    """Keeps the desk running where the system has a tray and the person has not said no; notes come either way."""

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        window: DeskWindow,
        alerts: AlertWatch,
        *,
        show: Callable[[], object],
        hidden: bool,
    ) -> None:
        super().__init__(window)
        self._tray: Tray | None = None
        if has_tray() and desk.settings.get(STAYS, True):
            self._tray = Tray(desk, window, show=show, end=app.quit)
            alerts.counted.connect(self._tray.show_waiting)
            window.stays_in_tray = True
            app.setQuitOnLastWindowClosed(False)
            if hidden:
                hide_into_tray(window)
        self._notes = DesktopNotes(desk, window, tray=self._tray)
        alerts.came.connect(self._note)

    def close(self) -> None:
        """Say nothing more, and leave the tray."""
        self._notes.close()
        if self._tray is not None:
            self._tray.hide()

    @Slot(int, int)
    def _note(self, first: int, others: int) -> None:
        self._notes.tell(first=first, others=others)
