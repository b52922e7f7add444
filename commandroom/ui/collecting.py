"""Circles of dead objects are found on the window's own thread, and nowhere else.

Python looks for them wherever memory is asked for, on a working thread as well; what it finds there may be the Python
faces of a closed dialog's widgets, and widgets that die on another thread end the process.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.base.heaps import give_back

EVERY_MS = 1000
GIVEN_BACK_EVERY = 10
"""After so many looks, what was freed meanwhile goes back to the system,"""
QUIET_SECONDS = 3.0
"""once nobody has asked anything for so long: after a busy hour that takes three frames, which who works would feel.
Less than the desk's own watches leave between two looks: with five seconds the hour never came.
"""


class Collector(QObject):
    """Looks when Python itself would have looked by now, at most once a second; what stood before is left alone."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        quiet: Callable[[], float] = lambda: QUIET_SECONDS,
        let_go: Callable[[], object] = lambda: None,
    ) -> None:
        """`quiet` says for how many seconds nobody has asked anything; `let_go` frees what is kept for speed alone."""
        super().__init__(parent)
        self._quiet = quiet
        self._let_go = let_go
        self._looks = 0
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
        self._looks += 1
        if self._looks >= GIVEN_BACK_EVERY and self._quiet() >= QUIET_SECONDS:
            self._looks = 0
            self._let_go()
            give_back()
