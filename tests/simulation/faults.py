"""`python -m tests.simulation.faults`: the n-th call to the disk fails, n = 1, 2, 3 … until the work gets through.

For every kind of work and every manner of failing: what is asked is done, or refused with its sentence, and never half;
while the disk fails the room can be read; when it is well again the room goes on. A disk that does not confirm what it
was told to bring down is never asked again: nothing more is written until the next start.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.base.sentences import known_codes
from commandroom.domain.errors import RoomError
from commandroom.store.seat_store import SeatStore
from commandroom.usecases.queries import BoardIds, BoardQuery
from tests.room import MORNING, bench_in
from tests.simulation import disk, working
from tests.simulation.disk import Kinds
from tests.simulation.promises import BrokenPromiseError, Promised, look, need
from tests.simulation.working import Worker, later_versions, told, worker_in

ROOT = Path(__file__).resolve().parents[2]
MOST = 3000
"""More calls than any work here makes: a loop that comes so far does not end."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A way to fail: the error, which calls, once or from then on."""

    error: int
    kinds: int
    lasting: bool = False


MANNERS = {
    "write EIO": Manner(errno.EIO, Kinds.WRITE | Kinds.CUT),
    "sync EIO": Manner(errno.EIO, Kinds.SYNC),
    "disk full": Manner(errno.ENOSPC, Kinds.WRITE | Kinds.CUT | Kinds.OPEN, lasting=True),
    "read EIO": Manner(errno.EIO, Kinds.READ),
    "name EIO": Manner(errno.EIO, Kinds.OPEN | Kinds.RENAME | Kinds.UNLINK),
}
WORK: dict[str, Callable[[Worker], object]] = {
    "deed": lambda worker: worker.registered(),
    "import": working.batch,
    "rebuild": working.rebuild,
    "backup": working.backup,
    "restore": working.bring_back,
    "migration": working.migrate,
    "rule": working.amend,
    "sweep": working.sweep,
    "erase": working.erase,
    "draft": working.draft,
    "setting": working.setting,
    "attachment": working.attach,
}


COMMITS = frozenset({"deed", "import", "rebuild", "rule", "draft", "setting"})
"""Work that syncs nothing but its commits."""


REOPENING = frozenset({"restore", "migration"})
"""Work for which the program closes its store, and opens it anew whatever came of it."""


