"""Before somebody's leave or loan is kept: what the rota of its days says about it."""

from __future__ import annotations

from datetime import datetime, timedelta

from commandroom.domain.people.dutychecks import Absences
from commandroom.domain.people.leavenotices import Left, days_within, left_behind
from commandroom.usecases.queries import DutySheet, DutyTable

LONGEST_LOOK = timedelta(days=400)
"""A longer absence is looked at so far: a rota is never written further ahead."""


def table_of(since: datetime, until: datetime, now: datetime) -> DutyTable | None:
    """What to ask about the days of an absence; None where it is none."""
    days = days_within(since, min(until, since + LONGEST_LOOK))
    return DutyTable(days[0], days[-1], now) if days else None


def left_by(sheet: DutySheet, person: str, since: datetime, until: datetime) -> tuple[Left, ...]:
    """What that absence would leave behind, by the table of its days."""
    return left_behind(
        person,
        (since, until),
        turns=sheet.turns,
        absences=Absences(sheet.leaves, sheet.loans, sheet.inside),
        posts=sheet.rules.posts,
        partners={row.person.id: row.person.ab_partner for row in sheet.persons if row.person.ab_partner},
    )
