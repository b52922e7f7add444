"""The demo room: fictitious 临溪镇 with a history made by real commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from commandroom.base.clock import FixedClock
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.entrypoints.opening import Start, create_room
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.demo.telling import Plot, tell
from commandroom.usecases.room import Room

_LAST_HOUR = time(16, 30)


def end_of(day: date) -> datetime:
    """The moment at which a story that ends on a day breaks off: half past four, with the offices still at work."""
    return datetime.combine(day, _LAST_HOUR, TOWNSHIP_ZONE).astimezone(UTC)


def make_demo(home: Path, plot: Plot, *, progress: Callable[[float], None] = lambda _share: None) -> Room:
    """Found the demo town in an empty home and tell its days; the room's clock stands at the end of the plot.

    Raises:
        RefusedError: the home has a room already.
        WorldError: the home cannot be written.
    """
    town = demo_township(local(plot.end).date())
    clock = FixedClock(plot.start)

    def move(moment: datetime) -> None:
        clock.moment = moment.astimezone(UTC)

    start = Start(name=town.name, code=town.code, kind=town.kind, practice=True, demo=True)
    room = create_room(home, start, clock=clock, persons=town.persons)
    try:
        tell(room, town, demo_texts(), plot, move=move, progress=progress)
    except BaseException:
        room.store.close()
        raise
    clock.moment = plot.end
    room.perform(SeatSetting("demo_now", plot.end.isoformat()))
    return room
