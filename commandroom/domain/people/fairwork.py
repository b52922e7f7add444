"""The rota while it is being filled: who holds which place, what everybody carries, and turns that change hands.

A turn is handed on to who carries less, for a lighter one or none. Where nobody can take it at once, whoever takes it
hands on in turn what stands in the way: a chain of a few links, tried out and taken back unless it helps.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import LONGEST, Absences, Turn
from commandroom.domain.people.shifts import Shift

_ROUNDS = 40
_LINKS, _EVENING = 3, 2
_BREADTH = 12
_SHAKEN, _MOST_OUT = 6, 2
_TRIES, _TRIES_A_PLACE = 40_000, 250
"""How many links are tried in all: a count, and no time, so that every machine finds the same rota."""
_CLOSE = 1.0
_LEAST = 1e-6
Span = tuple[datetime, datetime]


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


class _Lots:
    """Draws the same places at every seat (Knuth's linear congruential generator)."""

    def __init__(self, seed: int) -> None:
        self._drawn = seed

    def one_of(self, places: Sequence[int]) -> int:
        self._drawn = (self._drawn * 6364136223846793005 + 1442695040888963407) % 2**64
        return places[(self._drawn >> 33) % len(places)]


class Work:
    """A place is known by its position among the slots."""

    def __init__(
        self, slots: Sequence[Slot], turns: Iterable[Turn], absences: Absences,
        carried: Mapping[str, float], rest: timedelta,
    ) -> None:  # fmt: skip
        self.given: dict[int, str] = {}
        self.load: dict[str, float] = defaultdict(float, carried)
        self._slots, self._absences, self._rest = slots, absences, rest
        self._spans = [slot.span for slot in slots]
        self._people = sorted({person for slot in slots for person in slot.pool})
        self._busy: dict[str, list[Span]] = defaultdict(list)
        self._own: dict[str, set[int]] = defaultdict(set)
        self._away: dict[tuple[str, datetime, datetime], bool] = {}
        self._lots: dict[tuple[date, str, str], bytes] = {}
        self._log: list[tuple[int, str, bool]] = []
        self._squares = 0.0
        self._most = min(_TRIES, _TRIES_A_PLACE * len(slots))
        self._tries = 0
        for turn in turns:
            insort(self._busy[turn.person], turn.span)
        self._fixed = {person: tuple(spans) for person, spans in self._busy.items()}

    def hardness(self, place: int) -> tuple[float, int, date, str]:
        """Sorts the heaviest first, then those for whom few may come."""
        slot = self._slots[place]
        return (-slot.weight, len(slot.pool), slot.day, slot.post)

    def day_of(self, place: int) -> tuple[datetime, int, str]:
        """Sorts by the moment of beginning, then those for whom few may come."""
        slot = self._slots[place]
        return (self._spans[place][0], len(slot.pool), slot.post)

    def fill(self, order: Iterable[int]) -> None:
        """Each place goes to who carries least of those who may; then others make room for what is left."""
        left = [place for place in order if not self._give(place)]
        self._tries, luck = self._most // 4, _Lots(len(left))
        left = [p for p in left if any(self._blocking(p, who) is not None for who in self._slots[p].pool)]
        while left and self._tries > 0:
            left = [p for p in left if not self._chain(p, frozenset({p}), _LINKS, None, "")]
            self._tries -= len(left)
            self._shake(luck)

    def even_out(self) -> None:
        """Let turns change hands while that brings people nearer to each other."""
        for _ in range(_ROUNDS):
            places = sorted(self.given, key=self.hardness)
            if not sum(self._improve(place) for place in places):
                break
        self._tries, best = self._most, dict(self.given)
        least, luck = self._squares, _Lots(len(best))
        while self._spread() > _CLOSE + _LEAST and self._tries > 0:
            if self._relieve():
                continue
            if self._squares < least - _LEAST:
                best, least = dict(self.given), self._squares
            self._shake(luck)
        if self._squares > least + _LEAST:
            self._go_back_to(best)

    def _spread(self) -> float:
        loads = [self.load[person] for person in self._people]
        return max(loads) - min(loads) if loads else 0.0

    def _give(self, place: int) -> bool:
        able = [person for person in self._slots[place].pool if self._may(place, person)]
        if able:
            self._take(place, min(able, key=lambda person: self._order(place, person)))
        return bool(able)

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

    def _relieve(self) -> bool:
        """One chain that takes a turn off who carries more than others; False when there is none."""
        for person in sorted(self._people, key=lambda one: (-self.load[one], one)):
            for place in sorted(self._own[person], key=self.hardness):
                before = self._squares
                mark = len(self._log)
                self._drop(place)
                if self._chain(place, frozenset({place}), _EVENING, before, person):
                    return True
                self._back(mark)
        return False

    def _shake(self, luck: _Lots) -> None:
        """Let some turns change hands that make nothing better: what stood in the way may lie elsewhere then."""
        places = sorted(self.given, key=self.hardness)
        for _ in range(_SHAKEN if places else 0):
            place = luck.one_of(places)
            mark, holder = len(self._log), self.given[place]
            goal = self._squares + 2 * _LEAST
            self._drop(place)
            if not self._chain(place, frozenset({place}), _EVENING, goal, holder):
                self._back(mark)

    def _go_back_to(self, given: dict[int, str]) -> None:
        for place in tuple(self.given):
            self._drop(place)
        for place, person in given.items():
            self._take(place, person)

    def _chain(self, place: int, moved: frozenset[int], links: int, goal: float | None, holder: str) -> bool:
        """Find somebody for a place that nobody holds, others making room; `goal` is what the squares must get below.

        Nothing is changed unless it succeeds.
        """
        mark = len(self._log)
        for person, out in self._ways(place, moved, links, holder):
            if self._tries <= 0:
                break
            self._tries -= 1
            for other in out:
                self._drop(other)
            self._take(place, person)
            if self._settle(out, moved | set(out), links - 1, goal, person):
                return True
            self._back(mark)
        return False

    def _settle(
        self, out: tuple[int, ...], moved: frozenset[int], links: int, goal: float | None, holder: str
    ) -> bool:
        """Find somebody for all that was put out; the last one found has to meet the goal."""
        if not out:
            return goal is None or self._squares < goal - _LEAST
        *before, last = out
        return all(self._chain(other, moved, links, None, holder) for other in before) and self._chain(
            last, moved, links, goal, holder
        )

    def _ways(
        self, place: int, moved: frozenset[int], links: int, holder: str
    ) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Who might take a place and what they would have to hand on for it, the lightest first."""
        pool = [person for person in self._slots[place].pool if person != holder]
        for person in sorted(pool, key=lambda one: self._order(place, one))[:_BREADTH]:
            blocking = self._blocking(place, person)
            if blocking is None or (blocking and (links <= 1 or not moved.isdisjoint(blocking))):
                continue
            yield person, blocking
            if links > 1 and len(blocking) < _MOST_OUT:
                mine = sorted(self._own[person] - moved - set(blocking), key=self.hardness, reverse=True)
                for other in mine[:_BREADTH]:
                    yield person, (*blocking, other)

    def _blocking(self, place: int, person: str) -> tuple[int, ...] | None:
        """What of the person's stands in the way of a place; None when it is nothing that can be handed on."""
        span = self._spans[place]
        if self._is_away(person, span) or any(self._touch(span, row) for row in self._fixed.get(person, ())):
            return None
        return tuple(sorted(mine for mine in self._own[person] if self._touch(span, self._spans[mine])))

    def _take(self, place: int, person: str) -> None:
        self.given[place] = person
        self._own[person].add(place)
        self._carry(person, self._slots[place].weight)
        insort(self._busy[person], self._spans[place])
        self._log.append((place, person, True))

    def _drop(self, place: int) -> None:
        person = self.given.pop(place)
        self._own[person].remove(place)
        self._carry(person, -self._slots[place].weight)
        self._busy[person].remove(self._spans[place])
        self._log.append((place, person, False))

    def _carry(self, person: str, weight: float) -> None:
        """The squares of all loads are what is to become small: a turn from more to less makes them smaller."""
        load = self.load[person]
        self.load[person] = load + weight
        self._squares += weight * (2 * load + weight)

    def _back(self, mark: int) -> None:
        """Take back what was done since."""
        while len(self._log) > mark:
            place, person, is_taken = self._log.pop()
            if is_taken:
                self._drop(place)
            else:
                self._take(place, person)
            self._log.pop()

    def _may(self, place: int, person: str) -> bool:
        begin, end = self._spans[place]
        rows = self._busy[person]
        first = bisect_left(rows, (begin - self._rest - LONGEST, begin))
        for row in rows[first:]:
            if row[0] >= end + self._rest:
                break
            if row[1] > begin - self._rest:
                return False
        return not self._is_away(person, (begin, end))

    def _is_away(self, person: str, span: Span) -> bool:
        key = (person, *span)
        if key not in self._away:
            self._away[key] = self._absences.of(person, *span) is not None
        return self._away[key]

    def _touch(self, one: Span, other: Span) -> bool:
        """Whether two turns overlap, or one follows the other without its rest."""
        return one[0] < other[1] + self._rest and other[0] < one[1] + self._rest

    def _order(self, place: int, person: str) -> tuple[float, int, float, bytes]:
        slot, rows = self._slots[place], self._busy[person]
        before = bisect_left(rows, self._spans[place])
        last = rows[before - 1][1].timestamp() if before else 0.0
        key = (slot.day, slot.post, person)
        if key not in self._lots:
            text = f"{slot.day}\n{slot.post}\n{person}".encode()
            self._lots[key] = hashlib.blake2b(text, digest_size=8).digest()
        return (round(self.load[person], 6), len(rows), last, self._lots[key])
