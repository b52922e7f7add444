"""The desk's window: it places pages, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.awaiting import Awaiting
from commandroom.ui.bars import Bars
from commandroom.ui.breakpoints import NAV_NARROW, SMALLEST_WINDOW, Detail, division
from commandroom.ui.desk import Desk
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.shelf import Shelf
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.banner import BannerSlot
from commandroom.ui.widgets.middle import Middle
from commandroom.ui.widgets.nav import NavRail
from commandroom.ui.widgets.statusbar import StatusBar
from commandroom.ui.widgets.toast import ToastStack
from commandroom.ui.widgets.topbar import TopBar
from commandroom.ui.windowkeys import WindowKeys, numbered

if TYPE_CHECKING:
    from commandroom.ui.dialogs.palette import Source

GEOMETRY = "window"


class DeskWindow(QMainWindow):
    """The shell around the pages: rail, top bar, banner, page, detail panel, status bar, toasts."""

    page_changed = Signal(str)
    person_clicked = Signal()
    alerts_wanted = Signal()
    manual_wanted = Signal(str)
    tier_changed = Signal(int)

    def __init__(self, desk: Desk, specs: Sequence[PageSpec], *, source: Source | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.specs = {spec.key: spec for spec in numbered(specs)}
        self.current = ""
        self.stays_in_tray = False
        self._panels: dict[str, QWidget] = {}
        self._before: list[str] = []
        self._division = division(0)
        self._shown = ""
        self._builds_in_pieces = False
        self.setWindowTitle(self.tr("Command room"))
        self.setMinimumSize(*SMALLEST_WINDOW)
        self._make_parts()
        self.keys = WindowKeys(self, self, source=source)
        self.keys.register()
        self._wire()
        self._remember_place()

    def _make_parts(self) -> None:
        desk, theme = self.desk, self.desk.theme
        self.nav = NavRail(theme, list(self.specs.values()))
        self.top = TopBar(theme)
        self.banner = BannerSlot(theme)
        self.status = StatusBar(theme)
        self.middle = Middle(QStackedWidget())
        self.shelf = Shelf(desk, self.specs, self.middle.pages)
        self._awaiting = Awaiting(theme)
        self.middle.pages.addWidget(self._awaiting)
        self._arrange()
        undo_keys = partial(desk.actions.keys_of, "desk.undo")
        self.toasts = ToastStack(theme, self, above=self.status.height(), undo_keys=undo_keys)
        for part in (self.nav, self.top, self.banner, self.status, self.middle.panel):
            theme.wear(part)

    def page(self, key: str) -> QWidget:
        """A page, built at the first call.

        Raises:
            KeyError: no page has this key.
        """
        return self.shelf.page(key)

    def built(self) -> list[QWidget]:
        """The pages that are complete, whether visited or not."""
        return list(self.shelf.pages.values())

    def build_in_pieces(self) -> None:
        """From now on a page that is wanted and not there yet is built turn by turn: who presses a key then is not held up."""
        self._builds_in_pieces = True

    def build_ahead(self) -> None:
        """Build all pages in idle moments."""
        self.build_in_pieces()
        self.shelf.build_ahead()

    def show_page(self, key: str, where: Mapping[str, object] | None = None) -> None:
        """Go to a page and tell it what to show; one that is still being built arrives a moment later.

        With `apart` in `where` it opens in a window of its own.
        """
        if where and where.get("apart"):
            from commandroom.ui.apart import Apart  # noqa: PLC0415  most days need no second window

            Apart.of(self).open(self.desk, self.specs[key], where)
            return
        if key != self.current:
            self._leave()
            self.current = key
            self.nav.mark(key)
        if self._builds_in_pieces and key not in self.shelf.pages:
            self._await(key, where or {})
        else:
            self._awaiting.forget()
            self._arrive(key, where or {})

    def _arrive(self, key: str, where: Mapping[str, object]) -> None:
        page = self.page(key)
        if self.middle.pages.currentWidget() is not page or self._shown != key:
            self._shown = key
            self.desk.theme.freshen_within(page)
            if (
                self._panels.get(key) is None
            ):  # else the page would be laid out beside it first, and then again
                self.middle.show_content(None)
                self.middle.open_panel(is_open=False)
            self.middle.pages.setCurrentWidget(page)
            self._surround(key, page)
        if isinstance(page, Page):
            page.fit(self._division.tier)
            page.arrive(where)
        self.page_changed.emit(key)

    def _await(self, key: str, where: Mapping[str, object]) -> None:
        self._shown = ""
        self.middle.pages.setCurrentWidget(self._awaiting)
        self._awaiting.begin(where)
        self._bars.await_page(self.specs[key])
        self.middle.show_content(None)
        self.middle.open_panel(is_open=False)
        self.shelf.hurry(key)

    @Slot(str)
    def _on_built(self, key: str) -> None:
        page = self.shelf.pages[key]
        if isinstance(page, Page):
            self._listen(key, page)
        if key == self.current and self._awaiting.where is not None:
            self._arrive(key, self._awaiting.end())
            self._awaiting.give_keys(self)

    def go_back(self) -> bool:
        """Go to the page before this one; False where there is none."""
        if not self._before:
            return False
        key = self._before.pop()
        self.show_page(key)
        self._before = self._before[:-1]
        return True

    def toggle_panel(self) -> None:
        """Show or hide the detail panel."""
        self.middle.open_panel(is_open=not self.middle.is_open)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._awaiting.keep_key(event) or (event.key() == Qt.Key.Key_Escape and self._escape()):
            event.accept()
        elif not self.desk.actions.press(event, self.current):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.settings.put_geometry(GEOMETRY, self.saveGeometry())
        self.desk.settings.sync()
        if self.stays_in_tray:
            self.hide()
            event.ignore()
            return
        super().closeEvent(event)

    def _arrange(self) -> None:
        right = QWidget()
        right.setObjectName("canvas")
        right.setLayout(column(self.top, self.banner, self.middle, self.status, spacing=0))
        layout = right.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(self.middle, 1)
        whole = QWidget()
        whole.setLayout(row(self.nav, right, spacing=0))
        self.setCentralWidget(whole)

    def _wire(self) -> None:
        desk = self.desk
        self._bars = Bars(desk, self.top, self.status)
        self.shelf.built.connect(self._on_built)
        self.nav.chosen.connect(self.show_page)
        self.nav.person_clicked.connect(self.person_clicked)
        self.top.commands.clicked.connect(self.keys.open_palette)
        self.top.bell.clicked.connect(self.keys.open_alerts)
        self.top.primary.clicked.connect(lambda: self.show_page("intake"))
        desk.navigator.wanted.connect(self.show_page)
        desk.notices.said.connect(self.toasts.show_notice)
        desk.notices.lapsed.connect(self.toasts.lapse)
        desk.notices.banner_changed.connect(self.banner.show_banner)
        desk.theme.changed.connect(self._fit)

    def _listen(self, key: str, page: Page) -> None:
        panel = page.detail_panel()
        if panel is not None:
            self._panels[key] = panel
            panel.hide()
        self._bars.listen(page)
        page.detail_wanted.connect(self._want_panel)

    def _leave(self) -> None:
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            page.leave()
        if self.current:
            self._before = [*self._before, self.current][-20:]

    def _surround(self, key: str, page: QWidget) -> None:
        """Bars and panel are the page's own from now on."""
        self._bars.follow(self.specs[key], page)
        if "intake" not in self.specs:
            self.top.primary.hide()
        self.middle.show_content(self._panels.get(key))
        self.middle.open_panel(is_open=self._division.detail is Detail.DOCKED)

    def _fit(self) -> None:
        self._division = division(self.width())
        is_narrow = self._division.nav_width == NAV_NARROW
        self.nav.set_narrow(is_narrow=is_narrow)
        self._bars.fit(self._division.tier)
        before = self.property("tier")
        self.middle.arrange(self._division)
        if before == int(self._division.tier):
            return
        self.setProperty("tier", int(self._division.tier))
        self.middle.open_panel(is_open=self._division.detail is Detail.DOCKED)
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            page.fit(self._division.tier)
        self.tier_changed.emit(int(self._division.tier))

    def _escape(self) -> bool:
        page = self.shelf.pages.get(self.current)
        if self.isFullScreen():
            self.toggle_full()
            return True
        if self.middle.is_open and self._division.detail is not Detail.DOCKED:
            self.middle.open_panel(is_open=False)
            return True
        if isinstance(page, Page) and page.escape():
            return True
        is_apart = self.current in self.specs and self.specs[self.current].group in ("hidden", "beside")
        return is_apart and self.go_back()

    def focus_search(self) -> None:
        """Give the keys to the search, where this page has one."""
        self._bars.focus_search()

    @Slot(bool)
    def _want_panel(self, is_open: bool) -> None:  # noqa: FBT001  a signal's own form
        self.middle.open_panel(is_open=is_open)

    def refresh(self) -> None:
        """Let the page ask again."""
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            page.refresh()

    def toggle_full(self) -> None:
        """All of the screen, or the window as before."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _remember_place(self) -> None:
        place = self.desk.settings.geometry(GEOMETRY)
        if place.isEmpty() or not self.restoreGeometry(place):
            self.resize(1600, 960)
