"""Long work of the GUI thread in small pieces, so that keys and painting have their turn in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Slot

from commandroom.base.clock import stopwatch

BUDGET_SECONDS = 0.010
"""A turn ends with the piece in which this is used up; a frame at 60 a second has 16 ms."""
PAUSE_MS = 2
"""Between two turns: with none, a turn and the painting that the last one asked for would be one."""
REST = object()
"""Yielded by a piece whose time is not its own: what it showed is laid out and painted before the next one begins."""


class Job:
    """One piece of work that yields wherever the rest of it may wait."""

    def __init__(self, pieces: Iterator[object], then: Callable[[], object] | None = None) -> None:
        self.is_done = False
        self._pieces = pieces
        self._then = then
        self._is_within = False

    def work(self, seconds: float = float("inf")) -> None:
        """Work for so long, to the end of a piece, or to the end of all; what fails is not begun again."""
        if self._is_within:  # a piece that lets the loop turn would come here again
            return
        until, self._is_within = stopwatch() + seconds, True
        try:
            while not self.is_done and stopwatch() < until:
                if next(self._pieces) is REST and seconds <= BUDGET_SECONDS:
                    return
        except StopIteration:
            self._end()
        except BaseException:
            self.is_done = True
            raise
        finally:
            self._is_within = False

    def finish(self) -> None:
        """Do all that is left, now."""
        self.work()

    def drop(self) -> None:
        """Leave the rest undone."""
        self.is_done = True
        close = getattr(self._pieces, "close", None)
        if close is not None and not self._is_within:
            close()

    def _end(self) -> None:
        if not self.is_done:
            self.is_done = True
            if self._then is not None:
                self._then()


class Steps(QObject):
    """Works on one job after the other, for a few milliseconds in each turn of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._is_closed = False
        self._turn = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._turn.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to do."""
        return any(not job.is_done for job in self._jobs)

    def run(self, pieces: Iterator[object], *, then: Callable[[], object] | None = None) -> Job:
        """Do this after what was asked before, then call `then`."""
        job = Job(pieces, then)
        if self._is_closed:
            job.drop()
            return job
        self._jobs.append(job)
        self._turn.start()
        return job

    def hurry(self, job: Job) -> None:
        """Somebody waits for this one: do it before the others."""
        if job in self._jobs:
            self._jobs.remove(job)
            self._jobs.insert(0, job)

    def close(self) -> None:
        """Leave everything undone."""
        self._is_closed = True
        self._turn.stop()
        for job in self._jobs:
            job.drop()
        self._jobs.clear()

    @Slot()
    def _go_on(self) -> None:
        self._jobs = [job for job in self._jobs if not job.is_done]
        if not self._jobs:
            return
        try:
            self._jobs[0].work(BUDGET_SECONDS)
        finally:
            self._turn.start()
