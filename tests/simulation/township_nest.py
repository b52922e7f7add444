"""A nest for the processes of a township: everything is loaded once, each process is a fork that anybody may kill.

`python -m tests.simulation.township_nest FOLDER` is the nest; `Nest` is the other end. All processes say what they are at on one
pipe, a line each, short enough to be whole:

| line | what it says |
|---|---|
| `P name pid` | it lives |
| `+ name word`, `- name word` | something has begun, has ended: `push`, `fold`, `transaction` … |
| `A name json` | something was acknowledged here, or (`C`) the other side has confirmed it: hashes of entries |
| `H name json` | what its store held when it was opened lies in this file |
| `R name json`, `S name json` | it is ready; how it stands |
| `X name json` | it failed: the harness fails with it |
| `Z name code` | it is dead; whatever it said was said before |
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import subprocess
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import IO, Any

from tests.simulation import disk

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
PROMISED = "right after a promise"
HASHES_A_LINE = 40
"""So many of 64 characters stay below the 4096 bytes that a pipe takes whole."""


class Say:
    """One process's end of the pipe; `also` hears every word too (the log of a watched disk)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.also: Callable[[str], object] | None = None
        self._own = threading.local()

    @property
    def at(self) -> str:
        """What this thread is at: the first of the words that it is under."""
        words: list[str] = getattr(self._own, "words", [])
        return words[0] if words else "own"

    def __call__(self, mark: str, **what: Any) -> None:
        self.line(mark, json.dumps(what, ensure_ascii=False))

    def line(self, mark: str, words: str) -> None:
        """A mark and what belongs to it. It is on the pipe even if the next instruction is the last."""
        os.write(1, f"{mark} {self.name} {words}\n".encode())
        if self.also is not None:
            self.also(f"{mark} {words}")

    def entries(self, mark: str, hashes: list[str], **what: Any) -> None:
        """Hashes of entries, in as many lines as they need."""
        for start in range(0, len(hashes), HASHES_A_LINE):
            self(mark, entries=hashes[start : start + HASHES_A_LINE], **what)

    @contextmanager
    def under(self, word: str) -> Iterator[None]:
        """While this lasts, this thread is at that."""
        words = self._own.__dict__.setdefault("words", [])
        words.append(word)
        self.line("+", word)
        try:
            yield
        finally:
            words.pop()
            self.line("-", word)


# --- the nest itself --------------------------------------------------------------------------------------------


def _nest(folder: Path) -> None:
    """Fork a process for each line of standard input, say when one is dead, end all when there are no more lines."""
    from tests.simulation import township_people

    township_people.load()
    gc.freeze()
    hears, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    living: dict[int, str] = {}
    left = b""
    while True:
        ready, _, _ = select.select([0, hears], [], [])
        if hears in ready:
            os.read(hears, 512)
            _reap(living)
        if 0 in ready:
            data = os.read(0, 65536)
            if not data:
                break
            *lines, left = (left + data).split(b"\n")
            for line in lines:
                asked = json.loads(line)
                living[_forked(asked, folder)] = asked["name"]
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def _reap(living: dict[int, str]) -> None:
    while living:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        os.write(1, f"Z {living.pop(pid)} {os.waitstatus_to_exitcode(status)}\n".encode())


