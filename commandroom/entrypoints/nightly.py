"""The look at a whole home in a process of its own: minutes of work that Python threads would take from the desk."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import msgspec

from commandroom.domain.errors import WorldError
from commandroom.entrypoints import ourselves
from commandroom.usecases.queries import Verification


class CheckApart:
    """Runs `verify` of our own program at low priority and reads what it says."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._running: subprocess.Popen[bytes] | None = None
        self._is_over = False

    def __call__(self) -> Verification:
        """Check everything.

        Raises:
            WorldError: `check.failed`: it did not come to an end.
        """
        if self._is_over:
            raise WorldError("check.failed", reason="the desk closes")
        quiet = subprocess.DEVNULL
        aside = ["nice", "-n", "10"] if shutil.which("nice") else []
        order = [*aside, *ourselves.order(self._home, "verify")]
        with subprocess.Popen(  # noqa: S603  our own program with our own words
            order, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, creationflags=ourselves.CREATION_FLAGS
        ) as running:
            self._running = running
            said, _ = running.communicate()
        self._running = None
        try:
            return msgspec.convert(json.loads(said.decode("utf-8")), Verification)
        except (ValueError, msgspec.MsgspecError):
            raise WorldError("check.failed", reason=f"exit code {running.returncode}") from None

    def stop(self) -> None:
        """Break it off: the desk closes; the next night looks again."""
        self._is_over = True
        if self._running is not None:
            self._running.terminate()
