"""Who sits at which seat of the room, and who of them has the duty: what an alert needs to find its seat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from commandroom.domain.people.roles import LEADERS, Role
from commandroom.domain.time.moments import local as township_time
from commandroom.store import local, records
from commandroom.store.reading import Reading
from commandroom.usecases.queries import Seating, Seats
from commandroom.usecases.sitting import AWAY, KIND, PERSON

_DAY = timedelta(days=1)


def seats(reading: Reading, query: Seats) -> Seating:
    """As the room's records say, but of this seat as it is; who is on the rota goes before who could be."""
    connection, now = reading.connection, query.now or reading.clock.now()
    own = local.get(connection, local.SEAT)
    here = "" if local.get(connection, AWAY) else local.get(connection, "operator")
    known = {row.id: row.fields.get(PERSON) for row in records.of_kind(connection, KIND) if not row.retired}
    sitting = {seat: person for seat, person in known.items() if isinstance(person, str) and person}
    told = sitting.pop(own, "")
    if here:
        sitting[own] = here
    return Seating(
        here=here,
        told=told,
        seats=tuple(sorted(sitting.items())),
        duty=_preferred(reading, frozenset(sitting.values()), now, leads=False),
        leaders=_preferred(reading, frozenset(sitting.values()), now, leads=True),
        names={one.id: one.name for one in reading.reference.people.persons.values()},
    )


def _preferred(reading: Reading, there: frozenset[str], now: datetime, *, leads: bool) -> frozenset[str]:
    """Who of them stands on the rota for it now; where none does, who has the role."""
    on_duty = there.intersection(_on_duty(reading, there, now, leads=leads))
    if on_duty:
        return on_duty
    roles = LEADERS if leads else frozenset({Role.SHIFT_LEADER})
    people = reading.reference.people.persons
    return frozenset(p for p in there if (found := people.get(p)) is not None and roles & set(found.roles))


def _on_duty(reading: Reading, there: frozenset[str], now: datetime, *, leads: bool) -> Iterator[str]:
    """Whose turn at such a post of the rota is now; a turn that began yesterday may still last."""
    rota, rules = reading.reference.people.staff.rota, reading.reference.shipped.duty
    posts = {post.zh for post in rules.posts if post.need and post.leads is leads}
    today = township_time(now).date()
    for person in there:
        for day in (today - _DAY, today):
            for shift, post, _ in rota.begins(person, day):
                begin, end = shift.span(day)
                if post in posts and begin <= now < end:
                    yield person
