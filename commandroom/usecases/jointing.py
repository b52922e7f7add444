"""A joint operation, planned from an event, called off, or closed by one result for all who took part.

Each step stands in the course of the event too, as a remark: who reads the event misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar

import msgspec

from commandroom.domain.errors import FieldError, Named, NotFoundError, RefusedError
from commandroom.domain.event.deed import Actor
from commandroom.domain.event.sending import matter_of
from commandroom.domain.event.state import TERMINAL, Event
from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.grants import Recusal
from commandroom.domain.people.joint import RESULT, TEXT_MOST, Joint, basis_of, need_sound, results_of
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import LEADERS, Role, roles_text
from commandroom.domain.time.moments import iso, local, parse_moment
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Act, JointDeed
from commandroom.usecases.ports import Reference, Writing
from commandroom.usecases.queries import DutyTable
from commandroom.usecases.queries.asking import Query
from commandroom.usecases.rostering import MODE

KIND = "joint"
WHO = LEADERS | {Role.COORDINATOR, Role.SHIFT_LEADER}
"""Who plans and calls off: 执法类 dispatch is theirs (domain §2.6)."""
_DAY = timedelta(days=1)
R = TypeVar("R")


class Stored(Protocol):
    """The store as this needs it."""

    @property
    def reference(self) -> Reference:
        """The room's reference data."""
        ...


class Door(Protocol):
    """The room as a joint operation needs it."""

    practice: bool

    @property
    def store(self) -> Stored:
        """The store."""
        ...

    def actor(self, ref: str) -> Actor:
        """The person meant, or the one at this seat."""
        ...

    def now(self) -> datetime:
        """The present moment."""
        ...

    def ask(self, query: Query[R]) -> R:
        """What the store knows."""
        ...

    def perform(self, command: Any) -> Changes:
        """A deed."""
        ...

    def together(self) -> AbstractContextManager[Writing]:
        """One transaction for several deeds."""
        ...


def joint(room: Door, command: JointDeed) -> Changes:
    """Take the step: `plan`, `call_off` or `result`.

    Raises:
        NotFoundError: `event.unknown`.
        FieldError: a field is missing, cannot be read or names nobody.
        RefusedError: `role.missing`, `joint.over`, `joint.unknown`, or why the plan cannot be (`domain.people.joint`).
    """
    actor = room.actor(command.actor)
    now = command.at if command.at is not None and room.practice else room.now()
    steps = {"plan": _plan, "call_off": _call_off, "result": _result}
    if command.step not in steps:
        raise FieldError("field.not_one_of", field="step", value=command.step, known=" ".join(steps))
    with room.together() as writing:
        event, fields, told = steps[command.step](room, writing, command, actor, now)
        entry = writing.records.amend(KIND, command.id, fields, actor=actor.id, now=now)
        noted = room.perform(Act("note", event, {"text": told[:TEXT_MOST]}, actor=actor.id, at=command.at))
    return Changes(
        events=frozenset({event}), records=frozenset({f"{KIND}:{command.id}"}), entries=(entry.hash,), event=event,
        number=noted.number, state=noted.state, version=noted.version,
    )  # fmt: skip


def read(record: str, fields: Mapping[str, Any]) -> Joint | None:
    """An operation from the fields of its record; None where there is none, or a newer program wrote it otherwise."""
    if not fields:
        return None
    try:
        return msgspec.convert({**fields, "id": record, "results": results_of(fields)}, Joint, strict=False)
    except msgspec.ValidationError:
        return None


Step = tuple[str, dict[str, Any], str]


