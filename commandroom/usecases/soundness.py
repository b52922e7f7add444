"""The nightly look at everything: the file, the whole chains, every fold, the search index; its result stays at hand.

At the start only what came after the last checkpoint is checked, before the first write. The rest takes minutes at a
million events, so it is done at night, or during the day at a desk that is never on at night.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from commandroom.domain.time.moments import local
from commandroom.usecases.changes import Changes
from commandroom.usecases.queries import Soundness, Verification
from commandroom.usecases.room import Room

Check = Callable[[], Verification]

KEY = "check.last"
FROM_HOUR, UNTIL_HOUR = 1, 5
EACH_NIGHT, AT_LATEST = timedelta(hours=12), timedelta(hours=36)
MOST_NAMED = 20


class Look(msgspec.Struct, frozen=True):
    """What the last look found, as it is kept; `problems` names at most `MOST_NAMED` of `count`."""

    at: datetime
    problems: tuple[str, ...] = ()
    count: int = 0


def nightly(room: Room, check: Check, now: datetime) -> Verification | None:
    """Check the whole store when it is time; None when it is not.

    Raises:
        WorldError: the check could not be made; the next look is the job's next run.
    """
    last = room.ask(Soundness()).checked_at
    return look(room, check, now) if is_time(last, now) else None


def look(room: Room, check: Check, now: datetime) -> Verification:
    """Check the whole store and keep what was found.

    Raises:
        WorldError: the check could not be made.
    """
    found = check()
    kept = Look(now, found.problems[:MOST_NAMED], len(found.problems))
    room.store.set_local(KEY, msgspec.json.encode(kept).decode())
    room.tell(Changes(seat_only=True))
    return found


def is_time(last: datetime | None, now: datetime) -> bool:
    """Whether to look: once a night, or as soon as the last look is a day and a half old.

    A store that nobody ever looked at waits for its first night: there is nothing of it that is old.
    """
    is_night = FROM_HOUR <= local(now).hour < UNTIL_HOUR
    if last is None or last > now:
        return is_night
    return now - last > (EACH_NIGHT if is_night else AT_LATEST)
