"""What rings: one alert for each event and step, classed by the policy, passed on, muted, gathered in a storm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from commandroom.domain.errors import FieldError
from commandroom.usecases import alerting
from commandroom.usecases.alerting import Delivery
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, JobRow, Rules
from tests.room import MORNING, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()


def alerts(bench: Bench, status: str = "") -> list[AlertRow]:
    return list(bench.room.ask(Alerts(status)))


def kinds(bench: Bench, status: str = "") -> list[tuple[str, str]]:
    return [(alert.kind, alert.level) for alert in alerts(bench, status)]


def test_a_thousand_looks_at_a_yellow_lamp_make_one_alert(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=90)

    rung = [alerting.ring(bench.room) for _ in range(1000)]

    assert sum(len(r.raised) for r in rung) == 1
    assert kinds(bench) == [("yellow", "P3")]


def test_a_red_lamp_takes_the_place_of_the_yellow_one(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=90)
    alerting.ring(bench.room)
    bench.later(minutes=40)

    alerting.ring(bench.room)

    assert kinds(bench, "triggered") == [("red", "P2")]
    assert kinds(bench, "resolved") == [("yellow", "P3")]


def test_a_red_lamp_of_a_critical_matter_is_of_the_first_class(bench: Bench) -> None:
    bench.accepted(urgency="特急")
    bench.later(minutes=12)

    alerting.ring(bench.room)

    assert kinds(bench, "triggered") == [("red", "P1")]


def test_an_alert_is_resolved_when_its_clock_stops(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(minutes=90)
    alerting.ring(bench.room)
    bench.act("accept", number, by="t-intake", category="0910", urgency="一般")

    alerting.ring(bench.room)

    assert kinds(bench, "triggered") == []
    assert kinds(bench, "resolved") == [("yellow", "P3")]


def test_what_nobody_acknowledges_is_passed_on_to_the_next(bench: Bench) -> None:
    bench.accepted(urgency="特急")
    bench.later(minutes=11)
    alerting.ring(bench.room)
    bench.later(seconds=61)

    first = alerting.ring(bench.room)
    bench.later(seconds=120)
    second = alerting.ring(bench.room)

    assert [a.owner for a in first.passed_on] == ["全部席位"]
    assert [a.owner for a in second.passed_on] == ["带班领导"]
    assert alerts(bench)[0].escalates_at is None


def test_an_acknowledged_alert_is_not_passed_on(bench: Bench) -> None:
    bench.accepted(urgency="特急")
    bench.later(minutes=12)
    alerting.ring(bench.room)
    bench.room.perform(Acknowledge(alerts(bench)[0].id))
    bench.later(minutes=2)

    rung = alerting.ring(bench.room)

    assert rung.passed_on == ()
    until = bench.clock.moment - timedelta(minutes=2) + timedelta(minutes=30)
    assert [(a.status, a.escalates_at) for a in alerts(bench)] == [("acknowledged", until)]


def test_a_new_critical_event_rings_until_it_is_taken(bench: Bench) -> None:
    heard: list[Changes] = []
    bench.room.listen(heard.append)
    number = bench.submitted(urgency="特急")
    alerting.heed(bench.room, heard)
    before = kinds(bench, "triggered")
    heard.clear()
    bench.act("accept", number, by="t-intake", category="0910", urgency="特急")
    bench.act("triage", number, by="t-command", tier="二级", level="无", lead_office="发展服务办公室")

    alerting.heed(bench.room, heard)

    assert before == [("new", "P1")]
    assert ("new", "P1") not in kinds(bench, "triggered")


def test_lesson_25_a_job_that_is_late_rings_until_it_runs(bench: Bench) -> None:
    job = JobRow("sweep", 10, bench.clock.moment, None)

    alerting.ring_for_jobs(bench.room, (job,))
    ringing = kinds(bench, "triggered")
    alerting.ring_for_jobs(bench.room, ())

    assert ringing == [("late_job", "P2")]
    assert kinds(bench, "triggered") == []


@pytest.mark.parametrize(("seconds", "late"), [(10, False), (30, False), (31, True), (3600, True)])
def test_a_job_is_late_after_more_than_two_periods(bench: Bench, seconds: int, late: bool) -> None:
    bench.room.store.job_started("sweep", 10, bench.clock.moment)
    bench.room.store.job_ended("sweep", bench.clock.moment)

    found = alerting.late_jobs(bench.room, bench.later(seconds=seconds))

    assert bool(found) is late


def test_lesson_25_a_job_that_never_ran_is_late_too(bench: Bench) -> None:
    expected = (JobRow("sweep", 10, bench.clock.moment, None),)

    found = alerting.late_jobs(bench.room, bench.later(seconds=31), expected)

    assert [job.name for job in found] == ["sweep"]


# --- how they reach the person --------------------------------------------------------------------------------------


def alert(n: int, level: str, seconds: int = 0) -> AlertRow:
    return AlertRow(id=f"a{n}", at=MORNING + timedelta(seconds=seconds), level=level, kind="red", event=f"e{n}",
                    number="", title="", timer="accept", owner="", status="triggered")  # fmt: skip


def test_more_than_ten_in_ten_minutes_become_one_card_but_the_first_class_comes_alone(bench: Bench) -> None:
    rules = bench.room.ask(Rules()).policy.alerts.changed("hour_count", 30)
    log = [alert(n, "P2", n * 30) for n in range(14)]
    grave = alert(99, "P1", 14 * 30)

    ways = [alerting.delivery(a, log, rules) for a in log]

    assert ways == [Delivery.TOAST] * 10 + [Delivery.DIGEST] * 4
    assert alerting.delivery(grave, [*log, grave], rules) is Delivery.BANNER


def test_yellow_lamps_only_count(bench: Bench) -> None:
    rules = bench.room.ask(Rules()).policy.alerts

    assert alerting.delivery(alert(1, "P3"), [], rules) is Delivery.COUNTER


def test_a_muted_seat_keeps_the_second_class_quiet_and_never_the_first(bench: Bench) -> None:
    rules = bench.room.ask(Rules()).policy.alerts
    alerting.mute(bench.room, minutes=30, reason="正在接待上访群众")
    log = alerts(bench)

    ways = [
        alerting.delivery(replace(alert(1, level), at=bench.later(minutes=1)), log, rules)
        for level in ("P1", "P2")
    ]

    assert ways == [Delivery.BANNER, Delivery.MUTED]


def test_muting_ends_by_itself(bench: Bench) -> None:
    alerting.mute(bench.room, minutes=10, reason="开会")

    during = alerting.muted_until(alerts(bench), bench.later(minutes=9))
    after = alerting.muted_until(alerts(bench), bench.later(minutes=1))

    assert during == MORNING + timedelta(minutes=10)
    assert after is None


@pytest.mark.parametrize(
    ("minutes", "reason", "field"), [(31, "开会", "minutes"), (0, "开会", "minutes"), (5, " ", "reason")]
)
def test_muting_has_a_limit_and_a_reason(bench: Bench, minutes: int, reason: str, field: str) -> None:
    with pytest.raises(FieldError) as refused:
        alerting.mute(bench.room, minutes=minutes, reason=reason)

    assert refused.value.field == field


def test_the_rate_counts_each_ten_minutes() -> None:
    log = [alert(n, "P2", seconds) for n, seconds in enumerate((0, 60, 700, 1900))] + [alert(9, "P3", 5)]

    counts = alerting.per_ten_minutes(log, MORNING, MORNING + timedelta(minutes=40))

    assert counts == (2, 1, 0, 1)


@pytest.mark.parametrize(("allowed", "rate"), [(30, 11), (6, 3)])
def test_the_rate_of_a_person_counts_what_came_alone_and_a_card(
    bench: Bench, allowed: int, rate: int
) -> None:
    """A storm's ten and a card where the hour has room for them, else the hour's two and a card."""
    rules = bench.room.ask(Rules()).policy.alerts.changed("hour_count", allowed)
    log = [alert(n, "P2", 1800 + n) for n in range(100, 170)]

    assert alerting.per_hour(log, MORNING + timedelta(minutes=60), rules) == rate
