"""The log of alerts does not grow for ever: what is over goes after the days that the rules say."""

from __future__ import annotations

from datetime import datetime, timedelta

from commandroom.usecases.queries import Rules
from commandroom.usecases.room import Room

AT_ONCE = 500
"""Rows of one transaction: nobody's deed waits for more."""
PASSES = 40


def prune(room: Room, *, now: datetime | None = None) -> int:
    """Forget alerts that began more than `keep_days` ago and are over; those that ring or are taken stay.

    The rates look back less far than the least that `keep_days` may be (`alerts.toml`), so that their figures stay as they are.
    A long arrear is done over several calls. Returns how many went.
    """
    book = room.alerts
    if book is None or room.store.is_read_only:
        return 0
    before = (now or room.now()) - timedelta(days=room.ask(Rules()).policy.alerts.keep_days)
    gone = 0
    for _ in range(PASSES):
        some = book.prune_alerts(before, at_most=AT_ONCE)
        gone += some
        if some < AT_ONCE or room.store.is_awaited:
            break
    return gone
