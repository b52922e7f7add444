"""Every question and who answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from commandroom.store import listing, seatlists
from commandroom.store.reading import Reading
from commandroom.store.reference import Reference
from commandroom.usecases import queries
from commandroom.usecases.queries import Query

R = TypeVar("R")

_ANSWERS: dict[type[Query[Any]], Callable[[Reading, Any], Any]] = {
    queries.BoardIds: listing.board_ids,
    queries.BoardRows: listing.board_rows,
    queries.Counts: listing.counts,
    queries.Registered: listing.registered,
    queries.Rules: lambda reading, _query: _rules(reading.reference),
    queries.Alerts: lambda reading, query: seatlists.alerts(reading.connection, query),
    queries.Drafts: lambda reading, query: seatlists.drafts(reading.connection, query),
    queries.Jobs: lambda reading, _query: seatlists.jobs(reading.connection),
}


def _rules(reference: Reference) -> queries.RuleBook:
    return queries.RuleBook(reference.policy, reference.keywords, reference.clockwork)


def answer(reading: Reading, query: Query[R]) -> R:
    """The answer to a question."""
    found: R = _ANSWERS[type(query)](reading, query)
    return found


def answered() -> frozenset[type[Query[Any]]]:
    """The kinds of question that are answered."""
    return frozenset(_ANSWERS)
