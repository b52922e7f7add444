"""Reads the rules for copies and logs that travel with the program (`resources/catalog/copies.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from commandroom.base.paths import resources
from commandroom.usecases.keeping import Rotation


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((resources() / "catalog" / "copies.toml").read_text(encoding="utf-8"))


@cache
def shipped_rotation() -> Rotation:
    """How many copies are kept, and how much of the disk they may take."""
    keep, disk = _rules()["keep"], _rules()["disk"]
    return Rotation(**keep, reserve_bytes=int(disk["reserve_mb"]) << 20, share=float(disk["share"]))
