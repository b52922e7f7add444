"""Two processes of one centre behind a balancer that gives each new connection to the other one."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from typing_extensions import override

from tests.journeys.centre import Running, free_port


class Balancer:
    """Carries bytes between who connects and the processes in turn; knows nothing of TLS."""

    def __init__(self, port: int, behind: list[int]) -> None:
        self.carried = dict.fromkeys(behind, 0)
        self._next = itertools.cycle(behind)
        self._server = socket.create_server(("127.0.0.1", port))
        self._thread = threading.Thread(target=self._serve, daemon=True, name="balancer")
        self._thread.start()

    def close(self) -> None:
        """Take nobody any more."""
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            port = next(self._next)
            far = socket.create_connection(("127.0.0.1", port))
            self.carried[port] += 1
            threading.Thread(target=_join, args=(near, far), daemon=True, name="balanced").start()


def _join(near: socket.socket, far: socket.socket) -> None:
    back = threading.Thread(target=_carry, args=(far, near), daemon=True, name="balanced-back")
    back.start()
    _carry(near, far)
    back.join()
    near.close()
    far.close()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    for end in (one, other):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


class Pair(Running):
    """A centre of two processes on one database; its address is the balancer's."""

    def __init__(self, home: Path, *, name: str, code: str, db: str) -> None:
        super().__init__(home, name=name, code=code, db=db)
        self._processes: list[Running] = []
        self.balancer: Balancer | None = None

    @override
    def start(self) -> None:
        """Both processes, then the balancer."""
        for _ in range(2):
            other = Running.__new__(Running)
            other.home, other.db, other.port, other.process = self.home, self.db, free_port(), None
            other.start()
            self._processes.append(other)
        self.balancer = Balancer(self.port, [one.port for one in self._processes])

    @override
    def end(self, *, by: int = 15) -> None:
        """The balancer, then both."""
        if self.balancer is not None:
            self.balancer.close()
        for one in self._processes:
            one.end(by=by)
        self._processes.clear()


@contextmanager
def serving_in_pairs(home: Path, *, name: str, code: str, db: str) -> Iterator[Pair]:
    """A centre of two processes that runs; both were asked something in the end."""
    centre = Pair(home, name=name, code=code, db=db)
    centre.start()
    try:
        yield centre
        assert centre.balancer is not None
        assert all(centre.balancer.carried.values()), centre.balancer.carried
    finally:
        centre.end()
