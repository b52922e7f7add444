"""`python -m tests.simulation.power --cuts N`: the power goes in the middle of real work; is every promise kept?

A process whose disk is watched does what people do, day after day, each day in a home of its own. The log of the disk
is then played, and at random points the power goes: what was synced is there, of the rest some sectors, in any order,
some of them garbage. The program itself opens what is left.

Two controls show that the test can see a loss: the same days with `synchronous=NORMAL`, and days on which the desk
answers before it commits. Both must lose what was acknowledged.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.center.store import engine as center_engine
from commandroom.domain.errors import RoomError
from commandroom.store import engine
from tests.room import MORNING, bench_in
from tests.simulation import disk
from tests.simulation.promises import BrokenPromiseError, Promised, look
from tests.simulation.working import WORK, do, drawn, later_versions, told, worker_in

ROOT = Path(__file__).resolve().parents[2]
CUTS_A_DAY = 42
WORK_A_DAY = 14
CONTROL_CUTS = 40
MANY_CUTS = 400
CUT = "cut"
FULL, NORMAL, EARLY = "full", "normal", "early"
_RIGHT_AFTER = 0.4


# --- the days ---------------------------------------------------------------------------------------------------


def record(folder: Path, days: int, *, seed: int, manner: str) -> None:
    """Work for so many days and write down what reaches the disk; for the process whose disk is watched."""
    watch = disk.Watch()

    def say(mark: str, **what: Any) -> None:
        watch.mark(f"{mark} {json.dumps(what)}")

    with later_versions(folder), in_manner(manner), told(say):
        for day in range(days):
            place = folder / f"day-{day}"
            home = place / "home"
            shutil.copytree(folder / "founded", home)
            watch.watch(home)
            watch.record(place / "log")
            luck = random.Random(f"{seed}-{day}")  # noqa: S311 - drawing work, not keys
            worker = worker_in(home, FixedClock(MORNING), say=say, seed=luck.randrange(1 << 30))
            worker.answers_first = manner == EARLY
            kinds = list(WORK)
            for kind in (kinds[day % len(kinds)], *(drawn(luck) for _ in range(WORK_A_DAY - 1))):
                do(worker, kind)
            worker.room.store.close()
            watch.record(None)


@contextmanager
def in_manner(manner: str) -> Iterator[None]:
    """For the control: the program, seat and centre, as it would be with `synchronous=NORMAL`."""
    with ExitStack() as stack:
        for module in (engine, center_engine) if manner == NORMAL else ():
            pragmas = tuple(p.replace("synchronous=FULL", "synchronous=NORMAL") for p in module._PRAGMAS)
            stack.enter_context(patch.object(module, "_PRAGMAS", pragmas))
        yield


# --- the cuts ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Census:
    """What the cuts hit and what they lost. A census of nothing is a failure."""

    kinds: tuple[str, ...] = tuple(WORK)
    """The kinds of work that are cut off."""
    counts: Counter[str] = field(default_factory=Counter)
    during: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0

    @property
    def forgotten(self) -> int:
        """After how many cuts something was gone that had been acknowledged."""
        return sum("acknowledged" in words for words in self.lost)

    def lacking(self) -> tuple[str, ...]:
        """What the cuts never hit; of a few cuts only that sectors were lost and a transaction was broken off."""
        few = ("inside", "sectors lost", "sectors written")
        missing = [name for name in few if not self.counts[name]]
        if self.counts["cuts"] >= MANY_CUTS:
            missing += [
                name for name in ("before_answer", "between", "garbage", "reordered") if not self.counts[name]
            ]
            missing += [f"cut during {kind}" for kind in self.kinds if not self.during[kind]]
        return tuple(missing)

    def told(self) -> str:
        """The figures on one line."""
        counts = ", ".join(f"{name} {number}" for name, number in self.counts.items())
        during = ", ".join(f"{name} {self.during[name]}" for name in self.kinds)
        return (
            f"{counts}; during: {during}; lost {len(self.lost)}; slowest start {self.slowest:.2f} s; "
            f"{self.counts['cuts'] / max(self.seconds, 0.001):.0f} cuts/s"
        )


def cut(cuts: int, *, seed: int = 1, manner: str = FULL) -> Census:
    """Record as many days as are needed and cut the power so often; what was lost stands in the census."""
    luck, census = random.Random(seed), Census()  # noqa: S311
    days = -(-cuts // CUTS_A_DAY)
    with disk.folder_for("power") as name:
        folder = Path(name)
        founded = bench_in(folder / "founded").room.store
        seen = {entry.hash for entry in founded.export_entries()}
        founded.close()
        command = [
            sys.executable,
            "-m",
            "tests.simulation.power",
            "--record",
            str(folder),
            "--days",
            str(days),
        ]
        subprocess.run(
            [*command, "--seed", str(seed), "--manner", manner],
            cwd=ROOT,
            env=disk.watched(folder),
            check=True,
        )
        begun = stopwatch()
        with later_versions(folder):
            for day in range(days):
                many = min(CUTS_A_DAY, cuts - day * CUTS_A_DAY)
                _cut_day(folder, day, many, luck=luck, census=census, promised=Promised(seen=set(seen)))
        census.seconds = stopwatch() - begun
    return census


def _cut_day(
    folder: Path, day: int, cuts: int, *, luck: random.Random, census: Census, promised: Promised
) -> None:
    place, found = folder / f"day-{day}", folder / "found"
    last, kind = "", ""
    for mark, words in played(
        place / "log", folder / "founded", place / "home", found, Cuts(cuts, luck, census)
    ):
        if mark != CUT:
            what = json.loads(words)
            kind = what["kind"] if mark == "J" else kind
            last = "E" if what.get("more") else mark
            if mark == "A":
                promised.take(what)
            continue
        census.counts[{"B": "inside", "E": "before_answer"}.get(last, "between")] += 1
        census.during[kind] += 1
        _look(found, promised, last, kind, census)


@dataclass(frozen=True, slots=True)
class Cuts:
    """So many cuts at random points, counted in a census."""

    number: int
    luck: random.Random
    census: Census


def played(file: Path, base: Path, home: Path, found: Path, cuts: Cuts) -> Iterator[tuple[str, str]]:
    """Play the log of a home that began as `base`: its marks, and `CUT` when the power went and `found` holds what is left."""
    log = list(disk.calls(file.read_bytes()))
    points = _points(log, cuts.number, cuts.luck)
    files, folders = disk.files_of(base)
    moved = {str(home / Path(path).relative_to(base)): data for path, data in files.items()}
    platter = disk.Platter(moved, frozenset(str(home / Path(one).relative_to(base)) for one in folders))
    for n, call in enumerate(log):
        if call.op == "M":
            mark, _, words = call.one.decode().partition(" ")
            yield mark, words
        else:
            platter.play(call)
        for _ in range(points[n]):
            disk.laid_out(platter.after_cut(cuts.luck), home, found)
            cuts.census.counts["cuts"] += 1
            yield CUT, ""
    cuts.census.counts.update(platter.census)


def _points(log: list[disk.Call], cuts: int, luck: random.Random) -> Counter[int]:
    """Where the power goes: anywhere, and often in the moment after an acknowledgement."""
    anywhere = range(len(log))
    answers = [n for n, call in enumerate(log) if call.op == "M" and call.one.startswith(b"A")]
    return Counter(
        luck.choice(answers) if luck.random() < _RIGHT_AFTER else luck.choice(anywhere) for _ in range(cuts)
    )


def _look(found: Path, promised: Promised, last: str, kind: str, census: Census) -> None:
    try:
        glance = look(found, promised, last=last, clock=FixedClock(MORNING + timedelta(days=4000)))
        census.slowest = max(census.slowest, glance.seconds)
    except (BrokenPromiseError, RoomError) as broken:
        census.lost.append(f"cut {census.counts['cuts']} after {last} during {kind}: {broken}")


# --- the command ------------------------------------------------------------------------------------------------


def proved(seed: int) -> Iterator[tuple[str, Census]]:
    """The two controls, which must lose something."""
    for manner in (NORMAL, EARLY):
        yield manner, cut(CONTROL_CUTS, seed=seed, manner=manner)


def main() -> int:
    """1 when something acknowledged was lost, a control lost nothing, or the cuts hit nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--days", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--manner", default=FULL, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.record is not None:
        record(asked.record, asked.days, seed=asked.seed, manner=asked.manner)
        return 0
    if disk.why_not():
        sys.stdout.write(f"SKIPPED: no power cuts here: {disk.why_not()}\n")
        return 0
    failed = False
    for manner, control in proved(asked.seed):
        sys.stdout.write(
            f"control {manner}: {control.forgotten} of {control.counts['cuts']} cuts lost what was acknowledged\n"
        )
        failed = failed or not control.forgotten
    census = cut(asked.cuts, seed=asked.seed)
    sys.stdout.write(f"{census.told()}\n")
    for words in (*census.lost[:20], *(f"never happened: {name}" for name in census.lacking())):
        sys.stdout.write(f"{words}\n")
    return 1 if failed or census.lost or census.lacking() else 0


if __name__ == "__main__":
    raise SystemExit(main())
