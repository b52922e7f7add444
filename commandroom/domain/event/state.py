"""What an event is at a moment: the result of folding its entries, and nothing else."""

from __future__ import annotations

from datetime import datetime

import msgspec

from commandroom.domain.event.states import OPEN, TERMINAL, State
from commandroom.domain.event.timer import Frozen, Pause, Timer
from commandroom.domain.ids import EventId, PersonId, UnitId
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency

__all__ = [
    "OPEN",
    "TERMINAL",
    "Application",
    "Attachment",
    "Conflict",
    "Contact",
    "Coop",
    "Event",
    "Frozen",
    "Lead",
    "Merged",
    "Pause",
    "Proposal",
    "Report",
    "Sealed",
    "State",
    "Supervision",
    "Timer",
    "Transfer",
    "Urging",
]


class Sealed(Frozen, frozen=True, kw_only=True):
    """Personal data as an envelope: cipher suite, nonce and cipher text in base64; the key lies outside the chain."""

    suite: str
    nonce: str
    text: str


class Lead(Frozen, frozen=True, kw_only=True):
    """The one unit that leads, the person it sends, and who chose it (`by`)."""

    office: UnitId
    handler: PersonId | None = None
    requirement: str = ""
    dispatched_at: datetime
    signed_at: datetime | None = None
    entry: str = ""
    by: str = ""


class Coop(Frozen, frozen=True, kw_only=True):
    """A cooperating unit with its own clock, feedback and sign-off."""

    office: UnitId
    requirement: str = ""
    dispatched_at: datetime
    signed_at: datetime | None = None
    signed_by: str = ""
    feedback_at: datetime | None = None
    result_text: str = ""
    released_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether its part still stands in the way of closing."""
        return self.feedback_at is None and self.released_at is None


class Application(Frozen, frozen=True, kw_only=True):
    """Something asked for that another person decides: an extension, a suspension, a return.

    `bears`: who bears the time that a return took, by its ruling: `room`, `unit`, or `next` (the clock runs on).
    """

    kind: str
    by: PersonId
    at: datetime
    reason: str
    reason_code: str = ""
    until: datetime | None = None
    days: int = 0
    office: UnitId | None = None
    basis: str = ""
    verdict: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    back_to: State | None = None
    bears: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet."""
        return not self.verdict


class Proposal(Frozen, frozen=True, kw_only=True):
    """A deed that one person proposed and another must approve; `deed` is its JSON."""

    id: str
    verb: str
    deed: str
    by: PersonId
    at: datetime
    status: str = "open"
    decided_by: str = ""


class Supervision(Frozen, frozen=True, kw_only=True):
    """A supervision sheet (督办单): its serial is kept when it is withdrawn."""

    id: str
    color: str
    doc_no: str = ""
    requirement: str = ""
    issued_at: datetime
    reply_by: datetime | None = None
    draft: bool = False
    of_county: bool = False
    answered_at: datetime | None = None
    answer: str = ""
    withdrawn_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed."""
        return not self.draft and self.answered_at is None and self.withdrawn_at is None


class Urging(Frozen, frozen=True, kw_only=True):
    """A reminder (催办): by whom, to whom, how, acknowledged when and by whom.

    `level` is the lamp that began its chain, `rung` how far up the chain it went; both empty for a person's.
    """

    id: str
    at: datetime
    by: str
    to: str = ""
    means: str = ""
    timer: str = ""
    unit: str = ""
    phase: str = ""
    epoch: int = 0
    level: str = ""
    rung: int = 0
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""


class Report(Frozen, frozen=True, kw_only=True):
    """A report to the county: by telephone, 初报, 续报 or 终报; `by` is who made it, a person's id or name."""

    kind: str
    no: str
    receiver: str = ""
    phone_at: datetime | None = None
    written_at: datetime | None = None
    countersigned_by: str = ""
    needs_countersign: bool = False
    text: str = ""
    by: str = ""
    received_at: datetime | None = None
    received_by: str = ""


class Attachment(Frozen, frozen=True, kw_only=True):
    """A file kept under the hash of its content; the shown name was made safe when it was taken in."""

    sha256: str
    name: str
    size: int
    mime: str
    kind: str = "办理"
    by: str = ""
    at: datetime | None = None


class Merged(Frozen, frozen=True, kw_only=True):
    """Where a duplicate went, and what it was before, so that the merge can be undone exactly."""

    into: EventId
    at: datetime
    state: State
    timers: tuple[Timer, ...]
    reason: str = ""


class Transfer(Frozen, frozen=True, kw_only=True):
    """An offer of the county to another township: `id` is the event there, `status` open, accepted or returned."""

    id: EventId
    township: str
    reason: str
    doc_no: str = ""
    at: datetime
    status: str = "open"
    why: str = ""


class Conflict(Frozen, frozen=True, kw_only=True):
    """Two exclusive deeds that did not know of each other; `id` is the hash of the sorted pair."""

    id: str
    first: str
    second: str
    verbs: tuple[str, str]
    settled: bool = False
    kept: str = ""


