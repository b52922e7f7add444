"""What somebody's leave or loan would leave behind: the A/B partner away on the same days, a shift without its leader.

A岗离岗须有在岗B岗，AB不得同日休假；值班须有带班领导 (domain §2.19, roster rule on `ab_partner`). Nothing is refused here: it is
said before the leave is kept, and whoever keeps it may do so all the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from commandroom.domain.people.dutychecks import Absences, Turn
from commandroom.domain.people.dutyrules import DutyPost, covers
from commandroom.domain.time.moments import local

_DAY = timedelta(days=1)


class Left(Struct, frozen=True, kw_only=True):
    """One thing to know before: `partner_away`, `no_leader`, `too_few`; the sentence is `leave.<code>`.

    `days` are the township's dates it is about, `other` the partner's id, `post` the post's Chinese name, `why` what
    keeps the partner away.
    """

    code: str
    days: tuple[date, ...]
    other: str = ""
    post: str = ""
    why: str = ""


def days_within(since: datetime, until: datetime) -> tuple[date, ...]:
    """The township's dates on which a span has a part; one that ends at 00:00 has none on the date that begins then."""
    if until <= since:
        return ()
    first, last = local(since).date(), local(until - timedelta(microseconds=1)).date()
    return tuple(first + _DAY * n for n in range((last - first).days + 1))


def left_behind(
    person: str, span: tuple[datetime, datetime], *, turns: Iterable[Turn], absences: Absences,
    posts: Iterable[DutyPost], partners: Mapping[str, str],
) -> tuple[Left, ...]:  # fmt: skip
    """All there is to say before `person` is away for that span, which is no part of `absences` yet.

    `turns` are those of the days of the span and of the day before; `partners` are the A/B pairs by either of the two.
    """
    found = [*_partners(person, span, absences, partners)]
    return (*found, *_posts(person, span, tuple(turns), absences, {post.zh: post for post in posts}))


def _partners(
    person: str, span: tuple[datetime, datetime], absences: Absences, partners: Mapping[str, str]
) -> Iterator[Left]:
    named = {partners.get(person, "")} | {one for one, other in partners.items() if other == person}
    own = set(days_within(*span))
    for other in sorted(named - {"", person}):
        away: dict[str, set[date]] = defaultdict(set)
        for leave in absences.leaves:
            if leave.person == other:
                away[leave.kind].update(days_within(leave.since, leave.until))
        for loan in absences.loans:
            if loan.person == other and loan.to not in absences.inside:
                away[loan.to].update(days_within(loan.since, loan.until))
        shared = {why: own & days for why, days in away.items() if own & days}
        if shared:
            days = sorted(set().union(*shared.values()))
            yield Left(
                code="partner_away", days=tuple(days), other=other, why="、".join(filter(None, shared))
            )


def _posts(
    person: str, span: tuple[datetime, datetime], turns: tuple[Turn, ...], absences: Absences,
    posts: Mapping[str, DutyPost],
) -> Iterator[Left]:  # fmt: skip
    held: dict[tuple[str, date], set[str]] = defaultdict(set)
    for turn in turns:
        if turn.post and absences.of(turn.person, *turn.span) is None:
            held[turn.post, turn.day].add(turn.person)
    empty: dict[tuple[str, str], list[date]] = defaultdict(list)
    for turn in sorted(turns, key=lambda turn: (turn.day, turn.post)):
        post, there = posts.get(turn.post), held[turn.post, turn.day]
        if post is None or turn.person != person or person not in there or not covers(turn.span, *span):
            continue
        rest = len(there) - 1
        if rest < post.need:
            empty["no_leader" if post.leads and not rest else "too_few", turn.post].append(turn.day)
    for (code, name), days in empty.items():
        yield Left(code=code, days=tuple(dict.fromkeys(days)), post=name)
