"""What a fault of SQLite, or of the disk under it, means for the person in front of the desk."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from commandroom.domain.errors import DamageError, RoomError, WorldError

_INTERRUPT, _BUSY, _LOCKED, _READ_ONLY, _IO = 9, 5, 6, 8, 10
_CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 11, 13, 14, 26
_PRIMARY = 0xFF
_LEAST_FREE = 1 << 18
"""With fewer bytes than these free, a write that failed failed for want of room: SQLite says so for some writes only."""

_BY_CODE: dict[int, tuple[type[RoomError], str]] = {
    _INTERRUPT: (WorldError, "store.interrupted"),
    _BUSY: (WorldError, "store.busy"),
    _LOCKED: (WorldError, "store.busy"),
    _FULL: (WorldError, "store.disk_full"),
    _READ_ONLY: (WorldError, "store.read_only"),
    _CANNOT_OPEN: (WorldError, "store.cannot_open"),
    _NO_DATABASE: (DamageError, "store.not_a_database"),
    _CORRUPT: (DamageError, "store.malformed"),
    _IO: (WorldError, "store.disk_fault"),
}


_BY_WORDS = {
    "disk I/O error": _IO,
    "database or disk is full": _FULL,
    "database is locked": _BUSY,
    "attempt to write a readonly database": _READ_ONLY,
    "unable to open database file": _CANNOT_OPEN,
    "file is not a database": _NO_DATABASE,
    "database disk image is malformed": _CORRUPT,
    "no such table": _CORRUPT,  # a bit in the names of the tables: every word we say to SQLite is tested
    "no such column": _CORRUPT,
    "Could not decode to UTF-8": _CORRUPT,
}


def fault(error: Exception, path: Path) -> RoomError | Exception:
    """The sentence-bearing error for a fault of the driver; the fault itself where it is a defect of ours."""
    if isinstance(error, UnicodeDecodeError):
        return DamageError("store.malformed", file=path.name, folder=str(path.parent), reason=error.reason)
    found = _BY_CODE.get(_primary(error))
    if found is None:
        return error
    kind, code = found
    if code in {"store.disk_fault", "store.cannot_open"}:
        code = _by_place(path) or code
    return kind(code, file=path.name, folder=str(path.parent), reason=_reason(error))


def _reason(error: Exception) -> str:
    """The driver's words without what stood in the store: it may be about persons."""
    return str(error).partition(" with text ")[0]


def identity(path: Path) -> tuple[int, int] | None:
    """Which file bears this name now; None where there is none, or its disk is gone."""
    try:
        found = os.stat(path)  # noqa: PTH116 - twice with each deed
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _primary(error: Exception) -> int:
    """SQLite's code; by its words where the driver leaves the code out (a copy of pages that breaks off)."""
    code = int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY
    if code in _BY_CODE:
        return code
    return next((code for words, code in _BY_WORDS.items() if words in str(error)), 0)


def _by_place(path: Path) -> str:
    """What the disk says about itself after a read or write failed; empty where it says nothing."""
    try:
        if shutil.disk_usage(path.parent).free < _LEAST_FREE:
            return "store.disk_full"
    except OSError:
        return "store.vanished"
    if not path.exists():
        return ""
    return "" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "store.read_only"
