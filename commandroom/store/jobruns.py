"""The periodic jobs of a seat: when each last began and ended, and so many of their runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from commandroom.store.moments import maybe_moment, millis, moment
from commandroom.store.reading import Reading
from commandroom.usecases.queries import JobRow, JobRun, JobRuns, Jobs

KEPT = 100
"""Runs of each job that are kept; as many again of those that failed, which are what somebody looks for."""
_TRIM = (
    "DELETE FROM job_run WHERE name = :name AND (failed = '') = :well AND n <= "
    "(SELECT n FROM job_run WHERE name = :name AND (failed = '') = :well ORDER BY n DESC LIMIT 1 OFFSET :kept)"
)
_SECOND = 1000


def jobs(reading: Reading, _query: Jobs) -> tuple[JobRow, ...]:
    """The periodic jobs, by name."""
    rows = reading.connection.execute(
        "SELECT name, period_seconds, last_start, last_end, failed FROM job ORDER BY name"
    )
    return tuple(
        JobRow(n, p, maybe_moment(start), maybe_moment(end), failed) for n, p, start, end, failed in rows
    )


def job_runs(reading: Reading, query: JobRuns) -> tuple[JobRun, ...]:
    """The runs that are kept, newest first."""
    which, values = ("WHERE name = ?", (query.name,)) if query.name else ("", ())
    rows = reading.connection.execute(
        f"SELECT name, started, ended, failed, missed FROM job_run {which} ORDER BY n DESC LIMIT ?",  # noqa: S608
        (*values, query.limit),
    )
    return tuple(JobRun(n, moment(start), moment(end), f, missed) for n, start, end, f, missed in rows)


def job_started(connection: Any, name: str, period_seconds: int, at: datetime) -> None:
    """A periodic job begins."""
    connection.execute(
        "INSERT INTO job (name, period_seconds, last_start, last_end, failed) VALUES (?, ?, ?, NULL, '') "
        "ON CONFLICT (name) DO UPDATE "
        "SET period_seconds = excluded.period_seconds, last_start = excluded.last_start",
        (name, period_seconds, millis(at)),
    )


def job_ended(connection: Any, name: str, at: datetime, failed: str) -> None:
    """A periodic job ended, well or with this reason; the run is kept, the oldest of its kind go."""
    found = connection.execute(
        "SELECT period_seconds, last_start, last_end FROM job WHERE name = ?", (name,)
    ).fetchone()
    if found is None:
        return
    period, start, before = found
    missed = _missed(start, before, period)
    connection.execute(
        "INSERT INTO job_run (name, started, ended, failed, missed) VALUES (?, ?, ?, ?, ?)",
        (name, start, millis(at), failed, missed),
    )
    connection.execute(_TRIM, {"name": name, "well": int(not failed), "kept": KEPT})
    connection.execute("UPDATE job SET last_end = ?, failed = ? WHERE name = ?", (millis(at), failed, name))


def _missed(start: int, before: int | None, period_seconds: int) -> int:
    """Runs that should have begun since the last one ended and did not; a run that is late by less than a period is none."""
    if before is None or start <= before or period_seconds <= 0:
        return 0
    return max(0, (start - before) // (period_seconds * _SECOND) - 1)
