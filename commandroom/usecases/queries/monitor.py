"""What is asked about the days' figures: what a township is to tell, what the county has been told."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.dayfigures import Figures
from commandroom.usecases.queries.asking import Query


class FiguresDue(Query["tuple[Figures, ...]"], frozen=True):
    """The days that this township has not told yet, with their figures, the oldest first."""

    now: datetime


class Monitor(Query["MonitorSheet"], frozen=True):
    """What the townships told of the last days before today."""

    now: datetime
    days: int = 14


class Telling(StrEnum):
    """How it stands with one day of one township."""

    BEFORE = "before"
    """It had not joined yet."""
    TOLD = "told"
    LATE = "late"
    """Told, but long after the day was over."""
    MISSING = "missing"


class MonitorDay(Struct, frozen=True):
    """One day of a township."""

    day: date
    telling: Telling
    figures: Figures | None = None


class MonitorRow(Struct, frozen=True):
    """One township: `days` the oldest first, `received_at` when its last figures arrived here (None: never any)."""

    township: str
    name: str
    days: tuple[MonitorDay, ...]
    received_at: datetime | None = None

    @property
    def latest(self) -> Figures | None:
        """The newest figures among these days."""
        return next((day.figures for day in reversed(self.days) if day.figures is not None), None)

    @property
    def missing(self) -> int:
        """How many of the days were not told."""
        return sum(day.telling is Telling.MISSING for day in self.days)

    @property
    def late(self) -> int:
        """How many were told late."""
        return sum(day.telling is Telling.LATE for day in self.days)


class MonitorSheet(Struct, frozen=True):
    """All townships of the county, by code; of a township itself its own row."""

    days: tuple[date, ...]
    rows: tuple[MonitorRow, ...]
