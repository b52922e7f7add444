"""What the desk says when the world misbehaves: a code, how grave it is, whether writing must wait, one way out.

The sentences stand in the catalogue under `state.<key>`; a fault of the store keeps its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from commandroom.base.sentences import sentence
from commandroom.domain.errors import RoomError
from commandroom.ui.notices import Banner, Kind


class Trouble(StrEnum):
    """A state of the world that the desk says."""

    DISK_LOW = "disk_low"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    FAULT = "disk_fault"
    DAMAGED = "damaged"
    GONE = "gone"
    BUSY = "busy"
    CLOCK = "clock"
    ASLEEP = "asleep"
    MOVED = "moved"
    COPIED = "copied"


class WayOut(StrEnum):
    """What the person can do about it by one button."""

    FOLDER = "folder"
    LOOK = "look"
    RESTORE = "restore"
    COPY = "copy"
    RESTART = "restart"
    UNDERSTOOD = "understood"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a trouble stands on the desk."""

    kind: Kind
    way_out: WayOut
    closes_writing: bool = False


STANDINGS: Mapping[Trouble, Standing] = {
    Trouble.DISK_LOW: Standing(Kind.WARN, WayOut.FOLDER),
    Trouble.DISK_FULL: Standing(Kind.CRIT, WayOut.LOOK, closes_writing=True),
    Trouble.READ_ONLY: Standing(Kind.CRIT, WayOut.RESTART, closes_writing=True),
    Trouble.FAULT: Standing(Kind.CRIT, WayOut.COPY, closes_writing=True),
    Trouble.DAMAGED: Standing(Kind.CRIT, WayOut.RESTORE, closes_writing=True),
    Trouble.GONE: Standing(Kind.CRIT, WayOut.LOOK, closes_writing=True),
    Trouble.BUSY: Standing(Kind.WARN, WayOut.LOOK),
    Trouble.CLOCK: Standing(Kind.WARN, WayOut.UNDERSTOOD),
    Trouble.ASLEEP: Standing(Kind.INFO, WayOut.UNDERSTOOD),
    Trouble.MOVED: Standing(Kind.WARN, WayOut.UNDERSTOOD),
    Trouble.COPIED: Standing(Kind.WARN, WayOut.UNDERSTOOD),
}
_BY_CODE = {
    "store.disk_full": Trouble.DISK_FULL,
    "attachment.disk_full": Trouble.DISK_FULL,
    "store.read_only": Trouble.READ_ONLY,
    "store.disk_fault": Trouble.FAULT,
    "store.stopped": Trouble.FAULT,
    "store.cannot_open": Trouble.GONE,
    "store.vanished": Trouble.GONE,
    "store.malformed": Trouble.DAMAGED,
    "store.not_a_database": Trouble.DAMAGED,
    "journal.damaged": Trouble.DAMAGED,
    "store.busy": Trouble.BUSY,
}

OFFLINE = "offline"


def offline(waiting: int, *, lang: str) -> Banner:
    """The banner of a desk without its county's centre: everything works, `waiting` events are not sent yet."""
    return Banner(OFFLINE, sentence("state.offline", {"count": waiting}, lang=lang), Kind.WARN)


def trouble_of(error: RoomError) -> Trouble | None:
    """The state behind a fault of the store; None where it is only a refusal."""
    return _BY_CODE.get(error.code)
