"""A month by other limits of handling: the events of some categories reckoned anew in memory, nothing written.

All sums are taken as they stand; what the few events concerned contribute now is taken off, and what they would have
contributed is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from msgspec import Struct

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import Event
from commandroom.domain.figures.facts import facts
from commandroom.domain.figures.figure import Book
from commandroom.domain.figures.kinds import Fact, Kind
from commandroom.domain.figures.period import Period
from commandroom.domain.figures.replaying import is_named, with_limit
from commandroom.domain.time.limit import Limit
from commandroom.store.assessing import (
    assessed,
    behind_of,
    figures_of,
    in_force,
    is_about_limits,
    need_by,
    period_of,
    rows_for,
)
from commandroom.store.figuring import ClosingLimits, Question, Sums, marks, name_of, uncounted
from commandroom.store.projection import decoded
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_DONE
from commandroom.usecases.queries import Assessed, Replay, ReplayGroup, ReplaySheet

_MOVED = frozenset({Kind.DISPOSE, Kind.SETTLED, Kind.UNSETTLED})
"""What a limit of handling can move."""


class _Row(Struct, frozen=True):
    """An event of a category concerned, with what it is grouped by."""

    event: Event
    category: str
    groups: Mapping[str, str]


class _Moves(Struct):
    """What changes in the sums of each group, and how many events were counted anew."""

    period: Period
    by: str
    closing: ClosingLimits
    events: int = 0
    kept: int = 0

    def move(self, sums: dict[str, Sums], row: _Row, event: Event, sign: int) -> None:
        """Take what an event contributes into the sums, or with -1 out of them."""
        for fact in facts(event):
            if fact.kind in _MOVED:
                self._add(sums, fact, row, sign)

    def _add(self, sums: dict[str, Sums], fact: Fact, row: _Row, sign: int) -> None:
        name, at, num = "dispose", fact.at, fact.num
        if fact.kind != Kind.DISPOSE:
            name = "settled"
        if fact.kind == Kind.UNSETTLED:
            due = self.closing.due(fact.at, fact.num)
            at = due if fact.since is None else min(due, fact.since)
            num = int(fact.since is not None and fact.since <= due)
        if not self.period.since <= at < self.period.until:
            return
        terms = sums.setdefault(self._group(fact, row), Sums()).terms
        for column, amount in (("rows", 1), ("num", num), ("some", int(num > 0)), ("more1", fact.more & 1),
                               ("more2", fact.more >> 1)):  # fmt: skip
            terms[f"{name}.{column}"] += sign * amount

    def _group(self, fact: Fact, row: _Row) -> str:
        told = {"unit": fact.unit, "person": fact.person}.get(self.by)
        return row.groups[self.by] if told is None else told


def replay(reading: Reading, query: Replay) -> ReplaySheet:
    """The month as it is and as it would have been."""
    need_by(query.by)
    limits = _limits(reading, query)
    period, book = period_of(query.month, query.now), reading.reference.shipped.figures
    rules = in_force(reading.reference, query.month, query.by)
    scoring = figures_of(reading.reference, rules)
    question = Question(reading, period, query.by)
    every = Book(version=book.version, figures={**book.figures, **scoring.figures})
    before = question.sums(every)
    moves = _Moves(period, query.by, ClosingLimits(reading.reference.calendar))
    after = _moved(reading, moves, before, limits)
    given = assessed(reading, Assessed(query.month, query.by)).marks
    behind = behind_of(question, scoring)
    rows = [rows_for(reading, rules, scoring, sums, behind, given) for sums in (before, after)]
    shown = Book(version=book.version, figures={one.key: one for one in book if is_about_limits(one)})
    groups = tuple(
        ReplayGroup(key, name_of(reading, query.by, key), before.get(key, Sums()).figures(shown),
                    after.get(key, Sums()).figures(shown))
        for key in sorted({*before, *after}, key=lambda key: (not key, key))
    )  # fmt: skip
    return ReplaySheet(
        limits=tuple((code, str(limit)) for code, limit in limits.items()), as_of=query.now, is_over=period.is_over,
        events=moves.events, kept=moves.kept, before=_whole(before).figures(shown), after=_whole(after).figures(shown),
        groups=groups, rows_before=rows[0], rows_after=rows[1],
    )  # fmt: skip


def _limits(reading: Reading, query: Replay) -> dict[str, Limit]:
    found: dict[str, Limit] = {}
    for named, limit in query.limits:
        category = reading.reference.policy.catalogue.named(named)
        if category is None:
            raise WrongUseError("assessment.no_category", value=named[:40])
        found[category.code] = Limit.parse(limit)
    return found


def _moved(
    reading: Reading, moves: _Moves, before: Mapping[str, Sums], limits: Mapping[str, Limit]
) -> dict[str, Sums]:
    after = {key: deepcopy(sums) for key, sums in before.items()}
    clockwork = reading.reference.clockwork
    for row in _rows(reading, moves.period, limits):
        event = with_limit(row.event, limits[row.category], clockwork)
        moves.kept += is_named(row.event)
        if event is row.event:
            continue
        moves.events += 1
        moves.move(after, row, row.event, -1)
        moves.move(after, row, event, 1)
    return after


def _rows(reading: Reading, period: Period, limits: Mapping[str, Limit]) -> Iterator[_Row]:
    """The events of these categories that were not over before the month began; what ended before counts earlier."""
    codes = sorted(set(limits) - set(uncounted(reading.reference)))
    query = (
        "SELECT s.body, e.category, e.lead, e.handler, e.grid FROM event e JOIN snapshot s ON s.row = e.row "  # noqa: S608
        f"WHERE e.category IN ({marks(codes)}) AND (e.lane <> ? OR e.closed_at IS NULL OR e.closed_at >= ?)"
    )
    for body, category, lead, handler, grid in reading.connection.execute(
        query, (*codes, LANE_DONE, period.since)
    ):
        groups = {"unit": lead, "person": handler, "grid": grid}
        yield _Row(decoded(body), category, groups)


def _whole(by_group: Mapping[str, Sums]) -> Sums:
    whole = Sums()
    for sums in by_group.values():
        whole.add(sums)
    return whole