class Contact(Frozen, frozen=True, kw_only=True):
    """One attempt to reach the complainant, or a call back."""

    at: datetime
    by: str
    result: str
    solved: str = ""
    note: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An event as its entries make it. Moments are UTC; three different times: occurred, reported, registered.

    `shared` is the township that shares it with its county; `glimpsed` says that this place knows it by its snapshots and the
    shared streams alone.
    `former` are those who led before, the first one first.
    """

    id: EventId
    number: str = ""
    state: State = State.DRAFT
    version: int = 0
    heads: tuple[str, ...] = ()
    machine_ids: tuple[str, ...] = ()
    last_at: datetime | None = None
    last_actor: str = ""
    last_verb: str = ""

    source: str = ""
    ext_no: str = ""
    ext_due: datetime | None = None
    title: str = ""
    text: str = ""
    nature: str = ""
    category: str = ""
    phases: tuple[tuple[str, str], ...] = ()
    tier: Tier = Tier.TOWNSHIP
    urgency: Urgency = Urgency.NORMAL
    severity: Severity = Severity.NONE
    grade_confirmed_by: str = ""
    grade_needs: str = ""
    location: str = ""
    village: str = ""
    grid: str = ""
    place_type: str = ""
    lon: float | None = None
    lat: float | None = None
    occurred_at: datetime | None = None
    reported_at: datetime | None = None
    registered_at: datetime | None = None
    registered_by: str = ""
    sealed: Sealed | None = None
    anonymous: bool = False
    confidential: bool = False
    has_contact: bool = False
    involved: int = 0
    injured: int = 0
    dead: int = 0
    missing: int = 0
    loss: float = 0.0
    scenario: str = ""
    item_ref: str = ""

    planned_office: UnitId = UnitId("")
    lead: Lead | None = None
    former: tuple[Lead, ...] = ()
    rivals: tuple[Lead, ...] = ()
    reserved: Lead | None = None
    reserved_for: datetime | None = None
    coops: tuple[Coop, ...] = ()
    timers: tuple[Timer, ...] = ()
    applications: tuple[Application, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    urges: tuple[Urging, ...] = ()
    reports: tuple[Report, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    callbacks: tuple[Contact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    first_contact_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_by: str = ""
    first_dispatched_at: datetime | None = None
    feedback_at: datetime | None = None
    feedback_by: str = ""
    handlers: tuple[str, ...] = ()
    solved: str = ""
    handling_text: str = ""
    reply_text: str = ""
    closing_text: str = ""
    verified_by: str = ""
    verify_override: str = ""
    in_sample: bool = False
    self_closed: bool = False
    satisfaction: str = ""
    closed_at: datetime | None = None
    closed_at_assumed: bool = False
    closed_by: str = ""
    first_closed_at: datetime | None = None
    county_doc_no: str = ""
    county_replied_at: datetime | None = None
    county_returned: bool = False
    was_escalated: bool = False
    suspended_until: datetime | None = None

    rework_count: int = 0
    again_count: int = 0
    return_count: int = 0
    reassign_count: int = 0
    extend_count: int = 0
    urge_count: int = 0
    supervise_count: int = 0
    reopen_count: int = 0
    permanent_yellow: bool = False
    backlog_code: str = ""
    backlog_note: str = ""

    merged: Merged | None = None
    absorbed: tuple[EventId, ...] = ()
    parent: EventId | None = None
    children: tuple[EventId, ...] = ()
    repeat_of: EventId | None = None
    shared: str = ""
    glimpsed: bool = False
    moved_from: str = ""
    transfers: tuple[Transfer, ...] = ()
    assessed: bool = True
    assessed_reason: str = ""
    imported: bool = False
    unconfirmed: bool = False
    extra: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do with it."""
        return self.state in OPEN

    @property
    def in_conflict(self) -> bool:
        """Whether a person must settle two deeds that did not know of each other."""
        return any(not conflict.settled for conflict in self.conflicts)

    def timer(self, key: str, unit: str = "") -> Timer | None:
        """The running clock of that key and unit, if any."""
        for timer in reversed(self.timers):
            if timer.key == key and timer.unit == unit and timer.is_running:
                return timer
        return None

    def running(self) -> tuple[Timer, ...]:
        """All clocks that have not been stopped, the next due first."""
        return tuple(sorted((t for t in self.timers if t.is_running), key=lambda t: (t.due, t.key, t.unit)))

    def next_timer(self) -> Timer | None:
        """The clock that the board shows: the earliest due of those that run and do not stand still.

        The handling clock of an event waits behind the clock of the present step.
        """
        running = self.running()
        moving = [t for t in running if not t.is_paused]
        return moving[0] if moving else (running[0] if running else None)

    def application(self, kind: str) -> Application | None:
        """The open application of that kind, if any."""
        for application in reversed(self.applications):
            if application.kind == kind and application.is_open:
                return application
        return None
