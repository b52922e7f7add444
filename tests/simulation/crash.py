"""`python -m tests.simulation.crash --kills N`: kill -9 in the middle of real work, then look whether a promise was broken.

A nest (one process with everything loaded) forks a worker for each kill. The worker does what people do in a practice
home and says on a pipe what it is at: `B` a write transaction has begun, `E` it has been committed, `A` the deed was
acknowledged. The parent kills it, opens the home and compares.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from unittest.mock import patch

from sqlcipher3 import dbapi2
from typing_extensions import override

from commandroom.base.clock import FixedClock, stopwatch
from commandroom.domain.event.imported import Imported
from commandroom.domain.journal import Entry
from commandroom.entrypoints.opening import open_room
from commandroom.store.engine import Database
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import Amend
from commandroom.usecases.importing import Import, import_events
from commandroom.usecases.queries import BoardIds, BoardQuery, BoardRows, EventDetail
from commandroom.usecases.room import Room
from tests.room import DIRECTOR, LEADER, MORNING, Bench, bench_in

BATCH = 20
HOME_LASTS = 50
START_SECONDS = 2.0
LEAST_INSIDE = 0.3
FEW_KILLS, MANY_KILLS = 20, 60
ROOT = Path(__file__).resolve().parents[2]


class BrokenPromiseError(AssertionError):
    """Something that was acknowledged is gone, something was left half done, or the start takes too long."""


# --- the worker -----------------------------------------------------------------------------------------------


def say(mark: str, **told: Any) -> None:
    """One line on the pipe; it is there even if the next instruction is the last."""
    os.write(1, f"{mark} {json.dumps(told)}\n".encode())


class Worker(Bench):
    """A bench whose every deed is acknowledged on the pipe."""

    @override
    def act(self, verb: str, event: str = "", *, by: str = LEADER, **data: Any) -> Changes:
        changes = super().act(verb, event, by=by, **data)
        say("A", kind="deed", number=changes.number, version=changes.version, entries=changes.entries)
        self.later(minutes=1)
        return changes


@contextmanager
def marked_writing(self: Database, writing: Callable[[Database], Any]) -> Iterator[Any]:
    """The writer's transaction, with its beginning and its end told."""
    with writing(self) as connection:
        say("B")
        yield connection
    say("E")


def work(home: Path, kill: int, seed: int) -> None:
    """Do what people do, until somebody pulls the plug."""
    luck = random.Random(seed)  # noqa: S311 - drawing work, not keys
    writing = Database.writing
    with patch.object(Database, "writing", lambda self: marked_writing(self, writing)):
        clock = FixedClock(MORNING + timedelta(days=kill))
        worker = Worker(open_room(home, clock=clock), clock, home)
        say("R")
        round_ = 0
        while True:
            round_ += 1
            job = luck.choices((course, batch, rebuild, backup, amend), (60, 20, 8, 6, 6))[0]
            job(worker, luck, f"{kill}-{round_}")


def course(worker: Worker, luck: random.Random, _name: str) -> None:
    """An event from its registering to as far as is drawn."""
    walks = (
        worker.accepted,
        worker.dispatched,
        worker.signed,
        worker.verified,
        worker.closed,
        worker.suspended,
    )
    luck.choice(walks)()


def batch(worker: Worker, _luck: random.Random, name: str) -> None:
    """Three batches of rows; each is acknowledged as a whole."""
    at = worker.clock.moment - timedelta(days=9)
    rows = [Imported(number=n, ext_no=f"K{name}-{n // BATCH}-{n}", source="H12345", title=f"路灯不亮{n}", text="路灯不亮",
                     location="老街", reported_at=at, closed_at=at + timedelta(days=1), reply_text="已修")
            for n in range(3 * BATCH)]  # fmt: skip

    def told(read: int) -> None:
        say("A", kind="import", rows=[row.ext_no for row in rows[read - BATCH : read]])

    import_events(worker.room, rows, Import("rows.csv", actor=LEADER, batch=BATCH, progress=told))


def rebuild(worker: Worker, _luck: random.Random, _name: str) -> None:
    """All caches made anew in one transaction."""
    say("A", kind="rebuild", events=worker.room.store.rebuild())


def backup(worker: Worker, _luck: random.Random, _name: str) -> None:
    """A copy beside the store."""
    say("A", kind="backup", file=str(worker.room.store.backup(worker.home / "backups")))


