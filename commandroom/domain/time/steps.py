"""The working of a due time, step by step, as codes and params; the catalogue holds the sentences.

Params come in both languages (`day_zh`, `day_en`) beside the plain value (`day`), so that one list serves the
desk, the command line and a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import msgspec

from commandroom.domain.time.calendar import Calendar
from commandroom.domain.time.calendar_table import DayKind
from commandroom.domain.time.limit import Limit, Unit
from commandroom.domain.time.spoken import (
    Params,
    clock_words,
    day_words,
    holiday_words,
    moment_words,
    span_words,
)

_ONE_DAY = timedelta(days=1)
_SHOWN_FIRST, _SHOWN_LAST = 30, 16

Spell = tuple[datetime, datetime | None]


class Step(msgspec.Struct, frozen=True):
    """One line of the working; `code` names its sentence."""

    code: str
    params: dict[str, object]


def steps_of(
    calendar: Calendar, limit: Limit, start: datetime, due: datetime, pauses: Sequence[Spell]
) -> list[Step]:
    """How `due` came about; a long working keeps its beginning and end and says what is left out."""
    told = _Telling(calendar, limit, start, due, pauses)
    middle = {Unit.WD: told.working_days, Unit.WH: told.working_hours, Unit.CD: told.calendar_days}
    told_by_unit = middle.get(limit.unit, told.natural_time)
    return [told.received(), *_shortened(list(told_by_unit())), told.ended()]


def _shortened(steps: list[Step]) -> list[Step]:
    left_out = len(steps) - _SHOWN_FIRST - _SHOWN_LAST
    if left_out <= 1:
        return steps
    gap = Step("clock.left_out", {"count": left_out})
    return [*steps[:_SHOWN_FIRST], gap, *steps[-_SHOWN_LAST:]]


class _Telling:
    def __init__(
        self, calendar: Calendar, limit: Limit, start: datetime, due: datetime, pauses: Sequence[Spell]
    ) -> None:
        self.calendar, self.limit, self.start, self.due = calendar, limit, start, due
        self.pauses = [pause for pause in pauses if pause[0] < due]
        self.first, self.last = calendar.date_of(start), calendar.date_of(due)

    def received(self) -> Step:
        words = {
            "limit_zh": self.limit.words("zh_CN"),
            "limit_en": self.limit.words("en"),
            "limit": str(self.limit),
        }
        said = {**self._moment("start", self.start), **words}
        if self.limit.unit is Unit.WD:
            said |= self._day("day", self.calendar.workday_after(self.first, 1))
        if self.limit.unit is Unit.CD:
            said |= self._day("day", self.first + _ONE_DAY)
        code = {Unit.WD: "clock.start_wd", Unit.WH: "clock.start_wh", Unit.CD: "clock.start_cd"}
        return Step(code.get(self.limit.unit, "clock.start_natural"), said)

    def ended(self) -> Step:
        return Step("clock.due", self._moment("due", self.due))

    def natural_time(self) -> Iterator[Step]:
        for begin, end in self.pauses:
            stood = {} if end is None else span_words("stood", end - begin)
            yield self._pause(begin, end, "clock.pause_natural", stood)

    def calendar_days(self) -> Iterator[Step]:
        nominal = self.first + self.limit.days * _ONE_DAY
        yield Step("clock.counted_cd", {"count": self.limit.days, **self._day("day", nominal)})
        for begin, end in self.pauses:
            days = 0 if end is None else (self.calendar.date_of(end) - self.calendar.date_of(begin)).days
            nominal += days * _ONE_DAY
            yield self._pause(begin, end, "clock.pause_cd", {"count": days, **self._day("day", nominal)})
        if nominal != self.last:
            yield from self._rest(nominal, self.last - _ONE_DAY, "clock.rolled")
            yield Step("clock.rolled_to", self._day("day", self.last))

    def working_days(self) -> Iterator[Step]:
        stood: set[date] = set()
        for begin, end in self.pauses:
            days = (
                []
                if end is None
                else self._workdays(self.calendar.date_of(begin), self.calendar.date_of(end))
            )
            stood.update(days)
            yield self._pause(begin, end, "clock.pause_wd", {"count": len(days)})
        number, day = 0, self.first + _ONE_DAY
        while day <= self.last:
            works = self.calendar.is_workday(day)
            if works and day not in stood:
                number += 1
                yield self._counted(day, number)
            elif works:
                yield Step("clock.stood_day", self._day("day", day))
            else:
                upto = self._rests_until(day)
                yield from self._rest(day, upto, "clock.rest")
                day = upto
            day += _ONE_DAY

    def working_hours(self) -> Iterator[Step]:
        total, season = timedelta(0), ""
        at = self.start
        for begin, end in [*self.pauses, (self.due, None)]:
            for step, passed in self._hours(at, min(begin, self.due)):
                total += passed
                if step.params.get("season", season) != season:
                    season = str(step.params["season"])
                    yield Step("clock.hours", step.params)
                kept = {key: value for key, value in step.params.items() if key not in {"season", "hours"}}
                yield Step(step.code, {**kept, **span_words("total", total)} if passed else kept)
            if begin < self.due:
                yield self._pause(begin, end, "clock.pause_wh", {})
            if end is None:
                return
            at = end

    def _hours(self, start: datetime, end: datetime) -> Iterator[tuple[Step, timedelta]]:
        """Each stretch of office hours between two moments, and the days of rest between them."""
        day, last = self.calendar.date_of(start), self.calendar.date_of(end)
        while day <= last:
            if not self.calendar.is_workday(day):
                upto = min(self._rests_until(day), last)
                yield from ((step, timedelta(0)) for step in self._rest(day, upto, "clock.rest"))
                day = upto
            for opens, closes in self.calendar.segments(day):
                begin, until = max(opens, start), min(closes, end)
                if begin < until:
                    yield self._stretch(day, begin, until), until - begin
            day += _ONE_DAY

    def _stretch(self, day: date, begin: datetime, until: datetime) -> Step:
        season, zone = self.calendar.season(day), self.calendar.zone
        said: Params = {
            **self._day("day", day),
            "from": clock_words(begin, zone=zone),
            "to": clock_words(until, zone=zone),
            **span_words("passed", until - begin),
            "season": season.name,
            "hours": ", ".join(season.segments),
        }
        makeup = self.calendar.day(day).kind is DayKind.MAKEUP
        if makeup:
            said |= holiday_words(self.calendar.day(day).name)
        return Step("clock.stretch_makeup" if makeup else "clock.stretch", said)

    def _counted(self, day: date, number: int) -> Step:
        found = self.calendar.day(day)
        said = {"number": number, **self._day("day", day)}
        # A pause on the day of receipt adds a day although that day was never counted.
        if number > self.limit.days:
            return Step("clock.added_day", said)
        if found.kind is DayKind.MAKEUP:
            return Step("clock.counted_makeup", {**said, **holiday_words(found.name)})
        return Step("clock.counted", said)

    def _rest(self, first: date, last: date, code: str) -> Iterator[Step]:
        """One step for each run of days of rest of one kind, by name."""
        day = first
        while day <= last:
            found, upto = self.calendar.day(day), day
            while upto < last and self.calendar.day(upto + _ONE_DAY)[1:] == found[1:]:
                upto += _ONE_DAY
            weekend = found.kind is DayKind.WEEKEND
            names: Params = (
                {"name_zh": "周末", "name_en": "weekend"} if weekend else holiday_words(found.name)
            )
            span = {**self._day("day", day), **self._day("upto", upto)}
            yield Step(code if day == upto else f"{code}_days", {**span, **names})
            day = upto + _ONE_DAY

    def _rests_until(self, day: date) -> date:
        return self.calendar.workday_after(day, 1) - _ONE_DAY

    def _workdays(self, first: date, beyond: date) -> list[date]:
        days = (first + offset * _ONE_DAY for offset in range((beyond - first).days))
        return [day for day in days if self.calendar.is_workday(day)]

    def _pause(self, begin: datetime, end: datetime | None, code: str, params: Params) -> Step:
        said = self._moment("begin", begin)
        if end is None:
            return Step("clock.pause_open", said)
        return Step(code, {**said, **self._moment("end", end), **params})

    def _day(self, key: str, day: date) -> Params:
        return day_words(key, day, year=self.first.year)

    def _moment(self, key: str, moment: datetime) -> Params:
        return moment_words(key, moment, year=self.first.year, zone=self.calendar.zone)
