"""The board's orders as stretches: one range of events after the other, each with the index in which it lies sorted.

The order of urgency depends on the hour. It is never stored: the rows carry the instants at which they turn yellow,
red and deep red, and each stretch is a range of those instants. What nobody works on any more follows the newest first.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from commandroom.store.narrowing import ALL_LANES, DAY, OPEN_LANES
from commandroom.store.shape import (
    LANE_DONE,
    LANE_GRAVE,
    LANE_HISTORY,
    LANE_RUNNING,
    LANE_STILL,
    LANE_UNASSIGNED,
)
from commandroom.usecases.queries import BoardQuery

RECENT = "registered_at DESC, row DESC"
BY_LANE = "ix_event_lane_due"
_MOVING = frozenset({LANE_UNASSIGNED, LANE_RUNNING})
_TIME_LEFT = "due, row"


class Stretch(msgspec.Struct, frozen=True):
    """Events of some lanes under a condition, in an order.

    `index` holds them: sorted so when `is_sorted`, else it only keeps them together, and they are few.
    """

    lanes: frozenset[int]
    order: str
    index: str
    condition: str = ""
    values: tuple[object, ...] = ()
    is_sorted: bool = False

    @property
    def keys(self) -> str:
        """The columns of the order, without their directions, for a selection that is sorted as a whole."""
        return ", ".join(part.split()[0] for part in self.order.split(", ") if not part.startswith("row"))


def stretches(board: BoardQuery, now: int, lanes: frozenset[int]) -> Iterator[Stretch]:
    """The stretches of a board query, as far as its lanes reach."""
    for stretch in _all(board, now, lanes):
        if stretch.lanes & lanes:
            yield stretch


def backlog(now: int) -> Stretch:
    """Red lights older than a day."""
    return Stretch(frozenset({LANE_RUNNING}), _TIME_LEFT, BY_LANE, "due < ?", (now - _day(),))


def hides_backlog(board: BoardQuery) -> bool:
    """Whether older red lights are left out and counted: in the open ones by urgency."""
    return board.view == "open" and board.sort == "urgency"


def _all(board: BoardQuery, now: int, lanes: frozenset[int]) -> Iterator[Stretch]:
    match board.sort:
        case "urgency":
            yield from _by_urgency(board, now)
            yield from _rest()
        case "due":
            yield Stretch(OPEN_LANES, "paused, due IS NULL, due, row", BY_LANE)
            yield from _rest()
        case "registered" if len(lanes) == 1:
            yield from _recent(*lanes)
        case "registered":
            yield Stretch(ALL_LANES, RECENT, "ix_event_registered_at", is_sorted=True)
        case "grade":
            order = f"urgency DESC, severity DESC, {RECENT}"
            yield Stretch(ALL_LANES, order, "ix_event_urgency_severity_registered_at", is_sorted=True)
        case _:
            yield Stretch(ALL_LANES, "number DESC, row DESC", "ix_event_number", is_sorted=True)


def _by_urgency(board: BoardQuery, now: int) -> Iterator[Stretch]:
    """The open events.

    Grave ones and those that nobody was sent to in time; yellow ones by the time left; red ones of the last 24 hours by
    how late they are; what is in time, by when it is due; what stands still.
    """
    running, unassigned = frozenset({LANE_RUNNING}), frozenset({LANE_UNASSIGNED})
    yield _open({LANE_GRAVE}, "severity DESC, due IS NULL, due, row")
    yield _open(unassigned, _TIME_LEFT, "due < ?", now)
    yield _open(_MOVING, _TIME_LEFT, "due >= ? AND yellow_at <= ?", now, now)
    yield _open(running, _TIME_LEFT, "due < ? AND due >= ?", now, now - _day())
    if not hides_backlog(board):
        yield backlog(now)
    yield _open(_MOVING, _TIME_LEFT, "due >= ? AND yellow_at > ?", now, now)
    yield _open({LANE_STILL}, "paused, due IS NULL, due, registered_at, row")


def _open(lanes: frozenset[int] | set[int], order: str, condition: str = "", *values: object) -> Stretch:
    return Stretch(frozenset(lanes), order, BY_LANE, condition, values)


def _rest() -> Iterator[Stretch]:
    yield from _recent(LANE_HISTORY, LANE_DONE)


def _recent(*lanes: int) -> Iterator[Stretch]:
    for lane in lanes:
        yield Stretch(frozenset({lane}), RECENT, "ix_event_lane_registered_at", is_sorted=True)


def _day() -> int:
    return int(DAY.total_seconds() * 1000)
