"""What the board asks: which events, in which order, and how many stand where."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct, field

from commandroom.domain.event.state import State
from commandroom.usecases.queries.asking import Query

VIEWS = ("open", "mine", "red", "yellow", "history", "backlog", "all")
SORTS = ("urgency", "due", "registered", "grade", "number")


class BoardQuery(Struct, frozen=True):
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


class BoardIds(Query["IdVector"], frozen=True):
    """The ids of a board query in order, as they are now.

    Of a cut-off vector `total` is the number of ids in it, or with `counted` that of all that there are. A text that
    begins numbers is first, cut off and uncounted, answered by these numbers alone, as not complete.
    """

    board: BoardQuery
    now: datetime
    limit: int | None = None
    counted: bool = False


class IdVector(Struct, frozen=True):
    """Row ids in order, as little-endian int32.

    `backlog` counts red lights older than a day, which the urgency order leaves out.
    """

    ids: bytes
    total: int
    backlog: int = 0
    complete: bool = True


class BoardRows(Query["tuple[BoardRow, ...]"], frozen=True):
    """The rows of these row ids, in the same order; a vanished one is left out."""

    ids: tuple[int, ...]


class BoardRow(Struct, frozen=True):
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


class Counts(Query["QueueCounts"], frozen=True):
    """How many events stand in each queue, and how many of them are red."""

    now: datetime
    person: str = ""


class QueueCounts(Struct, frozen=True):
    """Totals, red and yellow lights by queue and by state.

    Queues: `open`, `accept`, `dispatch`, `working`, `checking`, `done`, `returned`, `all`, `mine`, `history`.
    """

    total: dict[str, int]
    red: dict[str, int]
    yellow: dict[str, int]


class Shares(Query["ShareCounts"], frozen=True):
    """How many events each choice of a filter would leave, the other filters as they are.

    Only where that is cheap: among open events and without a text; everywhere else the answer is empty.
    """

    board: BoardQuery
    now: datetime


class ShareCounts(Struct, frozen=True):
    """Numbers of events by filter (`group`, `urgency`, `source`, `village`, `grid`) and value; a value not named has none.

    Without `is_known` nothing was counted.
    """

    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    is_known: bool = False


class Registered(Query[int], frozen=True):
    """How many events were registered on a local day."""

    day: date
