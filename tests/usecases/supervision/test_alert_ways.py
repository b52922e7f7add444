"""What interrupts stays within its limits whatever happens outside; nothing rings twice for one event and step."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.usecases import alerting, alertrates
from commandroom.usecases.alerting import Delivery
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, Rules
from tests.room import LEADER, MORNING, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "home")
    yield made
    made.room.store.close()


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rulings]:
    made = bench_in(tmp_path_factory.mktemp("rules") / "home")
    yield made.room.ask(Rules()).policy.alerts
    made.room.store.close()


def alert(number: int, level: str, at: datetime) -> AlertRow:
    return AlertRow(id=f"a{number:04}", at=at, level=level, kind="red", event=f"e{number}", number="", title="",
                    timer="accept", owner="", status="triggered")  # fmt: skip


def stream(count: int, *, minutes: float, level: str = "P2") -> list[AlertRow]:
    return [alert(n, level, MORNING + timedelta(minutes=minutes * n)) for n in range(count)]


def ways(log: Sequence[AlertRow], rules: Rulings) -> list[Delivery]:
    return [way for _, way in alerting.deliveries(log, rules).ways]


@pytest.mark.parametrize(
    ("count", "way", "moments"), [(3, Delivery.TOAST, 3), (4, Delivery.DIGEST, 1), (80, Delivery.DIGEST, 1)]
)
def test_more_than_three_of_one_moment_are_one_card(
    rules: Rulings, count: int, way: Delivery, moments: int
) -> None:
    """Where the hour has room for three."""
    come = alerting.deliveries(stream(count, minutes=0), rules.changed("hour_count", 30))

    assert [one for _, one in come.ways] == [way] * count
    assert len(come.moments) == moments


def test_the_histogram_of_a_day_shows_a_card_as_the_one_interruption_that_it_was(rules: Rulings) -> None:
    now = MORNING + timedelta(minutes=5)

    with_cards = alertrates.rates(stream(80, minutes=0), now, rules)
    without = alertrates.rates(stream(80, minutes=0), now)

    assert (with_cards.ten_minutes[-1], without.ten_minutes[-1]) == (1, 80)


def test_a_stream_that_is_no_storm_interrupts_three_times_an_hour_the_first_two_alone(
    rules: Rulings,
) -> None:
    """One every two minutes for eight hours is five in ten minutes, and 240 cards if nothing gathered them."""
    log = stream(240, minutes=2)
    come = alerting.deliveries(log, rules)

    assert [at - MORNING for at in come.moments[:5]] == [timedelta(minutes=n) for n in (0, 2, 4, 60, 70)]
    assert len(come.moments) <= 8 * 3
    assert ways(log, rules)[:2] == [Delivery.TOAST] * 2
    assert ways(log, rules)[2:30] == [Delivery.DIGEST] * 28


def test_what_is_gathered_is_said_within_the_hour_whatever_happens(rules: Rulings) -> None:
    come = alerting.deliveries(stream(600, minutes=1), rules)

    assert max(b - a for a, b in itertools.pairwise(come.moments)) <= timedelta(minutes=60)


def test_the_first_class_comes_alone_in_any_storm_and_the_others_wait_for_it(rules: Rulings) -> None:
    log = [*stream(30, minutes=0.5, level="P1"), alert(99, "P2", MORNING + timedelta(minutes=16))]

    assert ways(log, rules) == [Delivery.BANNER] * 30 + [Delivery.DIGEST]


LOGS = st.lists(
    st.tuples(st.sampled_from([0, 0, 1, 2, 7, 30, 200]), st.sampled_from(["P1", "P2", "P2", "P2", "P3"])),
    max_size=150,
)


@settings(max_examples=150, deadline=None)
@given(LOGS)
def test_no_sixty_minutes_bring_more_than_three_beside_the_first_class(
    rules: Rulings, steps: list[tuple[int, str]]
) -> None:
    log, at = [], MORNING
    for number, (minutes, level) in enumerate(steps):
        at += timedelta(minutes=minutes)
        log.append(alert(number, level, at))
    come = alerting.deliveries(log, rules)
    first = {a.at for a in log if a.level == "P1"}
    others = sorted(come.moments)
    for moment in first:
        others.remove(moment)

    assert {a.id: way for a, way in come.ways}.keys() == {a.id for a in log}
    assert all((way is Delivery.BANNER) == (a.level == "P1") for a, way in come.ways)
    assert all((way is Delivery.COUNTER) == (a.level == "P3") for a, way in come.ways)
    for since in others:
        until = since + timedelta(hours=1)
        assert sum(since <= at < until for at in others) <= 3
        assert sum(since <= at < until for at in come.moments) <= 3 + sum(since <= at < until for at in first)


# --- one for each event and step ------------------------------------------------------------------------------------


def lamps(bench: Bench) -> list[tuple[str, str, str]]:
    return [(a.kind, a.level, a.status) for a in bench.room.ask(Alerts()) if a.kind != "yellow"]


def test_a_red_lamp_that_turns_deep_red_is_the_same_alert_and_rings_no_second_time(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=125)
    first = alerting.ring(bench.room).raised
    bench.at("2026-03-10 17:00")

    second = alerting.ring(bench.room).raised

    assert [a.kind for a in first] == ["red"]
    assert second == ()
    assert lamps(bench) == [("deep_red", "P2", "triggered")]
    assert bench.room.ask(Alerts())[0].at == first[0].at


def test_who_took_a_late_step_is_asked_once_more_and_then_on_the_next_duty_morning(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=121)
    asked = []
    for _ in range(6 * 24 * 2):
        asked += [(a.kind, bench.clock.moment) for a in alerting.ring(bench.room).raised if a.level == "P2"]
        for one in bench.room.ask(Alerts("triggered")):
            bench.room.perform(Acknowledge(one.id, actor=LEADER))
        bench.later(minutes=10)

    here = [f"{(at + timedelta(hours=8)):%d %H:%M}" for _, at in asked]
    assert here == ["10 11:01", "10 11:31", "11 08:01", "12 08:01"]


def test_what_a_unit_is_late_with_is_asked_about_on_the_next_duty_morning_and_all_of_it_at_once(
    bench: Bench,
) -> None:
    for minutes in (0, 40, 40, 40, 40):
        bench.later(minutes=minutes)
        bench.dispatched()
    bench.at("2026-03-11 08:00")
    asked: list[tuple[AlertRow, datetime]] = []
    for _ in range(6 * 24 * 2):
        asked += [
            (a, bench.clock.moment)
            for a in alerting.ring(bench.room).raised
            if a.timer == "sign" and a.level == "P2"
        ]
        for one in bench.room.ask(Alerts("triggered")):
            bench.room.perform(Acknowledge(one.id, actor=LEADER))
        bench.later(minutes=10)
    again = [at for number, (_, at) in enumerate(asked) if number >= 5]

    assert len({a.id for a, _ in asked[:5]}) == 5
    assert [f"{(at + timedelta(hours=8)):%d %H:%M}" for at in again] == ["12 08:00"] * 5


def test_the_reply_of_a_unit_is_counted_until_somebody_verifies_it(bench: Bench) -> None:
    heard: list[Changes] = []
    bench.room.listen(heard.append)
    number = bench.fed_back()
    alerting.heed(bench.room, heard)
    before = [(a.kind, a.level) for a in bench.room.ask(Alerts("triggered"))]
    heard.clear()
    bench.act("verify_ok", number, evidence="现场已恢复")

    alerting.heed(bench.room, heard)

    assert before == [("reply", "P3")]
    assert bench.room.ask(Alerts("triggered")) == ()
