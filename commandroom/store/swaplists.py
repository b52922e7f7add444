"""The swaps of duty as they stand."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from msgspec.structs import replace

from commandroom.domain.people.swaps import Stand, Swap
from commandroom.domain.time.moments import local
from commandroom.store import records
from commandroom.store.made import all_of
from commandroom.store.reading import Reading
from commandroom.usecases.queries import SwapRow, Swaps

_WAITING = frozenset({Stand.ASKED, Stand.AGREED})


def swaps(reading: Reading, query: Swaps) -> tuple[SwapRow, ...]:
    """Those that wait for somebody, then the newest."""
    now = query.now or reading.clock.now()
    void = reading.reference.people.staff.rota.rows.void_swaps
    found = all_of(Swap, records.of_kind(reading.connection, "swap"), whole=True)
    rows = [SwapRow(swap, swap.stand(now, void)) for swap in found]
    rows.sort(key=lambda row: (row.swap.asked_at, row.swap.id), reverse=True)
    rows.sort(key=lambda row: row.stand not in _WAITING)
    rows = rows[: query.limit]
    return _with_leaders(reading, rows, now) if any(row.stand in _WAITING for row in rows) else tuple(rows)


def _with_leaders(reading: Reading, rows: list[SwapRow], now: datetime) -> tuple[SwapRow, ...]:
    """Who may consent is on the days of the swap, which need not be among those that somebody looks at."""
    leads = {post.zh for post in reading.reference.shipped.duty.posts if post.leads}
    rota = reading.reference.people.staff.rota.rows
    shifts = {shift.id: shift for shift in (*reading.reference.shipped.duty.shifts, *rota.shifts)}
    today = local(now).date()
    by_day: dict[date, set[str]] = defaultdict(set)
    on_now: set[str] = set()
    for duty in rota.duties:
        if duty.post in leads and duty.shift in shifts:
            by_day[duty.day].add(duty.person)
            if abs((duty.day - today).days) <= 1:
                begin, end = shifts[duty.shift].span(duty.day)
                on_now |= {duty.person} if begin <= now < end else set()
    return tuple(
        replace(row, leading=frozenset(on_now.union(*(by_day[turn.day] for turn in row.swap.given))))
        if row.stand in _WAITING
        else row
        for row in rows
    )
