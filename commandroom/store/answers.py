"""Every question and who answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from commandroom.store import counting, likeness, listing, rosters, seatlists, sheets, supervision
from commandroom.store.reading import Reading
from commandroom.usecases import queries
from commandroom.usecases.queries import Query

R = TypeVar("R")

_ANSWERS: dict[type[Query[Any]], Callable[[Reading, Any], Any]] = {
    queries.BoardIds: listing.board_ids,
    queries.BoardRows: listing.board_rows,
    queries.Counts: counting.counts,
    queries.Registered: counting.registered,
    queries.EventDetail: sheets.event_sheet,
    queries.OpenVerbs: sheets.open_verbs_of,
    queries.Reveal: sheets.reveal,
    queries.WhyDue: sheets.why_due,
    queries.Similar: likeness.similar_events,
    queries.Lamps: supervision.lamps,
    queries.LampsDue: supervision.lamps_due,
    queries.Waiting: supervision.waiting,
    queries.NodeRates: supervision.node_rates,
    queries.Persons: rosters.persons,
    queries.Units: rosters.units,
    queries.Places: rosters.places,
    queries.Rules: rosters.rules,
    queries.Records: rosters.record_rows,
    queries.RecordHistory: rosters.record_history,
    queries.RoomFacts: rosters.room_sheet,
    queries.Alerts: lambda reading, query: seatlists.alerts(reading.connection, query),
    queries.Drafts: lambda reading, query: seatlists.drafts(reading.connection, query),
    queries.Jobs: lambda reading, _query: seatlists.jobs(reading.connection),
}


def answer(reading: Reading, query: Query[R]) -> R:
    """The answer to a question."""
    found: R = _ANSWERS[type(query)](reading, query)
    return found


def answered() -> frozenset[type[Query[Any]]]:
    """The kinds of question that are answered."""
    return frozenset(_ANSWERS)
