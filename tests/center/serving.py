"""A centre in a process of its own, as it is run: by the command line, over TLS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from commandroom.base.clock import SystemClock
from commandroom.domain.exchange.effects import Fault
from commandroom.domain.exchange.joining import EnrolAnswer
from commandroom.domain.exchange.messages import Answer, Ask
from commandroom.sync.keys import DeviceKeys
from commandroom.sync.line import Credentials, HttpLine
from tests.center.world import Guest, World, enrol_ask

ROOT = Path(__file__).resolve().parent.parent.parent


class Served:
    """A running process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        command = [sys.executable, "-m", "commandroom", "--home", str(home), "--json", "center", "serve"]
        self._log = (home / f"log{len(list(home.glob('log*')))}").open("wb")
        self.process = subprocess.Popen(
            [*command, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=self._log, cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert self.process.stdout is not None
        self.said: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.url: str = self.said["listening"]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self._ended()

    def stop(self) -> int:
        """End it in order; its exit code."""
        self.process.terminate()
        return self._ended()

    def _ended(self) -> int:
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self._log.close()
        return code


class Caller:
    """A device that calls a process over TLS, as a seat does."""

    def __init__(self, url: str, ca: str, guest: Guest) -> None:
        self.guest = guest
        credentials = Credentials(guest.device, guest.keys.sign)
        self.line = HttpLine(url, ca=ca, credentials=credentials, now=SystemClock().now)

    def call(self, ask: Ask) -> Answer | Fault:
        """One call."""
        return self.line.call(ask)


def enrolled_over(url: str, ca: str, code: str, world: World) -> Caller:
    """A device that joins over TLS."""
    keys = DeviceKeys.fresh()
    line = HttpLine(url, ca=ca, now=SystemClock().now)
    answer = line.post("/v1/enrol", enrol_ask(code, keys), EnrolAnswer)
    line.close()
    assert isinstance(answer, EnrolAnswer), answer
    return Caller(url, ca, Guest(world, keys, answer))
