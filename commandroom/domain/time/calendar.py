"""The working calendar: which days offices work, in which hours, how much working time lies between moments.

It is immutable and named by its content (`version`), so that a due time can say by which calendar it was
counted. Reckoning goes over one table a year, built on first use, with running sums: any distance costs a few
look-ups.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.calendar_table import (
    CalendarTable,
    DayException,
    DayKind,
    MonthDay,
    Season,
    Span,
    month_days,
)
from commandroom.domain.time.moments import micros

_WEEKDAYS = frozenset(range(1, 8))
_PLAIN_CYCLE = range(2001, 2029)  # the Gregorian weekdays repeat after 28 years within a century
_FARTHEST_YEARS = 60
_MINUTES_A_DAY = 24 * 60
_EPOCH_YEAR, _MEAN_YEAR = 1970, 31_556_952_000_000


class Day(NamedTuple):
    """A date, why offices work on it or not, and the holiday it belongs to, if any."""

    date: date
    kind: DayKind
    name: str

    @property
    def works(self) -> bool:
        """Whether offices work."""
        return self.kind in {DayKind.WORKDAY, DayKind.MAKEUP}


class _Year(NamedTuple):
    workdays: list[int]  # ordinals of the dates
    starts: list[int]  # microseconds since 1970
    ends: list[int]
    upto: list[int]  # working microseconds of the year until the end of each segment

    def worked(self, at: int) -> int:
        """Working microseconds of this year before `at`."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return 0
        return self.upto[index] - max(0, self.ends[index] - at)

    @property
    def total(self) -> int:
        return self.upto[-1] if self.upto else 0


