"""What was received, closed and reported up between two moments: one definition for whatever says it.

Received is what was registered (a draft is when it is submitted), closed is what was closed here, each as the facts have
it (`domain/figures/facts`): no drafts, nothing voided, nothing of the categories that do not count, nothing that is not to
be assessed, no history that nobody confirmed (domain §2.11). Dashboard and wall count the same facts by hours and days; the
papers of days, weeks and months, and what a township tells its county, come here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from commandroom.domain.event.state import TERMINAL, State
from commandroom.domain.figures.facts import taken_at
from commandroom.domain.figures.kinds import Kind
from commandroom.domain.journal import millis
from commandroom.store.figuring import Question, Row, Stretch, uncounted
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY

_HANDLED_LATE = (
    "EXISTS (SELECT 1 FROM timer t WHERE t.row = f.row AND t.key = 'dispose' AND t.cancelled = 0 "
    "AND t.stopped_at > t.due)"
)
_REPORTED = "SELECT count(DISTINCT row) FROM timer WHERE key = 'county_feedback' AND since >= ? AND since < ?"
_BEGAN = (
    "SELECT row FROM event INDEXED BY ix_event_registered_at WHERE registered_at >= ?1 AND registered_at < ?2 UNION "
    "SELECT row FROM timer INDEXED BY ix_timer_key_stopped_at WHERE key IN ('accept', 'triage', 'verify') "
    "AND (stopped_at IS NULL OR stopped_at >= ?1) AND since >= ?1 AND since < ?2"
)
_NEVER = datetime(2199, 12, 31, tzinfo=UTC)
_NOT_REGISTERED = (State.DRAFT, State.VOIDED)
_ENDS = tuple(sorted(state.value for state in TERMINAL))
_END = "coalesce(closed_at, last_at)"
_LAST = f"FROM event INDEXED BY ix_event_state_last_at WHERE state = ?1 AND last_at >= ?2 AND {_END} >= ?2"
_ON_THE_BOARD = f"SELECT {{}} FROM event WHERE lane < {LANE_HISTORY} AND registered_at < ?"  # noqa: S608 - our own words
_ENDED_LATER = f"SELECT {{}} {_LAST} AND registered_at < ?2"
_BECAME = "SELECT registered_at FROM event WHERE registered_at >= ? AND registered_at < ? AND lane <> ?"
_ENDED = f"SELECT {_END} {_LAST} AND {_END} < ?3"
HEARD = "state NOT IN ('draft', 'voided')"
"""What rows of events must be to be spoken of as registered."""


class Flows(NamedTuple):
    """How many events; `late` are those of the closed whose handling ended past its limit."""

    received: int
    closed: int
    late: int
    reported: int


def flows(reading: Reading, since: int, until: int) -> Flows:
    """What came and went from a moment until before another, in milliseconds."""
    question = Question(reading, Stretch(since, until), "")
    closed, late = reading.one(
        *question.select(f"count(*), coalesce(sum({_HANDLED_LATE}), 0)", (Kind.CLOSED,), since, until)
    )
    return Flows(
        int(reading.one(*question.select("count(*)", (Kind.TAKEN,), since, until))[0]),
        int(closed), int(late), int(reading.one(_REPORTED, since, until)[0]),
    )  # fmt: skip


def received_by(reading: Reading, since: int, until: int) -> list[tuple[str, str, int]]:
    """How many of those received came by which source in which category."""
    question = Question(reading, Stretch(since, until), "")
    rows = reading.all(
        *question.select("e.source, e.category, count(*)", (Kind.TAKEN,), since, until, "GROUP BY 1, 2")
    )
    return [(str(source), str(category), int(count)) for source, category, count in rows]


def registered_one_by_one(reading: Reading, since: int, until: int) -> int:
    """The received counted a second time, from the events themselves; slow, to check the other count by."""
    unheard = set(uncounted(reading.reference))
    events = (load_row(reading.connection, row) for (row,) in reading.all(_BEGAN, since, until))
    return sum(
        1
        for event in events
        if event is not None
        and event.number and event.assessed and not event.unconfirmed
        and event.state not in _NOT_REGISTERED
        and since <= millis(taken_at(event) or event.registered_at or _NEVER) < until
        and event.category not in unheard
    )  # fmt: skip


# --- what stood open ---------------------------------------------------------------------------------------------------


def stood_open(reading: Reading, at: int) -> int:
    """How many events stood open on the board before a moment; what was reopened since counts as it stands now.

    Whatever lies on the desk, as the board counts it, drafts too: more than what is assessed.
    """
    return sum(int(count) for (count,) in _standing(reading, "count(*)", at))


def numbers_open(reading: Reading, at: int) -> list[str]:
    """Their numbers."""
    return [str(number) for (number,) in _standing(reading, "number", at)]


def _standing(reading: Reading, what: str, at: int) -> Iterator[Row]:
    yield from reading.all(_ON_THE_BOARD.format(what), at)
    for state in _ENDS:
        yield from reading.all(_ENDED_LATER.format(what), state, at)


def open_moves(reading: Reading, since: int, until: int) -> list[tuple[int, int]]:
    """When one more stood open (1) or one less (-1) between two moments, in the order of time."""
    moves = [(int(at), 1) for (at,) in reading.all(_BECAME, since, until, LANE_HISTORY)]
    for state in _ENDS:
        moves += [(int(at), -1) for (at,) in reading.all(_ENDED, state, since, until)]
    return sorted(moves)
