"""The demo room: fictitious 临溪镇 with a history made by real commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from commandroom.base.clock import FixedClock
from commandroom.base.paths import STORE
from commandroom.domain.errors import RefusedError
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.entrypoints.copies import no_desk
from commandroom.entrypoints.opening import Start, create_room, open_room
from commandroom.interop.demo import demo_texts, demo_township
from commandroom.usecases.commands import SeatSetting
from commandroom.usecases.demo.machine import let_run
from commandroom.usecases.demo.months import freeze_months
from commandroom.usecases.demo.telling import Plot, tell
from commandroom.usecases.queries import BoardIds, BoardQuery
from commandroom.usecases.room import Room

_LAST_HOUR = time(16, 30)


def end_of(day: date) -> datetime:
    """The moment at which a story that ends on a day breaks off: half past four, with the offices still at work."""
    return datetime.combine(day, _LAST_HOUR, TOWNSHIP_ZONE).astimezone(UTC)


def make_demo(home: Path, plot: Plot, *, progress: Callable[[float], None] = lambda _share: None) -> Room:
    """Found the demo town in an empty home and tell its days; the room's clock stands at the end of the plot.

    Raises:
        RefusedError: `demo.home_taken`: the home has a room in use already.
        WorldError: the home cannot be written.
    """
    _make_way(home)
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
    freeze_months(room, plot)
    let_run(room, plot.end)
    room.perform(SeatSetting("demo_now", plot.end.isoformat()))
    return room


def _make_way(home: Path) -> None:
    """A practice room in which nothing happened yet is kept aside for the demo town; any other one stays."""
    from commandroom.store.restoring import set_aside

    into = home / STORE
    if not into.is_file():
        return
    room = open_room(home)
    try:
        now = room.now()
        events = room.ask(BoardIds(BoardQuery(view="all", sort="number"), now=now)).total
    finally:
        room.store.close()
    if events or not room.practice:
        raise RefusedError("demo.home_taken", home=str(home))
    with no_desk(home):
        set_aside(into, now=now)