def _forked(asked: dict[str, Any], folder: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    say = Say(asked["name"])
    try:
        _settle(say, folder / f"{asked['name']}.log")
        from tests.simulation import township_people

        township_people.PARTS[asked["part"]](asked, say)
    except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
        traceback.print_exc()
        sys.stderr.flush()
        say("X", error=f"{type(error).__name__}: {error}"[:1000])
        os._exit(1)
    sys.stderr.flush()
    os._exit(0)


def _settle(say: Say, log: Path) -> None:
    """A fork becomes a process of its own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing, file = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(nothing, 0)
    os.dup2(file, 2)
    random.seed()
    say.line("P", str(os.getpid()))


# --- its other end ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Hunt:
    """Kill it so many seconds after it has begun with that word, or has said something under that mark."""

    word: str
    pause: float


@dataclass(slots=True)
class Life:
    """One process from its start to its death."""

    name: str
    pid: int = 0
    under: Counter[str] = field(default_factory=Counter)
    """What it is at now; of a dead one, what it was at."""
    hunt: Hunt | None = None
    states: dict[str, Any] = field(default_factory=dict)
    """The last thing said under each mark."""
    lived: threading.Event = field(default_factory=threading.Event)
    ready: threading.Event = field(default_factory=threading.Event)
    dead: threading.Event = field(default_factory=threading.Event)
    killed: bool = False

    def kill(self) -> None:
        """Now, wherever it stands."""
        if self.lived.wait(PATIENCE_SECONDS) and not self.dead.is_set() and not self.killed:
            self.killed = True
            os.kill(self.pid, signal.SIGKILL)

    def hunted(self, word: str) -> bool:
        """It has begun with that, or said that: is that its end?"""
        if self.hunt is None or self.hunt.word != word or self.killed:
            return False
        sleep(self.hunt.pause)
        self.kill()
        return True

    def signal(self, number: int) -> None:
        """Say something to it that it is prepared for."""
        os.kill(self.pid, number)


Heard = Callable[[Life, str, Any], object]


class Nest:
    """Starts processes and hears what they say; `heard` is called on its own thread, in the order of the pipe."""

    def __init__(self, folder: Path, *, env: dict[str, str] | None = None) -> None:
        self.lives: dict[str, Life] = {}
        self.failures: list[str] = []
        self.heard: Heard = lambda *_: None
        command = [sys.executable, "-m", "tests.simulation.township_nest", str(folder)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
        )
        self._thread = threading.Thread(target=self._hear, name="township-nest", daemon=True)
        self._thread.start()

    def start(self, name: str, part: str, **asked: Any) -> Life:
        """A process of that name; the one before it is dead."""
        life = self.lives[name] = Life(name)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"name": name, "part": part, **asked}).encode() + b"\n")
        self._process.stdin.flush()
        return life

    def done(self, name: str, part: str, **asked: Any) -> Any:
        """A process that does one thing and says what came of it; what it said."""
        life = self.start(name, part, **asked)
        if not life.dead.wait(PATIENCE_SECONDS * 2):
            raise TimeoutError(f"{name} does not end")
        self.need()
        return life.states.get("R", {})

    def need(self) -> None:
        """Fail with whatever failed.

        Raises:
            RuntimeError: a process ended by a defect.
        """
        if self.failures:
            raise RuntimeError("; ".join(self.failures[:3]))

    def end_all(self) -> None:
        """By force, and forget them."""
        for life in self.lives.values():
            life.kill()
            life.dead.wait(PATIENCE_SECONDS)
        self.lives.clear()
        self.failures.clear()

    def close(self) -> None:
        """End the nest, and all that still lives with it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_SECONDS)
        self._thread.join(PATIENCE_SECONDS)
        self._process.stdout.close()

    def _hear(self) -> None:
        pipe: IO[bytes] | None = self._process.stdout
        assert pipe is not None
        for line in pipe:
            mark, name, words = line.decode().rstrip("\n").split(" ", 2)
            try:
                self._note(self.lives[name], mark, words)
            except Exception as error:  # noqa: BLE001 - the thread goes on, the run fails
                self.failures.append(f"{name} said {line[:200]!r}: {type(error).__name__}: {error}")

    def _note(self, life: Life, mark: str, words: str) -> None:
        match mark:
            case "+":
                life.under[words] += 1
                life.hunted(words)
            case "-":
                life.under[words] -= 1
            case "P":
                life.pid = int(words)
                life.lived.set()
            case "Z":
                if not life.killed and "R" not in life.states:
                    self.failures.append(f"{life.name} died by itself: {words}")
                self.heard(life, mark, words)
                life.dead.set()
            case _:
                self._said(life, mark, json.loads(words))

    def _said(self, life: Life, mark: str, what: dict[str, Any]) -> None:
        life.states[mark] = what
        if mark == "X":
            self.failures.append(f"{life.name} failed: {what['error']}")
        self.heard(life, mark, what)
        if mark == "R":
            life.ready.set()
        if life.hunted(mark):
            life.under[PROMISED] += 1


@contextmanager
def nested(folder: Path, *, is_watched: bool = False) -> Iterator[Nest]:
    """A nest whose processes log into this folder; on request one whose disk is watched."""
    nest = Nest(folder, env=disk.watched(folder) if is_watched else None)
    try:
        yield nest
    finally:
        nest.close()


if __name__ == "__main__":
    _nest(Path(sys.argv[1]))
