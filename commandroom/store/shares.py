"""How many open events each choice of the board's filters would leave."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from commandroom.domain.knowledge.categories import Catalogue
from commandroom.store.grades import URGENCIES
from commandroom.store.narrowing import OPEN_LANES, narrowed
from commandroom.store.reading import Reading
from commandroom.usecases.queries import ShareCounts, Shares

_COLUMNS = {
    "group": "category",
    "urgency": "urgency",
    "source": "source",
    "village": "village",
    "grid": "grid",
}
_SAME_CHOICE = {"village": ("village", "grid"), "grid": ("village", "grid")}
_MOST_SOUGHT = 50_000
"""So many open events are counted in some milliseconds; a room that has more has other troubles than these numbers."""


def shares(reading: Reading, query: Shares) -> ShareCounts:
    """The numbers behind the filters; a filter's own choice does not narrow its numbers."""
    board = query.board
    if board.text.strip() or not narrowed(reading, board, query.now).lanes <= OPEN_LANES:
        return ShareCounts()
    marks = ", ".join("?" * len(OPEN_LANES))
    open_events = f"SELECT sum(events) FROM tally WHERE lane IN ({marks})"  # noqa: S608  marks only
    if (reading.one(open_events, *sorted(OPEN_LANES))[0] or 0) > _MOST_SOUGHT:
        return ShareCounts()
    numbers = {key: _counted(reading, query, key) for key in _COLUMNS}
    numbers["group"] = _by_group(reading.reference.policy.catalogue, numbers["group"])
    numbers["urgency"] = {URGENCIES[int(rank)].value: count for rank, count in numbers["urgency"].items()}
    return ShareCounts(numbers, is_known=True)


def _counted(reading: Reading, query: Shares, key: str) -> dict[str, int]:
    dropped = _SAME_CHOICE.get(key, (key,))
    where = tuple(pair for pair in query.board.where if pair[0] not in dropped)
    terms = narrowed(reading, replace(query.board, where=where), query.now).all_terms()
    condition = " AND ".join(term.sql for term in terms) or "1"
    values = [value for term in terms for value in term.values]
    column = _COLUMNS[key]
    found = reading.all(f"SELECT {column}, count(*) FROM event WHERE {condition} GROUP BY {column}", *values)  # noqa: S608  our own words
    return {str(value): int(count) for value, count in found}


def _by_group(catalogue: Catalogue, numbers: dict[str, int]) -> dict[str, int]:
    groups: Counter[str] = Counter()
    for category in catalogue:
        groups[category.group] += numbers.get(category.code, 0)
    return dict(groups)
