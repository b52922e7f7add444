"""How long the GUI thread was away from its event loop, and with what: the measure behind "the desk never freezes".

A timer of one millisecond beats in the loop. Two beats lie as far apart as the loop was busy in between (or one
millisecond), so the longest distance is the longest time in which a key press would have waited. That holds for
every event dispatcher, for nested loops, and for several events handled in one pass, which no measure of single
events shows. Beside the wall time stands what the thread worked in it: on a busy machine the first is longer.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FrameType

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from typing_extensions import override

from commandroom.base.clock import stopwatch, work_seconds

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
    cause: str = ""

    def longer(self, other: Block) -> Block:
        """The longer of two."""
        return other if other.wall_ms > self.wall_ms else self


class Pulse(QObject):
    """Beats while it is watched with; `during` narrows that to what the desk itself does, not who measures it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[Block] = []
        self.longest = Block()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._depth = 0
        self._wall = self._work = 0.0
        self._sampler = _Sampler(threading.get_ident())

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
        """The longest block since the last call."""
        found, self.longest = self.longest, Block()
        return found

    def close(self) -> None:
        """End the thread that looks for causes."""
        self._timer.stop()
        self._sampler.close()

    def _begin(self) -> None:
        self._wall, self._work = stopwatch(), work_seconds()
        self._sampler.watch()
        self._timer.start()

    @Slot()
    def _beat(self) -> None:
        self._note()

    def _note(self) -> None:
        wall, work = stopwatch(), work_seconds()
        taken = (wall - self._wall) * 1000
        cause = self._sampler.take(is_wanted=taken >= NOTED_MS)
        block = Block(round(taken, 1), round((work - self._work) * 1000, 1), cause)
        self.longest = self.longest.longer(block)
        if taken >= NOTED_MS:
            self.blocks.append(block)
        self._wall, self._work = stopwatch(), work_seconds()


class _Sampler(threading.Thread):
    """Looks every few milliseconds at what the GUI thread is doing; only where it lasts does anybody ask."""

    def __init__(self, watched: int) -> None:
        super().__init__(name="pulse", daemon=True)
        self._watched = watched
        self._seen: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._is_closed = False
        self.start()

    def watch(self) -> None:
        """Begin to look."""
        self._wanted.set()

    def rest(self) -> None:
        """Stop looking."""
        self._wanted.clear()

    def take(self, *, is_wanted: bool) -> str:
        """What was seen most since the last call."""
        with self._lock:
            seen, self._seen = self._seen, Counter()
        if not is_wanted:
            return ""
        return seen.most_common(1)[0][0] if seen else "Qt"

    def close(self) -> None:
        """End the thread."""
        self._is_closed = True
        self._wanted.set()
        self.join()

    @override
    def run(self) -> None:
        pause = threading.Event()
        while not self._is_closed:
            self._wanted.wait()
            pause.wait(_LOOK_SECONDS)
            frame = sys._current_frames().get(self._watched)  # noqa: SLF001  Python has no public way to it
            if frame is not None:
                told = _told(frame)
                with self._lock:
                    self._seen[told] += 1


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
