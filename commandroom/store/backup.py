"""Copies of the store: made beside a running writer, verified, the oldest let go; and brought back."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.domain.errors import DamageError, NotFoundError, WorldError
from commandroom.domain.time.moments import local as township_time
from commandroom.store import checking, local, rebuilding
from commandroom.store.engine import Database, fault

KEPT = 30
SUFFIX = ".backup.db"
_READY, _REPLACED = ".restored-", ".replaced-"


def backup(database: Database, folder: Path, *, now: datetime, kept: int = KEPT) -> Path:
    """Write a copy named after the local time into `folder`, verify it, keep the newest `kept`.

    `VACUUM INTO` reads one consistent picture and never has to begin again, however busy the writer is.

    Raises:
        WorldError: the folder cannot be written.
        DamageError: `backup.damaged`: the copy is not what it should be; it is not kept.
    """
    name = f"{database.path.stem}-{township_time(now):%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, name)
        partial = path.with_name(path.name + ".partial")
        _remove(partial)
        _vacuum_into(database, partial)
        _require_sound(Database(partial, database.key), partial)
        sync(partial)
        partial.replace(path)
        sync_folder(folder)
    except OSError as error:
        raise WorldError("backup.cannot_write", folder=str(folder), reason=str(error)) from error
    for old in backups(folder, database.path.stem)[kept:]:
        old.unlink(missing_ok=True)
    return path


def backups(folder: Path, stem: str = "") -> list[Path]:
    """The copies in a folder, newest first."""
    return sorted(folder.glob(f"{stem}*{SUFFIX}"), key=lambda path: path.name, reverse=True)


def restore(copy: Path, *, into: Path, key: bytes | None = None, now: datetime) -> Path | None:
    """Put a verified copy in the place of the store's file; returns where what it replaced was kept.

    The seat goes on in a new incarnation: what it wrote after the copy may live on at other seats, and its
    numbers of entries must not be given twice.

    Raises:
        NotFoundError: `backup.unknown`.
        DamageError: `backup.damaged`: nothing was replaced.
    """
    if not copy.is_file():
        raise NotFoundError("backup.unknown", file=str(copy))
    finish_restore(into)
    fresh = into.with_name(into.name + ".restoring")
    _remove(fresh)
    into.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(copy, fresh)
    try:
        _require_sound(Database(fresh, key), copy)
        _begin_anew(Database(fresh, key))
        sync(fresh)
    except BaseException:
        _remove(fresh)
        raise
    fresh.replace(
        _ready(into, now)
    )  # from here on the way leads forward: the next opening goes on where this broke off
    sync_folder(into.parent)
    return finish_restore(into)


def finish_restore(into: Path) -> Path | None:
    """Put a copy that was made ready in the store's place; returns where what it replaced was kept, if anything was.

    Broken off at any step and called again it comes to the same end: what is replaced goes first, its log before its
    file, under a name that the ready copy carries.
    """
    ready = next(iter(sorted(into.parent.glob(f"{into.stem}{_READY}*{into.suffix}"))), None)
    if ready is None:
        return None
    aside = ready.with_name(ready.name.replace(_READY, _REPLACED, 1))
    for suffix in ("-wal", "-shm", ""):
        part = into.with_name(into.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    ready.replace(into)
    sync_folder(into.parent)
    return aside if aside.exists() else None


def _ready(into: Path, now: datetime) -> Path:
    """A name that no copy that was made ready has, nor any store that was replaced."""
    stamp, number = f"{township_time(now):%Y%m%d-%H%M%S}", 1
    name = stamp
    while any(into.parent.glob(f"{into.stem}.*-{name}{into.suffix}*")):
        number += 1
        name = f"{stamp}-{number}"
    return into.with_name(f"{into.stem}{_READY}{name}{into.suffix}")


def _begin_anew(database: Database) -> None:
    """A new incarnation with its caches made anew: no chain covers them, so a byte of theirs may have changed unseen."""
    try:
        with database.writing() as connection:
            local.next_incarnation(connection)
            key = local.seat(connection).search_key
            rebuilding.rebuild(connection, search_key=key, token=os.urandom(8).hex())
            checking.save_checkpoint(connection)
        connection = database.connect()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    finally:
        database.close()


def _remove(path: Path) -> None:
    """A file with its logs: one that was left behind by an earlier file of this name would be played into the new one."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _free(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{SUFFIX}"
    return path


def _vacuum_into(database: Database, path: Path) -> None:
    connection = database.connect()
    try:
        connection.execute("VACUUM INTO ?", (str(path),))
    except dbapi2.DatabaseError as error:
        path.unlink(missing_ok=True)
        raise fault(error, database.path) from error
    finally:
        connection.close()


def _require_sound(database: Database, path: Path) -> None:
    try:
        with database.reading() as connection:
            rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            found: list[Any] = [] if rows == ["ok"] else rows
            own = local.seat(connection).stream
            found = found or [*checking.check_heads(connection), *checking.walk(connection).faults(own)]
    finally:
        database.close()
    if found:
        raise DamageError("backup.damaged", file=path.name, problem=str(found[0]), count=len(found))
    for suffix in ("-wal", "-shm"):
        database.path.with_name(database.path.name + suffix).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """A file's bytes down to the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """New names down to the disk, where folders can be opened (not on Windows)."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
