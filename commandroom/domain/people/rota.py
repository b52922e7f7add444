"""The roster of duty: who is there at a minute, by shifts, leave and loans, whoever was sent where meanwhile.

Three things never overwrite each other: the roster (this module), what somebody was sent to (an event's own
story), and the person, who follows from both (`standing`). Nobody is taken as available for want of a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from commandroom.domain.people.absences import Leave, Loan, Spans
from commandroom.domain.people.persons import Person
from commandroom.domain.people.presence import DutyRow, Presence
from commandroom.domain.people.shifts import REST, Duty, Pattern, Shift, Works
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local

_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def day_of(moment: datetime) -> date:
    """The township's date of a moment; asked for each of some hundred people about the same minute."""
    return local(moment).date()


class Whereabouts(Struct, frozen=True):
    """What the roster says of somebody at a moment: since when, until when, and why (a shift, a leave, a house)."""

    state: Presence
    since: datetime | None = None
    until: datetime | None = None
    why: str = ""


NOWHERE = Whereabouts(Presence.UNKNOWN)


class Rows(Struct, frozen=True, kw_only=True):
    """All that was written down about duty, in any order.

    `duties` are those that count; `given_away` are the records that swaps gave away, `void_swaps` those without effect.
    """

    shifts: tuple[Shift, ...] = ()
    duties: tuple[Duty, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    leaves: tuple[Leave, ...] = ()
    loans: tuple[Loan, ...] = ()
    spans: tuple[DutyRow, ...] = ()
    given_away: frozenset[str] = frozenset()
    void_swaps: frozenset[str] = frozenset()


class _Own(Struct):
    """One person's part of it."""

    spans: Spans[DutyRow]
    leaves: Spans[Leave]
    loans: Spans[Loan]
    duties: dict[date, list[Duty]]
    patterns: tuple[Pattern, ...]


class Rota:
    """Who is there, asked by person and moment; `works` is the calendar's answer whether offices work on a date.

    `units` are the township's own: a loan to one of them takes nobody away.
    """

    def __init__(
        self, persons: Iterable[Person], rows: Rows, works: Works, *, units: Iterable[str] = ()
    ) -> None:
        self.rows = rows
        self._works = works
        self._units = frozenset(units)
        self._shifts = {shift.id: shift for shift in rows.shifts}
        self._known: dict[tuple[str, date], tuple[datetime, datetime]] = {}
        self._kept: dict[date, bool] = {}
        self._asked: tuple[datetime | None, dict[str, Whereabouts]] = (None, {})
        self._own = dict(self._sorted({person.id: person for person in persons}))

    def _sorted(self, persons: dict[str, Person]) -> Iterator[tuple[str, _Own]]:
        spans, leaves, loans = (
            _by_person(self.rows.spans),
            _by_person(self.rows.leaves),
            _by_person(self.rows.loans),
        )
        duties: dict[str, dict[date, list[Duty]]] = defaultdict(lambda: defaultdict(list))
        for duty in self.rows.duties:
            duties[duty.person][duty.day].append(duty)
        for name in {*persons, *spans, *leaves, *loans, *duties}:
            yield name, _Own(
                Spans(spans.get(name, ())), Spans(leaves.get(name, ())), Spans(loans.get(name, ())),
                {day: list(found) for day, found in duties.get(name, {}).items()}, self._patterns(persons.get(name)),
            )  # fmt: skip

    def _patterns(self, person: Person | None) -> tuple[Pattern, ...]:
        """Those that mean the person: by name before by group before by unit; the nearest kind alone counts."""
        if person is None:
            return ()
        for mine in (
            [p for p in self.rows.patterns if p.person and p.person == person.id],
            [p for p in self.rows.patterns if p.group and p.group == person.duty_group],
            [p for p in self.rows.patterns if p.unit and p.unit == person.unit],
        ):
            if mine:
                return tuple(mine)
        return ()

    def at(self, person: str, moment: datetime) -> Whereabouts:
        """What is written about a person at a moment.

        Leave outweighs a loan, and both outweigh a shift: the narrower gate counts. Outside the shifts of a date for
        which something is written, the person is off; on a date without anything, unknown.
        """
        asked, answers = self._asked  # one for all threads; the answers are never without their moment
        if asked != moment:
            self._asked = (moment, answers := {})
        found = answers.get(person)
        if found is None:
            found = answers[person] = self._at(person, moment)
        return found

    def _at(self, person: str, moment: datetime) -> Whereabouts:
        own = self._own.get(person)
        if own is None:
            return NOWHERE
        return self._away(own, moment) or self._there(own, moment) or self._absent(own, moment)

    def unit_at(self, person: Person, moment: datetime) -> str:
        """The unit the person works for at that moment: the one a loan within the township names, else the own one."""
        own = self._own.get(person.id)
        if own is not None:
            for loan in own.loans.at(moment):
                if loan.to in self._units:
                    return loan.to
        return person.unit

    def begins(self, person: str, day: date) -> Iterator[tuple[Shift, str, str]]:
        """The shifts that begin on a date, each with its post and the record that says so ("" by a pattern)."""
        own = self._own.get(person)
        if own is None:
            return
        for duty in own.duties.get(day, ()):
            if duty.shift in self._shifts:
                yield self._shifts[duty.shift], duty.post, duty.id
        if day not in own.duties:
            yield from ((shift, "", "") for shift in self._begins(own, day))

    def is_kept(self, moment: datetime) -> bool:
        """Whether anybody's duty is written down for the township's date of that moment."""
        day = day_of(moment)
        if day not in self._kept:
            begin, end = _whole(day)
            self._kept[day] = (
                any(duty.day == day for duty in self.rows.duties)
                or any(pattern.in_force(day) for pattern in self.rows.patterns)
                or any(_is_duty(row, begin, end) for row in self.rows.spans)
            )
        return self._kept[day]

    def _away(self, own: _Own, moment: datetime) -> Whereabouts | None:
        for leave in own.leaves.at(moment):
            return Whereabouts(Presence.LEAVE, leave.since, leave.until, leave.kind)
        for row in own.spans.at(moment):
            if row.state is Presence.LEAVE:
                return Whereabouts(Presence.LEAVE, row.since, row.until, row.note)
        for loan in own.loans.at(moment):
            if loan.to not in self._units:
                return Whereabouts(Presence.LENT, loan.since, loan.until, loan.to)
        return None

    def _there(self, own: _Own, moment: datetime) -> Whereabouts | None:
        for row in own.spans.at(moment):
            if row.state is Presence.ON:
                return Whereabouts(Presence.ON, row.since, row.until, row.note)
        if any(row.state is Presence.OFF for row in own.spans.at(moment)):
            return None  # sent home before the shift was over
        today = day_of(moment)
        for day in (today, today - _DAY):
            for shift in self._begins(own, day):
                since, until = self._span(shift, day)
                if since <= moment < until:
                    return Whereabouts(Presence.ON, since, until, shift.name or shift.id)
        return None

    def _absent(self, own: _Own, moment: datetime) -> Whereabouts:
        day = day_of(moment)
        begin, end = _whole(day)
        yesterday = day - _DAY
        is_known = (
            day in own.duties
            or own.spans.touch(begin, end)
            or any(pattern.in_force(day) for pattern in own.patterns)
            or any(self._span(shift, yesterday)[1] > begin for shift in self._begins(own, yesterday))
        )
        return Whereabouts(Presence.OFF) if is_known else NOWHERE

    def _begins(self, own: _Own, day: date) -> Iterator[Shift]:
        """The shifts that begin on a date: those written for it, else by the patterns."""
        written = own.duties.get(day)
        if written is not None:
            names = [duty.shift for duty in written if duty.shift != REST]
        else:
            names = [pattern.shift for pattern in own.patterns if pattern.begins(day, self._works)]
        return (self._shifts[name] for name in names if name in self._shifts)

    def _span(self, shift: Shift, day: date) -> tuple[datetime, datetime]:
        known = self._known.get((shift.id, day))
        if known is None:
            known = self._known[shift.id, day] = shift.span(day)
        return known


S = TypeVar("S", DutyRow, Leave, Loan)


def _by_person(rows: Iterable[S]) -> dict[str, list[S]]:
    found: dict[str, list[S]] = defaultdict(list)
    for row in rows:
        found[row.person].append(row)
    return found


def _whole(day: date) -> tuple[datetime, datetime]:
    """From midnight to midnight of the township, UTC."""
    begin = datetime(day.year, day.month, day.day, tzinfo=TOWNSHIP_ZONE)
    return begin.astimezone(UTC), (begin + _DAY).astimezone(UTC)


def _is_duty(row: DutyRow, begin: datetime, end: datetime) -> bool:
    return row.state is Presence.ON and row.since < end and row.until >= begin
