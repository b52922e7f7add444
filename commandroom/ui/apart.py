"""A page in a window of its own, for the second monitor: an event beside the board. Its place is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from commandroom.ui.actions import Actions
from commandroom.ui.breakpoints import division
from commandroom.ui.desk import Desk, Navigator
from commandroom.ui.dialogs.shortcuts import ShortcutSheet
from commandroom.ui.foretold import CLOSE_APART
from commandroom.ui.notices import Notices
from commandroom.ui.page import Page, PageSpec
from commandroom.ui.shelf import Shelf
from commandroom.ui.tasks import Tasks
from commandroom.ui.widgets.placeholder import LoadingState
from commandroom.ui.widgets.toast import ToastStack

_USUAL = (1280, 860)
_SMALLEST = (900, 600)
_STEP = 32


class PageWindow(QMainWindow):
    """One page with keys, notices and questions of its own.

    Two pages of one kind would take the keys from each other, and the newest question of one would drop the other's.
    """

    def __init__(self, desk: Desk, spec: PageSpec, *, place: QPoint | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*_SMALLEST)
        self.spec = spec
        self.ref = ""
        self._main = desk
        self._where: Mapping[str, object] = {}
        theme = desk.theme
        self.desk = replace(
            desk,
            tasks=Tasks(self, name=spec.key),
            actions=Actions(self, has_single_keys=lambda: theme.appearance.single_keys, own=desk.actions.own),
            notices=Notices(lang=desk.lang, parent=self),
            navigator=Navigator(self),
        )
        self.desk.tasks.failed.connect(self.desk.fail)
        stack = QStackedWidget()
        waiting = LoadingState(theme)
        stack.addWidget(waiting)
        waiting.start()
        self.setCentralWidget(stack)
        self.shelf = Shelf(self.desk, {spec.key: spec}, stack)
        self.shelf.built.connect(self._on_built)
        self.toasts = ToastStack(theme, self, above=0, undo_keys=self._undo_keys)
        self._register()
        self.desk.navigator.wanted.connect(self._go)
        self.desk.notices.said.connect(self.toasts.show_notice)
        self.desk.notices.lapsed.connect(self.toasts.lapse)
        self.setWindowTitle(spec.title)
        self._settle_down(place)
        self.shelf.hurry(spec.key)

    @property
    def page(self) -> Page | None:
        """The page, or None while it is being built."""
        found = self.shelf.pages.get(self.spec.key)
        return found if isinstance(found, Page) else None

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show something on the page, as soon as it is built."""
        self.ref, self._where = _ref(where), where
        if self.page is not None:
            self.page.arrive(where)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.page is None or not self.page.escape():
                self.close()
            event.accept()
        elif not self.desk.actions.press(event, self.spec.key):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.page is not None:
            self.page.fit(division(self.width()).tier)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._main.settings.put_geometry(self.spec.key, self.saveGeometry())
        if self.page is not None:
            self.page.leave()
        self.desk.tasks.close()
        super().closeEvent(event)

    @Slot(str)
    def _on_built(self, _key: str) -> None:
        page, stack = self.page, self.centralWidget()
        if page is None or not isinstance(stack, QStackedWidget):
            return
        stack.setCurrentWidget(page)
        page.title_changed.connect(self.setWindowTitle)
        page.fit(division(self.width()).tier)
        page.arrive(self._where)

    def _register(self) -> None:
        """What every window has, under the names of the main one, so that a person's keys hold here as well."""
        group, close = self.tr("Window"), CLOSE_APART
        for action_id, text, do, keys, icon in (
            (close.id, close.label(), self.close, close.keys, close.icon),
            ("desk.undo", self.tr("Undo the last deed"), self.toasts.act_on_newest, ("Ctrl+Z",), "undo-2"),
            ("desk.refresh", self.tr("Refresh"), self._refresh, ("F5",), "refresh-cw"),
            ("desk.shortcuts", self.tr("Keyboard shortcuts"), self._open_keys, ("?",), "keyboard"),
        ):
            self.desk.actions.add(action_id, text, do, keys=keys, group=group, icon=icon)

    def _undo_keys(self) -> str:
        return self.desk.actions.keys_of("desk.undo")

    def _refresh(self) -> None:
        if self.page is not None:
            self.page.refresh()

    def _open_keys(self) -> None:
        ShortcutSheet(self.desk.theme, self.desk.actions, scope=self.spec.key, parent=self).open()

    def _settle_down(self, place: QPoint | None) -> None:
        """Where it was left; a second one a little lower, so that both titles can be seen."""
        kept = self._main.settings.geometry(self.spec.key)
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(*_USUAL)
        if place is not None:
            self.move(place + QPoint(_STEP, _STEP))

    @Slot(str, object)
    def _go(self, page: str, where: Mapping[str, object]) -> None:
        """Another of its kind is shown here; every other page is the main window's."""
        if page == self.spec.key:
            self.arrive(where)
        else:
            self._main.navigate(page, **{str(key): value for key, value in where.items()})


def _ref(where: Mapping[str, object]) -> str:
    return str(where.get("event_id") or where.get("ref") or "")


class Apart(QObject):
    """The windows that stand beside a main window; they close with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._main = window
        self.windows: list[PageWindow] = []
        window.installEventFilter(self)

    @classmethod
    def of(cls, window: QWidget) -> Apart:
        """Those of this main window."""
        return window.findChild(cls) or cls(window)

    def open(self, desk: Desk, spec: PageSpec, where: Mapping[str, object]) -> PageWindow:
        """Show something in a window of its own; one that shows it already comes to the front."""
        for window in self.windows:
            if window.spec.key == spec.key and window.ref == _ref(where):
                window.showNormal() if window.isMinimized() else window.show()
                window.activateWindow()
                return window
        last = self.windows[-1].pos() if self.windows else None
        made = PageWindow(desk, spec, place=last)
        made.destroyed.connect(lambda: self._forget(made))
        self.windows.append(made)
        made.arrive(where)
        made.show()
        return made

    def close_all(self) -> None:
        """Close every one of them."""
        for window in tuple(self.windows):
            window.close()
        self.windows.clear()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and watched is self._main and not self._stays():
            self.close_all()
        return False

    def _stays(self) -> bool:
        return bool(getattr(self._main, "stays_in_tray", False))

    def _forget(self, window: PageWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