def _plan(room: Door, writing: Writing, command: JointDeed, actor: Actor, now: datetime) -> Step:
    _need_right(actor)
    if writing.records.record(KIND, command.id):
        raise RefusedError("joint.written")
    event = _event(writing, command.event)
    data = command.data
    made = Joint(
        id=command.id, event=event.id, number=event.number, initiator=_text(data, "initiator"),
        departments=tuple(_many(data, "departments")), division=_text(data, "division"),
        officers=tuple(_many(data, "officers")), assistants=tuple(_many(data, "assistants")),
        begins=_moment(data.get("begins"), now), place=_text(data, "place") or event.location,
        mode=room.store.reference.setting(MODE), planned_at=now, planned_by=actor.id,
    )  # fmt: skip
    day = local(made.begins).date()
    sheet = room.ask(DutyTable(day - _DAY, day + _DAY))
    persons: dict[str, Person] = {row.person.id: row.person for row in sheet.persons}
    absences = Absences(sheet.leaves, sheet.loans, sheet.inside)
    matter = matter_of(event, room.store.reference.policy(), made.begins, units=())
    need_sound(made, persons, absences, _recused(writing, matter, day))
    made = msgspec.structs.replace(made, basis=basis_of(made, persons))
    fields: dict[str, Any] = msgspec.to_builtins(made)
    del fields["id"], fields["results"]
    moments = {"begins": iso(made.begins), "planned_at": iso(now)}
    names = "、".join(persons[one].name for one in made.officers)
    told = f"联合执法方案：{made.initiator}牵头，{'、'.join(made.departments)}参加；执法人员 {names}；分工：{made.division}"
    return event.id, {**fields, **moments}, told


def _call_off(_room: Door, writing: Writing, command: JointDeed, actor: Actor, now: datetime) -> Step:
    _need_right(actor)
    found = _open(writing, command.id)
    why = _need_text(command.data, "reason")
    return found.event, {"called_off_at": iso(now), "why_off": why}, f"联合执法取消：{why}"


def _result(_room: Door, writing: Writing, command: JointDeed, actor: Actor, now: datetime) -> Step:
    found = _open(writing, command.id)
    if actor.id not in found.officers:
        _need_right(actor)
    text = _need_text(command.data, "result")
    result = {"by": actor.id, "at": iso(now), "text": text}
    return found.event, {f"{RESULT}{actor.id}": result}, f"联合执法结果（各参加单位一并办结）：{text}"


def _event(writing: Writing, ref: str) -> Event:
    name = writing.find(ref) if ref else None
    event = writing.event(name) if name is not None else None
    if event is None:
        raise NotFoundError("event.unknown", ref=ref)
    if event.state in TERMINAL:
        raise RefusedError("joint.event_over", number=event.number, state=event.state.named)
    return event


def _open(writing: Writing, record: str) -> Joint:
    found = read(record, writing.records.record(KIND, record))
    if found is None:
        raise RefusedError("joint.unknown")
    if not found.is_open:
        raise RefusedError("joint.over", number=found.number)
    return found


def _recused(writing: Writing, matter: Matter, day: date) -> Iterator[str]:
    """Who has an interest in the matter on that day: this very event, its place, category or item."""
    for record, fields in writing.records.of_kind("recusal").items():
        try:
            found = msgspec.convert({**fields, "id": record}, Recusal, strict=False)
        except msgspec.ValidationError:  # written by a newer program: the narrower gate
            yield str(fields.get("person") or "")
            continue
        if found.in_force(day) and found.value and found.value in matter.named(found.about):
            yield found.person


def _need_right(actor: Actor) -> None:
    if not actor.roles & WHO:
        verb = Named("联合执法方案", "planning a joint operation")
        raise RefusedError("role.missing", verb=verb, who=roles_text(WHO), name=actor.name)


def _text(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").strip()


def _need_text(data: Mapping[str, Any], name: str) -> str:
    text = _text(data, name)
    if not text:
        raise FieldError("field.missing", field=name)
    if len(text) > TEXT_MOST:
        raise FieldError("field.too_long", field=name, most=TEXT_MOST, length=len(text))
    return text


def _many(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """A list, or a text with one in each line."""
    given = data.get(name) or ()
    for one in given.split("\n") if isinstance(given, str) else given:
        if str(one).strip():
            yield str(one).strip()


def _moment(value: Any, now: datetime) -> datetime:
    if value in (None, ""):
        return now
    return value if isinstance(value, datetime) else parse_moment(str(value))
