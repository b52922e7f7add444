"""Folded events kept between transactions, so that a deed does not decode what the last one encoded."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from commandroom.domain.event.state import Event

_MOST = 512


class SnapshotCache:
    """The latest committed snapshots that the writer saw, by event id; emptied when another process wrote."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[int, Event]] = OrderedDict()
        self._version: int | None = None

    def begin(self, connection: Any) -> None:
        """Called inside the write transaction: forget everything if the file was changed from elsewhere."""
        version = int(connection.execute("PRAGMA data_version").fetchone()[0])
        if version != self._version:
            self._kept.clear()
            self._version = version

    def get(self, event: str) -> tuple[int, Event] | None:
        """Row id and snapshot, if they are kept."""
        found = self._kept.get(event)
        if found is not None:
            self._kept.move_to_end(event)
        return found

    def keep(self, row: int, event: Event) -> None:
        """Called after the commit."""
        self._kept[event.id] = (row, event)
        self._kept.move_to_end(event.id)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: a transaction failed, or the caches were made anew."""
        self._kept.clear()