def amend(worker: Worker, luck: random.Random, _name: str) -> None:
    """A rule of the room is changed."""
    days = luck.randrange(1, 400)
    changes = worker.room.perform(Amend("rule", "archive_days", {"value": days}, actor=DIRECTOR))
    say("A", kind="rule", days=days, entries=changes.entries)


def nest() -> None:
    """Fork a worker for each line `home kill seed` on standard input; say `Z` when it is dead."""
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            try:
                work(Path(asked["home"]), asked["kill"], asked["seed"])
            except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
                say("X", error=f"{type(error).__name__}: {error}")
            os._exit(1)
        say("P", pid=child)
        os.waitpid(child, 0)
        say("Z")


# --- the parent -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Promised:
    """What was acknowledged in one home; `seen` are the entries that stood there when it was last looked at."""

    versions: dict[str, int] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    copies: set[str] = field(default_factory=set)

    def take(self, told: dict[str, Any]) -> None:
        """Remember one acknowledgement."""
        self.entries.update(told.get("entries", ()))
        self.rows.update(told.get("rows", ()))
        if told["kind"] == "deed":
            self.versions[told["number"]] = told["version"]
        if told["kind"] == "backup":
            self.copies.add(told["file"])


@dataclass(slots=True)
class Census:
    """What the kills hit. A census of nothing is a failure."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    EXPECTED = ("deed", "import", "rebuild", "backup", "rule", "inside", "before_answer", "between")

    @property
    def share(self) -> float:
        """The share of kills between BEGIN and answer."""
        hit = self.counts["inside"] + self.counts["before_answer"]
        return hit / self.counts["kills"] if self.counts["kills"] else 0.0

    def lacking(self) -> tuple[str, ...]:
        """What never happened; of a few kills only that they must hit and that something is acknowledged."""
        kills = self.counts["kills"]
        expected = (
            self.EXPECTED
            if kills >= MANY_KILLS
            else ("deed", "inside", *(["import"] if kills >= FEW_KILLS else []))
        )
        missing = tuple(name for name in expected if not self.counts[name])
        return (
            missing
            if self.share >= LEAST_INSIDE
            else (*missing, f"only {self.share:.0%} between BEGIN and answer")
        )

    def told(self) -> str:
        """The figures on one line."""
        counts = ", ".join(f"{name} {self.counts[name]}" for name in ("kills", *self.EXPECTED))
        return f"{counts}; {self.share:.0%} between BEGIN and answer; slowest start {self.slowest:.2f} s"


def crash(kills: int, *, seed: int = 1) -> Census:
    """Kill so many workers and look after each.

    Raises:
        BrokenPromiseError: with the kill and what is wrong.
    """
    luck, census = random.Random(seed), Census()  # noqa: S311
    command = [sys.executable, "-m", "tests.simulation.crash", "--nest"]
    with (
        tempfile.TemporaryDirectory(prefix="crash-") as folder,
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        home, promised = Path(folder), Promised()
        try:
            for kill in range(kills):
                if kill % HOME_LASTS == 0:
                    home, promised = Path(folder) / f"home-{kill}", Promised()
                    first = bench_in(home)
                    promised.seen = {entry.hash for entry in first.room.store.export_entries()}
                    first.room.store.close()
                ask = {"home": str(home), "kill": kill, "seed": luck.randrange(1 << 30)}
                process.stdin.write(json.dumps(ask).encode() + b"\n")
                process.stdin.flush()
                last = _killed(process.stdout, luck, promised, census)
                _look(home, kill, promised, last, census)
        finally:
            process.stdin.close()
    return census


def _killed(pipe: IO[bytes], luck: random.Random, promised: Promised, census: Census) -> str:
    """Let the worker do a few deeds, kill it, and read what it had still said; returns its last mark."""
    wanted, at = luck.randrange(1, 9), luck.choices(("B", "E", ""), (60, 15, 25))[0]
    pid, last, acknowledged = 0, "", 0
    for line in pipe:
        mark, told = chr(line[0]), json.loads(line[1:])
        if mark == "P":
            pid = told["pid"]
        elif mark == "X":
            raise BrokenPromiseError(f"the worker failed: {told['error']}")
        elif mark == "Z":
            break
        else:
            last = mark
        if mark == "A":
            promised.take(told)
            census.counts[told["kind"]] += 1
            acknowledged += 1
        if pid and acknowledged >= wanted and at in {mark, ""}:
            time.sleep(
                {"B": luck.choice((0.0, 0.0002, 0.001, 0.003)), "E": 0.0}.get(at, luck.uniform(0, 0.02))
            )
            os.kill(pid, signal.SIGKILL)
            pid = 0
    census.counts["kills"] += 1
    census.counts[{"B": "inside", "E": "before_answer"}.get(last, "between")] += 1
    return last


def _look(home: Path, kill: int, promised: Promised, last: str, census: Census) -> None:
    begun = stopwatch()
    room = open_room(home, clock=FixedClock(MORNING + timedelta(days=kill + 1)))
    try:
        room.ask(BoardIds(BoardQuery(), room.now(), limit=50))
        with room.store.writing():
            pass
        taken = stopwatch() - begun
        census.slowest = max(census.slowest, taken)
        _need(taken <= START_SECONDS, kill, f"the start took {taken:.1f} s")
        _look_at(room.store.export_entries(), room, kill, promised, last)
        found = room.store.verify()
        _need(not found.problems, kill, f"damaged: {found.problems[:2]}")
    finally:
        room.store.close()
    for copy in promised.copies:
        _need_sound(Path(copy), kill)


def _look_at(entries: tuple[Entry, ...], room: Room, kill: int, promised: Promised, last: str) -> None:
    hashes: set[str] = {entry.hash for entry in entries}
    _need(promised.entries <= hashes, kill, f"{len(promised.entries - hashes)} acknowledged entries are gone")
    _need(promised.seen <= hashes, kill, f"{len(promised.seen - hashes)} entries that stood there are gone")
    for number, version in promised.versions.items():
        found = room.ask(EventDetail(number)).event.version
        _need(found >= version, kill, f"{number} has version {found}, {version} was acknowledged")
    rows = _imported(room)
    _need_whole_batches(set(rows.values()), promised, kill)
    known = promised.entries | promised.seen
    stray = [e for e in entries if e.hash not in known and rows.get(e.subject) not in promised.rows]
    _need_one_deed(stray, last, kill)
    promised.seen |= hashes


def _imported(room: Room) -> dict[str, str]:
    """The numbers of the imported rows, by event."""
    ids = room.ask(BoardIds(BoardQuery(view="all", sort="number"), room.now())).ids
    rows = tuple(int.from_bytes(ids[n : n + 4], "little") for n in range(0, len(ids), 4))
    events = (room.ask(EventDetail(row.id)).event for row in room.ask(BoardRows(rows)))
    return {event.id: event.ext_no for event in events if event.ext_no}


def _need_whole_batches(found: set[str], promised: Promised, kill: int) -> None:
    _need(promised.rows <= found, kill, f"{len(promised.rows - found)} acknowledged rows are gone")
    sizes = Counter(ext_no.rsplit("-", 1)[0] for ext_no in found)
    _need(set(sizes.values()) <= {BATCH}, kill, f"a batch stands half imported: {sizes}")


def _need_one_deed(stray: list[Entry], last: str, kill: int) -> None:
    """What nobody was told of can only be the one deed, or the one batch, that was under way."""
    if last not in {"B", "E"}:
        _need(not stray, kill, f"{len(stray)} entries that nobody was told of, and nothing was under way")
    subjects = {entry.subject for entry in stray}
    whole = len(subjects) <= 1 or (len(subjects) == BATCH and {e.verb for e in stray} == {"import"})
    _need(whole, kill, f"{len(stray)} entries of {len(subjects)} subjects that nobody was told of")


def _need_sound(copy: Path, kill: int) -> None:
    connection = dbapi2.connect(str(copy))
    try:
        _need(
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)],
            kill,
            f"{copy.name} is damaged",
        )
    finally:
        connection.close()


def _need(held: bool, kill: int, said: str) -> None:
    if not held:
        raise BrokenPromiseError(f"kill {kill}: {said}")


def main() -> int:
    """1 when a promise was broken or the kills hit nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nest", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.nest:
        nest()
        return 0
    begun = stopwatch()
    try:
        census = crash(asked.kills, seed=asked.seed)
    except BrokenPromiseError as broken:
        sys.stdout.write(f"{broken}\n")
        return 1
    sys.stdout.write(f"{census.told()}; {stopwatch() - begun:.1f} s\n")
    for name in census.lacking():
        sys.stdout.write(f"never happened: {name}\n")
    return 1 if census.lacking() else 0


if __name__ == "__main__":
    raise SystemExit(main())
