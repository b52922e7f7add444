"""The rota by rule: a year for sixty people beside what is allowed, and the fairness of months beside an exact solver."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from commandroom.domain.ids import PersonId
from commandroom.domain.people.absences import Leave
from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.fairfill import Filled, Slot, fill, slots
from commandroom.domain.time.calendar import Calendar
from commandroom.entrypoints.benches import Result, seconds
from commandroom.interop.calendars import shipped_table
from commandroom.interop.catalogs import shipped_duty_rules
from tests.domain.people.exactrota import least_spread
from tests.domain.people.staffing import at

PEOPLE, LIMIT_SECONDS, MONTHS = 60, 3.0, 6
LEADERS, SHIFT_LEADERS = 10, 20
_DAY = timedelta(days=1)


def rotating(_events: int) -> Iterator[Result]:
    """A year with leaves, and what most and least carry after each of some months."""
    rules = shipped_duty_rules()
    rest = timedelta(hours=rules.rest_hours)
    places, absences = year()
    found: list[Filled] = []
    taken = seconds(lambda: found.append(fill(places, (), absences, carried={}, rest=rest)))
    assert not found[0].empty, len(found[0].empty)
    yield Result("rota_year_60", taken, "s", LIMIT_SECONDS, must=1.0)
    night = rules.burden.turn + rules.burden.night
    for number in range(1, MONTHS + 1):
        yield from _month(
            f"2026_{number:02}", [slot for slot in places if slot.day.month == number], absences, night
        )
    equal = [replace(slot, pool=everybody()) for slot in places if slot.day.month == MONTHS + 1]
    yield from _month("of_equals", equal, absences, night)


def _month(name: str, month: Sequence[Slot], absences: Absences, night: float) -> Iterator[Result]:
    """What lies between most and least, beside the least that there can be; above it is a night's weight at most."""
    rest = timedelta(hours=shipped_duty_rules().rest_hours)
    ours = fill(month, (), absences, carried={}, rest=rest)
    best = least_spread(month, absences, carried={}, rest=rest)
    assert best is not None
    assert not ours.empty
    spread = ours.spread({person for slot in month for person in slot.pool})
    yield Result(f"rota_spread_{name}", spread, "weight", best)
    yield Result(f"rota_above_best_{name}", spread - best, "weight", night, must=1.0)


def everybody() -> tuple[str, ...]:
    """Sixty people."""
    return tuple(f"p{n:02}" for n in range(PEOPLE))


def year() -> tuple[Sequence[Slot], Absences]:
    """The places of 2026 for three posts: leaders are few, shift leaders some, and whoever is neither is an officer."""
    rules, calendar = shipped_duty_rules(), Calendar(shipped_table())
    people = everybody()
    pools = {
        "带班领导": people[:LEADERS],
        "值班长": people[LEADERS:SHIFT_LEADERS + LEADERS],
        "值班干部": people[LEADERS + SHIFT_LEADERS // 2 :],
    }  # fmt: skip
    shifts = {shift.id: shift for shift in rules.shifts}
    posts = [(post, shifts[post.shift]) for post in rules.posts]
    first = date(2026, 1, 1)
    days = [calendar.day(first + _DAY * n) for n in range(365)]
    return slots(days, posts, (), burden=rules.burden, pools=pools), Absences(leaves=tuple(_leaves(people)))


def _leaves(people: Sequence[str]) -> Iterator[Leave]:
    """Two spans a year and person."""
    luck = random.Random(2026)  # noqa: S311 - the same leaves each time
    first = at("2026-01-01 00:00")
    for person in people:
        for part in range(2):
            begin = first + _DAY * luck.randrange(180 * part, 180 * part + 170)
            length = _DAY * luck.randint(3, 8)
            yield Leave(
                id=f"{person}-{part}",
                person=PersonId(person),
                since=begin,
                until=begin + length,
                kind="年休假",
            )
