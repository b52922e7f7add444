"""Names for the kinds of identifier, and our own UUIDv7 (the standard library has none before 3.14)."""

from __future__ import annotations

import re
from typing import NewType
from uuid import UUID

EventId = NewType("EventId", str)
PersonId = NewType("PersonId", str)
UnitId = NewType("UnitId", str)
EntryHash = NewType("EntryHash", str)

NUMBER = re.compile(r"^\d{9}-\d{8}-[A-Z]+\d{4,}$")
_RANDOM_BITS = 74


def uuid7(*, millis: int, random: int) -> str:
    """A version 7 UUID (RFC 9562) of `millis` since 1970 and 74 random bits, in lower-case canonical form."""
    low = random & ((1 << _RANDOM_BITS) - 1)
    value = (
        (millis & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (low >> 62) << 64 | 0b10 << 62 | low & ((1 << 62) - 1)
    )
    return str(UUID(int=value))


def event_number(*, township: str, day: str, seat: str, serial: int) -> str:
    """An event's number `330299104-20261122-A0007`: township code, day, seat letter(s), gap-free serial of that day."""
    return f"{township}-{day}-{seat}{serial:04d}"


def is_event_number(text: str) -> bool:
    """Whether a text has the form of one of our own numbers."""
    return NUMBER.fullmatch(text) is not None
