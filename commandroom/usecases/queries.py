"""What can be asked of the room, and the frozen rows that come back. Moments are UTC.

A query is a frozen value; `Query[R]` names the type of its answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from commandroom.domain.event.state import Event, State
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.knowledge.suggesting import Keywords
from commandroom.domain.people.persons import Person
from commandroom.domain.people.units import Unit
from commandroom.domain.time.clockwork import Clockwork

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Query(Generic[R_co]):
    """Base of all questions."""


# --- the board ---------------------------------------------------------------------------------------------------

VIEWS = ("open", "mine", "red", "yellow", "history", "backlog", "all")
SORTS = ("urgency", "due", "registered", "grade", "number")


@dataclass(frozen=True, slots=True)
class BoardQuery:
    """Which events, in which order.

    `view` is one of `VIEWS`, the value of a `State`, or one of the board's queues: `accept` (待受理: draft,
    pending_accept, pending_supplement), `dispatch` (待派遣: pending_triage, pending_dispatch, county_replied), `working`
    (处置中: pending_sign … return_pending), `checking` (待核查: pending_verify … pending_close), `done` (closed, archived),
    `returned` (rejected, voided, merged). `where` narrows by exact values: keys `source`, `category`, `group`
    (first-level class), `grid`, `village`, `lead` (unit id or name), `handler` (person id), `urgency`, `severity`, `tier`,
    `state`, `from`/`to` (registered on local dates, inclusive). `text` searches number, title, text, place, persons and replies.
    """

    view: str = "open"
    where: tuple[tuple[str, str], ...] = ()
    text: str = ""
    sort: str = "urgency"
    person: str = ""


@dataclass(frozen=True, slots=True)
class BoardIds(Query["IdVector"]):
    """The ids of a board query in order, as they are now.

    Of a cut-off vector `total` is the number of ids in it, or with `counted` that of all that there are.
    """

    board: BoardQuery
    now: datetime
    limit: int | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class IdVector:
    """Row ids in order, as little-endian int32.

    `backlog` counts red lights older than a day, which the urgency order leaves out.
    """

    ids: bytes
    total: int
    backlog: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class BoardRows(Query["tuple[BoardRow, ...]"]):
    """The rows of these row ids, in the same order; a vanished one is left out."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the board. Names are for the screen; codes are beside them. Lamp: `lamp(...)` of the three moments."""

    row: int
    id: str
    number: str
    title: str
    state: State
    urgency: str
    severity: str
    tier: int
    timer: str
    due: datetime | None
    yellow_at: datetime | None
    deep_at: datetime | None
    paused: bool
    category: str
    category_name: str
    group_name: str
    grid: str
    grid_name: str
    location: str
    lead: str
    lead_name: str
    handler: str
    handler_name: str
    source: str
    registered_at: datetime
    version: int
    unread: bool = False
    in_conflict: bool = False
    unconfirmed: bool = False
    proposals: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class Counts(Query["QueueCounts"]):
    """How many events stand in each queue, and how many of them are red."""

    now: datetime
    person: str = ""


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Totals, red and yellow lights by queue and by state.

    Queues: `open`, `accept`, `dispatch`, `working`, `checking`, `done`, `returned`, `all`, `mine`, `history`.
    """

    total: dict[str, int]
    red: dict[str, int]
    yellow: dict[str, int]


# --- one event ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventDetail(Query["EventSheet"]):
    """Everything about one event, by id, number, external number or row id (`#12`). Raises `NotFoundError`."""

    ref: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry in the timeline of an event, as it is shown; `effect` is empty when the entry had one, else why not."""

    hash: str
    at: datetime
    actor: str
    actor_name: str
    verb: str
    label: str
    seat: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    to: str = ""
    effect: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class EventSheet:
    """An event with its names resolved and its timeline, oldest first. `reporter` is masked (`陈**`, `138****1234`)."""

    row: int
    event: Event
    board: BoardRow
    timeline: tuple[TimelineRow, ...]
    reporter: dict[str, str] = field(default_factory=dict)
    related: tuple[BoardRow, ...] = ()
    village_name: str = ""


@dataclass(frozen=True, slots=True)
class OpenVerbs(Query["tuple[OpenVerb, ...]"]):
    """Which verbs are open at an event in its present state, and which of them this person may do or propose."""

    ref: str
    person: str


@dataclass(frozen=True, slots=True)
class OpenVerb:
    """A verb that the state allows; `allowed` is `do`, `propose` or `no`, then `who` names the roles that may."""

    name: str
    label: str
    allowed: str
    who: str


@dataclass(frozen=True, slots=True)
class Similar(Query["tuple[SimilarEvent, ...]"]):
    """Events that may be the same matter: by place, time (days back) and text; open ones first."""

    text: str
    location: str = ""
    grid: str = ""
    at: datetime | None = None
    exclude: str = ""
    days: int = 7
    limit: int = 5


@dataclass(frozen=True, slots=True)
class SimilarEvent:
    """A possible duplicate with its likeness 0…1 and the reasons in words."""

    row: BoardRow
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reveal(Query["dict[str, str]"]):
    """The unmasked personal data of an event; only after a `reveal` deed by that person (it journals the reason)."""

    ref: str
    person: str


# --- clocks and supervision --------------------------------------------------------------------------------------


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


# --- reference records -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Persons(Query["tuple[PersonRow, ...]"]):
    """The roster with load and duty; `text` matches name, initials, unit; `unit` narrows by id."""

    text: str = ""
    unit: str = ""
    now: datetime | None = None
    with_left: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with what dispatching needs: open jobs, on-time share of the last 90 days, presence.

    `presence` is `on`, `off`, `leave` or `unknown`.
    """

    person: Person
    unit_name: str
    load: int
    closed: int
    on_time: float | None
    presence: str
    category_jobs: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Units(Query[tuple[Unit, ...]]):
    """All active units in their order."""


@dataclass(frozen=True, slots=True)
class Places(Query["tuple[PlaceRow, ...]"]):
    """Villages and grids for choosing a place."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A grid with its village, or a village without one (`grid` empty)."""

    village: str
    village_name: str
    grid: str
    grid_name: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class Rules(Query["RuleBook"]):
    """The room's rules, key words and clocks as they are now, for forms that suggest and count."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Rules with the room's amendments, the words that point to a category, the calendar's clockwork.

    All three are frozen or only read, so that a form may use them on its own thread.
    """

    policy: Policy
    keywords: Keywords
    clockwork: Clockwork


@dataclass(frozen=True, slots=True)
class Records(Query["tuple[RecordRow, ...]"]):
    """The folded reference records of a kind.

    Kinds: `person`, `unit`, `grid`, `village`, `category`, `timer`, `rule`, `hours`, `calendar`, `setting`,
    `map`, `presence`.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record: its fields as they are now."""

    kind: str
    id: str
    fields: dict[str, object]
    retired: bool = False


@dataclass(frozen=True, slots=True)
class RecordHistory(Query["tuple[RecordChange, ...]"]):
    """Who changed which field of a record when, oldest first."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One amendment of one field."""

    at: datetime
    actor_name: str
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class RoomFacts(Query["RoomSheet"]):
    """What room and seat this is."""


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """The room and its seat; `operator` is the person at this seat."""

    room: str
    name: str
    code: str
    kind: str
    seat: str
    suite: str
    practice: bool
    demo: bool
    operator: str
    operator_name: str
    operator_roles: tuple[str, ...]
    calendar_years: tuple[int, ...] = ()
    calendar_missing: tuple[int, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Registered(Query[int]):
    """How many events were registered on a local day."""

    day: date
