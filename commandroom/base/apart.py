"""Work in a process of its own, whose findings come over in portions while this process does something with them.

On two cores that is nearly twice as fast, which threads are not. It only ever helps: where no process can be started,
or where one ends before its work does, `is_whole` stays False, and who asked does the rest himself.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

log = logging.getLogger(__name__)

Work = Callable[..., Iterator[bytes]]
"""A function of a module, called with what can be pickled; it gives portions that are not empty."""

_END = b""
_WAIT_SECONDS = 5


class UnfinishedError(Exception):
    """Raised by work that cannot go on, and says no more: who asked for it will meet the reason himself."""


class Apart:
    """One piece of work under way. Go through it for its portions; leaving its `with` ends the process, done or not.

    The pipe holds no more than a portion: the work never runs far ahead of who listens, so that its memory is bounded.
    """

    def __init__(self, work: Work, *arguments: object) -> None:
        self.is_whole = False
        self._process: Any = None
        self._ours: Connection | None = None
        try:
            self._start(work, arguments)
        except (
            OSError,
            AssertionError,
        ) as error:  # too many processes, no memory; or this one may have no children
            log.warning("no process of its own", extra={"work": work.__qualname__, "reason": str(error)})
            self.close()

    def _start(self, work: Work, arguments: tuple[object, ...]) -> None:
        spawn = get_context("spawn")
        self._ours, theirs = spawn.Pipe(duplex=False)
        with theirs:
            process = spawn.Process(target=_run, args=(theirs, work, arguments), daemon=True)
            process.start()
            self._process = process

    def __iter__(self) -> Iterator[bytes]:
        """The portions, to the end of the work or of its process."""
        while self._ours is not None and not self.is_whole:
            try:
                portion = self._ours.recv_bytes()
            except (EOFError, OSError):
                log.warning("a process of its own ended early")
                return
            if portion == _END:
                self.is_whole = True
            else:
                yield portion

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        if self._ours is not None:
            self._ours.close()
            self._ours = None
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.join(_WAIT_SECONDS)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()

    def __enter__(self) -> Self:
        """The work itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self.close()


def _run(theirs: Connection, work: Work, arguments: tuple[object, ...]) -> None:
    """What the process does: the work, until its end or until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts the program ends this process too
    with suppress(BrokenPipeError, UnfinishedError), theirs:
        for portion in work(*arguments):
            theirs.send_bytes(portion)
        theirs.send_bytes(_END)
