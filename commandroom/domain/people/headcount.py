"""The headcount of a township by the ten rules H1 to H10: a ceiling is a ceiling, a standard a standard, an average a line.

Published totals contradict each other as equalities, so nothing is ever compared with "=". What the room cannot know
(the county's own numbers) is said to be unknown, not guessed. Numbers, columns and the words of each rule are data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.people.absences import Loan
from commandroom.domain.people.persons import Person
from commandroom.domain.people.roles import Role
from commandroom.domain.people.units import Unit

INSTITUTIONS = frozenset({"room", "office", "special"})
"""1+4+X: the room, the offices, special bodies. Teams are no institutions of their own."""
_OUTSIDE_STAFF = "网格"


class Verdict(StrEnum):
    """How a rule stands; `unknown` where the room lacks a number, `note` where somebody should look."""

    FINE = "fine"
    NOTE = "note"
    SHORT = "short"
    OVER = "over"
    UNKNOWN = "unknown"


class ClassSize(Struct, frozen=True):
    """What a class of township has: the ceiling of institutions, the standard of sunk posts, the average staff."""

    institutions: int
    sunk: int
    staff: int


class RuleText(Struct, frozen=True):
    """A rule in words."""

    id: str
    zh: str
    en: str


class Owned(Struct, frozen=True):
    """A column of the roster that has to be filled for sunk staff."""

    column: str
    zh: str
    en: str


class HeadcountRules(Struct, frozen=True, kw_only=True):
    """The shipped rules."""

    version: str
    source: str
    aside_percent: int
    dedicated_least: int
    dedicated_most: int
    posts_pool: int
    middle_pool_percent: int
    return_days: int
    certificate_days: tuple[int, ...]
    middle_levels: tuple[str, ...]
    rank_column: str
    mid_column: str
    purposes: tuple[str, ...]
    secretary: str
    deputy_secretary: str
    owned: tuple[Owned, ...]
    classes: dict[str, ClassSize]
    rules: tuple[RuleText, ...]

    def middle_pool(self, county_total: int) -> int:
        """The county's pool of middle ranks, rounded half up: 5 % of 150 is 8."""
        return math.floor(county_total * self.middle_pool_percent / 100 + 0.5)


class Line(Struct, frozen=True, kw_only=True):
    """One rule as it stands: `have` beside `bound` (a ceiling, a standard or a line), whom it is about, what is lacking.

    Its sentence is `headcount.<rule>.<verdict>`, filled from `have`, `bound` and `params`.
    """

    rule: str
    verdict: Verdict
    have: int
    bound: int | None = None
    params: tuple[tuple[str, int | str], ...] = ()
    persons: tuple[tuple[str, str], ...] = ()


class Expiring(Struct, frozen=True):
    """A certificate that ends within the first warning; `days` is negative when it ended, `step` the warning that fell."""

    person: str
    name: str
    until: date
    days: int
    step: int


class Returning(Struct, frozen=True):
    """A loan that ends within the days of the reminder; `name` is who comes back."""

    id: str
    person: str
    name: str
    to: str
    until: datetime


class Town(Struct, frozen=True, kw_only=True):
    """What the rules look at, on one day; `size` is the class of township, `middle_total` the county's middle ranks (0 unknown).

    `twice` names who is on duty in two places, `urgent` who handles how many critical matters.
    """

    size: str
    day: date
    moment: datetime
    persons: Sequence[Person]
    units: Sequence[Unit]
    loans: Sequence[Loan]
    middle_total: int = 0
    twice: Sequence[str] = ()
    urgent: Mapping[str, int] = {}


def lines(rules: HeadcountRules, town: Town) -> tuple[Line, ...]:
    """The ten rules in their order."""
    checks: tuple[Callable[[HeadcountRules, Town], Line], ...] = (
        _institutions, _sunk, _staff, _dedicated, _leaders, _posts_pool, _middle_pool, _owned, _certified, _twice,
    )  # fmt: skip
    return tuple(check(rules, town) for check in checks)


