"""The months of the story that are over: assessed and frozen by the director, as a room does at the begin of the next."""

from __future__ import annotations

from datetime import date, timedelta

from commandroom.domain.assessment.rules import BY
from commandroom.domain.people.roles import Role
from commandroom.domain.time.moments import local
from commandroom.usecases.commands import FreezeMonth
from commandroom.usecases.demo.telling import Plot
from commandroom.usecases.queries import Persons
from commandroom.usecases.room import Room


def freeze_months(room: Room, plot: Plot) -> None:
    """Freeze every month that lies wholly in the story, in the order of time."""
    director = next((row.person.id for row in room.ask(Persons()) if Role.DIRECTOR in row.person.roles), None)
    if director is None:
        return
    for month in _whole_months(local(plot.start).date(), local(plot.end).date()):
        with room.together():
            for by in BY:
                room.perform(FreezeMonth(month, by, actor=director))


def _whole_months(first: date, last: date) -> list[date]:
    """The first days of the months that begin on or after `first` and are over before `last`."""
    found: list[date] = []
    month = first.replace(day=1)
    while True:
        following = (month + timedelta(days=31)).replace(day=1)
        if following > last:
            return found
        if month >= first:
            found.append(month)
        month = following
