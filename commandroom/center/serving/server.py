"""Listens on one address with TLS 1.2 or newer under the centre's own authority, until it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import ssl
from asyncio import sslproto
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from anyio.to_thread import current_default_thread_limiter
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

from commandroom.base.garbage import look_seldom
from commandroom.base.heaps import keep_heaps_few
from commandroom.center.app.application import Center
from commandroom.center.authority.home import CenterHome
from commandroom.center.serving.linked import Link
from commandroom.domain.errors import FieldError, RoomError, WorldError

log = logging.getLogger("commandroom.center.server")

GRACE_SECONDS = 10
_RENEWAL_SECONDS = 3600.0
_MOST_PORT = 65535
_BACKLOG = 2048
_ENDINGS = (signal.SIGINT, signal.SIGTERM)
_THREADS = 5
_HEAPS = 1
_UNSENT = 64 * 1024
_READ_AT_ONCE = 4 * 1024
"""Python gives each connection 256 KiB to read into: eight hundred seats were 200 MB. A record of TLS holds 16 at most."""


def address_of(text: str) -> tuple[str, int]:
    """`HOST:PORT`, `[::1]:8443` in two.

    Raises:
        FieldError: `center.listen`.
    """
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdigit()) or int(port) > _MOST_PORT:
        raise FieldError("center.listen", field="listen", value=text[:60])
    return host, int(port)


class _Connection(H11Protocol):
    """One seat's connection: an answer waits in the application, not in the connection's own memory."""

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as its own parent has it
        transport.set_write_buffer_limits(high=_UNSENT)
        super().connection_made(transport)


class _Server(uvicorn.Server):
    """Says when it listens; looks each hour whether the certificate must be renewed; ends without waiting for who waits."""

    def __init__(
        self, config: uvicorn.Config, center: Center, home: CenterHome, said: Callable[[str], object]
    ) -> None:
        super().__init__(config)
        self._center = center
        self._home = home
        self._said = said
        self._renewing: asyncio.Task[None] | None = None

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        for one in self.servers:
            for listening in one.sockets:
                host, port = listening.getsockname()[:2]
                self._said(f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}")
        current_default_thread_limiter().total_tokens = _THREADS
        self._renewing = asyncio.create_task(self._renew())

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._center.watch.end()
        if self._renewing is not None:
            self._renewing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._renewing
        await super().shutdown(sockets)

    @override
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in order and say 0; the server's own way raises the signal once more when all is done."""
        before = {one: signal.signal(one, self.handle_exit) for one in _ENDINGS}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEWAL_SECONDS)
            if await asyncio.to_thread(self._center.renew) and self.config.ssl is not None:
                self.config.ssl.load_cert_chain(*self._home.server_files())
                log.info("certificate renewed")
            await asyncio.to_thread(_mark, self._center, self._home)


def _mark(center: Center, home: CenterHome) -> None:
    """A store that does not answer now is marked an hour later; the calls say so themselves."""
    try:
        if center.store.mark(home.folder):
            log.warning("another store has taken the place of the last one: a new epoch begins")
    except (RoomError, OSError) as error:
        log.warning("the store cannot be marked: %s", type(error).__name__)


def serve(center: Center, home: CenterHome, listen: str, said: Callable[[str], object]) -> None:
    """Serve until the process is told to end; calls under way are finished.

    Raises:
        FieldError: `center.listen`.
        WorldError: `center.port_taken`.
    """
    host, port = address_of(listen)
    _spare_memory()
    if center.renew():
        log.info("certificate renewed")
    _mark(center, home)
    listening = _socket(host, port)
    upstream = home.upstream()
    link = Link(home, center.store, upstream, center.metrics, clock=center.store.clock) if upstream else None
    try:
        if link is not None:
            link.start()
        server = _Server(_config(center, home.server_files()), center, home, said)
        server.run(sockets=[listening])
    finally:
        if link is not None:
            link.stop()
        listening.close()
        center.close()


def _spare_memory() -> None:
    """What stands now stays: it is not looked through again. Threads take their memory from few heaps (glibc)."""
    sslproto.SSLProtocol.max_size = _READ_AT_ONCE
    keep_heaps_few(_HEAPS)
    gc.collect()
    gc.freeze()
    look_seldom()


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # By its protocol's number: only then asyncio sends small answers at once instead of after the other's delayed ACK.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise WorldError("center.port_taken", address=f"{host}:{port}", reason=reason) from error
    return listening


def _config(center: Center, files: tuple[Path, Path]) -> uvicorn.Config:
    options: dict[str, Any] = {
        "log_config": None, "access_log": False, "server_header": False, "proxy_headers": False, "lifespan": "off",
        "http": _Connection, "ws": "none", "timeout_graceful_shutdown": GRACE_SECONDS, "timeout_keep_alive": 75,
    }  # fmt: skip
    certificate, key = files
    config = uvicorn.Config(center.app, ssl_certfile=str(certificate), ssl_keyfile=str(key), **options)
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return config
