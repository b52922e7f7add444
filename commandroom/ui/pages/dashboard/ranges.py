"""The ranges of the dashboard: which days, and which days they are compared with."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from commandroom.ui.i18n import QT_TRANSLATE_NOOP
from commandroom.ui.moments import days_text

RANGES = ("today", "week", "month", "quarter", "custom")
NAMES = {
    "today": QT_TRANSLATE_NOOP("Dashboard", "Today"),
    "week": QT_TRANSLATE_NOOP("Dashboard", "This week"),
    "month": QT_TRANSLATE_NOOP("Dashboard", "This month"),
    "quarter": QT_TRANSLATE_NOOP("Dashboard", "This quarter"),
    "custom": QT_TRANSLATE_NOOP("Dashboard", "Own days…"),
}
AGAINST = {
    "today": QT_TRANSLATE_NOOP("Dashboard", "vs yesterday"),
    "week": QT_TRANSLATE_NOOP("Dashboard", "vs last week by now"),
    "month": QT_TRANSLATE_NOOP("Dashboard", "vs last month by now"),
    "quarter": QT_TRANSLATE_NOOP("Dashboard", "vs last quarter by now"),
    "custom": QT_TRANSLATE_NOOP("Dashboard", "vs as many days before"),
}
_MONTHS_A_QUARTER, _MONTHS = 3, 12


class Days(Struct, frozen=True):
    """The days of a range, both in, and the first of those that it is compared with."""

    kind: str
    first: date
    last: date
    before: date

    @property
    def text(self) -> str:
        """`2026-11-30`, or `2026-11-01 至 11-30`."""
        return days_text(self.first, self.last)

    @property
    def against(self) -> str:
        """What it is compared with."""
        return say(AGAINST[self.kind])

    @property
    def word(self) -> str:
        """`今日`, or the days themselves where they are somebody's own."""
        return self.text if self.kind == "custom" else say(NAMES[self.kind])


def say(text: str) -> str:
    """A word of the dashboard in the desk's language."""
    return QCoreApplication.translate("Dashboard", text)


def days_of(kind: str, today: date) -> Days:
    """The days of a range that goes on, up to today."""
    if kind == "week":
        first = today - timedelta(days=today.weekday())
        return Days(kind, first, today, first - timedelta(days=7))
    if kind == "month":
        first = today.replace(day=1)
        return Days(kind, first, today, _months_before(first, 1))
    if kind == "quarter":
        first = today.replace(month=today.month - (today.month - 1) % _MONTHS_A_QUARTER, day=1)
        return Days(kind, first, today, _months_before(first, _MONTHS_A_QUARTER))
    return Days("today", today, today, today - timedelta(days=1))


def own_days(first: date, last: date) -> Days:
    """Somebody's own days, compared with as many before."""
    return Days("custom", first, last, first - (last - first) - timedelta(days=1))


def _months_before(first: date, months: int) -> date:
    ordinal = first.year * _MONTHS + first.month - 1 - months
    return date(ordinal // _MONTHS, ordinal % _MONTHS + 1, 1)
