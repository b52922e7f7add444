"""The swaps of duty as they stand."""

from __future__ import annotations

from commandroom.domain.people.swaps import Stand, Swap
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
    return tuple(rows[: query.limit])
