"""What every scene of the story shares: the case, the people, the clock, and one step of it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, TypeVar

from commandroom.domain.event.state import State
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import EPOCH
from commandroom.usecases.changes import Changes
from commandroom.usecases.demo.cast import STAND_INS, Cast
from commandroom.usecases.demo.material import Scene, Town, filled
from commandroom.usecases.demo.pace import Pace


@dataclass(frozen=True, slots=True)
class Step:
    """One deed to come: when, which verb, with what, by whom; `event` is empty for the event of the story."""

    at: datetime
    verb: str
    data: dict[str, Any]
    actor: str
    event: str = ""


T = TypeVar("T")
LifeThen = Generator[Step, Changes, T]
Life = LifeThen[None]


@dataclass(frozen=True, slots=True)
class Case:
    """What reaches the room: everything that is known before the first deed.

    `turns` names what will befall it (`suspend`, `return`, `rework` …); `hold` is the state in which it is left lying;
    a `brisk` case hurries, so that it reaches that state before the story ends. `twin` is the place in the story of
    an earlier case that this one repeats.
    """

    index: int
    source: str
    category: Category
    scene: Scene
    occurred_at: datetime
    reported_at: datetime
    title: str
    text: str
    nature: str
    reporter: str
    phone: str
    severity: str
    turns: frozenset[str]
    body: str = ""
    words: dict[str, str] = field(default_factory=dict)
    hold: State | None = None
    brisk: bool = False
    twin: int | None = None


class Book:
    """What is known about the events told so far, by their place in the story, and the lives still to be begun."""

    def __init__(self) -> None:
        self.events: dict[int, str] = {}
        self.states: dict[str, State] = {}
        self.born: list[Life] = []

    def note(self, index: int, changes: Changes) -> None:
        """Remember the event of a step and the state it is in now."""
        self.events[index] = changes.event
        if changes.state is not None:
            self.states[changes.event] = changes.state

    def master_for(self, index: int | None) -> str:
        """The event that a twin can be merged into: accepted, and not yet at its end; else empty."""
        event = self.events.get(index, "") if index is not None else ""
        return event if self.states.get(event) in _MASTERS else ""


_MASTERS = frozenset(
    {
        State.PENDING_TRIAGE,
        State.PENDING_DISPATCH,
        State.PENDING_SIGN,
        State.IN_PROGRESS,
        State.PENDING_VERIFY,
    }
)


# The room's desk is manned round the clock; most matters are passed on even on days of rest.
_DESK_TIMERS = frozenset({"accept", "triage", "dispatch"})
_ON_WATCH = 0.7
_LOOKED_AT = frozenset({"verify_ok", "verify_ok_nocb", "rework", "handle_again"})
_REPORTS_AT = 0.4
"""A follow-up report is written when this share of its time is over: before its lamp turns yellow."""


@dataclass(slots=True)
class Story:
    """One case on its way, with all that its scenes need.

    `writer` owes the county follow-up reports, since the last one at `reported`; of what the county `ended_above`
    only the last one.
    """

    case: Case
    chance: Random
    cast: Cast
    pace: Pace
    policy: Policy
    town: Town
    common: dict[str, tuple[str, ...]]
    words: dict[str, str]
    book: Book
    handlers: list[str] = field(default_factory=list)
    urgency: str = ""
    unit: str = ""
    person: str = ""
    now: datetime = EPOCH
    answer: Changes = field(default_factory=Changes)
    event: str = ""
    contacted: bool = False
    county: bool = False
    writer: str = ""
    ended_above: str = ""
    reported: datetime = EPOCH
    started: datetime | None = None
    outer: datetime | None = None
    coops: tuple[str, ...] = ()
    knows: set[str] = field(default_factory=set)
    last: str = ""

    def says(self, key: str) -> str:
        """One of the sentences of a kind, filled with the words of the case."""
        return filled(self.chance.choice(self.common[key]), self.words)

    def has(self, turn: str) -> bool:
        """Whether the case is to take this turn."""
        return turn in self.case.turns

    def likely(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share

    def does(self, verb: str, data: dict[str, Any], actor: str, *, at: datetime | None = None) -> Life:
        """One deed at a moment not before the last one; the answer is kept."""
        moment = max(at or self.now, self.now)
        yield from self._told_on(moment)
        actor = self._cleared(actor, verb)
        answer = yield Step(moment, verb, data, actor, self.event)
        self.now, self.answer, self.last = moment, answer, actor
        if answer.event and not self.event:
            self.event = answer.event

    @property
    def closed(self) -> bool:
        """Whether only few may know of the matter (保密)."""
        return self.case.category.confidential or self.policy.sources[self.case.source].protects_identity

    def _cleared(self, actor: str, verb: str) -> str:
        """Who does it: of a closed matter somebody who may know of it."""
        if not self.closed:
            return actor
        if not self.event:
            self.knows.add(actor)
        known = actor in {self.person, *self.knows} or self.cast.may_know(actor)
        if known and not (verb == "approve" and actor == self.last):
            return actor
        own_unit = self.unit if verb not in _LOOKED_AT else ""
        return self.cast.instead_of(actor, own_unit, but=self.last if verb == "approve" else "")

    def _told_on(self, until: datetime) -> Life:
        """Follow-up reports to the county, each before it is due, as long as somebody owes them."""
        while self.writer:
            limit = self.policy.timer_limit("report_follow", self.urgency, self.case.category)
            at = self.pace.at(_REPORTS_AT, limit, self.reported)
            if at >= until:
                return
            data = {"report_kind": "续报", "text": self.common["report_further"][0]}
            yield Step(at, "report_more", data, self.writer, self.event)
            self.reported = at

    def asks(self, verb: str, data: dict[str, Any], actor: str, approver: Callable[[], str]) -> Life:
        """One deed that another person may have to approve: proposed, then approved some minutes later."""
        yield from self.does(verb, data, actor)
        if self.answer.proposed:
            later = self.pace.within(self.chance, "1wh", self.now, brisk=self.hurried)
            yield from self.does("approve", {"opinion": self.says("opinion_ok")}, approver(), at=later)

    @property
    def hurried(self) -> bool:
        """Whether steps take minutes: a case left lying at the end, or a matter that cannot wait."""
        return self.case.brisk or self.urgency == "critical"

    def soon(self, timer: str, *, share: float | None = None) -> datetime:
        """A moment within the limit of a timer that starts now."""
        limit = self.policy.timer_limit(timer, self.urgency, self.case.category)
        if share is not None and not self.case.brisk:
            return self.pace.at(share, limit, self.now)
        late = self.has(f"late:{timer}")
        found = self.pace.within(self.chance, limit, self.now, late=late, brisk=self.case.brisk)
        if timer in _DESK_TIMERS and not late and self.likely(_ON_WATCH):
            return self.pace.on_watch(self.chance, self.now, found)
        return found

    def due_after(self, started: datetime) -> tuple[datetime, bool]:
        """When handling is due that started then, and whether an outer due moment cuts the category's limit short."""
        due = self.pace.due(self.case.category.dispose, started)
        if self.outer is not None and started < self.outer < due:
            return self.outer, True
        return due, False

    @property
    def guarded(self) -> bool:
        """Whether only the handler and the director may look at the complainant's data."""
        source = self.policy.sources[self.case.source]
        return self.case.category.confidential or source.protects_identity or self.case.nature == "举报"

    def lead_unit(self) -> str:
        """The unit of the catalogue that leads, or who stands in for it."""
        unit = self.town.units.resolve(self.case.category.lead_office)
        found = unit.id if unit is not None else "party"
        return STAND_INS.get(found, found)

    def helpers(self) -> list[str]:
        """Cooperating units of the category that have people in the story; of a closed matter nobody is told besides."""
        if self.closed:
            return []
        found = [self.town.units.resolve(name) for name in self.case.category.cooperators]
        ids = [STAND_INS.get(unit.id, unit.id) for unit in found if unit is not None]
        return [unit for unit in dict.fromkeys(ids) if self.cast.has_people(unit) and unit != self.unit]

    def staff(self, role: Role) -> str:
        """Somebody of a role who has not handled the case."""
        return self.cast.one(role, self.chance, but=self.handlers)
