"""What keeps a person from leading a matter at a minute, each reason by name; two gates mean the narrower one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from msgspec import Struct

from commandroom.domain.people.grants import Denied, Grant, GrantBook, Mode, Recusal
from commandroom.domain.people.items import Found, Item, ItemBook, Standing
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.posts import Post
from commandroom.domain.people.presence import Presence
from commandroom.domain.people.roles import HANDLERS
from commandroom.domain.people.rota import Rota, day_of

AUXILIARY = "辅助"
COUNTY_KINDS = frozenset({"county", "station"})
_AWAY = {
    Presence.LEAVE: "on_leave",
    Presence.LENT: "lent",
    Presence.OFF: "off_duty",
    Presence.UNKNOWN: "unregistered",
}
_ITEM = {
    Standing.WITHDRAWN: "item_withdrawn",
    Standing.NOT_YET: "item_not_yet",
    Standing.ENDED: "item_ended",
    Standing.OUTSIDE: "item_outside",
}
Value = str | int | float | date | datetime


class Hindrance(Struct, frozen=True):
    """One reason; its sentence stands in the catalogue as `person.<code>` and is filled from `params`."""

    code: str
    params: dict[str, Value] = {}


class Staff(Struct, frozen=True, kw_only=True):
    """What the room knows of its people's duty and powers; `kinds` is the kind of each unit by its id."""

    persons: Mapping[str, Person]
    kinds: Mapping[str, str]
    rota: Rota
    items: ItemBook
    grants: GrantBook
    recusals: Mapping[str, tuple[Recusal, ...]] = {}
    mode: str = ""
    posts: tuple[Post, ...] = ()

    def item_of(self, matter: Matter, day: date) -> Found:
        """How the matter's item stands: on the day of the matter, and still on the day somebody is sent.

        What was in force when it happened and was taken back since goes up to the county.
        """
        then = self.items.on(matter.item, matter.day)
        if then.standing is not Standing.IN_FORCE:
            return then
        now = self.items.on(matter.item, day)
        return now if now.standing is not Standing.IN_FORCE else then


def item_hindrance(staff: Staff, matter: Matter, moment: datetime) -> Hindrance | None:
    """Why nobody of the township may take the matter up: its item is not the township's on that day."""
    if not matter.item or not staff.items:
        return None
    found = staff.item_of(matter, day_of(moment))
    code = _ITEM.get(found.standing)
    if code is None or found.item is None or found.by is None:
        return None
    return Hindrance(code, {"item": found.item.name, "doc": found.by.doc_no or found.by.id})


def hindrances(staff: Staff, person: Person, matter: Matter, moment: datetime) -> tuple[Hindrance, ...]:
    """Everything that keeps a person from leading a matter at a moment, the weightiest first; none when they may."""
    return tuple(_all(staff, person, matter, moment))


def blocking(staff: Staff, person: Person, matter: Matter, moment: datetime) -> Hindrance | None:
    """The first thing for which a named person cannot be sent, whoever asks and for whatever reason.

    All that keeps a person from being recommended; but on a date for which the room keeps no roster of duty at all,
    somebody has to be sent by name, and nobody's absence is known.
    """
    for found in _all(staff, person, matter, moment):
        if found.code != "unregistered" or staff.rota.is_kept(moment):
            return found
    return None


def basis(staff: Staff, person: Person, matter: Matter, moment: datetime) -> dict[str, str]:
    """By what a person was sent, as it was at that moment: shift, certificate and grant. Later changes do not reach it."""
    day = day_of(moment)
    there = staff.rota.at(person.id, moment)
    found = {"unit": staff.rota.unit_at(person, moment), "presence": there.state.value, "shift": there.why}
    item = _item(staff, matter, day)
    if person.certificate and (person.needs_certificate or item is not None):
        until = person.certificate_until
        found |= {"certificate": person.certificate, "certificate_until": until.isoformat() if until else ""}
    if item is not None:
        unit = staff.rota.unit_at(person, moment)
        grant = staff.grants.check(person, unit, item=item, village=matter.village, day=day)
        found |= {"item": f"{item.list_code}:{item.code}"}
        found |= {"grant": grant.doc_no or grant.id} if isinstance(grant, Grant) else {}
    return {name: value for name, value in found.items() if value}


