"""What the clock says about a limit, for the command line and the desk; needs a calendar and no home."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from commandroom.domain.errors import WrongUseError
from commandroom.domain.time.clockwork import Clockwork, Pause
from commandroom.domain.time.limit import Limit
from commandroom.domain.time.moments import parse_moment
from commandroom.domain.time.steps import Step


class DueReport(msgspec.Struct, frozen=True):
    """When a limit ends, by which calendar, and the working; `due` is in UTC.

    `missing_years` lack their notice of holidays; `stopped` says that an open suspension makes `due` the
    earliest.
    """

    due: datetime
    limit: str
    calendar: str
    steps: tuple[Step, ...]
    missing_years: tuple[int, ...]
    stopped: bool


def due_report(
    clockwork: Clockwork,
    limit_text: str,
    *,
    start: datetime | str,
    suspensions: Iterable[Pause | str] = (),
) -> DueReport:
    """When `limit_text` from `start` ends, with the working; suspensions as `ISO/ISO`, an open one `ISO/`.

    Raises:
        WrongUseError: a limit, a moment or a suspension that cannot be read or makes no sense, each by its
            code.
    """
    limit = Limit.parse(limit_text)
    since = parse_moment(start) if isinstance(start, str) else start
    pauses = tuple(parse_pause(item) if isinstance(item, str) else item for item in suspensions)
    due = clockwork.due(limit, start=since, pauses=pauses)
    return DueReport(
        due=due.moment,
        limit=due.limit,
        calendar=due.calendar,
        steps=tuple(clockwork.steps(limit, start=since, pauses=pauses)),
        missing_years=due.missing_years,
        stopped=due.stopped,
    )


def parse_pause(text: str) -> Pause:
    """The suspension that `2026-03-11 10:00/2026-03-13 10:00` says; nothing after the slash while it lasts.

    Raises:
        WrongUseError: `pause.malformed`, `pause.backwards`, or what `parse_moment` refuses.
    """
    begin, slash, end = text.partition("/")
    if not slash or not begin.strip() or "/" in end:
        raise WrongUseError("pause.malformed", text=text[:80])
    return Pause(parse_moment(begin), parse_moment(end) if end.strip() else None)
