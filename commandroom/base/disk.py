"""What the disk under a home says: how much room is left, whether the file that was opened is still the one there."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A file on its disk; `free` are the bytes left there, None where the disk does not say.

    `identity` is 0 where there is no file: another file of the same name has another one.
    """

    identity: int
    free: int | None
    is_writable: bool


def place_of(file: Path) -> Place:
    """Look at a file and at its disk; a disk that is gone is no error but an answer."""
    try:
        facts = file.stat()
        identity = hash((facts.st_dev, facts.st_ino)) or 1
    except OSError:
        identity = 0
    try:
        free: int | None = shutil.disk_usage(file.parent).free
    except OSError:
        free = None
    writable = identity != 0 and os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    return Place(identity, free, writable)
