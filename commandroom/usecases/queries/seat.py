"""What is asked about this seat alone: its alerts, unfinished forms, periodic jobs, the state of its store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commandroom.usecases.queries.asking import Query


@dataclass(frozen=True, slots=True)
class Alerts(Query["tuple[AlertRow, ...]"]):
    """Alerts of the seat, newest first; `status` is `triggered`, `acknowledged`, `resolved` or empty for all."""

    status: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert: class P1–P3, what it is about, who must act, by when the next is called."""

    id: str
    at: datetime
    level: str
    kind: str
    event: str
    number: str
    title: str
    timer: str
    owner: str
    status: str
    escalates_at: datetime | None = None
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True)
class Drafts(Query["tuple[DraftRow, ...]"]):
    """Unfinished forms of this seat, newest first (they are the seat's own and no part of the journal)."""

    kind: str = "intake"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A form somebody has not finished: field values as typed."""

    id: str
    kind: str
    fields: dict[str, str]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Jobs(Query["tuple[JobRow, ...]"]):
    """The periodic jobs of this seat and when each last ended."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """One periodic job; more than two periods late is worth a banner."""

    name: str
    period_seconds: int
    last_start: datetime | None
    last_end: datetime | None
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found. `problems` name the entry or event that is damaged."""

    entries: int
    events: int
    chains: str
    fold: str
    search: str
    attachments: str
    digest: str
    problems: tuple[str, ...] = ()
