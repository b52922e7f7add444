"""What people say about a month's assessment in the tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from commandroom.domain.assessment.month import Edition, Month
from commandroom.domain.assessment.scoring import Part, Result, Row
from commandroom.usecases.changes import Changes
from commandroom.usecases.commands import AppealScore, CorrectMonth, FreezeMonth, GivePoints, RuleAppeal
from commandroom.usecases.queries import Assess, Assessed
from tests.room import DEPUTY, DIRECTOR, LEADER, Bench

MARCH = date(2026, 3, 1)
UNIT = "development"
APRIL = "2026-04-02 09:00"
NUMBERS = tuple(f"330299104-20260310-A000{n}" for n in range(1, 7))
LATE = "330299104-20260310-A0007"
HEAD = "t-development-head"


@dataclass(slots=True)
class Assessing:
    """A room in which months are assessed."""

    bench: Bench

    def live_march(self) -> tuple[str, ...]:
        """Six events handled and closed in time, one fed back late; returns their numbers."""
        numbers = [self.bench.closed(category="0303") for _ in range(6)]
        late = self.bench.signed(category="0303")  # 2wd: until Thursday the 12th, 17:00
        self.bench.at("2026-03-16 09:00")
        self.bench.feed_back(late)
        self.bench.at(APRIL)
        return (*numbers, late)

    def score(self, by: str = "unit", month: date = MARCH) -> Result:
        """The month as it comes out now."""
        return self.bench.room.ask(Assess(month, by, self.bench.clock.moment))

    def row(self, subject: str = UNIT, by: str = "unit") -> Row:
        """One line of it."""
        return row_of(self.score(by), subject)

    def part(self, key: str, subject: str = UNIT, by: str = "unit") -> Part:
        """What one criterion brought."""
        return next(part for part in self.row(subject, by).parts if part.key == key)

    def month(self, by: str = "unit", month: date = MARCH) -> Month:
        """What the journal has of it."""
        return self.bench.room.ask(Assessed(month, by))

    def freeze(self, by: str = "unit", *, actor: str = DIRECTOR, month: date = MARCH) -> Changes:
        """Freeze it."""
        return self.bench.room.perform(FreezeMonth(month, by, actor=actor))

    def frozen(self, by: str = "unit") -> Edition:
        """Freeze it if need be; the frozen result."""
        self.freeze(by)
        return self.month(by).editions[0]

    def correct(self, reason: str = "计数有误", *, actor: str = DIRECTOR, by: str = "unit") -> Changes:
        """Put a correction beside it."""
        return self.bench.room.perform(CorrectMonth(MARCH, by, reason, actor=actor))

    def give(
        self, criterion: str, points: float, *, to: str = UNIT, actor: str = LEADER, **more: Any
    ) -> Changes:
        """Points by hand."""
        more = {"by": "unit", "reason": "抽查"} | more
        return self.bench.room.perform(
            GivePoints(MARCH, subject=to, criterion=criterion, points=points, actor=actor, **more)
        )

    def appeal(self, *, actor: str = HEAD, to: str = UNIT, **more: Any) -> Changes:
        """Appeal against it."""
        more = {"by": "unit", "text": "诉求人三次无法联系"} | more
        return self.bench.room.perform(AppealScore(MARCH, subject=to, actor=actor, **more))

    def rule(self, appeal: str, *, upheld: bool = True, actor: str = DEPUTY) -> Changes:
        """Rule on an appeal."""
        return self.bench.room.perform(RuleAppeal(MARCH, "unit", appeal, upheld, "情况属实", actor=actor))


def row_of(result: Result, subject: str) -> Row:
    """A subject's line."""
    return next(row for row in result.rows if row.subject == subject)


def written(result: Result) -> bytes:
    """A result as bytes."""
    return msgspec.json.encode(result)
