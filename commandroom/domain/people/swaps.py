"""Changing duty with one another: one asks, the other agrees, the leader in charge consents, and all of it is on record.

换班须经带班领导同意并记录 (政府值班工作惯例). A granted swap writes both turns anew and marks the old ones with its id.
Seats that were apart may grant two swaps of one turn, or a swap of a turn that somebody rewrote by hand: what counts then is not
who wrote, but whether everything that a swap gave away is marked with this swap (`counted`), which is so for one at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from commandroom.domain.people.dutychecks import Absences, Clash, Turn, Value, clashes
from commandroom.domain.people.dutyrules import DutyPost, covers
from commandroom.domain.people.persons import Person
from commandroom.domain.people.shifts import Duty, Shift
from commandroom.domain.time.moments import local

REASON_MOST = 200
_HARD = ("away", "lent", "two_posts", "too_long")


class Step(StrEnum):
    """What somebody does with a swap."""

    ASK = "ask"
    AGREE = "agree"
    DECLINE = "decline"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class Stand(StrEnum):
    """How a swap stands; `void` was granted, and lost what it was about to something that nobody knew of then."""

    ASKED = "asked"
    AGREED = "agreed"
    GRANTED = "granted"
    VOID = "void"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Given(Struct, frozen=True):
    """A turn of a swap as it was written: its record, whose it was, when, and what for."""

    duty: str
    person: str
    day: date
    shift: str
    post: str = ""


class Swap(Struct, frozen=True, kw_only=True):
    """Somebody's turn for somebody else's, or, without `other`, somebody else takes it over.

    Each step leaves its moment, and the ones that decide also who did it. It lapses at `until` unless it was granted.
    """

    id: str
    asker: str
    partner: str
    mine: Given
    other: Given | None = None
    reason: str = ""
    asked_at: datetime
    until: datetime
    agreed_at: datetime | None = None
    declined_at: datetime | None = None
    granted_at: datetime | None = None
    granted_by: str = ""
    refused_at: datetime | None = None
    refused_by: str = ""
    refusal: str = ""
    withdrawn_at: datetime | None = None

    @property
    def parties(self) -> tuple[str, str]:
        """Who asks, and who is asked."""
        return self.asker, self.partner

    @property
    def given(self) -> tuple[Given, ...]:
        """The turns that change hands."""
        return (self.mine, self.other) if self.other is not None else (self.mine,)

    def taker(self, turn: Given) -> str:
        """Who has a turn afterwards."""
        return self.partner if turn.person == self.asker else self.asker

    def stand(self, now: datetime, void: frozenset[str] = frozenset()) -> Stand:
        """How it stands at a moment.

        Of steps that did not know of each other the same one counts everywhere: what was granted was told to two people
        and stays granted, then what was refused, then what was taken back.
        """
        if self.granted_at is not None:
            return Stand.VOID if self.id in void else Stand.GRANTED
        for moment, stand in (
            (self.refused_at, Stand.REFUSED),
            (self.withdrawn_at, Stand.WITHDRAWN),
            (self.declined_at, Stand.DECLINED),
        ):
            if moment is not None:
                return stand
        if now >= self.until:
            return Stand.LAPSED
        return Stand.AGREED if self.agreed_at is not None else Stand.ASKED


class Written(Struct, frozen=True):
    """What there is of a rota once swaps are looked at: the duties that count, those given away, the swaps without effect."""

    duties: tuple[Duty, ...]
    away: frozenset[str]
    void: frozenset[str]


def counted(duties: Sequence[Duty], swaps: Iterable[Swap]) -> Written:
    """The duties that count: a swap has its effect when it was granted and everything it gave away bears its mark.

    What a swap gave out may be given away by a later one; that one stands and falls with the first.
    """
    granted = {swap.id: swap for swap in swaps if swap.granted_at is not None}
    if not granted:
        return Written(tuple(d for d in duties if not d.swap), frozenset(), frozenset())
    by_id = {duty.id: duty for duty in duties}
    known: dict[str, bool] = {}

    def is_valid(name: str) -> bool:
        if name not in known:
            known[name] = False  # a ring of swaps is none
            swap = granted.get(name)
            known[name] = swap is not None and all(is_given(turn.duty, name) for turn in swap.given)
        return known[name]

    def is_given(duty: str, by: str) -> bool:
        row = by_id.get(duty)
        return row is not None and row.swapped == by and (not row.swap or is_valid(row.swap))

    live, away = [], set()
    for duty in duties:
        if duty.swapped and is_valid(duty.swapped):
            away.add(duty.id)
        elif not duty.swap or is_valid(duty.swap):
            live.append(duty)
    return Written(tuple(live), frozenset(away), frozenset(name for name in granted if not is_valid(name)))


class Hindered(Struct, frozen=True):
    """Why a swap cannot be: the sentence `swap.<code>` with its parameters."""

    code: str
    params: dict[str, Value]


class Grounds(Struct, frozen=True, kw_only=True):
    """What a swap is looked at with: turns around its days, who is away, people, A/B pairs, posts and shifts by name."""

    turns: tuple[Turn, ...]
    absences: Absences
    persons: Mapping[str, Person]
    posts: Mapping[str, DutyPost]
    shifts: Mapping[str, Shift]

    def name(self, person: str) -> str:
        """A person's name."""
        found = self.persons.get(person)
        return found.name if found is not None else person


