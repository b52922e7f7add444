"""The rota of duty over some days, and the day's line."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from commandroom.usecases.queries.asking import Query

if TYPE_CHECKING:  # what only who opens the rota needs is not read at the start
    from commandroom.domain.people.absences import Leave, Loan
    from commandroom.domain.people.dutychecks import Clash, Gap, Turn
    from commandroom.domain.people.dutynotices import DutyReport, HolidayRoster
    from commandroom.domain.people.dutyrules import DutyRules
    from commandroom.domain.people.handover import HandOver  # noqa: F401 - named in quotes
    from commandroom.domain.people.headcount import Expiring, HeadcountRules, Line, Returning
    from commandroom.domain.people.joint import Joint  # noqa: F401 - named in quotes
    from commandroom.domain.people.persons import Person
    from commandroom.domain.people.shifts import Shift
    from commandroom.domain.people.swaps import Stand, Swap
    from commandroom.domain.time.calendar import Day


class DutyTable(Query["DutySheet"], frozen=True):
    """The rota from a date to another one, both included, as it stands at `now` (the clock's moment without one)."""

    first: date
    last: date
    now: datetime | None = None


class HandOvers(Query["tuple[HandOver, ...]"], frozen=True):
    """The hand-overs of shifts, the newest first; at most `limit`."""

    limit: int = 30


class Swaps(Query["tuple[SwapRow, ...]"], frozen=True):
    """The swaps of duty as they stand at `now`, the newest first; at most `limit`, those that wait before all others."""

    limit: int = 60
    now: datetime | None = None


class Joints(Query["tuple[Joint, ...]"], frozen=True):
    """Joint operations, those that are open first, then the newest; of one event or of one person where they are named."""

    event: str = ""
    person: str = ""
    limit: int = 100


class SwapRow(Struct, frozen=True):
    """A swap with how it stands; while it waits also who leads the duty now or on one of its days, whatever is shown."""

    swap: Swap
    stand: Stand
    leading: frozenset[str] = frozenset()


class Headcount(Query["HeadcountSheet"], frozen=True):
    """The township's headcount by the ten rules at a moment (now, without one)."""

    now: datetime | None = None


class HeadcountSheet(Struct, frozen=True):
    """The rules as they stand, certificates that end, loans that do, the words of each rule and where the numbers come from."""

    lines: tuple[Line, ...]
    expiring: tuple[Expiring, ...]
    rules: HeadcountRules
    returning: tuple[Returning, ...] = ()


class DutyPerson(Struct, frozen=True):
    """Somebody of the roster on the rota: the unit worked for, what was carried this year before the first date."""

    person: Person
    unit_name: str
    carried: float
    presence: str


class DutySheet(Struct, frozen=True, kw_only=True):
    """What the page of the rota shows.

    `turns` are those that begin on the days shown and the one before; `rests` are written days off, by person, date and
    record; `shifts` are the room's, then the shipped ones that no record replaces, whose ids stand in `unmade`. `gaps` are
    those of the next hours, `on_now` who is on duty at the moment; `is_kept` says whether the room has written any duty with
    a post in the last month or for later; `given_away` are records that a swap gave away: their ids are taken.
    `holiday` is the roster of a holiday that begins soon, `report` what was reported of today.
    """

    days: tuple[Day, ...]
    persons: tuple[DutyPerson, ...]
    turns: tuple[Turn, ...]
    rests: tuple[tuple[str, date, str], ...]
    shifts: tuple[Shift, ...]
    unmade: frozenset[str]
    rules: DutyRules
    leaves: tuple[Leave, ...]
    loans: tuple[Loan, ...]
    inside: frozenset[str]
    clashes: tuple[Clash, ...]
    gaps: tuple[Gap, ...]
    on_now: tuple[Turn, ...]
    is_kept: bool = False
    given_away: frozenset[str] = frozenset()
    holiday: HolidayRoster | None = None
    report: DutyReport | None = None
