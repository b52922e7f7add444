"""A handful of reading connections, handed out one to a reader.

SQLAlchemy's pool would do the same, but loading SQLAlchemy takes longer than all first questions of a desk together.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from commandroom.domain.errors import WorldError

LET_GO = "PRAGMA shrink_memory"


class Readers:
    """At most `size` connections at a time; who comes later waits up to `wait` seconds."""

    def __init__(self, connect: Callable[[], Any], *, size: int, wait: float) -> None:
        self._connect = connect
        self._wait = wait
        self._free = threading.BoundedSemaphore(size)
        self._guard = threading.Lock()
        self._idle: list[Any] = []

    @contextmanager
    def transaction(self, name: str) -> Iterator[Any]:
        """A connection inside BEGIN … ROLLBACK: one consistent picture, nothing to keep.

        Raises:
            WorldError: `store.busy` with the `name` of the file, when all connections stay in use.
        """
        if not self._free.acquire(timeout=self._wait):
            raise WorldError("store.busy", file=name)
        try:
            connection = self._taken()
            try:
                connection.execute("BEGIN")
                yield connection
            except BaseException:
                self._end(connection)
                raise
            self._end(connection)
        finally:
            self._free.release()

    def let_go(self) -> None:
        """Free the pages that those in nobody's use keep in memory; the system keeps the file's own besides."""
        with self._guard:
            for connection in self._idle:
                connection.execute(LET_GO)

    def close(self) -> None:
        """Close the connections that nobody uses; one in use is closed when it comes back to nobody."""
        with self._guard:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _taken(self) -> Any:
        with self._guard:
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _end(self, connection: Any) -> None:
        """Back to the others; one that cannot end its transaction is broken and is closed."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except Exception:
            connection.close()
            raise
        with self._guard:
            self._idle.append(connection)
