"""Who is on duty: shifts and leave as rows. Nobody is assumed available: a person without a row is 未登记."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.ids import PersonId
from commandroom.domain.time.moments import local


class Presence(StrEnum):
    """What is known about a person at a moment."""

    ON = "on"
    OFF = "off"
    LEAVE = "leave"
    LENT = "lent"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _LABELS[self.value]


_LABELS = {"on": "在岗", "off": "不在岗", "leave": "请假", "lent": "借出", "unknown": "未登记"}


class DutyRow(Struct, frozen=True, kw_only=True):
    """A span of duty (`on`) or leave (`leave`) of one person; `until` is not part of it. Moments are UTC."""

    id: str
    person: PersonId
    state: Presence
    since: datetime
    until: datetime
    note: str = ""

    def covers(self, moment: datetime) -> bool:
        """Whether the moment lies in the span."""
        return self.since <= moment < self.until

    def touches(self, day: date) -> bool:
        """Whether the span has a part in that day of the township."""
        return local(self.since).date() <= day <= local(self.until).date()


def presence(person: str, moment: datetime, rows: Iterable[DutyRow]) -> Presence:
    """What the rows say about a person at a moment.

    Leave beats duty. Outside the spans of a day that has one, the person is off; on a day without any,
    unknown.
    """
    own = [row for row in rows if row.person == person]
    covering = {row.state for row in own if row.covers(moment)}
    for state in (Presence.LEAVE, Presence.ON, Presence.OFF):
        if state in covering:
            return state
    day = local(moment).date()
    return Presence.OFF if any(row.touches(day) for row in own) else Presence.UNKNOWN


def on_duty(person: str, moment: datetime, rows: Iterable[DutyRow]) -> bool | None:
    """True on duty, False off or on leave, None when nobody registered anything for that day."""
    found = presence(person, moment, rows)
    return None if found is Presence.UNKNOWN else found is Presence.ON


def partners_both_away(
    pairs: Iterable[tuple[str, str]], moment: datetime, rows: Iterable[DutyRow]
) -> tuple[tuple[str, str], ...]:
    """The A/B pairs of whom neither is on duty: one of the two must always be there."""
    known = tuple(rows)
    return tuple(
        pair
        for pair in pairs
        if all(presence(person, moment, known) in {Presence.OFF, Presence.LEAVE} for person in pair)
    )
