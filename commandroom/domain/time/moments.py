"""Moments as people write them, and the hours in which the room does not ring at anybody.

Inside the program a moment is aware and in UTC; people read and write the township's time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import msgspec

from commandroom.domain.errors import WrongUseError

TOWNSHIP_ZONE = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_MINUTES_A_DAY = 24 * 60
_HAS_TIME = re.compile(r"\d[T ]\d", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])")
_SEARCHED_DAYS = 400
_MIDNIGHT_AT_ITS_END = re.compile(r"(?<=[T ])24(?=:?00(:?00)?(\.0+)?([Z+-]|$))", re.IGNORECASE)


class WorkingDays(Protocol):
    """What quiet hours ask of a calendar."""

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day."""
        ...


class QuietHours(msgspec.Struct, frozen=True):
    """From `start` to `end` of the township's day (`20:00`, `08:00`; may span midnight) nobody is urged.

    With `rest_days`, days without office hours are quiet from midnight to midnight. Equal ends mean no quiet
    hours.
    """

    start: str = "20:00"
    end: str = "08:00"
    rest_days: bool = True

    def __post_init__(self) -> None:
        minute_of_day(self.start)
        minute_of_day(self.end)


def parse_moment(text: str) -> datetime:
    """The moment an ISO 8601 text says; without an offset it is the township's time on any machine.

    `24:00` is the midnight that ends the day (ISO 8601-1 §4.3.8; Python reads it from 3.14 on).

    Raises:
        WrongUseError: `moment.malformed`; `moment.date_alone` for a day without a time, which would be a
            guess; `moment.out_of_range` before 1970 and after 2199.
    """
    cleaned = text.strip()
    begun, ends_day = _MIDNIGHT_AT_ITS_END.subn("00", cleaned)
    try:
        moment = datetime.fromisoformat(begun) + timedelta(days=ends_day)
    except (ValueError, OverflowError):
        raise WrongUseError("moment.malformed", text=text[:40]) from None
    if not _HAS_TIME.search(cleaned):
        raise WrongUseError("moment.date_alone", text=cleaned)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise WrongUseError("moment.out_of_range", text=cleaned, first=_FIRST_YEAR, last=_LAST_YEAR)
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=TOWNSHIP_ZONE)
    return aware.astimezone(UTC)


def need_years(day: date) -> None:
    """A day, or a moment, of the years that the room reckons with.

    Raises:
        WrongUseError: `moment.out_of_range`.
    """
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise WrongUseError("moment.out_of_range", text=day.isoformat(), first=_FIRST_YEAR, last=_LAST_YEAR)


def local(moment: datetime, zone: ZoneInfo = TOWNSHIP_ZONE) -> datetime:
    """The same moment on the township's clock."""
    return moment.astimezone(zone)


def iso(moment: datetime, zone: ZoneInfo = TOWNSHIP_ZONE) -> str:
    """`2026-03-10T17:00:00+08:00`; fractions of a second appear only where there are any."""
    shown = moment.astimezone(zone)
    return shown.isoformat(timespec="milliseconds" if shown.microsecond else "seconds")


def micros(moment: datetime) -> int:
    """Whole microseconds since 1970; the clocks reckon in integers."""
    return (moment - EPOCH) // MICROSECOND


def from_micros(count: int) -> datetime:
    """The moment so many microseconds after 1970, in UTC."""
    return EPOCH + timedelta(microseconds=count)


def minute_of_day(text: str) -> int:
    """Minutes since midnight of `08:30`; `24:00` is the midnight that ends the day.

    Raises:
        WrongUseError: `hours.malformed`.
    """
    found = _TIME_OF_DAY.fullmatch(text.strip())
    minute = int(found[1]) * 60 + int(found[2]) if found else _MINUTES_A_DAY + 1
    if minute > _MINUTES_A_DAY:
        raise WrongUseError("hours.malformed", text=text[:40])
    return minute


def quiet(moment: datetime, hours: QuietHours, calendar: WorkingDays | None = None) -> bool:
    """Whether a reminder has to wait; without a calendar every day has duty hours."""
    here = local(moment)
    if calendar is not None and hours.rest_days and not calendar.is_workday(here.date()):
        return True
    start, end = minute_of_day(hours.start), minute_of_day(hours.end)
    minute = here.hour * 60 + here.minute
    return start <= minute < end if start <= end else minute >= start or minute < end


def next_duty(moment: datetime, hours: QuietHours, calendar: WorkingDays | None = None) -> datetime:
    """The moment itself outside quiet hours, else when they next end on a day that has duty hours."""
    if not quiet(moment, hours, calendar):
        return moment
    end = minute_of_day(hours.end) % _MINUTES_A_DAY
    here = local(moment)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    # A rest day inside a window that does not span midnight ends with the day, not with the window.
    starts = {end, 0} if calendar is not None and hours.rest_days else {end}
    for days in range(_SEARCHED_DAYS):
        for minute in sorted(starts):
            found = (midnight + timedelta(days=days, minutes=minute)).astimezone(UTC)
            if found > moment and not quiet(found, hours, calendar):
                return found
    return moment
