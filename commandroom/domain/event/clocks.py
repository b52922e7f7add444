"""Starting, stopping, pausing and moving an event's clocks: decided with all its moments, folded without thinking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from commandroom.domain.event.deed import ClockChange, Context
from commandroom.domain.event.state import Event, Pause, Timer
from commandroom.domain.time import clockwork as cw
from commandroom.domain.time.lamp import threshold
from commandroom.domain.time.limit import Limit

UNTIL = "until:"
REPORTS = ("report_phone", "report_written")
MORE_REPORTS = ("report_follow", "report_final")
AFTER_CLOSING = ("report_final",)
"""The one clock that outlives the end: the last report to the county is owed after the closing."""
DISPOSING = ("dispose", "coop")


def counted(
    context: Context, key: str, limit: str, *, since: datetime, pauses: tuple[Pause, ...] = ()
) -> ClockChange:
    """The change that starts a clock with this limit, its due, yellow and deep-red moments counted now."""
    length = Limit.parse(limit)
    rests = tuple(cw.Pause(p.since, p.until) for p in pauses)
    due = context.clockwork.due(length, start=since, pauses=rests)
    share = threshold(key, length, context.policy.yellow_share(key) if key in context.policy.timers else None)
    return ClockChange(
        op="start", key=key, limit=limit, since=since, due=due.moment,
        yellow_at=context.clockwork.moment_at(share, length, start=since, pauses=rests),
        deep_at=context.clockwork.deep_at(length, start=since, due=due.moment, pauses=rests), calendar=due.calendar,
    )  # fmt: skip


def start(  # noqa: PLR0913 - each names one thing of the clock
    event: Event,
    context: Context,
    key: str,
    *,
    limit: str = "",
    since: datetime | None = None,
    unit: str = "",
    phase: str = "",
) -> ClockChange:
    """Start the clock `key` with a limit, or with the one that the rules give for the event's urgency and category."""
    if not limit:
        limit = context.policy.timer_limit(key, event.urgency, context.policy.category(event.category))
    change = counted(context, key, limit, since=since or context.now)
    return replace(change, unit=unit, phase=phase)


def start_until(context: Context, key: str, due: datetime, *, unit: str = "", phase: str = "") -> ClockChange:
    """Start a clock whose due moment somebody named: yellow at the rules' share of the plain time until then."""
    span = due - context.now
    share = context.policy.yellow_share(key)
    return ClockChange(
        op="start", key=key, limit=f"{UNTIL}{due.isoformat()}", since=context.now, due=due, unit=unit, phase=phase,
        yellow_at=context.now + span * share, deep_at=due + span * context.policy.lamps.deep_red_share,
        calendar=context.clockwork.calendar.version,
    )  # fmt: skip


def stop(event: Event, *keys: str, unit: str | None = None) -> tuple[ClockChange, ...]:
    """Stop every running clock of these keys (of one unit, or of all)."""
    return _each(event, "stop", keys, unit)


def cancel(event: Event, *keys: str, unit: str | None = None) -> tuple[ClockChange, ...]:
    """End clocks that do not count any more: neither on time nor late."""
    return _each(event, "cancel", keys, unit)


def cancel_all(event: Event, *, keep: Iterable[str] = ()) -> tuple[ClockChange, ...]:
    """End every running clock but those of `keep`."""
    kept = set(keep)
    return tuple(_of(t, "cancel") for t in event.running() if t.key not in kept)


def end_all(event: Event, now: datetime) -> tuple[ClockChange, ...]:
    """End every running clock because the matter leaves: what is late stays late, nothing else is judged."""
    return tuple(_of(t, "stop" if t.due < now and not t.is_paused else "cancel") for t in event.running())


def pause(event: Event, *keys: str) -> tuple[ClockChange, ...]:
    """Let the running clocks of these keys stand still."""
    return tuple(_of(t, "pause") for t in event.running() if t.key in keys and not t.is_paused)


def resume(event: Event, context: Context, *keys: str) -> tuple[ClockChange, ...]:
    """Let the paused clocks of these keys run on; their due moments are counted again from all their pauses."""
    changes = []
    for timer in event.running():
        if timer.key in keys and timer.is_paused:
            pauses = (*timer.pauses[:-1], replace(timer.pauses[-1], until=context.now))
            changes.append(recounted(context, timer, pauses=pauses, op="resume"))
    return tuple(changes)


