"""An event in a window of its own, for the second monitor; its place is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from commandroom.ui.actions import Actions
from commandroom.ui.breakpoints import division
from commandroom.ui.desk import Desk, Navigator
from commandroom.ui.dialogs.shortcuts import ShortcutSheet
from commandroom.ui.notices import Notices
from commandroom.ui.pages.event.view import EventPage
from commandroom.ui.tasks import Tasks
from commandroom.ui.widgets.toast import ToastStack

GEOMETRY = "event"
_USUAL = (1280, 860)
_SMALLEST = (900, 600)
_STEP = 32
SCOPE = "event"


class EventWindow(QMainWindow):
    """The event page with keys, notices and questions of its own.

    Two pages of one kind would take the keys from each other, and the newest question of one would drop the other's.
    """

    def __init__(self, desk: Desk, *, place: QPoint | None = None) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*_SMALLEST)
        self._main = desk
        single = desk.theme
        self.desk = replace(
            desk,
            tasks=Tasks(self, name="event"),
            actions=Actions(self, has_single_keys=lambda: single.appearance.single_keys),
            notices=Notices(lang=desk.lang, parent=self),
            navigator=Navigator(self),
        )
        self.desk.tasks.failed.connect(self.desk.fail)
        self.page = EventPage(self.desk).complete()
        desk.theme.wear(self.page)
        self.setCentralWidget(self.page)
        self.toasts = ToastStack(desk.theme, self, above=0)
        self._register()
        self.page.title_changed.connect(self._retitle)
        self.page.model.loaded.connect(lambda contents: self._retitle(_title(contents.sheet.event)))
        self.desk.navigator.wanted.connect(self._go)
        self.desk.notices.said.connect(self.toasts.show_notice)
        self.desk.notices.lapsed.connect(self.toasts.lapse)
        self._retitle(self.tr("Event"))
        self._settle_down(place)

    @property
    def event_id(self) -> str:
        """The id of the event shown."""
        return self.page.model.event_id

    def show_event(self, event: str, ids: Sequence[int] = ()) -> None:
        """Show an event, with the rows of the list it comes from as neighbours."""
        self.page.arrive({"event_id": event, "ids": ids})

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.page.escape():
                self.close()
            event.accept()
        elif not self.desk.actions.press(event, SCOPE):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.fit(division(self.width()).tier)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._main.settings.put_geometry(GEOMETRY, self.saveGeometry())
        self.page.leave()
        self.desk.tasks.close()
        super().closeEvent(event)

    def _register(self) -> None:
        group = self.tr("Window")
        for action_id, text, do, keys, icon in (
            ("apart.close", self.tr("Close this window"), self.close, ("Ctrl+W",), "x"),
            ("apart.undo", self.tr("Undo the last deed"), self.toasts.act_on_newest, ("Ctrl+Z",), "undo-2"),
            ("apart.refresh", self.tr("Refresh"), self.page.refresh, ("F5",), "refresh-cw"),
            ("apart.keys", self.tr("Keyboard shortcuts"), self._open_keys, ("?",), "keyboard"),
        ):
            self.desk.actions.add(action_id, text, do, keys=keys, group=group, icon=icon)

    def _open_keys(self) -> None:
        ShortcutSheet(self.desk.theme, self.desk.actions, scope=SCOPE, parent=self).open()

    def _settle_down(self, place: QPoint | None) -> None:
        """Where it was left; a second one a little lower, so that both titles can be seen."""
        kept = self._main.settings.geometry(GEOMETRY)
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(*_USUAL)
        if place is not None:
            self.move(place + QPoint(_STEP, _STEP))

    @Slot(str)
    def _retitle(self, text: str) -> None:
        self.setWindowTitle(text)

    @Slot(str, object)
    def _go(self, page: str, where: Mapping[str, object]) -> None:
        """Another event is shown here; what is no event is the main window's."""
        if page == "event":
            self.page.arrive(where)
        else:
            self._main.navigate(page, **{str(key): value for key, value in where.items()})


def _title(event: object) -> str:
    number, title = getattr(event, "number", ""), getattr(event, "title", "")
    return f"{title}  {number}"


class Apart(QObject):
    """The windows of events that stand beside a main window; they close with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._main = window
        self.windows: list[EventWindow] = []
        window.installEventFilter(self)

    @classmethod
    def of(cls, window: QWidget) -> Apart:
        """Those of this main window."""
        return window.findChild(cls) or cls(window)

    def open(self, desk: Desk, event: str, ids: Sequence[int] = ()) -> EventWindow:
        """Show an event in a window of its own; one that has it already comes to the front."""
        for window in self.windows:
            if window.event_id == event:
                window.showNormal() if window.isMinimized() else window.show()
                window.activateWindow()
                return window
        last = self.windows[-1].pos() if self.windows else None
        made = EventWindow(desk, place=last)
        made.destroyed.connect(lambda: self._forget(made))
        self.windows.append(made)
        made.show_event(event, ids)
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

    def _forget(self, window: EventWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
