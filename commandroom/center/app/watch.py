"""Who waits for news of a place: woken by this process at once, and within a second by what others wrote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from starlette.concurrency import run_in_threadpool

from commandroom.center.store.trusting import EVERYWHERE
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange import streams

LOOK_SECONDS = 1.0


class Watch:
    """Looks at the versions of places while somebody waits."""

    def __init__(self, versions: Callable[[], dict[str, int]], every: float = LOOK_SECONDS) -> None:
        self._versions = versions
        self._every = every
        self._seen: dict[str, int] | None = None
        self._waiting: dict[asyncio.Future[None], str] = {}
        self._soon = asyncio.Event()
        self._looking: asyncio.Task[None] | None = None
        self.is_over = False

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def end(self) -> None:
        """The process ends: nobody waits any longer for what it would not be there to tell."""
        self.is_over = True
        self._soon.set()
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    def look_soon(self) -> None:
        """Something was written here."""
        self._soon.set()

    @contextmanager
    def listening(self, place: str) -> Iterator[asyncio.Future[None]]:
        """A future that is done as soon as something of this place is new; begin to listen before you look."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[future] = place
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield future
        finally:
            self._waiting.pop(future, None)

    async def _look(self) -> None:
        while self._waiting:
            self._soon.clear()
            with suppress(RoomError):  # a store that is down now is looked at again in a second
                self._tell(await run_in_threadpool(self._versions))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._soon.wait(), self._every)
        self._seen = None

    def _tell(self, versions: dict[str, int]) -> None:
        before = self._seen or {}  # after the first look all look once more: what they saw may be older
        self._seen = versions
        changed = [place for place, version in versions.items() if version != before.get(place)]
        for future, own in list(self._waiting.items()):
            if not future.done() and any(_concerns(place, own) for place in changed):
                future.set_result(None)


def _concerns(place: str, own: str) -> bool:
    return place == EVERYWHERE or streams.lies_in(place, own) or streams.lies_in(own, place)
