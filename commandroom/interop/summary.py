"""Reads the rules and the wording of the daily summary that travel with the program (`resources/summary`)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import WorldError
from commandroom.domain.summary.rules import SummaryRules


@cache
def shipped_summary() -> SummaryRules:
    """The rules of this version of the program."""
    raw = {**_read("rules.toml"), **_read("wording.toml"), "period": _read("period.toml")}
    return msgspec.convert(raw, SummaryRules)


def _read(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads((resources() / "summary" / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorldError("file.unreadable", file=name, reason=str(error)) from error
