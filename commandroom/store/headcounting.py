"""The township's headcount: what the ten rules look at, from the roster, the rota and the events in hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from commandroom.domain.people.dutychecks import Absences, Turn, clashes
from commandroom.domain.people.headcount import Town, expiring, lines, returning
from commandroom.domain.time.moments import local as township_time
from commandroom.store import local
from commandroom.store.grades import URGENCIES
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries import Headcount, HeadcountSheet

MIDDLE_TOTAL = "county_middle_posts"
"""The room's setting of the county's number of middle ranks, which no township can count itself."""
_AHEAD = timedelta(days=7)
_CRITICAL = len(URGENCIES) - 1


def headcount(reading: Reading, query: Headcount) -> HeadcountSheet:
    """The rules, and the certificates that end."""
    now = query.now or reading.clock.now()
    roster, rules = reading.reference.people, reading.reference.shipped.headcount
    day = township_time(now).date()
    middle = reading.reference.setting(MIDDLE_TOTAL)
    town = Town(
        size=local.room_facts(reading.connection).get("kind", ""), day=day, moment=now,
        persons=tuple(roster.persons.values()), units=tuple(roster.units), loans=roster.staff.rota.rows.loans,
        middle_total=int(middle) if middle.isdecimal() else 0, twice=_twice(reading, now=now), urgent=_urgent(reading),
    )  # fmt: skip
    ending = expiring(rules, roster.persons.values(), day)
    return HeadcountSheet(lines(rules, town), ending, rules, returning(rules, town))


def _twice(reading: Reading, *, now: datetime) -> tuple[str, ...]:
    """Who is written down for two places at once from today on for a week."""
    rota = reading.reference.people.staff.rota
    shifts = {shift.id: shift for shift in rota.rows.shifts}
    first = township_time(now).date()
    turns = [
        Turn(person=d.person, day=d.day, shift=shifts[d.shift], post=d.post, duty=d.id)
        for d in rota.rows.duties
        if d.shift in shifts and first <= d.day <= first + _AHEAD
    ]
    return tuple(clash.person for clash in clashes(turns, Absences()) if clash.code == "two_posts")


def _urgent(reading: Reading) -> dict[str, int]:
    """Critical matters in hand by person."""
    rows = reading.all(
        "SELECT handler, count(*) FROM event INDEXED BY ix_event_lane_due "
        "WHERE lane < ? AND urgency = ? AND handler <> '' GROUP BY handler",
        LANE_HISTORY,
        _CRITICAL,
    )
    return {str(handler): int(count) for handler, count in rows}
