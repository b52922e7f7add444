"""The day's figures of a township, as its county may read them: counts alone, nothing of any event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

KIND = "figures"
VERB = "tell"
_PREFIX = f"{KIND}:"


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """What stood open when the figures were made: in all, past the handling limit, under a red or a yellow lamp, on account."""

    open: int
    overdue: int
    red: int
    yellow: int
    suspended: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One day (in the township's time) of one township.

    `received` and the rest before `stock` are of that day; `closed_late` are those of `closed` whose handling ended past its
    limit. `stock` is of the moment `made_at`, and None for a day that was told afterwards. `known` counts the entries that the
    seat had seen: of two seats' figures those of the one that knew more count.
    """

    township: str
    name: str
    day: date
    made_at: datetime
    known: int
    received: int
    closed: int
    closed_late: int
    reported_up: int
    by_source: dict[str, int] = {}
    by_category: dict[str, int] = {}
    stock: Stock | None = None


def subject(day: date, township: str) -> str:
    """What an entry with the figures of a day is about: by day first, so that some days lie together."""
    return f"{_PREFIX}{day.isoformat()}:{township}"


def span(first: date, last: date) -> tuple[str, str]:
    """The subjects of these days, both included, lie from the one up to but not at the other."""
    return f"{_PREFIX}{first.isoformat()}", f"{_PREFIX}{(last + timedelta(days=1)).isoformat()}"


def best(told: Iterable[Figures]) -> Figures:
    """Of what several seats told about one day that of the seat which knew most."""
    return max(
        told, key=lambda one: (one.known, one.made_at, msgspec.json.encode(one, order="deterministic"))
    )


def due_days(last: date | None, yesterday: date, *, most: int) -> tuple[date, ...]:
    """The days that are to be told now, the oldest first: after the last one, at most so many; at first only yesterday."""
    begin = yesterday if last is None else max(last + timedelta(days=1), yesterday - timedelta(days=most - 1))
    return tuple(begin + timedelta(days=n) for n in range((yesterday - begin).days + 1))