def hindered(swap: Swap, grounds: Grounds, now: datetime) -> Hindered | None:
    """The first hard rule that the swap would break: what has begun, post, certificate, leave, hours, A/B pairs."""
    for turn in swap.given:
        found = _unfit(swap, turn, grounds, now)
        if found is not None:
            return found
    after = _after(swap, grounds)
    before = {_key(clash) for clash in clashes(grounds.turns, grounds.absences) if clash.code in _HARD}
    for clash in clashes(after, grounds.absences):
        if clash.person in swap.parties and clash.code in _HARD and _key(clash) not in before:
            return Hindered(
                clash.code, {"name": grounds.name(clash.person), "day": clash.day, **dict(clash.params)}
            )
    return next(_without_partner(swap, after, grounds), None)


def _key(clash: Clash) -> tuple[str, str, date]:
    return (clash.code, clash.person, clash.day)


def _unfit(swap: Swap, turn: Given, grounds: Grounds, now: datetime) -> Hindered | None:
    taker = grounds.persons.get(swap.taker(turn))
    shift, post = grounds.shifts.get(turn.shift), grounds.posts.get(turn.post)
    if taker is None or not taker.active:
        return Hindered("nobody", {"name": swap.taker(turn)})
    if shift is None or not any(t.duty == turn.duty and t.person == turn.person for t in grounds.turns):
        return Hindered("gone", {"name": grounds.name(turn.person), "day": turn.day})
    begin, end = shift.span(turn.day)
    if begin <= now:
        return Hindered("begun", {"name": grounds.name(turn.person), "day": turn.day})
    return (
        _unfit_for(post, taker, local(end - timedelta(microseconds=1)).date()) if post is not None else None
    )


def _unfit_for(post: DutyPost, taker: Person, last: date) -> Hindered | None:
    if not post.may_be(taker):
        return Hindered("post", {"name": taker.name, "post": post.zh})
    if post.certificate and not (taker.certificate and taker.certificate_valid(last)):
        return Hindered("certificate", {"name": taker.name, "post": post.zh, "day": last})
    return None


def _after(swap: Swap, grounds: Grounds) -> list[Turn]:
    taken = {turn.duty: swap.taker(turn) for turn in swap.given}
    return [
        Turn(person=taken.get(t.duty, t.person), day=t.day, shift=t.shift, post=t.post, duty=t.duty)
        if t.duty
        else t
        for t in grounds.turns
    ]


def _without_partner(swap: Swap, after: Sequence[Turn], grounds: Grounds) -> Iterator[Hindered]:
    """Who gives a turn away must not be off while the A/B partner is on leave (AB岗不得同日休假)."""
    for turn in swap.given:
        begin, end = grounds.shifts[turn.shift].span(turn.day)
        person = grounds.persons.get(turn.person)
        other = person.ab_partner if person is not None else ""
        is_there = any(t.person == turn.person and covers(t.span, begin, end) for t in after)
        if other and not is_there and grounds.absences.of(other, begin, end) is not None:
            yield Hindered(
                "partners",
                {"name": grounds.name(turn.person), "other": grounds.name(other), "day": turn.day},
            )
