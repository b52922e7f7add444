"""Whom to send: the roster sifted in memory, then a few counts over indexes for those who are left."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.event.sending import matter_of
from commandroom.domain.event.state import TERMINAL, Event
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.people.matters import Matter
from commandroom.domain.people.persons import Person
from commandroom.domain.people.recommending import Known, Recommendation, recommend, sift
from commandroom.domain.people.scoring import PREFIX, Measures, Position, Record
from commandroom.store.grades import URGENCIES
from commandroom.store.jointlists import in_hand
from commandroom.store.moments import maybe_moment, millis
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.store.sheets import held
from commandroom.usecases.queries import Recommend

_ASSIGNED = "assigned"
_URGENT = len(URGENCIES) - 1
# One statement with a look into an index for each figure of each person; two figures of one range come as one number.
_PACKED = 1_000_000
_FIGURES = f"""
SELECT who.value,
  (SELECT count(*) FROM event WHERE handler = who.value AND lane < :history),
  CASE WHEN :is_urgent THEN
    (SELECT count(*) FROM event WHERE handler = who.value AND lane < :history AND urgency = :urgent) ELSE 0 END,
  (SELECT count(*) FROM event WHERE category = :category AND handler = who.value AND closed_at >= :learnt),
  CASE WHEN :grid = '' THEN 0 ELSE
    (SELECT count(*) FROM event WHERE grid = :grid AND handler = who.value AND closed_at >= :learnt) END,
  (SELECT count(*) FROM event WHERE handler = who.value AND sent_at >= :shared),
  (SELECT max(sent_at) FROM event WHERE handler = who.value AND sent_at >= 0),
  (SELECT count(late) * {_PACKED} + total(late) FROM event WHERE handler = who.value AND closed_at >= :punctual)
FROM json_each(:persons) AS who
"""  # noqa: S608


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
    tried = {f"{PREFIX}{name}": value for name, value in query.measures}
    whole = reading.reference.policy.exceptions.whole
    measures = Measures.of(lambda key: tried[key] if key in tried else whole(key))
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
    values = {
        "history": LANE_HISTORY, "urgent": _URGENT, "is_urgent": matter.urgency == Urgency.CRITICAL.value,
        "category": matter.category, "grid": matter.grid, "persons": json.dumps([person.id for person in persons]),
        "learnt": millis(now - timedelta(days=measures.experience_days)),
        "shared": millis(now - timedelta(days=measures.share_days)),
        "punctual": millis(now - timedelta(days=measures.on_time_days)),
    }  # fmt: skip
    found: dict[str, Record] = {}
    together = in_hand(reading)
    for name, load, urgent, same, here, sent, last, packed in reading.connection.execute(_FIGURES, values):
        done, late = divmod(int(packed), _PACKED)
        found[str(name)] = Record(
            load=load + together.get(str(name), 0), urgent=urgent, same=same, here=here, sent=sent,
            last_sent=maybe_moment(last), done=done, on_time=done - late,
        )  # fmt: skip
    return found


def _positions(reading: Reading, persons: Iterable[Person]) -> dict[str, Position]:
    """Where each of them is: what the roster says, else the one village the person is in charge of."""
    found: dict[str, Position] = {}
    for person in persons:
        lon, lat, at = person.lon, person.lat, person.located_at
        if (lon is None or lat is None) and len(person.villages) == 1:
            village = reading.reference.places.villages.get(person.villages[0])
            lon, lat, at = (village.lon, village.lat, None) if village is not None else (None, None, None)
        if lon is not None and lat is not None:
            found[person.id] = Position(lon, lat, at)
    return found
