"""The dashboard: its one question, the page built for the first time, and the kept page shown again.

"First built" is from the wish to go there until the last chart stands painted, with pyqtgraph and NumPy loaded on the way; the
longest time in which the window did not come back to its events is a figure of its own. Time in which the machine had no
processor for the window is not counted in either.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from commandroom.base.clock import FixedClock, QueueWatch, stopwatch
from commandroom.entrypoints.benches import Result, seconds
from commandroom.ui.application import application
from commandroom.ui.pages.dashboard.view import DashboardPage
from commandroom.ui.picture import settle, wait
from commandroom.ui.program import Program
from commandroom.ui.pulse import Pulse
from commandroom.usecases.queries import Dashboard, HotSpots
from commandroom.usecases.queries.dashboard import Behind
from commandroom.usecases.room import Room
from tests.bench.frames import Looked
from tests.bench.rooms import END

FIRST_MS, PAUSE_MS, KEPT_MS, BEHIND_MS = 900.0, 50.0, 30.0, 300.0
TODAY = date(2026, 11, 22)
ROUNDS, BACK_AND_FORTH = 5, 10
PATIENCE = 30.0


def dashboarding(room: Room, events: int) -> Iterator[Result]:
    """The page on a window over the room, then its questions alone."""
    with tempfile.TemporaryDirectory(prefix="commandroom-dashboard-") as folder:
        program = Program(application(), Looked(room), clock=FixedClock(END), home=Path(folder))
        try:
            yield from _page(program, events)
        finally:
            program.close()
    yield from _questions(room, events)


def _page(program: Program, events: int) -> Iterator[Result]:
    window, desk = program.opened.window, program.opened.desk
    window.resize(1920, 1080)
    window.activateWindow()
    program.settle()
    settle(desk, seconds=60)
    pulse, queue = Pulse(), QueueWatch()
    begun, queued = stopwatch(), queue.seconds()
    with pulse.during():
        window.show_page("dashboard")
        while not _stands(window.page("dashboard")) and stopwatch() - begun < PATIENCE:
            wait(2)
    taken = (stopwatch() - begun - (queue.seconds() - queued)) * 1000
    yield Result(f"dashboard_first_built_{events}", taken, "ms", FIRST_MS, must=1.0)
    yield Result(f"dashboard_longest_pause_{events}", pulse.take().own_ms, "ms", PAUSE_MS, must=1.0)
    settle(desk, seconds=60)
    shown = [_shown_again(program, queue) for _ in range(BACK_AND_FORTH)]
    yield Result(f"dashboard_kept_page_{events}", median(shown), "ms", KEPT_MS, must=1.0)


def _stands(page: object) -> bool:
    """Whether cards, charts and lists have been shown, and painted since."""
    return (
        isinstance(page, DashboardPage)
        and page.sheet is not None
        and not page.desk.steps.is_busy
        and page.units.card.body is not None
        and page.heat.plot is not None
    )


def _shown_again(program: Program, queue: QueueWatch) -> float:
    """From the wish until the kept page is painted as it was; what it asks anew comes later and holds nobody up."""
    window = program.opened.window
    window.show_page("board")
    settle(program.opened.desk, seconds=60)
    begun, queued = stopwatch(), queue.seconds()
    window.show_page("dashboard")
    program.app.processEvents()
    taken = (stopwatch() - begun - (queue.seconds() - queued)) * 1000
    settle(program.opened.desk, seconds=60)
    return taken


def _questions(room: Room, events: int) -> Iterator[Result]:
    quarter = Dashboard(date(2026, 10, 1), TODAY, END, date(2026, 7, 1))
    asked = {
        "today": lambda: room.ask(Dashboard(TODAY, TODAY, END)),
        "quarter": lambda: room.ask(quarter),
        "hot_spots": lambda: room.ask(HotSpots(END)),
        "behind_a_cell": lambda: room.ask(Behind("heat", TODAY - timedelta(days=1), TODAY, END, "0-9")),
    }
    limits = {"quarter": None, "today": FIRST_MS, "hot_spots": BEHIND_MS, "behind_a_cell": BEHIND_MS}
    for name, question in asked.items():
        taken = median(seconds(question) for _ in range(ROUNDS)) * 1000
        limit = limits[name]
        yield Result(
            f"dashboard_question_{name}_{events}",
            taken,
            "ms",
            limit or FIRST_MS,
            must=None if limit is None else 1.0,
        )
