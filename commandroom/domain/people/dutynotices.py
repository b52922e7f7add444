"""What the duty owes besides being there: the roster of a holiday before it begins, and a word every day.

节假日值班表提前五日报送；有事报事、无事报平安，每日一报 (政府值班工作惯例, domain §2.19).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import Turn
from commandroom.domain.people.dutyrules import DutyPost
from commandroom.domain.time.calendar import Day
from commandroom.domain.time.calendar_table import DayKind

_DAY = timedelta(days=1)


class HolidayRoster(Struct, frozen=True):
    """The roster of the next holiday: from when to when, until when it is due, how many places of its posts are empty."""

    name: str
    first: date
    last: date
    due: date
    empty: int


class DutyReport(Struct, frozen=True, kw_only=True):
    """What was reported of a day: nothing (`is_calm`), or what there is (`text`)."""

    id: str
    day: date
    is_calm: bool = True
    text: str = ""
    by: str = ""
    at: datetime | None = None


def next_holiday(days: Iterable[Day]) -> tuple[Day, ...]:
    """The days of the first holiday among days in their order, without a break, weekends within it included."""
    found: list[Day] = []
    for day in days:
        if day.works or day.kind is DayKind.MAKEUP:
            if any(one.kind is DayKind.HOLIDAY for one in found):
                break
            found = []
        else:
            found.append(day)
    return tuple(found) if any(one.kind is DayKind.HOLIDAY for one in found) else ()


def holiday_roster(
    holiday: Sequence[Day], posts: Iterable[DutyPost], turns: Iterable[Turn], *, days_before: int
) -> HolidayRoster | None:
    """How the roster of a holiday stands; None where there is none."""
    if not holiday:
        return None
    held: dict[tuple[str, date], int] = defaultdict(int)
    for turn in turns:
        held[turn.post, turn.day] += 1
    empty = sum(max(post.need - held[post.zh, day.date], 0) for post in posts for day in holiday)
    name = next((day.name for day in holiday if day.name), "")
    first = holiday[0].date
    return HolidayRoster(name, first, holiday[-1].date, first - days_before * _DAY, empty)
