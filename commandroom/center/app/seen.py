"""When each device was heard last: noted once a minute, written for many devices together.

With a transaction for each session, eight hundred seats that come back at once would wait for the disk before any of them
has brought anything.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from commandroom.base.clock import stopwatch
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.streams import Device

TOGETHER_SECONDS = 1.0
AGAIN_SECONDS = 60.0
_MOST_NAMES = 10_000


class Seen:
    """The notes of a process that are not written yet. For several threads."""

    def __init__(self, store: CenterStore, watch: Callable[[], float] = stopwatch) -> None:
        self._store = store
        self._watch = watch
        self._guard = threading.Lock()
        self._waiting: dict[str, tuple[Device, int]] = {}
        self._noted: dict[str, float] = {}
        self._written = -TOGETHER_SECONDS
        self._later: asyncio.Task[None] | None = None

    def note(self, device: Device) -> None:
        """Note a device that was not heard for a minute; written now unless others were a moment ago.

        Raises:
            RoomError: the store could not; it is written with the next one.
        """
        now = self._watch()
        with self._guard:
            if now - self._noted.get(device.id, -AGAIN_SECONDS) < AGAIN_SECONDS:
                return
            if len(self._noted) >= _MOST_NAMES:
                self._noted.clear()
            self._noted[device.id] = now
            self._waiting[device.id] = (device, self._store.now())
            is_soon = now - self._written < TOGETHER_SECONDS
            if not is_soon:
                self._written = now
        if not is_soon:
            self.write()

    def write(self) -> None:
        """Write what waits, in one transaction.

        Raises:
            RoomError: the store could not; it waits on.
        """
        with self._guard:
            waiting, self._waiting = self._waiting, {}
        if not waiting:
            return
        try:
            with self._store.database.writing() as connection:
                self._store.notes.seen(connection, waiting.values())
        except BaseException:
            with self._guard:
                self._waiting = waiting | self._waiting
            raise

    def write_later(self) -> None:
        """Write what waits in a moment; called on the loop."""
        if self._waiting and (self._later is None or self._later.done()):
            self._later = asyncio.create_task(self._after_a_moment())

    async def _after_a_moment(self) -> None:
        await asyncio.sleep(TOGETHER_SECONDS)
        with suppress(RoomError):  # a store that is down now is written to with the next session
            await run_in_threadpool(self.write)
