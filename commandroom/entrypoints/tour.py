"""The tour put together: a demo home, its own clock, the desk, the machine's rounds; played by `ui.tour`."""

from __future__ import annotations

import gc
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
LONG_ENTRIES, LONG_FILES, LONG_TEXT = 400, 99, 10_000
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
        return _played(context.room(), clock, Path(folder), out, lang=context.lang)


def last_morning(now: datetime) -> datetime:
    """Ten past nine of the last weekday that has come that far: the offices are at work when the day is played."""
    moment = datetime.combine(local(now).date(), _MORNING, TOWNSHIP_ZONE)
    while moment > now or moment.weekday() >= _SATURDAY:
        moment -= timedelta(days=1)
    return moment.astimezone(UTC)


def long_story(room: Room, now: datetime, folder: Path) -> str:
    """The number of an event as long as events get: 400 entries, 99 files, 10,000 characters; a colleague's work."""
    from commandroom.usecases.commands import Act
    from commandroom.usecases.queries import Persons

    person = next(row.person.id for row in room.ask(Persons(now=now)) if "shift_leader" in row.person.roles)
    at = (now - timedelta(days=1)).isoformat()
    story = "镇里多次到现场查看，雨天积水、晴天扬尘，周边居民意见不一，仍在协调。"
    text = (story * (LONG_TEXT // len(story) + 1))[:LONG_TEXT]
    fields = {"source": "CALL", "title": "东岙村道路积水多次反映", "text": text, "location": "东岙村村口",
              "occurred_at": at, "reported_at": at}  # fmt: skip
    files = [folder / f"现场{place + 1:02}.txt" for place in range(LONG_FILES)]
    for file in files:
        file.write_text(f"{file.stem}：{story}", encoding="utf-8")
    with room.together():
        event = room.perform(Act("register", data=fields, actor=person))
        room.perform(Act("attach", event.event, {"files": [str(file) for file in files]}, actor=person))
        for count in range(LONG_ENTRIES - 2):
            room.perform(Act("note", event.event, {"text": f"第{count + 1}次回访：{story}"}, actor=person))
    return str(event.number)


def _played(room: Room, clock: FixedClock, folder: Path, out: Path, *, lang: str) -> list[dict[str, object]]:
    from commandroom.interop.importer import TableImporter
    from commandroom.ui.application import application
    from commandroom.ui.program import Program
    from commandroom.ui.tour.day import Day
    from commandroom.ui.tour.looks import LONG
    from commandroom.ui.tour.steps import STEPS

    known = {LONG: long_story(room, clock.now(), folder)}
    gc.disable()  # as for a desk that starts; the program looks for itself once it stands
    importer = TableImporter(room, folder, lang=lang)
    program = Program(
        application(), room, clock=clock, home=folder, listen=lambda bus: room.listen(bus.announce),
        importer=lambda: importer,
    )  # fmt: skip
    program.opened.window.resize(1920, 1080)
    program.settle_soon()
    try:
        played = Day(program, room, clock, out, rounds=_rounds(room), known=known).play(STEPS)
    finally:
        program.close()
        gc.enable()
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
