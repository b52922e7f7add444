"""The papers of a day: what their entries are about, and what these make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from commandroom.domain.journal import Entry
from commandroom.domain.summary.papers import Papers, folded
from commandroom.domain.summary.snapshot import Paper

KIND = "summary"
_PREFIX = f"{KIND}:"
Day = Papers[Paper]


def subject(day: date) -> str:
    """What the entries of a day's papers are about."""
    return f"{_PREFIX}{day.isoformat()}"


def day_of(subject_: str) -> date:
    """The day of such a subject."""
    return date.fromisoformat(subject_.removeprefix(_PREFIX))


def span(first: date, last: date) -> tuple[str, str]:
    """The subjects of these days, both in, lie from the one up to but not at the other."""
    return subject(first), subject(last + timedelta(days=1))


def fold(entries: Iterable[Entry]) -> Day:
    """The day that these entries make."""
    return folded(entries, kind=KIND, paper=Paper)
