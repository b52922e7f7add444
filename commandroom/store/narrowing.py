"""What narrows the board: its view, the exact values of `where`; as conditions of SQL that know which index they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

import msgspec

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import OPEN, TERMINAL, State
from commandroom.domain.knowledge.gradings import severity_of, tier_of, urgency_of
from commandroom.domain.time.moments import TOWNSHIP_ZONE, parse_moment
from commandroom.store.finding import is_writable
from commandroom.store.grades import SEVERITIES, URGENCIES
from commandroom.store.moments import millis
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_DONE, LANE_HISTORY, LANE_RUNNING
from commandroom.usecases.queries import BoardQuery

QUEUES: dict[str, tuple[State, ...]] = {
    "accept": (State.DRAFT, State.PENDING_ACCEPT, State.PENDING_SUPPLEMENT),
    "dispatch": (State.PENDING_TRIAGE, State.PENDING_DISPATCH, State.COUNTY_REPLIED),
    "working": (State.PENDING_SIGN, State.IN_PROGRESS, State.SUSPENDED, State.RETURN_PENDING),
    "checking": (State.PENDING_VERIFY, State.PENDING_CALLBACK, State.PENDING_CLOSE),
    "done": (State.CLOSED, State.ARCHIVED),
    "returned": (State.REJECTED, State.VOIDED, State.MERGED, State.MOVED),
}
DAY = timedelta(days=1)
ALL_LANES = frozenset(range(LANE_DONE + 1))
OPEN_LANES = frozenset(range(LANE_HISTORY))
REGISTERED = "registered_at"


class Term(msgspec.Struct, frozen=True):
    """One condition with its values; where it says no more than that `column` has one of them, the column is named."""

    sql: str
    values: tuple[object, ...] = ()
    column: str = ""


def among(column: str, values: Iterable[object]) -> Term:
    """The column has one of these values."""
    given = tuple(dict.fromkeys(values))
    if len(given) == 1:
        return Term(f"{column} = ?", given, column)
    marks = ", ".join("?" * len(given))
    return Term(f"{column} IN ({marks})" if given else "0", given, column)


class Narrowing(msgspec.Struct):
    """Lanes and states that are asked for (`None`: any state), and every other condition; all must hold."""

    lanes: frozenset[int] = ALL_LANES
    states: frozenset[str] | None = None
    terms: list[Term] = msgspec.field(default_factory=list)

    def add(self, sql: str, *values: object, column: str = "") -> None:
        """One more condition."""
        self.terms.append(Term(sql, values, column))

    def keep_states(self, states: Iterable[State]) -> None:
        """Only these states, and the lanes in which they can stand: what is over stands in the last one."""
        wanted = frozenset(states)
        named = frozenset(state.value for state in wanted)
        self.states = named if self.states is None else self.states & named
        if wanted <= TERMINAL:
            self.lanes &= {LANE_DONE}
        elif wanted <= OPEN:
            self.lanes -= {LANE_DONE}

    def all_terms(self) -> list[Term]:
        """Every condition, those of lanes and states first."""
        found = []
        if self.lanes != ALL_LANES:
            found.append(among("lane", sorted(self.lanes)))
        if self.states is not None:
            found.append(among("state", sorted(self.states)))
        return [*found, *self.terms]


def narrowed(reading: Reading, board: BoardQuery, now: datetime) -> Narrowing:
    """The conditions of a board query, its text left aside.

    Raises:
        WrongUseError: `board.view_unknown`, `board.where_unknown`, `board.where_value`.
    """
    narrowing = Narrowing()
    _view(narrowing, board, millis(now))
    for key, value in board.where:
        if not is_writable(value):
            raise WrongUseError("board.where_value", key=key, value=value)
        _where(reading, narrowing, key, value)
    return narrowing


def _view(narrowing: Narrowing, board: BoardQuery, now: int) -> None:
    view = board.view
    if view in QUEUES:
        narrowing.keep_states(QUEUES[view])
        narrowing.lanes -= {LANE_HISTORY}
    elif view in State.__members__.values():
        narrowing.keep_states([State(view)])
    elif view == "mine":
        narrowing.lanes = OPEN_LANES
        narrowing.terms.append(among("handler", [board.person] if board.person else []))
    elif view in _VIEWS:
        narrowing.lanes, part, values = _VIEWS[view](now)
        if part:
            narrowing.add(part, *values)
    else:
        known = [*_VIEWS, "mine", *QUEUES, *State.__members__.values()]
        raise WrongUseError("board.view_unknown", view=view, known=" ".join(known))


_OLD = int(DAY.total_seconds() * 1000)
_LIT = frozenset(range(LANE_RUNNING + 1))
_VIEWS: dict[str, Callable[[int], tuple[frozenset[int], str, tuple[object, ...]]]] = {
    "open": lambda _now: (OPEN_LANES, "", ()),
    "all": lambda _now: (ALL_LANES, "", ()),
    "history": lambda _now: (frozenset({LANE_HISTORY}), "", ()),
    "red": lambda now: (_LIT, "paused = 0 AND due < ?", (now,)),
    "yellow": lambda now: (_LIT, "paused = 0 AND due >= ? AND yellow_at <= ?", (now, now)),
    "backlog": lambda now: (frozenset({LANE_RUNNING}), "due < ?", (now - _OLD,)),
}


def _where(reading: Reading, narrowing: Narrowing, key: str, value: str) -> None:
    if key == "state":
        narrowing.keep_states(_states(value))
        return
    found = _WHERE.get(key)
    if found is None:
        raise WrongUseError("board.where_unknown", key=key, known=" ".join([*_WHERE, "state"]))
    narrowing.terms.append(found(reading, value))


def _category(reading: Reading, value: str) -> Term:
    found = reading.reference.policy.catalogue.named(value)
    return among("category", [found.code if found is not None else value])


def _group(reading: Reading, value: str) -> Term:
    catalogue = reading.reference.policy.catalogue
    return among("category", [c.code for c in catalogue if value in {c.group, c.group_name}])


def _source(reading: Reading, value: str) -> Term:
    sources = reading.reference.policy.sources
    named = [code for code, source in sources.items() if value in {code, source.zh, source.en}]
    return among("source", named or [value])


def _lead(reading: Reading, value: str) -> Term:
    return among("lead", [reading.reference.people.unit(value) or value])


def _handler(reading: Reading, value: str) -> Term:
    persons = reading.reference.people.persons
    return among("handler", [value, *(person.id for person in persons.values() if person.name == value)])


def _grid(reading: Reading, value: str) -> Term:
    grids = reading.reference.places.grids.values()
    return among("grid", [value, *(grid.code for grid in grids if grid.name == value)])


def _village(reading: Reading, value: str) -> Term:
    villages = reading.reference.places.villages.values()
    return among("village", [value, *(village.code for village in villages if village.name == value)])


def _graded(column: str) -> Callable[[Reading, str], Term]:
    def term(_reading: Reading, value: str) -> Term:
        rank = _rank(column, value)
        if rank is None:
            raise WrongUseError("board.where_value", key=column, value=value)
        return among(column, [rank])

    return term


def _rank(column: str, value: str) -> int | None:
    if column == "tier":
        tier = tier_of(value)
        return int(tier) if tier is not None else None
    if column == "urgency":
        urgency = urgency_of(value)
        return URGENCIES.index(urgency) if urgency is not None else None
    severity = severity_of(value)
    return SEVERITIES.index(severity) if severity is not None else None


def _states(value: str) -> list[State]:
    named = [state for state in State if value in {state.value, state.code, state.label}]
    if not named:
        raise WrongUseError("board.where_value", key="state", value=value)
    return named


def _from(_reading: Reading, value: str) -> Term:
    return Term(f"{REGISTERED} >= ?", (millis(midnight(value)),), REGISTERED)


def _to(_reading: Reading, value: str) -> Term:
    return Term(f"{REGISTERED} < ?", (millis(midnight(value) + DAY),), REGISTERED)


def midnight(value: str) -> datetime:
    """The beginning of a local day.

    Raises:
        WrongUseError: `board.where_value`.
    """
    try:
        day = datetime.fromisoformat(value.strip()[:10]).date()
    except ValueError:
        raise WrongUseError("board.where_value", key="from/to", value=value) from None
    return parse_moment(datetime.combine(day, time(), TOWNSHIP_ZONE).isoformat())


_WHERE: dict[str, Callable[[Reading, str], Term]] = {
    "source": _source,
    "category": _category,
    "group": _group,
    "grid": _grid,
    "village": _village,
    "lead": _lead,
    "handler": _handler,
    "urgency": _graded("urgency"),
    "severity": _graded("severity"),
    "tier": _graded("tier"),
    "from": _from,
    "to": _to,
}
