"""The only caller of the machine's clock; everything else is given a `Clock`, so that tests can stop time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the millisecond."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the millisecond."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class FixedClock:
    """A clock that stands still until it is moved: practice rooms, tests, pictures."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was last set to."""
        return self.moment


def stopwatch() -> float:
    """Seconds of a monotonic clock, for durations only."""
    return time.perf_counter()


def uptime() -> float:
    """Seconds since some fixed moment, the time asleep included; nobody can set it, so it tells a jump from a sleep."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux stops its monotonic clock while it sleeps, others do not
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def work_seconds() -> float:
    """Seconds of processor that the calling thread has used: what it worked, without what it waited."""
    return time.thread_time()
