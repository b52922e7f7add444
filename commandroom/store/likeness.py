"""Events that may be the same matter: near in time, like in words, at the same place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from commandroom.domain.event.state import TERMINAL, Event, State
from commandroom.domain.knowledge.suggesting import Spot, same_place, similar
from commandroom.store import finding, listing, projection, searching
from commandroom.store.closed import closed_rows
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.usecases.queries import Similar, SimilarEvent

_SCANNED_MOST = 1000
_READ_MOST = 60
_PHRASES = 10
_LEAST_SCORE = 0.35
_LEAST_TEXT = 0.12
_OF_TEXT, _OF_PLACE, _OF_TIME = 0.6, 0.3, 0.1
_SAME_GRID = 0.4
_DAY = timedelta(days=1)
_NEVER = frozenset({State.VOIDED, State.MERGED, State.MOVED})


def similar_events(reading: Reading, query: Similar) -> tuple[SimilarEvent, ...]:
    """The likeliest ones, open ones first, each with its reasons."""
    at = query.at or reading.clock.now()
    exclude = finding.find(reading.connection, query.exclude) if query.exclude else None
    found_near = [row for row in _candidates(reading, query, at) if row[1] != exclude]
    hidden = closed_rows(reading, (row[0] for row in found_near))
    rough = [row for row in found_near if row[0] not in hidden]
    rough.sort(key=lambda row: -_rough(query, row))
    scored = (_scored(reading, query, at, row[0]) for row in rough[:_READ_MOST])
    found = [hit for hit in scored if hit is not None]
    found.sort(key=lambda hit: (hit.row.state in TERMINAL, -hit.score, hit.row.row))
    return tuple(found[: query.limit])


def _candidates(reading: Reading, query: Similar, at: datetime) -> list[Any]:
    """Row, id, title, location and grid of events registered in the days before (and a day after)."""
    span = (millis(at - query.days * _DAY), millis(at + _DAY))
    within = (
        "SELECT {} FROM event INDEXED BY ix_event_registered_at "
        "WHERE registered_at BETWEEN ? AND ? AND state NOT IN ('voided', 'merged')"
    )
    columns = "row, id, title, location, grid"
    count, low, high = reading.one(
        "SELECT count(*), min(row), max(row) FROM event INDEXED BY ix_event_registered_at "
        "WHERE registered_at BETWEEN ? AND ?",
        *span,
    )
    if int(count) <= _SCANNED_MOST:
        return reading.all(within.format(columns), *span)
    words = _phrases(f"{query.location} {query.text}")
    if not words:
        return []
    matched = (
        "AND row IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?) "
        "ORDER BY registered_at DESC LIMIT ?"
    )
    return reading.all(
        f"{within.format(columns)} {matched}", *span, " OR ".join(words), low, high, _SCANNED_MOST
    )


def _phrases(text: str) -> list[str]:
    """Pairs of neighbouring characters, spread over the text."""
    plain = [text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].isalnum()]
    step = max(1, len(plain) // _PHRASES)
    return [searching.phrase(pair) for pair in dict.fromkeys(plain[::step])][:_PHRASES]


def _rough(query: Similar, row: Sequence[Any]) -> float:
    """A likeness from what stands in the row alone."""
    _, _, title, location, grid = row
    place = similar(query.location, location) if query.location else 0.0
    return similar(query.text, title) + place + (_SAME_GRID if query.grid and query.grid == grid else 0.0)


def _scored(reading: Reading, query: Similar, at: datetime, row: int) -> SimilarEvent | None:
    event = projection.load_row(reading.connection, row)
    if event is None or event.state in _NEVER:
        return None
    words = max(similar(query.text, event.title), similar(query.text, event.text))
    place = _place(query, event)
    days = abs(at - (event.registered_at or at)) / _DAY
    score = _OF_TEXT * words + _OF_PLACE * place + _OF_TIME * max(0.0, 1 - days / max(query.days, 1))
    if score < _LEAST_SCORE or words < _LEAST_TEXT:
        return None
    reasons = [f"文字相似 {words:.0%}"]
    if place:
        reasons.append("同一地点" if place == 1 else "同一网格")
    reasons.append("当天" if days < 1 else f"相隔 {int(days)} 天")
    return SimilarEvent(listing.row_of(reading, event.id), round(min(score, 1.0), 4), tuple(reasons))


def _place(query: Similar, event: Event) -> float:
    mine = Spot(location=query.location, grid=query.grid)
    other = Spot(location=event.location, grid=event.grid, lon=event.lon, lat=event.lat)
    if query.location and event.location and same_place(mine, other):
        return 1.0
    return _SAME_GRID if query.grid and query.grid == event.grid else 0.0
