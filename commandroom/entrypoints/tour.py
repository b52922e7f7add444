"""The tour put together: a demo home, its own clock, the desk, the machine's rounds; played by `ui.tour`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from commandroom.base.clock import FixedClock
from commandroom.base.paths import STORE
from commandroom.domain.errors import RefusedError
from commandroom.domain.time.moments import TOWNSHIP_ZONE, local
from commandroom.entrypoints import desk
from commandroom.entrypoints.context import Context
from commandroom.usecases.commands import SeatSetting

if TYPE_CHECKING:
    from commandroom.ui.tour.day import Played
    from commandroom.usecases.room import Room

DAYS = 14
_MORNING = time(9, 10)
_SATURDAY = 5


def play(context: Context, out: Path) -> list[dict[str, object]]:
    """Play the day; the steps with their pictures, how long each took, with how many keys and which longest block.

    Raises:
        RefusedError: the home is a real room.
        WorldError: a step did not do what it should.
    """
    desk.draw_offscreen()
    desk.check_machine()
    if not (context.home / STORE).is_file():
        desk.make_first_demo(context, days=DAYS, until=last_morning(context.clock.now()))
    room = context.room()
    if not room.practice:
        raise RefusedError("tour.practice_only", home=str(context.home))
    clock = FixedClock(desk.demo_clock(room, context.clock).now())
    context.close()
    context.clock = clock
    with TemporaryDirectory() as folder:
        return _played(context.room(), clock, Path(folder), out)


def last_morning(now: datetime) -> datetime:
    """Ten past nine of the last weekday that has come that far: the offices are at work when the day is played."""
    moment = datetime.combine(local(now).date(), _MORNING, TOWNSHIP_ZONE)
    while moment > now or moment.weekday() >= _SATURDAY:
        moment -= timedelta(days=1)
    return moment.astimezone(UTC)


def _played(room: Room, clock: FixedClock, folder: Path, out: Path) -> list[dict[str, object]]:
    from commandroom.ui.program import Program, application
    from commandroom.ui.tour.day import Day
    from commandroom.ui.tour.steps import STEPS

    program = Program(
        application(), room, clock=clock, home=folder, listen=lambda bus: room.listen(bus.announce)
    )
    program.opened.window.resize(1920, 1080)
    program.settle()
    try:
        played = Day(program, room, clock, out, rounds=_rounds(room)).play(STEPS)
    finally:
        program.close()
        room.perform(SeatSetting(desk.DEMO_NOW, clock.now().isoformat()))
    return [_step(one) for one in played]


def _step(played: Played) -> dict[str, object]:
    """The longest block of the window's thread, without the time in which the machine had no processor for it.

    Beside it how long it was by the clock, how much of it was work, and in which code.
    """
    longest = played.longest
    return {
        "name": played.name,
        "file": played.file,
        "seconds": played.seconds,
        "keys": played.keys,
        "longest_block_ms": longest.own_ms,
        "block_wall_ms": longest.wall_ms,
        "block_work_ms": longest.work_ms,
        "block_cause": longest.cause,
    }


def _rounds(room: Room) -> Callable[[], object]:
    """One pass of supervision with its alerts, as the job makes it."""
    from commandroom.jobs.periodic import seat_jobs

    sweep = seat_jobs(room)[0]
    return sweep.work
