"""Where the desk hears that something in the room changed, whoever changed it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bus(QObject):
    """Carries what changed from any thread to the GUI thread.

    Each open page decides whether to look again.
    """

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def announce(self, changes: object) -> None:
        """Tell everyone; may be called from any thread."""
        self._heard.emit(changes)

    @Slot(object)
    def _pass_on(self, changes: object) -> None:
        self.changed.emit(changes)
