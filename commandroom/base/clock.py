"""The only caller of the machine's clock; everything else is given a `Clock`, so that tests can stop time."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Tells the moment."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the millisecond."""
        ...

    def since_start(self) -> tuple[str, float]:
        """Which start of the machine this is, and for how many seconds it has run; nobody can set that."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC, to the millisecond."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def since_start(self) -> tuple[str, float]:
        """Which start of the machine this is, and for how many seconds it has run."""
        return boot(), uptime()


class FixedClock:
    """A clock that stands still until it is moved: practice rooms, tests, pictures."""

    def __init__(self, moment: datetime) -> None:
        self.moment = self.began = moment
        self.jumped = timedelta(0)

    def now(self) -> datetime:
        """The moment it was last set to."""
        return self.moment

    def jump(self, by: timedelta) -> None:
        """Set the hands without any time passing, as somebody does who sets a machine's clock."""
        self.moment += by
        self.jumped += by

    def since_start(self) -> tuple[str, float]:
        """One start with this clock, and the seconds that have passed by the hands since, without their jumps."""
        return "", (self.moment - self.jumped - self.began).total_seconds()


def stopwatch() -> float:
    """Seconds of a monotonic clock, for durations only."""
    return time.perf_counter()


def uptime() -> float:
    """Seconds since some fixed moment, the time asleep included; nobody can set it, so it tells a jump from a sleep."""
    boot = getattr(
        time, "CLOCK_BOOTTIME", None
    )  # Linux stops its monotonic clock while it sleeps, others do not
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


def boot() -> str:
    """A mark of this start of the machine (Linux: random.4); "" where the system tells none."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


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
