"""The spans of an event's life: when it was open, on account, under supervision. Ends that have not come are None."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commandroom.domain.event.state import OPEN, Event

Span = tuple[datetime, datetime | None]
_BEGINNINGS = frozenset({"accept", "triage", "verify"})


def openings(event: Event) -> tuple[Span, ...]:
    """From submission, or from being taken over, to the end; once more for each reopening, in the order of time."""
    since = begun(event)
    if since is None:
        return ()
    reopened = _reopened(event)
    found: list[Span] = []
    if not (event.imported and reopened and since == reopened[0]):
        found.append((since, event.closed_at if not reopened else _closed_before(event, reopened[0])))
    for place, again in enumerate(reopened):
        later = reopened[place + 1 :]
        found.append((again, _closed_before(event, later[0]) if later else event.closed_at))
    if event.state in OPEN:
        found[-1] = (found[-1][0], None)
    return tuple(found)


def begun(event: Event) -> datetime | None:
    """When the first clock of the room began: at its submission, or when it was taken over; None for a draft."""
    return min((t.since for t in event.timers if t.key in _BEGINNINGS), default=None)


def _reopened(event: Event) -> list[datetime]:
    """Each reopening starts a triage clock after the first closing."""
    first = event.first_closed_at
    if first is None or not event.reopen_count:
        return []
    return [t.since for t in event.timers if t.key == "triage" and t.since >= first][-event.reopen_count :]


def _closed_before(event: Event, reopened: datetime) -> datetime:
    """The closing that a reopening undid: the last stop of a closing clock before it, or the first closing."""
    ended = [t.stopped_at for t in event.timers
             if t.key == "close" and not t.cancelled and t.stopped_at is not None and t.stopped_at <= reopened]  # fmt: skip
    return max([*ended, event.first_closed_at or reopened])


def suspended(event: Event) -> tuple[Span, ...]:
    """While its handling clocks stood still. The time that it was closed, which a reopening passes over, is none."""
    pauses = [
        pause for timer in event.timers if timer.pauses and timer.key == "dispose" for pause in timer.pauses
    ]
    if not pauses:
        return ()
    reopened = set(_reopened(event))
    return united({(pause.since, pause.until) for pause in pauses if pause.until not in reopened})


def supervised(event: Event, opened: tuple[Span, ...]) -> tuple[Span, ...]:
    """While it was open (its `openings`) under a signed sheet that was not withdrawn yet."""
    sheets = [(s.issued_at, s.withdrawn_at) for s in event.supervisions if not s.draft]
    if not sheets:
        return ()
    return united(span for each in opened for sheet in sheets if (span := _common(each, sheet)) is not None)


def _common(one: Span, other: Span) -> Span | None:
    since = max(one[0], other[0])
    ends = [end for end in (one[1], other[1]) if end is not None]
    until = min(ends) if ends else None
    return None if until is not None and until <= since else (since, until)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in spans that do not overlap, in order."""
    found: list[Span] = []
    for since, until in sorted(spans, key=_start):
        if found and (found[-1][1] is None or since <= found[-1][1]):
            end = found[-1][1]
            found[-1] = (found[-1][0], None if end is None or until is None else max(end, until))
        else:
            found.append((since, until))
    return tuple(found)


def _start(span: Span) -> datetime:
    return span[0]
