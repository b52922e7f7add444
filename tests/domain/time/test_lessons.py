"""What went wrong in other systems of this kind, as far as it is a matter of clocks; one test a lesson."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.calendar_table import CalendarTable, DayException, Perpetual, Season
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.lamp import Lamp, lamp
from commandroom.domain.time.limit import Limit
from commandroom.domain.time.moments import iso, next_duty, parse_moment
from commandroom.interop.calendars import read_calendar, shipped_quiet_hours, shipped_table

DAY = timedelta(days=1)


def calendar(
    *segments: str, weekend: tuple[int, ...] = (6, 7), perpetual: tuple[Perpetual, ...] = ()
) -> Calendar:
    season = Season("全年", "01-01", "12-31", segments)
    return Calendar(
        CalendarTable(seasons=(season,), weekend=weekend, perpetual=perpetual, yearly_notice=False)
    )


def at(text: str) -> datetime:
    return parse_moment(text)


TWO_SEGMENTS = Clockwork(calendar("09:00-12:00", "14:00-18:00"))


@given(minute=st.integers(0, 60 * 24 * 365))
def test_lesson_01_round_the_clock_loses_no_minute_at_midnight(minute: int) -> None:
    clockwork = Clockwork(calendar("00:00-24:00", weekend=()))
    start = at("2026-01-01 00:00") + timedelta(minutes=minute)

    due = clockwork.due("48wh", start=start).moment

    assert (due - start).total_seconds() == 172_800


def test_lesson_01_the_end_of_a_day_may_be_split_into_segments_that_touch() -> None:
    clockwork = Clockwork(calendar("00:00-06:00", "06:00-24:00", weekend=()))

    due = clockwork.due("48wh", start=at("2026-03-10 05:59")).moment

    assert due == at("2026-03-12 05:59")


def test_lesson_02_a_warning_never_falls_outside_office_hours() -> None:
    due = TWO_SEGMENTS.due("4wh", start=at("2026-03-09 17:00")).moment

    warning = TWO_SEGMENTS.before(due, "1wh")

    assert due == at("2026-03-10 12:00")
    assert warning == at("2026-03-10 11:00")


def test_lesson_02_nor_does_the_instant_of_a_share() -> None:
    yellow = TWO_SEGMENTS.moment_at(0.75, "4wh", start=at("2026-03-09 17:00"))

    assert yellow == at("2026-03-10 11:00")


def test_lesson_03_a_lunch_break_stops_the_clock() -> None:
    due = TWO_SEGMENTS.due("1wh", start=at("2026-03-10 11:30")).moment

    assert due == at("2026-03-10 14:30")


@pytest.mark.parametrize(
    ("begin", "end", "moved"),
    [
        ("2026-03-10 18:00", "2026-03-11 09:00", timedelta(0)),
        ("2026-03-10 10:00", "2026-03-10 11:00", timedelta(hours=1)),
        ("2026-03-10 12:00", "2026-03-10 14:00", timedelta(0)),
        ("2026-03-10 11:30", "2026-03-10 14:30", timedelta(hours=1)),
    ],
)
def test_lesson_04_a_pause_moves_the_due_time_by_its_office_hours(
    begin: str, end: str, moved: timedelta
) -> None:
    start, limit = at("2026-03-10 09:00"), "10wh"
    plain = TWO_SEGMENTS.due(limit, start=start).moment

    paused = TWO_SEGMENTS.due(limit, start=start, pauses=[Pause(at(begin), at(end))]).moment

    assert TWO_SEGMENTS.calendar.working_time(plain, paused) == moved
    assert (paused == plain) is (moved == timedelta(0))


def test_lesson_04_time_on_hold_is_not_counted_twice() -> None:
    start = at("2026-03-10 09:00")
    holds = [
        Pause(at("2026-03-10 10:00"), at("2026-03-10 11:00")),
        Pause(at("2026-03-10 10:30"), at("2026-03-10 11:30")),
    ]

    due = TWO_SEGMENTS.due("4wh", start=start, pauses=holds).moment

    assert due == at("2026-03-10 16:30")


def test_lesson_05_a_weekend_on_hold_does_not_extend_working_days(clockwork: Clockwork) -> None:
    weekend = Pause(at("2026-03-14 00:00"), at("2026-03-16 00:00"))

    plain = clockwork.due("5wd", start=at("2026-03-10 09:00"))
    paused = clockwork.due("5wd", start=at("2026-03-10 09:00"), pauses=[weekend])

    assert plain == paused


def test_lesson_06_a_pause_survives_a_change_of_limit_and_of_calendar() -> None:
    start, hold = at("2026-03-10 09:00"), Pause(at("2026-03-10 10:00"), at("2026-03-11 10:00"))
    table = TWO_SEGMENTS.calendar.table.extended((DayException(date(2026, 3, 11), off=True, name="停工"),))

    shorter = TWO_SEGMENTS.due("4wh", start=start, pauses=[hold]).moment
    longer = TWO_SEGMENTS.due("10wh", start=start, pauses=[hold]).moment
    recounted = Clockwork(Calendar(table)).due("4wh", start=start, pauses=[hold]).moment

    # One hour ran before the hold; the rest runs from Wednesday ten o'clock, or from Thursday if that is off.
    assert shorter == at("2026-03-11 15:00")
    assert longer == at("2026-03-12 12:00")
    assert recounted == at("2026-03-12 12:00")


@given(days=st.integers(0, 400))
def test_lesson_07_a_paused_clock_never_turns_yellow_or_red(days: int) -> None:
    start, hold = at("2026-03-10 09:00"), Pause(at("2026-03-10 10:00"))
    now = at("2026-03-10 10:00") + days * DAY
    due = TWO_SEGMENTS.due("4wh", start=start, pauses=[hold]).moment

    shown = lamp(now=now, yellow_at=due, due=due, deep_at=due, paused=True, running=True)

    assert shown is Lamp.PAUSED
    assert TWO_SEGMENTS.used("4wh", start=start, until=now, pauses=[hold]) == 0.25


def test_lesson_08_time_spent_closed_is_a_pause_when_the_clock_goes_on() -> None:
    start, closed = at("2026-03-10 09:00"), Pause(at("2026-03-10 11:00"), at("2026-03-25 09:00"))

    reopened = TWO_SEGMENTS.due("4wh", start=start, pauses=[closed]).moment
    left = TWO_SEGMENTS.remaining("4wh", start=start, until=at("2026-03-25 09:00"), pauses=[closed])

    assert reopened == at("2026-03-25 11:00")
    assert left == timedelta(hours=2)


def test_lesson_09_each_clock_of_an_event_has_its_own_due_time(clockwork: Clockwork) -> None:
    start, hold = at("2026-03-10 09:00"), Pause(at("2026-03-10 10:00"), at("2026-03-12 10:00"))

    contact = clockwork.due("1wd", start=start).moment
    report = clockwork.due("30min", start=start).moment
    handling = clockwork.due("5wd", start=start, pauses=[hold]).moment

    assert (report, contact) == (at("2026-03-10 09:30"), at("2026-03-11 17:00"))
    assert handling == at("2026-03-19 17:00")
    assert min(contact, report, handling) == report


def test_lesson_10_a_reminder_at_midnight_or_on_a_sunday_waits_for_duty(clockwork: Clockwork) -> None:
    hours = shipped_quiet_hours()

    at_midnight = next_duty(at("2026-03-11 00:00"), hours, clockwork.calendar)
    on_sunday = next_duty(at("2026-03-15 11:00"), hours, clockwork.calendar)

    assert (at_midnight, on_sunday) == (at("2026-03-11 08:00"), at("2026-03-16 08:00"))


def test_lesson_11_asking_a_thousand_times_changes_nothing(clockwork: Clockwork) -> None:
    start, hold = at("2026-03-10 09:00"), Pause(at("2026-03-11 09:00"), at("2026-03-13 09:00"))

    answers = {clockwork.due("5wd", start=start, pauses=[hold]).moment for _ in range(1000)}

    assert answers == {at("2026-03-19 17:00")}


def test_lesson_12_an_extended_clock_reaches_its_levels_a_second_time(clockwork: Clockwork) -> None:
    start = at("2026-03-10 09:00")
    first = clockwork.moment_at(0.75, "2wd", start=start)

    second = clockwork.moment_at(0.75, "2wd", start=clockwork.due("2wd", start=start).moment)

    assert first < second


@pytest.mark.parametrize("limit", ["10min", "2uh", "2ud", "2wh", "1wd", "15cd"])
def test_lesson_13_nothing_is_late_right_after_its_creation_on_any_machine(
    limit: str, clockwork: Clockwork, machine_zone: str
) -> None:
    starts = [at("2026-03-10 00:30") + timedelta(hours=n) for n in range(24)]

    used = [clockwork.used(limit, start=s, until=s + timedelta(minutes=1)) for s in starts]

    assert all(0 <= share <= 0.1 for share in used), machine_zone
    assert all(clockwork.due(limit, start=s).moment.tzinfo is UTC for s in starts)


def test_lesson_13_the_working_is_the_same_on_any_machine(clockwork: Clockwork, machine_zone: str) -> None:
    steps = clockwork.steps("4wh", start=at("2026-03-13 16:00"))

    assert steps[0].params["start_zh"] == "3月13日(周五) 16:00", machine_zone
    assert steps[-1].params["due"] == "2026-03-16T11:30:00+08:00"


def test_defect_01_before_is_before_and_the_count_has_its_sign(clockwork: Clockwork) -> None:
    start, end = date(2026, 3, 9), date(2026, 3, 13)

    earlier = [clockwork.before(at("2026-03-13 10:00"), limit) for limit in ("1wd", "2wh", "30min", "1cd")]

    assert all(moment < at("2026-03-13 10:00") for moment in earlier)
    assert (clockwork.calendar.working_days(start, end), clockwork.calendar.working_days(end, start)) == (
        4,
        -4,
    )


@pytest.mark.parametrize("hour", range(24))
def test_defect_02_the_weekday_is_that_of_the_township(
    hour: int, clockwork: Clockwork, machine_zone: str
) -> None:
    monday = at(f"2026-03-16 {hour:02}:30")

    due = clockwork.due("1wd", start=monday).moment

    assert clockwork.calendar.date_of(monday) == date(2026, 3, 16), machine_zone
    assert due == at("2026-03-17 17:00")


def test_defect_03_what_cannot_be_read_is_named_and_never_dropped(tmp_path: Path) -> None:
    file = tmp_path / "notice.csv"
    file.write_text(
        "date,kind,name\n2027-01-01,off,元旦\n2027-02-30,off,春节\n2027-10-01,maybe,国庆节\n",
        encoding="utf-8",
    )

    found = read_calendar(file)

    assert [(row.line, row.code) for row in found.rejected] == [
        (3, "calendar.row_date"),
        (4, "calendar.row_kind"),
    ]
    assert found.read == len(found.rows) + len(found.rejected) + found.repeated
    with pytest.raises(WrongUseError):
        Limit.parse("5 business days")


def test_defect_04_a_deadline_is_the_close_of_business_and_not_the_hour_of_receipt(
    clockwork: Clockwork,
) -> None:
    dues = [clockwork.due("1wd", start=at(text)).moment for text in ("2026-03-10 23:50", "2026-03-14 23:50")]

    assert dues == [at("2026-03-11 17:00"), at("2026-03-16 17:00")]


def test_defect_07_a_holiday_may_span_new_year() -> None:
    closed = calendar("09:00-17:00", perpetual=(Perpetual("12-30", "01-02", "年末休"),))

    worked = [closed.is_workday(date(2026, 12, d)) for d in (29, 30, 31)]
    after = [closed.is_workday(date(2027, 1, d)) for d in (1, 2, 4)]
    due = Clockwork(closed).due("1wd", start=at("2026-12-29 10:00")).moment

    assert worked == [True, False, False]
    assert after == [False, False, True]
    assert due == at("2027-01-04 17:00")


def test_defect_09_a_calendar_without_working_time_is_refused_and_never_loops() -> None:
    with pytest.raises(WrongUseError) as never:
        calendar("09:00-17:00", weekend=(1, 2, 3, 4, 5, 6, 7))
    seldom = Clockwork(calendar("09:00-09:01", perpetual=(Perpetual("01-02", "12-25", "闭馆"),)))
    with pytest.raises(WrongUseError) as hardly:
        seldom.due("18000wh", start=at("2026-03-10 09:00"))

    assert never.value.code == "calendar.no_working_time"
    assert hardly.value.code == "calendar.too_far"


def test_defect_10_the_overrun_is_replayed_from_intervals() -> None:
    start = at("2026-03-10 09:00")
    known_late = [
        Pause(at("2026-03-11 09:00"), at("2026-03-11 11:00")),
        Pause(at("2026-03-10 09:30"), at("2026-03-10 10:30")),
    ]

    over = -TWO_SEGMENTS.remaining("4wh", start=start, until=at("2026-03-11 12:00"), pauses=known_late)

    # 09:00-09:30, 10:30-12:00 and 14:00-16:00 make the four hours; 16:00-18:00 and 11:00-12:00 are over.
    assert over == timedelta(hours=3)


def test_defect_11_the_end_of_the_holiday_list_is_said_aloud(clockwork: Clockwork) -> None:
    within = clockwork.due("5wd", start=at("2026-12-01 09:00"))
    beyond = clockwork.due("5wd", start=at("2026-12-28 09:00"))

    assert within.missing_years == ()
    assert beyond.missing_years == (2027,)
    assert clockwork.steps("5wd", start=at("2026-12-28 09:00"))[-1].code == "clock.missing_year"
    assert beyond.moment == at("2027-01-04 17:00")


def test_defect_11_a_new_notice_moves_what_was_counted_without_it(clockwork: Clockwork) -> None:
    notice = (
        DayException(date(2027, 1, 1), off=True, name="元旦"),
        DayException(date(2027, 10, 1), off=True, name="国庆节"),
    )
    told = Clockwork(Calendar(shipped_table().extended(notice)))

    before, after = (c.due("5wd", start=at("2026-12-28 09:00")) for c in (clockwork, told))

    assert (iso(before.moment)[:10], iso(after.moment)[:10]) == ("2027-01-04", "2027-01-05")
    assert after.missing_years == ()
    assert before.calendar != after.calendar


@given(
    days=st.integers(1, 20), other=st.integers(1, 20), begin=st.integers(1, 9000), length=st.integers(1, 9000)
)
def test_defect_12_a_changed_limit_gives_what_it_would_have_given_from_the_start(
    days: int, other: int, begin: int, length: int
) -> None:
    start, minute = at("2026-03-10 09:00"), timedelta(minutes=1)
    hold = Pause(start + begin * minute, start + (begin + length) * minute)
    used = Clockwork(TWO_SEGMENTS.calendar)
    used.due(f"{days}wd", start=start, pauses=[hold])

    changed = used.due(f"{other}wd", start=start, pauses=[hold])

    assert changed == Clockwork(calendar("09:00-12:00", "14:00-18:00")).due(
        f"{other}wd", start=start, pauses=[hold]
    )
