"""What is asked about people, places, rules and the room itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct, field

from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.knowledge.suggesting import Keywords
from commandroom.domain.people.persons import Person
from commandroom.domain.people.units import Unit
from commandroom.domain.time.clockwork import Clockwork
from commandroom.usecases.queries.asking import Query
from commandroom.usecases.queries.board import BoardRow

if TYPE_CHECKING:  # what only the roster needs is not read at the start
    from commandroom.domain.people.absences import Leave, Loan
    from commandroom.domain.people.posts import Post, PostFinding
    from commandroom.domain.people.roles import Role
    from commandroom.domain.people.rosterfields import RosterFields  # noqa: F401 - named in quotes


class Persons(Query["tuple[PersonRow, ...]"], frozen=True):
    """The roster with load and duty; `text` matches name, initials, unit; `unit` narrows by id.

    With `as_of` it is the roster as it was known at the end of that local date, everybody where the roster said at `now`
    (noon of the date without one); who had what in hand then is not said: `load`, `closed` and `on_time` are empty.
    """

    text: str = ""
    unit: str = ""
    now: datetime | None = None
    with_left: bool = False
    as_of: date | None = None


class PersonRow(Struct, frozen=True):
    """A person with what dispatching needs: open jobs, on-time share of the last 90 days, presence.

    `presence` is `on`, `off`, `leave`, `lent` or `unknown`; `standing` what the person is doing, from the roster and the
    jobs in hand together. `warnings` are what somebody has to settle: `loans` (two hold at once), `partner` (the A/B partner
    is on leave at the same time), `leaver` (gone, with open events).
    """

    person: Person
    unit_name: str
    load: int
    closed: int
    on_time: float | None
    presence: str
    category_jobs: dict[str, int] = field(default_factory=dict)
    standing: str = ""
    warnings: tuple[str, ...] = ()


class PersonDetail(Query["PersonSheet"], frozen=True):
    """One person's open events, most urgent first, and what keeps the person away from now on.

    Raises `NotFoundError` `person.unknown`.
    """

    person: str
    now: datetime | None = None
    limit: int = 20


class PersonSheet(Struct, frozen=True):
    """What stands beside a person: `total` open events of which `events` are the first, absences that are not over.

    `clashing` are pairs of loans that both hold at a moment: two rooms count on the same person. `posts` are those of the
    catalogue that the person holds; `both_away` are the times for which the person and the A/B partner are on leave both;
    `until` says how long the present `presence` lasts, `why` by which shift, leave or house.
    """

    person: str
    events: tuple[BoardRow, ...]
    total: int
    leaves: tuple[Leave, ...]
    loans: tuple[Loan, ...]
    clashing: tuple[tuple[Loan, Loan], ...]
    posts: tuple[Post, ...]
    both_away: tuple[tuple[datetime, datetime], ...]
    presence: str
    until: datetime | None
    why: str


class RosterBook(Query["RosterFields"], frozen=True):
    """The fields of a person on the roster, in their groups."""


class Posts(Query["PostBook"], frozen=True):
    """The catalogue of posts with what does not go together in it."""


class PostBook(Struct, frozen=True):
    """The posts by unit and name, the findings, and the room's own posts that are not recorded yet."""

    posts: tuple[Post, ...]
    findings: tuple[PostFinding, ...]
    lacking: tuple[Role, ...]


class Units(Query[tuple[Unit, ...]], frozen=True):
    """All active units in their order."""


class Places(Query["tuple[PlaceRow, ...]"], frozen=True):
    """Villages and grids for choosing a place."""


class PlaceRow(Struct, frozen=True):
    """A grid with its village, or a village without one (`grid` empty)."""

    village: str
    village_name: str
    grid: str
    grid_name: str
    lon: float | None = None
    lat: float | None = None


class Rules(Query["RuleBook"], frozen=True):
    """The room's rules, key words and clocks as they are now, for forms that suggest and count."""


class RuleBook(Struct, frozen=True):
    """Rules with the room's amendments, the words that point to a category, the calendar's clockwork.

    All three are frozen or only read, so that a form may use them on its own thread.
    """

    policy: Policy
    keywords: Keywords
    clockwork: Clockwork


class Records(Query["tuple[RecordRow, ...]"], frozen=True):
    """The folded reference records of a kind.

    Kinds: `person`, `unit`, `grid`, `village`, `category`, `timer`, `rule`, `hours`, `calendar`, `setting`,
    `map`, `post`, `presence`, `shift`, `duty`, `pattern`, `leave`, `loan`, `item_list`, `grant`, `recusal`, `rule_change`.
    """

    kind: str


class RecordRow(Struct, frozen=True):
    """One record: its fields as they are now."""

    kind: str
    id: str
    fields: dict[str, object]
    retired: bool = False


class RecordHistory(Query["tuple[RecordChange, ...]"], frozen=True):
    """Who changed which field of a record when, oldest first."""

    kind: str
    id: str


class RecordChange(Struct, frozen=True):
    """One amendment of one field."""

    at: datetime
    actor_name: str
    field: str
    value: object


class RoomFacts(Query["RoomSheet"], frozen=True):
    """What room and seat this is."""


class RoomSheet(Struct, frozen=True):
    """The room and its seat; `operator` is the person at this seat, `operator_roles` that one's posts, the own one first."""

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
