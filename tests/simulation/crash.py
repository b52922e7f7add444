"""`python -m tests.simulation.crash --kills N`: kill -9 in the middle of real work, then look whether a promise was broken.

A nest (one process with everything loaded) forks a worker for each kill. The worker does what people do in a practice
home and says on a pipe what it is at (the marks stand in `working`). The parent kills it, opens the home and compares.
Two lanes, each with its nest and its homes, share the kills.

First the harness proves itself: a desk that answers before it commits must be caught.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from commandroom.base.clock import FixedClock, stopwatch
from tests.room import MORNING, bench_in
from tests.simulation.promises import BrokenPromiseError, Promised, look
from tests.simulation.working import WORK, do, drawn, later_versions, told, worker_in

HOME_LASTS = 20
LEAST_INSIDE = 0.3
LEAST_OF_A_KIND = 3
FEW_KILLS, MANY_KILLS = 20, 300
PLANTED_KILLS = 60
LANES = 2
ROOT = Path(__file__).resolve().parents[2]


# --- the worker -----------------------------------------------------------------------------------------------


def say(mark: str, **what: Any) -> None:
    """One line on the pipe; it is there even if the next instruction is the last."""
    os.write(1, f"{mark} {json.dumps(what)}\n".encode())


def work(home: Path, asked: dict[str, Any]) -> None:
    """Do what people do, until somebody pulls the plug."""
    with told(say):
        clock = FixedClock(MORNING + timedelta(days=40 * asked["kill"]))
        worker = worker_in(home, clock, say=say, seed=asked["seed"])
        worker.answers_first = asked["planted"]
        do(worker, asked["first"])
        while True:
            do(worker, drawn(worker.luck))


def nest(folder: Path) -> None:
    """Fork a worker for each line of standard input; say `Z` when it is dead."""
    import alembic.command  # noqa: F401 - loaded once, not in each worker

    with later_versions(folder):
        for line in sys.stdin:
            asked = json.loads(line)
            child = os.fork()
            if not child:
                try:
                    work(Path(asked["home"]), asked)
                except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
                    say("X", error=f"{type(error).__name__}: {error}")
                os._exit(1)
            say("P", pid=child)
            os.waitpid(child, 0)
            say("Z")


# --- the parent -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Census:
    """What the kills hit: acknowledged before them by kind of work, and the work that was under way. Of nothing: a failure."""

    counts: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    during: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    @property
    def share(self) -> float:
        """The share of kills between BEGIN and answer."""
        hit = self.counts["inside"] + self.counts["before_answer"]
        return hit / self.counts["kills"] if self.counts["kills"] else 0.0

    def add(self, other: Census) -> None:
        """Another lane's figures."""
        self.counts += other.counts
        self.done += other.done
        self.during += other.during
        self.slowest = max(self.slowest, other.slowest)

    def lacking(self) -> tuple[str, ...]:
        """What never happened; of a few kills only that they must hit and that something is acknowledged."""
        missing = (
            [] if self.counts["inside"] and self.done["deed"] else ["a deed", "a kill inside a transaction"]
        )
        if self.counts["kills"] >= FEW_KILLS and not self.done["import"]:
            missing.append("an import")
        if self.counts["kills"] >= MANY_KILLS:
            missing += [name for name in ("before_answer", "between") if not self.counts[name]]
            for kind in WORK:
                missing += [f"acknowledged {kind}"] if self.done[kind] < LEAST_OF_A_KIND else []
                missing += [f"kills during {kind}"] if self.during[kind] < LEAST_OF_A_KIND else []
        if self.share < LEAST_INSIDE:
            missing.append(f"only {self.share:.0%} between BEGIN and answer")
        return tuple(missing)

    def told(self) -> str:
        """The figures, a line each."""
        where = ", ".join(
            f"{name} {self.counts[name]}" for name in ("kills", "inside", "before_answer", "between")
        )
        return (
            f"{where}: {self.share:.0%} between BEGIN and answer; slowest start {self.slowest:.2f} s\n"
            f"acknowledged: {', '.join(f'{kind} {self.done[kind]}' for kind in WORK)}\n"
            f"killed during: {', '.join(f'{kind} {self.during[kind]}' for kind in WORK)}"
        )


