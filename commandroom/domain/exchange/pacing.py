"""When the next exchange is due: at the period, or after a failure at random within a growing span."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST_SECONDS = 1.0
LAN_CAP_SECONDS, WAN_CAP_SECONDS = 30.0, 300.0
_SPREAD = 0.1
_DOUBLINGS = 12


def after_success(now: datetime, period: float, luck: float) -> datetime:
    """The next one, a tenth sooner or later, so that seats which were switched on together do not stay together."""
    return now + timedelta(seconds=period * (1 + _SPREAD * (2 * luck - 1)))


def after_failure(now: datetime, failures: int, *, is_lan: bool, retry_after: float, luck: float) -> datetime:
    """Full jitter (AWS, "Exponential Backoff and Jitter", 2015): anywhere between nothing and the span, never before asked.

    `failures` counts this one; `luck` is a random number from 0 to 1.
    """
    cap = LAN_CAP_SECONDS if is_lan else WAN_CAP_SECONDS
    span = min(cap, FIRST_SECONDS * 2.0 ** min(failures, _DOUBLINGS))
    return now + timedelta(seconds=max(retry_after + luck, span * luck))
