"""What the page asks off the GUI thread: a month as it was frozen or comes out now, and who is who in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from commandroom.domain.assessment.month import Edition, Month
from commandroom.domain.assessment.scoring import Result
from commandroom.domain.errors import NotFoundError
from commandroom.ui.moments import local
from commandroom.ui.pages.assessment.lists import Line
from commandroom.ui.pages.assessment.words import LIVE, before, month_of
from commandroom.usecases.queries import Assess, Assessed, EventDetail, PersonRow, Persons

SHOWN_EVENTS = 60


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month by one grouping: what the journal has of it, the result shown, and the names of who deeds were done by."""

    month: date
    by: str
    kept: Month
    result: Result
    edition: str = LIVE
    names: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> Edition | None:
        """The edition on the screen; None for what was reckoned anew."""
        return self.kept.edition(self.edition) if self.edition != LIVE else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to score in it."""
        return not self.kept.editions and not any(row.events for row in self.result.rows)


def month_sheet(room: Any, month: date | None, by: str, edition: str | None, now: datetime) -> MonthSheet:
    """A month's sheet: the edition asked for, without one the last; reckoned anew where none is frozen.

    Without a month the last one that is over, or, where nothing was in that, the one that runs.
    """
    if month is None:
        last = before(month_of(local(now).date()))
        found = month_sheet(room, last, by, edition, now)
        return month_sheet(room, month_of(local(now).date()), by, edition, now) if found.is_empty else found
    kept: Month = room.ask(Assessed(month, by))
    named = edition if edition is not None else (kept.editions[-1].result.edition if kept.editions else LIVE)
    shown = kept.edition(named) if named != LIVE else None
    if shown is not None:
        return MonthSheet(month, by, kept, shown.result, named, _names(room))
    return MonthSheet(
        month, by, kept, room.ask(Assess(month, by, now)), LIVE, _names(room) if kept.appeals else {}
    )


def _names(room: Any) -> dict[str, str]:
    rows: tuple[PersonRow, ...] = room.ask(Persons(with_left=True))
    return {row.person.id: row.person.name for row in rows}


def titles(room: Any, numbers: tuple[str, ...]) -> list[Line]:
    """The events behind a part by number, each with its title; one that is not here any more by its number alone."""
    lines = []
    for number in numbers[:SHOWN_EVENTS]:
        try:
            lines.append(Line(number, room.ask(EventDetail(number)).event.title))
        except NotFoundError:
            lines.append(Line(number, ""))
    return lines
