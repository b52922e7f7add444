"""The desk put together: machine checked, room opened, jobs beside it, everything closed in order."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, MutableMapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commandroom.base.clock import Clock, FixedClock, SystemClock
from commandroom.base.heaps import keep_heaps_few
from commandroom.base.paths import STORE
from commandroom.domain.errors import WorldError
from commandroom.entrypoints import machine
from commandroom.entrypoints.context import Context

if TYPE_CHECKING:
    from commandroom.jobs.scheduler import Scheduler
    from commandroom.ui.single import SingleDesk
    from commandroom.usecases.importing import Importer
    from commandroom.usecases.rekeying import KeyChange
    from commandroom.usecases.room import Room

DEMO_NOW = "demo_now"
_HEAPS = 2


def check_machine(environment: MutableMapping[str, str] = os.environ) -> None:
    """Refuse a start that Qt would answer by ending the process; speak to the input method as it understands.

    Raises:
        WorldError: Qt is missing or unsound on this Python, or there is no screen.
    """
    qt = machine.qt_version()
    if not qt:
        raise WorldError("desk.no_qt")
    if not machine.qt_is_sound(qt):
        raise WorldError("desk.bad_qt", version=qt)
    if not machine.has_display(environment):
        raise WorldError("desk.no_display")
    if machine.wants_ibus_module(environment):
        environment["QT_IM_MODULE"] = "ibus"


def draw_offscreen(environment: MutableMapping[str, str] = os.environ) -> None:
    """Where there is no screen, paint into memory. Call it before Qt is imported."""
    if not machine.has_display(environment):
        environment["QT_QPA_PLATFORM"] = "offscreen"


def demo_clock(room: Room, clock: Clock) -> Clock:
    """The clock for pictures and the tour: a demo's own, which stands where its story breaks off."""
    kept = room.store.local(DEMO_NOW)
    return FixedClock(datetime.fromisoformat(kept)) if kept else clock


def open_the_desk(context: Context, *, demo: bool, hidden: bool = False) -> int:
    """Open the desk of the home and return when it is closed; a second one calls the first to the front.

    An empty home is asked what room it shall be; one that cannot be opened shows why, with the ways out.
    """
    check_machine()
    if demo and not (context.home / STORE).is_file():
        make_first_demo(context)
    gc.disable()  # nothing of a start is garbage, and Qt's own import is half of it; the desk enables it when it stands
    from commandroom.ui.application import application
    from commandroom.ui.program import AGAIN, RESTART

    application()
    while True:
        if is_untouched(context.home) and not _found_a_room(context):
            return 0
        if not _unlocked(context):
            return 0
        code = _open_once(context, hidden=hidden)
        hidden = False
        if code == RESTART:
            return begin_anew()
        if code != AGAIN:
            return code


def _unlocked(context: Context) -> bool:
    """Whether the room's file can be opened, after its pass phrase was asked for where one keeps the key.

    What was typed stays in this process's environment, for the copies that are made in processes of their own. Any other
    trouble with the key is said by the opening itself.
    """
    from commandroom.domain.errors import RefusedError
    from commandroom.entrypoints import custody
    from commandroom.sync.custody import VARIABLE

    said = ""
    while True:
        try:
            custody.store_key(context.home)
        except RefusedError as error:
            if error.code not in {"key.phrase_needed", "key.phrase_wrong"}:
                return True
            said = context.sentence(error) if error.code == "key.phrase_wrong" else said
        else:
            return True
        from commandroom.ui.dialogs.phrase import ask_phrase

        os.environ[VARIABLE] = ask_phrase(said)
        if not os.environ[VARIABLE]:
            return False


def begin_anew() -> int:
    """A fresh process with the same arguments; this one ends."""
    import subprocess

    is_frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if is_frozen else ["-m", "commandroom"]), *sys.argv[1:]]
    subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own program
    return 0


def is_untouched(home: Path) -> bool:
    """Whether no room was ever here: nothing of ours lies in the folder, and it could be made."""
    if not home.exists():
        return any(os.access(parent, os.W_OK) for parent in home.parents if parent.exists())
    try:
        names = {path.name for path in home.iterdir()}
    except OSError:
        return False
    return not names & {STORE, "backups", "attachments", "desk.ini"} and os.access(home, os.W_OK)


def _found_a_room(context: Context) -> bool:
    from commandroom.entrypoints.founding import HomeFounding
    from commandroom.ui.application import application
    from commandroom.ui.firstrun.wizard import found_a_room

    gc.enable()
    founding = HomeFounding(context.home, clock=context.clock)
    return found_a_room(application(), founding, context.home, lang=context.lang)


def _open_once(context: Context, *, hidden: bool = False) -> int:
    from commandroom.ui.program import AGAIN
    from commandroom.ui.single import SingleDesk

    home = context.home
    single = SingleDesk(home)
    if not single.claim():
        return _call_first(single, context)
    gc.disable()
    try:
        code = _run(single, context, hidden=hidden)
        change = _wanted(context)
        context.close()
        if code == AGAIN:
            _between(context, change)
        return code
    finally:
        gc.enable()
        context.close()
        single.release()


