"""The job at its set time: nobody signed in, the machine asleep, two seats at once, settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from commandroom.domain.errors import FieldError, RefusedError
from commandroom.domain.forms.kinds import FormKind
from commandroom.domain.summary.span import SpanKind
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.forms import keep_template
from commandroom.usecases.periods import make_due
from commandroom.usecases.queries import Form, Jobs, PeriodSummary, SummaryDue
from tests.center.world import World
from tests.entrypoints.exchange.seats import Township, level
from tests.figures.walking import room_like
from tests.room import DIRECTOR, Bench
from tests.summary.conftest import TODAY, days_made, job_runs, made, paper, set_to

LONG_AGO = date(2026, 3, 1)
SHORT = 'version = "1"\ntitle = "短表"\n[[rows]]\ncells = ["编号", "{number}"]\n'


def test_at_its_set_time_the_paper_is_there_with_nobody_signed_in_and_only_once(room: Bench) -> None:
    room.room.perform(SeatSetting("operator", ""))
    room.at("2026-03-10 16:59")
    assert job_runs(room)
    assert days_made(room, LONG_AGO, TODAY) == []
    room.at("2026-03-10 17:00")

    assert job_runs(room)
    first = paper(room)
    room.later(minutes=1)
    assert job_runs(room)

    assert not first.is_draft
    assert not first.paper.late
    assert (len(paper(room).day.papers), paper(room).day.rivals) == (1, 0)
    assert room.room.ask(Jobs())[0].failed == ""
    entry = [one for one in room.room.store.export_entries() if one.kind == "summary"]
    assert [(one.actor, one.verb) for one in entry] == [("system", "freeze")]


def test_a_machine_that_slept_through_it_makes_it_up_once_for_each_day_marked_late(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    job_runs(room)
    room.at("2026-03-13 08:30")

    assert job_runs(room)
    assert job_runs(room)

    assert days_made(room, LONG_AGO, date(2026, 3, 13)) == [date(2026, 3, d) for d in (10, 11, 12)]
    assert [paper(room, date(2026, 3, d)).paper.late for d in (10, 11, 12)] == [False, True, True]
    assert [len(paper(room, date(2026, 3, d)).day.papers) for d in (10, 11, 12)] == [1, 1, 1]


def test_a_day_that_was_slept_through_is_made_up_also_after_somebody_made_a_later_one(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    job_runs(room)
    room.at("2026-03-12 17:00")
    made(room, date(2026, 3, 12))

    assert room.room.ask(SummaryDue(room.clock.moment)) == (date(2026, 3, 11),)


def test_no_more_than_a_week_is_made_up(room: Bench) -> None:
    room.at("2026-03-10 17:00")
    job_runs(room)
    room.at("2026-04-20 18:00")

    assert len(room.room.ask(SummaryDue(room.clock.moment))) == 7


def test_a_room_founded_after_the_set_time_begins_with_the_next_day(tmp_path: Path, founded: Path) -> None:
    with room_like(founded, tmp_path / "room") as bench:  # founded on the 10th at nine in the morning
        bench.at("2026-03-10 09:30")
        set_to(bench, "summary_time", "08:00")

        assert bench.room.ask(SummaryDue(bench.clock.moment)) == ()
        bench.at("2026-03-11 08:00")
        assert bench.room.ask(SummaryDue(bench.clock.moment)) == (date(2026, 3, 11),)


def test_it_comes_at_another_hour_and_on_working_days_alone_where_the_room_says_so(room: Bench) -> None:
    set_to(room, "summary_time", "24:00")
    set_to(room, "summary_days", "workdays")
    room.at("2026-03-10 23:59")
    assert room.room.ask(SummaryDue(room.clock.moment)) == ()
    room.at("2026-03-14 00:00")  # the midnight that ends Friday
    job_runs(room)
    room.at("2026-03-17 00:00")

    assert room.room.ask(SummaryDue(room.clock.moment)) == (date(2026, 3, 16),)


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("summary_time", "25:00", "summary.time"),
        ("summary_time", "00:00", "summary.time"),
        ("summary_time", "五点", "summary.time"),
        ("summary_days", "sometimes", "field.not_one_of"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(room: Bench, setting: str, value: str, code: str) -> None:
    with pytest.raises(FieldError, match=code):
        set_to(room, setting, value)


# --- several seats ---------------------------------------------------------------------------------------------------


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Township]:
    seats = Township(tmp_path, World.made(tmp_path / "centre"))
    yield seats
    seats.close()
    seats.world.close()


def test_two_seats_that_are_apart_make_one_paper_and_both_show_the_earlier(township: Township) -> None:
    first = township.first()
    second = township.another("B", first)
    level(first, second)
    one, other = first.bench, second.bench
    one.submitted()  # seat B has not heard of it
    one.at("2026-03-10 17:00")
    job_runs(one)
    one.later(seconds=20)
    job_runs(other)
    apart = [paper(seat).paper.snapshot.today.received for seat in (one, other)]

    level(first, second)

    assert apart == [1, 0]
    assert paper(one) == paper(other)
    assert (len(paper(one).day.papers), paper(one).day.rivals) == (1, 1)


def test_two_seats_that_are_apart_make_one_paper_of_the_week_and_use_one_template(township: Township) -> None:
    first = township.first()
    second = township.another("B", first)
    keep_template(first.bench.room, "register", SHORT, actor=DIRECTOR)
    level(first, second)
    one, other = first.bench, second.bench
    number = one.submitted()
    one.at("2026-03-16 09:00")
    assert make_due(one.room) == 1
    one.later(seconds=20)
    assert make_due(other.room) == 1

    level(first, second)

    query = PeriodSummary(SpanKind.WEEK, TODAY, one.clock.moment)
    shown = [seat.room.ask(query) for seat in (one, other)]
    assert shown[0] == shown[1]
    assert (len(shown[0].all.papers), shown[0].all.rivals) == (1, 1)
    forms = [seat.room.ask(Form(FormKind.REGISTER, number, one.clock.moment)) for seat in (one, other)]
    assert forms[0] == forms[1]
    assert (forms[0].title, forms[0].made.version) == ("短表", "第1版")
    assert paper(other).paper.snapshot.today.received == 1
    assert job_runs(other)
    assert paper(one).day == paper(other).day


def test_corrections_of_two_seats_bear_the_seats_letters_and_both_stand(township: Township) -> None:
    first = township.first()
    second = township.another("B", first)
    level(first, second)
    first.bench.at("2026-03-10 17:00")
    job_runs(first.bench)
    level(first, second)

    made(first.bench, again=True)
    made(second.bench, again=True)
    level(first, second)

    assert sorted(one.edition for one in paper(first.bench).day.papers) == ["", "A1", "B1"]
    assert paper(first.bench) == paper(second.bench)


def test_the_county_makes_none_and_is_not_told_what_the_paper_says(township: Township) -> None:
    first, county = township.first(), township.county()
    first.bench.at("2026-03-10 17:00")
    job_runs(first.bench)
    level(first, county)

    assert job_runs(county.bench)
    assert [one for one in county.store.export_entries() if one.kind == "summary"] == []
    with pytest.raises(RefusedError, match=r"summary\.county"):
        paper(county.bench)
