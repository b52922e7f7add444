"""The queues over the list; the one for imported history is there only while something waits in it.

On narrow windows the last ones stand in a menu behind `More`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu
from typing_extensions import override

from commandroom.ui.breakpoints import Tier
from commandroom.ui.theme import Theme
from commandroom.ui.widgets.button import Button
from commandroom.ui.widgets.queue import QueueStrip, QueueTab
from commandroom.usecases.queries import QueueCounts

HISTORY = "history"
_LAST = ("returned", "all")
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
        self._is_narrow = False
        self.more = Button(theme, translate("Board", "More ▾"), kind="ghost")
        self.more.clicked.connect(self._open_more)
        self.more.hide()
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addWidget(self.more)

    def fit(self, tier: Tier) -> None:
        """Another width of window: narrow ones keep the last queues in the menu."""
        self._is_narrow = tier < Tier.MEDIUM
        self.more.setVisible(self._is_narrow)
        self._place()

    def show_counts(self, counts: QueueCounts) -> None:
        """Show how many wait in each queue and how many of them are red."""
        for key, tab in self.tabs.items():
            tab.show_count(counts.total.get(key, 0), 0 if key in _CALM else counts.red.get(key, 0))
        self._has_history = counts.total.get(HISTORY, 0) > 0
        self._place()

    @override
    def choose(self, key: str) -> None:
        super().choose(key)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._show_history()
        for key in _LAST:
            tab = self.tabs[key]
            if tab.isChecked() or not self._is_narrow:
                tab.show()
            else:
                tab.hide()

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, tab in self.tabs.items():
            if tab.isHidden() and (key != HISTORY or self._has_history):
                menu.addAction(tab.accessibleName(), tab.click)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _show_history(self) -> None:
        tab = self.tabs[HISTORY]
        if self._has_history == tab.isHidden() and not tab.isChecked():
            tab.setVisible(self._has_history)