def _all(staff: Staff, person: Person, matter: Matter, moment: datetime) -> Iterator[Hindrance]:
    day = day_of(moment)
    unit = staff.rota.unit_at(person, moment)
    if not person.active:
        yield Hindrance("retired")
    if HANDLERS.isdisjoint(person.roles):
        yield Hindrance("not_sent")
    if matter.units and unit not in matter.units:
        yield Hindrance("other_unit", {"unit": unit})
    yield from _presence(staff, person, moment)
    item = _item(staff, matter, day)
    yield from _certificate(person, item, day)
    yield from _authority(staff, person, unit, matter=matter, item=item, day=day)
    yield from _place_and_interest(staff, person, matter, day)


def _item(staff: Staff, matter: Matter, day: date) -> Item | None:
    if not matter.item or not staff.items:
        return None
    found = staff.item_of(matter, day)
    return found.item if found.standing is Standing.IN_FORCE else None


def _presence(staff: Staff, person: Person, moment: datetime) -> Iterator[Hindrance]:
    found = staff.rota.at(person.id, moment)
    code = _AWAY.get(found.state)
    if code is not None:
        params: dict[str, Value] = {"why": found.why} if found.why else {}
        yield Hindrance(code, params | ({"until": found.until} if found.until is not None else {}))


def is_auxiliary(person: Person) -> bool:
    """Whether the person only assists: auxiliaries of enforcement, certificate or not (浙江省综合行政执法条例 28-30条)."""
    return AUXILIARY in person.staff_category


def _certificate(person: Person, item: Item | None, day: date) -> Iterator[Hindrance]:
    enforces = person.needs_certificate or (item is not None and item.is_enforcement)
    if not enforces:
        return
    if is_auxiliary(person):
        yield Hindrance("auxiliary")
    if not person.certificate:
        yield Hindrance("no_certificate")
    elif not person.certificate_valid(day):
        yield Hindrance("certificate_expired")
    elif item is not None and item.field and person.fields and item.field not in person.fields:
        yield Hindrance("other_field", {"field_name": item.field})


def _authority(
    staff: Staff, person: Person, unit: str, *, matter: Matter, item: Item | None, day: date
) -> Iterator[Hindrance]:
    if item is None:
        return
    if staff.mode == Mode.JOINT and item.penalty and not _of_the_county(staff, person, unit, item):
        yield Hindrance("joint_only", {"item": item.name})
    found = staff.grants.check(person, unit, item=item, village=matter.village, day=day)
    if isinstance(found, Denied):
        until = found.grant.until if found.grant is not None else None
        params: dict[str, Value] = {"item": item.name}
        yield Hindrance(found.code, params | ({"until": until} if until is not None else {}))


def _of_the_county(staff: Staff, person: Person, unit: str, item: Item) -> bool:
    """Whether the person is on the books of the county body that opens the case: sunk staff of it, or its station."""
    if staff.kinds.get(unit) in COUNTY_KINDS:
        return True
    return person.sunk and (not item.lead_dept or person.department in item.lead_dept)


def _concerns(staff: Staff, recusal: Recusal, matter: Matter) -> bool:
    """Whether it is about this matter; an item is the same by code, by list and code, or by name."""
    if recusal.about == "item" and (key := staff.items.key(recusal.value)):
        return bool(matter.item) and staff.items.key(matter.item) == key
    return bool(recusal.value) and recusal.value in matter.named(recusal.about)


def _place_and_interest(staff: Staff, person: Person, matter: Matter, day: date) -> Iterator[Hindrance]:
    is_bound = bool(person.villages and matter.village) and staff.kinds.get(person.unit) == "village"
    if is_bound and matter.village not in person.villages:
        yield Hindrance("other_village")
    for recusal in staff.recusals.get(person.id, ()):
        if recusal.in_force(day) and _concerns(staff, recusal, matter):
            yield Hindrance("recused", {"why": recusal.reason} if recusal.reason else {})
            return
