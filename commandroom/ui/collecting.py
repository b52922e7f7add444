"""Circles of dead objects are found on the window's own thread, and nowhere else.

Python looks for them wherever memory is asked for, on a working thread as well; what it finds there may be the Python
faces of a closed dialog's widgets, and widgets that die on another thread end the process.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.base.heaps import give_back

EVERY_MS = 250
YOUNG, MIDDLING, OLD = 700, 3, 30
"""So many objects make a look worthwhile, so many looks one a generation further. More often than Python's own of ten: a look
takes the longer the more came together, and while somebody works each is a part of what a key press waits for.
"""
QUIET_SECONDS = 1.0
"""For so long nobody has asked anything. Then all that lives is looked through when its turn has come, and what was freed
goes back to the system each second: the next thing that is done finds its memory fetched anew, which who works would feel.
It is less than the desk's own watches leave between two looks.
"""
OVERDUE = 10
"""Where nobody ever rests, all is looked through when so many times its turn has gone by."""
_LOOKS_A_SECOND = 1000 // EVERY_MS


class Collector(QObject):
    """Looks when Python itself would have looked by now, but when it suits; what stood before is left alone."""

    def __init__(
        self, parent: QObject | None = None, *, quiet: Callable[[], float] = lambda: QUIET_SECONDS
    ) -> None:
        """`quiet` says for how many seconds nobody has asked anything."""
        super().__init__(parent)
        self._quiet = quiet
        self._looks = 0
        self._giving: threading.Thread | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Keep what stands now for good, and look from now on here alone."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again, and end what is under way."""
        self._timer.stop()
        self.wait()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def look(self) -> None:
        """Look through the oldest generation whose turn it is."""
        is_quiet = self._quiet() >= QUIET_SECONDS
        young, middling, old = gc.get_count()
        if young > YOUNG or (is_quiet and old > OLD):
            gc.collect(_generation(middling, old, is_quiet=is_quiet))
        self._looks += 1
        if self._looks >= _LOOKS_A_SECOND:
            self._looks = 0
            if is_quiet:
                self._give_back()

    def wait(self) -> None:
        """Until what is under way has gone back."""
        if self._giving is not None:
            self._giving.join()

    def _give_back(self) -> None:
        """On a thread of its own: 1 ms where there is little, after a busy hour 50."""
        if self._giving is None or not self._giving.is_alive():
            self._giving = threading.Thread(target=give_back, name="give-back", daemon=True)
            self._giving.start()


def _generation(middling: int, old: int, *, is_quiet: bool) -> int:
    if old > OLD and (is_quiet or old > OVERDUE * OLD):
        return 2
    return 1 if middling >= MIDDLING else 0
