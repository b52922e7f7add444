"""A week or a month that a paper is made of: its days, its number in the year, when its paper is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.summary.timing import SpanHours, midnight

_DAY = timedelta(days=1)
_WEEK = 7 * _DAY
_DECEMBER = 12


class SpanKind(StrEnum):
    """A week from Monday to Sunday, or a calendar month."""

    WEEK = "week"
    MONTH = "month"


class Span(Struct, frozen=True):
    """The days `first` to `last`, both in; `number` is the week's (ISO 8601) or the month's in `year`."""

    kind: SpanKind
    first: date
    last: date
    year: int
    number: int

    @property
    def end(self) -> datetime:
        """The moment after its last day."""
        return midnight(self.last + _DAY)

    @property
    def key(self) -> str:
        """`week:2026-W10`, `month:2026-03`: sorts in the order of time."""
        mark = "W" if self.kind is SpanKind.WEEK else ""
        return f"{self.kind.value}:{self.year}-{mark}{self.number:02}"

    def days(self) -> tuple[date, ...]:
        """Its days, the first one first."""
        return tuple(self.first + n * _DAY for n in range((self.last - self.first).days + 1))

    def before(self) -> Span:
        """The one before it."""
        return span_of(self.kind, self.first - _DAY)

    def after(self) -> Span:
        """The one after it."""
        return span_of(self.kind, self.last + _DAY)

    def due(self, hours: SpanHours) -> datetime:
        """When its paper is made by itself."""
        return hours.after(self.end)


def span_of(kind: SpanKind, day: date) -> Span:
    """The week or month in which a day lies."""
    if kind is SpanKind.WEEK:
        first = day - timedelta(days=day.weekday())
        year, number, _ = first.isocalendar()
        return Span(kind, first, first + _WEEK - _DAY, year, number)
    first = day.replace(day=1)
    ahead = date(day.year + day.month // _DECEMBER, day.month % _DECEMBER + 1, 1)
    return Span(kind, first, ahead - _DAY, first.year, first.month)
