"""Copies of the store: made beside a running writer, verified, noted, the oldest let go.

A copy is one SQLite file of the store's own pages, `room-20260310-090000.backup.db`, with a note beside it
(`….backup.json`: when, why, how much, the digest). It is read inside one read transaction, a few pages at a time with a
pause after each, so that no deed waits for it or for the disk. It holds the journal, the keys, the seat's own facts,
drafts and alerts; attachments lie in a folder of their own, named by their content, and are never overwritten.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from commandroom.base.durable import make_folder, sync, sync_folder
from commandroom.base.onlyone import only_one
from commandroom.domain.errors import DamageError, RoomError, WorldError
from commandroom.domain.time.moments import local as township_time
from commandroom.store import erasures, holding, sound
from commandroom.store.engine import Database
from commandroom.store.faults import fault
from commandroom.usecases.keeping import Copy, Rotation, Why

SUFFIX = ".backup.db"
NOTE_SUFFIX = ".backup.json"
FOLDER = "backups"
PARTIAL = ".partial"
NOTE_VERSION = 1
COPYING = ".copying"
_MANY = 10_000
_NUMBER = re.compile(r"-\d{8}-\d{6}(?:-(\d{1,9}))?" + re.escape(SUFFIX))
_STEP_PAGES = 512
_PAUSE_SECONDS = 0.01
ALL = Rotation(  # whoever knows the room's rules lets go of copies later
    hourly=_MANY, daily=0, weekly=0, monthly=0, by_hand=_MANY, before=_MANY, reserve_bytes=0, share=1.0
)


def backup(
    database: Database,
    folder: Path,
    *,
    now: datetime,
    why: Why = Why.BY_HAND,
    rotation: Rotation = ALL,
) -> Path:
    """Write a copy named after the local time into `folder`, verify it, note it, keep what the rotation keeps.

    Raises:
        WorldError: `backup.no_room` before anything is written; `backup.cannot_write`.
        DamageError: `backup.damaged`: the copy is not what it should be; it is not kept.
    """
    stem = database.path.stem
    try:
        make_folder(folder)
        need_room(database.path, folder, rotation.reserve_bytes)
        with only_one(folder / f"{stem}{COPYING}") as is_alone:
            if is_alone:
                _clear_partials(folder, stem)
            path = _named(database, folder, now=now, why=why)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError("backup.cannot_write", folder=str(folder), reason=reason) from error
    scrub(folder, stem, database.key)
    rotate(folder, stem, rotation, held=holding.held_names(folder, now) | {path.name})
    return path


def _named(database: Database, folder: Path, *, now: datetime, why: Why) -> Path:
    """A copy under a name that no other has, nor had while it matters; verified and noted before it bears it."""
    partial = _claimed(folder, f"{database.path.stem}-{township_time(now):%Y%m%d-%H%M%S}")
    path = partial.with_name(partial.name.removesuffix(PARTIAL))
    found = _written(database, partial)
    erasures.note(folder, found.erased | erasures.known(database.path.parent))
    _write_note(path, found, at=now, why=why, size=partial.stat().st_size)
    partial.replace(path)
    sync_folder(folder)
    return path


def copied(database: Database, *, now: datetime) -> Path:
    """A copy of a file as it is before a migration, among the home's copies.

    Raises:
        WorldError: `backup.no_room`: the file is not touched then.
        DamageError: `backup.damaged`: the file does not check.
    """
    return backup(database, database.path.parent / FOLDER, now=now, why=Why.MIGRATION)


def need_room(store: Path, folder: Path, reserve_bytes: int) -> None:
    """Say that a copy would not fit, before it fills the disk.

    Raises:
        WorldError: `backup.no_room`.
    """
    needed, free = needed_bytes(store) + reserve_bytes, shutil.disk_usage(folder).free
    if needed > free:
        raise WorldError(
            "backup.no_room", folder=str(folder), needed=_megabytes(needed), free=_megabytes(free)
        )


def needed_bytes(store: Path) -> int:
    """What a copy of a store takes: its file with what its log still holds."""
    parts = (store, store.with_name(store.name + "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _megabytes(size: int) -> str:
    return f"{size / (1 << 30):.1f} GB" if size >= 1 << 30 else f"{-(-size >> 20)} MB"


def _written(database: Database, partial: Path) -> sound.Sound:
    """Copy, bring down to the disk, verify; nothing is left of a copy that is not sound."""
    try:
        copy_pages(database, partial)
        return sound.look(partial, database.key)
    except BaseException:
        remove(partial)
        raise


def copy_pages(database: Database, path: Path, *, pause: float = _PAUSE_SECONDS) -> None:
    """All pages of one consistent picture of a store into a fresh file, gently.

    A read transaction held on the source's own connection keeps SQLite from beginning again at each commit of others.
    Each step goes down to the disk at once: a commit's fsync must not wait for hundreds of megabytes of ours.
    """
    _empty(path)
    try:
        with closing(database.connect()) as source, closing(_target(path, database.key)) as target:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with path.open("rb+") as written:

                def breathe(_status: int, _remaining: int, _total: int) -> None:
                    os.fsync(written.fileno())
                    time.sleep(pause)

                source.backup(target, pages=_STEP_PAGES, progress=breathe)
            source.execute("ROLLBACK")
            target.execute("PRAGMA journal_mode = DELETE")
        sync(path)
    except dbapi2.DatabaseError as error:
        remove(path)
        raise fault(error, path) from error


def _target(path: Path, key: bytes | None) -> Any:
    target = dbapi2.connect(str(path), isolation_level=None)
    if key is not None:
        target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    target.execute("PRAGMA synchronous = OFF")  # we bring it down ourselves, step by step
    target.execute("PRAGMA user_version").fetchone()
    return target


# --- notes and lists --------------------------------------------------------------------------------------


def copies(folder: Path, stem: str = "") -> tuple[Copy, ...]:
    """The copies in a folder with what their notes say, newest first."""
    found = (_described(path) for path in folder.glob(f"{stem}*{SUFFIX}"))
    return tuple(sorted(found, key=lambda copy: copy.order, reverse=True))


def backups(folder: Path, stem: str = "") -> list[Path]:
    """The files of the copies in a folder, newest first."""
    return [copy.path for copy in copies(folder, stem)]


def note_of(path: Path) -> Path:
    """Where the note of a copy lies."""
    return path.with_name(path.name.removesuffix(SUFFIX) + NOTE_SUFFIX)


def read_note(path: Path) -> dict[str, Any]:
    """What the note of a copy says; empty where there is none or it is torn."""
    try:
        note = json.loads(note_of(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _described(path: Path) -> Copy:
    note, status = read_note(path), path.stat()
    why = str(note.get("why", ""))
    try:
        at = datetime.fromisoformat(str(note["at"])).astimezone(UTC)
    except (KeyError, ValueError):
        at = datetime.fromtimestamp(int(status.st_mtime), UTC)
    return Copy(
        name=path.name,
        path=path,
        at=at,
        bytes=status.st_size,
        entries=int(note.get("entries", 0)),
        why=Why(why) if why in set(Why) else Why.UNKNOWN,
        is_sound=note.get("sound"),
        digest=str(note.get("digest", "")),
        problem=str(note.get("problem", "")),
        number=number_of(path.name),
    )


def _write_note(path: Path, found: sound.Sound, *, at: datetime, why: Why, size: int) -> None:
    note = {
        "version": NOTE_VERSION,
        "at": at.isoformat(),
        "why": why.value,
        "bytes": size,
        "entries": found.entries,
        "events": found.events,
        "digest": found.digest,
        "beside": found.beside,
        "last": found.last,
        "room": found.room,
        "sound": True,
        "scrubbed": 0,
    }
    put_note(path, note)


def put_note(path: Path, note: dict[str, Any]) -> None:
    """Write the note of a copy, whole or not at all."""
    place = note_of(path)
    fresh = place.with_name(place.name + PARTIAL)
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(note, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)


def check(path: Path, key: bytes | None = None) -> Copy:
    """Verify a copy once more and note what was found; a damaged one is answered, not raised."""
    note = read_note(path)
    try:
        verified(path, key)
    except RoomError as error:
        problem = str(error.params.get("problem", error.code))
        put_note(path, note | {"sound": False, "problem": problem})
    else:
        put_note(path, note | {"sound": True, "problem": ""})
    return _described(path)


def verified(path: Path, key: bytes | None = None, *, as_noted: Path | None = None) -> sound.Sound:
    """Walk a copy and compare it with its note, if it has one (`as_noted`: the copy whose note counts).

    Raises:
        DamageError: `backup.damaged`, `backup.not_a_store`.
        WorldError: `store.newer`.
    """
    found, note = sound.look(path, key), read_note(as_noted or path)
    said = {"entries": found.entries, "beside": found.beside}
    for name, value in said.items():
        if note.get(name, "") not in {"", value}:
            problem = f"{name}: {value}, its note says {note[name]}"
            raise DamageError("backup.damaged", file=(as_noted or path).name, problem=problem, count=1)
    return found


# --- what goes ----------------------------------------------------------------------------------------------


def rotate(folder: Path, stem: str, rotation: Rotation, *, held: frozenset[str] = frozenset()) -> list[str]:
    """Let go of the copies that the rotation does not keep; returns their names."""
    rows = copies(folder, stem)
    kept = rotation.kept(rows, bytes_free=shutil.disk_usage(folder).free, held=held)
    gone = [copy for copy in rows if copy.name not in kept]
    for copy in gone:
        copy.path.unlink(missing_ok=True)
        note_of(copy.path).unlink(missing_ok=True)
    return [copy.name for copy in gone]


def scrub(folder: Path, stem: str, key: bytes | None = None) -> int:
    """Destroy the keys of erased events in the copies of a folder; returns how many there were.

    While a copy is changed its note names no digest of what stands beside the journal: a kill in between must not make
    a sound copy look damaged.
    """
    events, count = erasures.known(folder), 0
    for copy in copies(folder, stem):
        note = read_note(copy.path)
        if not events or note.get("scrubbed") == len(events):
            continue
        try:
            put_note(copy.path, note | {"beside": ""})
            count += erasures.scrub(copy.path, events, key)
            with closing(sound.opened(copy.path, key)) as connection:
                put_note(copy.path, note | {"beside": sound.beside(connection), "scrubbed": len(events)})
        except (dbapi2.DatabaseError, RoomError) as error:
            put_note(copy.path, note | {"sound": False, "problem": str(error)})
    return count


def changed_since(database: Database, copy: Path) -> bool:
    """Whether anything was journaled, sealed or drafted since a copy was made."""
    note = read_note(copy)
    with database.reading() as connection:
        last = int(connection.execute("SELECT max(n) FROM entry").fetchone()[0] or 0)
        drafted = connection.execute("SELECT max(saved_at) FROM draft").fetchone()[0] or 0
    made = str(note.get("at", ""))
    if last != note.get("last") or not made:
        return True
    return bool(drafted > datetime.fromisoformat(made).timestamp() * 1000)


def remove(path: Path) -> None:
    """A file of a store with all that SQLite may have laid beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _empty(path: Path) -> None:
    """Nothing in a file of that name; the name itself is never free, so that nobody else takes it."""
    path.write_bytes(b"")
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _clear_partials(folder: Path, stem: str) -> None:
    """What a killed copy left behind."""
    for path in folder.glob(f"{stem}*{PARTIAL}"):
        remove(path)


def _claimed(folder: Path, second: str) -> Path:
    """The empty file of a copy to be made: the next number of its second, which nobody else can have.

    A number that was let go is not given again while a higher one is there: the copies of one second are told apart by it,
    and the last one made must be the newest of them.
    """
    taken = [number_of(path.name.removesuffix(PARTIAL)) for path in folder.glob(f"{second}*{SUFFIX}*")]
    number = max(taken, default=0)
    while True:
        number += 1
        path = folder / f"{second}{f'-{number}' if number > 1 else ''}{SUFFIX}{PARTIAL}"
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            continue
        return path


def number_of(name: str) -> int:
    """Which one of its second a copy is, as its name says."""
    found = _NUMBER.search(name)
    return int(found[1]) if found is not None and found[1] else 1
