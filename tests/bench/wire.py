"""A wire between two programs: a proxy that lets bytes through at a rate, late, and now and then lost and sent again.

TCP shows loss to a program as a delay: what was sent after a lost segment waits until that one was sent again. So a lost
segment here holds up its direction by the time after which TCP sends again (RFC 6298: no less than a second), doubled
when that is lost too, and takes its room on the line once more.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random

SEGMENT = 1460
"""Bytes of an Ethernet frame that are left for TCP."""
_MOST_TRIES = 6
_QUEUED = 64 * 1024


@dataclass(frozen=True, slots=True)
class Quality:
    """Bits a second in each direction (0: no limit), seconds there and back, the share of segments that are lost."""

    bits: float = 0.0
    trip: float = 0.0
    loss: float = 0.0
    seed: int = 1

    @property
    def again(self) -> float:
        """Seconds after which TCP sends a segment again: the trip and its spread, at least one second (RFC 6298, 2.4)."""
        return max(1.0, 1.5 * self.trip)


class Wire:
    """The proxy. It counts what goes through, in both directions."""

    def __init__(self, to_port: int, quality: Quality) -> None:
        self._to_port = to_port
        self.become(quality)
        self.port = 0
        self.moved = self.lost = self.connections = 0

    def become(self, quality: Quality) -> None:
        """Another quality from now on."""
        self.quality = quality
        self._luck = Random(quality.seed)  # noqa: S311 - a line, not keys

    async def serve(self, ends: asyncio.Event, ready: threading.Event) -> None:
        """Listen on a free port, until it ends."""
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=SEGMENT)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await ends.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(asyncio.CancelledError):  # the bench is over
            await self._joined(reader, writer)

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", self._to_port, limit=SEGMENT)
        late = self.quality.trip + self._held_up() + self._held_up()  # TCP greets first: there and back
        await asyncio.gather(self._carry(reader, there[1], late), self._carry(there[0], writer, late))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, late: float) -> None:
        """One direction: what is read now is written when the line has brought it over."""
        loop = asyncio.get_running_loop()
        underway: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_QUEUED // SEGMENT)
        writing = asyncio.create_task(self._arrive(underway, writer))
        free = loop.time() + late
        with suppress(OSError):
            while piece := await reader.read(SEGMENT):
                self.moved += len(piece)
                free = max(free, loop.time()) + self._takes(len(piece))
                held_up = self._held_up()
                if held_up:
                    free += held_up + self._takes(len(piece))
                await underway.put((free + self.quality.trip / 2, piece))
        await underway.put((max(free, loop.time()) + self.quality.trip / 2, b""))
        await writing

    def _takes(self, size: int) -> float:
        return size * 8 / self.quality.bits if self.quality.bits else 0.0

    def _held_up(self) -> float:
        """For how long a segment holds up what comes after it: mostly not at all."""
        found, again = 0.0, self.quality.again
        for _ in range(_MOST_TRIES):
            if self._luck.random() >= self.quality.loss:
                break
            self.lost += 1
            found, again = found + again, again * 2
        return found

    async def _arrive(
        self, underway: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
    ) -> None:
        """What arrives at a program that has hung up is lost."""
        loop = asyncio.get_running_loop()
        while True:
            due, piece = await underway.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not piece:
                break
            with suppress(OSError):
                writer.write(piece)
                await writer.drain()
        writer.close()


@contextmanager
def wire(to_port: int, quality: Quality | None = None) -> Iterator[Wire]:
    """A wire to a port of this machine, on a loop of its own; a plain one where no quality is named."""
    made, ready, ends = Wire(to_port, quality or Quality()), threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    def work() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(made.serve(ends, ready))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(ends.set)
        thread.join(10)
