"""From the start of the process to the first painted board with rows, beside a bare window with one label.

Both are processes of their own, started in turn; each says at which moment of the machine's monotonic clock its first
picture was done. What the desk does is all that it always does: locks, store, language, look, rail, board, first rows.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from commandroom.base.clock import stopwatch
from commandroom.entrypoints.benches import Result
from tests.bench.rooms import filled_room

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench"
PROGRAM = Path(__file__).resolve().parents[2] / "commandroom"
PAIRS = 11
MOST_MS = 1000.0
MORE_THAN_BARE_MS = 600.0
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        import os, time
        print(time.perf_counter(), flush=True)
        os._exit(0)
application = QApplication([])
label = Label("x")
label.show()
application.exec()
"""
DESK = """
import os, sys, time
from commandroom.entrypoints import cli, desk

def leave():
    print(time.perf_counter(), flush=True)
    os._exit(0)

def watched(*given, **named):
    from commandroom.ui import program
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QTableView

    class Painted(QObject):
        def eventFilter(self, viewport, event):
            if event.type() == QEvent.Type.Paint and viewport.parent().model().rowCount() > 0:
                viewport.removeEventFilter(self)
                QTimer.singleShot(0, leave)
            return False

    class Watched(program.Program):
        def __init__(self, *given, **named):
            super().__init__(*given, **named)
            self.painted = Painted()
            for table in self.opened.window.findChildren(QTableView):
                table.viewport().installEventFilter(self.painted)

    program.Program = Watched
    return run(*given, **named)

run, desk._run = desk._run, watched
sys.exit(cli.main(["--home", sys.argv[1], "desk"]))
"""


def start(events: int) -> Iterator[Result]:
    """The start in milliseconds, beside what it may take: a bare window and 600 ms, and never over a second."""
    filled_room(BUILD, events).store.close()
    home = str(BUILD / f"room-{events}")
    compile_all()
    took(DESK, home)  # what a first start reads from the disk is no part of the measure
    bare, desk = [], []
    for _ in range(PAIRS):
        bare.append(took(BARE))
        desk.append(took(DESK, home))
    limit = min(MOST_MS, median(bare) + MORE_THAN_BARE_MS)
    yield Result(f"start_to_rows_{events}", median(desk), "ms", limit, must=1.0)
    yield Result(
        f"start_over_bare_window_{events}", median(desk) - median(bare), "ms", MORE_THAN_BARE_MS, must=1.0
    )


def compile_all() -> None:
    """The program as an installation leaves it: byte code beside the source, whatever this environment says of it."""
    compileall.compile_dir(str(PROGRAM), quiet=2)


def took(program: str, *given: str) -> float:
    """Milliseconds from the start of a process to its first picture."""
    place = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    begun = stopwatch()
    done = subprocess.run(
        [sys.executable, "-c", program, *given],
        env=place,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return (float(done.stdout.split()[-1]) - begun) * 1000
