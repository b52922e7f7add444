"""What is asked about the clocks of all events: lamps, what waits for the machine, how the steps went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commandroom.domain.event.state import State
from commandroom.usecases.queries.asking import Query


@dataclass(frozen=True, slots=True)
class Lamps(Query["tuple[TimerRow, ...]"]):
    """Every running clock with its lamp at a moment."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TimerRow:
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


@dataclass(frozen=True, slots=True)
class LampsDue(Query["tuple[TimerRow, ...]"]):
    """Clocks that are yellow or worse now and do not stand still: what a sweep looks at."""

    now: datetime


@dataclass(frozen=True, slots=True)
class Waiting(Query["tuple[WaitingRow, ...]"]):
    """What the machine has to do besides lamps: suspensions that end, events to archive, supplements overdue."""

    now: datetime


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One event and the machine's verb for it (`resume`, `archive`)."""

    event: str
    verb: str
    since: datetime


@dataclass(frozen=True, slots=True)
class WhyDue(Query["tuple[tuple[str, dict[str, object]], ...]"]):
    """The working of one clock, step by step, as (code, params) for the catalogue of sentences."""

    ref: str
    timer: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class NodeRates(Query["tuple[NodeRate, ...]"]):
    """On-time figures of the steps finished since a moment: accept, dispatch, sign, dispose, close."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class NodeRate:
    """How many steps of one kind were done in the span, and how many of them late."""

    timer: str
    done: int
    late: int
