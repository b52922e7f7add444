"""The desk's window: it places pages, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from commandroom.ui.breakpoints import NAV_NARROW, SMALLEST_WINDOW, Detail, Tier, division
from commandroom.ui.desk import Desk
from commandroom.ui.moments import clock_text
from commandroom.ui.page import Badge, Page, PageSpec
from commandroom.ui.shelf import Shelf
from commandroom.ui.widgets.arrange import column, row
from commandroom.ui.widgets.banner import BannerSlot
from commandroom.ui.widgets.middle import Middle
from commandroom.ui.widgets.nav import NavRail
from commandroom.ui.widgets.placeholder import LoadingState
from commandroom.ui.widgets.statusbar import StatusBar
from commandroom.ui.widgets.toast import ToastStack
from commandroom.ui.widgets.topbar import TopBar
from commandroom.ui.windowkeys import WindowKeys

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
        self.specs = {spec.key: spec for spec in _numbered(specs)}
        self.current = ""
        self.stays_in_tray = False
        self._source = source
        self._panels: dict[str, QWidget] = {}
        self._before: list[str] = []
        self._division = division(0)
        self.setWindowTitle(self.tr("Command room"))
        self.setMinimumSize(*SMALLEST_WINDOW)
        self.nav = NavRail(desk.theme, list(self.specs.values()))
        self.top = TopBar(desk.theme)
        self.banner = BannerSlot(desk.theme)
        self.status = StatusBar(desk.theme)
        self.middle = Middle(QStackedWidget())
        self.shelf = Shelf(desk, self.specs, self.middle.pages)
        self.shelf.built.connect(self._on_built)
        self._waiting = LoadingState(desk.theme)
        self._waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.middle.pages.addWidget(self._waiting)
        self._shown = ""
        self._builds_in_pieces = False
        self._awaited: dict[str, object] | None = None
        self._kept_keys: list[QKeyEvent] = []
        self._arrange()
        self.toasts = ToastStack(
            desk.theme,
            self,
            above=self.status.height(),
            undo_keys=lambda: desk.actions.keys_of("desk.undo"),
        )
        for part in (self.nav, self.top, self.banner, self.status, self.middle.panel):
            desk.theme.wear(part)
        self.keys = WindowKeys(self, self)
        self.keys.register()
        self._wire()
        self._remember_place()

    def page(self, key: str) -> QWidget:
        """A page, built at the first call.

        Raises:
            KeyError: no page has this key.
        """
        return self.shelf.page(key)

    def built(self) -> list[QWidget]:
        """The pages that are complete, whether visited or not."""
        return list(self.shelf.pages.values())

    def build_ahead(self) -> None:
        """Build all pages in idle moments, and from now on a page that is wanted earlier in pieces, too."""
        self._builds_in_pieces = True
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
            self._awaited = dict(where or {})
            self._show_waiting(key)
            self.shelf.hurry(key)
        else:
            self._awaited = None
            self._kept_keys.clear()
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
            self._dress_top(key, page)
        if isinstance(page, Page):
            page.fit(self._division.tier)
            page.arrive(where)
        self.page_changed.emit(key)

    def _show_waiting(self, key: str) -> None:
        """Grey bars while a page is being built; keys are kept for it."""
        self._shown = ""
        self.middle.pages.setCurrentWidget(self._waiting)
        self._waiting.start()
        self._waiting.setFocus()
        self.top.title.setText(self.specs[key].title)
        self.middle.show_content(None)
        self.middle.open_panel(is_open=False)

    @Slot(str)
    def _on_built(self, key: str) -> None:
        page = self.shelf.pages[key]
        if isinstance(page, Page):
            self._listen(key, page)
        if key != self.current or self._awaited is None:
            return
        where, self._awaited = self._awaited, None
        self._waiting.stop()
        self._arrive(key, where)
        kept, self._kept_keys = self._kept_keys, []
        for event in kept:
            QCoreApplication.postEvent(QApplication.focusWidget() or self, event)

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

    def show_badge(self, key: str, badge: Badge) -> None:
        """Show a page's number in the rail."""
        self.nav.show_badge(key, badge)

    def show_person(self, name: str, shift: str) -> None:
        """Show who sits here."""
        self.nav.person.show_person(name, shift)

    def show_place(self, text: str) -> None:
        """Show `临溪镇 · 日常模式`."""
        self.nav.show_place(text)

    def open_palette(self) -> None:
        """Open the command palette."""
        from commandroom.ui.dialogs.palette import CommandPalette  # noqa: PLC0415 - not for the start

        desk = self.desk
        CommandPalette(
            desk.theme,
            desk.actions,
            desk.settings,
            scope=self.current,
            parent=self,
            pages=self.keys.page_entries(),
            source=self._source,
        ).open()

    def open_shortcuts(self) -> None:
        """Open the shortcut sheet of this page."""
        from commandroom.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415

        ShortcutSheet(self.desk.theme, self.desk.actions, scope=self.current, parent=self).open()

    def show_crash(self, report: str) -> None:
        """Show what the last net caught."""
        from commandroom.ui.dialogs.crash import CrashDialog  # noqa: PLC0415

        CrashDialog(self.desk.theme, report, parent=self).open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._awaited is not None:
            self._kept_keys.append(event.clone())
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self._escape():
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
        self.nav.chosen.connect(self.show_page)
        self.nav.person_clicked.connect(self.person_clicked)
        self.top.commands.clicked.connect(self.open_palette)
        self.top.bell.clicked.connect(self.keys.open_alerts)
        self.top.primary.clicked.connect(self._register_event)
        self.top.search.asked.connect(self._pass_search)
        self.top.search.left.connect(self._focus_page)
        desk.navigator.wanted.connect(self.show_page)
        desk.notices.said.connect(self.toasts.show_notice)
        desk.notices.lapsed.connect(self.toasts.lapse)
        desk.notices.banner_changed.connect(self.banner.show_banner)
        desk.actions.keys_changed.connect(self._show_hints)
        desk.theme.changed.connect(self._fit)
        self._second = QTimer(self, interval=1000, timerType=Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._tick()

    def _listen(self, key: str, page: Page) -> None:
        panel = page.detail_panel()
        if panel is not None:
            self._panels[key] = panel
            panel.hide()
        page.title_changed.connect(self._retitle)
        page.status_changed.connect(self.status.show_query)
        page.hints_changed.connect(self._show_hints)
        page.detail_wanted.connect(self._want_panel)
        page.search_ended.connect(self._end_search)

    def _leave(self) -> None:
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            page.leave()
        if self.current:
            self._before = [*self._before, self.current][-20:]

    def _dress_top(self, key: str, page: QWidget) -> None:
        self.top.title.setText(self.specs[key].title)
        own = page if isinstance(page, Page) else None
        self._put_search(own.search_text() if own else "")
        self.top.show_search(own.search_words() if own else "")
        self.top.show_tools(own.tools() if own else None)
        if "intake" not in self.specs:
            self.top.primary.hide()
        self.status.show_query("")
        self.status.hints.show_hints(own.hints() if own else ())
        self.middle.show_content(self._panels.get(key))
        self.middle.open_panel(is_open=self._division.detail is Detail.DOCKED)

    def _fit(self) -> None:
        self._division = division(self.width())
        is_narrow = self._division.nav_width == NAV_NARROW
        self.nav.set_narrow(is_narrow=is_narrow)
        self.top.set_cramped(is_cramped=self._division.tier < Tier.MEDIUM)
        before = self.property("tier")
        self.middle.arrange(self._division)
        if before == int(self._division.tier):
            return
        self.setProperty("tier", int(self._division.tier))
        self._tick()
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
        if self.top.search.isVisible():
            self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.top.search.selectAll()

    @Slot()
    def _tick(self) -> None:
        text = clock_text(self.desk.clock.now())
        self.top.clock.setText(text if self._division.tier >= Tier.NARROW else text.split()[-1])

    @Slot(str)
    def _pass_search(self, text: str) -> None:
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            page.search(text)

    @Slot()
    def _end_search(self) -> None:
        if self.sender() is self.shelf.pages.get(self.current):
            self._put_search("")

    def _put_search(self, text: str) -> None:
        self.top.search.blockSignals(True)
        self.top.search.setText(text)
        self.top.search.blockSignals(False)

    @Slot()
    def _focus_page(self) -> None:
        page = self.shelf.pages.get(self.current)
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _retitle(self, text: str) -> None:
        if self.sender() is self.shelf.pages.get(self.current):
            self.top.title.setText(text)

    @Slot()
    def _show_hints(self) -> None:
        page = self.shelf.pages.get(self.current)
        if isinstance(page, Page):
            self.status.hints.show_hints(page.hints())

    @Slot(bool)
    def _want_panel(self, is_open: bool) -> None:  # noqa: FBT001  a signal's own form
        self.middle.open_panel(is_open=is_open)

    def _register_event(self) -> None:
        self.show_page("intake")

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


def _numbered(specs: Sequence[PageSpec]) -> list[PageSpec]:
    """Give the pages of the rail the keys Ctrl+1 to Ctrl+0 in their order, where they bring none."""
    numbers = iter([*(f"Ctrl+{digit}" for digit in range(1, 10)), "Ctrl+0"])
    done: list[PageSpec] = []
    for spec in specs:
        keys = spec.keys
        if not keys and spec.group not in ("hidden", "beside"):
            keys = next(numbers, "")
        done.append(replace(spec, keys=keys))
    return done
