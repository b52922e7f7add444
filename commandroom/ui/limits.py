"""When the desk speaks about its machine: read from `resources/catalog/desk.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from commandroom.base.paths import resources

MEGABYTE = 1_000_000


class Limits(msgspec.Struct, frozen=True):
    """Sizes in megabytes, spans in seconds."""

    disk_low_mb: int
    disk_reserve_mb: int
    look_seconds: int
    tick_seconds: int
    clock_jump_seconds: int
    asleep_seconds: int
    busy_retry_seconds: int
    busy_tries: int


@cache
def limits() -> Limits:
    """The shipped values."""
    return Limits(**tomllib.loads((resources() / "catalog" / "desk.toml").read_text(encoding="utf-8")))