def _wanted(context: Context) -> KeyChange | None:
    """The change of key that was asked for at the desk which has just closed."""
    room = context.held
    return room.rekeying.wanted if room is not None and room.rekeying is not None else None


def _between(context: Context, change: KeyChange | None) -> None:
    """What is done while nobody has the store open: its key is changed, or a copy that was made ready takes its place."""
    if change is None:
        from commandroom.entrypoints.copies import exchange_prepared

        exchange_prepared(context.home, context.clock.now())
        return
    from commandroom.entrypoints.rekeying import change_key
    from commandroom.ui.application import application
    from commandroom.ui.rekeying import show_change

    def work(step: Callable[[str], object]) -> None:
        change_key(context.home, change, now=context.clock.now(), step=step)

    show_change(application(), context.home, work, is_on=change.keeper is not None)


def with_copies_apart(room: Room, stop: Callable[[], object]) -> Callable[[], object]:
    """Make the room's copies and exports in processes of their own; returns what ends them and the jobs."""
    from commandroom.entrypoints.carrying import HomeCarrying
    from commandroom.entrypoints.copies import HomeCopies

    apart = [part for part in (room.copies, room.carrying) if isinstance(part, HomeCopies | HomeCarrying)]
    for part in apart:
        part.apart = True

    def end() -> None:
        for part in apart:
            part.stop()
        stop()

    return end


class LateJobs:
    """The periodic jobs of a desk, whose scheduler is loaded when the window stands; from any thread."""

    def __init__(self, room: Room, clock: Clock, *, home: Path) -> None:
        from commandroom.entrypoints.nightly import CheckApart

        self._room = room
        self._clock = clock
        self._check = CheckApart(home)
        self._guard = threading.Lock()
        self._scheduler: Scheduler | None = None
        self._is_over = False

    def begin(self) -> None:
        """Load the scheduler and start it, unless the desk has closed meanwhile."""
        from commandroom.entrypoints.jobbing import HomeJobs
        from commandroom.jobs.periodic import seat_scheduler

        with self._guard:
            if not self._is_over:
                if self._room.copies is not None:
                    self._room.copies.cancel()  # what an earlier sitting made ready and never exchanged
                self._scheduler = seat_scheduler(self._room, clock=self._clock, check=self._check)
                self._scheduler.start()
                if isinstance(self._room.jobs, HomeJobs):
                    self._room.jobs.follow(self._scheduler)

    def end(self) -> None:
        """Stop what runs; what has not begun will not."""
        with self._guard:
            self._is_over = True
            self._check.stop()
            if self._room.exchanging is not None:
                self._room.exchanging.listen(on=False)
            if self._scheduler is not None:
                self._scheduler.stop()


def make_first_demo(context: Context, *, days: int = 90, until: datetime | None = None) -> None:
    """Tell the demo town's days into the empty home, up to a moment or to now."""
    from commandroom.entrypoints.demo import make_demo
    from commandroom.usecases.demo.telling import Plot

    said = context.say("正在生成演示数据，约需半分钟……", "Making the demo town; this takes half a minute …")
    print(said, file=context.err, flush=True)
    plot = Plot(end=until or context.clock.now(), days=days)
    make_demo(context.home, plot, progress=context.progress).store.close()


def _call_first(single: SingleDesk, context: Context) -> int:
    if not single.call_first():
        raise WorldError("desk.taken", home=str(context.home), process=single.holder)
    said = context.say("指挥室已经打开，已切换到前台。", "The desk is open already; it comes to the front.")
    print(said, file=context.err)
    return 0


def _run(single: SingleDesk, context: Context, *, hidden: bool = False) -> int:
    from commandroom.entrypoints.starting import room_or_way_out
    from commandroom.ui.program import AGAIN, Beside, run_desk
    from commandroom.ui.watches import Ground

    clock = SystemClock()
    keep_heaps_few(_HEAPS)
    context.program, context.log_level = "desk", logging.INFO
    before = context.home
    room = room_or_way_out(context)
    if room is None:
        return AGAIN if context.home != before else 0
    is_read_only = room.store.is_read_only
    late = LateJobs(room, clock, home=context.home)
    begin = (lambda: None) if is_read_only else late.begin
    ending = with_copies_apart(room, late.end)
    jobs = Beside(lambda bus: room.listen(bus.announce), begin, ending)

    def importer() -> Importer:
        from commandroom.interop.importer import TableImporter

        return TableImporter(room, context.home, lang=context.lang)

    ground = Ground(context.home / STORE, room.store.reconnect, is_read_only)
    return run_desk(
        single, room, jobs, clock=clock, home=context.home, importer=importer, ground=ground, hidden=hidden,
    )  # fmt: skip
