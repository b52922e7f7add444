"""What comes with the program, before any amendment of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from commandroom.domain.figures.figure import Book
from commandroom.domain.knowledge.rules import Policy
from commandroom.domain.knowledge.suggesting import Keywords
from commandroom.domain.people.units import Unit
from commandroom.domain.time.calendar_table import CalendarTable

if TYPE_CHECKING:
    from commandroom.domain.assessment.rules import Scoring
    from commandroom.domain.forms.book import FormBook
    from commandroom.domain.people.dutyrules import DutyRules
    from commandroom.domain.people.headcount import HeadcountRules
    from commandroom.domain.people.rosterfields import RosterFields
    from commandroom.domain.summary.rules import SummaryRules


class Shipped:
    """What comes with the program, before any amendment of the room; each part is read when it is first asked for.

    A desk shows its first rows without the rules, and reading them takes a twentieth of its start.
    """

    def __init__(  # noqa: PLR0913 - each is read when it is first asked for
        self,
        *,
        policy: Callable[[], Policy],
        units: Callable[[], Iterable[Unit]],
        calendar: Callable[[], CalendarTable],
        keywords: Callable[[], Keywords],
        figures: Callable[[], Book],
        scorings: Callable[[], dict[str, Scoring]],
        summary: Callable[[], SummaryRules],
        duty: Callable[[], DutyRules],
        headcount: Callable[[], HeadcountRules],
        forms: Callable[[], FormBook],
        roster_fields: Callable[[], RosterFields],
    ) -> None:
        self._policy = policy
        self._units = units
        self._calendar = calendar
        self._keywords = keywords
        self._figures = figures
        self._scorings = scorings
        self._summary = summary
        self._duty = duty
        self._headcount = headcount
        self._forms = forms
        self._roster_fields = roster_fields

    @cached_property
    def forms(self) -> FormBook:
        """The forms of an event."""
        return self._forms()

    @cached_property
    def roster_fields(self) -> RosterFields:
        """The fields of a person on the roster."""
        return self._roster_fields()

    @cached_property
    def headcount(self) -> HeadcountRules:
        """The rules of a township's headcount."""
        return self._headcount()

    @cached_property
    def duty(self) -> DutyRules:
        """What the rota asks for."""
        return self._duty()

    @cached_property
    def policy(self) -> Policy:
        """The rules."""
        return self._policy()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The 1+4+X pattern and the outside bodies."""
        return tuple(self._units())

    @cached_property
    def calendar(self) -> CalendarTable:
        """Working days and office hours."""
        return self._calendar()

    @cached_property
    def keywords(self) -> Keywords:
        """The words by which a text is recognised as belonging to a category."""
        return self._keywords()

    @cached_property
    def figures(self) -> Book:
        """What the figures are."""
        return self._figures()

    @cached_property
    def scorings(self) -> dict[str, Scoring]:
        """The rules of the monthly assessment, by grouping."""
        return self._scorings()

    @cached_property
    def summary(self) -> SummaryRules:
        """The rules of the daily summary."""
        return self._summary()
