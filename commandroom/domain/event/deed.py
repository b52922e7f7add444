"""What every stage shares: the deed someone asks for, the decision that is frozen with it, and the context.

A deed and its decision are stored together in one entry. The deed holds what was asked; the decision holds what
depended on settings, clocks or numbers at that moment, so that a later change of settings never rewrites history.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from commandroom.domain.errors import Named
from commandroom.domain.event.state import Event, Frozen, Pause, Sealed, State
from commandroom.domain.ids import EventId, PersonId, UnitId
from commandroom.domain.journal import Entry
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role
from commandroom.domain.time.clockwork import Clockwork

if TYPE_CHECKING:
    from commandroom.domain.knowledge.playbooks import Playbook
    from commandroom.domain.people.hindrances import Hindrance
    from commandroom.domain.people.matters import Matter


class Deed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of everything that can be asked of an event; the fields are those of `lifecycle`.

    Fields of a newer program are passed over when an entry is read, and refused when a person types them.
    """

    def stored(self) -> Deed:
        """The deed as it may stand in the journal: without personal data, which travel sealed in the decision."""
        return self


class ClockChange(Frozen, frozen=True, kw_only=True):
    """One thing that happens to one clock: `start`, `stop`, `cancel`, `pause`, `resume`, `extend` or `recount`."""

    op: str
    key: str
    unit: str = ""
    phase: str = ""
    limit: str = ""
    since: datetime | None = None
    due: datetime | None = None
    yellow_at: datetime | None = None
    deep_at: datetime | None = None
    calendar: str = ""
    pauses: tuple[Pause, ...] = ()


class Decision(Frozen, frozen=True, kw_only=True):
    """What was decided when the deed was taken, frozen: the next state, the clocks, numbers and looked-up facts."""

    to: State | None = None
    clocks: tuple[ClockChange, ...] = ()
    number: str = ""
    doc_no: str = ""
    sealed: Sealed | None = None
    facts: dict[str, str] = {}  # noqa: RUF012 - msgspec copies an empty default
    phases: tuple[tuple[str, str], ...] = ()
    machine: bool = False


