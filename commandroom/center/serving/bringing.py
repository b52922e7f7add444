"""The attachments of a hub's place, brought on to the county's centre: those that came since the last time."""

from __future__ import annotations

from collections.abc import Callable

from commandroom.center.store.blobs import Blobs
from commandroom.domain.exchange.effects import Fault
from commandroom.sync.files import BrokenOffError, DamagedError, FileLine
from commandroom.sync.line import HttpLine


def bring(blobs: Blobs, line: HttpLine, place: str, ends: Callable[[], bool]) -> Fault | None:
    """Bring what the other does not hold; the fault that ended it. One that is damaged here is left alone."""
    files = FileLine(line, lambda: not ends())
    for name in blobs.not_brought(place):
        path = blobs.whole(place, name)
        if ends():
            return None
        try:
            given = files.give(place, name, path) if path is not None else False
        except DamagedError:
            continue
        except BrokenOffError:
            return None
        if isinstance(given, Fault):
            return given
        blobs.brought(place, name)
    return None
