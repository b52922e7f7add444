"""How long the GUI thread was away from its event loop, and with what: the measure behind "the desk never freezes".

A timer of one millisecond beats in the loop. Two beats lie as far apart as the loop was busy in between (or one
millisecond), so the longest distance is the longest time in which a key press would have waited. That holds for
every event dispatcher, for nested loops, and for several events handled in one pass, which no measure of single
events shows. Beside the wall time stands what the thread worked in it, and how long it was queued because other
programs had the processors: that is the machine's, not the desk's, and grows with whatever else runs.
"""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from commandroom.base.clock import QueueWatch, stopwatch, work_seconds

LIMIT_MS = 50.0
NOTED_MS = 16.0
"""A frame at 60 a second: shorter ones are not written down."""
_LOOK_SECONDS = 0.004
_OURS = "commandroom"
_ABOVE = ("commandroom/ui/tour", "commandroom/ui/picture", "commandroom/ui/pulse", "commandroom/entrypoints")
_DEEP = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One time away from the event loop; `cause` names the slot and what it was doing, `Qt` where no code of ours ran."""

    wall_ms: float = 0.0
    work_ms: float = 0.0
    queued_ms: float = 0.0
    cause: str = ""

    @property
    def own_ms(self) -> float:
        """What it takes on a machine that has a processor for it: work, and waiting for other threads and the disk."""
        return round(self.wall_ms - self.queued_ms, 1)


class Pulse(QObject):
    """Beats while it is watched with; `during` narrows that to what the desk itself does, not who measures it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[Block] = []
        self.longest = Block()
        self._queue = QueueWatch()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._depth = 0
        self._wall = self._work = self._queued = 0.0
        self._sampler = _Sampler()

    @contextmanager
    def during(self) -> Iterator[None]:
        """Measure what happens inside; may be nested."""
        self._depth += 1
        if self._depth == 1:
            self._begin()
        try:
            yield
        finally:
            if self._depth == 1:
                self._note()
                self._timer.stop()
                self._sampler.rest()
            self._depth -= 1

    def take(self) -> Block:
        """The longest block since the last call, by what was the desk's own."""
        found, self.longest = self.longest, Block()
        return found

    def _begin(self) -> None:
        self._mark()
        self._sampler.watch()
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        self._note()

    def _note(self) -> None:
        wall, work, queued = self._wall, self._work, self._queued
        self._mark()
        taken = (self._wall - wall) * 1000
        cause = self._sampler.take(is_wanted=taken >= NOTED_MS)
        work, queued = (self._work - work) * 1000, (self._queued - queued) * 1000
        block = Block(round(taken, 1), round(work, 1), round(queued, 1), cause)
        self.longest = max(self.longest, block, key=lambda one: one.own_ms)
        if taken >= NOTED_MS:
            self.blocks.append(block)

    def _mark(self) -> None:
        self._wall, self._work, self._queued = stopwatch(), work_seconds(), self._queue.seconds()


class _Sampler:
    """Looks every few milliseconds at what the GUI thread is doing; only where it lasts does anybody ask.

    By a signal to that thread itself, where the system has one: another thread that held a frame would keep the
    painters in it alive, and end them later, in the wrong thread.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._before: Any = None
        self._has_timer = (
            hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        )

    def watch(self) -> None:
        """Begin to look."""
        if self._has_timer:
            self._before = signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, _LOOK_SECONDS, _LOOK_SECONDS)

    def rest(self) -> None:
        """Stop looking."""
        if self._has_timer:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)

    def take(self, *, is_wanted: bool) -> str:
        """What was seen most since the last call."""
        seen, self._seen = self._seen, Counter()
        if not is_wanted:
            return ""
        return seen.most_common(1)[0][0] if seen else "Qt"

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        self._seen[_told(frame)] += 1


def _told(frame: FrameType | None) -> str:
    """The innermost functions of ours, from the slot inwards: `Tasks._deliver > EventPage._show > Timeline._measure`."""
    names: list[str] = []
    while frame is not None:
        code = frame.f_code
        if _is_ours(code):
            names.append(code.co_qualname)
        frame = frame.f_back
    if not names:
        return "Qt"
    names.reverse()
    inner = names[-_DEEP:]
    return " > ".join(inner if len(names) <= _DEEP else [names[0], "…", *inner])


def _is_ours(code: CodeType) -> bool:
    path = code.co_filename.replace("\\", "/")
    return f"/{_OURS}/" in path and not any(part in path for part in _ABOVE)
