"""What is wrong with a rota: somebody away, in two places, on duty for too long; a post that nobody holds.

Nothing is refused here: a rota is written over days, by several people. Each finding names its day, person and sentence
(`rota.<code>`); what is empty within the next hours is shouted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, product

from msgspec import Struct

from commandroom.domain.people.absences import Leave, Loan
from commandroom.domain.people.dutyrules import DutyPost, covers
from commandroom.domain.people.shifts import Shift
from commandroom.domain.time.moments import EPOCH, local

LONGEST = timedelta(hours=24)
_DAY = timedelta(days=1)
Value = str | int | float | date | datetime


class Turn(Struct, frozen=True, kw_only=True):
    """Somebody's shift that begins on a day, written down (`duty` is its record) or by a pattern."""

    person: str
    day: date
    shift: Shift
    post: str = ""
    duty: str = ""

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From when to when, UTC."""
        return self.shift.span(self.day)


class Clash(Struct, frozen=True):
    """Something that does not go together: `away`, `lent`, `two_posts`, `too_long`, `partners`."""

    code: str
    person: str
    day: date
    params: tuple[tuple[str, Value], ...] = ()


class Gap(Struct, frozen=True):
    """A post with too few people from `since` until `until` (UTC): `there` of `need`."""

    post: str
    day: date
    since: datetime
    until: datetime
    there: int
    need: int
    leads: bool = False


class Absences(Struct, frozen=True):
    """Leaves and loans; `inside` are the township's own units, a loan to which takes nobody away."""

    leaves: tuple[Leave, ...] = ()
    loans: tuple[Loan, ...] = ()
    inside: frozenset[str] = frozenset()

    def of(self, person: str, begin: datetime, end: datetime) -> Leave | Loan | None:
        """What keeps the person away within a span, leave before a loan."""
        for leave in self.leaves:
            if leave.person == person and covers((leave.since, leave.until), begin, end):
                return leave
        for loan in self.loans:
            if (
                loan.person == person
                and loan.to not in self.inside
                and covers((loan.since, loan.until), begin, end)
            ):
                return loan
        return None


def clashes(
    turns: Iterable[Turn], absences: Absences, partners: Mapping[str, str] | None = None
) -> tuple[Clash, ...]:
    """All findings about what was written down, by day; what follows from a pattern gives way to it.

    `partners` are the A/B pairs, of whom one has to be there (AB岗不得同日休假).
    """
    own: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        if turn.duty:
            own[turn.person].append(turn)
    found = [clash for rows in own.values() for clash in _of_one(rows, absences)]
    found += _partners_away(absences, partners or {})
    return tuple(sorted(set(found), key=lambda clash: (clash.day, clash.person, clash.code)))


def gaps(
    turns: Iterable[Turn], posts: Iterable[tuple[DutyPost, Shift]], absences: Absences,
    *, since: datetime, until: datetime,
) -> tuple[Gap, ...]:  # fmt: skip
    """The posts that too few people hold in a span of time; who is away for a part of the shift does not count."""
    held: dict[tuple[str, date], int] = defaultdict(int)
    for turn in turns:
        if turn.post and absences.of(turn.person, *turn.span) is None:
            held[turn.post, turn.day] += 1
    found = []
    for post, shift in posts:
        for day in days_of(since, until):
            begin, end = shift.span(day)
            there = held[post.zh, day]
            if covers((begin, end), since, until) and there < post.need:
                found.append(
                    Gap(post.zh, day, max(begin, since), min(end, until), there, post.need, post.leads)
                )
    return tuple(sorted(found, key=lambda gap: (gap.since, not gap.leads, gap.post)))


def days_of(since: datetime, until: datetime) -> tuple[date, ...]:
    """The township's dates on which a shift may begin that reaches into a span; the day before is one of them."""
    first = local(since).date() - _DAY
    return tuple(first + _DAY * n for n in range((local(until).date() - first).days + 1))


def _of_one(turns: list[Turn], absences: Absences) -> Iterator[Clash]:
    rows = sorted(turns, key=lambda turn: (turn.span, turn.post))
    for turn in rows:
        away = absences.of(turn.person, *turn.span)
        if isinstance(away, Leave):
            yield Clash("away", turn.person, turn.day, (("until", away.until), ("why", away.kind)))
        elif away is not None:
            yield Clash("lent", turn.person, turn.day, (("to", away.to), ("until", away.until)))
    for turn, after in pairwise(rows):
        if covers(turn.span, *after.span):
            one, other = (one.post or one.shift.name for one in (turn, after))
            yield Clash("two_posts", turn.person, after.day, (("one", one), ("other", other)))
    yield from _too_long(rows)


def _too_long(rows: Sequence[Turn]) -> Iterator[Clash]:
    """Turns without a break between them are one; it may last a day and a night."""
    begin, end = EPOCH, EPOCH
    for turn in rows:
        since, until = turn.span
        begin, end = (since, until) if since > end else (begin, max(end, until))
        if end - begin > LONGEST:
            yield Clash(
                "too_long", turn.person, turn.day, (("hours", round((end - begin) / timedelta(hours=1), 1)),)
            )


def _partners_away(absences: Absences, partners: Mapping[str, str]) -> Iterator[Clash]:
    own: dict[str, list[Leave]] = defaultdict(list)
    for leave in absences.leaves:
        own[leave.person].append(leave)
    for one, other in sorted({tuple(sorted(pair)) for pair in partners.items()}):
        for first, second in product(own[one], own[other]):
            since = max(first.since, second.since)
            if since < min(first.until, second.until):
                yield Clash("partners", one, local(since).date(), (("other", other),))
