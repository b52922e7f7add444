"""Reads the definitions of the figures that travel with the program (`resources/figures`)."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from commandroom.base.paths import resources
from commandroom.domain.errors import WorldError
from commandroom.domain.figures.figure import Book, Definition


@cache
def shipped_figures() -> Book:
    """All figures as they are defined in this version of the program."""
    path = resources() / "figures" / "kpi.toml"
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WorldError("file.unreadable", file=path.name, reason=str(error)) from error
    rows = {key: raw.pop(key) for key in tuple(raw) if isinstance(raw[key], dict)}
    figures = {key: msgspec.convert({**row, "key": key}, Definition) for key, row in rows.items()}
    return msgspec.convert({**raw, "figures": figures}, Book)
