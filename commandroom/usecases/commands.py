"""What can be asked for through the one door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commandroom.domain.event.deed import Deed


@dataclass(frozen=True, slots=True)
class Act:
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


@dataclass(frozen=True, slots=True)
class Amend:
    """Set fields of a reference record (`person`, `unit`, `grid`, `category`, `timer`, `rule`, `hours`, `calendar`, `setting` …).

    `retire` takes the record out of use; nothing is ever deleted.
    """

    kind: str
    record: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    actor: str = ""
    retire: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep an unfinished form on this seat; an empty `fields` forgets it."""

    id: str
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Somebody takes an alert upon himself; escalation stops."""

    alert: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class MarkRead:
    """The person at this seat opened the event."""

    event: str


@dataclass(frozen=True, slots=True)
class SeatSetting:
    """A setting of this seat alone (appearance, operator, sounds)."""

    key: str
    value: str


Command = Act | Amend | SaveDraft | Acknowledge | MarkRead | SeatSetting