@contextmanager
def _nested(folder: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    command = [sys.executable, "-m", "tests.simulation.crash", "--nest", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdin, process.stdout
        finally:
            process.stdin.close()


def crash(kills: int, *, seed: int = 1, planted: bool = False, lanes: int = 1) -> Census:
    """Kill so many workers and look after each.

    Raises:
        BrokenPromiseError: with the kill and what is wrong.
    """
    census = Census()
    with tempfile.TemporaryDirectory(prefix="crash-") as name, ThreadPoolExecutor(lanes) as pool:
        folder = Path(name)
        bench_in(folder / "founded").room.store.close()
        with later_versions(folder):
            shares = [kills // lanes + (lane < kills % lanes) for lane in range(lanes)]
            runs = [
                pool.submit(_lane, folder, share, seed=seed * 1000 + lane, planted=planted)
                for lane, share in enumerate(shares)
            ]
            for run in runs:
                census.add(run.result())
    return census


def _lane(folder: Path, kills: int, *, seed: int, planted: bool) -> Census:
    luck, census = random.Random(seed), Census()  # noqa: S311
    kinds = list(WORK)
    with _nested(folder) as (asking, answers):
        home, promised = folder, Promised()
        for kill in range(kills):
            if kill % HOME_LASTS == 0:
                home, promised = folder / f"home-{seed}-{kill}", Promised()
                shutil.copytree(folder / "founded", home)
                promised.seen = _seen(folder / "founded")
            kind = kinds[(kill // 2) % len(kinds)] if kill % 2 else drawn(luck)
            ask = {
                "home": str(home),
                "kill": kill % HOME_LASTS + 1,
                "seed": luck.randrange(1 << 30),
                "first": kind,
                "planted": planted,
            }
            asking.write(json.dumps(ask).encode() + b"\n")
            asking.flush()
            last = _killed(answers, kind if kill % 2 else "", luck, promised, census)
            try:
                clock = FixedClock(MORNING + timedelta(days=40 * (kill % HOME_LASTS + 1) + 39))
                glance = look(home, promised, last=last, clock=clock)
            except BrokenPromiseError as broken:
                raise BrokenPromiseError(f"kill {kill}: {broken}") from broken
            promised.seen |= glance.entries
            census.slowest = max(census.slowest, glance.seconds)
    return census


def _seen(home: Path) -> set[str]:
    from commandroom.entrypoints.opening import open_room

    store = open_room(home, clock=FixedClock(MORNING)).store
    try:
        return {entry.hash for entry in store.export_entries()}
    finally:
        store.close()


def _killed(pipe: IO[bytes], kind: str, luck: random.Random, promised: Promised, census: Census) -> str:
    """Let the worker do a few deeds, kill it, and read what it had still said; returns its last mark.

    With a `kind` it is killed while it is at that work, which it does first; without one after so many acknowledgements.
    """
    wanted, at = luck.randrange(1, 14), luck.choices(("B", "E", ""), (60, 15, 25))[0]
    pid, last, acknowledged, doing = 0, "", 0, ""
    for line in pipe:
        mark, what = chr(line[0]), json.loads(line[1:])
        if mark == "P":
            pid = what["pid"]
            continue
        if mark == "X":
            raise BrokenPromiseError(f"the worker failed: {what['error']}")
        if mark == "Z":
            break
        last = "E" if what.get("more") else mark
        doing = what["kind"] if mark == "J" else doing
        if mark == "A":
            promised.take(what)
            census.done[what["kind"]] += 1
            acknowledged += 1
        is_time = doing == kind if kind else acknowledged >= wanted and at in {mark, ""}
        if pid and is_time:
            time.sleep(luck.choice(_PAUSES[mark]) if mark in _PAUSES else luck.uniform(0, 0.02))
            os.kill(pid, signal.SIGKILL)
            pid = 0
    census.counts["kills"] += 1
    census.counts[{"B": "inside", "E": "before_answer"}.get(last, "between")] += 1
    census.during[doing] += 1
    return last


_PAUSES = {
    "B": (0.0, 0.0002, 0.001, 0.003),
    "E": (0.0,),
    "J": (0.0005, 0.001, 0.003, 0.006, 0.012, 0.025, 0.05),
}
"""Seconds between a mark and the kill."""


def planted_is_caught(seed: int = 1) -> str:
    """How a desk that answers before it commits was caught; empty when it was not."""
    try:
        crash(PLANTED_KILLS, seed=seed, planted=True)
    except BrokenPromiseError as broken:
        return str(broken)
    return ""


def main() -> int:
    """1 when a promise was broken, the planted bug lives, or the kills hit nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", action="store_true", help="only the desk that answers before it commits")
    parser.add_argument("--nest", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.nest is not None:
        nest(asked.nest)
        return 0
    caught = planted_is_caught(asked.seed)
    sys.stdout.write(f"planted “answer before commit”: {f'caught ({caught})' if caught else 'LIVES'}\n")
    if asked.planted or not caught:
        return 0 if caught else 1
    begun = stopwatch()
    try:
        census = crash(asked.kills, seed=asked.seed, lanes=LANES)
    except BrokenPromiseError as broken:
        sys.stdout.write(f"{broken}\n")
        return 1
    taken = stopwatch() - begun
    sys.stdout.write(f"{census.told()}\n{taken:.0f} s, {asked.kills / taken * 60:.0f} kills/min\n")
    for name in census.lacking():
        sys.stdout.write(f"never happened: {name}\n")
    return 1 if census.lacking() else 0


if __name__ == "__main__":
    raise SystemExit(main())
