from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.moments import QuietHours, iso, local, next_duty, parse_moment, quiet
from commandroom.interop.calendars import shipped_calendar, shipped_quiet_hours

NINE = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-10 09:00",
        "2026-03-10T09:00:00+08:00",
        "2026-03-10T01:00Z",
        "2026-03-09 20:00-05:00",
        " 20260310T0900 ",
    ],
)
def test_iso_without_an_offset_is_the_townships_time(text: str, machine_zone: str) -> None:
    assert parse_moment(text) == NINE, machine_zone


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2026-02-28T24:00", "2026-03-01T00:00"),
        ("2026-12-31 24:00:00.000+08:00", "2027-01-01 00:00"),
        ("20260309T2400Z", "2026-03-10T00:00Z"),
    ],
)
def test_24_00_is_the_midnight_that_ends_the_day(text: str, same: str) -> None:
    assert parse_moment(text) == parse_moment(same)


@given(moment=st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_is_read_back_from_what_is_written(moment: datetime) -> None:
    kept = moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    assert parse_moment(iso(kept)) == kept


def test_what_is_written_carries_the_townships_offset(machine_zone: str) -> None:
    assert iso(NINE) == "2026-03-10T09:00:00+08:00", machine_zone
    assert local(NINE).hour == 9


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "moment.malformed"),
        ("tomorrow", "moment.malformed"),
        ("2026-02-30 09:00", "moment.malformed"),
        ("2026-03-10 25:00", "moment.malformed"),
        ("2026-03-10 24:01", "moment.malformed"),
        ("2026-03-10", "moment.date_alone"),
        ("2026-W11-2", "moment.date_alone"),
        ("0001-01-01 00:00", "moment.out_of_range"),
        ("9999-12-31 23:59", "moment.out_of_range"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, code: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        parse_moment(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "is_quiet", "duty"),
    [
        ("2026-03-10 19:59", False, "2026-03-10 19:59"),
        ("2026-03-10 20:00", True, "2026-03-11 08:00"),
        ("2026-03-11 00:30", True, "2026-03-11 08:00"),
        ("2026-03-11 08:00", False, "2026-03-11 08:00"),
        ("2026-03-13 21:00", True, "2026-03-16 08:00"),  # Friday night: Monday
        ("2026-03-15 10:00", True, "2026-03-16 08:00"),  # Sunday noon: Monday
        ("2026-02-14 10:00", False, "2026-02-14 10:00"),  # a make-up Saturday is on duty
        ("2026-02-14 20:30", True, "2026-02-24 08:00"),  # over Spring Festival
    ],
)
def test_quiet_hours_end_when_offices_open(text: str, is_quiet: bool, duty: str) -> None:
    hours, calendar = shipped_quiet_hours(), shipped_calendar()

    assert quiet(parse_moment(text), hours, calendar) is is_quiet
    assert next_duty(parse_moment(text), hours, calendar) == parse_moment(duty)


def test_a_room_may_be_quiet_at_noon_or_never() -> None:
    noon, never = QuietHours("12:00", "13:30"), QuietHours("00:00", "00:00")

    assert next_duty(parse_moment("2026-03-10 12:30"), noon) == parse_moment("2026-03-10 13:30")
    assert next_duty(parse_moment("2026-03-15 12:30"), noon, shipped_calendar()) == parse_moment(
        "2026-03-16 00:00"
    )
    assert not quiet(parse_moment("2026-03-10 03:00"), never)


def test_quiet_hours_that_are_no_hours_are_refused() -> None:
    with pytest.raises(WrongUseError) as refused:
        QuietHours("8pm", "08:00")

    assert refused.value.code == "hours.malformed"
