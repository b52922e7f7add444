"""The rota by rule: empty posts are filled so that nights, weekends and holidays weigh the same on everybody over the year.

First the heaviest turns, each to whoever carries least of those who may; where that leaves a place empty, day by day
instead, if more is filled so. Then turns change hands as long as that brings people nearer to each other (`fairwork`).
Names and the order of the roster decide nothing: of equals the one goes who was on duty longest ago, then a lot that
falls the same at every seat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import Absences, Turn
from commandroom.domain.people.dutyrules import Burden, DutyPost
from commandroom.domain.people.fairwork import Slot, Work
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.calendar import Day

__all__ = ["Filled", "Slot", "fill", "slots"]


class Filled(Struct, frozen=True):
    """Who takes what, what stayed empty because nobody may, and what each carries then (with what was carried before)."""

    given: tuple[tuple[Slot, str], ...]
    empty: tuple[Slot, ...]
    carried: dict[str, float]

    def spread(self, pool: Iterable[str]) -> float:
        """The unfairness within a pool: the most that somebody carries less the least."""
        loads = [self.carried.get(person, 0.0) for person in pool]
        return max(loads) - min(loads) if loads else 0.0


def slots(
    days: Sequence[Day], posts: Iterable[tuple[DutyPost, Shift]], turns: Iterable[Turn],
    *, burden: Burden, pools: Mapping[str, Sequence[str]],
) -> tuple[Slot, ...]:  # fmt: skip
    """The places that are still empty on those days; `pools` says by a post's name who may hold it."""
    held: dict[tuple[str, date], int] = defaultdict(int)
    for turn in turns:
        held[turn.post, turn.day] += 1
    return tuple(
        Slot(
            post=post.zh, day=day.date, shift=shift, weight=burden.of(shift, day), pool=tuple(pools[post.zh])
        )
        for day in days
        for post, shift in posts
        for _ in range(post.need - held[post.zh, day.date])
    )


def fill(
    empty: Sequence[Slot], turns: Iterable[Turn], absences: Absences,
    *, carried: Mapping[str, float], rest: timedelta,
) -> Filled:  # fmt: skip
    """Give out the empty places; nobody stands in two, is called from leave, or comes without `rest` between turns."""
    turns = tuple(turns)
    best = Work(empty, turns, absences, carried, rest)
    best.fill(sorted(range(len(empty)), key=best.hardness))
    if len(best.given) < len(empty):
        other = Work(empty, turns, absences, carried, rest)
        other.fill(sorted(range(len(empty)), key=other.day_of))
        best = max(best, other, key=lambda work: len(work.given))
    best.even_out()
    left = [slot for place, slot in enumerate(empty) if place not in best.given]
    given = sorted(((empty[place], who) for place, who in best.given.items()), key=_by_day)
    left.sort(key=lambda slot: (slot.day, slot.post))
    return Filled(tuple(given), tuple(left), dict(best.load))


def _by_day(row: tuple[Slot, str]) -> tuple[date, str, str]:
    return (row[0].day, row[0].post, row[1])
