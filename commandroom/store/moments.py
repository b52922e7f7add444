"""Moments in the tables: whole milliseconds since 1970 in UTC."""

from __future__ import annotations

from datetime import datetime

from commandroom.domain.journal import millis, moment

__all__ = ["maybe_millis", "maybe_moment", "millis", "moment"]


def maybe_millis(at: datetime | None) -> int | None:
    """Milliseconds of a moment that may be missing."""
    return None if at is None else millis(at)


def maybe_moment(value: int | None) -> datetime | None:
    """The moment of milliseconds that may be missing."""
    return None if value is None else moment(value)