def expiring(rules: HeadcountRules, persons: Iterable[Person], day: date) -> tuple[Expiring, ...]:
    """Certificates that end within 90 days or ended, the most pressing first; `step` 30 once that warning has fallen too."""
    first = max(rules.certificate_days)
    found = []
    for person in _active(persons):
        if person.certificate and person.certificate_until is not None:
            left = (person.certificate_until - day).days
            if left <= first:
                step = min((step for step in rules.certificate_days if left <= step), default=first)
                found.append(Expiring(person.id, person.name, person.certificate_until, left, step))
    return tuple(sorted(found, key=lambda one: (one.days, one.person)))


def returning(rules: HeadcountRules, town: Town) -> tuple[Returning, ...]:
    """The loans of the turnover pools that end within the reminder (30 days), the next one first."""
    names: dict[str, str] = {person.id: person.name for person in town.persons}
    soon = [loan for loan in _in_pool(town) if loan.until - town.moment <= timedelta(days=rules.return_days)]
    soon.sort(key=lambda loan: (loan.until, loan.id))
    return tuple(
        Returning(loan.id, loan.person, names.get(loan.person, loan.person), loan.to, loan.until)
        for loan in soon
    )


def _active(persons: Iterable[Person]) -> list[Person]:
    return [person for person in persons if person.active]


def _institutions(rules: HeadcountRules, town: Town) -> Line:
    have = sum(unit.active and unit.kind in INSTITUTIONS for unit in town.units)
    size = rules.classes.get(town.size)
    if size is None:
        return Line(rule="H1", verdict=Verdict.UNKNOWN, have=have)
    verdict = Verdict.FINE if have <= size.institutions else Verdict.OVER
    return Line(rule="H1", verdict=verdict, have=have, bound=size.institutions)


def _sunk(rules: HeadcountRules, town: Town) -> Line:
    have = sum(person.sunk for person in _active(town.persons))
    size = rules.classes.get(town.size)
    if size is None:
        return Line(rule="H2", verdict=Verdict.UNKNOWN, have=have)
    lacking = size.sunk - have
    verdict = Verdict.SHORT if lacking > 0 else Verdict.FINE
    return Line(
        rule="H2", verdict=verdict, have=have, bound=size.sunk, params=(("lacking", max(lacking, 0)),)
    )


def _staff(rules: HeadcountRules, town: Town) -> Line:
    inside = {unit.id for unit in town.units if not unit.is_outside}
    have = sum(p.unit in inside and _OUTSIDE_STAFF not in p.staff_category for p in _active(town.persons))
    size = rules.classes.get(town.size)
    if size is None:
        return Line(rule="H3", verdict=Verdict.UNKNOWN, have=have)
    is_aside = abs(have - size.staff) * 100 > rules.aside_percent * size.staff
    return Line(rule="H3", verdict=Verdict.NOTE if is_aside else Verdict.FINE, have=have, bound=size.staff)


def _dedicated(rules: HeadcountRules, town: Town) -> Line:
    found = [person for person in _active(town.persons) if person.dedicated]
    have, least, most = len(found), rules.dedicated_least, rules.dedicated_most
    verdict = Verdict.SHORT if have < least else Verdict.NOTE if have > most else Verdict.FINE
    params = (("least", least), ("most", most))
    return Line(rule="H4", verdict=verdict, have=have, bound=most, params=params, persons=_told(found))


def _leaders(rules: HeadcountRules, town: Town) -> Line:
    """By what the post says: 镇党委书记兼, 党群副书记."""
    active = _active(town.persons)
    directors = [p for p in active if p.has_role(Role.DIRECTOR) and _is_secretary(rules, p)]
    deputies = [p for p in active if p.has_role(Role.DEPUTY) and rules.deputy_secretary in _said(p)]
    have = bool(directors) + bool(deputies)
    verdict = Verdict.FINE if directors and deputies else Verdict.NOTE
    return Line(rule="H5", verdict=verdict, have=have, bound=2, persons=_told([*directors, *deputies]))


