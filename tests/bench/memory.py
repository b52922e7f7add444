"""Anonymous memory of the whole desk with its board open: the real program, its jobs, the exact list of all events.

Anonymous memory is what the program itself holds (RssAnon of Linux): code and the store's mapped pages are not in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commandroom.entrypoints.benches import Result
from tests.bench.rooms import filled_room

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench"
LIMIT_MB = 150.0
SECONDS = (15, 90)
"""As a start leaves it, and after each job of the first minute has run once."""
DESK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from commandroom.entrypoints import cli
from commandroom.ui import program

class Watched(program.Program):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        for seconds in sys.argv[2:]:
            QTimer.singleShot(int(seconds) * 1000, self.look)
        QTimer.singleShot(int(sys.argv[-1]) * 1000 + 100, lambda: os._exit(0))

    def look(self):
        page = self.opened.window.page("board")
        lines = Path("/proc/self/status").read_text().splitlines()
        anonymous = next(line.split()[1] for line in lines if line.startswith("RssAnon"))
        print(page.model.total, anonymous, flush=True)

program.Program = Watched
sys.exit(cli.main(["--home", sys.argv[1], "desk"]))
"""


def memory(events: int) -> Iterator[Result]:
    """Megabytes of a desk that has stood open for a while, on a copy: its jobs write."""
    filled_room(BUILD, events).store.close()
    with tempfile.TemporaryDirectory(prefix="memory-", dir=BUILD) as folder:
        home = Path(folder) / "home"
        shutil.copytree(BUILD / f"room-{events}", home)
        early, later = taken(home)
    yield Result(f"memory_board_mb_{events}", early, "MB", LIMIT_MB, must=1.0)
    yield Result(f"memory_board_after_jobs_mb_{events}", later, "MB", LIMIT_MB, must=1.0)


def taken(home: Path, seconds: tuple[int, ...] = SECONDS) -> list[float]:
    """Megabytes of anonymous memory of a desk on this home, after so many seconds each."""
    done = subprocess.run(
        [sys.executable, "-c", DESK, str(home), *map(str, seconds)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return [int(line.split()[-1]) / 1024 for line in done.stdout.splitlines()[-len(seconds) :]]
