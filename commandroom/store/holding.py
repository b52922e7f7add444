"""Copies that are the way back from a deed under way: no rotation, of whatever process, lets go of them.

A hold is a small file beside the copy, named after it, with the moment in it. The deed takes it away when it is over; one
that a killed program left behind counts for a day.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

SUFFIX = ".hold"
LASTS = timedelta(days=1)


@contextmanager
def held(copy: Path, now: datetime) -> Iterator[None]:
    """Hold a copy; where the folder cannot be written the deed goes on without."""
    place = _noted(copy, now)
    try:
        yield
    finally:
        if place is not None:
            with suppress(OSError):
                place.unlink()


def _noted(copy: Path, now: datetime) -> Path | None:
    try:
        descriptor, name = tempfile.mkstemp(SUFFIX, f"{copy.name}.", copy.parent)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(now.isoformat())
    except OSError:
        return None
    return Path(name)


def held_names(folder: Path, now: datetime) -> frozenset[str]:
    """The names of the copies in a folder that are held; holds that have lapsed are taken away."""
    found = set()
    for place in folder.glob(f"*{SUFFIX}"):
        if _counts(place, now):
            found.add(place.name.rsplit(".", 2)[0])
        else:
            place.unlink(missing_ok=True)
    return frozenset(found)


def _counts(place: Path, now: datetime) -> bool:
    """Whether it is of the last day, or of the next: clocks are set back, too. One that is being written is of now."""
    try:
        text = place.read_text(encoding="ascii")
        return not text or abs(now - datetime.fromisoformat(text)) <= LASTS
    except (OSError, ValueError, TypeError):
        return False
