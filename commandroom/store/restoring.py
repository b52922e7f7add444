"""The way back: a verified copy takes the store's place, what it replaces is kept, a kill leaves one of the two whole.

First the copy is made ready beside the store (`prepare`), which may take minutes and changes nothing. Then the exchange
(`exchange`) is decided by one small file, the intent: before it lies on the disk the old store stands, from then on the
new one; `finish` does the renames that are left, and every opening of a store calls it first.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from commandroom.base.durable import make_folder, sync, sync_folder
from commandroom.domain.errors import DamageError, NotFoundError, RefusedError, RoomError, WorldError
from commandroom.domain.time.moments import local as township_time
from commandroom.store import backup, checking, erasures, local, rebuilding, recoding, sound
from commandroom.store.engine import Database
from commandroom.store.faults import fault
from commandroom.store.migrating import revision, upgrade
from commandroom.store.shape import HEAD, INTENT

READY = ".restoring"
_PARTS = ("-wal", "-shm", "")
_ROOM_FACTOR = 2.2
"""The ready file, and the log while its caches are made anew."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A copy made ready: what it holds, and how many erased events lost their keys again."""

    found: sound.Sound
    erased_again: int


def restore(copy: Path, *, into: Path, key: bytes | None = None, now: datetime) -> Path | None:
    """Verify a copy and put it in the place of the store's file; returns where what it replaced was kept.

    Raises:
        NotFoundError: `backup.unknown`.
        DamageError: `backup.damaged`, `backup.not_a_store`: nothing was replaced.
        RefusedError: `backup.other_room`.
        WorldError: `store.newer`, `backup.no_room`.
    """
    finish(into)
    prepare(copy, into=into, key=key)
    return exchange(into, now=now, key=key)


def prepare(copy: Path, *, into: Path, key: bytes | None = None, old_key: bytes | None = None) -> Ready:
    """Verify a copy and make it ready beside the store: caches made anew, erased keys destroyed, a new incarnation.

    The seat goes on in a new incarnation: what it wrote after the copy may live on at other seats, and its numbers of
    entries must not be given twice. No chain covers the caches, so a byte of theirs may have changed unseen.

    What is made ready is under `key` as the store is, or plain; a copy from before the store was encrypted is brought
    under it, and one that is under `old_key` out of it.
    """
    if not copy.is_file():
        raise NotFoundError("backup.unknown", file=str(copy))
    if not copy.stat().st_size:  # the kernel's own files say so, and may have no end
        raise DamageError("backup.not_a_store", file=copy.name, reason="0 bytes")
    ready, was_there = ready_path(into), into.parent.exists()
    try:
        with _told(into), _named(copy):
            make_folder(into.parent)
            need_room(copy, into.parent)
            backup.remove(ready)
            _take(copy, ready, key, old_key)
            found = backup.verified(ready, key, as_noted=copy)
            present = _present(into, key)
            _need_same_room(present, found, copy)
            lists = (into.parent, into.parent / backup.FOLDER, copy.parent)
            erased = erasures.known(*lists) | present.erased | found.erased
            count = _begin_anew(Database(ready, key), after=present.incarnation, erased=erased)
            erasures.note(into.parent, erased)
            sync(ready)
    except BaseException:
        with suppress(OSError):
            backup.remove(ready)
            if not was_there:
                into.parent.rmdir()
        raise
    return Ready(found, count)


@contextmanager
def _named(copy: Path) -> Iterator[None]:
    """What is wrong with the file that is made ready is wrong with the copy: that one is named."""
    try:
        yield
    except RoomError as error:
        if str(error.params.get("file", "")).endswith(READY):
            error.params["file"] = copy.name
        raise


def cancel(into: Path) -> None:
    """Let go of what was made ready."""
    if not _intent(into).exists():
        backup.remove(ready_path(into))


def ready_path(into: Path) -> Path:
    """Where a copy is made ready."""
    return into.with_name(into.name + READY)


def _intent(into: Path) -> Path:
    return into.with_name(into.name + INTENT)


def exchange(
    into: Path, *, now: datetime, key: bytes | None = None, step: Callable[[str], object] = lambda _name: None
) -> Path | None:
    """Let what was made ready take the store's place; returns where the old one is kept, None if there was none.

    `step` hears of each step before it is taken.
    """
    with _told(into):
        aside = free_aside(into, now) if into.exists() else None
        if aside is not None:
            _settle(into, key)
        intent = _intent(into)
        fresh = intent.with_name(intent.name + backup.PARTIAL)
        with fresh.open("w", encoding="utf-8") as file:
            json.dump({"aside": aside.name if aside is not None else ""}, file)
            file.flush()
            os.fsync(file.fileno())
        step("decide")
        os.replace(fresh, intent)  # noqa: PTH105 - from here on the new store stands
        sync_folder(into.parent)
    step("finish")
    finish(into)
    return aside