def _is_secretary(rules: HeadcountRules, person: Person) -> bool:
    return rules.secretary in _said(person).replace(rules.deputy_secretary, "")


def _said(person: Person) -> str:
    return " ".join((person.post, *person.extra.values()))


def _in_pool(town: Town) -> list[Loan]:
    """The loans in force that leave the township's own units."""
    inside = {str(unit.id) for unit in town.units if not unit.is_outside}
    return [loan for loan in town.loans if loan.since <= town.moment < loan.until and loan.to not in inside]


def _posts_pool(rules: HeadcountRules, town: Town) -> Line:
    loans = _in_pool(town)
    return _loans("H6", rules, town, loans, rules.posts_pool)


def _middle_pool(rules: HeadcountRules, town: Town) -> Line:
    middle = {p.id for p in _active(town.persons) if p.extra.get(rules.rank_column) in rules.middle_levels}
    loans = [loan for loan in _in_pool(town) if loan.person in middle]
    if not town.middle_total:
        return Line(rule="H7", verdict=Verdict.UNKNOWN, have=len(loans), params=(("middle", len(middle)),))
    return _loans("H7", rules, town, loans, rules.middle_pool(town.middle_total))


def _loans(rule: str, rules: HeadcountRules, town: Town, loans: Sequence[Loan], pool: int) -> Line:
    """In use against the pool; a loan without a known purpose or approval, and one that ends soon, is named."""
    names: dict[str, str] = {person.id: person.name for person in town.persons}
    soon = [loan for loan in loans if loan.until - town.moment <= timedelta(days=rules.return_days)]
    bare = [loan for loan in loans if loan.purpose not in rules.purposes or not loan.approver]
    verdict = Verdict.OVER if len(loans) > pool else Verdict.NOTE if soon or bare else Verdict.FINE
    told = dict.fromkeys(loan.person for loan in (*bare, *soon))
    return Line(
        rule=rule, verdict=verdict, have=len(loans), bound=pool,
        params=(("left", max(pool - len(loans), 0)), ("soon", len(soon)), ("bare", len(bare))),
        persons=tuple((person, names.get(person, person)) for person in told),
    )  # fmt: skip


def _owned(rules: HeadcountRules, town: Town) -> Line:
    """Sunk staff of whom a column says nothing; party membership is asked of members alone."""
    found = []
    sunk = [person for person in _active(town.persons) if person.sunk]
    for person in sunk:
        wanted = [
            one
            for one in rules.owned
            if "党" not in one.column or "党员" in person.extra.get("政治面貌", "党员")
        ]
        if any(not person.extra.get(one.column, "").strip() for one in wanted):
            found.append(person)
    verdict = Verdict.NOTE if found else Verdict.FINE
    return Line(
        rule="H8", verdict=verdict, have=len(sunk) - len(found), bound=len(sunk), persons=_told(found)
    )


def _certified(_rules: HeadcountRules, town: Town) -> Line:
    need = [person for person in _active(town.persons) if person.needs_certificate]
    found = [person for person in need if not person.certificate_valid(town.day)]
    verdict = Verdict.NOTE if found else Verdict.FINE
    return Line(
        rule="H9", verdict=verdict, have=len(need) - len(found), bound=len(need), persons=_told(found)
    )


def _twice(_rules: HeadcountRules, town: Town) -> Line:
    names: dict[str, str] = {person.id: person.name for person in town.persons}
    many = [person for person, count in town.urgent.items() if count > 1]
    told = dict.fromkeys([*town.twice, *sorted(many)])
    params = (("places", len(set(town.twice))), ("urgent", len(many)))
    persons = tuple((person, names.get(person, person)) for person in told)
    return Line(
        rule="H10",
        verdict=Verdict.NOTE if told else Verdict.FINE,
        have=len(told),
        params=params,
        persons=persons,
    )


def _told(persons: Iterable[Person]) -> tuple[tuple[str, str], ...]:
    return tuple((person.id, person.name) for person in persons)
