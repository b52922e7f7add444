"""What narrows the board: its view, the exact values of `where`, the text; as conditions of SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import TERMINAL, State
from commandroom.domain.knowledge.gradings import severity_of, tier_of, urgency_of
from commandroom.domain.time.moments import TOWNSHIP_ZONE, parse_moment
from commandroom.store import sealing, searching
from commandroom.store.moments import millis
from commandroom.store.projection import SEVERITIES, URGENCIES
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY, LANE_RUNNING
from commandroom.usecases.queries import BoardQuery

QUEUES: dict[str, tuple[State, ...]] = {
    "accept": (State.DRAFT, State.PENDING_ACCEPT, State.PENDING_SUPPLEMENT),
    "dispatch": (State.PENDING_TRIAGE, State.PENDING_DISPATCH, State.COUNTY_REPLIED),
    "working": (State.PENDING_SIGN, State.IN_PROGRESS, State.SUSPENDED, State.RETURN_PENDING),
    "checking": (State.PENDING_VERIFY, State.PENDING_CALLBACK, State.PENDING_CLOSE),
    "done": (State.CLOSED, State.ARCHIVED),
    "returned": (State.REJECTED, State.VOIDED, State.MERGED),
}
DAY = timedelta(days=1)
_LEAST_INITIALS = 2
_LEAST_PHONE = 7


@dataclass(slots=True)
class Condition:
    """Conditions joined by AND, with their values in order."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, part: str, *values: object) -> None:
        """One more condition."""
        self.parts.append(part)
        self.values.extend(values)

    def among(self, column: str, values: Iterable[object]) -> None:
        """The column has one of these values."""
        given = list(values)
        self.add(f"{column} IN ({', '.join('?' * len(given))})" if given else "0", *given)

    def sql(self, *more: str) -> str:
        """The condition as text, `1` when there is none."""
        return " AND ".join([*self.parts, *more]) or "1"


def narrowed(reading: Reading, board: BoardQuery, now: datetime) -> Condition:
    """The conditions of a board query.

    Raises:
        WrongUseError: `board.view_unknown`, `board.where_unknown`, `board.where_value`.
    """
    condition = Condition()
    _view(condition, board, millis(now))
    for key, value in board.where:
        _where(reading, condition, key, value)
    if board.text.strip():
        _text(reading, condition, board.text.strip())
    return condition


def _view(condition: Condition, board: BoardQuery, now: int) -> None:
    view = board.view
    if view in QUEUES:
        condition.among("state", [state.value for state in QUEUES[view]])
        if QUEUES[view][0] not in TERMINAL:
            condition.add("lane < ?", LANE_HISTORY)
    elif view in State.__members__.values():
        condition.add("state = ?", view)
    elif view == "mine":
        condition.add("lane < ? AND handler = ? AND handler <> ''", LANE_HISTORY, board.person)
    elif view in _VIEWS:
        part, values = _VIEWS[view](now)
        condition.add(part, *values)
    else:
        known = [*_VIEWS, "mine", *QUEUES, *State.__members__.values()]
        raise WrongUseError("board.view_unknown", view=view, known=" ".join(known))


_OLD = int(DAY.total_seconds() * 1000)
_VIEWS: dict[str, Callable[[int], tuple[str, tuple[object, ...]]]] = {
    "open": lambda _now: ("lane < ?", (LANE_HISTORY,)),
    "all": lambda _now: ("1", ()),
    "history": lambda _now: ("lane = ?", (LANE_HISTORY,)),
    "red": lambda now: ("lane <= ? AND paused = 0 AND due < ?", (LANE_RUNNING, now)),
    "yellow": lambda now: (
        "lane <= ? AND paused = 0 AND due >= ? AND yellow_at <= ?",
        (LANE_RUNNING, now, now),
    ),
    "backlog": lambda now: ("lane = ? AND due < ?", (LANE_RUNNING, now - _OLD)),
}


def _where(reading: Reading, condition: Condition, key: str, value: str) -> None:
    found = _WHERE.get(key)
    if found is None:
        raise WrongUseError("board.where_unknown", key=key, known=" ".join(_WHERE))
    found(reading, condition, value)


def _same(column: str) -> Callable[[Reading, Condition, str], None]:
    return lambda _reading, condition, value: condition.add(f"{column} = ?", value)


def _category(reading: Reading, condition: Condition, value: str) -> None:
    found = reading.reference.policy.catalogue.named(value)
    condition.add("category = ?", found.code if found is not None else value)


def _group(reading: Reading, condition: Condition, value: str) -> None:
    catalogue = reading.reference.policy.catalogue
    condition.among("category", [c.code for c in catalogue if value in {c.group, c.group_name}])


def _source(reading: Reading, condition: Condition, value: str) -> None:
    sources = reading.reference.policy.sources
    named = [code for code, source in sources.items() if value in {code, source.zh, source.en}]
    condition.among("source", named or [value])


