"""The machine's pass over all clocks on a copy of the filled room, and how long a person's click waits meanwhile."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.base.paths import STORE
from commandroom.entrypoints.benches import Result, seconds
from commandroom.entrypoints.opening import open_room
from commandroom.jobs.scheduler import share_fairly
from commandroom.usecases.alerting import ring
from commandroom.usecases.commands import Act
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, Persons
from commandroom.usecases.room import Room
from commandroom.usecases.supervision import Rounds, sweep
from tests.bench.rooms import END

NONE_DUE_LIMIT_MS, ALL_DUE_LIMIT_S, CLICK_LIMIT_MS = 50.0, 10.0, 20.0
LATER = datetime(2027, 2, 2, 2, 0, tzinfo=UTC)
"""A Tuesday at 10:00 of the township, ten weeks on: whatever runs is over its limit."""
_PAUSE_SECONDS = 0.01


@dataclass(slots=True)
class Clicks:
    """Somebody who writes a remark every ten milliseconds, on a thread of his own as the desk has one."""

    room: Room
    person: str
    events: tuple[str, ...]
    taken: list[float] = field(default_factory=list)
    _ends: threading.Event = field(default_factory=threading.Event)

    def during(self, work: object = None) -> None:
        """Click until told to stop."""
        del work
        at = 0
        while not self._ends.wait(_PAUSE_SECONDS):
            begun = stopwatch()
            self.room.perform(
                Act("note", self.events[at % len(self.events)], {"text": "点击"}, actor=self.person)
            )
            self.taken.append(stopwatch() - begun)
            at += 1

    def stop(self) -> None:
        """No more clicks."""
        self._ends.set()

    @property
    def p99_ms(self) -> float:
        """What one click in a hundred takes longer than."""
        return sorted(self.taken)[int(len(self.taken) * 0.99)] * 1000


def sweeping(home: Path, events: int) -> Iterator[Result]:
    """None due, all due, and clicks meanwhile."""
    with tempfile.TemporaryDirectory(prefix="commandroom-sweep-", dir=home.parent) as folder:
        copy = Path(folder) / "home"
        copy.mkdir()
        for part in home.glob(f"{STORE}*"):
            shutil.copy2(part, copy / part.name)
            with (copy / part.name).open("rb+") as written:
                os.fsync(written.fileno())  # else the first commits would wait for the copy to reach the disk
        clock = FixedClock(END)
        room = open_room(copy, clock=clock)
        yield from _measured(room, clock, events)
        room.store.close()


def _measured(room: Room, clock: FixedClock, events: int) -> Iterator[Result]:
    share_fairly()
    rounds = Rounds()
    sweep(room, rounds=rounds)
    none = median(seconds(lambda: sweep(room, rounds=rounds)) for _ in range(9)) * 1000
    yield Result(f"sweep_none_due_{events}", none, "ms", NONE_DUE_LIMIT_MS, must=1.0)
    clock.moment = LATER
    clicks = _clicks(room)
    thread = threading.Thread(target=clicks.during)
    thread.start()
    whole = seconds(lambda: sweep(room, rounds=rounds))
    rung = seconds(lambda: ring(room))
    clicks.stop()
    thread.join()
    yield Result(f"sweep_all_due_{events}", whole, "s", ALL_DUE_LIMIT_S, must=1.0)
    yield Result(f"alerts_of_all_{events}", rung, "s", ALL_DUE_LIMIT_S, must=1.0)
    yield Result(f"click_p99_during_sweep_{events}", clicks.p99_ms, "ms", CLICK_LIMIT_MS, must=1.0)


def _clicks(room: Room) -> Clicks:
    ids = room.ask(BoardIds(BoardQuery(view="open", sort="registered"), END, limit=50)).ids
    rows = room.ask(BoardRows(tuple(memoryview(ids).cast("i")[:50].tolist())))
    person = next(row.person.id for row in room.ask(Persons()) if "intake" in row.person.id)
    return Clicks(room, person, tuple(row.id for row in rows))
