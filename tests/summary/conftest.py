"""A practice room founded once, a copy of it for each test, and words for its papers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from commandroom.jobs.periodic import seat_jobs
from commandroom.jobs.scheduler import Scheduler
from commandroom.usecases.commands import Amend, SumUp
from commandroom.usecases.queries import Summary, SummarySheet
from tests.center.databases import db_url, postgresql
from tests.figures.conftest import founded, room
from tests.room import DIRECTOR, Bench

__all__ = ["db_url", "founded", "postgresql", "room"]

TODAY = date(2026, 3, 10)
YESTERDAY = TODAY - timedelta(days=1)


def paper(bench: Bench, day: date = TODAY, edition: str | None = None) -> SummarySheet:
    """The day's paper as the desk shows it now."""
    return bench.room.ask(Summary(day, bench.clock.moment, edition))


def made(bench: Bench, day: date = TODAY, *, again: bool = False) -> SummarySheet:
    """The paper of a day, made by hand."""
    bench.room.perform(SumUp(day, again=again))
    return paper(bench, day)


def job_runs(bench: Bench, name: str = "summary") -> bool:
    """The periodic job, once, as the scheduler runs it; whether it went well."""
    job = next(job for job in seat_jobs(bench.room) if job.name == name)
    return Scheduler(bench.room, (job,), clock=bench.clock).run(job)


def set_to(bench: Bench, setting: str, value: str) -> None:
    """A setting of the room, by its director."""
    bench.room.perform(Amend("setting", setting, {"value": value}, actor=DIRECTOR))


def text(sheet: SummarySheet, paragraph: str) -> str:
    """A paragraph as it stands on the paper."""
    return next(part.text for part in sheet.parts if part.id == paragraph)


def days_made(bench: Bench, first: date, last: date) -> list[date]:
    """The days of which there is a frozen paper."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day <= local_day(bench.clock.moment) and not paper(bench, day).is_draft]


def local_day(moment: datetime) -> date:
    """The township's day of a moment."""
    return (moment + timedelta(hours=8)).date()
