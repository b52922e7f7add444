"""What a working calendar is made of: data to be filed, sent and compared; `Calendar` reckons with it."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum

import msgspec

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.moments import minute_of_day

SATURDAY, SUNDAY = 6, 7
_LEAP_YEAR = 2024
_NATIONAL_DAY = (10, 1)
_VERSION_LETTERS = 10

MonthDay = tuple[int, int]
Span = tuple[int, int]


class DayKind(StrEnum):
    """Why offices work on a day, or do not."""

    WORKDAY = "workday"
    MAKEUP = "makeup"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class DayException(msgspec.Struct, frozen=True, order=True):
    """A date that breaks the weekend rule: a day off, or a working day in exchange (调休)."""

    date: date
    off: bool
    name: str = ""


class Season(msgspec.Struct, frozen=True):
    """Office hours in one part of the year, from the month-day `first` to `last`, both included.

    `segments` are as many as wanted, like `08:30-12:00`. A season may span New Year; a segment may end at
    `24:00`.
    """

    name: str
    first: str
    last: str
    segments: tuple[str, ...]

    def spans(self) -> tuple[Span, ...]:
        """The segments in minutes since midnight, in order.

        Raises:
            WrongUseError: `calendar.hours_malformed` for none, for one that ends before it starts, for
                overlaps.
        """
        spans = tuple(self._span(text) for text in self.segments)
        earlier = [0, *(end for _, end in spans)]
        if not spans or any(start < before for (start, _), before in zip(spans, earlier, strict=False)):
            raise WrongUseError("calendar.hours_malformed", season=self.name, hours=", ".join(self.segments))
        return spans

    def _span(self, text: str) -> Span:
        start, _, end = text.partition("-")
        span = minute_of_day(start), minute_of_day(end)
        if span[0] >= span[1]:
            raise WrongUseError("calendar.hours_malformed", season=self.name, hours=text)
        return span


class Perpetual(msgspec.Struct, frozen=True):
    """Days off every year from the month-day `first` to `last`, both included; may span New Year."""

    first: str
    last: str
    name: str


class CalendarTable(msgspec.Struct, frozen=True, kw_only=True):
    """A whole calendar as data.

    `weekend` holds ISO weekdays (Saturday 6, Sunday 7). `yearly_notice` says that each year needs its own
    notice of holidays (放假安排), as in China; without it no year is ever missing.
    """

    seasons: tuple[Season, ...]
    exceptions: tuple[DayException, ...] = ()
    perpetual: tuple[Perpetual, ...] = ()
    weekend: tuple[int, ...] = (SATURDAY, SUNDAY)
    yearly_notice: bool = True
    zone: str = "Asia/Shanghai"

    def years(self) -> tuple[int, ...]:
        """The years whose notice is here: those that list 1 October as a day off.

        National Day is a holiday by statute (全国年节及纪念日放假办法), so every whole year's notice lists
        it; a few stray dates of the next year do not make that year known.
        """
        return tuple(
            sorted(
                {
                    e.date.year
                    for e in self.exceptions
                    if e.off and (e.date.month, e.date.day) == _NATIONAL_DAY
                }
            )
        )

    def version(self) -> str:
        """A name that changes with any content: last year known and the start of a SHA-256 over the table."""
        digest = hashlib.sha256(msgspec.json.encode(self._canonical())).hexdigest()[:_VERSION_LETTERS]
        years = self.years()
        return f"{years[-1] if years else 'plain'}-{digest}"

    def extended(self, exceptions: tuple[DayException, ...]) -> CalendarTable:
        """This table with more exceptions; a date that is named again takes the newer meaning."""
        merged = {e.date: e for e in self.exceptions} | {e.date: e for e in exceptions}
        return msgspec.structs.replace(self, exceptions=tuple(merged[day] for day in sorted(merged)))

    def _canonical(self) -> CalendarTable:
        return msgspec.structs.replace(
            self, exceptions=tuple(sorted(self.exceptions)), weekend=tuple(sorted(set(self.weekend)))
        )


def month_days(first: str, last: str) -> list[MonthDay]:
    """Every (month, day) from `first` to `last`, both included; over New Year where `last` is the earlier.

    Raises:
        WrongUseError: `calendar.month_day_malformed`.
    """
    every = [(month, day) for month in range(1, 13) for day in range(1, _last_day(month) + 1)]
    start, end = every.index(_month_day(first)), every.index(_month_day(last))
    return every[start : end + 1] if start <= end else every[start:] + every[: end + 1]


def _month_day(text: str) -> MonthDay:
    try:
        found = date.fromisoformat(f"{_LEAP_YEAR}-{text.strip()}")
    except ValueError:
        raise WrongUseError("calendar.month_day_malformed", text=text[:40]) from None
    return found.month, found.day


def _last_day(month: int) -> int:
    following = date(_LEAP_YEAR + month // 12, month % 12 + 1, 1)
    return (following - date(_LEAP_YEAR, month, 1)).days
