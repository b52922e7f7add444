"""The one connection that writes, made with the first word that is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.store.readers import LET_GO


class Writer:
    """Keeps the connection between transactions; whoever uses it has taken his turn before."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._connection: Any = None
        self._pages = -1

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """The connection inside BEGIN IMMEDIATE … COMMIT; after an exception nothing of it has happened."""
        if self._connection is None:
            self._connection = self._connect()
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.commit()
        except BaseException:
            self._undo()
            raise

    def checkpoint_every(self, pages: int) -> None:
        """After how many pages a commit brings the log into the file; 0: never, somebody else does it."""
        if pages == self._pages and self._connection is not None:
            return
        if self._connection is None:
            self._connection = self._connect()
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")
        self._pages = pages

    def let_go(self) -> None:
        """Free the pages that it keeps in memory."""
        if self._connection is not None:
            self._connection.execute(LET_GO)

    def _undo(self) -> None:
        """Take back what the transaction wrote; a connection that cannot is broken and is closed, which does it too."""
        try:
            if self._connection.in_transaction:
                self._connection.rollback()
        except dbapi2.Error:
            self.close()

    def close(self) -> None:
        """Close the connection; the next transaction makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
