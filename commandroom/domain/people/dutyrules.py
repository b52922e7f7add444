"""What the rota asks for: the posts that are filled every day, by whom, and what a turn weighs.

24-hour duty with a leader in charge and an officer, both present, is the convention of government offices; numbers,
roles and weights are data (`rota.toml`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.calendar import Day
from commandroom.domain.time.calendar_table import DayKind
from commandroom.domain.time.moments import local


class DutyPost(Struct, frozen=True, kw_only=True):
    """A post of the rota by its Chinese name: `need` people on `shift` every day, of one of these roles.

    `leads` marks the leader in charge, without whom nobody may decide; `certificate` a post that only who may enforce can
    hold. A post that needs nobody is filled by hand as the days ask for it.
    """

    zh: str
    en: str
    shift: str
    need: int = 1
    leads: bool = False
    certificate: bool = False
    roles: tuple[Role, ...] = ()

    def may_be(self, person: Person) -> bool:
        """Whether the person can be given this post."""
        return person.active and person.has_role(*self.roles)


class Burden(Struct, frozen=True, kw_only=True):
    """What a turn weighs, its parts added up."""

    turn: float = 1.0
    night: float = 1.0
    weekend: float = 1.0
    holiday: float = 2.0

    def of(self, shift: Shift, day: Day) -> float:
        """The weight of a shift that begins on that day; a make-up day is an ordinary one."""
        weight = self.turn + (self.night if is_night(shift, day.date) else 0.0)
        if day.kind is DayKind.HOLIDAY:
            return weight + self.holiday
        return weight + (self.weekend if day.kind is DayKind.WEEKEND else 0.0)


class DutyRules(Struct, frozen=True, kw_only=True):
    """All of it as it is shipped.

    `gap_hours` is how far ahead an empty post is shouted about, `rest_hours` the rest that a turn by rule leaves before
    the next one, `swap_hours` how long a swap waits for its answers,
    `holiday_days` how long before a holiday its roster is due.
    """

    version: str
    source: str = ""
    gap_hours: int = 24
    rest_hours: int = 24
    swap_hours: int = 72
    holiday_days: int = 5
    shifts: tuple[Shift, ...] = ()
    posts: tuple[DutyPost, ...] = ()
    burden: Burden = Burden()

    def post(self, name: str) -> DutyPost | None:
        """The post of that Chinese or English name."""
        return next((post for post in self.posts if name in (post.zh, post.en)), None)


def is_night(shift: Shift, day: date) -> bool:
    """Whether the shift lasts over midnight: it takes somebody's sleep."""
    begin, end = shift.span(day)
    return local(end - timedelta(microseconds=1)).date() > day and end > begin


def covers(span: tuple[datetime, datetime], begin: datetime, end: datetime) -> bool:
    """Whether a span of time has a part in another; ends are no part of either."""
    return span[0] < end and begin < span[1]
