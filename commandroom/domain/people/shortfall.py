"""Too few fit: at what they fail, and what can be done instead. Nothing is left in limbo for want of a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from commandroom.domain.people.hindrances import Hindrance, Staff, item_hindrance
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.presence import Presence
from commandroom.domain.people.roles import Role
from commandroom.domain.people.rota import day_of
from commandroom.domain.people.units import TOWNSHIP_KINDS

AWAY = frozenset({"on_leave", "lent", "off_duty", "unregistered"})
_JOINT = frozenset(
    {"joint_only", "not_granted", "grant_ended", "grant_elsewhere", "assist_only", "no_certificate"}
)
_IN_CHARGE = (Role.SHIFT_LEADER, Role.DEPUTY, Role.DIRECTOR)


class Proposal(Struct, frozen=True, kw_only=True):
    """Something to do instead: `ab_partner`, `neighbour`, `joint_team`, `county`, `duty_leader`.

    `person` or `unit` says with whom, `instead_of` for whom a partner stands in, `count` how many a neighbour has.
    """

    kind: str
    person: str = ""
    name: str = ""
    unit: str = ""
    instead_of: str = ""
    count: int = 0
    body: str = ""


class Shortfall(Struct, frozen=True):
    """How many are missing, how many of the leading units' people fail at what first, and what is proposed."""

    needed: int
    there: int
    failing: tuple[tuple[str, int], ...]
    proposals: tuple[Proposal, ...]


Barred = Mapping[str, tuple[Hindrance, ...]]


def shortfall_of(
    staff: Staff, matter: Matter, moment: datetime, *, needed: int, fit: Sequence[Person], barred: Barred
) -> Shortfall | None:
    """None where enough people fit."""
    if len(fit) >= needed:
        return None
    own = {name: reasons for name, reasons in barred.items() if _is_own(reasons)}
    counts = Counter(reasons[0].code for reasons in own.values())
    return Shortfall(
        needed, len(fit), tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))),
        tuple(_proposals(staff, matter, moment, own=own, barred=barred)),
    )  # fmt: skip


def _is_own(reasons: tuple[Hindrance, ...]) -> bool:
    """Whether the person belongs to those who are meant at all."""
    return all(reason.code not in {"other_unit", "not_sent", "retired"} for reason in reasons)


def _proposals(
    staff: Staff, matter: Matter, moment: datetime, *, own: Barred, barred: Barred
) -> Iterator[Proposal]:
    of_item = item_hindrance(staff, matter, moment)
    if of_item is not None:
        yield Proposal(kind="county")
    else:
        yield from _partners(staff, own, barred)
        yield from _neighbours(staff, matter, moment, barred)
        yield from _joint(staff, matter, moment, own)
    leader = _duty_leader(staff, moment)
    if leader is not None:
        yield Proposal(kind="duty_leader", person=leader.id, name=leader.name, unit=leader.unit)


def _partners(staff: Staff, own: Barred, barred: Barred) -> Iterator[Proposal]:
    """The B-post of those who would do but are not there (AB岗), unless something else stands against it."""
    told = set()
    for name in sorted(own):
        absent, partner = staff.persons[name], staff.persons.get(staff.persons[name].ab_partner)
        if partner is None or partner.id in told or any(reason.code not in AWAY for reason in own[name]):
            continue
        if all(reason.code == "other_unit" for reason in barred.get(partner.id, ())):
            told.add(partner.id)
            yield Proposal(
                kind="ab_partner",
                person=partner.id,
                name=partner.name,
                unit=partner.unit,
                instead_of=absent.name,
            )


def _neighbours(staff: Staff, matter: Matter, moment: datetime, barred: Barred) -> Iterator[Proposal]:
    """Offices with people who fail at nothing but belonging elsewhere; those the catalogue names to help come first."""
    found: Counter[str] = Counter()
    for name, reasons in barred.items():
        if [reason.code for reason in reasons] == ["other_unit"]:
            found[staff.rota.unit_at(staff.persons[name], moment)] += 1
    units = [unit for unit in found if staff.kinds.get(unit) in TOWNSHIP_KINDS or unit in matter.helpers]
    for unit in sorted(units, key=lambda unit: (unit not in matter.helpers, -found[unit], unit)):
        yield Proposal(kind="neighbour", unit=unit, count=found[unit])


def _joint(staff: Staff, matter: Matter, moment: datetime, own: Barred) -> Iterator[Proposal]:
    """A joint operation where the township lacks the power or the certificates for the item (浙江省综合行政执法条例 13条)."""
    item = staff.item_of(matter, day_of(moment)).item if matter.item and staff.items else None
    fails = {reason.code for reasons in own.values() for reason in reasons}
    if item is not None and item.is_enforcement and (not own or fails & _JOINT):
        yield Proposal(kind="joint_team", body=item.lead_dept)


def _duty_leader(staff: Staff, moment: datetime) -> Person | None:
    """The shift leader on duty, else the next above who is there, else the first of them on the roster."""
    active = [person for _, person in sorted(staff.persons.items()) if person.active]
    ranked = [person for role in _IN_CHARGE for person in active if person.has_role(role)]
    there = (p for p in ranked if staff.rota.at(p.id, moment).state is Presence.ON)
    return next(there, ranked[0] if ranked else None)
