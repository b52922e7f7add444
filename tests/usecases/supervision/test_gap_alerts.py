"""A gap in the next 24 hours reaches the duty leader as an alert, once, until somebody holds the post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commandroom.usecases import alerting
from commandroom.usecases.commands import Acknowledge, Amend
from commandroom.usecases.gapwatch import ring_for_gaps
from commandroom.usecases.queries import AlertRow, Alerts
from tests.room import LEADER, Bench, bench_in

POSTS = ("带班领导", "值班长", "值班干部")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    made.at("2026-03-10 09:00")
    shift = {"name": "24小时值守", "start": "08:30", "end": "08:30", "next_day": True}
    made.room.perform(Amend("shift", "watch", shift, actor="system"))
    for post in POSTS:
        for day in ("2026-03-09", "2026-03-10", "2026-03-11"):
            hold(made, post, day)
    yield made
    made.room.store.close()


def hold(bench: Bench, post: str, day: str, person: str = LEADER) -> None:
    """Somebody holds a post; who held it before goes."""
    fields = {"person": person, "day": day, "shift": "watch", "post": post, "retired": False}
    bench.room.perform(Amend("duty", f"{post}{day}", fields, actor="system"))


def free(bench: Bench, post: str, day: str) -> None:
    bench.room.perform(Amend("duty", f"{post}{day}", {}, actor="system", retire=True))


def ringing(bench: Bench) -> list[AlertRow]:
    return [alert for alert in bench.room.ask(Alerts("triggered")) if alert.kind == "duty_gap"]


def test_a_full_rota_rings_nothing(bench: Bench) -> None:
    assert not ring_for_gaps(bench.room)
    assert ringing(bench) == []


def test_an_empty_post_of_tomorrow_is_of_the_second_class_and_the_duty_leaders(bench: Bench) -> None:
    free(bench, "值班干部", "2026-03-11")

    for _ in range(3):
        ring_for_gaps(bench.room)

    assert [(one.level, one.owner, one.title) for one in ringing(bench)] == [
        ("P2", "带班领导", "值班干部 03-11 08:30–03-11 09:00")
    ]


def test_two_hours_before_it_rises_to_the_first_class_and_rings_although_it_was_taken(bench: Bench) -> None:
    free(bench, "值班长", "2026-03-11")
    ring_for_gaps(bench.room)
    bench.room.perform(Acknowledge(ringing(bench)[0].id, actor=LEADER))

    bench.at("2026-03-11 06:29")
    ring_for_gaps(bench.room)
    before = ringing(bench)
    bench.at("2026-03-11 06:30")
    ring_for_gaps(bench.room)

    assert before == []
    assert [one.level for one in ringing(bench)] == ["P1"]


def test_it_falls_silent_when_somebody_holds_the_post_and_rings_again_when_that_one_goes_on_leave(
    bench: Bench,
) -> None:
    free(bench, "值班长", "2026-03-11")
    ring_for_gaps(bench.room)
    hold(bench, "值班长", "2026-03-11")
    ring_for_gaps(bench.room)
    silent = ringing(bench)

    leave = {
        "person": LEADER,
        "since": "2026-03-11T12:00:00+08:00",
        "until": "2026-03-11T20:00:00+08:00",
        "kind": "病假",
    }
    bench.room.perform(Amend("leave", "l", leave, actor="system"))
    bench.at("2026-03-11 09:00")
    ring_for_gaps(bench.room)

    assert silent == []
    assert {one.title.split()[0] for one in ringing(bench)} == set(POSTS)
    assert {one.level for one in ringing(bench) if "03-11 09:00" in one.title} == {"P1"}


def test_nobody_takes_it_and_the_next_ones_are_called(bench: Bench) -> None:
    free(bench, "值班长", "2026-03-11")
    ring_for_gaps(bench.room)

    bench.later(seconds=301)
    alerting.ring(bench.room)

    assert [one.owner for one in ringing(bench)] == ["值班长"]


def test_a_room_that_keeps_no_rota_is_told_nothing(tmp_path: Path) -> None:
    bare = bench_in(tmp_path / "b")

    assert not ring_for_gaps(bare.room)

    bare.room.store.close()
