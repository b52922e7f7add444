"""Which jobs a seat has, and how often."""

from __future__ import annotations

from collections.abc import Callable

from commandroom.base.clock import Clock
from commandroom.jobs.scheduler import Inbox, Job, Scheduler
from commandroom.usecases import (
    alerting,
    alertupkeep,
    gapwatch,
    keeping,
    periods,
    sitting,
    soundness,
    staffwatch,
    summaries,
    supervision,
)
from commandroom.usecases.alerting import (
    BACKUP,
    CHECK,
    EXCHANGE,
    EXCHANGE_SECONDS,
    FILES,
    HEALTH,
    JOB_PERIODS,
    SUMMARY,
    SWEEP,
)
from commandroom.usecases.keeping import Why
from commandroom.usecases.room import Room


def seat_jobs(
    room: Room, inbox: Inbox | None = None, *, check: soundness.Check | None = None
) -> tuple[Job, ...]:
    """The jobs of one seat: supervision with its alerts every ten seconds, each minute a look at the jobs themselves.

    A copy is made in the first of its looks that falls an hour after the last one, a day's summary in the first after its set
    time, whoever is signed in. `check` looks at the whole store, at
    night; a desk gives one that does it in a process of its own.
    """
    rounds, heard = supervision.Rounds(), inbox or Inbox()
    expected = alerting.expected_jobs(room.now())

    def sweep() -> None:
        sitting.tell(room)
        alerting.heed(room, heard.take())
        supervision.sweep(room, rounds=rounds)
        alerting.ring(room)

    def health() -> None:
        alerting.ring_for_jobs(room, alerting.late_jobs(room, room.now(), expected))
        gapwatch.ring_for_gaps(room)
        staffwatch.ring_for_staff(room)

    def night() -> None:
        alertupkeep.prune(room)
        soundness.nightly(room, check or room.store.verify, room.now())

    def check_now() -> None:
        soundness.look(room, check or room.store.verify, room.now())

    def papers() -> None:
        summaries.make_due(room)
        periods.make_due(room)

    return (
        Job(SWEEP, JOB_PERIODS[SWEEP], tidied(room, sweep)),
        Job(HEALTH, JOB_PERIODS[HEALTH], tidied(room, health), at_start=False, later_seconds=3),
        Job(SUMMARY, JOB_PERIODS[SUMMARY], tidied(room, papers), at_start=False, later_seconds=6),
        _of_copies(room),
        Job(CHECK, JOB_PERIODS[CHECK], night, at_start=False, at_once=check_now),
        *_of_exchange(room),
    )


def tidied(room: Room, work: Callable[[], None]) -> Callable[[], None]:
    """The work, after which no connection keeps the pages of the file that it went through, often thousands of clocks."""

    def run() -> None:
        try:
            work()
        finally:
            room.store.let_go()

    return run


def _of_copies(room: Room) -> Job:
    """The copy of the hour; one that somebody asks for does not wait for the hour, but for a change."""

    def copy() -> None:
        if room.copies is not None:
            keeping.hourly(room.copies, room.now())

    def copy_now() -> None:
        if room.copies is not None:
            room.copies.make(Why.HOURLY, only_if_changed=True)

    return Job(BACKUP, JOB_PERIODS[BACKUP], copy, at_start=False, at_once=copy_now)


def _of_exchange(room: Room) -> tuple[Job, ...]:
    """Entries, and on a line of their own the attachments; only where the seat has joined."""

    def entries() -> None:
        if room.exchanging is not None:
            room.exchanging.due()
            room.exchanging.listen(on=True)

    def files() -> None:
        if room.exchanging is not None:
            room.exchanging.carry()

    return (
        Job(EXCHANGE, EXCHANGE_SECONDS, entries, is_wanted=lambda: _is_joined(room)),
        Job(FILES, EXCHANGE_SECONDS, files, at_start=False, is_wanted=lambda: _is_joined(room)),
    )


def _is_joined(room: Room) -> bool:
    return room.exchanging is not None and room.exchanging.is_joined


def seat_scheduler(
    room: Room, *, clock: Clock | None = None, check: soundness.Check | None = None
) -> Scheduler:
    """The scheduler of one seat: start it after the store was opened, stop it before the store closes.

    It listens to the room, so that a new critical event rings at once and not at the next pass.
    """
    inbox = Inbox()
    scheduler = Scheduler(room, seat_jobs(room, inbox, check=check), clock=clock)
    inbox.wake = lambda: scheduler.soon("heed", lambda: alerting.heed(room, inbox.take()))
    room.listen(inbox.put)
    _exchange_after_deeds(room, scheduler)
    return scheduler


def _exchange_after_deeds(room: Room, scheduler: Scheduler) -> None:
    """What is done at this seat goes to the others at once; what came from them does not go back."""
    exchanging = room.exchanging
    if exchanging is None:
        return
    exchanging.wake = lambda: scheduler.soon("exchange-now", exchanging.push)
    room.listen(lambda changes: exchanging.soon() if changes.entries else None)
