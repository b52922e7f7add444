"""The lamp of a row between two answers of the store."""

from __future__ import annotations

from datetime import datetime

from commandroom.domain.time.lamp import Lamp, lamp
from commandroom.usecases.queries import TimerRow


def lamp_at(row: TimerRow, now: datetime) -> Lamp:
    """The lamp of a row at a moment: it turns between two answers of the store."""
    return lamp(
        now=now, yellow_at=row.yellow_at, due=row.due, deep_at=row.deep_at, paused=row.paused, running=True
    )
