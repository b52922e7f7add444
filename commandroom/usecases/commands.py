"""What can be asked for through the one door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from commandroom.domain.event.deed import Deed

if TYPE_CHECKING:
    from commandroom.domain.people.handover import HandedItem


class Act(Struct, frozen=True):
    """One verb at one event. `data` are plain values or the deed itself.

    `expected` is the version of the event that the asker had looked at; `id` makes a repeated click harmless;
    `at` moves the clock, in practice rooms only; `actor` is a person's id, empty for the person at this seat.
    """

    verb: str
    event: str = ""
    data: Mapping[str, Any] | Deed = field(default_factory=dict)
    actor: str = ""
    expected: int | None = None
    id: str = ""
    at: datetime | None = None


class Amend(Struct, frozen=True):
    """Set fields of a reference record (`person`, `unit`, `grid`, `category`, `timer`, `rule`, `hours`, `calendar`, `setting` …).

    `retire` takes the record out of use; nothing is ever deleted.
    """

    kind: str
    record: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    retire: bool = False
    at: datetime | None = None


class Together(Struct, frozen=True):
    """Several changes of records in one transaction: all of them, or none."""

    amends: tuple[Amend, ...]


class GiveShift(Struct, frozen=True):
    """Who leaves hands the shift over to `incoming`: open events with what was promised, notes, a signature."""

    id: str
    incoming: str
    items: tuple[HandedItem, ...] = ()
    notes: str = ""
    total: int = 0
    red: int = 0
    actor: str = ""


class TakeShift(Struct, frozen=True):
    """Who comes has read the hand-over and signs it."""

    id: str
    actor: str = ""


class SaveDraft(Struct, frozen=True):
    """Keep an unfinished form on this seat; an empty `fields` forgets it."""

    id: str
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)


class Acknowledge(Struct, frozen=True):
    """Somebody takes an alert upon himself; escalation stops."""

    alert: str
    actor: str = ""


class MarkRead(Struct, frozen=True):
    """The person at this seat opened the event."""

    event: str


class SeatSetting(Struct, frozen=True):
    """A setting of this seat alone (appearance, operator, sounds)."""

    key: str
    value: str


Command = Act | Amend | Together | GiveShift | TakeShift | SaveDraft | Acknowledge | MarkRead | SeatSetting
