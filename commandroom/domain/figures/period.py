"""A period of the figures: whole days of the township, both ends in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from commandroom.domain.errors import RefusedError, WrongUseError
from commandroom.domain.journal import millis
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local

_ONE_DAY = timedelta(days=1)
_DECEMBER = 12
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


class Period(Struct, frozen=True):
    """From a day to a day, both in, as they are known at `now`: what lies ahead of it has not happened.

    Raises:
        WrongUseError: `figures.backwards` where it ends before it begins; `moment.out_of_range`.
        RefusedError: `figures.not_begun`.
    """

    first: date
    last: date
    now: datetime

    def __post_init__(self) -> None:
        for day in (self.first, self.last):
            if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
                raise WrongUseError("moment.out_of_range", text=day, first=_FIRST_YEAR, last=_LAST_YEAR)
        if self.last < self.first:
            raise WrongUseError("figures.backwards", first=self.first, last=self.last)
        if self.first > local(self.now).date():
            raise RefusedError("figures.not_begun", first=self.first)

    @property
    def since(self) -> int:
        """Its first millisecond since 1970."""
        return _midnight(self.first)

    @property
    def until(self) -> int:
        """The first millisecond after it, or after now where it is not over."""
        return min(_midnight(self.last + _ONE_DAY), millis(self.now) + 1)

    @property
    def is_over(self) -> bool:
        """Whether all of it has passed."""
        return local(self.now).date() > self.last

    def months(self) -> Iterator[Period]:
        """Its calendar months, the first and the last as far as they lie in it; none that has not begun."""
        first = self.first
        while first <= min(self.last, local(self.now).date()):
            ahead = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
            yield Period(first, min(self.last, ahead - _ONE_DAY), self.now)
            first = ahead


def _midnight(day: date) -> int:
    return millis(datetime.combine(day, time(), tzinfo=TOWNSHIP_ZONE).astimezone(UTC))