class Calendar:
    """Days, hours and working time by one `CalendarTable`.

    Raises:
        WrongUseError: `calendar.no_working_time` when offices never work in ordinary years;
            `calendar.seasons` when the seasons leave a day without hours or give it two;
            `calendar.zone_unknown`; `calendar.weekend`.
    """

    def __init__(self, table: CalendarTable) -> None:
        self.table = table
        self.version = table.version()
        self.years = table.years()
        self.zone = _zone(table.zone)
        self._exceptions: dict[date, DayException] = {e.date: e for e in table.exceptions}
        self._weekend = frozenset(table.weekend)
        self._hours = _hours(table.seasons)
        self._spans: dict[Season, tuple[Span, ...]] = {season: season.spans() for season in table.seasons}
        self._perpetual = {md: p.name for p in table.perpetual for md in month_days(p.first, p.last)}
        self._known: dict[int, _Year] = {}
        self._begins: dict[int, int] = {}
        self._segments: dict[date, tuple[tuple[datetime, datetime], ...]] = {}
        self._require_working_time()

    def covers(self, year: int) -> bool:
        """Whether the year's notice of holidays is here, or none is needed."""
        return not self.table.yearly_notice or year in self.years

    def day(self, day: date) -> Day:
        """The date with its kind; an exception outranks a perpetual holiday, and that the weekend rule."""
        exception = self._exceptions.get(day)
        weekend = day.isoweekday() in self._weekend
        perpetual = self._perpetual.get((day.month, day.day))
        if exception is not None and exception.off:
            return Day(day, DayKind.HOLIDAY, exception.name)
        if exception is not None:
            makeup = weekend or perpetual is not None
            return Day(day, DayKind.MAKEUP if makeup else DayKind.WORKDAY, exception.name)
        if perpetual is not None:
            return Day(day, DayKind.HOLIDAY, perpetual)
        return Day(day, DayKind.WEEKEND if weekend else DayKind.WORKDAY, "")

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day."""
        return self.day(day).works

    def season(self, day: date) -> Season:
        """The office hours in force on a date, whether it is a workday or not."""
        return self._hours[day.month, day.day]

    def segments(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The working hours of a date, aware, in UTC; empty on a day of rest."""
        known = self._segments.get(day)
        if known is None:
            spans = self._spans[self.season(day)] if self.is_workday(day) else ()
            known = tuple((self.at(day, start), self.at(day, end)) for start, end in spans)
            self._segments[day] = known
        return known

    def date_of(self, moment: datetime) -> date:
        """The date of a moment where the calendar is at home."""
        return moment.astimezone(self.zone).date()

    def at(self, day: date, minute: int) -> datetime:
        """The moment of a minute of that date (`24 * 60` is the midnight that ends it), in UTC."""
        days, rest = divmod(minute, _MINUTES_A_DAY)
        wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), tzinfo=self.zone)
        return wall.astimezone(UTC)

    def working_days(self, start: date, end: date) -> int:
        """Working days over (start, end] by (local) date; negative when `end` is first."""
        first, last = self._plain(start), self._plain(end)
        if last < first:
            return -self.working_days(last, first)
        count = self._rank(last) - self._rank(first)
        return count + sum(len(self._year(year).workdays) for year in range(first.year, last.year))

    def workday_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a date (before it for a negative count); the date itself for 0.

        Raises:
            WrongUseError: `calendar.too_far` beyond sixty years.
        """
        if count == 0:
            return day
        year = day.year
        earlier = bisect_left if count < 0 else bisect_right
        rank = earlier(self._year(year).workdays, day.toordinal()) + count - (count > 0)
        while rank < 0:
            year -= 1
            self._require_near(year, day.year)
            rank += len(self._year(year).workdays)
        while rank >= len(self._year(year).workdays):
            rank -= len(self._year(year).workdays)
            year += 1
            self._require_near(year, day.year)
        return date.fromordinal(self._year(year).workdays[rank])

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Office hours between two moments; negative when `end` is first."""
        return timedelta(microseconds=self.working_micros(micros(start), micros(end)))

    def working_minutes(self, start: datetime, end: datetime) -> float:
        """The same in minutes."""
        return self.working_time(start, end) / timedelta(minutes=1)

    def working_micros(self, start: int, end: int) -> int:
        """Office hours between two counts of microseconds since 1970."""
        if end < start:
            return -self.working_micros(end, start)
        first, last = self._year_at(start), self._year_at(end)
        passed = self._year(last).worked(end) - self._year(first).worked(start)
        return passed + sum(self._year(year).total for year in range(first, last))

    def forward(self, start: int, amount: int) -> int:
        """The first moment by which `amount` microseconds of office hours have passed since `start`.

        Raises:
            WrongUseError: `calendar.too_far` beyond sixty years.
        """
        if amount <= 0:
            return start
        first = year = self._year_at(start)
        goal = self._year(year).worked(start) + amount
        while goal > self._year(year).total:
            goal -= self._year(year).total
            year += 1
            self._require_near(year, first)
        found = self._year(year)
        index = bisect_left(found.upto, goal)
        return found.ends[index] - (found.upto[index] - goal)

    def backward(self, end: int, amount: int) -> int:
        """The last moment from which `amount` (> 0) microseconds of office hours remain until `end`.

        Raises:
            WrongUseError: `calendar.too_far` beyond sixty years.
        """
        first = year = self._year_at(end)
        goal = self._year(year).worked(end) - amount
        while goal < 0:
            year -= 1
            self._require_near(year, first)
            goal += self._year(year).total
        found = self._year(year)
        index = bisect_right(found.upto, goal)
        return found.ends[index] - (found.upto[index] - goal)

    def _plain(self, day: date) -> date:
        return self.date_of(day) if isinstance(day, datetime) else day

    def _rank(self, day: date) -> int:
        return bisect_right(self._year(day.year).workdays, day.toordinal())

    def _year_at(self, at: int) -> int:
        """The year of a moment where the calendar is at home: guessed by its mean length, then put right."""
        year = _EPOCH_YEAR + at // _MEAN_YEAR
        while at < self._begin(year):
            year -= 1
        while at >= self._begin(year + 1):
            year += 1
        return year

    def _begin(self, year: int) -> int:
        known = self._begins.get(year)
        if known is None:
            known = self._begins[year] = micros(self.at(date(year, 1, 1), 0))
        return known

    def _year(self, year: int) -> _Year:
        known = self._known.get(year)
        if known is None:
            known = self._known[year] = self._built(year)
        return known

    def _built(self, year: int) -> _Year:
        built, total = _Year([], [], [], []), 0
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            segments = self.segments(date.fromordinal(ordinal))
            if segments:
                built.workdays.append(ordinal)
            for start, end in segments:
                total += micros(end) - micros(start)
                built.starts.append(micros(start))
                built.ends.append(micros(end))
                built.upto.append(total)
        return built

    def _require_near(self, year: int, first: int) -> None:
        if abs(year - first) > _FARTHEST_YEARS:
            raise WrongUseError("calendar.too_far", years=_FARTHEST_YEARS)

    def _require_working_time(self) -> None:
        if not self._weekend <= _WEEKDAYS:
            raise WrongUseError("calendar.weekend", days=sorted(self._weekend))
        open_days = set(self._hours) - set(self._perpetual)
        weekdays = _WEEKDAYS - self._weekend
        if not all(any(_weekday(year, md) in weekdays for md in open_days) for year in _PLAIN_CYCLE):
            raise WrongUseError("calendar.no_working_time")


@lru_cache(maxsize=4)
def calendar_of(table: CalendarTable) -> Calendar:
    """The calendar of a table: the same one while the table is the same, with the years that it has reckoned already."""
    return Calendar(table)


def _weekday(year: int, month_day: MonthDay) -> int:
    try:
        return date(year, *month_day).isoweekday()
    except ValueError:  # 29 February
        return 0


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongUseError("calendar.zone_unknown", zone=name[:40]) from None


def _hours(seasons: tuple[Season, ...]) -> dict[MonthDay, Season]:
    hours: dict[MonthDay, Season] = {}
    for season in seasons:
        for month_day in month_days(season.first, season.last):
            if month_day in hours:
                raise WrongUseError("calendar.seasons", day="{:02}-{:02}".format(*month_day))
            hours[month_day] = season
    for month_day in month_days("01-01", "12-31"):
        if month_day not in hours:
            raise WrongUseError("calendar.seasons", day="{:02}-{:02}".format(*month_day))
    return hours
