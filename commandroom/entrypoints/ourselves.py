"""Our own program as a process of its own: work for minutes, which Python threads would take from the desk's window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CREATION_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
_NICE = 10


def order(home: Path, *words: str) -> list[str]:
    """The words that start our own command line on a home."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "commandroom"]
    return [*program, "--home", str(home), "--json", *words]


def make_way() -> None:
    """Let everything else on this machine go first; called by the process itself."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
