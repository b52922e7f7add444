"""Whom to send: the roster sifted in memory, then a few counts over indexes for those who are left."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.sending import matter_of
from commandroom.domain.event.state import TERMINAL, Event
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.recommending import Known, Recommendation, recommend, sift
from commandroom.domain.people.scoring import Measures, Position, Record
from commandroom.store.grades import URGENCIES
from commandroom.store.moments import maybe_moment, millis
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.store.sheets import held
from commandroom.usecases.queries import Recommend

_ASSIGNED = "assigned"
_URGENT = len(URGENCIES) - 1
_IN_HAND = """
SELECT who.value,
  (SELECT count(*) FROM event WHERE handler = who.value AND lane < :history),
  (SELECT count(*) FROM event WHERE handler = who.value AND lane < :history AND urgency = :urgent),
  (SELECT count(*) FROM event WHERE handler = who.value AND sent_at >= :shared),
  (SELECT max(sent_at) FROM event WHERE handler = who.value AND sent_at >= 0),
  (SELECT count(late) FROM event WHERE handler = who.value AND closed_at >= :punctual),
  (SELECT total(late) FROM event WHERE handler = who.value AND closed_at >= :punctual)
FROM json_each(:persons) AS who
"""


def recommended(reading: Reading, query: Recommend) -> Recommendation:
    """Everybody of the roster, picked with a score or excluded with reasons.

    Raises:
        NotFoundError: `event.unknown`.
        FieldError: `unit.unknown`.
        RefusedError: `recommend.over`.
    """
    event = held(reading, query.ref)
    if event.state in TERMINAL:
        raise RefusedError("recommend.over", number=event.number, state=event.state.named)
    now = query.now or reading.clock.now()
    matter = _matter(reading, event, query.office, now)
    staff = reading.reference.people.staff
    measures = Measures.of(reading.reference.policy.exceptions.whole)
    sifted = sift(staff, matter, now)
    known = Known(
        measures=measures,
        records=_records(reading, sifted.fit, matter, measures, now),
        positions=_positions(reading, sifted.fit),
    )
    return recommend(staff, sifted, matter, now, known)


def _matter(reading: Reading, event: Event, office: str, now: datetime) -> Matter:
    policy, people = reading.reference.policy, reading.reference.people
    category = policy.category(event.category)
    named = office or (event.lead.office if event.lead is not None else "") or event.planned_office
    unit = people.units.resolve(named or (category.lead_office if category is not None else ""))
    if office and unit is None:
        raise FieldError("unit.unknown", field="lead_office", value=office)
    units = (unit.id,) if unit is not None and unit.kind != _ASSIGNED else ()
    helpers = [people.unit(name) for name in (category.cooperators if category is not None else ())]
    return matter_of(event, policy, now, units=units, helpers=[helper for helper in helpers if helper])


def _records(
    reading: Reading, persons: Iterable[Person], matter: Matter, measures: Measures, now: datetime
) -> dict[str, Record]:
    since = now - timedelta(days=measures.experience_days)
    same = _closed(reading, "category", matter.category, since)
    here = _closed(reading, "grid", matter.grid, since)
    values = {
        "history": LANE_HISTORY, "urgent": _URGENT, "persons": json.dumps([person.id for person in persons]),
        "shared": millis(now - timedelta(days=measures.share_days)),
        "punctual": millis(now - timedelta(days=measures.on_time_days)),
    }  # fmt: skip
    return {
        str(name): Record(
            load=load,
            urgent=urgent,
            same=same.get(name, 0),
            here=here.get(name, 0),
            sent=sent,
            last_sent=maybe_moment(last),
            done=done,
            on_time=done - int(late),
        )
        for name, load, urgent, sent, last, done, late in reading.connection.execute(_IN_HAND, values)
    }


def _closed(reading: Reading, column: str, value: str, since: datetime) -> dict[str, int]:
    """How many events of a category or grid each person closed since then."""
    if not value:
        return {}
    query = f"SELECT handler, count(*) FROM event WHERE {column} = ? AND closed_at >= ? GROUP BY handler"  # noqa: S608
    return {str(handler): int(count) for handler, count in reading.all(query, value, millis(since))}


def _positions(reading: Reading, persons: Iterable[Person]) -> dict[str, Position]:
    """Where each of them is: what the roster says, else the one village the person is in charge of."""
    found: dict[str, Position] = {}
    for person in persons:
        lon, lat, at = person.lon, person.lat, person.located_at
        if (lon is None or lat is None) and len(person.villages) == 1:
            village = reading.reference.villages.get(person.villages[0])
            lon, lat, at = (village.lon, village.lat, None) if village is not None else (None, None, None)
        if lon is not None and lat is not None:
            found[person.id] = Position(lon, lat, at)
    return found
