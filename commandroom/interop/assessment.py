"""Reads the rules of scoring: those that travel with the program (`resources/assessment`), and a township's own file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from commandroom.base.paths import resources
from commandroom.domain.assessment.rules import BY, Scoring, read
from commandroom.domain.errors import WorldError
from commandroom.interop.plainfile import size_of


@cache
def shipped_scoring() -> dict[str, Scoring]:
    """The rules of this version of the program, by grouping."""
    folder = resources() / "assessment"
    return {by: read(document(folder / f"{by}.toml"), file=f"{by}.toml") for by in BY}


def document(path: Path) -> dict[str, Any]:
    """What a file of rules says, unchecked.

    Raises:
        WorldError: `file.unreadable`, `file.empty`, `file.no_file`.
    """
    try:
        size_of(path)
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:  # what is no TOML or no UTF-8 is a ValueError
        reason = getattr(error, "strerror", None) or str(error)
        raise WorldError("file.unreadable", file=path.name, reason=reason) from error
