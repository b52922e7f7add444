"""The page that will be given next, read out of the journal while the one before it is still under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from commandroom.domain.exchange.effects import LoadSpan, Span


class PagesAhead:
    """At most one page, for one thread. What is asked for in another order is read by who asks."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._coming: tuple[LoadSpan, Future[Span]] | None = None

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Only in here is anything read ahead; a page that nobody took is dropped at the end."""
        with ThreadPoolExecutor(1, thread_name_prefix="page-ahead") as pool:
            self._pool = pool
            try:
                yield
            finally:
                self._pool, self._coming = None, None

    def begin(self, effect: LoadSpan, load: Callable[[LoadSpan], Span]) -> None:
        """This one is expected next."""
        if self._pool is not None:
            self._coming = (effect, self._pool.submit(load, effect))

    def taken(self, effect: LoadSpan) -> Span | None:
        """The page, if it is the one that was expected.

        Raises:
            RoomError: the disk failed while it was read.
        """
        coming, self._coming = self._coming, None
        return coming[1].result() if coming is not None and coming[0] == effect else None
