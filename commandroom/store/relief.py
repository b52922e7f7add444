"""The log is brought into the file now and then while much is written: at once, or on a thread of its own beside the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

AT_ONCE_EVERY = 4
"""Beside a writer the log is never empty, and so never begun anew: each time so often the writer waits, else it would grow on."""


class Relief:
    """Calls `work`. What fails beside the writer is raised at the next call; nothing is lost by it, the log still has all."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._pool: ThreadPoolExecutor | None = None
        self._underway: Future[None] | None = None
        self._times = 0

    def bring_in(self, *, at_once: bool) -> None:
        """Do it, or see to it that it is done.

        Raises:
            RoomError: the disk failed now or the last time.
        """
        self._times += 1
        if self._pool is None or at_once or self._times % AT_ONCE_EVERY == 0:
            self._end()
            self._work()
        elif self._underway is None or self._underway.done():
            self._end()
            self._underway = self._pool.submit(self._work)

    @contextmanager
    def beside(self) -> Iterator[None]:
        """From now on beside the writer, to the end of this; whoever came first decides."""
        if self._pool is not None:
            yield
            return
        with ThreadPoolExecutor(1, thread_name_prefix="log") as pool:
            self._pool = pool
            try:
                yield
                self._end()
            finally:
                self._pool = None

    def _end(self) -> None:
        underway, self._underway = self._underway, None
        if underway is not None:
            underway.result()
