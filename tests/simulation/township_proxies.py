"""The lines between seats and centre: small TCP proxies that cut, delay, double a connection's opening, or answer HTML.

TLS goes through them, so they can no more read or change a word than a township's line can. What they do to a connection is
drawn when it is opened; `heal` ends all that is ill and lets everything through from then on.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

BLOCK = 65536
WELL, CUT, SLOW, DOUBLED, HTML, REFUSED = "well", "cut", "slow", "doubled", "html", "refused"
FAULTS = (CUT, SLOW, DOUBLED, HTML, REFUSED)
SHARES = {WELL: 58, CUT: 18, SLOW: 8, DOUBLED: 8, HTML: 4, REFUSED: 4}
PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 43\r\nConnection: close\r\n\r\n"
    b"<html><body>Please sign in.</body></html>\r\n"
)
"""What a hotel's network says to everybody."""


@dataclass(slots=True)
class _Manner:
    """What becomes of one connection: after how many bytes each way it is cut, how long each block takes."""

    kind: str
    bytes_left: int = 1 << 40
    pause: float = 0.0


@dataclass
class Proxies:
    """A port for each seat; all lead to one other port."""

    ports: dict[str, int]
    target: int
    luck: random.Random
    census: Counter[str] = field(default_factory=Counter)
    is_ill: bool = True

    def __post_init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._servers: list[asyncio.Server] = []
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxies", daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(10)

    async def _open(self) -> None:
        for port in self.ports.values():
            self._servers.append(await asyncio.start_server(self._met, "127.0.0.1", port))

    def heal(self) -> None:
        """Let everything through from now on; what was ill is cut."""
        self.is_ill = False
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)

    def close(self) -> None:
        """No lines any more."""
        asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=5)

    async def _shut(self) -> None:
        for server in self._servers:
            server.close()
        await self._end()

    def _drawn(self) -> _Manner:
        if not self.is_ill:
            return _Manner(WELL)
        kind = self.luck.choices(list(SHARES), list(SHARES.values()))[0]
        match kind:
            case "cut":
                return _Manner(
                    kind, bytes_left=int(self.luck.choice((300, 3000, 30_000)) * self.luck.random())
                )
            case "slow":
                return _Manner(kind, pause=self.luck.uniform(0.01, 0.1))
            case _:
                return _Manner(kind)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._carry(reader, writer, self._drawn())
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            _end(writer)
            self._tasks.discard(task)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, manner: _Manner
    ) -> None:
        if manner.kind not in {CUT, WELL}:
            self.census[manner.kind] += 1
        if manner.kind == REFUSED:
            return
        if manner.kind == HTML:
            await reader.read(BLOCK)
            writer.write(PORTAL)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
            return
        first = await reader.read(BLOCK)
        doubles: list[asyncio.StreamWriter] = []
        there, onward = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            if manner.kind == DOUBLED:
                doubles.append(await self._doubled(first))
            onward.write(first)
            ways = (self._way(reader, onward, manner), self._way(there, writer, manner))
            await _until_one_ends(*ways)
        finally:
            for one in (onward, *doubles):
                _end(one, rudely=manner.kind == CUT and self.luck.random() < 0.5)

    async def _doubled(self, first: bytes) -> asyncio.StreamWriter:
        """The opening arrives a second time, on a connection of its own."""
        _, again = await asyncio.open_connection("127.0.0.1", self.target)
        again.write(first)
        return again

    async def _way(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, manner: _Manner) -> None:
        while data := await reader.read(BLOCK):
            if manner.pause:
                await asyncio.sleep(manner.pause)
            if len(data) > manner.bytes_left:
                writer.write(data[: manner.bytes_left])
                self.census[CUT] += 1
                return
            manner.bytes_left -= len(data)
            writer.write(data)
            await writer.drain()


async def _until_one_ends(*ways: object) -> None:
    tasks = [asyncio.ensure_future(way) for way in ways]  # type: ignore[call-overload]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _end(writer: asyncio.StreamWriter, *, rudely: bool = False) -> None:
    """Hang up, in order or by a reset."""
    with suppress(OSError, RuntimeError):
        if rudely:
            end: socket.socket = writer.get_extra_info("socket")
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.close()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens at."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