def recounted(
    context: Context, timer: Timer, *, pauses: tuple[Pause, ...] | None = None, op: str = "recount"
) -> ClockChange:
    """The change that counts a clock's moments again by today's calendar; nothing consumed is forgotten."""
    rests = timer.pauses if pauses is None else pauses
    if timer.limit.startswith(UNTIL):
        shift = sum(
            (p.until - p.since for p in rests[-1:] if p.until is not None), start=timer.due - timer.due
        )
        return ClockChange(op=op, key=timer.key, unit=timer.unit, phase=timer.phase, due=timer.due + shift,
                           yellow_at=timer.yellow_at + shift, deep_at=timer.deep_at + shift,
                           calendar=timer.calendar)  # fmt: skip
    fresh = counted(context, timer.key, timer.limit, since=timer.since, pauses=rests)
    return replace(fresh, op=op, unit=timer.unit, phase=timer.phase)


def extend(context: Context, timer: Timer, until: datetime) -> ClockChange:
    """Move a clock's due moment to a later one: a new run for reminders, the same start and pauses."""
    span = until - timer.since
    return ClockChange(
        op="extend", key=timer.key, unit=timer.unit, phase=timer.phase, limit=timer.limit, due=until,
        yellow_at=max(timer.yellow_at, timer.since + span * context.policy.yellow_share(timer.key)),
        deep_at=until + (timer.deep_at - timer.due), calendar=context.clockwork.calendar.version,
    )  # fmt: skip


def handling(event: Event, context: Context, *, since: datetime | None = None) -> tuple[ClockChange, ...]:
    """Start the handling clocks: one for each phase of the category, all from the dispatch."""
    category = context.policy.category(event.category)
    phases = event.phases or (tuple((p.name, p.limit) for p in category.phases) if category else ())
    if not phases:
        phases = (("", context.policy.timer_limit("dispose", event.urgency, category) or "5wd"),)
    return tuple(
        start(event, context, "dispose", limit=limit, since=since, phase=name) for name, limit in phases
    )


def _each(event: Event, op: str, keys: tuple[str, ...], unit: str | None) -> tuple[ClockChange, ...]:
    return tuple(_of(t, op) for t in event.running() if t.key in keys and (unit is None or t.unit == unit))


def _of(timer: Timer, op: str) -> ClockChange:
    return ClockChange(op=op, key=timer.key, unit=timer.unit, phase=timer.phase)


def apply(event: Event, changes: Sequence[ClockChange], at: datetime) -> Event:
    """The event with these changes made to its clocks at a moment."""
    return replace(event, timers=changed(event.timers, changes, at))


def changed(
    timers: tuple[Timer, ...], changes: Sequence[ClockChange], at: datetime, by: str = ""
) -> tuple[Timer, ...]:
    """These clocks with the changes made to them at a moment by somebody."""
    if not changes:
        return timers
    found = list(timers)
    for change in changes:
        _apply_one(found, change, at, by)
    return tuple(found)


def _apply_one(timers: list[Timer], change: ClockChange, at: datetime, by: str) -> None:
    if change.op == "start":
        timers.append(_started(timers, change, at))
        return
    for index in reversed(range(len(timers))):
        timer = timers[index]
        if timer.stopped_at is None and _is_of(timer, change):
            timers[index] = _changed(timer, change, at, by)
            return


def _is_of(timer: Timer, change: ClockChange) -> bool:
    """Whether a change is about this clock, in whichever of its runs."""
    return timer.key == change.key and timer.unit == change.unit and timer.phase == change.phase


def _started(timers: list[Timer], change: ClockChange, at: datetime) -> Timer:
    epoch = 1 + max([t.epoch for t in timers if _is_of(t, change)], default=0)
    return Timer(key=change.key, unit=change.unit, phase=change.phase, epoch=epoch, limit=change.limit,
                 since=change.since or at, due=change.due or at, yellow_at=change.yellow_at or at,
                 deep_at=change.deep_at or at, calendar=change.calendar, pauses=change.pauses)  # fmt: skip


def _changed(timer: Timer, change: ClockChange, at: datetime, by: str) -> Timer:
    match change.op:
        case "stop":
            return replace(_unpaused(timer, at), stopped_at=at, stopped_by=by)
        case "cancel":
            return replace(_unpaused(timer, at), stopped_at=at, cancelled=True)
        case "pause":
            return timer if timer.is_paused else replace(timer, pauses=(*timer.pauses, Pause(since=at)))
        case "resume" | "recount" | "extend":
            base = _unpaused(timer, at) if change.op == "resume" else timer
            return replace(base, due=change.due or timer.due, yellow_at=change.yellow_at or timer.yellow_at,
                           deep_at=change.deep_at or timer.deep_at, calendar=change.calendar or timer.calendar,
                           limit=change.limit or timer.limit, epoch=timer.epoch + (change.op == "extend"))  # fmt: skip
        case _:
            return timer


def _unpaused(timer: Timer, at: datetime) -> Timer:
    if not timer.is_paused:
        return timer
    return replace(timer, pauses=(*timer.pauses[:-1], replace(timer.pauses[-1], until=at)))