def set_aside(into: Path, *, now: datetime, key: bytes | None = None) -> Path:
    """Take a store out of its place and keep it beside it; returns where."""
    aside = free_aside(into, now)
    _settle(into, key)
    for suffix in _PARTS:
        part = into.with_name(into.name + suffix)
        if part.exists():
            os.replace(part, into.with_name(aside.name + suffix))  # noqa: PTH105
    sync_folder(into.parent)
    return aside


def finish(into: Path) -> bool:
    """Do what is left of an exchange that was decided; whether there was one.

    While the ready file is there, whatever bears the store's name is the old one.
    """
    intent = _intent(into)
    with _told(into):
        try:
            decided = json.loads(intent.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return False
        _moved(into, str(decided["aside"]))
        intent.unlink(missing_ok=True)
    return True


def _moved(into: Path, aside: str) -> None:
    ready = ready_path(into)
    if ready.exists():
        for suffix in _PARTS:
            part = into.with_name(into.name + suffix)
            kept = into.with_name(aside + suffix) if aside else None
            if kept is not None and part.exists() and not kept.exists():
                os.replace(part, kept)  # noqa: PTH105
            elif suffix:
                part.unlink(missing_ok=True)
        os.replace(ready, into)  # noqa: PTH105
        sync_folder(into.parent)
    elif aside and not into.exists():
        _taken_back(into, aside)


def _taken_back(into: Path, aside: str) -> None:
    """The old store again: a file system without a journal may lose a file between its old name and its new one."""
    for suffix in _PARTS:
        kept = into.with_name(aside + suffix)
        if kept.exists():
            os.replace(kept, into.with_name(into.name + suffix))  # noqa: PTH105
    sync_folder(into.parent)


@contextmanager
def _told(into: Path) -> Iterator[None]:
    """Faults of files and of the driver in here become errors that carry a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError("backup.cannot_write", folder=str(into.parent), reason=reason) from error
    except dbapi2.DatabaseError as error:
        raise fault(error, into) from error


def _take(copy: Path, ready: Path, key: bytes | None, old_key: bytes | None) -> None:
    """The copy's bytes, with what stands in the log of a store that was set aside with one; else its content."""
    own = None if key is not None else old_key
    if recoding.is_encrypted(copy) is (own is not None) and own is not key:
        with closing(sound.opened(copy, own)):  # what is no copy is named as such
            pass
        recoding.converted(copy, own, ready, key)
        return
    shutil.copyfile(copy, ready)
    log = copy.with_name(copy.name + "-wal")
    if log.exists() and log.stat().st_size:
        shutil.copyfile(log, ready.with_name(ready.name + "-wal"))
        _settle(ready, key)


def need_room(copy: Path, folder: Path) -> None:
    """Say that what is made ready, and its log, would not fit, before anything is written.

    Raises:
        WorldError: `backup.no_room`.
    """
    needed, free = int(backup.needed_bytes(copy) * _ROOM_FACTOR), shutil.disk_usage(folder).free
    if needed > free:
        raise WorldError(
            "backup.no_room", folder=str(folder), needed=f"{-(-needed >> 20)} MB", free=f"{free >> 20} MB"
        )


@dataclass(frozen=True, slots=True)
class _Present:
    """What is known of the store that will be replaced; nothing, where there is none or it cannot be read any more."""

    room: str = ""
    incarnation: int = 0
    erased: frozenset[str] = frozenset()


def _need_same_room(present: _Present, found: sound.Sound, copy: Path) -> None:
    """A home keeps its room: a copy of another one goes into a home of its own."""
    if present.room not in {"", found.room}:
        raise RefusedError("backup.other_room", file=copy.name)


def _present(into: Path, key: bytes | None) -> _Present:
    if not into.is_file():
        return _Present()
    try:
        with closing(Database(into, key).connect()) as connection:
            room = local.room_facts(connection).get("room", "")
            number = int(local.get(connection, local.INCARNATION) or 0)
            return _Present(room, number, erasures.of_journal(connection))
    except (RoomError, dbapi2.DatabaseError, ValueError):
        return _Present()


def _begin_anew(database: Database, *, after: int, erased: frozenset[str]) -> int:
    try:
        if revision(database) != HEAD:
            upgrade(database)
        with database.writing() as connection:
            count = erasures.destroy(connection, erased)
            if int(local.get(connection, local.INCARNATION) or 1) < after:
                local.put(connection, local.INCARNATION, str(after))
            local.next_incarnation(connection)
            key = local.seat(connection).search_key
            rebuilding.rebuild(connection, search_key=key, token=os.urandom(8).hex())
            checking.save_checkpoint(connection)
        with closing(database.connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    return count


def _settle(into: Path, key: bytes | None) -> None:
    """Bring what the old store's log still holds into its file, if it can be read at all."""
    try:
        with closing(Database(into, key).connect()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (RoomError, dbapi2.DatabaseError):
        return


def free_aside(into: Path, now: datetime) -> Path:
    """Where a store that is replaced at that moment is kept."""
    name, number = f"{into.stem}.replaced-{township_time(now):%Y%m%d-%H%M%S}", 1
    path = into.with_name(name + into.suffix)
    while path.exists():
        number += 1
        path = into.with_name(f"{name}-{number}{into.suffix}")
    return path
