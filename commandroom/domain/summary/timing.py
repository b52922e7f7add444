"""When a day's paper is due, and which days are still owed. The day of a paper is the township's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from commandroom.domain.errors import FieldError, WrongUseError
from commandroom.domain.time.moments import TOWNSHIP_ZONE, WorkingDays, local, minute_of_day

EVERY_DAY, WORKDAYS = "every", "workdays"
DAYS = (EVERY_DAY, WORKDAYS)
TIME, WHICH = "summary_time", "summary_days"
"""The names of the room's two settings for the day's paper."""
WEEK_TIME, WEEK_DAY = "summary_week_time", "summary_week_day"
MONTH_TIME, MONTH_DAY = "summary_month_time", "summary_month_day"
"""For the papers of weeks and months: the time, and the how manieth day after their end (a week's 1 is Monday)."""
MOST_DAYS = {WEEK_DAY: 7, MONTH_DAY: 28}
_TIMES = frozenset({TIME, WEEK_TIME, MONTH_TIME})
_DAY = timedelta(days=1)
_LATEST = 24 * 60


class Hours(Struct, frozen=True):
    """The set time of the day (`17:00`) and on which days: every one, or those on which offices work."""

    at: str
    days: str = EVERY_DAY

    def due(self, day: date) -> datetime:
        """The moment from which the paper of that day is made; `24:00` is the midnight that ends it."""
        begin = datetime.combine(day, time(), TOWNSHIP_ZONE)
        return (begin + timedelta(minutes=minute_of_day(self.at))).astimezone(UTC)

    def has(self, day: date, calendar: WorkingDays) -> bool:
        """Whether that day gets a paper by itself."""
        return self.days == EVERY_DAY or calendar.is_workday(day)


def hours_of(at: str, days: str, *, shipped: Hours) -> Hours:
    """The room's settings; a value that cannot be read is as if none were set (a newer program may write others)."""
    try:
        minute_of_day(at)
    except WrongUseError:
        at = shipped.at
    return Hours(at or shipped.at, days if days in DAYS else shipped.days)


def check(setting: str, value: str) -> None:
    """Whether a setting of the summary can be kept.

    Raises:
        FieldError: `summary.time`; `summary.day`; `field.not_one_of`.
    """
    if setting in _TIMES and value:
        try:
            minute = minute_of_day(value)
        except WrongUseError:
            minute = 0
        if not 0 < minute <= _LATEST:
            raise FieldError("summary.time", field="value", value=value[:20])
    most = MOST_DAYS.get(setting)
    if most is not None and value and not _is_day(value, most):
        raise FieldError("summary.day", field="value", value=value[:20], most=most)
    if setting == WHICH and value and value not in DAYS:
        raise FieldError("field.not_one_of", field="value", value=value[:20], known=" ".join(DAYS))


def _is_day(value: str, most: int) -> bool:
    return value.isascii() and value.isdigit() and 1 <= int(value) <= most


class SpanHours(Struct, frozen=True):
    """When the paper of a week or month is made: the how manieth day after its end (1 is the next day), at which time."""

    day: int
    at: str

    def after(self, end: datetime) -> datetime:
        """The moment, from that at which the span ends."""
        return end + timedelta(days=self.day - 1, minutes=minute_of_day(self.at))


def span_hours_of(day: str, at: str, *, most: int, shipped: SpanHours) -> SpanHours:
    """The room's settings; a value that cannot be read is as if none were set."""
    try:
        minute_of_day(at)
    except WrongUseError:
        at = ""
    return SpanHours(int(day) if _is_day(day, most) else shipped.day, at or shipped.at)


def midnight(day: date) -> datetime:
    """When a day of the township begins."""
    return datetime.combine(day, time(), TOWNSHIP_ZONE).astimezone(UTC)


def as_of(day: date, now: datetime) -> datetime:
    """Of which moment the paper of a day speaks: now, or the end of the day where that is over."""
    return min(now, midnight(day + _DAY))


def is_over(day: date, now: datetime, hours: Hours) -> bool:
    """Whether the day is closed for its paper: its set time has come."""
    return now >= hours.due(day)


def is_late(day: date, now: datetime, hours: Hours, *, minutes: int) -> bool:
    """Whether a paper made now comes later after its set time than allowed."""
    return now > hours.due(day) + timedelta(minutes=minutes)


def owed(  # noqa: PLR0913 - what is known of the room's days
    made: Collection[date],
    now: datetime,
    hours: Hours,
    calendar: WorkingDays,
    *,
    founded: datetime,
    earliest: date | None,
    most: int,
) -> tuple[date, ...]:
    """Of the last `most` days those whose paper is due and was not `made`, the oldest first.

    None before the `earliest` that has one; a room that never had one begins with the newest. None that was due before
    the room was `founded`.
    """
    today = local(now).date()
    first = max(today - (most - 1) * _DAY, earliest if earliest is not None else today - _DAY)
    days = (first + n * _DAY for n in range(max(0, (today - first).days + 1)))
    return tuple(
        day
        for day in days
        if day not in made
        and is_over(day, now, hours)
        and hours.due(day) >= founded
        and hours.has(day, calendar)
    )
