"""The roster of a holiday is due five days before it; its days are those that people are away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commandroom.domain.people.dutychecks import Turn
from commandroom.domain.people.dutynotices import holiday_roster, next_holiday
from commandroom.domain.people.dutyrules import DutyPost
from commandroom.domain.time.calendar import Calendar
from commandroom.interop.calendars import shipped_table
from tests.domain.people.staffing import SHIFTS

CALENDAR = Calendar(shipped_table())
WATCH = next(shift for shift in SHIFTS if shift.id == "watch")
POST = DutyPost(zh="带班领导", en="Leader", shift="watch", need=1)
STAND_BY = DutyPost(zh="执法备勤", en="Stand-by", shift="watch", need=0)


def days(first: str, count: int) -> list[date]:
    start = date.fromisoformat(first)
    return [start + timedelta(days=n) for n in range(count)]


@pytest.mark.parametrize(
    ("today", "first", "last", "due"),
    [
        ("2026-09-28", "2026-10-01", "2026-10-07", "2026-09-26"),
        ("2026-04-28", "2026-05-01", "2026-05-05", "2026-04-26"),
    ],
)
def test_a_holiday_runs_from_its_first_day_off_to_the_last_before_work(
    today: str, first: str, last: str, due: str
) -> None:
    holiday = next_holiday(CALENDAR.day(day) for day in days(today, 20))

    found = holiday_roster(holiday, (POST,), (), days_before=5)

    assert found is not None
    assert [one.isoformat() for one in (found.first, found.last, found.due)] == [first, last, due]
    assert found.empty == (found.last - found.first).days + 1


def test_places_that_somebody_holds_are_not_empty_and_stand_by_is_not_asked_for() -> None:
    holiday = next_holiday(CALENDAR.day(day) for day in days("2026-09-28", 20))
    held = [Turn(person="a", day=day.date, shift=WATCH, post=POST.zh) for day in holiday[:3]]

    found = holiday_roster(holiday, (POST, STAND_BY), held, days_before=5)

    assert found is not None
    assert found.empty == 4


def test_an_ordinary_weekend_is_no_holiday() -> None:
    assert next_holiday(CALENDAR.day(day) for day in days("2026-11-02", 20)) == ()
