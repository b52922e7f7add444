"""How often it rang and would ring; what is taken does not stay taken for ever; the rules are the room's to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.usecases import alerting, alertrates
from commandroom.usecases.commands import Acknowledge
from commandroom.usecases.queries import AlertRow, Alerts, Rules
from tests.room import INTAKE, LEADER, MORNING, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "home")
    yield made
    made.room.store.close()


def alert(number: int, level: str, at: datetime, kind: str = "red", status: str = "resolved") -> AlertRow:
    return AlertRow(id=f"a{number:04}", at=at, level=level, kind=kind, event=f"e{number}", number="", title="",
                    timer="accept", owner="", status=status)  # fmt: skip


def spread(levels: dict[str, int], *, minutes: int = 30) -> list[AlertRow]:
    """So many of each class, one every so many minutes, the last one now."""
    order = [level for level, count in levels.items() for _ in range(count)]
    return [alert(n, level, MORNING - timedelta(minutes=minutes * n)) for n, level in enumerate(order)]


def test_the_histogram_of_a_day_counts_what_interrupts() -> None:
    log = [alert(n, "P2", MORNING - timedelta(minutes=25, seconds=n)) for n in range(4)]
    log += [alert(9, "P3", MORNING - timedelta(minutes=25))]

    found = alertrates.rates(log, MORNING)

    assert len(found.ten_minutes) == 144
    assert found.ten_minutes[-3] == 4
    assert found.over == pytest.approx(1 / 144)


@pytest.mark.parametrize(("first", "is_much"), [(10, False), (11, True)])
def test_a_first_class_of_more_than_a_tenth_is_too_much(first: int, is_much: bool) -> None:
    found = alertrates.rates(spread({"P1": first, "P2": 15, "P3": 85 - first}), MORNING)

    assert found.total == 100
    assert found.is_high_much is is_much


def test_what_nobody_took_for_a_day_is_stale() -> None:
    old, new = MORNING - timedelta(hours=25), MORNING - timedelta(hours=23)
    log = [
        alert(1, "P2", old, status="triggered"),
        alert(2, "P2", new, status="triggered"),
        alert(3, "P2", old),
    ]

    found = alertrates.rates(log, MORNING)

    assert found.stale == 1


def test_the_sources_that_rang_most_come_first() -> None:
    log = [alert(1, "P2", MORNING), alert(2, "P2", MORNING, kind="new"), alert(3, "P2", MORNING, kind="new")]

    found = alertrates.rates(log, MORNING)

    assert found.sources == (("new", "accept", 2), ("red", "accept", 1))


@pytest.mark.parametrize(("allowed", "count"), [(30, 11), (6, 3)])
def test_the_preview_counts_a_storm_as_what_came_alone_and_one_card(
    bench: Bench, allowed: int, count: int
) -> None:
    rules = bench.room.ask(Rules()).policy.alerts.changed("hour_count", allowed)
    log = [alert(n, "P2", MORNING - timedelta(minutes=59) + timedelta(seconds=n)) for n in range(70)]

    found = alertrates.preview(log, rules, MORNING, urgency={})

    assert found.worst_hour == count
    assert found.per_hour == pytest.approx(count)


def test_the_preview_classes_by_the_new_rules(bench: Bench) -> None:
    rules = bench.room.ask(Rules()).policy.alerts
    log = spread({"P2": 48})
    urgent = {row.event: "urgent" for row in log}

    before = alertrates.preview(log, rules, MORNING, urgency=urgent)
    calmer = alertrates.preview(log, alertrates.changed(rules, {"red:urgent": "P3"}), MORNING, urgency=urgent)

    assert before.shares == {"P1": 1.0}
    assert before.per_hour == pytest.approx(48 / 23.5)
    assert (calmer.shares, calmer.per_hour) == ({"P3": 1.0}, 0)


@pytest.mark.parametrize(
    ("key", "value"),
    [("mute_minutes", 31), ("storm_count", 0), ("P1.call1", 5), ("red", "P9"), ("ack_minutes", "x")],
)
def test_a_value_outside_its_bounds_is_refused_and_nothing_is_changed(
    bench: Bench, key: str, value: int | str
) -> None:
    before = bench.room.ask(Rules()).policy.alerts

    with pytest.raises(FieldError) as refused:
        alertrates.change_rules(bench.room, {"storm_count": 12, key: value}, actor=LEADER)

    assert refused.value.field == key
    assert bench.room.ask(Rules()).policy.alerts == before


def test_changed_rules_ring_by_themselves_and_stand_in_the_journal(bench: Bench) -> None:
    alertrates.change_rules(
        bench.room, {"storm_count": 12, "P1.call1": 90, "red": "P3", "ack_minutes": 10}, actor="t-director"
    )

    rules = bench.room.ask(Rules()).policy.alerts
    assert (rules.storm_count, rules.ack_minutes, rules.triggers["red"]) == (12, 10, "P3")
    assert rules.classes["P1"].escalate[0] == (90, "all_seats")
    number = bench.submitted()
    bench.later(minutes=125)
    alerting.ring(bench.room)
    assert [a.level for a in bench.room.ask(Alerts()) if a.number == number] == ["P3"]


def test_who_may_not_keep_the_rules_changes_none(bench: Bench) -> None:
    with pytest.raises(RefusedError):
        alertrates.change_rules(bench.room, {"storm_count": 12}, actor=INTAKE)

    assert bench.room.ask(Rules()).policy.alerts.storm_count == 10


def test_what_was_taken_and_not_ended_rings_again(bench: Bench) -> None:
    bench.submitted()
    bench.later(minutes=125)
    alerting.ring(bench.room)
    (first,) = bench.room.ask(Alerts())
    bench.room.perform(Acknowledge(first.id, actor=LEADER))

    bench.later(minutes=29)
    alerting.ring(bench.room)
    still = bench.room.ask(Alerts())[0].status
    bench.later(minutes=2)
    rung = alerting.ring(bench.room)

    again, before = bench.room.ask(Alerts())
    assert still == "acknowledged"
    assert (before.at, before.status, before.acknowledged_by) == (first.at, "again", LEADER)
    assert (again.id, again.status, again.acknowledged_by) == (first.id, "triggered", "")
    assert again.escalates_at == bench.clock.moment + timedelta(minutes=5)
    assert [a.id for a in rung.raised] == [first.id]
