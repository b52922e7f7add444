"""Shifts, and who has which one: written down for a date, or again and again by a rule.

A shift is a span of the township's clock on the date it begins, also when it ends on the next one; nobody's
date begins anywhere else than at the township's midnight.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.errors import FieldError
from commandroom.domain.ids import PersonId, UnitId
from commandroom.domain.time.moments import TOWNSHIP_ZONE, minute_of_day

MINUTES_A_DAY = 24 * 60
REST = ""
"""The shift of somebody who is free on that date, whatever the pattern says."""

Works = Callable[[date], bool]
"""Whether offices work on a date, by the room's calendar."""


class Shift(Struct, frozen=True, kw_only=True):
    """A shift by name, `start` and `end` as the township's clock reads; with `next_day` it ends on the next date.

    24-hour duty is `08:30` to `08:30` of the next day.
    """

    id: str
    name: str = ""
    start: str
    end: str
    next_day: bool = False

    @property
    def minutes(self) -> int:
        """Its length.

        Raises:
            WrongUseError: `hours.malformed`.
        """
        length = minute_of_day(self.end) - minute_of_day(self.start)
        return length + (MINUTES_A_DAY if self.next_day else 0)

    def need_sound(self) -> None:
        """Refuse what is no shift.

        Raises:
            FieldError: `shift.ends_first`, or `shift.too_long` for more than 24 hours.
            WrongUseError: `hours.malformed`.
        """
        if self.minutes <= 0:
            raise FieldError("shift.ends_first", field="end", start=self.start, end=self.end)
        if self.minutes > MINUTES_A_DAY:
            raise FieldError("shift.too_long", field="end", hours=round(self.minutes / 60, 1))

    def span(self, day: date) -> tuple[datetime, datetime]:
        """From when to when it lasts that begins on a date, UTC; the end is no part of it."""
        begin = datetime(day.year, day.month, day.day, tzinfo=TOWNSHIP_ZONE)
        start = (begin + timedelta(minutes=minute_of_day(self.start))).astimezone(UTC)
        return start, start + timedelta(minutes=self.minutes)


class Duty(Struct, frozen=True, kw_only=True):
    """One person's shift that begins on `day`; `post` is what for (带班领导, 值班干部 …).

    It stands in place of the person's pattern on that date; a shift of `""` is a day off. `swap` is what gave it out,
    `swapped` what gave it away (`swaps.counted`).
    """

    id: str
    person: PersonId
    day: date
    shift: str = REST
    post: str = ""
    swap: str = ""
    swapped: str = ""


class Pattern(Struct, frozen=True, kw_only=True):
    """A shift that comes again, for a person, for a duty group, or for a whole unit, from `since` to `until` inclusive.

    On `weekdays` (1 is Monday); with `office_days` when offices work instead, make-up days included; with a
    `cycle` every so many days from `since` on.
    """

    id: str
    shift: str
    person: PersonId = PersonId("")
    group: str = ""
    unit: UnitId = UnitId("")
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    office_days: bool = False
    cycle: int = 1
    since: date
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the pattern says anything about that date."""
        return self.since <= day and (self.until is None or day <= self.until)

    def begins(self, day: date, works: Works) -> bool:
        """Whether the shift begins on that date."""
        if not self.in_force(day) or (day - self.since).days % max(self.cycle, 1):
            return False
        return works(day) if self.office_days else day.isoweekday() in self.weekdays
