"""The runs of the periodic jobs: kept so many, with what was missed before them; and a job that a person wants now."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commandroom.domain.errors import NotFoundError, RefusedError
from commandroom.jobs.periodic import seat_scheduler
from commandroom.jobs.scheduler import Job, Scheduler
from commandroom.usecases.queries import JobRuns, Jobs, Soundness
from commandroom.usecases.running import Course, jobs_now
from tests.jobs.waiting import wait_until
from tests.room import Bench


def ran(bench: Bench, name: str, *, period: int = 60, seconds: float = 1.0, failed: str = "") -> None:
    """A run of a job that begins now and takes so long."""
    store = bench.room.store
    store.job_started(name, period, bench.clock.now())
    bench.clock.moment += timedelta(seconds=seconds)
    store.job_ended(name, bench.clock.now(), failed)


def courses(bench: Bench) -> dict[str, Course]:
    works = jobs_now(bench.room, bench.room.now(), bench.room.jobs, is_joined=False)
    return {work.name: work.course for work in works}


def test_each_run_is_kept_with_its_length_and_what_went_wrong(bench: Bench) -> None:
    ran(bench, "summary", seconds=0.25)
    bench.later(seconds=59)
    ran(bench, "summary", seconds=2, failed="store.busy")

    runs = bench.room.ask(JobRuns("summary"))

    assert [((run.ended - run.started).total_seconds(), run.failed, run.missed) for run in runs] == [
        (2.0, "store.busy", 0),
        (0.25, "", 0),
    ]


@pytest.mark.parametrize(("minutes", "missed"), [(1, 0), (1.9, 0), (2, 1), (10, 9), (600, 599)])
def test_a_run_says_how_many_before_it_never_began(bench: Bench, minutes: float, missed: int) -> None:
    ran(bench, "summary")
    bench.later(minutes=minutes)

    ran(bench, "summary")

    assert bench.room.ask(JobRuns("summary", 1))[0].missed == missed


def test_of_each_job_a_hundred_runs_are_kept_and_a_hundred_that_failed(bench: Bench) -> None:
    with bench.room.together():
        for _ in range(130):
            ran(bench, "summary", failed="store.busy")
        for _ in range(130):
            ran(bench, "summary")
        ran(bench, "backup")

    runs = bench.room.ask(JobRuns("summary", 1000))

    assert [run.failed for run in runs] == [""] * 100 + ["store.busy"] * 100
    assert len(bench.room.ask(JobRuns("backup"))) == 1


def test_the_list_has_every_job_of_the_seat_before_any_of_them_ran(bench: Bench) -> None:
    assert courses(bench) == dict.fromkeys(("sweep", "health", "summary", "backup", "check"), Course.NEVER)


def test_a_job_runs_or_went_well_or_failed_or_is_late(bench: Bench) -> None:
    ran(bench, "health")
    ran(bench, "summary", failed="store.busy")
    bench.room.store.job_started("sweep", 10, bench.room.now())

    assert courses(bench) == {
        "sweep": Course.RUNNING,
        "health": Course.WELL,
        "summary": Course.FAILED,
        "backup": Course.NEVER,
        "check": Course.NEVER,
    }

    bench.later(minutes=4)

    assert {name for name, course in courses(bench).items() if course is Course.LATE} == {
        "sweep",
        "health",
        "summary",
    }


def test_where_no_desk_runs_the_jobs_one_is_done_at_once_on_request(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(minutes=90)
    jobs = bench.room.jobs
    assert jobs is not None

    went_well = jobs.run("sweep")

    assert (went_well, jobs.since, jobs.planned()) == (True, None, {})
    assert bench.event(number).urge_count == 1
    assert courses(bench)["sweep"] is Course.WELL


def test_the_check_of_the_store_does_not_wait_for_the_night_when_somebody_wants_it(bench: Bench) -> None:
    jobs = bench.room.jobs
    assert jobs is not None

    jobs.run("check")  # nine in the morning

    assert bench.room.ask(Soundness()).checked_at == bench.room.now()


def test_a_job_that_nobody_knows_is_refused_with_the_known_ones(bench: Bench) -> None:
    jobs = bench.room.jobs
    assert jobs is not None

    with pytest.raises(NotFoundError, match=r"job\.unknown") as refused:
        jobs.run("tea")

    assert refused.value.params["known"] == "sweep health summary backup check exchange files"


def test_a_home_that_may_only_be_read_does_no_job(bench: Bench) -> None:
    from commandroom.entrypoints.opening import open_room

    bench.room.store.close()
    room = open_room(bench.home, read_only=True)
    assert room.jobs is not None

    with pytest.raises(RefusedError, match=r"job\.read_only"):
        room.jobs.run("sweep")

    room.store.close()


def test_what_a_person_wants_now_is_done_by_the_desk_that_runs_the_jobs(bench: Bench) -> None:
    from commandroom.entrypoints.jobbing import HomeJobs

    scheduler = seat_scheduler(bench.room)
    scheduler.start()
    jobs = HomeJobs(bench.room)
    jobs.follow(scheduler)
    wait_until(lambda: any(job.last_end for job in bench.room.ask(Jobs())))
    before = jobs.planned()

    jobs.run("check")
    wait_until(lambda: bench.room.ask(Soundness()).checked_at is not None)
    since = jobs.since
    scheduler.stop()

    assert set(before) >= {"sweep", "health", "summary", "backup", "check"}
    assert (since, jobs.since) == (bench.room.now(), None)


@pytest.mark.warns("job odd failed")
def test_a_run_on_request_that_fails_says_so_and_the_next_usual_one_is_usual(bench: Bench) -> None:
    done: list[str] = []

    def wanted() -> None:
        raise RefusedError("lamp.not_lit")

    scheduler = Scheduler(bench.room, ())
    job = Job("odd", 60, lambda: done.append("usual"), at_once=wanted)

    assert (scheduler.run(job, is_asked=True), scheduler.run(job)) == (False, True)
    assert done == ["usual"]
    assert [run.failed for run in bench.room.ask(JobRuns("odd"))] == ["", "lamp.not_lit"]
