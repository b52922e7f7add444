"""One writer and four readers on an SQLite file, on the driver that can encrypt.

The driver is told to keep out of transactions (its legacy mode begins none before SELECT or DDL): every one begins by
our own word, IMMEDIATE for the writer, plain for readers. SQLAlchemy is loaded for migrations alone: through its pool
and its events a deed took a quarter longer.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from commandroom.base.clock import stopwatch
from commandroom.domain.errors import DamageError, RoomError, WorldError, WrongUseError
from commandroom.store.faults import fault, identity
from commandroom.store.readers import Readers
from commandroom.store.relief import Relief
from commandroom.store.turns import Turns
from commandroom.store.writer import Writer

LEAST_SQLITE = (3, 51, 3)
KEY_BYTES = 32
READERS = 4
WAIT_SECONDS = 30
CHECKPOINT_PAGES = 200
"""Often and little: after 1000 pages, one click in a hundred waited 30 ms for it instead of 19."""
RELIEVE_AFTER = 24
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=15000",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else REPLACE deletes past the journal's trigger
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    f"wal_autocheckpoint={CHECKPOINT_PAGES}",
    "journal_size_limit=67108864",
    "cache_size=-8192",
)
_READING_PRAGMAS = (  # `query_only` would refuse temporary tables too, which a search needs; `mode=ro` is enough
    "busy_timeout=15000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-2048",  # each reading thread has its own; the system keeps the file's pages besides
)

_LOOKED_FOR_SECONDS, _STEPS = 3.0, 10_000
"""A store of many years is not looked through to its end while somebody waits: `verify` does that."""
UNFORESEEN = (
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    OverflowError,
    dbapi2.IntegrityError,
    dbapi2.ProgrammingError,
)
"""What reading a value of another kind than was expected can come to."""


def require_sqlite(version: str = dbapi2.sqlite_version) -> None:
    """Refuse an SQLite whose write-ahead log can corrupt under two connections (3.7.0 to 3.51.2).

    Raises:
        WorldError: `store.old_sqlite`.
    """
    if tuple(int(part) for part in version.split(".")) < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        raise WorldError("store.old_sqlite", version=version, least=least)


class Database:
    """The connections to one file; with a raw key of 32 bytes it is encrypted, without one plain."""

    def __init__(self, path: Path, key: bytes | None = None, *, read_only: bool = False) -> None:
        require_sqlite()
        if key is not None and len(key) != KEY_BYTES:
            raise WrongUseError("store.key_length", bytes=KEY_BYTES)
        self.path = path
        self._log = f"{path}-wal"
        self.key = key
        self.read_only = read_only
        self._running: dict[Any, object] = {}
        self._guard = threading.Lock()
        self._identity: tuple[int, int] | None = None
        self._was_there = self._is_logged = False
        self._anchor: Any = None
        self.stopped = ""
        self.written = self._unrelieved = 0
        self._writer = Writer(self.connect)
        self._readers = Readers(self.connect, size=READERS, wait=WAIT_SECONDS)
        self._turns = Turns(WAIT_SECONDS)
        self._relief = Relief(self._bring_in)

    def connect(self) -> Any:
        """A fresh connection of the driver, outside the pools.

        Raises:
            WorldError: the file cannot be opened.
            DamageError: it is no database, or the key is wrong.
        """
        self._need_the_same()
        if self._was_there and not self.path.exists():  # SQLite would make an empty one
            raise WorldError("store.vanished", file=self.path.name, folder=str(self.path.parent))
        try:
            if self.read_only:
                return self._for_reading()
            connection = self._prepared(str(self.path), _PRAGMAS)
        except (dbapi2.DatabaseError, UnicodeDecodeError) as error:
            raise fault(error, self.path) from None if _tells_content(error) else error
        self._identity = self._identity or identity(self.path)
        self._was_there = True
        return connection

    def _prepared(self, name: str, pragmas: tuple[str, ...]) -> Any:
        connection = dbapi2.connect(
            name, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
        )
        if self.key is not None:
            connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection

    def _for_reading(self) -> Any:
        """A connection that cannot write.

        Beside a log that can be shared it sees what others write; in a folder where no log can be made the file
        alone is read (`immutable`), since nobody there can change it either.
        """
        plain = f"file:{quote(str(self.path.absolute()))}?mode=ro"
        try:
            return self._prepared(plain, _READING_PRAGMAS)
        except dbapi2.OperationalError:
            return self._prepared(f"{plain}&immutable=1", _READING_PRAGMAS)

    @contextmanager
    def writing(self, *, much: bool = False) -> Iterator[Any]:
        """The writer inside `BEGIN IMMEDIATE`; commits at the end, rolls back on an exception.

        With `much` the commit leaves the log as it is: one of many in a row, after which `relieve` is called.

        Raises:
            WorldError: `store.vanished` when the file is not there any more: a commit into a file without a name is
                lost with the program, so it counts as refused; `store.stopped` after the disk failed to sync.
        """
        if self.stopped:
            raise WorldError("store.stopped", file=self.path.name, reason=self.stopped)
        if self.read_only:
            raise WorldError("store.read_only", file=self.path.name)
        with self._turns.turn(self.path.name):
            self._leave_log(much)
            with self._committed(self._writer.transaction()) as connection:
                self.written += 1
                yield connection

    def _leave_log(self, much: bool) -> None:  # noqa: FBT001 - of `writing`
        """Whether this commit brings the log into the file: not while there is much of it, which a click would pay for."""
        self._unrelieved += much
        with self.translated():
            self._writer.checkpoint_every(0 if self._unrelieved else CHECKPOINT_PAGES)

    def relieve(self, *, at_once: bool = False) -> None:
        """Bring the log into the file after some of what was written `much`, beside whoever writes: nobody waits for it."""
        if self.read_only or self._unrelieved < (1 if at_once else RELIEVE_AFTER):
            return
        self._unrelieved = 0
        self._relief.bring_in(at_once=at_once)

    def _bring_in(self) -> None:
        with self.translated(), closing(self.connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def relieving_beside(self) -> Iterator[None]:
        """While in here, who writes `much` goes on while a thread of its own brings the log into the file."""
        with self._relief.beside():
            yield

    @contextmanager
    def migrating(self) -> Iterator[Any]:
        """A transaction as SQLAlchemy knows it, on a connection of its own, for changing the tables."""
        from sqlalchemy import create_engine, event  # noqa: PLC0415 - not for the start, nor for a deed
        from sqlalchemy.pool import NullPool  # noqa: PLC0415

        engine = create_engine("sqlite://", module=dbapi2, creator=self.connect, poolclass=NullPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        with self._committed(engine.begin()) as connection:
            yield connection

    @contextmanager
    def _committed(self, transaction: AbstractContextManager[Any]) -> Iterator[Any]:
        """A transaction that writes, with all that may go wrong at its end."""
        is_at_the_end = False
        try:
            with self.translated():
                with transaction as connection:
                    self._need_the_same()
                    yield connection
                    is_at_the_end = True
                self._need_the_same()
                self._need_the_log()
        except WorldError as error:
            if is_at_the_end and error.code == "store.disk_fault":
                self._stop(str(error.params.get("reason", "")))
            raise

    def _need_the_same(self) -> None:
        """The file that was opened is the one that bears its name."""
        if self._identity is not None and identity(self.path) != self._identity:
            raise WorldError("store.vanished", file=self.path.name, folder=str(self.path.parent))

    def _need_the_log(self) -> None:
        """What was committed stands in the log until it is brought into the file."""
        is_there = os.path.exists(self._log)  # noqa: PTH110 - with each deed; a `Path` takes five times as long
        if self._is_logged and not is_there:
            raise WorldError("store.vanished", file=self.path.name, folder=str(self.path.parent))
        self._is_logged = is_there

    def _stop(self, reason: str) -> None:
        """Write nothing more, and bring nothing of the log into the file: read on through connections that cannot.

        A kernel that could not bring a page down forgets that, and says "done" when it is asked again. So nobody asks
        again, and nobody writes as if it were down (PostgreSQL learned it in 2018, "fsyncgate").
        """
        self.stopped = reason
        self.read_only = True
        try:
            self._anchor = self._for_reading()  # while it is open, closing the others touches nothing
        except dbapi2.DatabaseError:
            self._anchor = None
        self._readers.close()
        self._writer.close()

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits for its turn to write."""
        return self._turns.is_awaited

    @contextmanager
    def reading(self, *, question: object = None) -> Iterator[Any]:
        """A reader's connection inside a short transaction: one consistent picture; with a question one can break it off."""
        with self.translated(), self._readers.transaction(self.path.name) as raw:
            if question is None:
                yield raw
                return
            with self._guard:
                self._running[raw] = question
            try:
                yield raw
            finally:
                with self._guard:
                    del self._running[raw]

    @contextmanager
    def apart(self) -> Iterator[Any]:
        """A connection of its own for one long look: the index's check trusts what a used one remembers."""
        with self.translated(), closing(self.connect()) as connection:
            connection.execute("BEGIN")
            yield connection

    def interrupt(self, question: object = None) -> None:
        """Break off the read that answers this very question, or without one all that can be.

        Each raises `WorldError("store.interrupted")`. One that has just ended is not mistaken for the next on its connection.
        """
        with self._guard:
            for raw, asked in self._running.items():
                if question is None or asked is question:
                    raw.interrupt()

    def let_go(self) -> None:
        """Free what connections that rest keep of the file in memory: in under a millisecond, and nobody is waited for.

        Whoever closes the store does not wait for it either; a connection that is gone keeps nothing.
        """
        with suppress(dbapi2.Error):
            self._readers.let_go()
            with self._turns.turn_if_free() as is_mine:
                if is_mine:
                    self._writer.let_go()

    def close(self) -> None:
        """Close all connections."""
        self._readers.close()
        self._writer.close()
        if self._anchor is not None:
            self._anchor.close()
        self._identity, self._is_logged = None, False

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Faults of the driver in here become errors that carry a sentence."""
        try:
            yield
        except RoomError:
            raise
        except Exception as error:
            original = getattr(error, "orig", error)
            if isinstance(original, dbapi2.DatabaseError | UnicodeDecodeError) and not isinstance(
                original, dbapi2.IntegrityError | dbapi2.ProgrammingError
            ):
                raise fault(original, self.path) from None if _tells_content(original) else error
            if isinstance(original, UNFORESEEN) and (column := self._misplaced()):
                reason = f"{column}: {type(original).__name__}"
                raise DamageError("store.malformed", file=self.path.name, reason=reason) from None
            raise

    def _misplaced(self) -> str:
        """A column that holds what none of our programs writes: then whoever read it is not at fault."""
        from commandroom.store.kinds import misplaced  # noqa: PLC0415 - after a fault

        ends = stopwatch() + _LOOKED_FOR_SECONDS
        try:
            with closing(self.connect()) as connection:
                connection.set_progress_handler(lambda: stopwatch() > ends, _STEPS)
                return misplaced(connection)
        except (RoomError, dbapi2.DatabaseError):
            return ""


def _tells_content(error: Exception) -> bool:
    """Whether the driver's words hold what stood in the store: no log may have them."""
    return isinstance(error, UnicodeDecodeError) or " with text " in str(error)
