"""Reads the rules of the exchange that travel with the program (`resources/catalog/exchange.toml`)."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache

import msgspec

from commandroom.base.paths import resources


class KeyRules(msgspec.Struct, frozen=True):
    """How old a device's keys become, and how often that is looked at."""

    age: timedelta
    look: timedelta


@cache
def shipped_key_rules() -> KeyRules:
    """The rules."""
    found = tomllib.loads((resources() / "catalog" / "exchange.toml").read_text(encoding="utf-8"))["keys"]
    return KeyRules(timedelta(days=int(found["days"])), timedelta(minutes=int(found["look_minutes"])))
