"""Who should go, and why, and why not the others: hard filters first, then a score, and what to do when nobody fits.

What looks equal is equal: of two with the same score the one goes who was sent longer ago; names and ids never
decide. The same answer comes out at every seat.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.knowledge.places import metres_between
from commandroom.domain.people.hindrances import Hindrance, Staff, hindrances, item_hindrance
from commandroom.domain.people.items import Standing
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.posts import fixed_to
from commandroom.domain.people.roles import Role
from commandroom.domain.people.rota import day_of
from commandroom.domain.people.scoring import (
    NOTHING_YET,
    Field,
    Measures,
    Part,
    Position,
    Record,
    Scale,
    parts_of,
)
from commandroom.domain.people.shortfall import Shortfall, shortfall_of
from commandroom.domain.time.moments import EPOCH

OFFICERS = 2
"""So many certified officers go where a case may follow (行政处罚法 42条)."""
_SHIFT_ENDS_SOON = timedelta(hours=1)


class Pick(Struct, frozen=True, kw_only=True):
    """Somebody who may go: 0 to 100 points with their parts, and what to know before (`warnings`)."""

    person: str
    name: str
    unit: str
    score: int
    parts: tuple[Part, ...]
    load: int
    capacity: int
    last_sent: datetime | None = None
    is_head: bool = False
    warnings: tuple[Hindrance, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether as much is in hand as the person is expected to carry."""
        return self.load >= self.capacity


class Excluded(Struct, frozen=True):
    """Somebody who may not go, with every reason, the weightiest first."""

    person: str
    name: str
    unit: str
    reasons: tuple[Hindrance, ...]


class Recommendation(Struct, frozen=True, kw_only=True):
    """What is shown when somebody is to be sent: everybody of the roster stands in `picks` or in `excluded`."""

    event: str
    number: str
    at: datetime
    units: tuple[str, ...]
    picks: tuple[Pick, ...]
    excluded: tuple[Excluded, ...]
    shortfall: Shortfall | None = None
    notes: tuple[Hindrance, ...] = ()


class Sifted(Struct, frozen=True):
    """The roster after the hard filters."""

    fit: tuple[Person, ...]
    excluded: tuple[Excluded, ...]


def sift(staff: Staff, matter: Matter, moment: datetime) -> Sifted:
    """Everybody of the roster, told apart by the hard filters at that minute."""
    fit, excluded = [], []
    of_item = item_hindrance(staff, matter, moment)
    for person in staff.persons.values():
        found = hindrances(staff, person, matter, moment)
        if of_item is not None:
            found = (of_item, *found)
        if found:
            unit = staff.rota.unit_at(person, moment)
            excluded.append(Excluded(person.id, person.name, unit, found))
        else:
            fit.append(person)
    excluded.sort(key=lambda one: (len(one.reasons), one.reasons[0].code, one.person))
    return Sifted(tuple(fit), tuple(excluded))


class Known(Struct, frozen=True, kw_only=True):
    """What the score is made from: what each person has in hand and did, where they are, how the room measures."""

    measures: Measures
    records: Mapping[str, Record] = {}
    positions: Mapping[str, Position] = {}


def recommend(staff: Staff, sifted: Sifted, matter: Matter, moment: datetime, known: Known) -> Recommendation:
    """The whole answer for those who passed the filters; a person without a record has done nothing yet."""
    posts, holders = fixed_to(staff.posts, matter, staff.items)
    records = [known.records.get(person.id, NOTHING_YET) for person in sifted.fit]
    scale = Scale(
        matter=matter,
        moment=moment,
        measures=known.measures,
        field=Field.of(records),
        metres=metres_between,
        posts=posts,
        holders=holders,
    )
    picks = [
        _pick(scale, staff, person, record, known.positions.get(person.id))
        for person, record in zip(sifted.fit, records, strict=True)
    ]
    picks.sort(key=lambda pick: _order(pick, matter.event))
    needed = OFFICERS if _is_enforcement(staff, matter, moment) else 1
    return Recommendation(
        event=matter.event,
        number=matter.number,
        at=moment,
        units=matter.units,
        picks=tuple(picks),
        excluded=sifted.excluded,
        shortfall=shortfall_of(
            staff, matter, moment, needed=needed, fit=sifted.fit,
            barred={one.person: one.reasons for one in sifted.excluded},
        ),
        notes=tuple(_notes(staff, matter, moment)),
    )  # fmt: skip


def _order(pick: Pick, event: str) -> tuple[bool, int, datetime, bytes]:
    """The best first; of equals who was sent longest ago; of those never sent by lot, the same at every seat.

    The head of a unit comes behind its people: somebody has to give out the work.
    """
    lot = hashlib.blake2b(f"{event}\n{pick.person}".encode(), digest_size=8).digest()
    return (pick.is_head, -pick.score, pick.last_sent or EPOCH, lot)


def _pick(scale: Scale, staff: Staff, person: Person, record: Record, position: Position | None) -> Pick:
    parts = parts_of(scale, person, record, position)
    most = sum(part.most for part in parts) or 1
    return Pick(
        person=person.id,
        name=person.name,
        unit=staff.rota.unit_at(person, scale.moment),
        score=round(100 * sum(part.points for part in parts) / most),
        parts=parts,
        load=record.load,
        capacity=max(person.capacity, 1),
        last_sent=record.last_sent,
        is_head=Role.OFFICE_HEAD in person.roles,
        warnings=tuple(_warnings(scale, staff, person, record)),
    )


def _warnings(scale: Scale, staff: Staff, person: Person, record: Record) -> Sequence[Hindrance]:
    found = []
    if Role.OFFICE_HEAD in person.roles:
        found.append(Hindrance("head"))
    if record.load >= max(person.capacity, 1):
        found.append(Hindrance("busy", {"load": record.load, "capacity": max(person.capacity, 1)}))
    if record.urgent and scale.matter.urgency == Urgency.CRITICAL:
        found.append(Hindrance("two_urgent", {"count": record.urgent}))
    left = person.certificate_warning(day_of(scale.moment))
    if left is not None and left >= 0 and person.certificate:
        found.append(
            Hindrance("certificate_ends", {"days": left}) if left else Hindrance("certificate_last_day")
        )
    until = staff.rota.at(person.id, scale.moment).until
    if until is not None and until - scale.moment <= _SHIFT_ENDS_SOON:
        found.append(Hindrance("shift_ends", {"until": until}))
    return found


def _is_enforcement(staff: Staff, matter: Matter, moment: datetime) -> bool:
    if not matter.item or not staff.items:
        return False
    found = staff.item_of(matter, day_of(moment))
    return found.standing is Standing.IN_FORCE and found.item is not None and found.item.penalty


def _notes(staff: Staff, matter: Matter, moment: datetime) -> Sequence[Hindrance]:
    found = []
    if not staff.rota.is_kept(moment):
        found.append(Hindrance("no_rota"))
    if matter.item and staff.items and staff.items.on(matter.item, matter.day).standing is Standing.UNKNOWN:
        found.append(Hindrance("item_unknown", {"item": matter.item}))
    if not matter.units:
        found.append(Hindrance("no_unit"))
    return found
