"""When a seat was last touched: keys, mouse and wheel, as they come to the windows of this program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from commandroom.base.clock import Clock

LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class Idleness(QObject):
    """Says `lapsed` when nobody touched the seat for so long, by the machine's count or by the clock: it may have slept.

    It listens to the windows themselves, to which little comes beside what a person does, and not to every event of the
    program.
    """

    lapsed = Signal()

    def __init__(self, clock: Clock, span: Callable[[], timedelta], parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._span = clock, span
        self._count = QElapsedTimer()
        self._watched: list[QWindow] = []
        self.touch()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._count.start()
        self._touched_at = self._clock.now()

    @Slot()
    def look(self) -> None:
        """Whether that is too long ago."""
        by_count = timedelta(milliseconds=self._count.elapsed())
        if max(by_count, self._clock.now() - self._touched_at) >= self._span():
            self.touch()
            self.lapsed.emit()

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda _gone=None, it=window: self._forget(it))

    def _forget(self, window: QWindow) -> None:
        self._watched = [one for one in self._watched if one is not window]

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
