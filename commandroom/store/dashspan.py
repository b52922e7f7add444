"""The range of a dashboard, what it is compared with, and the days of its trends."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.period import Period
from commandroom.domain.summary.timing import midnight
from commandroom.domain.time.moments import local
from commandroom.store.moments import millis
from commandroom.usecases.queries import Dashboard

TREND_DAYS, LONGEST_TREND = 14, 92
_DAY = timedelta(days=1)


class Span:
    """The range of a dashboard: its moments, those of the time compared with, and the days of its trends."""

    def __init__(self, query: Dashboard) -> None:
        self.period = Period(query.first, query.last, query.now)
        self.now = query.now
        self.since, self.until = self.period.since, self.period.until
        self.last = min(query.last, local(query.now).date())
        self.days = (self.last - query.first).days + 1
        before = query.before or query.first - timedelta(days=(query.last - query.first).days + 1)
        if before >= query.first:
            raise WrongUseError("figures.backwards", first=before, last=query.first)
        self.before = Period(before, query.first - _DAY, query.now)
        self.before_until = min(self.before.since + self.until - self.since, self.before.until)

    @property
    def is_live(self) -> bool:
        """Whether the range goes on."""
        return self.until == millis(self.now) + 1

    @cached_property
    def trend_first(self) -> date:
        """The first day of the trends."""
        days = min(max(TREND_DAYS, self.days), LONGEST_TREND)
        return self.last - timedelta(days=days - 1)

    @property
    def trend_days(self) -> int:
        """How many days the trends have."""
        return (self.last - self.trend_first).days + 1


def start_of(day: date) -> int:
    """The first millisecond of a day of the township."""
    return millis(midnight(day))
