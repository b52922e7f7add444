"""The periodic jobs: they run at once and again, record themselves, fail without harm, end in time."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest

from commandroom.base.clock import SystemClock
from commandroom.domain.errors import RefusedError
from commandroom.jobs.periodic import seat_jobs, seat_scheduler, tidied
from commandroom.jobs.scheduler import Job, Scheduler
from commandroom.usecases.queries import Alerts, Jobs
from tests.jobs.waiting import wait_until
from tests.room import Bench


def test_the_sweep_runs_at_once_when_the_seat_starts(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(minutes=90)
    scheduler = seat_scheduler(bench.room)

    scheduler.start()
    wait_until(lambda: any(job.last_end for job in bench.room.ask(Jobs())))
    ended = scheduler.stop()

    assert ended
    assert bench.event(number).urge_count == 1
    assert [(job.name, job.period_seconds, job.failed) for job in bench.room.ask(Jobs())] == [
        ("sweep", 10, "")
    ]


def test_a_new_critical_event_rings_without_waiting_for_the_next_pass(bench: Bench) -> None:
    scheduler = seat_scheduler(bench.room)
    scheduler.start()
    wait_until(lambda: any(job.last_end for job in bench.room.ask(Jobs())))

    bench.submitted(urgency="特急")
    wait_until(lambda: bool(bench.room.ask(Alerts("triggered"))))
    scheduler.stop()

    assert [alert.kind for alert in bench.room.ask(Alerts("triggered"))] == ["new"]


@pytest.mark.warns("job bad failed")
def test_a_job_that_fails_is_recorded_said_once_and_runs_again(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    runs: list[int] = []

    def bad() -> None:
        runs.append(1)
        raise ValueError("no such thing")

    scheduler = Scheduler(bench.room, [])
    job = Job("bad", 5, bad)

    outcomes = [scheduler.run(job) for _ in range(3)]

    assert outcomes == [False, False, False]
    assert len(runs) == 3
    assert bench.room.ask(Jobs())[0].failed == "ValueError"  # what it says may be what a citizen said
    assert sum("job bad failed" in record.getMessage() for record in caplog.records) == 1


@pytest.mark.warns("job bad failed")
def test_a_job_that_fails_leaves_the_others_alone(bench: Bench) -> None:
    good: list[int] = []

    def bad() -> None:
        raise RefusedError("lamp.not_lit")

    scheduler = Scheduler(bench.room, [Job("bad", 1, bad), Job("good", 1, lambda: good.append(1))])
    scheduler.start()
    wait_until(lambda: len(good) >= 2)
    scheduler.stop()

    failed = {job.name: job.failed for job in bench.room.ask(Jobs())}
    assert failed == {"bad": "lamp.not_lit", "good": ""}


@pytest.mark.slow
def test_f24_a_long_run_is_not_doubled_and_missed_runs_become_one(bench: Bench) -> None:
    running, most, runs = [0], [0], [0]
    guard, done = threading.Lock(), threading.Event()

    def slow() -> None:
        with guard:
            running[0] += 1
            runs[0] += 1
            most[0] = max(most[0], running[0])
        done.wait(10)
        with guard:
            running[0] -= 1

    scheduler = Scheduler(bench.room, [Job("slow", 1, slow)])
    scheduler.start()
    wait_until(lambda: runs[0] == 1)
    time.sleep(2.2)  # two more would have been due
    done.set()
    wait_until(lambda: runs[0] == 2)
    time.sleep(0.3)
    scheduler.stop()

    assert most[0] == 1
    assert runs[0] <= 3


def test_it_ends_within_two_seconds(bench: Bench) -> None:
    scheduler = seat_scheduler(bench.room)
    scheduler.start()

    begun = time.monotonic()
    ended = scheduler.stop()

    assert ended
    assert time.monotonic() - begun < 2.0
    assert scheduler.stop()


def test_nothing_runs_after_the_end(bench: Bench) -> None:
    runs: list[int] = []
    scheduler = Scheduler(bench.room, [Job("count", 1, lambda: runs.append(1))], clock=SystemClock())
    scheduler.start()
    wait_until(lambda: bool(runs))
    scheduler.stop()
    counted = len(runs)

    time.sleep(1.2)

    assert len(runs) == counted


def test_the_work_of_the_first_minute_leaves_nothing_of_its_memory(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(type(bench.room.store), "let_go", lambda _store: done.append("let go"))

    for job in seat_jobs(bench.room):
        if job.name in {"sweep", "health", "summary"}:
            job.work()

    assert done == ["let go"] * 3


def test_jobs_of_one_period_do_not_begin_in_one_moment(bench: Bench) -> None:
    firsts = [
        job.later_seconds + (0 if job.at_start else job.period_seconds)
        for job in seat_jobs(bench.room)
        if job.period_seconds == 60
    ]

    assert len(firsts) > 1
    assert len(firsts) == len(set(firsts))


def test_a_job_that_begins_later_waits_for_its_time(bench: Bench) -> None:
    jobs = [
        Job("first", 60, lambda: None, at_start=False),
        Job("then", 60, lambda: None, at_start=False, later_seconds=6),
    ]
    scheduler = Scheduler(bench.room, jobs, clock=SystemClock())

    scheduler.start()
    planned = scheduler.planned()
    scheduler.stop()

    assert planned["then"] - planned["first"] == timedelta(seconds=6)


def test_work_that_fails_is_tidied_up_as_well(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(type(bench.room.store), "let_go", lambda _store: done.append("let go"))

    def fails() -> None:
        raise RefusedError("county.elsewhere")

    with pytest.raises(RefusedError):
        tidied(bench.room, fails)()

    assert done == ["let go"]
