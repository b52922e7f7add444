"""What is asked about the clocks of all events: lamps, what waits for the machine, how the steps went."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.domain.event.state import State, Urging
from commandroom.usecases.queries.asking import Query


class Lamps(Query["tuple[TimerRow, ...]"], frozen=True):
    """Every running clock with its lamp at a moment."""

    at: datetime


class TimerRow(Struct, frozen=True):
    """One running clock of one event."""

    event: str
    number: str
    title: str
    state: State
    urgency: str
    severity: str
    timer: str
    unit: str
    phase: str
    epoch: int
    limit: str
    since: datetime
    due: datetime
    yellow_at: datetime
    deep_at: datetime
    paused: bool
    lamp: str
    lead: str
    lead_name: str
    handler_name: str
    urged: int = 0
    supervised: int = 0
    category_name: str = ""


class LampsDue(Query["tuple[TimerRow, ...]"], frozen=True):
    """Clocks that are yellow or worse now and do not stand still: what a sweep looks at."""

    now: datetime


class Calls(Query["tuple[CallRow, ...]"], frozen=True):
    """Whom to call back: who may be called now first, then the next due."""

    now: datetime


class CallRow(Struct, frozen=True):
    """One call back: its clock, how often nobody answered since the verification, and from when on a next call counts."""

    clock: TimerRow
    attempts: int = 0
    last_at: datetime | None = None
    next_at: datetime | None = None
    is_second: bool = False


class Reminders(Query["tuple[EventReminders, ...]"], frozen=True):
    """The reminders of these events; a vanished event is left out."""

    events: tuple[str, ...]


class EventReminders(Struct, frozen=True):
    """The reminders of one event, the first one first."""

    event: str
    urges: tuple[Urging, ...] = ()


class Waiting(Query["tuple[WaitingRow, ...]"], frozen=True):
    """What the machine has to do besides lamps: suspensions that end, events to archive, supplements overdue."""

    now: datetime


class WaitingRow(Struct, frozen=True):
    """One event and the machine's verb for it (`resume`, `archive`)."""

    event: str
    verb: str
    since: datetime


class WhyDue(Query["tuple[tuple[str, dict[str, object]], ...]"], frozen=True):
    """The working of one clock, step by step, as (code, params) for the catalogue of sentences."""

    ref: str
    timer: str
    unit: str = ""


class NodeRates(Query["tuple[NodeRate, ...]"], frozen=True):
    """On-time figures of the steps finished since a moment: accept, dispatch, sign, dispose, close."""

    since: datetime
    until: datetime


class NodeRate(Struct, frozen=True):
    """How many steps of one kind were done in the span, and how many of them late."""

    timer: str
    done: int
    late: int
