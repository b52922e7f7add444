"""When people get round to it: moments inside a limit, by the room's own clocks, so that lamps come out believable."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from random import Random

from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.limit import Limit, Unit
from commandroom.domain.time.moments import local

MINUTE = timedelta(minutes=1)
# Handling of matters with day limits: median 3 and mean 4.7 working days, as 1,203 published complaints had it.
_MEDIAN_DAYS, _SPREAD = 2.6, 1.05
_EARLIEST, _LATEST = 0.12, 0.93
_WAKING = (7, 22)
_LATE = (1.05, 1.45)


class Pace:
    """Draws moments. Nothing is late that would stay red at the end of the story, unless it is meant to."""

    def __init__(self, clockwork: Clockwork, end: datetime) -> None:
        self.clockwork = clockwork
        self.end = end

    def due(self, limit: str, start: datetime, pauses: tuple[Pause, ...] = ()) -> datetime:
        """When a limit ends that started then."""
        return self.clockwork.due(limit, start=start, pauses=pauses).moment

    def at(self, share: float, limit: str, start: datetime, pauses: tuple[Pause, ...] = ()) -> datetime:
        """The moment at which a share of the limit is used; of calendar days, in office hours."""
        if limit.endswith("cd"):
            limit = f"{max(1, int(limit[:-2]) * 2 // 3)}wd"
        return self.clockwork.moment_at(share, limit, start=start, pauses=pauses)

    def within(
        self, chance: Random, limit: str, start: datetime, *, late: bool = False, brisk: bool = False
    ) -> datetime:
        """A moment within the limit, or after it when the step is late; `brisk` takes minutes whatever the hour."""
        if brisk:
            return start + MINUTE * chance.randint(2, 6)
        share = chance.uniform(*_LATE) if late else min(_LATEST, max(_EARLIEST, chance.gauss(0.42, 0.2)))
        found = self.at(share, limit, start)
        if late and found > self.end:
            found = self.at(chance.uniform(0.5, 0.9), limit, start)
        return max(found, start + MINUTE * chance.randint(1, 4))

    def office(self, moment: datetime) -> datetime:
        """The moment itself in office hours, else shortly after they begin again."""
        return self.clockwork.moment_at(0.05, "1wh", start=moment)

    def on_watch(self, chance: Random, now: datetime, planned: datetime) -> datetime:
        """Sooner than planned, where the plan waits for office hours and somebody is awake at the desk."""
        awake = _WAKING[0] <= local(now).hour < _WAKING[1]
        if planned - now < timedelta(hours=5) or not awake:
            return planned
        return now + MINUTE * chance.randint(4, 55)

    def handling_share(self, chance: Random, limit: str, *, late: bool = False) -> float:
        """The share of a handling limit that is used when the unit reports back."""
        if late:
            return chance.uniform(*_LATE)
        found = Limit.parse(limit)
        if found.unit not in {Unit.WD, Unit.CD, Unit.UD}:
            return min(0.9, max(0.25, chance.gauss(0.6, 0.15)))
        days = chance.lognormvariate(math.log(_MEDIAN_DAYS), _SPREAD)
        return min(chance.uniform(0.7, 0.95), max(0.1, days / found.days))
