"""An event as if its handling had had another limit: the same deeds at the same moments, other due moments."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from commandroom.domain.event.clocks import UNTIL
from commandroom.domain.event.state import Event, Timer
from commandroom.domain.figures.facts import REWORK
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.limit import Limit

_HANDLING = "dispose"


def is_named(event: Event) -> bool:
    """Whether somebody named the due moment of its handling: no limit of the category was asked."""
    return any(timer.key == _HANDLING and timer.limit.startswith(UNTIL) for timer in event.timers)


def with_limit(event: Event, limit: Limit, clockwork: Clockwork) -> Event:
    """The event with this limit for the last (or only) phase of its handling.

    Pauses stand as they were. An extension was granted until a moment, and stays where that is later. A rework has half of the
    new limit. What had this limit already is not counted again, whatever the calendar says today.
    """
    timers = tuple(_replayed(event, timer, limit, clockwork) for timer in event.timers)
    return event if timers == event.timers else replace(event, timers=timers)


def _replayed(event: Event, timer: Timer, limit: Limit, clockwork: Clockwork) -> Timer:
    if timer.key != _HANDLING or timer.limit.startswith(UNTIL):
        return timer
    wanted = limit
    if timer.phase == REWORK:
        first = next(one for one in event.timers if one.key == _HANDLING)
        if first.limit.startswith(UNTIL):
            return timer
        wanted = limit.halved()
    elif not _is_last(timer, event.timers):
        return timer
    if str(wanted) == timer.limit:
        return timer
    rests = tuple(Pause(pause.since, pause.until) for pause in timer.pauses)
    due = clockwork.due(wanted, start=timer.since, pauses=rests).moment
    plain = clockwork.due(timer.limit, start=timer.since, pauses=rests).moment
    is_extended = event.extend_count > 0 and timer.due > plain
    return replace(timer, limit=str(wanted), due=max(due, timer.due) if is_extended else due)


def _is_last(timer: Timer, timers: Iterable[Timer]) -> bool:
    """Whether it is the last phase of its round: phases start together, each with its own limit."""
    others = (
        one for one in timers if one.key == _HANDLING and one.since == timer.since and one.phase != REWORK
    )
    return all(timer.due >= other.due for other in others)
