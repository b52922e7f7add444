"""What is asked about one event, and which others may be the same matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from commandroom.domain.event.state import Event
from commandroom.usecases.queries.asking import Query
from commandroom.usecases.queries.board import BoardRow


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
