"""Moments as the desk shows them: in the township's zone, whatever the machine is set to."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

ZONE = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """An aware moment in the township's zone."""
    return moment.astimezone(ZONE)


def short_text(moment: datetime) -> str:
    """`11-18 12:26`, for a column of a list."""
    return local(moment).strftime("%m-%d %H:%M")


def long_text(moment: datetime) -> str:
    """`2026-11-18 12:26`."""
    return local(moment).strftime("%Y-%m-%d %H:%M")


def day_text(moment: datetime) -> str:
    """`11月20日 12:26`, in running text."""
    shown = local(moment)
    pattern = QCoreApplication.translate("Moments", "{month:02d}-{day:02d} {clock}")
    return pattern.format(month=shown.month, day=shown.day, clock=shown.strftime("%H:%M"))


def days_text(first: date, last: date) -> str:
    """`2026-11-01 至 11-30`: two days and all between them; the year again where it is another."""
    if first == last:
        return first.isoformat()
    pattern = QCoreApplication.translate("Moments", "{first} to {last}")
    return pattern.format(first=first, last=f"{last:%m-%d}" if first.year == last.year else last)


def clock_text(moment: datetime) -> str:
    """`2026年11月22日  19:44:12`, for the clock of the top bar."""
    shown = local(moment)
    pattern = QCoreApplication.translate("Moments", "{year}-{month:02d}-{day:02d}  {clock}")
    return pattern.format(year=shown.year, month=shown.month, day=shown.day, clock=shown.strftime("%H:%M:%S"))
