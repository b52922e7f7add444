"""The bars over and under the pages: what they show of the open one, and what goes from them to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from commandroom.ui.breakpoints import Tier
from commandroom.ui.desk import Desk
from commandroom.ui.moments import clock_text
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.widgets.statusbar import StatusBar
from commandroom.ui.widgets.topbar import TopBar


class Bars(QObject):
    """Top bar and status bar follow one page at a time; what another page says of itself meanwhile is not shown."""

    def __init__(self, desk: Desk, top: TopBar, status: StatusBar) -> None:
        super().__init__(top)
        self._desk, self._top, self._status = desk, top, status
        self._page: QWidget | None = None
        self._tier = Tier.WIDE
        top.search.asked.connect(self._pass_search)
        top.search.left.connect(self._focus_page)
        desk.actions.keys_changed.connect(self._show_hints)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._tick()

    def listen(self, page: Page) -> None:
        """Hear what a page says of itself, from when it is built."""
        page.title_changed.connect(self._retitle)
        page.status_changed.connect(self._status.show_query)
        page.hints_changed.connect(self._show_hints)
        page.search_ended.connect(self._end_search)

    def follow(self, spec: PageSpec, page: QWidget) -> None:
        """Show title, search, tools and keys of a page that comes on the screen."""
        self._page = page
        own = page if isinstance(page, Page) else None
        self._top.title.setText(spec.title)
        self._put_search(own.search_text() if own else "")
        self._top.show_search(own.search_words() if own else "")
        self._top.show_tools(own.tools() if own else None)
        self._status.show_query("")
        self._status.hints.show_hints(own.hints() if own else ())

    def await_page(self, spec: PageSpec) -> None:
        """Show the title of a page that is not built yet."""
        self._page = None
        self._top.title.setText(spec.title)

    def fit(self, tier: Tier) -> None:
        """The window has another width."""
        self._top.set_cramped(is_cramped=tier < Tier.MEDIUM)
        if tier != self._tier:
            self._tier = tier
            self._tick()

    def focus_search(self) -> None:
        """Give the keys to the search, where this page has one."""
        if self._top.search.isVisible():
            self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._top.search.selectAll()

    @Slot()
    def _tick(self) -> None:
        text = clock_text(self._desk.clock.now())
        self._top.clock.setText(text if self._tier >= Tier.NARROW else text.split()[-1])

    @Slot(str)
    def _pass_search(self, text: str) -> None:
        if isinstance(self._page, Page):
            self._page.search(text)

    @Slot()
    def _end_search(self) -> None:
        if self.sender() is self._page:
            self._put_search("")

    def _put_search(self, text: str) -> None:
        self._top.search.blockSignals(True)
        self._top.search.setText(text)
        self._top.search.blockSignals(False)

    @Slot()
    def _focus_page(self) -> None:
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _retitle(self, text: str) -> None:
        if self.sender() is self._page:
            self._top.title.setText(text)

    @Slot()
    def _show_hints(self) -> None:
        if isinstance(self._page, Page):
            self._status.hints.show_hints(self._page.hints())
