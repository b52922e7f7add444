"""The queues over the list; the one for imported history is there only while something waits in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from commandroom.ui.theme import Theme
from commandroom.ui.widgets.queue import QueueStrip, QueueTab
from commandroom.usecases.queries import QueueCounts

HISTORY = "history"
_CALM = frozenset({"done", "returned", "all", HISTORY})


class BoardQueues(QueueStrip):
    """The tabs of the board."""

    def __init__(self, theme: Theme) -> None:
        translate = QCoreApplication.translate
        named = (
            ("open", translate("Board", "All open"), ""),
            ("accept", translate("Board", "To accept"), "S10"),
            ("dispatch", translate("Board", "To dispatch"), "S30"),
            ("working", translate("Board", "In progress"), "S50"),
            ("checking", translate("Board", "To check"), "S60"),
            ("done", translate("Board", "Closed"), "S80"),
            ("returned", translate("Board", "Returned"), "X10"),
            ("all", translate("Board", "All"), ""),
            (HISTORY, translate("Board", "History to confirm"), "S00"),
        )
        self._has_history = False
        super().__init__([QueueTab(theme, key, name, state=state) for key, name, state in named])
        self.tabs[HISTORY].hide()

    def show_counts(self, counts: QueueCounts) -> None:
        """Show how many wait in each queue and how many of them are red."""
        for key, tab in self.tabs.items():
            tab.show_count(counts.total.get(key, 0), 0 if key in _CALM else counts.red.get(key, 0))
        self._has_history = counts.total.get(HISTORY, 0) > 0
        self._show_history()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_history()

    def _show_history(self) -> None:
        tab = self.tabs[HISTORY]
        if self._has_history == tab.isHidden() and not tab.isChecked():
            tab.setVisible(self._has_history)
