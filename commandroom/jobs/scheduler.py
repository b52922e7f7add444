"""The periodic jobs of a seat: each at most once at a time, missed runs made up by one, none able to stop the others."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from commandroom.base.clock import Clock, SystemClock
from commandroom.domain.errors import RoomError
from commandroom.usecases.alertwords import KIND
from commandroom.usecases.changes import Changes
from commandroom.usecases.room import Room

log = logging.getLogger(__name__)

TIMER_ZONE = "UTC"
THREADS = 4
PATIENCE_SECONDS = 2.0
_NEVER_DAYS = 3650
_SWITCH_SECONDS = 0.0005
WORD = f"{KIND}:"


def share_fairly() -> None:
    """Let threads take turns after half a millisecond of Python.

    After five, the interpreter's own measure, a click with twenty short calls of the driver waits beside a thread that
    reckons up to twenty times as long: 50 to 110 ms beside a job that reads five thousand clocks.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do every so many seconds, and once at the start."""

    name: str
    period_seconds: int
    work: Callable[[], object]
    at_start: bool = True
    later_seconds: int = 0
    """So much later than its period says is its first run, so that jobs of one period do not all begin in one moment."""
    is_wanted: Callable[[], bool] = lambda: True
    """Where it says no, there is nothing to do and no run is recorded."""
    at_once: Callable[[], object] | None = None
    """What is done when a person asks for it now, where the usual pass would find that it is not time yet."""


@dataclass(slots=True)
class Inbox:
    """Deeds that were heard of and not looked at yet; filled from any thread, emptied by the job that listens."""

    wake: Callable[[], object] | None = None
    _heard: list[Changes] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def put(self, changes: Changes) -> None:
        """Remember a deed, or somebody's word for an alert; what concerns this seat alone is passed over."""
        is_word = any(record.startswith(WORD) for record in changes.records)
        if not changes.seat_only and (changes.events or is_word):
            with self._guard:
                self._heard.append(changes)
            if self.wake is not None:
                self.wake()

    def take(self) -> list[Changes]:
        """All that was heard since the last time."""
        with self._guard:
            heard, self._heard = self._heard, []
        return heard


class Scheduler:
    """Runs jobs on threads of its own and writes into the store when each began and ended.

    What a job raises is logged once until it succeeds or fails otherwise, and recorded with the run; the next run comes
    all the same.
    """

    def __init__(self, room: Room, jobs: Sequence[Job], *, clock: Clock | None = None) -> None:
        self._room = room
        self._jobs = tuple(jobs)
        self._clock = clock or SystemClock()
        self._last_fault: dict[str, str] = {}
        self._running: BackgroundScheduler | None = None
        self._wanted: set[str] = set()
        self._ends = threading.Event()

    @property
    def is_running(self) -> bool:
        """Whether it was started and not stopped."""
        return self._running is not None

    def start(self) -> None:
        """Begin; every job with `at_start` runs at once. A second call changes nothing."""
        if self._running is not None:
            return
        share_fairly()
        self._ends.clear()
        scheduler = BackgroundScheduler(
            timezone=TIMER_ZONE,
            executors={"default": ThreadPoolExecutor(THREADS)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        now = self._clock.now()
        for job in self._jobs:
            waits = job.later_seconds + (0 if job.at_start else job.period_seconds)
            scheduler.add_job(
                self.run,
                "interval",
                seconds=job.period_seconds,
                args=(job,),
                id=job.name,
                next_run_time=now + timedelta(seconds=waits),
            )
        logging.getLogger("apscheduler").setLevel(
            logging.CRITICAL
        )  # a busy job is no warning; ours are recorded
        scheduler.start()
        self._running = scheduler

    def planned(self) -> dict[str, datetime]:
        """When each job begins next; nothing while the scheduler stands still."""
        scheduler = self._running
        if scheduler is None:
            return {}
        return {job.id: job.next_run_time for job in scheduler.get_jobs() if job.next_run_time is not None}

    def at_once(self, name: str) -> bool:
        """Bring a job's next run forward to now; False where none has this name, or none runs here.

        A run that is going on is not doubled: the one asked for falls away.
        """
        scheduler = self._running
        if scheduler is None or self._ends.is_set() or all(job.name != name for job in self._jobs):
            return False
        self._wanted.add(name)
        scheduler.modify_job(name, next_run_time=self._clock.now())
        return True

    def soon(self, name: str, work: Callable[[], object]) -> None:
        """Do something once, as soon as a thread is free; asked again before it began, it is still done once.

        It is not recorded as a run of a job; nothing happens while the scheduler stands still.
        """
        scheduler = self._running
        if scheduler is not None and not self._ends.is_set():
            # A job that runs once is removed after its run, and the scheduler's thread dies of it when it is stopped in
            # that moment (it then looks among its pending jobs only). One that comes back in ten years is not removed.
            scheduler.add_job(
                self._quietly,
                "interval",
                days=_NEVER_DAYS,
                args=(name, work),
                id=name,
                next_run_time=self._clock.now(),
                replace_existing=True,
            )

    def stop(self) -> bool:
        """End: no new run begins; False when one that runs did not end in time and is left to finish alone."""
        scheduler, self._running = self._running, None
        if scheduler is None:
            return True
        self._ends.set()
        ending = threading.Thread(
            target=scheduler.shutdown, kwargs={"wait": True}, name="jobs-end", daemon=True
        )
        ending.start()
        ending.join(PATIENCE_SECONDS)
        return not ending.is_alive()

    def run(self, job: Job, *, is_asked: bool = False) -> bool:
        """Do a job once, here and now; whether it went well. `is_asked`: a person wants it, whether it is time or not."""
        if self._ends.is_set():
            return False
        fault, is_asked = "", is_asked or job.name in self._wanted
        self._wanted.discard(job.name)
        work = job.at_once if is_asked and job.at_once is not None else job.work
        try:
            if not job.is_wanted():
                return True
            self._room.store.job_started(job.name, job.period_seconds, self._room.now())
            work()
        except Exception as error:  # noqa: BLE001  a job that fails must not take the others with it
            fault = _words(error)
            self._say(job, fault, error)
        else:
            self._last_fault.pop(job.name, None)
        self._record(job, fault)
        return not fault

    def _quietly(self, name: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  as in `run`
            self._say(Job(name, 0, work), _words(error), error)

    def _record(self, job: Job, fault: str) -> None:
        try:
            self._room.store.job_ended(job.name, self._room.now(), fault)
        except RoomError as error:
            self._say(job, _words(error), error)

    def _say(self, job: Job, fault: str, error: Exception) -> None:
        if self._last_fault.get(job.name) == fault:
            return
        self._last_fault[job.name] = fault
        log.error(
            "job %s failed: %s", job.name, fault, exc_info=None if isinstance(error, RoomError) else error
        )


def _words(error: Exception) -> str:
    """The code of a refusal; of a defect its kind alone, for what it says may be what a citizen said."""
    return error.code if isinstance(error, RoomError) else type(error).__name__
