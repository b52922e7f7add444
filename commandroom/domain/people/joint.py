"""A joint operation: one plan by several bodies about one event, at least two certified officers, one result for all.

浙江省综合行政执法条例 13、14条: where a matter concerns two bodies or more they may enforce together, by a plan that names who
initiates, who takes part and who does what; 行政处罚法 42条 asks for two officers with certificates; 28–30条: auxiliaries only
assist. 镇队合一 may open cases in the township's own name, 联合执法 stops, secures evidence and hands over (domain §2.16): it is
frozen with the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.hindrances import is_auxiliary
from commandroom.domain.people.persons import Person
from commandroom.domain.time.moments import local

LEAST_OFFICERS, LEAST_BODIES = 2, 2
TEXT_MOST, BODIES_MOST, PEOPLE_MOST = 2000, 20, 60
RESULT = "result:"
"""Before whose result it is, among the fields: two seats that were apart write two, and both are kept."""


class Result(Struct, frozen=True):
    """What came of it, told once for all who took part."""

    by: str
    at: datetime
    text: str


class Joint(Struct, frozen=True, kw_only=True):
    """A plan with what became of it.

    `initiator` and `departments` are bodies by name; `officers` enforce, `assistants` only assist; `basis` holds the
    certificate by which each officer takes part, as it was when it was planned. `mode` is `own` or `joint`.
    """

    id: str
    event: str
    number: str = ""
    initiator: str
    departments: tuple[str, ...]
    division: str
    officers: tuple[str, ...]
    assistants: tuple[str, ...] = ()
    begins: datetime
    place: str = ""
    mode: str = ""
    basis: dict[str, str] = {}
    planned_at: datetime
    planned_by: str = ""
    called_off_at: datetime | None = None
    results: tuple[Result, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody who has it in hand while it is open."""
        return (*self.officers, *self.assistants)

    @property
    def result(self) -> Result | None:
        """The one result for all: the first that was told, whoever told another without knowing of it."""
        return min(self.results, key=lambda one: (one.at, one.by), default=None)

    @property
    def is_open(self) -> bool:
        """Whether its members still have it in hand; a result outweighs its being called off."""
        return self.result is None and self.called_off_at is None


def results_of(fields: Mapping[str, Any]) -> list[Any]:
    """The results among the fields of a record."""
    return [value for name, value in sorted(fields.items()) if name.startswith(RESULT) and value]


def need_sound(
    plan: Joint, persons: Mapping[str, Person], absences: Absences, recused: Iterable[str]
) -> None:
    """Whether the plan can be made.

    Raises:
        FieldError: `field.missing`, `field.too_long`, `person.unknown`, `joint.too_many`.
        RefusedError: `joint.one_body`, `joint.few_officers`, `joint.twice`, `joint.auxiliary`, `joint.certificate`,
            `joint.away`, `joint.recused`, with the name it is about.
    """
    _need_fields(plan)
    if len({plan.initiator, *plan.departments}) < LEAST_BODIES:
        raise RefusedError("joint.one_body")
    if len(set(plan.officers)) < LEAST_OFFICERS:
        raise RefusedError("joint.few_officers", count=len(set(plan.officers)), least=LEAST_OFFICERS)
    if len(set(plan.members)) < len(plan.members):
        raise RefusedError("joint.twice")
    _need_people(plan, persons, absences, frozenset(recused))
    for officer in plan.officers:
        _need_officer(persons[officer], local(plan.begins).date())


def _need_people(
    plan: Joint, persons: Mapping[str, Person], absences: Absences, kept_out: frozenset[str]
) -> None:
    for member in plan.members:
        person = persons.get(member)
        if person is None or not person.active:
            raise FieldError("person.unknown", field="officers", value=member)
        if _is_away(member, plan.begins, absences):
            raise RefusedError("joint.away", name=person.name, day=local(plan.begins).date())
        if member in kept_out:
            raise RefusedError("joint.recused", name=person.name)


def basis_of(plan: Joint, persons: Mapping[str, Person]) -> dict[str, str]:
    """By which certificate each officer takes part."""
    return {one: persons[one].certificate for one in plan.officers}


def open_load(plans: Iterable[Joint]) -> dict[str, int]:
    """How many open operations each person has in hand, beside the events that are theirs."""
    found: dict[str, int] = {}
    for plan in plans:
        for member in plan.members if plan.is_open else ():
            found[member] = found.get(member, 0) + 1
    return found


def _need_fields(plan: Joint) -> None:
    for name in ("initiator", "division"):
        text = getattr(plan, name).strip()
        if not text:
            raise FieldError("field.missing", field=name)
        if len(text) > TEXT_MOST:
            raise FieldError("field.too_long", field=name, most=TEXT_MOST, length=len(text))
    for name, most in (("departments", BODIES_MOST), ("members", PEOPLE_MOST)):
        if len(getattr(plan, name)) > most:
            raise FieldError("joint.too_many", field=name, most=most, count=len(getattr(plan, name)))


def _need_officer(person: Person, day: date) -> None:
    if is_auxiliary(person):
        raise RefusedError("joint.auxiliary", name=person.name)
    if not person.certificate or not person.certificate_valid(day):
        raise RefusedError("joint.certificate", name=person.name, day=day)


def _is_away(person: str, moment: datetime, absences: Absences) -> bool:
    leaves = (row for row in absences.leaves if row.person == person)
    loans = (row for row in absences.loans if row.person == person and row.to not in absences.inside)
    return any(row.since <= moment < row.until for row in leaves) or any(
        row.since <= moment < row.until for row in loans
    )
