"""A call of the command line without the command line, for making demo towns."""

from __future__ import annotations

import io
from pathlib import Path

from commandroom.entrypoints.context import Context


def context_for(home: Path) -> Context:
    """What a command is given; what it says goes nowhere."""
    return Context(home, "zh_CN", as_json=False, out=io.StringIO(), err=io.StringIO())
