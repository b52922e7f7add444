"""The lamp of a running timer, and from which share of its limit on it is yellow."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from commandroom.domain.time.limit import Limit, Unit, as_limit

ORDINARY_SHARE = 0.75
SHORT_STAGE_SHARE = 0.70
REPORT_SHARE = 0.50
_SHORT = timedelta(hours=4)


class Lamp(StrEnum):
    """What a timer shows."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    DEEP_RED = "deep_red"
    PAUSED = "paused"
    NONE = "none"


def lamp(
    *,
    now: datetime,
    yellow_at: datetime | None,
    due: datetime,
    deep_at: datetime | None,
    paused: bool,
    running: bool,
) -> Lamp:
    """The lamp at `now`: yellow from `yellow_at` on, red after `due`, deep red after `deep_at`.

    A stopped timer shows none, a paused one never turns, however late it is.
    """
    if not running:
        return Lamp.NONE
    if paused:
        return Lamp.PAUSED
    if now > due:
        return Lamp.DEEP_RED if deep_at is not None and now > deep_at else Lamp.RED
    if yellow_at is not None and now >= yellow_at:
        return Lamp.YELLOW
    return Lamp.GREEN


def threshold(timer_key: str, limit: Limit | str, given: float | None = None) -> float:
    """The share of its limit from which a timer is yellow: its own datum, else the room's defaults.

    Defaults: 50 % for report timers, 70 % for stages of at most four hours, 75 % for the rest.
    """
    if given is not None:
        return given
    if timer_key.startswith("report"):
        return REPORT_SHARE
    found = as_limit(limit)
    budget = found.budget if found.unit is not Unit.UD else None
    return SHORT_STAGE_SHARE if budget is not None and budget <= _SHORT else ORDINARY_SHARE
