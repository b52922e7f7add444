"""What comes more often than its own history lets expect: the counts of the last weeks, put to the one test there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from commandroom.domain.figures.rising import Found, Rules, Series, compared, rising
from commandroom.domain.time.moments import local
from commandroom.store.figuring import marks, uncounted
from commandroom.store.flows import HEARD
from commandroom.store.moments import millis, moment
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_DONE, LANE_HISTORY
from commandroom.store.summingframe import one_line
from commandroom.usecases.queries import HotSpot, HotSpots, HotSpotSheet

# ruff: noqa: S608 - statements are put together from this file's own words
FAMILIES = ("category", "grid", "repeat")
APART = "\t"
"""Between category and place in the key of a repeat; neither holds it."""
_WEEK = timedelta(days=7)
_WEEK_MS = 7 * 86_400_000
_FIRST = "SELECT min(registered_at) FROM event WHERE lane = ?"
_WEEKLY = "CAST((? - 1 - registered_at) / ? AS INTEGER)"


class Looked(NamedTuple):
    """What a look has: the weeks there are before, how often each thing came in them, and the thresholds."""

    weeks: int
    families: dict[str, dict[str, Series]]
    rules: Rules

    def found(self) -> dict[str, tuple[Found, ...]]:
        """What rises, by family."""
        return rising(self.families, self.rules)


def looked(reading: Reading, as_of: datetime) -> Looked:
    """The last week up to a moment and the whole weeks before it, as far back as there are events and the rules say."""
    limits = reading.reference.shipped.summary.limits
    rules = Rules(level=limits.rising_chance, least=limits.rising_least, least_history=limits.rising_history,
                  least_weeks=limits.rising_least_weeks)  # fmt: skip
    weeks = min(limits.rising_weeks, _weeks_before(reading, as_of))
    families = {name: _series(reading, name, as_of, weeks) for name in FAMILIES}
    return Looked(weeks, families, rules)


def first_registered(reading: Reading) -> int | None:
    """When the first event was registered that is no unconfirmed history; in milliseconds."""
    lanes = (lane for lane in range(LANE_DONE + 1) if lane != LANE_HISTORY)
    found = [at for lane in lanes if (at := reading.one(_FIRST, lane)[0]) is not None]
    return min(found, default=None)


def _weeks_before(reading: Reading, as_of: datetime) -> int:
    first = first_registered(reading)
    return 0 if first is None else max(0, (millis(as_of - _WEEK) - first) // _WEEK_MS)


def _series(reading: Reading, family: str, as_of: datetime, weeks: int) -> dict[str, Series]:
    until = millis(as_of)
    column, left_out = _named(reading, family)
    rows = reading.all(
        f"SELECT {column}, {_WEEKLY}, count(*) FROM event INDEXED BY ix_event_registered_at "
        f"WHERE registered_at >= ? AND registered_at < ? AND {_counts(left_out)} AND {_is_named(family)} "
        "GROUP BY 1, 2",
        until, _WEEK_MS, until - (weeks + 1) * _WEEK_MS, until, LANE_HISTORY, *left_out,
    )  # fmt: skip
    found: dict[str, list[int]] = defaultdict(lambda: [0] * (weeks + 1))
    for key, back, count in rows:
        found[str(key)][int(back)] = int(count)
    return {key: Series(by_week[0], tuple(reversed(by_week[1:]))) for key, by_week in found.items()}


def _named(reading: Reading, family: str) -> tuple[str, list[str]]:
    """The column that tells things of a family apart, and the categories that it leaves out."""
    if family != "repeat":
        return family, uncounted(reading.reference)
    return f"category || '{APART}' || location", hidden(reading)


def hidden(reading: Reading) -> list[str]:
    """Categories whose places may not be told, or that no figure counts."""
    confidential = {one.code for one in reading.reference.policy.catalogue if one.confidential}
    return sorted(confidential.union(uncounted(reading.reference)))


def _counts(left_out: Iterable[str]) -> str:
    return f"lane <> ? AND {HEARD} AND category NOT IN ({marks(left_out)})"


def _is_named(family: str) -> str:
    return "category <> '' AND location <> ''" if family == "repeat" else f"{family} <> ''"


# --- the answer ------------------------------------------------------------------------------------------------------


def hot_spots(reading: Reading, query: HotSpots) -> HotSpotSheet:
    """What rises, the surest first."""
    look = looked(reading, query.now)
    rows = [
        _row(reading, family, one, look.weeks)
        for family, listed in look.found().items()
        for one in listed
        if family != "repeat" or one.series.count >= reading.reference.shipped.summary.limits.repeat_least
    ]
    begin = query.now - _WEEK
    return HotSpotSheet(
        first=local(begin).date(), last=local(query.now).date(), weeks=look.weeks,
        compared=sum(len(compared(series, look.rules, is_new=name == "repeat")) for name, series in look.families.items()),
        level=look.rules.level, is_thin=look.weeks < look.rules.least_weeks,
        rows=tuple(sorted(rows, key=lambda one: (one.chance, -one.count, one.key))),
    )  # fmt: skip


def _row(reading: Reading, family: str, found: Found, weeks: int) -> HotSpot:
    series = found.series
    return HotSpot(
        kind=family, key=found.key, name=name_of(reading, family, found.key), count=series.count,
        history=series.history, weeks=weeks, spread=series.spread, chance=found.chance,
    )  # fmt: skip


def name_of(reading: Reading, family: str, key: str) -> str:
    """What a thing of a family is called."""
    if family == "grid":
        return reading.reference.places.grid_name(key)
    code, _, place = key.partition(APART)
    category = reading.reference.policy.category(code)
    name = category.name if category is not None else code
    return f"{name} · {one_line(place)}" if place else name


def numbers_behind(reading: Reading, family: str, key: str, now: datetime) -> list[str]:
    """The events of the week behind a thing that rises."""
    column, left_out = _named(reading, family)
    rows = reading.all(
        f"SELECT number FROM event INDEXED BY ix_event_registered_at WHERE registered_at >= ? AND registered_at < ? "
        f"AND {_counts(left_out)} AND {column} = ?",
        millis(now - _WEEK), millis(now), LANE_HISTORY, *left_out, key,
    )  # fmt: skip
    return [str(number) for (number,) in rows]


def first_day(reading: Reading) -> datetime | None:
    """When the first event was registered."""
    first = first_registered(reading)
    return None if first is None else moment(first)
