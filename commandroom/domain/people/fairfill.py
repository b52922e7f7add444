"""The rota by rule: empty posts are filled so that nights, weekends and holidays weigh the same on everybody over the year.

First the heaviest turns, each to whoever carries least of those who may; then turns change hands as long as that brings
two people nearer to each other. Names and the order of the roster decide nothing: of equals the one goes who was on duty
longest ago, then a lot that falls the same at every seat.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import LONGEST, Absences, Turn
from commandroom.domain.people.dutyrules import Burden, DutyPost
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.calendar import Day

_ROUNDS = 40


class Slot(Struct, frozen=True, kw_only=True):
    """One place of a post on one day that nobody holds yet, with its weight; `pool` may be given it."""

    post: str
    day: date
    shift: Shift
    weight: float
    pool: tuple[str, ...]

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when to when, UTC."""
        return self.shift.span(self.day)


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
    work = _Work(empty, turns, absences, carried, rest)
    order = sorted(range(len(empty)), key=work.hardness)
    left = [empty[place] for place in order if not work.give(place)]
    work.even_out()
    given = sorted(((empty[place], who) for place, who in work.given.items()), key=_by_day)
    left.sort(key=lambda slot: (slot.day, slot.post))
    return Filled(tuple(given), tuple(left), dict(work.load))


def _by_day(row: tuple[Slot, str]) -> tuple[date, str, str]:
    return (row[0].day, row[0].post, row[1])


class _Work:
    """The rota while it is being filled; a place is known by its position among the slots."""

    def __init__(
        self, slots: Sequence[Slot], turns: Iterable[Turn], absences: Absences,
        carried: Mapping[str, float], rest: timedelta,
    ) -> None:  # fmt: skip
        self.given: dict[int, str] = {}
        self.load: dict[str, float] = defaultdict(float, carried)
        self._slots, self._absences, self._rest = slots, absences, rest
        self._spans = [slot.span for slot in slots]
        self._busy: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
        self._own: dict[str, set[int]] = defaultdict(set)
        self._away: dict[tuple[str, datetime, datetime], bool] = {}
        for turn in turns:
            insort(self._busy[turn.person], turn.span)

    def hardness(self, place: int) -> tuple[float, int, date, str]:
        """Sorts the heaviest first, then those for whom few may come."""
        slot = self._slots[place]
        return (-slot.weight, len(slot.pool), slot.day, slot.post)

    def give(self, place: int) -> bool:
        """Who carries least of those who may takes the place; False when nobody may."""
        able = [person for person in self._slots[place].pool if self._may(place, person)]
        if able:
            self._take(place, min(able, key=lambda person: self._order(place, person)))
        return bool(able)

    def even_out(self) -> None:
        """Let turns change hands while that brings two people nearer to each other."""
        for _ in range(_ROUNDS):
            places = sorted(self.given, key=self.hardness)
            if not sum(self._improve(place) for place in places):
                return

    def _improve(self, place: int) -> bool:
        """Hand the place, or change it for a lighter one, to who carries clearly less."""
        slot, holder = self._slots[place], self.given[place]
        lighter = [person for person in slot.pool if self.load[person] < self.load[holder]]
        for other in sorted(lighter, key=lambda person: self._order(place, person)):
            between = self.load[holder] - self.load[other]
            if slot.weight < between and self._may(place, other):
                self._drop(place)
                self._take(place, other)
                return True
            if self._swap(place, holder, other, between):
                return True
        return False

    def _swap(self, place: int, holder: str, other: str, between: float) -> bool:
        slots = self._slots
        fitting = [
            mine
            for mine in self._own[other]
            if 0 < slots[place].weight - slots[mine].weight < between and holder in slots[mine].pool
        ]
        for mine in sorted(fitting, key=self.hardness, reverse=True):
            self._drop(place)
            self._drop(mine)
            fits = self._may(place, other) and self._may(mine, holder)
            self._take(place, other if fits else holder)
            self._take(mine, holder if fits else other)
            if fits:
                return True
        return False

    def _take(self, place: int, person: str) -> None:
        self.given[place] = person
        self._own[person].add(place)
        self.load[person] += self._slots[place].weight
        insort(self._busy[person], self._spans[place])

    def _drop(self, place: int) -> None:
        person = self.given.pop(place)
        self._own[person].remove(place)
        self.load[person] -= self._slots[place].weight
        self._busy[person].remove(self._spans[place])

    def _may(self, place: int, person: str) -> bool:
        begin, end = self._spans[place]
        rows = self._busy[person]
        first = bisect_left(rows, (begin - self._rest - LONGEST, begin))
        for row in rows[first:]:
            if row[0] >= end + self._rest:
                break
            if row[1] > begin - self._rest:
                return False
        key = (person, begin, end)
        if key not in self._away:
            self._away[key] = self._absences.of(person, begin, end) is not None
        return not self._away[key]

    def _order(self, place: int, person: str) -> tuple[float, int, float, bytes]:
        slot, rows = self._slots[place], self._busy[person]
        before = bisect_left(rows, self._spans[place])
        last = rows[before - 1][1].timestamp() if before else 0.0
        lot = hashlib.blake2b(f"{slot.day}\n{slot.post}\n{person}".encode(), digest_size=8).digest()
        return (round(self.load[person], 6), len(rows), last, lot)
