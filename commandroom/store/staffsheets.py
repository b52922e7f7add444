"""What stands beside a person of the roster, the fields of the roster, the catalogue of posts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from commandroom.domain.errors import NotFoundError
from commandroom.domain.ids import UnitId
from commandroom.domain.people.absences import Leave, both_away, overlaps
from commandroom.domain.people.posts import findings, not_recorded
from commandroom.domain.people.rosterfields import RosterFields
from commandroom.store import listing
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries import PersonDetail, PersonSheet, PostBook, Posts, RosterBook


def person_sheet(reading: Reading, query: PersonDetail) -> PersonSheet:
    """One person's open events and absences.

    Raises:
        NotFoundError: `person.unknown`.
    """
    now = query.now or reading.clock.now()
    roster = reading.reference.people
    if query.person not in roster.persons:
        raise NotFoundError("person.unknown", value=query.person)
    rows = reading.all(  # the clock that ends first is the first; what has none comes last
        "SELECT id FROM event WHERE handler = ? AND lane < ? ORDER BY due IS NULL, due, row",
        query.person,
        LANE_HISTORY,
    )
    rota = roster.staff.rota
    leaves = _leaves_of(reading, query.person, now)
    loans = [loan for loan in rota.rows.loans if loan.person == query.person and loan.until > now]
    there = rota.at(query.person, now)
    return PersonSheet(
        person=query.person,
        events=tuple(listing.row_of(reading, event) for (event,) in rows[: query.limit]),
        total=len(rows),
        leaves=tuple(sorted(leaves, key=lambda leave: (leave.since, leave.id))),
        loans=tuple(sorted(loans, key=lambda loan: (loan.since, loan.id))),
        clashing=overlaps(loans),
        posts=tuple(post for post in reading.reference.posts if query.person in post.persons),
        both_away=both_away(leaves, _leaves_of(reading, roster.persons[query.person].ab_partner, now)),
        presence=there.state.value,
        until=there.until,
        why=there.why,
    )


def _leaves_of(reading: Reading, person: str, now: datetime) -> list[Leave]:
    """The leaves of a person that are not over; none of nobody's."""
    rows = reading.reference.people.staff.rota.rows.leaves
    return [leave for leave in rows if person and leave.person == person and leave.until > now]


def roster_book(reading: Reading, _query: RosterBook) -> RosterFields:
    """The fields of a person on the roster."""
    return reading.reference.shipped.roster_fields


def post_book(reading: Reading, _query: Posts) -> PostBook:
    """The catalogue, its findings, the room's own posts that it lacks."""
    order = {unit.id: at for at, unit in enumerate(reading.reference.people.units)}
    posts = tuple(
        sorted(
            reading.reference.posts,
            key=lambda post: (not post.role, order.get(UnitId(post.unit), len(order)), post.id),
        )
    )
    found = findings(posts, reading.reference.people.persons, _matters(reading))
    return PostBook(posts, found, not_recorded(posts))


def _matters(reading: Reading) -> Callable[[str], bool]:
    """Whether a text is a category, a group of categories, or an item of a list, as a post may have it fixed to it."""
    catalogue, items = reading.reference.policy.catalogue, reading.reference.people.staff.items
    known = {text for one in catalogue for text in (one.code, one.code[:2], one.name)}
    return lambda text: text in known or bool(items.key(text))