def _lead(reading: Reading, condition: Condition, value: str) -> None:
    condition.add("lead = ?", reading.reference.people.unit(value) or value)


def _handler(reading: Reading, condition: Condition, value: str) -> None:
    persons = reading.reference.people.persons
    named = [person.id for person in persons.values() if person.name == value]
    condition.among("handler", [value, *named])


def _grid(reading: Reading, condition: Condition, value: str) -> None:
    named = [grid.code for grid in reading.reference.grids.values() if grid.name == value]
    condition.among("grid", [value, *named])


def _village(reading: Reading, condition: Condition, value: str) -> None:
    named = [village.code for village in reading.reference.villages.values() if village.name == value]
    condition.among("village", [value, *named])


def _graded(column: str) -> Callable[[Reading, Condition, str], None]:
    def add(_reading: Reading, condition: Condition, value: str) -> None:
        rank = _rank(column, value)
        if rank is None:
            raise WrongUseError("board.where_value", key=column, value=value)
        condition.add(f"{column} = ?", rank)

    return add


def _rank(column: str, value: str) -> int | None:
    if column == "tier":
        tier = tier_of(value)
        return int(tier) if tier is not None else None
    if column == "urgency":
        urgency = urgency_of(value)
        return URGENCIES.index(urgency) if urgency is not None else None
    severity = severity_of(value)
    return SEVERITIES.index(severity) if severity is not None else None


def _state(_reading: Reading, condition: Condition, value: str) -> None:
    named = [state.value for state in State if value in {state.value, state.code, state.label}]
    if not named:
        raise WrongUseError("board.where_value", key="state", value=value)
    condition.among("state", named)


def _from(_reading: Reading, condition: Condition, value: str) -> None:
    condition.add("registered_at >= ?", millis(_midnight(value)))


def _to(_reading: Reading, condition: Condition, value: str) -> None:
    condition.add("registered_at < ?", millis(_midnight(value) + DAY))


def _midnight(value: str) -> datetime:
    try:
        day = datetime.fromisoformat(value.strip()[:10]).date()
    except ValueError:
        raise WrongUseError("board.where_value", key="from/to", value=value) from None
    return parse_moment(datetime.combine(day, time(), TOWNSHIP_ZONE).isoformat())


_WHERE: dict[str, Callable[[Reading, Condition, str], None]] = {
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
    "state": _state,
    "from": _from,
    "to": _to,
}


def _text(reading: Reading, condition: Condition, text: str) -> None:
    """The text in a field, in the name of who leads or handles, or as the telephone or name of a reporter.

    The hits are gathered once, in memory: each range of the order of urgency asks for them again.
    """
    connection = reading.connection
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS hit (row INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.hit")
    matched = f"{_HIT} SELECT rowid FROM search WHERE search MATCH ?"  # noqa: S608
    connection.execute(matched, (searching.phrase(text),))
    for column, names in _named_like(reading, text).items():
        marks = ", ".join("?" * len(names))
        connection.execute(f"{_HIT} SELECT row FROM event WHERE {column} IN ({marks})", names)  # noqa: S608
    tokens = _person_tokens(reading, text)
    marks = ", ".join("?" * len(tokens))
    connection.execute(f"{_HIT} SELECT row FROM person_key WHERE token IN ({marks})", tokens)  # noqa: S608
    condition.add("row IN (SELECT row FROM temp.hit)")


_HIT = "INSERT OR IGNORE INTO temp.hit (row)"


def _named_like(reading: Reading, text: str) -> dict[str, list[str]]:
    """Leads and handlers whose names contain the text, or whose pinyin initials begin with it."""
    roster = reading.reference.people
    word = searching.folded(text)
    by_initials = word.isascii() and word.isalpha() and len(word) >= _LEAST_INITIALS
    handlers = [
        person.id
        for person in roster.persons.values()
        if word in searching.folded(person.name)
        or (by_initials and roster.spelled(person).initials.startswith(word))
    ]
    leads = [lead for (lead,) in reading.all("SELECT DISTINCT lead FROM event WHERE lead <> ''")]
    named = [lead for lead in leads if any(word in searching.folded(n) for n in roster.unit_names(lead))]
    return {"handler": handlers, "lead": named}


def _person_tokens(reading: Reading, text: str) -> list[bytes]:
    """The keyed hashes of a text that may be a reporter's telephone, name or initials."""
    found = reading.one("SELECT value FROM local WHERE key = 'search_key'")
    key = bytes.fromhex(found[0]) if found is not None else b""
    number = sealing.digits(text)
    words = {text.strip()} if len(text.strip()) >= _LEAST_INITIALS else set()
    if len(number) >= _LEAST_PHONE:
        words.add(number)
    return [sealing.token(word, key) for word in words if key]
