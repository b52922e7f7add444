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

EVERY_MS = 1000
QUIET_SECONDS = 1.0
"""When nobody has asked anything for so long, what was freed goes back to the system with each look: the next thing that is
done finds its memory fetched anew, which who works would feel. It is less than the desk's own watches leave between two looks.
"""


class Collector(QObject):
    """Looks when Python itself would have looked by now, at most once a second; what stood before is left alone."""

    def __init__(
        self, parent: QObject | None = None, *, quiet: Callable[[], float] = lambda: QUIET_SECONDS
    ) -> None:
        """`quiet` says for how many seconds nobody has asked anything."""
        super().__init__(parent)
        self._quiet = quiet
        self._giving: threading.Thread | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Keep what stands now for good, and look from now on here alone."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def look(self) -> None:
        """Look through the oldest generation whose turn it is."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        generation = max((place for place, is_due in enumerate(due) if is_due), default=-1)
        if generation >= 0:
            gc.collect(generation)
        if self._quiet() >= QUIET_SECONDS:
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
