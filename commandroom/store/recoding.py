"""The same content under another key, or under none; and how a file shows whether it is under one."""

from __future__ import annotations

import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.base.durable import sync
from commandroom.domain.errors import NotFoundError
from commandroom.store.engine import Database
from commandroom.store.faults import fault

PLAIN = b"SQLite format 3\0"
_PAGE = 4096
"""The least that an encrypted file has; chance cannot be compressed."""


def is_encrypted(path: Path) -> bool:
    """Whether the file is under a key: an SQLite file says so in plain text, an encrypted one looks like chance.

    What is neither (nothing but zeros, a text, half a page) is damage, and no key would open it.
    """
    try:
        with path.open("rb") as file:
            page = file.read(_PAGE)
    except OSError:
        return False
    return len(page) == _PAGE and not page.startswith(PLAIN) and len(zlib.compress(page)) > _PAGE


def converted(source: Path, key: bytes | None, target: Path, new_key: bytes | None) -> None:
    """A fresh file with all of another one's content under another key, down to the disk.

    Raises:
        NotFoundError: `store.none`. DamageError: the source cannot be read with its key. WorldError: the disk.
    """
    _forget(target)
    try:
        with closing(connected(source, key)) as connection:
            _export(connection, target, new_key)
        sync(target)
    except dbapi2.DatabaseError as error:
        _forget(target)
        raise fault(error, source) from error


def connected(path: Path, key: bytes | None) -> Any:
    """A connection to a file that is there.

    Raises:
        NotFoundError: `store.none`. DamageError: it is no store, or the key is another's.
    """
    if not path.is_file():
        raise NotFoundError("store.none", file=str(path))
    return Database(path, key).connect()


def _export(connection: Any, target: Path, key: bytes | None) -> None:
    """SQLCipher's own export: every table, index and trigger, the shadow tables of the search index too."""
    told = "" if key is None else f"x'{key.hex()}'"
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), told))
    connection.execute("PRAGMA fresh.journal_mode = DELETE").fetchone()
    connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
    for pragma in ("user_version", "application_id"):
        value = connection.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        connection.execute(f"PRAGMA fresh.{pragma} = {int(value)}")
    connection.execute("DETACH DATABASE fresh")


def _forget(path: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
