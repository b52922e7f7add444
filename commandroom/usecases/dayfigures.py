"""The day's figures for the county: told once for each day, whichever seat of the room does it."""

from __future__ import annotations

from commandroom.domain.dayfigures import KIND
from commandroom.domain.journal import derived_id
from commandroom.usecases.changes import Changes
from commandroom.usecases.deeds import COUNTY
from commandroom.usecases.queries import FiguresDue
from commandroom.usecases.room import Room


def tell_figures(room: Room) -> int:
    """Tell the county the days that are over and that nobody has told; returns how many.

    A room that has not joined its county tells nothing. The id of a day's entry is derived, so that several seats that are apart
    make one.
    """
    if room.store.is_read_only or not room.store.reference.setting(COUNTY):
        return 0
    due = room.ask(FiguresDue(room.now()))
    if not due:
        return 0
    told = []
    with room.together() as writing:
        for figures in due:
            key = derived_id(room.room_id, KIND, figures.day.isoformat())
            if writing.entry_with_id(key) is None:
                told.append(writing.tell(figures, deed_id=key, now=room.now()))
    if told:
        room.tell(Changes(records=frozenset(entry.subject for entry in told)))
    return len(told)
