"""The rota of duty over some days: turns, absences, what does not go together, what is empty, what everybody carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import dropwhile

from commandroom.domain.ids import PersonId
from commandroom.domain.people.dutychecks import Absences, Turn, clashes, gaps
from commandroom.domain.people.dutynotices import DutyReport, HolidayRoster, holiday_roster, next_holiday
from commandroom.domain.people.handover import HandOver
from commandroom.domain.people.rota import Rota
from commandroom.domain.people.shifts import REST, Shift
from commandroom.domain.people.units import TOWNSHIP_KINDS
from commandroom.domain.time.moments import local
from commandroom.store import records
from commandroom.store.made import all_of
from commandroom.store.reading import Reading
from commandroom.usecases.handingover import KIND, read
from commandroom.usecases.queries import DutyPerson, DutySheet, DutyTable, HandOvers

_DAY = timedelta(days=1)
_LATELY = timedelta(days=31)
_SOON, _LONGEST_HOLIDAY = 10, 12


def duty_table(reading: Reading, query: DutyTable) -> DutySheet:
    """Everything about those days at once: the page asks nothing more."""
    now = query.now or reading.clock.now()
    roster, rules = reading.reference.people, reading.reference.shipped.duty
    rota, rows = roster.staff.rota, roster.staff.rota.rows
    inside = frozenset(unit.id for unit in roster.units if unit.kind in TOWNSHIP_KINDS)
    absences = Absences(rows.leaves, rows.loans, inside)
    shifts, unmade = _shifts(rows.shifts, rules.shifts)
    known = {shift.id: shift for shift in shifts}
    posts = [(post, known[post.shift]) for post in rules.posts if post.shift in known]
    people = [p.id for p in roster.persons.values() if p.active]
    turns = tuple(_turns(rota, people, query.first - _DAY, query.last))
    soon = now + timedelta(hours=rules.gap_hours)
    near = tuple(_turns(rota, people, local(now).date() - _DAY, local(soon).date()))
    partners: dict[str, str] = {
        p.id: p.ab_partner for p in roster.persons.values() if p.active and p.ab_partner
    }
    days = [query.first + _DAY * n for n in range((query.last - query.first).days + 1)]
    return DutySheet(
        days=tuple(reading.reference.calendar.day(day) for day in days),
        persons=_persons(reading, _carried(reading, known, query.first), now),
        turns=turns,
        rests=tuple((d.person, d.day, d.id) for d in rows.duties if d.shift == REST and query.first <= d.day <= query.last),
        shifts=shifts, unmade=unmade, rules=rules, leaves=rows.leaves, loans=rows.loans, inside=inside,
        clashes=tuple(c for c in clashes(turns, absences, partners) if query.first <= c.day <= query.last),
        gaps=gaps(near, posts, absences, since=now, until=soon),
        on_now=tuple(turn for turn in near if turn.post and turn.span[0] <= now < turn.span[1]),
        given_away=rows.given_away, holiday=_holiday(reading, rota, people, local(now).date()),
        report=_report(reading, local(now).date()),
        is_kept=any(duty.post and duty.day >= local(now - _LATELY).date() for duty in rows.duties),
    )  # fmt: skip


def _holiday(reading: Reading, rota: Rota, people: list[PersonId], today: date) -> HolidayRoster | None:
    """The roster of the next holiday, once it is to be thought of."""
    rules, calendar = reading.reference.shipped.duty, reading.reference.calendar
    days = (calendar.day(today + _DAY * n) for n in range(_SOON + _LONGEST_HOLIDAY))
    holiday = next_holiday(dropwhile(lambda day: not day.works, days))  # one that has begun has its roster
    if not holiday or (holiday[0].date - today).days > _SOON:
        return None
    turns = _turns(rota, people, holiday[0].date, holiday[-1].date)
    return holiday_roster(holiday, rules.posts, turns, days_before=rules.holiday_days)


def _report(reading: Reading, today: date) -> DutyReport | None:
    found = records.load(reading.connection, "duty_report", today.isoformat())
    return next(iter(all_of(DutyReport, (found,))), None) if found is not None else None


def hand_overs(reading: Reading, query: HandOvers) -> tuple[HandOver, ...]:
    """As their people signed them, the newest first."""
    found = (read(record.id, record.fields) for record in records.of_kind(reading.connection, KIND))
    rows = sorted(
        (one for one in found if one is not None), key=lambda one: (one.given_at, one.id), reverse=True
    )
    return tuple(rows[: query.limit])


def _shifts(kept: Iterable[Shift], shipped: Iterable[Shift]) -> tuple[tuple[Shift, ...], frozenset[str]]:
    """The room's shifts, then the shipped ones that none of them replaces by id or name."""
    own = tuple(kept)
    taken = {shift.id for shift in own} | {shift.name for shift in own}
    more = tuple(shift for shift in shipped if not {shift.id, shift.name} & taken)
    return own + more, frozenset(shift.id for shift in more)


def _turns(rota: Rota, people: Iterable[str], first: date, last: date) -> Iterator[Turn]:
    for person in people:
        for n in range((last - first).days + 1):
            day = first + _DAY * n
            for shift, post, duty in rota.begins(person, day):
                yield Turn(person=person, day=day, shift=shift, post=post, duty=duty)


def _carried(reading: Reading, shifts: dict[str, Shift], first: date) -> dict[str, float]:
    """What everybody's turns at a post weighed from the first of January until the day before."""
    burden, calendar = reading.reference.shipped.duty.burden, reading.reference.calendar
    found: dict[str, float] = defaultdict(float)
    for duty in reading.reference.people.staff.rota.rows.duties:
        if duty.post and duty.shift in shifts and date(first.year, 1, 1) <= duty.day < first:
            found[duty.person] += burden.of(shifts[duty.shift], calendar.day(duty.day))
    return found


def _persons(reading: Reading, carried: dict[str, float], now: datetime) -> tuple[DutyPerson, ...]:
    """The room first, then by unit and name, as on the roster."""
    roster = reading.reference.people
    order = {unit.id: n for n, unit in enumerate(roster.units)}
    people = [roster.spelled(person) for person in roster.persons.values() if person.active]
    people.sort(key=lambda p: (not p.in_room, order.get(p.unit, len(order)), p.initials, p.id))
    rota = roster.staff.rota
    return tuple(
        DutyPerson(
            person, roster.unit_name(rota.unit_at(person, now)), carried.get(person.id, 0.0),
            rota.at(person.id, now).state.value,
        )
        for person in people
    )  # fmt: skip
