"""Due times, shares used, instants of warning: limit, start and pauses, replayed over one calendar.

Nothing here is a counter: the same start, limit and intervals give the same answer whenever they are asked,
so a changed urgency, a late resumption or a new notice of holidays never loses or doubles time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import msgspec

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.limit import Limit, Unit, as_limit
from commandroom.domain.time.moments import MICROSECOND, from_micros, iso, micros
from commandroom.domain.time.steps import Step, steps_of

_WORKING = frozenset({Unit.WH, Unit.WD})
_LAST_MINUTE = 23 * 60 + 59
_ONE_DAY = timedelta(days=1)
_MILLISECOND = 1000
_DEEP_SHARE = 0.5
_REMEMBERED = 8192
_DEEP_LIMIT = Limit.parse("2wd")


class Pause(msgspec.Struct, frozen=True, order=True):
    """The clock stands still from `start` on, until `end`; None while it still stands.

    Raises:
        WrongUseError: `pause.backwards` when it ends before it starts.
    """

    start: datetime
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise WrongUseError("pause.backwards", start=iso(self.start), end=iso(self.end))


class Due(msgspec.Struct, frozen=True):
    """When a limit ends, and by what it was counted.

    `missing_years` are the years whose notice of holidays is not there: they were counted by the plain
    weekend rule. `stopped`: an open pause lies before it; then `moment` is the earliest it can be, as if
    resumed at once.
    """

    moment: datetime
    limit: str
    calendar: str
    missing_years: tuple[int, ...] = ()
    stopped: bool = False


Stretch = tuple[int, int | None]


class Clockwork:
    """The six clocks over one calendar.

    `min`, `uh`, `ud`: natural time. `wh`: office hours only. `wd`: counting starts on the next working day
    and ends with the last office hour of the N-th (the day after, 次日起, as hotline rules count; a working
    day is one outside statutory holidays, 行政处罚法 §85). `cd`: calendar days from the next day on, due
    23:59, moved to the next working day when that falls on a day of rest (民法典 §203).

    Pauses: exact for `min`, `uh`, `ud`, `wh`. For `wd` each working day d with pause date ≤ d < resumption
    date adds one working day, for `cd` each calendar day likewise adds one calendar day before the roll;
    stopped and resumed within one day adds nothing. A pause that begins at or after the due time changes
    nothing.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        # Whole days depend on the date alone, and an event asks for the same ones many times over.
        self._unpaused = lru_cache(maxsize=_REMEMBERED)(self._counted_from)

    def due(self, limit: Limit | str, *, start: datetime, pauses: Iterable[Pause] = ()) -> Due:
        """When the limit ends.

        Raises:
            WrongUseError: what `Limit.parse` refuses; `calendar.too_far`.
        """
        found, stretches = as_limit(limit), _stretches(start, pauses)
        if found.budget is None:
            moment, missing = self._due_by_days(found, start, stretches)
        else:
            budget = found.budget // MICROSECOND
            moment = from_micros(self._end(found, micros(start), budget, stretches))
            missing = self._missing(start, moment) if found.unit is Unit.WH else ()
        stopped = bool(stretches) and stretches[-1][1] is None and stretches[-1][0] < micros(moment)
        return Due(moment, str(found), self.calendar.version, missing, stopped)

    def steps(self, limit: Limit | str, *, start: datetime, pauses: Iterable[Pause] = ()) -> list[Step]:
        """The working, shown step by step; sentences by code and params."""
        found, kept = as_limit(limit), tuple(pauses)
        due = self.due(found, start=start, pauses=kept)
        spans = [(from_micros(a), None if b is None else from_micros(b)) for a, b in _stretches(start, kept)]
        steps = steps_of(self.calendar, found, start, due.moment, spans)
        return [*steps, *(Step("clock.missing_year", {"year": year}) for year in due.missing_years)]

    def elapsed(
        self, limit: Limit | str, *, start: datetime, until: datetime, pauses: Iterable[Pause] = ()
    ) -> timedelta:
        """How long the limit's own clock ran until then, without pauses; `wd` runs in office hours."""
        running = self._running(as_limit(limit), micros(start), micros(until), _stretches(start, pauses))
        return timedelta(microseconds=running)

    def remaining(
        self, limit: Limit | str, *, start: datetime, until: datetime, pauses: Iterable[Pause] = ()
    ) -> timedelta:
        """What is left on the limit's own clock, negative when overdue: the whole budget less `elapsed`."""
        found, stretches = as_limit(limit), _stretches(start, pauses)
        total = self._total(found, start, stretches)
        return timedelta(microseconds=total - self._running(found, micros(start), micros(until), stretches))

    def used(
        self, limit: Limit | str, *, start: datetime, until: datetime, pauses: Iterable[Pause] = ()
    ) -> float:
        """The share of the limit that is used: 0 at the start, 1 when due, more when overdue."""
        found, stretches = as_limit(limit), _stretches(start, pauses)
        total = self._total(found, start, stretches)
        if total <= 0:  # whole days of which every office hour was paused
            return 1.0 if until >= self._due_by_days(found, start, stretches)[0] else 0.0
        return self._running(found, micros(start), micros(until), stretches) / total

    def moment_at(
        self, share: float, limit: Limit | str, *, start: datetime, pauses: Iterable[Pause] = ()
    ) -> datetime:
        """The first whole millisecond at which that share is used: the inverse of `used`."""
        found, stretches = as_limit(limit), _stretches(start, pauses)
        total = self._total(found, start, stretches)
        if total <= 0:
            return self._due_by_days(found, start, stretches)[0]
        return self._moment_by(found, micros(start), -int(-total * share // 1), stretches)

    def before(self, moment: datetime, limit: Limit | str) -> datetime:
        """The instant that much earlier, never outside office hours for `wh` and `wd`.

        `wh`: the last moment from which so many office hours remain. `wd`: the N-th working day before, at
        the same time of day, or where that lies outside the hours at the nearest office hour before it (the
        day's first when there is none). The other clocks go back by natural time.
        """
        found = as_limit(limit)
        if found.unit is Unit.WD:
            return self._days_before(moment, found.days)
        if found.unit is Unit.WH and found.budget is not None:
            return from_micros(self.calendar.backward(micros(moment), found.budget // MICROSECOND))
        return moment - (found.budget if found.budget is not None else timedelta(days=found.days))

    def deep_at(
        self, limit: Limit | str, *, start: datetime, due: datetime, pauses: Iterable[Pause] = ()
    ) -> datetime:
        """From when on it is gravely late: half the limit over, or two working days over, whichever is first.

        `due` may be later than the limit says (an extension); half is then of the whole.
        """
        found, stretches = as_limit(limit), _stretches(start, pauses)
        over = _stretches(due, pauses)
        closed = _closed(stretches)
        total = max(
            self._running(found, micros(start), micros(due), closed), self._total(found, start, stretches)
        )
        by_share = self._moment_by(found, micros(due), int(total * _DEEP_SHARE), over)
        return min(by_share, self._due_by_days(_DEEP_LIMIT, due, over)[0])

    def _total(self, limit: Limit, start: datetime, stretches: Sequence[Stretch]) -> int:
        if limit.budget is not None:
            return limit.budget // MICROSECOND
        due, _ = self._due_by_days(limit, start, stretches)
        return self._running(limit, micros(start), micros(due), _closed(stretches))

    def _moment_by(self, limit: Limit, start: int, amount: int, stretches: Sequence[Stretch]) -> datetime:
        moment = self._end(limit, start, amount, stretches)
        return from_micros(-(-moment // _MILLISECOND) * _MILLISECOND)

    def _clock(self, limit: Limit, start: int, end: int) -> int:
        return self.calendar.working_micros(start, end) if limit.unit in _WORKING else end - start

    def _end(self, limit: Limit, start: int, amount: int, stretches: Sequence[Stretch]) -> int:
        """When `amount` has run; an open pause, always the last, has no known end and is passed over."""
        at = start
        for begin, end in stretches:
            room = self._clock(limit, at, begin)
            if amount <= room or end is None:
                break
            amount, at = amount - room, end
        return self.calendar.forward(at, amount) if limit.unit in _WORKING else at + amount

    def _running(self, limit: Limit, start: int, until: int, stretches: Sequence[Stretch]) -> int:
        if until <= start:
            return 0
        running = self._clock(limit, start, until)
        for begin, end in stretches:
            last = until if end is None else min(end, until)
            if begin >= last:
                break
            running -= self._clock(limit, begin, last)
        return running

    def _due_by_days(
        self, limit: Limit, start: datetime, stretches: Sequence[Stretch]
    ) -> tuple[datetime, tuple[int, ...]]:
        first = self.calendar.date_of(start)
        last, due, missing = self._unpaused(limit, first)
        if not stretches:
            return due, missing
        for begin, end in stretches:
            if end is None or begin >= micros(due):
                break
            stood, resumed = (self.calendar.date_of(from_micros(at)) for at in (begin, end))
            last = self._counted(limit, last, self._days_stood(limit, stood, resumed))
            due = self._closing(limit, last)
        return due, self._missing(first if limit.unit is Unit.WD else last, due)

    def _counted_from(self, limit: Limit, first: date) -> tuple[date, datetime, tuple[int, ...]]:
        last = self._counted(limit, first, limit.days)
        due = self._closing(limit, last)
        return last, due, self._missing(first if limit.unit is Unit.WD else last, due)

    def _counted(self, limit: Limit, day: date, days: int) -> date:
        return self.calendar.workday_after(day, days) if limit.unit is Unit.WD else day + days * _ONE_DAY

    def _days_stood(self, limit: Limit, stood: date, resumed: date) -> int:
        if limit.unit is Unit.WD:
            return self.calendar.working_days(stood - _ONE_DAY, resumed - _ONE_DAY)
        return (resumed - stood).days

    def _closing(self, limit: Limit, day: date) -> datetime:
        if limit.unit is Unit.WD:
            return self.calendar.segments(day)[-1][1]
        rolled = day if self.calendar.is_workday(day) else self.calendar.workday_after(day, 1)
        return self.calendar.at(rolled, _LAST_MINUTE)

    def _days_before(self, moment: datetime, days: int) -> datetime:
        here = moment.astimezone(self.calendar.zone)
        day = self.calendar.workday_after(here.date(), -days)
        wanted = self.calendar.at(day, here.hour * 60 + here.minute) + timedelta(
            seconds=here.second, microseconds=here.microsecond
        )
        segments = self.calendar.segments(day)
        reached = [min(wanted, end) for start, end in segments if start <= wanted]
        return reached[-1] if reached else segments[0][0]

    def _missing(self, first: date, last: date) -> tuple[int, ...]:
        years = [self.calendar.date_of(d).year if isinstance(d, datetime) else d.year for d in (first, last)]
        return tuple(year for year in range(years[0], years[1] + 1) if not self.calendar.covers(year))


def _closed(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    return stretches[:-1] if stretches and stretches[-1][1] is None else stretches


def _stretches(start: datetime, pauses: Iterable[Pause]) -> list[Stretch]:
    """The pauses after `start`, in order, united where they touch; an open one can only be the last."""
    origin = micros(start)
    found: list[Stretch] = []
    for pause in sorted(pauses, key=lambda p: p.start):
        begin, end = max(origin, micros(pause.start)), None if pause.end is None else micros(pause.end)
        if end is not None and end <= begin:
            continue
        if found:
            earlier, until = found[-1]
            if until is None:
                break
            if begin <= until:
                found[-1] = (earlier, None if end is None else max(until, end))
                continue
        found.append((begin, end))
    return found
