"""Frames of the board on the real window, 1920×1080 in memory: the wheel, J and K with the preview, jumps, countdowns.

A frame begins with the event and ends when its picture is painted; the time in which the machine had no processor for
the window is not counted. What arrives later (the rows of a jump, the whole preview) is a frame of its own and counts.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commandroom.base.clock import FixedClock, QueueWatch, stopwatch
from commandroom.entrypoints.benches import Result
from commandroom.ui.application import application
from commandroom.ui.pages.board.view import BoardPage
from commandroom.ui.picture import settle, wait
from commandroom.ui.program import Program
from commandroom.ui.pulse import Pulse
from commandroom.usecases.changes import Changes
from commandroom.usecases.room import Room
from tests.bench.rooms import END, filled_room

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench"
WHEEL_MS, PREVIEW_MS, JUMP_MS, TICK_MS = 25.0, 30.0, 100.0, 25.0
FRAMES, KEYS, JUMPS, TICKS = 200, 60, 20, 20
NOTCH = -120
BETWEEN_MS = 16
PREVIEW_COMES_MS = 120
P95 = 0.95


class Looked:
    """A room that is only looked at: the bench store stays as it was built."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def ask(self, query: Any) -> Any:
        """What the room answers."""
        return self._room.ask(query)

    def perform(self, _command: object) -> Changes:
        """Nothing."""
        return Changes(seat_only=True)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)


class Board:
    """The window with its board, and the measure of one frame."""

    def __init__(self, room: Room, folder: Path) -> None:
        self.app = application()
        self.clock = FixedClock(END)
        self.program = Program(self.app, Looked(room), clock=self.clock, home=folder)
        window = self.program.opened.window
        window.resize(1920, 1080)
        window.activateWindow()
        self.program.settle()
        self.rest()
        page = window.page("board")
        assert isinstance(page, BoardPage)
        self.page = page
        self.pulse = Pulse()
        self._queue = QueueWatch()

    def rest(self) -> None:
        """Wait until everything is answered and built."""
        settle(self.program.opened.desk, seconds=60)

    def frame(self, event: Callable[[], object]) -> float:
        """Milliseconds from the event to its picture."""
        begun, queued = stopwatch(), self._queue.seconds()
        event()
        self.app.processEvents()
        return (stopwatch() - begun - (self._queue.seconds() - queued)) * 1000

    def later(self, milliseconds: int) -> float:
        """The longest frame of what arrives within so long."""
        self.pulse.take()
        with self.pulse.during():
            wait(milliseconds)
        return self.pulse.take().own_ms

    def press(self, key: Qt.Key) -> None:
        """A key on the list."""
        QTest.keyClick(self.page.table, key)

    def roll(self) -> None:
        """One notch of the wheel over the list."""
        view = self.page.table.viewport()
        at = QPointF(view.rect().center())
        rolled = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, NOTCH), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, rolled)


def frames(events: int) -> Iterator[Result]:
    """The frames of the board over a room of so many events, all of them in the list."""
    room = filled_room(BUILD, events)
    with tempfile.TemporaryDirectory(prefix="commandroom-frames-") as folder:
        board = Board(room, Path(folder))
        try:
            yield from _measured(board, events)
        finally:
            board.program.close()
            room.store.close()


def _measured(board: Board, events: int) -> Iterator[Result]:
    from dataclasses import is_dataclass, replace

    import msgspec

    query = board.page.model.query
    change: Any = replace if is_dataclass(query) else msgspec.structs.replace
    board.page.ask(change(query, view="all"))
    board.rest()
    wheel = [max(board.frame(board.roll), board.later(BETWEEN_MS)) for _ in range(FRAMES)]
    yield Result(f"wheel_scroll_p95_ms_{events}", p95(wheel), "ms", WHEEL_MS, must=1.0)
    keys = [Qt.Key.Key_J] * (KEYS // 2) + [Qt.Key.Key_K] * (KEYS // 2)
    moved = [
        max(board.frame(lambda key=key: board.press(key)), board.later(PREVIEW_COMES_MS))  # type: ignore[misc]
        for key in keys
    ]
    yield Result(f"jk_preview_p95_ms_{events}", p95(moved), "ms", PREVIEW_MS, must=1.0)
    jumps = [_jump(board, key) for key in [Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home] * (JUMPS // 3)]
    yield Result(f"jump_p95_ms_{events}", p95(jumps), "ms", JUMP_MS, must=1.0)
    yield Result(
        f"countdown_tick_ms_{events}", p95([_tick(board) for _ in range(TICKS)]), "ms", TICK_MS, must=1.0
    )


def _jump(board: Board, key: Qt.Key) -> float:
    """From the key until the rows stand there, by the clock: what the store takes is part of it."""
    table, begun = board.page.model.table, stopwatch()
    board.press(key)
    while table.row_at(board.page.table.currentIndex().row()) is None:
        wait(1)
    board.app.processEvents()
    taken = (stopwatch() - begun) * 1000
    board.rest()
    return taken


def _tick(board: Board) -> float:
    board.clock.moment += timedelta(seconds=1)
    taken = board.frame(board.page._tick)
    wait(BETWEEN_MS)
    return taken


def p95(figures: list[float]) -> float:
    """What nineteen of twenty do not exceed."""
    return sorted(figures)[int(len(figures) * P95)]
