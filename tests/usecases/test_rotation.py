"""Which copies stay: so many an hour, a day, a week, a month, never more of the disk than the rules allow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from commandroom.interop.keeping import shipped_rotation
from commandroom.usecases.keeping import Copy, Rotation, Why

NOW = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
SMALL = 1 << 20
FREE = 1 << 40


def rules(**changes: float) -> Rotation:
    none = {"hourly": 0, "daily": 0, "weekly": 0, "monthly": 0, "by_hand": 0, "before": 0}
    return Rotation(**(none | {"reserve_bytes": 0, "share": 1.0} | changes))  # type: ignore[arg-type]


def copy(ago: timedelta, *, why: Why = Why.HOURLY, size: int = SMALL, is_sound: bool | None = True) -> Copy:
    at = NOW - ago
    name = f"{at:%Y%m%d-%H%M%S}-{why.value}"
    return Copy(name=name, path=Path(name), at=at, bytes=size, entries=1, why=why, is_sound=is_sound)


def year_of_hours() -> list[Copy]:
    return [copy(timedelta(hours=hour)) for hour in range(24 * 365)]


def test_a_year_of_hourly_copies_leaves_hours_days_weeks_and_months() -> None:
    kept = shipped_rotation().kept(year_of_hours(), bytes_free=FREE)

    ages = sorted((NOW - row.at) for row in year_of_hours() if row.name in kept)
    assert ages[:24] == [timedelta(hours=hour) for hour in range(24)]
    assert len(kept) <= 24 + 14 + 8 + 12
    assert ages[-1] > timedelta(days=300)


def test_each_kept_day_and_month_is_the_newest_of_its_span_in_the_townships_time() -> None:
    rows = [
        copy(timedelta(hours=1)),
        copy(timedelta(hours=8, minutes=59)),
        copy(timedelta(hours=9, minutes=1)),
    ]

    kept = rules(daily=2).kept(rows, bytes_free=FREE)

    assert kept == {rows[0].name, rows[2].name}  # 00:00 in the township parts the second from the third


def test_a_copy_of_every_hour_gone_through_the_rotation_each_time_ends_the_same() -> None:
    there: list[Copy] = []
    for row in reversed(year_of_hours()[: 24 * 60]):
        there.append(row)
        kept = shipped_rotation().kept(there, bytes_free=FREE)
        there = [one for one in there if one.name in kept]

    ages = [(NOW - row.at).days for row in there]
    assert max(ages) >= 40  # the Sunday that ended the eighth week back
    assert len(there) >= 40


@pytest.mark.parametrize("why", [Why.MIGRATION, Why.IMPORT, Why.RESTORE])
def test_copies_before_something_are_counted_apart(why: Why) -> None:
    rows = [copy(timedelta(hours=hour), why=why) for hour in range(5)]
    rows += [copy(timedelta(minutes=minute)) for minute in range(5)]

    kept = rules(hourly=2, before=3).kept(rows, bytes_free=FREE)

    assert kept >= {row.name for row in rows[:3]}
    assert len(kept) == 5


def test_their_bytes_are_bounded_and_the_oldest_go_first() -> None:
    rows = [copy(timedelta(hours=hour), size=100 * SMALL) for hour in range(10)]

    kept = rules(hourly=10, share=0.5).kept(rows, bytes_free=0)

    assert kept == {row.name for row in rows[:5]}


def test_the_last_sound_one_and_the_one_before_a_migration_outlive_every_bound() -> None:
    damaged = [copy(timedelta(hours=hour), size=SMALL, is_sound=False) for hour in range(3)]
    sound = copy(timedelta(days=9))
    before = copy(timedelta(days=90), why=Why.MIGRATION)

    kept = rules(share=0.0).kept([*damaged, sound, before], bytes_free=0)

    assert kept == {damaged[0].name, sound.name, before.name}


def test_a_copy_nobody_knows_the_reason_of_is_kept_like_one_made_by_hand() -> None:
    rows = [copy(timedelta(hours=hour), why=Why.UNKNOWN, is_sound=None) for hour in range(4)]

    kept = rules(by_hand=2).kept([*rows, copy(timedelta())], bytes_free=FREE)

    assert {rows[0].name, rows[1].name} <= kept
    assert rows[3].name not in kept


def test_the_shipped_rules_are_what_the_manual_says() -> None:
    shipped = shipped_rotation()

    assert (shipped.hourly, shipped.daily, shipped.weekly, shipped.monthly) == (24, 14, 8, 12)
    assert replace(shipped, share=0.5) == shipped
