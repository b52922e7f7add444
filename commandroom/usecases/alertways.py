"""How alerts reach the person at a seat: alone, gathered into one card, or only counted; and how often that interrupts.

After EEMUA 191 and ISA-18.2. Three limits hold on any load, and the first class passes all of them: more than `storm_count`
of both classes in `storm_minutes` become one card; more than `look_count` that come at one look do too, for the limits
of a working day all end with its office hours; and of the `hour_count` interruptions of sixty minutes half are the second
class's, the last of them a card, and half are kept for the first class. So a few come one by one, a stream does not.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.usecases.queries import AlertRow

MUTE = "mute"
RESOLVED = "resolved"
INTERRUPTING = frozenset({"P1", "P2"})
REMEMBERED = timedelta(hours=3)
"""How far back a look at the last hour begins, so that as much of the hour is used up as was."""
_HOUR = timedelta(hours=1)


class Delivery(StrEnum):
    """How an alert reaches the person at the seat."""

    BANNER = "banner"
    TOAST = "toast"
    COUNTER = "counter"
    DIGEST = "digest"
    MUTED = "muted"


@dataclass(slots=True)
class Deliveries:
    """A log of alerts as it came to one seat.

    `ways` say how each came, the oldest first, `moments` when somebody was interrupted, `cards` which of these were
    cards. What is gathered within a storm's minutes of a card, or while the hour is used up, interrupts nobody: the
    bell counts it, and the next of the second class is a card with it.
    """

    rules: Rulings
    ways: list[tuple[AlertRow, Delivery]] = field(default_factory=list)
    moments: list[datetime] = field(default_factory=list)
    cards: set[datetime] = field(default_factory=set)
    _near: deque[datetime] = field(default_factory=deque)
    _lately: deque[datetime] = field(default_factory=deque)
    _card: datetime | None = None
    _waits: bool = False

    def come(self, at: datetime, together: Sequence[AlertRow], *, is_muted: bool) -> None:
        """Alerts of one look; nothing earlier may follow."""
        self._pass_to(at)
        second: list[AlertRow] = []
        for alert in together:
            way = _wanted(alert, self.rules)
            if way is Delivery.TOAST and is_muted and self.rules.classes[alert.level].may_mute:
                way = Delivery.MUTED
            if alert.level in INTERRUPTING:
                self._near.append(at)
            if alert.level != "P1" and way is Delivery.TOAST:
                second.append(alert)
                continue
            self.ways.append((alert, way))
        if any(alert.level == "P1" for alert in together):
            self._interrupt(at)  # one banner, which says how many more, and one tone
        if second:
            self._bring(at, second)

    def _bring(self, at: datetime, second: list[AlertRow]) -> None:
        alone = (
            not self._waits
            and len(second) <= self.rules.look_count
            and len(self._near) <= self.rules.storm_count
            and len(self._lately) + len(second) <= max(1, self._seconds - 1)
        )
        self.ways += [(alert, Delivery.TOAST if alone else Delivery.DIGEST) for alert in second]
        if alone:
            for _ in second:
                self._interrupt(at)
        else:
            self._waits = True
            self._show_card(at)

    def _pass_to(self, at: datetime) -> None:
        """Time passes: what is old leaves the windows of the hour and of the storm."""
        while self._lately and self._lately[0] <= at - _HOUR:
            self._lately.popleft()
        while self._near and self._near[0] <= at - self._storm:
            self._near.popleft()

    def _show_card(self, at: datetime) -> None:
        is_room = len(self._lately) < self._seconds
        if is_room and (self._card is None or self._card + self._storm <= at):
            self._card, self._waits = at, False
            self.cards.add(at)
            self._interrupt(at)

    def _interrupt(self, at: datetime) -> None:
        self.moments.append(at)
        self._lately.append(at)

    @property
    def _seconds(self) -> int:
        """How many of an hour's interruptions may be the second class's; the other half is kept for the first."""
        return max(1, self.rules.hour_count // 2)

    @property
    def _storm(self) -> timedelta:
        return timedelta(minutes=self.rules.storm_minutes)


def _wanted(alert: AlertRow, rules: Rulings) -> Delivery:
    return Delivery(rules.classes[alert.level].delivery) if alert.level in rules.classes else Delivery.COUNTER


def deliveries(log: Iterable[AlertRow], rules: Rulings) -> Deliveries:
    """How a log came to a seat, in one pass over it; as if nothing had rung before its first alert."""
    rows = sorted(log, key=lambda a: (a.at, a.id))
    mutes = [a for a in rows if a.kind == MUTE]
    found = Deliveries(rules)
    for at, together in groupby((a for a in rows if a.kind != MUTE), key=lambda a: a.at):
        found.come(at, list(together), is_muted=bool(mutes) and muted_until(mutes, at) is not None)
    return found


def delivery(alert: AlertRow, log: Iterable[AlertRow], rules: Rulings) -> Delivery:
    """How an alert reaches the person at the seat, given all alerts of the last hours and those of the same look.

    The first class always comes alone; the second is held back while somebody muted it, and in a storm, beside
    many of the same look or where the hour had its share becomes part of one card.
    """
    near = {a.id: a for a in (*log, alert) if alert.at - REMEMBERED < a.at <= alert.at or a.kind == MUTE}
    return next(way for one, way in deliveries(near.values(), rules).ways if one.id == alert.id)


def per_hour(log: Iterable[AlertRow], now: datetime, rules: Rulings, *, persons: int = 1) -> float:
    """How many interruptions reached each person at the seat in the last hour; a card counts as one."""
    near = [a for a in log if now - REMEMBERED < a.at <= now or a.kind == MUTE]
    since = now - timedelta(hours=1)
    return sum(since < at <= now for at in deliveries(near, rules).moments) / max(1, persons)


def per_ten_minutes(log: Iterable[AlertRow], since: datetime, until: datetime) -> tuple[int, ...]:
    """The interrupting alerts in each ten minutes from `since` on, before any was gathered."""
    return in_tens((a.at for a in log if a.level in INTERRUPTING and a.kind != MUTE), since, until)


def in_tens(moments: Iterable[datetime], since: datetime, until: datetime) -> tuple[int, ...]:
    """How many moments lie in each ten minutes from `since` on: the mean hides what a histogram shows."""
    width = timedelta(minutes=10)
    counts = [0] * max(0, math.ceil((until - since) / width))
    for moment in moments:
        if since <= moment < until:
            counts[(moment - since) // width] += 1
    return tuple(counts)


def muted_until(log: Iterable[AlertRow], at: datetime) -> datetime | None:
    """Until when somebody muted the seat at that moment; None when nobody did."""
    spans = [
        a.escalates_at
        for a in log
        if a.kind == MUTE and a.status != RESOLVED and a.escalates_at and a.at <= at
    ]
    return max((until for until in spans if until > at), default=None)
