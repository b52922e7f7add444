"""Work off the GUI thread, and its answer back on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commandroom.base.clock import stopwatch
from commandroom.ui.steps import BUDGET_SECONDS, PAUSE_MS

T = TypeVar("T")
Arrival = tuple["Task", Callable[[], object] | None]


class Task:
    """One piece of work that was asked for; whoever asked may think better of it."""

    def __init__(self, interrupt: Callable[[], object] | None = None) -> None:
        self.is_cancelled = False
        self.future: Future[object] | None = None
        self._interrupt = interrupt

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come of it."""
        return self.is_cancelled or (self.future is not None and self.future.done())

    def cancel(self) -> None:
        """Take it off the queue, or stop it as it runs; neither `then` nor `failed` will be called."""
        if self.is_done:
            return
        self.is_cancelled = True
        running = self.future is not None and not self.future.cancel()
        if running and self._interrupt is not None:
            self._interrupt()


class Tasks(QObject):
    """Runs one task at a time, in the order asked.

    Each result comes back on the thread that made this object. Where many come at once, as after a change of operator,
    keys and painting have their turn between them: the loop itself would hand over all that lies there in one go.

    With a `lane` the newest question wins: an older one of the same lane that has not been answered is
    cancelled, and its answer is never delivered, so that a late answer cannot overwrite a newer one.
    """

    failed = Signal(object)
    idle = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, *, name: str = "room") -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._lanes: dict[str, Task] = {}
        self._open = 0
        self._is_closed = False
        self._waiting: deque[Arrival] = deque()
        self._spent = 0.0
        self._turn = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._turn.timeout.connect(self._go_on)
        self._arrived.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        lane: str = "",
        interrupt: Callable[[], object] | None = None,
    ) -> Task:
        """Do `work` in the background, then call `then` or `failed` here.

        Without `failed` the signal of that name tells.

        `interrupt` is called, on this thread, when the work is cancelled while it runs (a query that can be
        stopped).
        """
        task = Task(interrupt)
        if self._is_closed:
            task.is_cancelled = True
            return task
        if lane:
            older = self._lanes.get(lane)
            if older is not None:
                older.cancel()
            self._lanes[lane] = task
        self._open += 1
        future: Future[T] = self._pool.submit(work)
        task.future = future  # type: ignore[assignment]  # a task does not care what its work answers
        future.add_done_callback(partial(self._settle, task, then, failed or self.failed.emit))
        return task

    def close(self) -> None:
        """Finish what runs, drop what waits; nothing is delivered afterwards."""
        self._is_closed = True
        for task in self._lanes.values():
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _settle(
        self,
        task: Task,
        then: Callable[[T], object] | None,
        failed: Callable[[Exception], object],
        future: Future[T],
    ) -> None:
        """Runs on the worker, or on the GUI thread for work that never began."""
        call: Callable[[], object] | None = None
        if not future.cancelled():
            error = future.exception()
            if error is None:
                call = partial(then, future.result()) if then is not None else None
            elif isinstance(error, Exception):
                call = partial(failed, error)
            else:
                raise error
        self._arrived.emit((task, call))

    @Slot(object)
    def _take(self, arrival: Arrival) -> None:
        self._waiting.append(arrival)
        self._work()

    @Slot()
    def _go_on(self) -> None:
        self._spent = 0.0
        self._work()

    def _work(self) -> None:
        """Hand over in order what lies there until the turn's time is used up; the next turn has its own."""
        while self._waiting and self._spent < BUDGET_SECONDS:
            begun = stopwatch()
            try:
                self._deliver(*self._waiting.popleft())
            finally:
                self._spent += stopwatch() - begun
                if not self._turn.isActive():
                    self._turn.start()

    def _deliver(self, task: Task, call: Callable[[], object] | None) -> None:
        self._open -= 1
        if self._open == 0:
            self.idle.emit()
        if call is not None and not task.is_cancelled and not self._is_closed:
            call()
