"""In whose hands an event is: somebody at another seat worked on it a short while ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from commandroom.ui.parts.entries import SYSTEM_ACTORS
from commandroom.usecases.queries import TimelineRow

HELD_FOR = timedelta(minutes=30)
"""As long as a step of the room takes at most by its own limits (accept, dispatch: 30 minutes)."""


def held_elsewhere(rows: Sequence[TimelineRow], *, seat: str, now: datetime) -> TimelineRow | None:
    """What somebody did last at another seat, where nobody at this one did anything since; `rows` oldest first."""
    last = next((row for row in reversed(rows) if row.actor not in SYSTEM_ACTORS), None)
    if last is None or not last.seat or last.seat == seat or now - last.at > HELD_FOR:
        return None
    return last
