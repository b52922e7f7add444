"""Copies of a home: the store's file with the attachments beside it, and the way back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from commandroom.base.clock import Clock
from commandroom.base.paths import STORE
from commandroom.domain.errors import DamageError, WorldError
from commandroom.entrypoints.opening import shipped
from commandroom.usecases.room import Room

FOLDER = "backups"
ATTACHMENTS = "attachments"


def copied(room: Room, home: Path, folder: Path | None) -> dict[str, Any]:
    """Write a verified copy; in a folder of its own the attachments go along.

    Raises:
        WorldError: the folder cannot be written.
        DamageError: the copy is not what it should be.
    """
    target = (folder or home / FOLDER).expanduser().absolute()
    path = room.store.backup(target)
    if folder is not None:
        _mirror(home / ATTACHMENTS, target / ATTACHMENTS)
    entries, digest = _content(path)
    return {"file": str(path), "bytes": path.stat().st_size, "entries": entries, "digest": digest}


def copies_of(home: Path) -> list[Path]:
    """The copies in the home's own folder, newest first."""
    from commandroom.store.backup import backups

    return backups(home / FOLDER)


def brought_back(copy: Path, home: Path, *, clock: Clock) -> dict[str, Any]:
    """Put a verified copy in a home's place; `kept` is where what it replaced lies, empty in a new home.

    Raises:
        NotFoundError: there is no such copy.
        DamageError: the copy is damaged; nothing was replaced.
        WorldError: the folder cannot be written.
    """
    from commandroom.store.backup import restore

    kept = restore(copy, into=home / STORE, now=clock.now())
    _mirror(copy.parent / ATTACHMENTS, home / ATTACHMENTS)
    entries, digest = _content(home / STORE)
    return {
        "file": str(home / STORE),
        "bytes": (home / STORE).stat().st_size,
        "entries": entries,
        "digest": digest,
        "kept": str(kept) if kept is not None else "",
    }


def _content(path: Path) -> tuple[int, str]:
    """Entries and digest of a store's file; its attachments are not looked at."""
    from commandroom.base.clock import SystemClock
    from commandroom.store.opening import open_store

    store = open_store(path, shipped=shipped(), clock=SystemClock())
    try:
        found = store.verify(full=False)
    finally:
        store.close()
    if found.problems:
        raise DamageError(
            "backup.damaged", file=path.name, problem=found.problems[0], count=len(found.problems)
        )
    return found.entries, found.digest


def _mirror(source: Path, target: Path) -> None:
    """Copy what is not there yet; attachments are named by their content and never change."""
    if not source.is_dir() or source == target:
        return
    try:
        for path in source.rglob("*"):
            twin = target / path.relative_to(source)
            if path.is_file() and not twin.exists():
                twin.parent.mkdir(parents=True, exist_ok=True)
                part = twin.with_name(twin.name + ".part")
                shutil.copyfile(path, part)
                part.replace(twin)
    except OSError as error:
        raise WorldError("backup.cannot_write", folder=str(target), reason=error.strerror or "") from error
