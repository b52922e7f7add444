"""Taking an event in at one go: register, attach, submit, and as much further as the person may go.

Each step is a deed of its own. When a step is refused, what was done before stands, and the answer says where
the event now waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Protocol

from commandroom.domain.errors import RefusedError, RoomError
from commandroom.domain.event.state import State
from commandroom.domain.knowledge.categories import Category
from commandroom.domain.knowledge.gradings import Tier
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act

TITLE_LENGTH = 30
_CLAUSE = re.compile(r"[。！？!?；;\n]")
_COURTESY = re.compile(
    r"^(您好|你好|尊敬的领导|领导|喂|请问|市民来电|来电人|诉求人)?(反映|称|反应|表示|说)?[，,:：、\s]*"
)


class Until(IntEnum):
    """How far an event is taken at intake."""

    SUBMITTED = 1
    TRIAGED = 2


class Door(Protocol):
    """The room's door in."""

    def perform(self, command: Act) -> Changes:
        """Do what is asked."""
        ...


@dataclass(frozen=True, slots=True)
class Intake:
    """A filled form: the fields of `register`, the suggested category, files, and the id of the first deed.

    The id makes it harmless to hand in the same form twice.
    """

    id: str
    data: Mapping[str, Any]
    category: Category
    urgency: str
    files: tuple[str, ...] = ()
    lead_office: str = ""
    merge_into: str = ""
    merge_reason: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Where the event stands now; `stopped` is the refusal that ended the row of steps, if any."""

    event: str
    number: str
    state: State
    stopped: RoomError | None = None
    lost_files: tuple[RoomError, ...] = field(default=())


def take_in(room: Door, intake: Intake, *, until: Until) -> TakenIn:
    """Do the steps one after the other.

    Raises:
        RefusedError: the registration itself was refused; then nothing has happened.
    """
    first = room.perform(Act("register", data=dict(intake.data), id=intake.id))
    lost = tuple(_attached(room, first.event, intake.files))
    state = first.state or State.DRAFT
    stopped: RoomError | None = None
    for verb, begins_in, data in _steps(intake, until):
        if state is not begins_in:
            continue
        try:
            state = room.perform(Act(verb, first.event, data)).state or state
        except RefusedError as error:
            stopped = error
            break
    return TakenIn(first.event, first.number, state, stopped, lost)


def _attached(room: Door, event: str, files: tuple[str, ...]) -> Iterator[RoomError]:
    """One file a deed, so that one that is refused does not take the others with it."""
    for file in files:
        try:
            room.perform(Act("attach", event, {"files": [file]}))
        except RoomError as error:
            yield error


def _steps(intake: Intake, until: Until) -> Iterator[tuple[str, State, dict[str, Any]]]:
    category = intake.category.code
    yield "submit", State.DRAFT, {"category_suggest": category}
    if intake.merge_into:
        reason = {"master_id": intake.merge_into, "similarity_reason": intake.merge_reason}
        yield "merge", State.PENDING_ACCEPT, reason
        return
    if until < Until.TRIAGED:
        return
    yield "accept", State.PENDING_ACCEPT, {"category": category, "urgency": intake.urgency}
    if intake.lead_office:
        tier = township_tier(intake.category)
        data = {"tier": str(int(tier)), "level": "none", "lead_office": intake.lead_office}
        yield "triage", State.PENDING_TRIAGE, data


def township_tier(category: Category) -> Tier:
    """The tier of a matter that is dispatched to a unit: the township's where the catalogue allows it."""
    return Tier.TOWNSHIP if Tier.TOWNSHIP in category.tiers else category.tier


def title_from(text: str) -> str:
    """A title of at most thirty characters made from the first clause of what was told."""
    plain = " ".join(text.split())
    clause = _CLAUSE.split(plain, maxsplit=1)[0].strip()
    clause = _COURTESY.sub("", clause, count=1) or clause
    if len(clause) <= TITLE_LENGTH:
        return clause
    cut = clause[:TITLE_LENGTH]
    at = max(cut.rfind("，"), cut.rfind(","))
    return cut[:at] if at >= TITLE_LENGTH // 3 else cut
