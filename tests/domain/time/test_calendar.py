from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

import chinese_calendar
import msgspec
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.calendar_table import CalendarTable, DayException, DayKind, Perpetual, Season
from commandroom.interop.calendars import shipped_calendar, shipped_table

REAL = Path(os.environ.get("COMMANDROOM_REAL_DATA", "../shared/data/real_text"))
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
ALL_DAY = (Season("昼夜", "01-01", "12-31", ("00:00-24:00",)),)
OFFICE = (Season("全年", "01-01", "12-31", ("09:00-12:00", "14:00-18:00")),)


@pytest.fixture(scope="module")
def counted() -> dict[date, int]:
    """Working days since 2007 up to and with each date, by the other calendar."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    return dict(zip(days, accumulate(int(chinese_calendar.is_workday(day)) for day in days), strict=True))


def test_every_day_from_2007_to_2026_is_as_in_the_other_calendar() -> None:
    calendar = shipped_calendar()

    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    differing = [day for day in days if calendar.is_workday(day) != chinese_calendar.is_workday(day)]

    assert len(days) == 7305
    assert differing == []


def test_the_working_days_of_three_years_are_those_published() -> None:
    calendar = shipped_calendar()

    totals = [calendar.working_days(date(y - 1, 12, 31), date(y, 12, 31)) for y in (2024, 2025, 2026)]

    assert totals == [251, 248, 248]


def _replies() -> Iterator[tuple[datetime, datetime]]:
    path = REAL / "messages_with_reply_1408.xlsx"
    if not path.exists():
        pytest.skip(f"{path} is not there: set COMMANDROOM_REAL_DATA")
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    asked, replied = header.index("留言时间"), header.index("答复时间")
    for row in rows:
        if row[asked] and row[replied]:
            yield _moment(row[asked]), _moment(row[replied])
    book.close()


def _moment(cell: object) -> datetime:
    if isinstance(cell, datetime):
        return cell
    day, _, clock = str(cell).strip().replace("-", "/").partition(" ")
    year, month, number = (int(part) for part in day.split("/"))
    hour, minute, *_ = (int(part) for part in f"{clock or '0:0'}".split(":"))
    return datetime(year, month, number, hour, minute)  # noqa: DTZ001 - a wall-clock cell


def _durations() -> Iterator[tuple[datetime, datetime]]:
    path = REAL / "fuzhou_durations_1203.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there: set COMMANDROOM_REAL_DATA")
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        yield _moment(row["asked"]), _moment(row["replied"])


def _within(pairs: Iterable[tuple[datetime, datetime]], counted: dict[date, int]) -> list[tuple[date, date]]:
    return [(a.date(), b.date()) for a, b in pairs if a.date() in counted and b.date() in counted]


@pytest.mark.parametrize(("source", "at_least"), [(_replies, 1400), (_durations, 1203)])
def test_working_days_between_real_letters_and_replies_agree(
    source: Callable[[], Iterator[tuple[datetime, datetime]]], at_least: int, counted: dict[date, int]
) -> None:
    calendar = shipped_calendar()
    known = _within(source(), counted)

    wrong = [(a, b) for a, b in known if calendar.working_days(a, b) != counted[b] - counted[a]]

    assert len(known) >= at_least
    assert wrong == []


def test_a_weekend_rule_alone_would_be_wrong_for_many_of_them(counted: dict[date, int]) -> None:
    plain = Calendar(CalendarTable(seasons=OFFICE))
    known = _within(_replies(), counted)

    wrong = sum(plain.working_days(a, b) != counted[b] - counted[a] for a, b in known)

    assert wrong > len(known) // 5


@given(a=st.dates(FIRST, LAST), b=st.dates(FIRST, LAST), c=st.dates(FIRST, LAST))
def test_working_days_add_up_and_change_sign(a: date, b: date, c: date) -> None:
    count = shipped_calendar().working_days

    assert count(a, b) + count(b, c) == count(a, c)
    assert count(a, b) == -count(b, a)


@given(day=st.dates(FIRST, date(2025, 12, 31)), count=st.integers(1, 200))
def test_the_nth_working_day_is_found_again_by_counting(day: date, count: int) -> None:
    calendar, yesterday = shipped_calendar(), timedelta(days=1)

    after, before = calendar.workday_after(day, count), calendar.workday_after(day, -count)

    assert calendar.is_workday(after)
    assert calendar.is_workday(before)
    assert calendar.working_days(day, after) == count
    assert calendar.working_days(before - yesterday, day - yesterday) == count


def test_moments_are_counted_by_their_local_date() -> None:
    calendar = shipped_calendar()
    sunday_evening_in_utc = datetime(2026, 3, 8, 17, 0, tzinfo=UTC)  # Monday 01:00 in the township

    days = calendar.working_days(datetime(2026, 3, 7, 4, 0, tzinfo=UTC), sunday_evening_in_utc)

    assert days == 1


def test_a_day_says_why_it_is_worked_or_not() -> None:
    calendar = shipped_calendar()

    days = [calendar.day(date(2026, m, d)) for m, d in ((3, 10), (3, 14), (2, 14), (2, 17), (10, 1))]

    assert [(day.kind, day.name) for day in days] == [
        (DayKind.WORKDAY, ""),
        (DayKind.WEEKEND, ""),
        (DayKind.MAKEUP, "春节"),
        (DayKind.HOLIDAY, "春节"),
        (DayKind.HOLIDAY, "国庆节"),
    ]


def test_office_hours_change_with_the_season() -> None:
    calendar = shipped_calendar()

    minutes = calendar.working_minutes(*calendar.segments(date(2026, 6, 1))[0])

    assert calendar.segments(date(2026, 5, 29))[-1][1] == datetime(2026, 5, 29, 9, 0, tzinfo=UTC)
    assert calendar.segments(date(2026, 6, 1))[-1][1] == datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
    assert minutes == 210


def test_a_years_notice_is_known_by_its_national_day() -> None:
    table = shipped_table().extended((DayException(date(2027, 1, 1), off=True, name="元旦"),))

    stray = Calendar(table)
    whole = Calendar(table.extended((DayException(date(2027, 10, 1), off=True, name="国庆节"),)))

    assert shipped_calendar().years == tuple(range(2007, 2027))
    assert not stray.covers(2027)
    assert whole.covers(2027)


def test_the_version_changes_with_the_content_and_only_with_it() -> None:
    table = shipped_table()
    same = table.extended((table.exceptions[5],))
    other = table.extended((DayException(date(2026, 3, 10), off=True, name="停工"),))

    versions = [Calendar(t).version for t in (table, same, other)]

    assert versions[0] == versions[1] != versions[2]
    assert versions[0].startswith("2026-")


def test_a_calendar_can_be_filed_and_read_back_as_the_same() -> None:
    table = shipped_table()

    back = msgspec.json.decode(msgspec.json.encode(table), type=CalendarTable)

    assert back == table
    assert Calendar(back).version == shipped_calendar().version


def test_a_newer_notice_outranks_the_older_and_that_the_perpetual_days() -> None:
    table = CalendarTable(
        seasons=OFFICE, perpetual=(Perpetual("05-01", "05-01", "劳动节"),), yearly_notice=False
    )
    day = date(2026, 5, 1)
    worked = Calendar(table.extended((DayException(day, off=False, name="抢险"),)))

    kinds = [Calendar(table).day(day).kind, worked.day(day).kind]

    assert kinds == [DayKind.HOLIDAY, DayKind.MAKEUP]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (CalendarTable(seasons=OFFICE, weekend=(1, 2, 3, 4, 5, 6, 7)), "calendar.no_working_time"),
        (
            CalendarTable(seasons=OFFICE, perpetual=(Perpetual("01-01", "12-31", "休"),)),
            "calendar.no_working_time",
        ),
        (
            CalendarTable(seasons=OFFICE, perpetual=(Perpetual("03-01", "02-28", "休"),)),
            "calendar.no_working_time",
        ),
        (CalendarTable(seasons=()), "calendar.seasons"),
        (CalendarTable(seasons=OFFICE * 2), "calendar.seasons"),
        (CalendarTable(seasons=(Season("缺", "02-01", "12-31", ("09:00-17:00",)),)), "calendar.seasons"),
        (CalendarTable(seasons=(Season("空", "01-01", "12-31", ()),)), "calendar.hours_malformed"),
        (
            CalendarTable(seasons=(Season("倒", "01-01", "12-31", ("12:00-09:00",)),)),
            "calendar.hours_malformed",
        ),
        (
            CalendarTable(seasons=(Season("叠", "01-01", "12-31", ("09:00-12:00", "11:00-17:00")),)),
            "calendar.hours_malformed",
        ),
        (CalendarTable(seasons=(Season("错", "01-01", "12-31", ("09:00-24:30",)),)), "hours.malformed"),
        (
            CalendarTable(seasons=(Season("错", "13-01", "12-31", ("09:00-12:00",)),)),
            "calendar.month_day_malformed",
        ),
        (CalendarTable(seasons=OFFICE, weekend=(0, 8)), "calendar.weekend"),
        (CalendarTable(seasons=OFFICE, zone="Asia/Nowhere"), "calendar.zone_unknown"),
        (CalendarTable(seasons=OFFICE, zone="../etc/passwd"), "calendar.zone_unknown"),
    ],
)
def test_a_calendar_that_cannot_work_is_refused_when_it_is_built(table: CalendarTable, code: str) -> None:
    with pytest.raises(WrongUseError) as refused:
        Calendar(table)

    assert refused.value.code == code


def test_a_season_may_span_new_year() -> None:
    seasons = (
        Season("冬", "10-01", "05-31", ("09:00-16:00",)),
        Season("夏", "06-01", "09-30", ("08:00-17:00",)),
    )

    calendar = Calendar(CalendarTable(seasons=seasons, yearly_notice=False))

    assert [calendar.season(date(2026, m, 28)).name for m in (12, 1, 2, 6, 9)] == [
        "冬",
        "冬",
        "冬",
        "夏",
        "夏",
    ]


def test_a_round_the_clock_calendar_has_every_second() -> None:
    calendar = Calendar(CalendarTable(seasons=ALL_DAY, weekend=(), yearly_notice=False))

    year = calendar.working_time(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))

    assert year == timedelta(days=365)
    assert calendar.covers(2199)
