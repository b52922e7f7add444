"""A centre or hub in a process of its own, called over TLS as in a township."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

WAIT_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(
    port: int, *, seconds: float = WAIT_SECONDS, process: subprocess.Popen[str] | None = None
) -> bool:
    """Whether somebody listens there before the time is over, or its program is."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and (process is None or process.poll() is None):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


def is_free(port: int) -> bool:
    """Whether nobody listens there any more, at the latest when the time is over."""
    ends = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < ends:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return True
        time.sleep(0.05)
    return False


class Running:
    """A server that was started; it may be killed and started again on the same port."""

    def __init__(self, home: Path, *, name: str, code: str, role: str = "county", db: str = "") -> None:
        self.home, self.db = home, db
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.said("init", "--name", name, "--code", code, "--host", "localhost", "--role", role)

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://localhost:{self.port}"

    def said(self, *words: str) -> Any:
        """What `center …` prints."""
        db = ("--db", self.db) if self.db else ()
        return json.loads(command(self.home, "center", *words, *db, "--json").stdout)

    def invite(self, place: str, seat: str, *more: str) -> str:
        """A code for a seat."""
        return str(self.said("invite", "--place", place, "--seat", seat, *more)["code"])

    def start(self) -> None:
        """Serve, until it says that it listens."""
        db = ("--db", self.db) if self.db else ()
        listen = ("--listen", f"127.0.0.1:{self.port}")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "commandroom", "--home", str(self.home), "center", "serve", *listen, *db],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if not listening(self.port, process=self.process):
            pytest.fail(f"the server does not listen: {self.process.poll()}")

    def end(self, *, by: int = signal.SIGTERM) -> None:
        """Stop it: in order, or by force."""
        if self.process is not None:
            os.kill(self.process.pid, by)
            self.process.wait(WAIT_SECONDS)
            self.process = None


@contextmanager
def serving(home: Path, **about: str) -> Iterator[Running]:
    """A centre that runs."""
    centre = Running(home, **about)
    centre.start()
    try:
        yield centre
    finally:
        centre.end()


def command(home: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "commandroom", "--home", str(home), *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, (words, done.stdout[-2000:], done.stderr[-2000:])
    return done
