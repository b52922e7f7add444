"""How the window divides its width."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec

SMALLEST_WINDOW = (1024, 640)
NAV_OPEN = 208
NAV_NARROW = 56


class Tier(IntEnum):
    """Four widths of a window, in logical pixels: below 1280, below 1440, below 1800, and from there."""

    SMALL = 1024
    NARROW = 1280
    MEDIUM = 1440
    WIDE = 1800


class Detail(StrEnum):
    """Where the detail panel stands: beside the page, over its right side, or in its place."""

    DOCKED = "docked"
    DRAWER = "drawer"
    FULL = "full"


class Division(msgspec.Struct, frozen=True):
    """Widths in logical pixels; `detail_width` 0 means all there is."""

    tier: Tier
    nav_width: int
    detail: Detail
    detail_width: int


_DIVISIONS = {
    Tier.WIDE: Division(Tier.WIDE, NAV_OPEN, Detail.DOCKED, 392),
    Tier.MEDIUM: Division(Tier.MEDIUM, NAV_NARROW, Detail.DOCKED, 360),
    Tier.NARROW: Division(Tier.NARROW, NAV_NARROW, Detail.DRAWER, 392),
    Tier.SMALL: Division(Tier.SMALL, NAV_NARROW, Detail.FULL, 0),
}


def division(width: int) -> Division:
    """How a window of `width` logical pixels is divided."""
    tier = next((tier for tier in sorted(Tier, reverse=True) if width >= tier), Tier.SMALL)
    return _DIVISIONS[tier]