class Body(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The body of an event's entry."""

    deed: msgspec.Raw
    decision: Decision = Decision()


BY = "by_name"
"""The fact that holds the name of who did something, where others than his own place read it."""
TEXTS = (
    "text",
    "reason_text",
    "reason",
    "requirement",
    "handling_text",
    "result_text",
    "reply_text",
    "answer",
    "opinion",
    "closing_text",
    "missing_items",
    "note",
    "value",
)
"""Fields that may hold the one text of a deed, the likeliest first."""
NO_UNIT = UnitId("")


class Actor(msgspec.Struct, frozen=True):
    """Who asks: a person with roles in a unit, or the machine (系统)."""

    id: PersonId
    name: str
    roles: frozenset[Role]
    unit: UnitId = NO_UNIT

    def holds(self, *roles: Role) -> bool:
        """Whether the actor has one of these roles."""
        return not self.roles.isdisjoint(roles)


SYSTEM = Actor(id=PersonId("system"), name="系统", roles=frozenset({Role.SYSTEM}))
IMPORT = Actor(id=PersonId("import"), name="导入", roles=frozenset({Role.SYSTEM}))


class Supply(Protocol):
    """What a decision needs made for it inside the transaction: numbers without gaps, ids, envelopes."""

    def event_number(self, at: datetime) -> str:
        """The next gap-free number of the day of `at`."""
        ...

    def serial(self, kind: str, at: datetime) -> str:
        """The next serial of papers of a kind (`派`, `督蓝`, `专报` …) in the year of `at`, e.g. `派〔2026〕A12号`."""
        ...

    def new_id(self) -> str:
        """A fresh identifier, in time order."""
        ...

    def open_jobs(self, person: str) -> int:
        """How many open events a person has been sent to."""
        ...

    def open_critical(self, person: str) -> int:
        """How many of them are critical."""
        ...

    def playbook(self, code: str, at: datetime) -> Playbook | None:
        """The playbook that counts on the day of `at`; None where there is none, or it has ended."""
        ...

    def seal(self, event: EventId, personal: dict[str, str], *, onto: Event | None = None) -> Sealed:
        """Personal data sealed under the event's own key, together with what `onto` holds of the same person."""
        ...


class People(Protocol):
    """What decisions ask about people and units."""

    def person_name(self, person: str) -> str | None:
        """The name of a known, active person; None otherwise."""
        ...

    def name_of(self, person: str) -> str:
        """A name to show for anybody who ever acted, also who left; an unknown id as it is."""
        ...

    def unit_name(self, unit: str) -> str:
        """The short name of a unit; an unknown id as it is."""
        ...

    def unit_of(self, person: str) -> UnitId:
        """The unit a person belongs to; empty when unknown."""
        ...

    def roles_of(self, person: str) -> frozenset[Role]:
        """The roles a person holds."""
        ...

    def capacity_of(self, person: str) -> int:
        """How many open events a person is expected to carry."""
        ...

    def unit(self, text: str) -> UnitId | None:
        """The unit meant by an id or a name; None when there is none."""
        ...

    def hindrance(self, person: str, matter: Matter, at: datetime) -> Hindrance | None:
        """Why the person cannot be sent to a matter at that moment, or None."""
        ...

    def basis(self, person: str, matter: Matter, at: datetime) -> dict[str, str]:
        """By what a known person is sent, to be frozen with the decision: shift, certificate, grant."""
        ...

    def item_hindrance(self, matter: Matter, at: datetime) -> Hindrance | None:
        """Why nobody of the township may take a matter up, or None."""
        ...


class Context(msgspec.Struct, frozen=True):
    """Everything a decision may look at."""

    now: datetime
    actor: Actor
    policy: Policy
    clockwork: Clockwork
    people: People
    supply: Supply
    others: Callable[[EventId], Event | None]
    single_watch: bool = False
    is_approval: bool = False
    """Whether a second person approves what was proposed, and so answers for it."""
    place: str = ""
    """The code of the place whose desk this is: nine digits of a township, six of a county."""


Decide = Callable[[Event, Any, Context], Decision]
Fold = Callable[[Event, Any, Decision, Entry], Event]


class Draft(msgspec.Struct, frozen=True):
    """An entry to be: the subject, what was asked and what was decided; `id` is given for machine deeds.

    `scope` is that of the seat's streams in which it is written; mostly it follows from the event.
    """

    subject: EventId
    verb: str
    deed: Deed
    decision: Decision
    id: str = ""
    scope: str = ""


Also = Callable[[Event, Any, Decision, Context], tuple[Draft, ...]]


def _nothing_else(_event: Event, _deed: Deed, _decision: Decision, _context: Context) -> tuple[Draft, ...]:
    return ()


def _no_approval(_event: Event, _context: Context) -> bool:
    return False


class Bound(msgspec.Struct, frozen=True):
    """What of a verb is a role's: where it `holds`, and what that is called (`只管` what) in the refusal elsewhere."""

    holds: Callable[[Event, Context], bool]
    named: Named


class Verb(msgspec.Struct, frozen=True):
    """One row of the lifecycle: from where, to where, who may, and how it is decided and folded.

    `to` None means that the state stays or that the decision names it. `roles` may do it at once; `proposers` may
    only propose it, and one of `approvers`, another person, must approve. `exclusive` deeds that did not know of each
    other are a conflict. `approval` says when even `roles` can only propose (a second time, a long extension).
    `bounds` are the roles that have only a part of it, such as 执法类.
    """

    name: str
    label: str
    deed: type[Deed]
    decide: Decide
    fold: Fold
    from_: frozenset[State]
    to: State | None = None
    roles: frozenset[Role] = frozenset()
    proposers: frozenset[Role] = frozenset()
    approvers: frozenset[Role] = frozenset()
    english: str = ""
    timers: str = ""
    note: str = ""
    creates: bool = False
    exclusive: bool = False
    undoable: bool = True
    county_only: bool = False
    """Whether only a desk of the county has it."""
    approval: Callable[[Event, Context], bool] = msgspec.field(default=_no_approval)
    bounds: dict[Role, Bound] = {}
    also: Also = msgspec.field(default=_nothing_else)

    @property
    def named(self) -> Named:
        """What it is called in a sentence."""
        return Named(self.label, self.english or self.name.replace("_", " "))

    @property
    def who(self) -> frozenset[Role]:
        """Everyone who may at least propose it."""
        return self.roles | self.proposers


def stays(_event: Event, _deed: Deed, _context: Context) -> Decision:
    """The decision of a deed that needs nothing decided."""
    return Decision()


def unchanged(event: Event, _deed: Deed, _decision: Decision, _entry: Entry) -> Event:
    """The fold of a deed that only stands in the timeline."""
    return event
