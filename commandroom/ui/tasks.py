"""Work off the GUI thread, and its answer back on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from commandroom.base.clock import stopwatch
from commandroom.ui.steps import BUDGET_SECONDS, PAUSE_MS

T = TypeVar("T")


class Task:
    """One piece of work that was asked for; whoever asked may think better of it.

    It alone holds what was asked and who waits for it, and lets go of them where it was made: what these hold may be
    widgets, and a widget must not die with the last reference that a worker drops.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        interrupt: Callable[[], object] | None = None,
    ) -> None:
        self.is_cancelled = False
        self.is_done = False
        """Whether nothing more will come of it: answered, failed or cancelled."""
        self._work, self._then, self._failed, self._interrupt = work, then, failed, interrupt
        self._future: Future[Any] | None = None

    def begin(self, pool: ThreadPoolExecutor, arrived: Callable[[Task], object]) -> None:
        """Put it into the queue; `arrived` hears, on any thread, that it ran or was taken off."""
        self._future = pool.submit(self._do)
        self._future.add_done_callback(lambda _future: arrived(self))

    def cancel(self) -> None:
        """Take it off the queue, stop it as it runs, or let its answer drop; neither `then` nor `failed` will be called."""
        if self.is_done:
            return
        self.is_cancelled = self.is_done = True
        future, interrupt = self._future, self._interrupt
        if future is not None and not future.cancel() and not future.done() and interrupt is not None:
            interrupt()

    def answer(self) -> None:
        """Call who waits, here; nobody when it was cancelled."""
        then, failed, future = self._then, self._failed, self._future
        is_wanted, self.is_done = not self.is_cancelled, True
        self.let_go()
        if future is None or not is_wanted or future.cancelled():
            return
        error = future.exception()
        if error is None:
            if then is not None:
                then(future.result())
            return
        if failed is None or not isinstance(error, Exception):
            raise error
        failed(error)

    def let_go(self) -> None:
        """Hold nothing any longer."""
        self._work, self._then, self._failed, self._interrupt, self._future = _nothing, None, None, None, None

    def _do(self) -> Any:
        return self._work()


def _nothing() -> None: ...


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
        self._waiting: deque[Task] = deque()
        self._spent = 0.0
        self._asked_at = stopwatch()
        self._turn = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._turn.timeout.connect(self._go_on)
        # Queued also from this thread: work that is done at once must not be answered before `run` has returned.
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._open > 0

    @property
    def quiet_seconds(self) -> float:
        """For how long nobody has asked for anything."""
        return stopwatch() - self._asked_at

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
        task = Task(work, then, failed or self.failed.emit, interrupt)
        if self._is_closed:
            task.cancel()
            return task
        if lane:
            older = self._lanes.get(lane)
            if older is not None:
                older.cancel()
            self._lanes[lane] = task
        self._open += 1
        self._asked_at = stopwatch()
        task.begin(self._pool, self._arrived.emit)
        return task

    def close(self) -> None:
        """Finish what runs, drop what waits; nothing is delivered afterwards."""
        self._is_closed = True
        for task in self._lanes.values():
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _take(self, task: Task) -> None:
        self._waiting.append(task)
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
                self._deliver(self._waiting.popleft())
            finally:
                self._spent += stopwatch() - begun
                if not self._turn.isActive():
                    self._turn.start()

    def _deliver(self, task: Task) -> None:
        self._open -= 1
        if self._open == 0:
            self.idle.emit()
        if self._is_closed:
            task.cancel()
        task.answer()
