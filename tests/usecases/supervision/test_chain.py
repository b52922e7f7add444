"""The chain of reminders: who is urged next while nobody answers, what stops it, and how sheets become graver."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from commandroom.domain.errors import RefusedError
from commandroom.domain.event.state import State, Urging
from commandroom.entrypoints.opening import shipped
from commandroom.store.opening import join_store
from commandroom.usecases.queries import EventDetail
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import Rounds, sweep
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OTHER, Bench, bench_in

HEAD_OF_OFFICE = "发展办负责人"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = bench_in(tmp_path / "a")
    yield made
    made.room.store.close()


def chain(bench: Bench, number: str, level: str, timer: str = "") -> list[str]:
    """Who was urged at one lamp, in order."""
    return [u.to for u in bench.event(number).urges if u.level == level and timer in {"", u.timer}]


def pass_time(bench: Bench, *, hours: float, every: float = 0.25) -> None:
    """Let the machine look again and again."""
    rounds = Rounds()
    for _ in range(int(hours / every)):
        bench.later(hours=every)
        sweep(bench.room, rounds=rounds)


def yellow(bench: Bench, **changes: str) -> str:
    """Being handled, with five working days, and just yellow."""
    number = bench.signed(category="0103", **changes)
    bench.act("contact", number, by=bench.head(number), result="已联系")
    bench.clock.moment = bench.timer(number, "dispose").yellow_at + timedelta(minutes=1)
    bench.clock.moment = max(bench.clock.moment, bench.clock.moment.replace(hour=1))
    sweep(bench.room)
    return number


def test_silence_moves_the_addressee_up(bench: Bench) -> None:
    number = yellow(bench)
    first = chain(bench, number, "yellow", "dispose")

    pass_time(bench, hours=6)

    assert len(first) == 1
    assert chain(bench, number, "yellow", "dispose") == [*first, f"{first[0]}负责人"]


def test_two_working_hours_of_silence_are_needed(bench: Bench) -> None:
    number = yellow(bench)
    before = chain(bench, number, "yellow", "dispose")

    pass_time(bench, hours=1)

    assert chain(bench, number, "yellow", "dispose") == before


def test_an_acknowledgement_stops_the_chain_of_its_lamp(bench: Bench) -> None:
    number = yellow(bench)
    bench.act("urge_ack", number, by=bench.head(number), note="下午到场")

    pass_time(bench, hours=6)

    urging = next(u for u in bench.event(number).urges if u.timer == "dispose")
    assert chain(bench, number, "yellow", "dispose") == [urging.to]
    assert urging.acknowledged_by == bench.head(number)
    assert urging.acknowledged_at is not None


def test_the_room_writes_down_who_answered_the_telephone(bench: Bench) -> None:
    number = yellow(bench)

    with pytest.raises(Exception, match=r"field\.missing"):
        bench.act("urge_ack", number, by=COMMAND)
    bench.act("urge_ack", number, by=COMMAND, receiver="值班接线员", means="电话")

    assert {u.acknowledged_by for u in bench.event(number).urges} == {"值班接线员"}


def test_another_unit_cannot_acknowledge(bench: Bench) -> None:
    number = yellow(bench)

    with pytest.raises(RefusedError) as refusal:
        bench.act("urge_ack", number, by=f"t-{bench.unit(OTHER)}-head")

    assert refusal.value.code == "urge.not_yours"


def test_what_nobody_was_urged_about_cannot_be_acknowledged(bench: Bench) -> None:
    number = bench.signed()

    with pytest.raises(RefusedError) as refusal:
        bench.act("urge_ack", number, by=bench.head(number))

    assert refusal.value.code == "urge.none_open"


def test_a_step_of_the_room_is_the_shift_leaders_also_where_a_unit_leads(bench: Bench) -> None:
    number = bench.fed_back()
    bench.clock.moment = bench.timer(number, "verify").yellow_at + timedelta(minutes=1)

    sweep(bench.room)

    assert chain(bench, number, "yellow", "verify") == ["值班长"]


def test_the_next_lamp_begins_a_chain_of_its_own_and_ends_the_one_before(bench: Bench) -> None:
    number = yellow(bench)
    bench.act("urge_ack", number, by=bench.head(number))
    bench.clock.moment = bench.timer(number, "dispose").due + timedelta(minutes=1)
    bench.at(bench.clock.moment.strftime("%Y-%m-%d") + " 09:00")
    bench.later(days=1)

    pass_time(bench, hours=5)

    assert chain(bench, number, "red", "dispose")[:2] == ["常务副主任", HEAD_OF_OFFICE]


def test_signing_the_sheet_ends_the_chain_of_the_red_lamp(bench: Bench) -> None:
    number = bench.submitted()
    bench.clock.moment = bench.timer(number, "accept").due + timedelta(minutes=1)
    sweep(bench.room)
    bench.act("supervise", number, by=DEPUTY, color="蓝", requirement="限期受理")

    for _ in range(3):
        bench.later(minutes=10)
        sweep(bench.room)

    assert chain(bench, number, "red", "accept") == ["常务副主任"]


def test_a_draft_that_nobody_signs_becomes_orange_and_then_red(bench: Bench) -> None:
    number = bench.submitted()

    colours = []
    for _ in range(12):
        bench.later(days=1)
        sweep(bench.room)
        colours += [s.color for s in bench.event(number).supervisions]

    assert colours[0] == "orange"  # deep red after a day
    assert colours[-1] == "red"
    assert colours == sorted(colours)
    assert len(bench.event(number).supervisions) == 1


def test_an_orange_sheet_that_goes_unanswered_asks_for_a_red_one(bench: Bench) -> None:
    number = bench.signed(category="0103")
    bench.act("supervise", number, by=DEPUTY, color="橙", requirement="说明原因")
    bench.clock.moment = bench.timer(number, "supervise_reply").due + timedelta(minutes=1)
    bench.later(days=1)
    bench.at(bench.clock.moment.strftime("%Y-%m-%d") + " 10:00")

    sweep(bench.room)

    assert [(s.color, s.draft) for s in bench.event(number).supervisions] == [
        ("orange", False),
        ("red", True),
    ]


def test_nobody_is_urged_twice_for_one_lamp_however_long_it_burns(bench: Bench) -> None:
    number = bench.signed(category="0103")

    pass_time(bench, hours=24 * 20, every=3)

    told = [(u.timer, u.unit, u.phase, u.epoch, u.level, u.to) for u in bench.event(number).urges]
    assert len(told) == len(set(told))
    assert chain(bench, number, "deep_red", "dispose") == ["常务副主任", "主任"]


def test_the_chain_rests_at_night(bench: Bench) -> None:
    bench.at("2026-03-10 16:30")
    number = bench.submitted()
    bench.at("2026-03-11 09:31")
    sweep(bench.room)
    bench.at("2026-03-11 19:59")
    sweep(bench.room)

    def machines() -> list[Urging]:
        return [u for u in bench.event(number).urges if u.by == "system"]

    before = machines()
    for _ in range(12):
        bench.later(hours=1)
        sweep(bench.room)

    assert machines() == before


def test_an_urgent_chain_goes_up_within_the_hour_also_at_night(bench: Bench) -> None:
    bench.at("2026-03-14 23:00")
    number = bench.accepted(urgency="特急")
    rounds = Rounds()
    for _ in range(60):
        bench.later(minutes=1)
        sweep(bench.room, rounds=rounds)

    assert chain(bench, number, "deep_red", "triage") == ["常务副主任", "主任"]


def test_two_seats_that_sweep_apart_urge_once_at_each_rung(bench: Bench, tmp_path: Path) -> None:
    number = bench.signed(category="0103")
    entries = bench.room.store.export_entries()
    store = join_store(
        tmp_path / "b" / "room.db", genesis=entries[0], seat="B", shipped=shipped(), clock=bench.clock
    )
    store.receive(entries)
    other = Room(store=store, clock=bench.clock, practice=True, room_id=bench.room.room_id)

    for _ in range(60):
        bench.later(hours=6)
        sweep(bench.room)
        sweep(other)
    bench.room.store.receive(store.export_entries())
    store.receive(bench.room.store.export_entries())

    here, there = (r.ask(EventDetail(number)).event for r in (bench.room, other))
    told = [(u.timer, u.epoch, u.level, u.to) for u in here.urges]
    assert here.urges == there.urges
    assert len(told) == len(set(told))
    assert len(here.supervisions) == 1
    store.close()


def test_lesson_16_who_is_not_satisfied_is_handled_again_on_a_clock_of_its_own(bench: Bench) -> None:
    number = bench.called_back("不满意")

    bench.act("handle_again", number, by=INTAKE, reason="仍有积水", requirement="再疏通")

    event = bench.event(number)
    timer = bench.timer(number, "dispose")
    assert event.state is State.IN_PROGRESS
    assert (timer.phase, timer.limit, timer.since) == ("二次办理", "3wd", bench.clock.moment)
    assert (event.again_count, event.rework_count, event.satisfaction) == (1, 0, "")


def test_a_second_handling_is_called_back_again_and_there_is_no_third(bench: Bench) -> None:
    number = bench.called_back("不满意")
    bench.act("handle_again", number, by=INTAKE, reason="仍有积水", requirement="再疏通")
    bench.later(hours=2)
    bench.feed_back(number)
    bench.act("verify_ok", number, by=LEADER, evidence="已看")
    bench.act("callback", number, by=INTAKE, result="不满意", attempts=1, solved="否")

    with pytest.raises(RefusedError) as refusal:
        bench.act("handle_again", number, by=INTAKE, reason="仍有积水", requirement="再疏通")
    bench.act("close", number, by=DEPUTY, closing_text="已尽职", reply_text="已说明", did_our_best="三次到场")

    assert refusal.value.code == "again.too_often"
    assert bench.state(number) is State.CLOSED


def test_who_is_satisfied_is_not_handled_again(bench: Bench) -> None:
    number = bench.called_back("基本满意")

    with pytest.raises(RefusedError) as refusal:
        bench.act("handle_again", number, by=INTAKE, reason="仍有积水", requirement="再疏通")

    assert refusal.value.code == "again.satisfied"


def returned(bench: Bench) -> str:
    """A return that waits for its ruling."""
    number = bench.signed(category="0103")
    bench.act(
        "return", number, by=bench.head(number), reason_code="not_duty", suggested_office=OTHER, basis="清单"
    )
    return number


RULINGS = (
    ("return_ok", LEADER, {"opinion": "同意"}, "next", False),
    ("return_ok", LEADER, {"opinion": "派错", "wrong_dispatch": True}, "room", True),
    ("return_no", LEADER, {"opinion": "应由你单位办理"}, "unit", False),
    ("return_assign", DEPUTY, {"office": OTHER, "opinion": "指定"}, "unit", False),
    ("return_assign", DEPUTY, {"office": OTHER, "opinion": "派错", "wrong_dispatch": True}, "room", True),
)


@pytest.mark.parametrize(("verb", "by", "data", "bears", "anew"), RULINGS)
def test_lesson_9_a_ruling_says_who_bears_the_time(
    bench: Bench, verb: str, by: str, data: dict[str, object], bears: str, anew: bool
) -> None:
    number = returned(bench)
    since = bench.timer(number, "dispose").since
    bench.later(hours=2)

    bench.act(verb, number, by=by, **data)

    event = bench.event(number)
    kept = [t for t in event.running() if t.key == "dispose" and t.since == since]
    assert [a.bears for a in event.applications if a.kind == "return"] == [bears]
    assert (not kept) is anew


def test_the_cause_of_a_backlog_is_coded_and_only_for_what_is_late(bench: Bench) -> None:
    number = bench.submitted()
    with pytest.raises(RefusedError) as refusal:
        bench.act("backlog_cause", number, by=COMMAND, reason_code="few_hands")
    bench.later(days=2)

    bench.act("backlog_cause", number, by=COMMAND, reason_code="人手不足", note="两人请假")

    assert refusal.value.code == "backlog.not_late"
    assert (bench.event(number).backlog_code, bench.event(number).backlog_note) == ("few_hands", "两人请假")
