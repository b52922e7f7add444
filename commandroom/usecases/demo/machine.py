"""What the machine did by itself in the last hours of the story: the runs of its jobs, one that failed, a sleep made up for."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from commandroom.usecases.alerting import JOB_PERIODS
from commandroom.usecases.room import Room

RUNS = {"sweep": 90, "health": 60, "summary": 60, "backup": 60, "check": 30}
TAKES = {"sweep": 0.11, "health": 0.02, "summary": 0.03, "backup": 0.9, "check": 0.01}
"""Seconds that a run takes, about."""
FAILED, FAULT = ("backup", 17), "attachment.disk_full"
"""Which run before the last one went wrong, and with which code."""
ASLEEP = (22, timedelta(hours=3))
"""Before which run of the copies the machine had slept, and how long."""


def let_run(room: Room, end: datetime, *, seed: int = 1) -> None:
    """Record the runs of the jobs up to a moment, in one transaction."""
    luck = Random(seed)  # noqa: S311  a story, not a secret
    with room.together():
        for name, period in JOB_PERIODS.items():
            for back in range(RUNS[name], 0, -1):
                start = end - timedelta(seconds=period * back)
                if name == "backup" and back > ASLEEP[0]:
                    start -= ASLEEP[1]
                seconds = TAKES[name] * luck.uniform(0.6, 1.8)
                failed = FAULT if (name, back) == FAILED else ""
                room.store.job_started(name, period, start)
                room.store.job_ended(name, start + timedelta(seconds=seconds), failed)
