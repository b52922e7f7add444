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
SECONDS = 15
DESK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from commandroom.entrypoints import cli
from commandroom.ui import program

class Watched(program.Program):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        QTimer.singleShot(int(sys.argv[2]) * 1000, self.leave)

    def leave(self):
        page = self.opened.window.page("board")
        lines = Path("/proc/self/status").read_text().splitlines()
        anonymous = next(line.split()[1] for line in lines if line.startswith("RssAnon"))
        print(page.model.total, anonymous, flush=True)
        os._exit(0)

program.Program = Watched
sys.exit(cli.main(["--home", sys.argv[1], "desk"]))
"""


def memory(events: int) -> Iterator[Result]:
    """Megabytes of a desk that has stood open for a while, on a copy: its jobs write."""
    filled_room(BUILD, events).store.close()
    with tempfile.TemporaryDirectory(prefix="memory-", dir=BUILD) as folder:
        home = Path(folder) / "home"
        shutil.copytree(BUILD / f"room-{events}", home)
        megabytes = taken(home)
    yield Result(f"memory_board_mb_{events}", megabytes, "MB", LIMIT_MB, must=1.0)


def taken(home: Path, seconds: int = SECONDS) -> float:
    """Megabytes of anonymous memory of a desk on this home."""
    done = subprocess.run(
        [sys.executable, "-c", DESK, str(home), str(seconds)],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return int(done.stdout.split()[-1]) / 1024
