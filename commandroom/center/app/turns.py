"""Whose call is worked on next: a few at a time, and what seats bring before what they fetch."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count

from commandroom.base.clock import stopwatch
from commandroom.domain.exchange.messages import PullAsk

AT_ONCE = 3
"""More only take memory and the cores from each other. Batches that wait for the disk share a transaction, so it is some."""
GIVES_WAY: dict[type, float] = {PullAsk: 5.0}
"""By so many seconds a call lets later ones go first: what is fetched is safe somewhere, what is brought is not yet."""


class Turns:
    """The calls of a process that are worked on, and those that wait. On one loop."""

    def __init__(self, at_once: int = AT_ONCE, watch: Callable[[], float] = stopwatch) -> None:
        self._free = at_once
        self._watch = watch
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def turn(self, kind: type) -> AsyncIterator[None]:
        """Wait for a turn of a call of this kind, and have it."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(self._watch() + GIVES_WAY.get(kind, 0.0))
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, due: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (due, next(self._numbers), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._pass_on()  # it was this one's turn, and nobody takes it
            raise

    def _pass_on(self) -> None:
        while self._waiting:
            _, _, next_one = heapq.heappop(self._waiting)
            if not next_one.done():
                next_one.set_result(None)
                return
        self._free += 1
