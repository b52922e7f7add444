"""How often it rang, in what shares, how it would ring under other rules; and the rules' change.

The measures of alarm management (EEMUA 191, ISA-18.2, IEC 62682): interruptions in each ten minutes rather than their mean,
shares of the classes near 5, 15 and 80 per cent, alerts that nobody took for a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from commandroom.domain.errors import FieldError, NotFoundError
from commandroom.domain.event.deed import SYSTEM
from commandroom.domain.knowledge.rules import ROUTE
from commandroom.domain.knowledge.rules import Alerts as Rulings
from commandroom.usecases.alertcalls import heard_by, hearers
from commandroom.usecases.alertlife import AGAIN, TRIGGERED
from commandroom.usecases.alertways import MUTE, REMEMBERED, deliveries, in_tens, per_ten_minutes
from commandroom.usecases.commands import Amend
from commandroom.usecases.queries import AlertRow, EventDetail, Rules
from commandroom.usecases.room import Room

LOOKED_BACK = timedelta(days=30)
SHOWN = timedelta(hours=24)
HIGH_SHARE = 0.10
"""Where more than a tenth are of the first class, it no longer tells what is urgent."""
STALE_AFTER = timedelta(hours=24)
SOURCES = 10
MOST_EVENTS = 1000
PREFIX = "alerts."


@dataclass(frozen=True, slots=True)
class Rates:
    """How it rang: `ten_minutes` are the interruptions of the last day, oldest first; the rest looks thirty days back.

    `over` is the share of ten-minute spans of that day with more than one interruption; `sources` the kinds and steps
    that rang most; `stale` the alerts that nobody took for a day. An alert that rang again is one alert in the shares, and each
    of its times in the rate.
    """

    ten_minutes: tuple[int, ...]
    over: float
    counts: Mapping[str, int]
    sources: tuple[tuple[str, str, int], ...]
    stale: int

    @property
    def total(self) -> int:
        """All alerts of the thirty days."""
        return sum(self.counts.values())

    def share(self, level: str) -> float:
        """The part that is of this class, 0 to 1."""
        return self.counts.get(level, 0) / self.total if self.total else 0.0

    @property
    def is_high_much(self) -> bool:
        """Whether the first class is no longer rare."""
        return self.share("P1") > HIGH_SHARE


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What interrupted one person at his seats: in the last day, in the worst sixty minutes of thirty; the alerts of these."""

    person: str
    day: int
    worst: int
    alerts: int


@dataclass(frozen=True, slots=True)
class Preview:
    """How the alerts of the last days would have come: interruptions an hour, the worst hour, the shares."""

    per_hour: float
    worst_hour: int
    shares: Mapping[str, float]
    alerts: int


def rates(log: Sequence[AlertRow], now: datetime, rules: Rulings | None = None) -> Rates:
    """The figures of a log of alerts; with the rules a card of gathered ones is one interruption, without them each is."""
    near = [a for a in log if a.kind != MUTE and now - LOOKED_BACK < a.at <= now]
    day = per_ten_minutes(near, now - SHOWN, now)
    if rules is not None:
        since = now - SHOWN
        last = [a for a in log if since - REMEMBERED < a.at <= now or a.kind == MUTE]
        day = in_tens(deliveries(last, rules).moments, since, now)
    sources = Counter((a.kind, a.timer) for a in near)
    return Rates(
        ten_minutes=day,
        over=sum(count > 1 for count in day) / len(day) if day else 0.0,
        counts=Counter(a.level for a in near if a.status != AGAIN),
        sources=tuple((kind, timer, count) for (kind, timer), count in sources.most_common(SOURCES)),
        stale=sum(a.status == TRIGGERED and now - a.at > STALE_AFTER for a in log if a.kind != MUTE),
    )


def by_person(log: Sequence[AlertRow], now: datetime, rules: Rulings) -> tuple[OfPerson, ...]:
    """Of everybody whom anything reached in the last thirty days what did, who was interrupted most often first."""
    near = [a for a in log if a.kind == MUTE or now - LOOKED_BACK < a.at <= now]
    found = []
    for person in hearers(near):
        heard = heard_by(near, person)
        moments = sorted(deliveries(heard, rules).moments)
        day = sum(now - SHOWN <= at < now for at in moments)
        alerts = sum(a.kind != MUTE and a.status != AGAIN for a in heard)
        found.append(OfPerson(person, day, worst_hour(moments), alerts))
    return tuple(sorted(found, key=lambda one: (-one.day, -one.worst, one.person)))


def worst_hour(moments: Sequence[datetime]) -> int:
    """The most of these moments, the oldest first, that lie in any sixty minutes."""
    hour, first, worst = timedelta(hours=1), 0, 0
    for place, at in enumerate(moments):
        while moments[first] <= at - hour:
            first += 1
        worst = max(worst, place - first + 1)
    return worst


def urgencies(room: Room, log: Sequence[AlertRow]) -> dict[str, str]:
    """The urgency of the events that the newest alerts are about; takes a moment, call it off the GUI thread."""
    found: dict[str, str] = {}
    for alert in sorted(log, key=lambda a: a.at, reverse=True):
        if not alert.event or alert.event in found:
            continue
        if len(found) >= MOST_EVENTS:
            break
        try:
            found[alert.event] = room.ask(EventDetail(alert.event, by=SYSTEM.id)).event.urgency
        except NotFoundError:
            found[alert.event] = ""
    return found


def preview(log: Sequence[AlertRow], rules: Rulings, now: datetime, *, urgency: Mapping[str, str]) -> Preview:
    """What the last thirty days would have been under these rules."""
    near = sorted(
        (a for a in log if a.kind != MUTE and now - LOOKED_BACK < a.at <= now), key=lambda a: (a.at, a.id)
    )
    if not near:
        return Preview(0.0, 0, {}, 0)
    classed = [replace(a, level=rules.class_of(a.kind, urgency.get(a.event, ""))) for a in near]
    hours = Counter(int((now - at).total_seconds() // 3600) for at in deliveries(classed, rules).moments)
    span = max(1.0, (now - near[0].at).total_seconds() / 3600)
    shares = {level: count / len(near) for level, count in Counter(a.level for a in classed).items()}
    return Preview(sum(hours.values()) / span, max(hours.values(), default=0), shares, len(near))


def changed(rules: Rulings, changes: Mapping[str, int | str]) -> Rulings:
    """The rules with these values.

    Raises:
        FieldError: a value lies outside its bounds (`alerts.toml`), or a class is none.
    """
    for key, value in changes.items():
        low, high = rules.bounds.get(key, (0, 0))
        if key in rules.bounds and not (isinstance(value, int) and low <= value <= high):
            raise FieldError("field.out_of_range", field=key, low=low, high=high)
        if key in rules.triggers and value not in rules.classes:
            raise FieldError("field.not_one_of", field=key, value=value, known=" ".join(rules.classes))
        choices = rules.choices(key.removeprefix(ROUTE)) if key.startswith(ROUTE) else (value,)
        if value not in choices:
            raise FieldError("field.not_one_of", field=key, value=value, known=" ".join(map(str, choices)))
        rules = rules.changed(key, value)
    return rules


def change_rules(room: Room, changes: Mapping[str, int | str], *, actor: str = "") -> None:
    """Change the room's rules for alerts; each change stands in the journal with who made it.

    Raises:
        FieldError: as `changed`; RefusedError: the person may not.
    """
    before = room.ask(Rules()).policy.alerts
    changed(before, changes)
    with room.together():
        for key, value in changes.items():
            if before.value(key) != value:
                room.perform(Amend("rule", f"{PREFIX}{key}", {"value": value}, actor=actor))
