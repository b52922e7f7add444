"""Two rooms count on the same person: the ways out of two loans that both hold at a moment."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from commandroom.domain.people.absences import Loan


class WayOut(Struct, frozen=True):
    """One way: `keep` stays as it is, `give` gets another `since` or `until`, or goes altogether (both None)."""

    keep: Loan
    give: Loan
    since: datetime | None = None
    until: datetime | None = None

    @property
    def ends_it(self) -> bool:
        """Whether nothing is left of the loan that gives way."""
        return self.since is None and self.until is None


def ways_out(one: Loan, other: Loan) -> tuple[WayOut, ...]:
    """Keep the one, or keep the other; whichever gives way keeps the longer part of what is left beside the kept one."""
    return (_way(one, other), _way(other, one))


def _way(keep: Loan, give: Loan) -> WayOut:
    before = max((keep.since - give.since).total_seconds(), 0)
    after = max((give.until - keep.until).total_seconds(), 0)
    if not before and not after:
        return WayOut(keep, give)
    return WayOut(keep, give, until=keep.since) if before >= after else WayOut(keep, give, since=keep.until)
