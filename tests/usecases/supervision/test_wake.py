"""After a long sleep: what was missed comes once and in order, in short transactions, and a broken one leaves no gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import WorldError
from commandroom.jobs.periodic import seat_jobs
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.alerting import expected_jobs, late_jobs, ring
from commandroom.usecases.queries import Alerts, EventDetail, Jobs
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import AT_ONCE, Rounds, Swept, sweep
from tests.room import Bench, bench_in

EVENTS = 8


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()


def asleep(bench: Bench) -> list[str]:
    """Events of a Tuesday morning, looked at again three days later."""
    numbers = [bench.submitted(title=f"井盖缺失{n}号") for n in range(EVENTS)]
    bench.later(days=3)
    return numbers


def levels(bench: Bench, number: str) -> list[str]:
    rows = bench.room.ask(EventDetail(number)).timeline
    return [row.text.partition("：")[0] or row.verb for row in rows if row.actor == "system"]


@pytest.fixture
def transactions(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries each transaction of the store left."""
    counts: list[int] = []
    advance = SeatStore._advance_checkpoint

    def counted(store: SeatStore, connection: Any, appended: int) -> None:
        counts.append(appended)
        advance(store, connection, appended)

    del bench
    monkeypatch.setattr(SeatStore, "_advance_checkpoint", counted)
    return counts


def test_what_was_missed_in_three_days_comes_once_in_order_and_in_short_transactions(
    bench: Bench, transactions: list[int]
) -> None:
    numbers = asleep(bench)
    transactions.clear()

    swept = sweep(bench.room)
    took = list(transactions)
    again = sweep(bench.room)

    assert (swept.urged, swept.opened, swept.escalated) == (EVENTS, EVENTS, EVENTS)
    assert again == Swept()
    for number in numbers:
        assert levels(bench, number) == ["黄灯", "红灯", "深红灯"]
    assert max(took) <= AT_ONCE
    assert sum(took) == 3 * EVENTS


def test_who_waits_comes_after_one_deed(
    bench: Bench, transactions: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = asleep(bench)
    transactions.clear()
    monkeypatch.setattr(SeatStore, "is_awaited", property(lambda _store: True))

    sweep(bench.room)

    assert set(transactions) - {0} == {1}  # those of none only look at a chain
    assert all(levels(bench, number) == ["黄灯", "红灯", "深红灯"] for number in numbers)


def test_a_transaction_that_fails_is_made_up_for_by_the_next_pass(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = asleep(bench)
    rounds = Rounds()
    advance = SeatStore._advance_checkpoint
    left = [1]

    def full(store: SeatStore, connection: Any, appended: int) -> None:
        if not left[0]:
            raise WorldError("store.disk_full", file="room.db", reason="full")
        left[0] -= 1
        advance(store, connection, appended)

    monkeypatch.setattr(SeatStore, "_advance_checkpoint", full)
    with pytest.raises(WorldError, match=r"store\.disk_full"):
        sweep(bench.room, rounds=rounds)
    monkeypatch.setattr(SeatStore, "_advance_checkpoint", advance)
    sweep(bench.room, rounds=rounds)

    assert all(levels(bench, number) == ["黄灯", "红灯", "深红灯"] for number in numbers)


def test_a_storm_of_alerts_is_kept_in_few_transactions_and_each_once(
    bench: Bench, transactions: list[int]
) -> None:
    asleep(bench)
    sweep(bench.room)
    transactions.clear()

    rung = ring(bench.room)
    again = ring(bench.room)

    assert len(rung.raised) == EVENTS
    assert not again.raised
    assert len(transactions) <= 2
    about = Counter(alert.event for alert in bench.room.ask(Alerts("triggered")))
    assert set(about.values()) == {1}


def test_a_pass_inside_a_larger_transaction_is_a_part_of_it(bench: Bench, transactions: list[int]) -> None:
    numbers = asleep(bench)
    transactions.clear()

    with bench.room.together():
        swept = sweep(bench.room)
        ring(bench.room)

    assert swept.urged == EVENTS
    assert transactions == [3 * EVENTS]
    assert all(levels(bench, number) == ["黄灯", "红灯", "深红灯"] for number in numbers)


def test_a_clock_that_went_out_and_was_lit_again_reminds_again(bench: Bench) -> None:
    number = bench.submitted()
    rounds = Rounds()
    bench.later(minutes=100)
    sweep(bench.room, rounds=rounds)
    bench.act("accept", number, by="t-intake", category="0910", urgency="一般")
    sweep(bench.room, rounds=rounds)

    assert rounds.done == set()
    assert levels(bench, number) == ["黄灯"]


def test_the_jobs_that_slept_are_late_until_each_ran_once(bench: Bench) -> None:
    room = bench.room
    jobs = {job.name: job for job in seat_jobs(room) if job.is_wanted()}
    for job in jobs.values():
        _run(room, job)
    bench.later(days=3)

    asleep_ = {job.name for job in late_jobs(room, bench.clock.moment)}
    for job in jobs.values():
        _run(room, job)

    assert asleep_ == set(jobs)
    assert late_jobs(room, bench.clock.moment) == ()
    assert {job.name for job in room.ask(Jobs())} == set(jobs)


def test_a_desk_that_was_shut_for_days_gives_each_job_the_time_for_its_first_run(bench: Bench) -> None:
    room = bench.room
    for job in seat_jobs(room):
        _run(room, job)
    opened_again = bench.later(days=3)
    expected = expected_jobs(opened_again)

    soon = late_jobs(room, bench.later(seconds=25), expected)
    later = late_jobs(room, bench.later(hours=6), expected)

    assert soon == ()
    assert {job.name for job in later} == {job.name for job in expected}


def test_a_health_look_at_the_start_rings_for_no_job_that_was_shut_off_with_the_desk(bench: Bench) -> None:
    room = bench.room
    for job in seat_jobs(room):
        _run(room, job)
    bench.later(days=3)
    jobs = {job.name: job for job in seat_jobs(room) if job.is_wanted()}

    bench.later(seconds=25)
    jobs["health"].work()

    assert [alert.kind for alert in room.ask(Alerts("triggered")) if alert.kind == "late_job"] == []


def _run(room: Room, job: Any) -> None:
    room.store.job_started(job.name, job.period_seconds, room.now())
    job.work()
    room.store.job_ended(job.name, room.now())
