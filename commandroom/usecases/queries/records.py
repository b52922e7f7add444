"""What is asked about people, places, rules and the room itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.knowledge.suggesting import Keywords
from commandroom.domain.people.persons import Person
from commandroom.domain.people.units import Unit
from commandroom.domain.time.clockwork import Clockwork
from commandroom.usecases.queries.asking import Query


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