@dataclass(slots=True)
class Census:
    """How often what failed, and what came of it. Of nothing: a failure."""

    tried: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The figures: a line for the tries, one for the answers."""
        tried = ", ".join(f"{name} {count}" for name, count in sorted(self.tried.items()))
        outcomes = ", ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()))
        return f"{sum(self.tried.values())} failing calls: {tried}\nanswers: {outcomes}"


def fail_all(folder: Path, work: Iterable[str], manners: Iterable[str]) -> Census:
    """Every n of every manner for these kinds of work; for the process whose disk is watched."""
    watch, census = disk.Watch(), Census()
    bench_in(folder / "founded").room.store.close()
    with later_versions(folder):
        for kind in work:
            for name in manners:
                _fail_each(folder, kind, name, watch, census)
    return census


def _fail_each(folder: Path, kind: str, name: str, watch: disk.Watch, census: Census) -> None:
    for nth in range(1, MOST):
        home = folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(folder / "founded", home)
        watch.watch(home)
        try:
            failed = _fail(home, kind, MANNERS[name], nth, watch, census)
        except Exception as broken:  # noqa: BLE001 - told, with the call that caused it
            where = "" if isinstance(broken, BrokenPromiseError) else f"{type(broken).__name__} "
            census.broken.append(f"{kind}, {name}, call {nth}: {where}{broken}")
            failed = True
        finally:
            watch.fail(0)
        if not failed:
            return
        census.tried[f"{kind} {name}"] += 1
    census.broken.append(f"{kind}, {name}: does not end")


def _fail(home: Path, kind: str, manner: Manner, nth: int, watch: disk.Watch, census: Census) -> bool:
    """Let one call fail and look what came of it; False when the work made fewer calls."""
    promised = Promised()

    def heard(mark: str, **what: Any) -> None:
        if mark == "A":
            promised.take(what)

    with told(heard):
        worker = worker_in(home, FixedClock(MORNING), say=heard, seed=7)
        worker.registered()
        promised.seen = {entry.hash for entry in worker.room.store.export_entries()}
        watch.fail(nth, manner.error, kinds=manner.kinds, lasting=manner.lasting)
        code = _attempt(worker, kind)
        failed = bool(watch.failed)
        store = worker.room.store
        assert isinstance(store, SeatStore)
        if kind not in REOPENING:
            _need_reading(worker, manner)
        watch.fail(0)
        if code and kind in REOPENING:
            store.close()
            worker.reopen()
            store = worker.room.store
            assert isinstance(store, SeatStore)
        stopped = bool(store.database.stopped)
        if manner.kinds == Kinds.SYNC and code and kind in COMMITS:
            need(stopped, f"{code}, and writes on")
        census.outcomes[f"{code or 'done'}{', stopped' if stopped else ''}"] += failed
        _need_going_on(worker, stopped=stopped)
        store.close()
    look(home, promised, last="B" if stopped else "A", clock=FixedClock(MORNING + timedelta(days=90)))
    return failed


def _attempt(worker: Worker, kind: str) -> str:
    """The code of the refusal, empty when it was done; anything else is a defect, and is raised."""
    try:
        WORK[kind](worker)
    except RoomError as refused:
        need(refused.code in known_codes(), f"{refused.code} has no sentence")
        return refused.code
    return ""


def _need_reading(worker: Worker, manner: Manner) -> None:
    """The board can be read while the disk fails, unless reading is what fails."""
    if manner.kinds & Kinds.READ or not manner.lasting:
        return
    found = worker.room.ask(BoardIds(BoardQuery(view="all"), worker.room.now())).ids
    need(bool(found), "the board is empty")


def _need_going_on(worker: Worker, *, stopped: bool) -> None:
    """The disk is well again: the room goes on, or says why it writes nothing more."""
    try:
        worker.registered()
    except RoomError as refused:
        need(stopped and refused.code == "store.stopped", f"does not go on: {refused}")
        found = worker.room.ask(BoardIds(BoardQuery(view="all"), worker.room.now())).ids
        need(bool(found), "the board is empty")
        return
    need(not stopped, "writes on after the disk did not confirm")


# --- the command ------------------------------------------------------------------------------------------------


def failed(work: Iterable[str], manners: Iterable[str]) -> Census:
    """Run the loops in a process whose disk is watched."""
    with disk.folder_for("faults") as name:
        folder = Path(name)
        asked = json.dumps([str(folder), list(work), list(manners)])
        command = [sys.executable, "-m", "tests.simulation.faults", "--inside", asked]
        env = disk.watched(folder)
        done = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return Census(Counter(found["tried"]), Counter(found["outcomes"]), found["broken"])


def _inside(asked: str) -> None:
    folder, work, manners = json.loads(asked)
    census = fail_all(Path(folder), work, manners)
    found = {"tried": census.tried, "outcomes": census.outcomes, "broken": census.broken}
    os.write(1, json.dumps(found).encode() + b"\n")


def main() -> int:
    """1 when something was left half, a fault had no sentence, or nothing was made to fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", nargs="*", default=list(WORK), choices=list(WORK))
    parser.add_argument("--manners", nargs="*", default=list(MANNERS), choices=list(MANNERS))
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        _inside(asked.inside)
        return 0
    if disk.why_not():
        sys.stdout.write(f"SKIPPED: no failing disk here: {disk.why_not()}\n")
        return 0
    begun = stopwatch()
    census = failed(asked.work, asked.manners)
    sys.stdout.write(f"{census.told()}\n{stopwatch() - begun:.0f} s\n")
    for words in census.broken:
        sys.stdout.write(f"{words}\n")
    return 1 if census.broken or not census.tried else 0


if __name__ == "__main__":
    raise SystemExit(main())
