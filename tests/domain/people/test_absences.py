"""Spans of one person that overlap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

from commandroom.domain.ids import PersonId
from commandroom.domain.people.absences import Loan, Spans

BEGIN = datetime(2026, 3, 10, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_of_loans_of_the_same_times_the_same_comes_first_in_whatever_order_they_came() -> None:
    loans = [Loan(id=name, person=PersonId("a"), to=to, since=BEGIN, until=BEGIN + HOUR)
             for name, to in (("1", "team"), ("2", "office"), ("3", "邻镇"))]  # fmt: skip

    found = {tuple(one.id for one in Spans(order).at(BEGIN)) for order in permutations(loans)}

    assert found == {("3", "2", "1")}
