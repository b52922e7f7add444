"""The machine's pass over all clocks: what it does once, what it leaves alone, what it keeps for the morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commandroom.domain.event.state import State
from commandroom.entrypoints.opening import shipped
from commandroom.store.opening import join_store
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import Rounds, sweep
from tests.room import OFFICE, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()


def machine_log(bench: Bench, number: str) -> list[str]:
    """What the machine did at an event, in order: the verb, and of an urge how far the lamp had gone."""
    rows = bench.room.ask(EventDetail(number)).timeline
    return [f"{row.verb} {row.text.split('：')[0]}".strip() for row in rows if row.actor == "system"]


def test_lesson_11_a_yellow_lamp_urges_once_however_often_the_sweep_runs(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(minutes=90)

    first = sweep(bench.room)
    others = [sweep(bench.room) for _ in range(1000)]

    assert first.urged == 1
    assert sum(swept.urged for swept in others) == 0
    assert bench.event(number).urge_count == 1


def test_a_sweep_that_remembers_its_rounds_says_the_same(bench: Bench) -> None:
    number = bench.submitted()
    rounds = Rounds()
    bench.later(minutes=90)
    sweep(bench.room, rounds=rounds)
    bench.later(minutes=40)

    second = sweep(bench.room, rounds=rounds)

    assert (second.urged, second.opened) == (0, 1)
    assert [s.draft for s in bench.event(number).supervisions] == [True]


def test_a_green_lamp_is_left_alone(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(minutes=60)

    swept = sweep(bench.room)

    assert (swept.urged, swept.opened, swept.escalated) == (0, 0, 0)
    assert machine_log(bench, number) == []


def test_lesson_25_after_three_days_asleep_each_missed_level_comes_once_and_in_order(bench: Bench) -> None:
    numbers = [bench.submitted(title=f"井盖缺失{n}号") for n in range(3)]
    bench.later(days=3)

    swept = sweep(bench.room)
    again = sweep(bench.room)

    assert (swept.urged, swept.opened, swept.escalated) == (3, 3, 3)
    assert (again.urged, again.opened, again.escalated) == (0, 0, 0)
    for number in numbers:
        verbs = [row.verb for row in bench.room.ask(EventDetail(number)).timeline if row.actor == "system"]
        texts = [row.text for row in bench.room.ask(EventDetail(number)).timeline if row.actor == "system"]
        assert verbs == ["urge", "supervise_draft", "urge"]
        assert ["黄灯" in texts[0], "红灯" in texts[1], "深红灯" in texts[2]] == [True, True, True]


def test_the_deep_red_call_goes_further_up(bench: Bench) -> None:
    number = bench.submitted()
    bench.later(days=3)

    sweep(bench.room)

    last = [row for row in bench.room.ask(EventDetail(number)).timeline if row.verb == "urge"][-1]
    assert "常务副主任" in str((last.to, last.text, last.fields))


def test_lesson_07_a_suspended_matter_is_never_urged(bench: Bench) -> None:
    number = bench.suspended(days=60)
    bench.later(days=45)

    swept = sweep(bench.room)

    assert swept.urged == 0
    assert machine_log(bench, number) == []


def test_lesson_25_a_clock_that_stopped_since_the_sweep_looked_is_left_alone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = bench.submitted()
    bench.later(minutes=100)
    asked = Room.ask

    def ask_then_accept(room: Room, query: object) -> object:
        answer = asked(room, query)  # type: ignore[arg-type,var-annotated]
        if type(query).__name__ == "LampsDue":
            monkeypatch.setattr(Room, "ask", asked)
            bench.act("accept", number, by="t-intake", category="0910", urgency="一般")
        return answer

    monkeypatch.setattr(Room, "ask", ask_then_accept)

    swept = sweep(bench.room)

    assert swept.urged == 0
    assert bench.event(number).urge_count == 0


def test_lesson_10_an_ordinary_reminder_waits_for_the_next_duty_hour(bench: Bench) -> None:
    bench.at("2026-03-10 19:30")
    bench.submitted(category="0910")
    bench.at("2026-03-12 23:00")

    night = sweep(bench.room)
    bench.at("2026-03-13 08:00")
    morning = sweep(bench.room)

    assert (night.urged, night.opened, night.escalated) == (0, 0, 0)
    assert night.waiting == 3
    assert (morning.urged, morning.opened, morning.escalated) == (1, 1, 1)


def test_an_ordinary_reminder_waits_over_sunday(bench: Bench) -> None:
    bench.at("2026-03-13 10:00")
    bench.submitted()
    bench.at("2026-03-15 10:00")

    sunday = sweep(bench.room)
    bench.at("2026-03-16 08:00")
    monday = sweep(bench.room)

    assert sunday.urged == 0
    assert monday.urged == 1


def test_an_urgent_reminder_comes_at_night(bench: Bench) -> None:
    bench.at("2026-03-14 23:00")
    number = bench.accepted(urgency="紧急")
    bench.later(minutes=25)

    swept = sweep(bench.room)

    assert swept.urged == 1
    assert bench.event(number).urge_count == 1


def test_lesson_12_an_extension_begins_a_new_run_that_is_urged_again(bench: Bench) -> None:
    number = bench.signed(category="0103", office=OFFICE)
    first = bench.timer(number, "dispose")
    bench.clock.moment = first.yellow_at + timedelta(minutes=5)
    sweep(bench.room)
    before = bench.event(number).urge_count
    later = (first.due + timedelta(days=1)).isoformat()
    bench.clock.moment = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
    bench.act("extend_apply", number, by=bench.head(number), new_deadline=later, reason="等待材料")
    bench.act("extend_ok", number, opinion="同意")
    second = bench.timer(number, "dispose")
    bench.clock.moment = second.due + timedelta(hours=2)

    sweep(bench.room)

    assert second.epoch == first.epoch + 1
    assert bench.event(number).urge_count > before


def test_a_suspension_that_is_over_is_ended_by_the_machine(bench: Bench) -> None:
    number = bench.suspended(days=10)
    bench.later(days=10, minutes=1)

    swept = sweep(bench.room)

    assert swept.resumed == 1
    assert bench.state(number) is State.IN_PROGRESS
    assert sweep(bench.room).resumed == 0


def test_a_suspension_that_is_not_over_stays(bench: Bench) -> None:
    number = bench.suspended(days=10)
    bench.later(days=9)

    swept = sweep(bench.room)

    assert swept.resumed == 0
    assert bench.state(number) is State.SUSPENDED


def test_a_closed_event_is_put_away_after_thirty_days(bench: Bench) -> None:
    number = bench.closed()
    bench.later(days=29)
    early = sweep(bench.room)
    bench.later(days=1, minutes=1)

    late = sweep(bench.room)

    assert (early.archived, late.archived) == (0, 1)
    assert bench.state(number) is State.ARCHIVED


def test_two_seats_that_sweep_apart_and_unite_give_one_urge(bench: Bench, tmp_path: Path) -> None:
    number = bench.submitted()
    entries = bench.room.store.export_entries()
    store = join_store(
        tmp_path / "b" / "room.db", genesis=entries[0], seat="B", shipped=shipped(), clock=bench.clock
    )
    store.receive(entries)
    other = Room(store=store, clock=bench.clock, practice=True, room_id=bench.room.room_id)
    bench.later(minutes=125)

    here, there = sweep(bench.room), sweep(other)
    bench.room.store.receive(store.export_entries())
    store.receive(bench.room.store.export_entries())

    assert (here.urged, here.opened, there.urged, there.opened) == (1, 1, 1, 1)
    for room in (bench.room, other):
        event = room.ask(EventDetail(number)).event
        assert event.urge_count == 1
        assert len(event.supervisions) == 1
    assert sweep(bench.room).urged == sweep(other).urged == 0
    store.close()


def test_the_moment_can_be_given_in_a_practice_room(bench: Bench) -> None:
    number = bench.submitted()

    swept = sweep(bench.room, now=datetime(2026, 3, 10, 2, 35, tzinfo=UTC))

    assert swept.urged == 1
    assert bench.event(number).last_at == datetime(2026, 3, 10, 2, 35, tzinfo=UTC)
