"""The kinds of facts, what their numbers mean, and spans of time as facts."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

ROOM = ""
CLOSED_MARK, ACCOUNT_MARK = 1, 2
_DAY = 86_400_000
REACHES = (2 * _DAY, 8 * _DAY, 32 * _DAY, 128 * _DAY, 512 * _DAY)
"""The classes of lengths of spans: who looks for those that held a moment need look no further than this after it."""
LONGEST, RUNNING = len(REACHES), len(REACHES) + 1


class Kind(IntEnum):
    """What a fact is about. Its numbers: `num` and `more`, as said; both are 0 or 1 where nothing else stands."""

    ACCEPT = 1
    """An acceptance clock; `num`: in time; `more`: accepted."""
    TRIAGE = 2
    """A triage clock; `num`: in time."""
    DISPATCH = 3
    """A dispatch clock; `num`: in time."""
    SIGN = 4
    """A signing clock; `num`: in time."""
    CONTACT = 5
    """The first contact; `num`: in time."""
    DISPOSE = 6
    """The final feedback; `num`: in time; `more`: it had an extension."""
    FEEDBACK = 7
    """Fed back; `num`: times of rework; `more`: by a unit of ours; `since` the first dispatch, `rests` the suspensions."""
    SENT = 8
    """One dispatch; `num`: cites an item of the list; `more`: uses a playbook."""
    RETURN = 9
    """One return."""
    WRONG = 10
    """One return granted because of a wrong dispatch."""
    SETTLED = 11
    """Due to be closed; `num`: closed in time; `more`: 1 closed, 2 on account."""
    UNSETTLED = 12
    """The same, `at` the handling limit, closed at `since`: the calendar says when it was due; `num`: urgent."""
    CLOSED = 13
    """Closed here; `num`: on the spot; `more`: never reported up."""
    RATED = 14
    """Judged by the person; `num`: satisfied; `more`: 1 solved, 2 not solved, 0 not said."""
    CALLED = 15
    """A call back; `num`: it brought a judgement."""
    PHONE = 16
    """The report by telephone; `num`: in time; `since`: milliseconds late."""
    WRITTEN = 17
    """The report in writing; the same."""
    COUNTY = 18
    """The county's answer; `num`: in time."""
    TAKEN = 19
    """Registered, which a draft is when it is submitted; `num`: merged into another."""
    ACCEPTED = 20
    """Accepted."""
    STRAIGHT = 21
    """Accepted without an acceptance clock: closed on the spot from the draft, handed down, split off."""
    CHECKED = 22
    """Closed on the spot, in the sample, looked at; `num`: nothing to do again."""
    ANSWERED = 23
    """The answer to a supervision sheet; `num`: in time."""
    RED = 24
    """A red supervision sheet."""
    OPENED = 25
    """Became open; `num`: reopened."""
    OPEN = 40
    """Open from `since` until `at`; the number of the class of lengths is added, see `spanned`."""
    SUSPENDED = 50
    """On account, likewise."""
    SUPERVISED = 60
    """Open under a signed sheet that was not withdrawn, likewise."""


class Fact(NamedTuple):
    """One contribution. `at` is in milliseconds since 1970; `n` tells apart facts of one kind and event.

    `unit` and `person` None are those of the event as it is now; `unit` empty is the room itself.
    """

    kind: int
    at: int
    n: int = 0
    num: int = 0
    more: int = 0
    since: int | None = None
    unit: str | None = None
    person: str | None = None
    rests: str | None = None


def spanned(kind: Kind, n: int, since: int, until: int | None, person: str | None = None) -> Fact:
    """A span as a fact: one that is over lies by its end in the class of its length, one that goes on by its start."""
    if until is None:
        return Fact(kind + RUNNING, since, n, since=since, person=person)
    reach = next((c for c, most in enumerate(REACHES) if until - since < most), LONGEST)
    return Fact(kind + reach, until, n, since=since, person=person)
