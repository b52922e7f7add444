"""What is asked about this seat alone: its alerts, unfinished forms, periodic jobs, the state of its store."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.usecases.queries.asking import Query


class Alerts(Query["tuple[AlertRow, ...]"], frozen=True):
    """Alerts of the seat, newest first; `status` is `triggered`, `acknowledged`, `resolved` or empty for all."""

    status: str = ""
    limit: int = 200


class Call(Struct, frozen=True, array_like=True):
    """At whom an alert began to ring, and when: these persons, or whoever sits anywhere (then these are who did)."""

    at: datetime
    persons: tuple[str, ...] = ()
    everyone: bool = False


class AlertRow(Struct, frozen=True):
    """One alert: class P1–P3, what it is about, who must act, by when the next is called.

    `calls` say at whom it rang, one after the other; None where nobody asked whose it is: it rings at every seat. `word` is the
    subject under which the journal keeps who took it, the same at every seat; empty for what is this seat's alone.
    """

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
    calls: tuple[Call, ...] | None = None
    word: str = ""


class AlertWord(Struct, frozen=True):
    """That somebody took an alert: under which subject, by whom, until when it stands."""

    word: str
    by: str
    until: datetime


class Seating(Struct, frozen=True):
    """Who sits where: `here` at this seat ("" for nobody), `seats` the persons by seat; who of them has the duty or leads it now.

    `told` is who sits here as the other seats know it, `names` how everybody on the roster is called.
    """

    here: str = ""
    told: str = ""
    seats: tuple[tuple[str, str], ...] = ()
    duty: frozenset[str] = frozenset()
    leaders: frozenset[str] = frozenset()
    names: dict[str, str] = {}

    @property
    def persons(self) -> tuple[str, ...]:
        """Who sits anywhere, each once, in the order of their ids."""
        return tuple(sorted({person for _, person in self.seats if person}))


class Seats(Query["Seating"], frozen=True):
    """Who sits at which seat of the room, as far as this one knows, and who has the duty at `now`."""

    now: datetime | None = None


class Drafts(Query["tuple[DraftRow, ...]"], frozen=True):
    """Unfinished forms of this seat, newest first (they are the seat's own and no part of the journal)."""

    kind: str = "intake"


class DraftRow(Struct, frozen=True):
    """A form somebody has not finished: field values as typed."""

    id: str
    kind: str
    fields: dict[str, str]
    saved_at: datetime


class Jobs(Query["tuple[JobRow, ...]"], frozen=True):
    """The periodic jobs of this seat and when each last ended."""


class JobRow(Struct, frozen=True):
    """One periodic job; more than two periods late is worth a banner."""

    name: str
    period_seconds: int
    last_start: datetime | None
    last_end: datetime | None
    failed: str = ""


class JobRuns(Query["tuple[JobRun, ...]"], frozen=True):
    """The runs of the periodic jobs that are kept, newest first: of one job, or of all without a name."""

    name: str = ""
    limit: int = 100


class JobRun(Struct, frozen=True):
    """One run: `failed` is the code of what went wrong ("" for nothing), `missed` how many runs before it never began."""

    name: str
    started: datetime
    ended: datetime
    failed: str = ""
    missed: int = 0


class Verification(Struct, frozen=True):
    """What `verify` found. `problems` name the entry or event that is damaged.

    `incomplete` names entries of other seats whose predecessors are not here (yet): no damage.
    """

    entries: int
    events: int
    chains: str
    fold: str
    search: str
    attachments: str
    digest: str
    problems: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()


class Soundness(Query["SoundnessSheet"], frozen=True):
    """What the last look at the whole store found; the look itself is a job of the night."""


class SoundnessSheet(Struct, frozen=True):
    """When everything was last checked (None: never yet), how many faults were found, and some of them by name."""

    checked_at: datetime | None = None
    count: int = 0
    problems: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the last look found nothing, or there was none."""
        return self.count == 0


class Engines(Query["EngineSheet"], frozen=True):
    """What the store runs on."""


class EngineSheet(Struct, frozen=True):
    """Versions of the database, its encryption ("" where it has none) and the library that seals personal data."""

    sqlite: str = ""
    cipher: str = ""
    openssl: str = ""
