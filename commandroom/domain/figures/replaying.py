"""An event as if its handling had had another limit: the same deeds at the same moments, other due moments."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.event.clocks import UNTIL
from commandroom.domain.event.state import Event, Timer
from commandroom.domain.figures.facts import REWORK
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.limit import Limit

_HANDLING = "dispose"
_LEAST_REWORK = "1wd"


def is_named(event: Event) -> bool:
    """Whether somebody named a due moment of its handling, so that no limit of the category was asked."""
    return any(timer.key == _HANDLING and _is_kept(event, timer) for timer in event.timers)


def with_limit(event: Event, limit: Limit, clockwork: Clockwork) -> Event:
    """The event with this limit for the last (or only) phase of its handling.

    Pauses stand as they were, and the outer limit still caps. An extension was granted until a moment, and stays where that is
    later. A rework has half of the new limit. What had this limit already is not counted again, whatever the calendar says.
    """
    replaying = _Replaying(event, limit, clockwork)
    timers = tuple(replaying.of(timer) if timer.key == _HANDLING else timer for timer in event.timers)
    return event if timers == event.timers else replace(event, timers=timers)


def _is_kept(event: Event, timer: Timer) -> bool:
    """Whether its due moment was named by somebody: not the category's limit, and not the outer limit in its place."""
    return timer.limit.startswith(UNTIL) and timer.phase != REWORK and not _is_capped(event, timer)


def _is_capped(event: Event, timer: Timer) -> bool:
    return event.ext_due is not None and timer.limit == f"{UNTIL}{event.ext_due.isoformat()}"


class _Replaying:
    """One event, one limit."""

    def __init__(self, event: Event, limit: Limit, clockwork: Clockwork) -> None:
        self.event, self.limit, self.clockwork = event, limit, clockwork
        self.first = next((timer for timer in event.timers if timer.key == _HANDLING), None)

    def of(self, timer: Timer) -> Timer:
        """The clock as it would have been."""
        if timer.phase == REWORK:
            return self._rework(timer)
        if _is_kept(self.event, timer) or not self._is_last(timer):
            return timer
        outer = self.event.ext_due
        is_bound = outer is not None and outer > timer.since
        if is_bound and outer is not None and self._due(timer, self.limit, pauses=False) > outer:
            return replace(timer, limit=f"{UNTIL}{outer.isoformat()}", due=outer + _stood(timer))
        return self._counted(timer, self.limit)

    def _rework(self, timer: Timer) -> Timer:
        assert self.first is not None  # noqa: S101 - it is at least this one
        before = self.first
        after = self.of(before) if before.phase != REWORK else before
        if after == before:
            return timer
        if not after.limit.startswith(UNTIL):
            return self._counted(timer, self.limit.halved())
        half = timer.since + (after.due - after.since) / 2
        due = max(half, self.clockwork.due(_LEAST_REWORK, start=timer.since).moment)
        return replace(timer, limit=f"{UNTIL}{due.isoformat()}", due=due + _stood(timer))

    def _counted(self, timer: Timer, limit: Limit) -> Timer:
        if str(limit) == timer.limit:
            return timer
        due = self._due(timer, limit)
        is_extended = (
            self.event.extend_count > 0
            and not timer.limit.startswith(UNTIL)
            and timer.due > self._due(timer, Limit.parse(timer.limit))
        )
        return replace(timer, limit=str(limit), due=max(due, timer.due) if is_extended else due)

    def _due(self, timer: Timer, limit: Limit, *, pauses: bool = True) -> datetime:
        rests = tuple(Pause(pause.since, pause.until) for pause in timer.pauses) if pauses else ()
        return self.clockwork.due(limit, start=timer.since, pauses=rests).moment

    def _is_last(self, timer: Timer) -> bool:
        """Whether it is the last phase of its round: phases start together, each with its own limit."""
        phases = (
            one
            for one in self.event.timers
            if one.key == _HANDLING and one.since == timer.since and one.phase not in {timer.phase, REWORK}
        )
        return all(timer.due >= other.due for other in phases)


def _stood(timer: Timer) -> timedelta:
    """How long it stood still: a clock with a named end moves by the natural time of its pauses."""
    return sum((pause.until - pause.since for pause in timer.pauses if pause.until), start=timedelta())
