"""Asking for figures at the front door: periods, groups, the events behind, what is said of odd questions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from commandroom.domain.errors import RefusedError, WrongUseError
from commandroom.domain.figures.figure import Figure
from commandroom.usecases.queries import Kpi, KpiEvents, KpiSheet
from tests.figures.walking import room_like
from tests.room import COMMAND, DEPUTY, INTAKE, LEADER, OTHER, Bench

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def asked(room: Bench, first: date = MARCH[0], last: date = MARCH[1], by: str = "") -> KpiSheet:
    return room.room.ask(Kpi(first, last, room.clock.moment, by))


def figure(sheet: KpiSheet, key: str, group: str | None = None) -> Figure:
    figures = sheet.kpi if group is None else next(one.kpi for one in sheet.groups if one.key == group)
    return next(one for first in figures for one in (first, *first.beside) if one.key == key)


def fraction(room: Bench, key: str, by: str = "", group: str | None = None) -> tuple[Any, Any]:
    found = figure(asked(room, by=by), key, group)
    return found.numerator, found.denominator


# --- when something counts -------------------------------------------------------------------------------------------


def test_what_is_neither_due_nor_done_counts_nowhere(room: Bench) -> None:
    room.submitted()

    assert fraction(room, "K1") == (0, 0)
    assert figure(asked(room), "K1").text == "—"


def test_what_is_due_and_not_done_counts_against_and_once_it_is_done_in_the_same_period(room: Bench) -> None:
    number = room.submitted()
    due = room.timer(number, "accept").due
    room.clock.moment = due - timedelta(milliseconds=1)
    assert fraction(room, "K1") == (0, 0)
    room.clock.moment = due
    assert fraction(room, "K1") == (0, 1)

    room.later(days=40)
    room.act("accept", number, by=INTAKE, category="0910", urgency="一般")

    assert fraction(room, "K1") == (0, 1)
    april = asked(room, date(2026, 4, 1), date(2026, 4, 30))
    assert (figure(april, "K1").denominator, figure(april, "K27").denominator) == (0, 1)


def test_an_event_belongs_to_the_month_in_which_it_was_closed_though_it_was_due_in_the_next(
    room: Bench,
) -> None:
    room.at("2026-03-30 09:00")
    number = room.fed_back()
    room.at("2026-03-31 23:00")
    room.act("verify_ok", number, by=LEADER, evidence="好")
    room.act("callback", number, by=INTAKE, result="满意", attempts=1, solved="是")
    room.act("close", number, closing_text="同意", reply_text="好了")
    room.at("2026-05-01 09:00")

    assert fraction(room, "K8") == (1, 1)
    assert figure(asked(room, date(2026, 4, 1), date(2026, 4, 30)), "K8").denominator == 0


def test_a_day_begins_at_midnight_of_the_township_wherever_the_machine_stands(
    every_zone: str, founded: Path, tmp_path: Path
) -> None:
    with room_like(founded, tmp_path / every_zone.replace("/", "-")) as room:
        room.at("2026-03-31 23:59")
        room.closed()
        room.at("2026-04-01 00:00")
        room.closed()
        room.at("2026-04-20 00:00")
        march, april = asked(room), asked(room, date(2026, 4, 1), date(2026, 4, 1))

    assert [figure(sheet, "K26").denominator for sheet in (march, april)] == [1, 1]
    assert [figure(sheet, "K8").numerator for sheet in (march, april)] == [1, 1]
    assert april.as_of == room.clock.moment


def test_the_limit_of_closing_is_three_working_days_after_that_of_handling_and_one_for_the_urgent(
    room: Bench,
) -> None:
    room.at("2026-03-09 09:00")  # a Monday
    normal, urgent = room.signed(category="0303"), room.signed(category="0303", urgency="紧急")
    assert {room.timer(number, "dispose").limit for number in (normal, urgent)} == {"2wd"}  # Wednesday 17:00
    for day, due in (
        ("2026-03-12 16:59", 0),
        ("2026-03-12 17:00", 1),
        ("2026-03-16 16:59", 1),
        ("2026-03-16 17:00", 2),
    ):
        room.at(day)
        assert fraction(room, "K7") == (due, None)


# --- what does not count -----------------------------------------------------------------------------------------------


def test_marked_voided_and_uncounted_events_are_in_no_figure(room: Bench) -> None:
    kept = room.closed()
    for number in (room.closed(), room.closed(category="9902")):
        if room.event(number).category != "9902":
            room.act("assess", number, by=DEPUTY, counted=False, reason="不可抗力")
    room.act("void_accepted", room.submitted(), by=LEADER, reason="误录")

    behind = room.room.ask(KpiEvents("K26", *MARCH, room.clock.moment))

    assert [row.number for row in behind.denominator] == [kept]
    assert asked(room).flow.opened == 1


def test_a_merged_event_is_a_repeat_and_nothing_else_until_the_merge_is_undone(room: Bench) -> None:
    master, child = room.accepted(), room.accepted()
    before = asked(room)
    room.act("merge", child, by=LEADER, master_id=master, similarity_reason="同一处")
    assert fraction(room, "K26") == (1, 2)
    assert fraction(room, "K27") == (0, 1)

    room.act("unmerge", child, by=LEADER, reason="不是同一处")

    assert asked(room) == before


def test_who_stands_still_is_not_late_and_is_told_apart_in_the_share_less_those_on_account(
    room: Bench,
) -> None:
    room.closed()
    room.suspended(days=60)
    room.later(days=20)

    assert fraction(room, "K6") == (1, 1)
    assert fraction(room, "K9") == (1, 2)
    assert fraction(room, "K9b") == (1, 1)
    assert fraction(room, "K16") == (1, 1)


def test_an_accepting_clock_that_waits_for_a_supplement_is_not_due(room: Bench) -> None:
    number = room.submitted()
    room.act("ask_supplement", number, by=INTAKE, missing_items="门牌")
    room.later(days=3)

    assert fraction(room, "K1") == (0, 0)


def test_of_phases_the_last_one_is_what_handling_is_judged_by(room: Bench) -> None:
    number = room.signed(category="0401", urgency="紧急")
    assert len([t for t in room.event(number).timers if t.key == "dispose"]) > 1
    first = room.timer(number, "dispose")
    room.clock.moment = first.due + timedelta(minutes=1)
    assert fraction(room, "K6") == (0, 0)

    for phase in [t.phase for t in room.event(number).running() if t.key == "dispose"][:-1]:
        room.act("phase_done", number, by=room.head(number), phase=phase)
    room.feed_back(number)

    assert fraction(room, "K6") == (1, 1)


def test_the_first_contact_counts_when_the_person_was_reached_not_when_it_was_written_down(
    room: Bench,
) -> None:
    number = room.signed()
    reached = room.timer(number, "first_contact").due - timedelta(minutes=5)
    room.clock.moment = reached + timedelta(hours=20)
    room.act("contact", number, by=room.head(number), result="已联系", contacted_at=reached.isoformat())

    assert fraction(room, "K5") == (1, 1)


# --- to whom it is put down ----------------------------------------------------------------------------------------------


def test_a_return_is_put_down_to_the_unit_that_returned_not_to_the_one_that_has_it_now(room: Bench) -> None:
    number = room.signed()
    returner = room.event(number).lead
    room.act(
        "return",
        number,
        by=room.head(number),
        reason_code="not_duty",
        suggested_office=OTHER,
        basis="清单第3条",
    )
    room.act("return_ok", number, by=COMMAND, opinion="同意", wrong_dispatch=True)
    room.later(minutes=5)
    room.act("dispatch", number, by=COMMAND, lead_office=OTHER, requirement="到场")
    room.act("sign", number, by=room.head(number))
    receiver = room.event(number).lead

    assert returner is not None
    assert receiver is not None
    sheet = asked(room, by="unit")
    assert [(figure(sheet, key, returner.office).numerator, figure(sheet, key, receiver.office).numerator)
            for key in ("K4", "K13", "K14")] == [(1, 1), (1, 0), (1, 0)]  # fmt: skip
    by_person = asked(room, by="person")
    assert figure(by_person, "K14", COMMAND).numerator == 1
    assert figure(by_person, "K13", f"t-{returner.office}-head").numerator == 1


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("unit", {"", "development"}),
        ("source", {"CALL"}),
        ("category", {"0910"}),
        ("grid", {""}),
        ("person", {INTAKE, COMMAND, "t-development-head"}),
    ],
)
def test_figures_are_told_by_whom_and_what_and_add_up(room: Bench, by: str, keys: set[str]) -> None:
    room.closed()

    sheet = asked(room, by=by)

    assert {group.key for group in sheet.groups} == keys
    assert all(group.name for group in sheet.groups if group.key)
    for key in ("K1", "K4", "K8", "K13", "K17", "K18"):
        assert figure(sheet, key).denominator == sum(
            figure(sheet, key, group).denominator or 0 for group in keys
        )


def test_months_add_up_to_the_whole_but_for_what_stands_at_the_end(room: Bench) -> None:
    room.at("2026-02-10 09:00")
    room.closed()
    room.suspended(days=60)
    room.at("2026-03-10 09:00")
    room.closed()
    room.signed()

    sheet = asked(room, date(2026, 1, 15), date(2026, 3, 31), "month")

    assert [group.key for group in sheet.groups] == ["2026-01", "2026-02", "2026-03"]
    assert [figure(sheet, "K8", month).numerator for month in ("2026-01", "2026-02", "2026-03")] == [0, 1, 1]
    assert [figure(sheet, "K16", month).denominator for month in ("2026-02", "2026-03")] == [1, 2]
    assert sheet.kpi == asked(room, date(2026, 1, 15), date(2026, 3, 31)).kpi


# --- the events behind a figure ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["K1", "K4", "K7", "K8", "K9b", "K10", "K10.open", "K13", "K16", "K20", "K26", "K30"]
)
def test_a_figure_opens_its_events(room: Bench, key: str) -> None:
    room.closed()
    room.suspended(days=60)
    room.dispatched()
    room.later(days=14)
    found = figure(asked(room), key)

    behind = room.room.ask(KpiEvents(key, *MARCH, room.clock.moment))

    assert behind.figure == found
    assert sum(row.times for row in behind.denominator) == (found.denominator or 0)
    if found.unit != "hours":
        assert sum(row.times for row in behind.numerator) == found.numerator
    assert {row.number for row in behind.denominator} <= {
        room.event(row.number).number for row in behind.denominator
    }


def test_behind_the_line_of_one_unit_stand_its_own_events_alone(room: Bench) -> None:
    ours = room.closed()
    room.closed(office=OTHER)

    behind = room.room.ask(KpiEvents("K8", *MARCH, room.clock.moment, "unit", "development"))

    assert [row.number for row in behind.numerator] == [ours]
    assert behind.figure.text == "100.00%"


# --- odd questions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 3, 31), date(2026, 3, 1), "figures.backwards"),
        (date(2026, 3, 11), date(2026, 3, 12), "figures.not_begun"),
        (date(2026, 3, 1), date(9999, 12, 31), "moment.out_of_range"),
        (date(1, 1, 1), date(2026, 3, 1), "moment.out_of_range"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(room: Bench, first: date, last: date, code: str) -> None:
    with pytest.raises((RefusedError, WrongUseError)) as refused:
        asked(room, first, last)

    assert refused.value.code == code


def test_a_figure_or_a_grouping_that_there_is_not_is_named_with_those_there_are(room: Bench) -> None:
    for query in (
        KpiEvents("K31", *MARCH, room.clock.moment),
        KpiEvents("K10.closed", *MARCH, room.clock.moment),
        Kpi(*MARCH, room.clock.moment, "colour"),
    ):
        with pytest.raises(WrongUseError, match=r"figures\.(unknown|by)"):
            room.room.ask(query)
