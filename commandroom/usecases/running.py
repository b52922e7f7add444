"""The periodic jobs as a person looks at them: how each stands, when it comes next, and doing one now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commandroom.usecases.alerting import (
    EXCHANGE,
    EXCHANGE_SECONDS,
    FILES,
    JOB_PERIODS,
    Asking,
    expected_jobs,
    late_jobs,
)
from commandroom.usecases.ports import Running
from commandroom.usecases.queries import JobRow, JobRuns, Jobs


class Course(StrEnum):
    """How a job stands; the first that holds."""

    RUNNING = "running"
    FAILED = "failed"
    LATE = "late"
    WELL = "well"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Work:
    """A job in the list: how it stands, when it began last and begins next, how long it took in seconds.

    `missed` are runs that never began before the last one; `next_at` is None where no process runs it by itself.
    """

    name: str
    period_seconds: int
    course: Course
    last_start: datetime | None = None
    last_end: datetime | None = None
    seconds: float | None = None
    failed: str = ""
    missed: int = 0
    next_at: datetime | None = None


def jobs_now(room: Asking, now: datetime, running: Running | None, *, is_joined: bool) -> tuple[Work, ...]:
    """Every job of the seat, whether it ran before or not; those of the exchange only where the seat has joined."""
    since = running.since if running is not None else None
    planned = running.planned() if running is not None else {}
    known = {row.name: row for row in room.ask(Jobs())}
    late = {row.name for row in late_jobs(room, now, expected_jobs(since) if since is not None else ())}
    periods = JOB_PERIODS | ({EXCHANGE: EXCHANGE_SECONDS, FILES: EXCHANGE_SECONDS} if is_joined else {})
    return tuple(
        _work(room, known.get(name, JobRow(name, seconds, None, None)), name in late, planned.get(name))
        for name, seconds in periods.items()
    )


def _work(room: Asking, row: JobRow, is_late: bool, next_at: datetime | None) -> Work:  # noqa: FBT001  named above
    newest = next(iter(room.ask(JobRuns(row.name, 1))), None)
    return Work(
        row.name,
        row.period_seconds,
        _course(row, is_late=is_late),
        row.last_start,
        row.last_end,
        (newest.ended - newest.started).total_seconds() if newest is not None else None,
        row.failed,
        newest.missed if newest is not None else 0,
        next_at,
    )


def _course(row: JobRow, *, is_late: bool) -> Course:
    """A run that never ended is one that goes on, unless it is late by now."""
    if row.last_start is None:
        return Course.LATE if is_late else Course.NEVER
    if is_late:
        return Course.LATE
    if row.last_end is None or row.last_end < row.last_start:
        return Course.RUNNING
    return Course.FAILED if row.failed else Course.WELL
