"""Which matters a leader must know: at most so many, the gravest first, each with the rule by which it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest

from msgspec import Struct

from commandroom.domain.event.state import Event
from commandroom.domain.knowledge.gradings import Severity, Tier, Urgency
from commandroom.domain.summary.rules import MatterRule

_GRAVITY = tuple(Severity)


class Candidate(Struct, frozen=True):
    """An event that may be listed: `is_today` where it was registered or closed on the day; `is_deep` with a deep red lamp."""

    event: Event
    is_open: bool
    is_today: bool
    is_deep: bool = False


class Chosen(Struct, frozen=True):
    """A candidate and the rule that lists it; `rank` orders."""

    candidate: Candidate
    rule: MatterRule
    rank: tuple[int, int, str]


def chosen(
    candidates: Iterable[Candidate], rules: Sequence[MatterRule], *, most: int, people: int
) -> tuple[tuple[Chosen, ...], int]:
    """The first `most` of those that a rule lists, and how many there are in all.

    `people` is from how many on a matter is one of a group.
    """
    total = 0

    def listed() -> Iterator[Chosen]:
        nonlocal total
        for candidate in candidates:
            if (one := _listed(candidate, rules, people=people)) is not None:
                total += 1
                yield one

    first = nsmallest(most, listed(), key=lambda one: one.rank)  # of thousands no more than these are kept
    return tuple(first), total


def _listed(candidate: Candidate, rules: Sequence[MatterRule], *, people: int) -> Chosen | None:
    for place, rule in enumerate(rules):
        if not _fits(rule.key, candidate, people=people):
            continue
        if candidate.is_open or (rule.always and candidate.is_today):
            event = candidate.event
            gravity = -_GRAVITY.index(event.severity)
            return Chosen(candidate, rule, (place, gravity, event.number))
    return None


def _fits(key: str, candidate: Candidate, *, people: int) -> bool:
    test = _TESTS.get(key)
    return test is not None and test(candidate.event, candidate, people)


_TESTS: dict[str, Callable[[Event, Candidate, int], bool]] = {
    "severity": lambda event, _one, _people: event.severity is not Severity.NONE,
    "casualties": lambda event, _one, _people: bool(event.dead or event.injured or event.missing),
    "tier_three": lambda event, _one, _people: event.tier is Tier.COUNTY or event.was_escalated,
    "critical": lambda event, _one, _people: event.urgency is Urgency.CRITICAL,
    "red_sheet": lambda event, _one, _people: any(s.color == "red" and s.is_open for s in event.supervisions),
    "group": lambda event, _one, people: event.involved >= people,
    "deep_red": lambda _event, one, _people: one.is_deep,
}
KEYS = frozenset(_TESTS)
"""The rules that are known."""
