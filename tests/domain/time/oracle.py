"""The clock rules once more, slowly: by stepping through minutes and days, with tables typed by hand.

Uses nothing of the product: holidays come from the PyPI package `chinesecalendar`, office hours stand here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import chinese_calendar

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BEIJING = timezone(timedelta(hours=8))
WINTER = ((8 * 60 + 30, 12 * 60), (13 * 60 + 30, 17 * 60))
SUMMER = ((8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30))

Rest = tuple[datetime, datetime]  # a pause on the township's wall clock


def wall(text: str) -> datetime:
    """The township's wall clock, without a zone."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the oracle lives on the wall clock


def utc(moment: datetime) -> datetime:
    """A wall-clock moment as the product takes it."""
    return moment.replace(tzinfo=BEIJING).astimezone(UTC)


def hours(day: date) -> tuple[tuple[int, int], ...]:
    return SUMMER if 6 <= day.month <= 9 else WINTER


def works(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def is_office_minute(moment: datetime) -> bool:
    """Whether the minute that begins here is worked."""
    minute = moment.hour * 60 + moment.minute
    return any(start <= minute < end for start, end in hours(moment.date())) and works(moment.date())


def rests(moment: datetime, pauses: Sequence[Rest]) -> bool:
    return any(begin <= moment < end for begin, end in pauses)


def ran(unit: str, start: datetime, until: datetime, pauses: Sequence[Rest]) -> int:
    """Minutes that the clock of `wh` (or of natural time) ran."""
    count, at = 0, start
    while at < until:
        count += not rests(at, pauses) and (unit != "wh" or is_office_minute(at))
        at += MINUTE
    return count


def due_by_minutes(unit: str, minutes: int, start: datetime, pauses: Sequence[Rest]) -> datetime:
    """When so many minutes have run on the clock of `wh` or of natural time."""
    at = start
    while minutes > 0:
        minutes -= not rests(at, pauses) and (unit != "wh" or is_office_minute(at))
        at += MINUTE
    return at


def due_by_working_days(days: int, start: datetime, pauses: Sequence[Rest]) -> datetime:
    """Day by day: N working days after the day of receipt, one more for each one suspended before due."""
    due = _nth(start.date(), days)
    for begin, end in pauses:
        if begin >= due:
            break
        suspended = [begin.date() + n * DAY for n in range((end.date() - begin.date()).days)]
        days += sum(works(day) for day in suspended)
        due = _nth(start.date(), days)
    return due


def _nth(day: date, count: int) -> datetime:
    while count:
        day += DAY
        count -= works(day)
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - wall clock
    return midnight + hours(day)[-1][1] * MINUTE
