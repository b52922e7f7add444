"""The attachments of a hub's place, brought on to the county's centre: those that came since the last time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from commandroom.center.store.blobs import Blobs
from commandroom.domain.exchange.effects import Fault
from commandroom.sync.files import BrokenOffError, DamagedError, FileLine, Held
from commandroom.sync.line import HttpLine


def bring(blobs: Blobs, line: HttpLine, place: str, ends: Callable[[], bool]) -> Fault | None:
    """Bring what the other does not hold; the fault that ended it. One that is damaged here is left alone."""
    files = FileLine(line, lambda: not ends())
    for name in blobs.not_brought(place):
        path = blobs.whole(place, name)
        if ends():
            return None
        try:
            fault = _one(files, place, name, path) if path is not None else None
        except DamagedError:
            continue
        except BrokenOffError:
            return None
        if fault is not None:
            return fault
        blobs.brought(place, name)
    return None


def _one(files: FileLine, place: str, name: str, path: Path) -> Fault | None:
    held = files.held(place, name)
    if not isinstance(held, Held):
        return held
    return None if held.is_whole else files.bring(place, name, path, held.bytes)
