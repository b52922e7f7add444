"""The longest time for which the window did not come back to its events, in the whole tour; in processes of their own.

`block` is the desk's own: wall time without the time in which the machine had no processor for the window's thread.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from commandroom.entrypoints.benches import Result
from commandroom.entrypoints.context import Context
from commandroom.entrypoints.desk import make_first_demo
from commandroom.entrypoints.tour import last_morning

LIMIT_MS = 50.0
TOURS = 3
DAYS = 14


def blocks(filled: Path, events: int) -> Iterator[Result]:
    """The worst block of each of three tours, the median of the three; beside it the same by the clock and as work.

    First in a demo township, then in a filled room, where a step waits longer for its answers.
    """
    with tempfile.TemporaryDirectory(prefix="commandroom-blocks-") as folder:
        made = Path(folder) / "made"
        context = Context(made, "zh_CN", as_json=False, out=sys.stderr, err=sys.stderr)
        make_first_demo(context, days=DAYS, until=last_morning(context.clock.now()))
        yield from _told("", [tour(made, Path(folder) / f"home-{place}") for place in range(TOURS)])
    played = []
    for _ in range(TOURS):
        with tempfile.TemporaryDirectory(prefix="tour-", dir=filled.parent) as folder:
            played.append(tour(filled, Path(folder) / "home"))
    yield from _told(f"_{events}", played)


def _told(size: str, played: list[list[dict[str, Any]]]) -> Iterator[Result]:
    worst = [max(steps, key=lambda step: step["longest_block_ms"]) for steps in played]
    for step in worst:
        sys.stderr.write(f"{step['name']}: {step['longest_block_ms']} ms in {step['block_cause']}\n")
    figures = {
        f"tour_longest_block_ms{size}": (median(step["longest_block_ms"] for step in worst), 1.0),
        f"tour_longest_block_work_ms{size}": (median(step["block_work_ms"] for step in worst), None),
        f"tour_longest_block_wall_ms{size}": (median(step["block_wall_ms"] for step in worst), None),
    }
    for name, (value, must) in figures.items():
        yield Result(name, value, "ms", LIMIT_MS, must=must)


def tour(made: Path, home: Path) -> list[dict[str, Any]]:
    """The steps of one tour on a copy of a demo home."""
    shutil.copytree(made, home)
    os.sync()  # else the desk would wait for the copy to reach the disk
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "commandroom",
            "--home",
            str(home),
            "tour",
            "--out",
            str(home / "out"),
            "--json",
        ],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    steps: list[dict[str, Any]] = json.loads(done.stdout)["steps"]
    return steps
