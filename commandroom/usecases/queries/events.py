"""What is asked about one event, and which others may be the same matter."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field

from commandroom.domain.event.state import Event
from commandroom.usecases.queries.asking import Query
from commandroom.usecases.queries.board import BoardRow


class EventDetail(Query["EventSheet"], frozen=True):
    """Everything about one event, by id, number, external number or row id (`#12`). Raises `NotFoundError`.

    Who sits at this seat reads it, or `by`; what is closed to the reader (保密) is refused with `event.closed`.
    """

    ref: str
    by: str = ""


class TimelineRow(Struct, frozen=True):
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


class EventSheet(Struct, frozen=True):
    """An event with its names resolved and its timeline, oldest first. `reporter` is masked (`陈**`, `138****1234`).

    `away` are the attachments that do not lie at this seat yet, each with the letter of the seat that attached it;
    `readers` are whom a leader named for a confidential matter beside those who know of it by their part.
    """

    row: int
    event: Event
    board: BoardRow
    timeline: tuple[TimelineRow, ...]
    reporter: dict[str, str] = field(default_factory=dict)
    related: tuple[BoardRow, ...] = ()
    village_name: str = ""
    away: dict[str, str] = field(default_factory=dict)
    readers: tuple[NamedReader, ...] = ()


class NamedReader(Struct, frozen=True):
    """Somebody who may know of a confidential matter because `by` said so at `at`, and why."""

    person: str
    name: str
    unit_name: str
    reason: str
    by_name: str
    at: datetime | None = None


class OpenVerbs(Query["tuple[OpenVerb, ...]"], frozen=True):
    """Which verbs are open at an event in its present state, and which of them this person may do or propose."""

    ref: str
    person: str


class OpenVerb(Struct, frozen=True):
    """A verb that the state allows; `allowed` is `do`, `propose` or `no`, then `who` names the roles that may."""

    name: str
    label: str
    allowed: str
    who: str


class Looks(Query["tuple[LookRow, ...]"], frozen=True):
    """Who looked at personal data, when and why, newest first; for the auditor and the leaders. [since, until) are UTC.

    Raises `RefusedError` (`role.missing`).
    """

    since: datetime | None = None
    until: datetime | None = None
    person: str = ""
    ref: str = ""
    limit: int = 200


class LookRow(Struct, frozen=True):
    """One look: by whom, at which event, for which reason, at which seat. Nothing of the event itself."""

    at: datetime
    person: str
    name: str
    number: str
    reason: str
    seat: str
    hash: str


class Similar(Query["tuple[SimilarEvent, ...]"], frozen=True):
    """Events that may be the same matter: by place, time (days back) and text; open ones first."""

    text: str
    location: str = ""
    grid: str = ""
    at: datetime | None = None
    exclude: str = ""
    days: int = 7
    limit: int = 5


class SimilarEvent(Struct, frozen=True):
    """A possible duplicate with its likeness 0…1 and the reasons in words."""

    row: BoardRow
    score: float
    reasons: tuple[str, ...]


class Reveal(Query["dict[str, str]"], frozen=True):
    """The unmasked personal data of an event; only after a `reveal` deed by that person (it journals the reason)."""

    ref: str
    person: str
