"""The only caller of the machine's clock; everything else is given a `Clock`, so that tests can stop time."""

from __future__ import annotations

import os
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
    boot = getattr(
        time, "CLOCK_BOOTTIME", None
    )  # Linux stops its monotonic clock while it sleeps, others do not
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def work_seconds() -> float:
    """Seconds of processor that the calling thread has used: what it worked, without what it waited."""
    return time.thread_time()


class QueueWatch:
    """Tells how long the thread that made it stood ready to work and the machine had no processor for it.

    Linux says so of each thread (Documentation/scheduler/sched-stats.rst); elsewhere it is always nothing.
    """

    def __init__(self) -> None:
        try:
            self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        except OSError:
            self._file = -1

    def seconds(self) -> float:
        """Seconds since the thread began."""
        if self._file < 0:
            return 0.0
        return int(os.pread(self._file, 64, 0).split()[1]) / 1e9
