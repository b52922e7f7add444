"""The database of a centre by its URL: an SQLite file on the program's own driver, or PostgreSQL.

On SQLite every transaction begins by our own word, IMMEDIATE for writers, and is on the disk when it is committed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import QueuePool

from commandroom.center.store.schema import metadata
from commandroom.domain.errors import RoomError, WorldError, WrongUseError

SQLITE, POSTGRESQL = "sqlite", "postgresql"
WAIT_SECONDS = 10
_READERS, _CONNECTIONS = 4, 6
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=10000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",  # a key that was destroyed is not left in a free page
    "wal_autocheckpoint=2000",
    "journal_size_limit=67108864",
)
_WRITER_KIB, _READER_KIB = 4096, 1024
"""Of pages that each connection keeps; the system keeps the file's too, and eight hundred seats need the memory."""
_DISK_FULL, _OUT_OF_DISK = "53100", "53"
"""PostgreSQL's classes of SQLSTATE: disk_full, insufficient_resources."""


class Database:
    """A pool that reads and one that writes."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.path: Path | None = None
        if url.startswith("sqlite:///"):
            self.path = Path(url.removeprefix("sqlite:///"))
            self.kind = SQLITE
            self._writer = self._sqlite(1, "BEGIN IMMEDIATE", _WRITER_KIB)
            self._reader = self._sqlite(_READERS, "BEGIN", _READER_KIB)
        elif url.startswith("postgresql+psycopg://"):
            self.kind = POSTGRESQL
            self._writer = self._reader = _postgresql(url)
        else:
            raise WrongUseError("center.db_url")
        self.dialect = self._writer.dialect

    def _sqlite(self, size: int, begin: str, kib: int) -> Engine:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - not for a centre on PostgreSQL

        from commandroom.store.engine import require_sqlite  # noqa: PLC0415 - likewise

        require_sqlite()
        path = self.path

        def connect() -> Any:
            connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA cache_size=-{kib}")
            return connection

        engine = create_engine(
            "sqlite://", module=dbapi2, creator=connect, poolclass=QueuePool, pool_size=size, max_overflow=0,
            pool_timeout=WAIT_SECONDS,
        )  # fmt: skip
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def make_tables(self) -> None:
        """Those that are not there yet. Two processes may begin at once."""
        try:
            with self.writing() as connection:
                metadata.create_all(connection)
        except WorldError:
            with self.writing() as connection:  # the other process was first
                metadata.create_all(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; durable when it ends.

        Raises:
            WorldError: `store.busy`, `store.disk_full`, `center.no_database`: nothing of it has happened.
        """
        with self._translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only looks."""
        with self._translated(), self._reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._writer.dispose()
        self._reader.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeoutError as error:
            raise WorldError("store.busy", file=self._shown, folder="", reason="pool") from error
        except (DBAPIError, self._driver_error) as error:  # the driver's own where rows are copied in bulk
            raise self._fault(error) from error
        except SQLAlchemyError as error:
            raise WorldError("center.no_database", reason=type(error).__name__) from error

    @property
    def _driver_error(self) -> type[Exception]:
        found: type[Exception] = self.dialect.loaded_dbapi.Error
        return found

    def _fault(self, error: Exception) -> Exception:
        inner = getattr(error, "orig", None)
        origin = inner if isinstance(inner, Exception) else error
        if self.path is not None:
            from commandroom.store.faults import fault  # noqa: PLC0415 - not for a centre on PostgreSQL

            found = fault(origin, self.path)
            return found if isinstance(found, RoomError) else error
        state = str(getattr(origin, "sqlstate", "") or "")
        if state.startswith(_OUT_OF_DISK):
            return WorldError(
                "store.disk_full" if state == _DISK_FULL else "store.busy", **self._where(origin)
            )
        if state.startswith(("08", "57", "40", "55")) or not state:
            code = "store.busy" if state.startswith(("40", "55")) else "center.no_database"
            return WorldError(code, **self._where(origin))
        return error

    def _where(self, origin: Exception) -> dict[str, str]:
        return {"file": self._shown, "folder": "", "reason": type(origin).__name__}

    @property
    def _shown(self) -> str:
        """The database's name without user and password."""
        return self.path.name if self.path is not None else self.url.rpartition("/")[2].partition("?")[0]


def _postgresql(url: str) -> Engine:
    return create_engine(
        url, pool_size=_CONNECTIONS, max_overflow=0, pool_timeout=WAIT_SECONDS, pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "options": "-c synchronous_commit=on -c lock_timeout=10s"},
    )  # fmt: skip
