"""How the ids of a board query are found: by what is rare when something is, else along the index of the order.

SQLite's own planner guesses; it cannot know that a word stands in every second event or that a grid has none. Here each
condition is counted first, but never further than it matters. When one of them leaves few events, those are taken
together and sorted. When all leave many, the order's index is walked and each row is tried, which comes to an end soon
because many fit. A walk that finds too little after all gives up and takes what there is.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Sequence

import msgspec

from commandroom.domain.errors import WrongUseError
from commandroom.store.closed import open_only
from commandroom.store.finding import is_writable
from commandroom.store.narrowing import ALL_LANES, OPEN_LANES, REGISTERED, Narrowing, Term, among
from commandroom.store.orders import BY_LANE, RECENT, Stretch
from commandroom.store.reading import Reading
from commandroom.store.shape import BY_RECENCY
from commandroom.store.wording import Wording

ID_BYTES = 4
_LONG_TEXT = 100_000
_LEAST_FEW = 2000
_LEAST_TRIED = 64
COPIED = "row, lane, due, yellow_at, paused, urgency, severity, registered_at, number"
_RECENT_BY = frozenset({*BY_RECENCY, "state"}) - {"lane"}
_INDEX = {column: f"ix_event_{column}_registered_at" for column in (*BY_RECENCY, "state")} | {
    "urgency": "ix_event_urgency_severity_registered_at"
}
_COUNTED_ELSEWHERE = frozenset({"lane", "state"})


class _Source(msgspec.Struct, frozen=True):
    """About how many events a condition leaves, and the index that knows them; none for the text's hits."""

    events: int
    index: str = ""


class Search:
    """One board query under way, in the picture of one reading."""

    def __init__(self, reading: Reading, narrowing: Narrowing, text: str) -> None:
        self._reading = reading
        self._narrowing = narrowing
        if text and (term := open_only(reading)) is not None:  # what is closed is not found by its words
            narrowing.terms.append(term)
        self._terms = narrowing.all_terms()
        if not is_writable(text):
            raise WrongUseError("use.not_utf8")
        self._wording = Wording(reading, text) if text else None
        self._rows = int(reading.one("SELECT max(row) FROM event")[0] or 0)
        self._tally = reading.all("SELECT state, lane, events FROM tally")
        self._is_gathered = False
        self.is_partial = False

    def ids(self, stretches: Sequence[Stretch], limit: int | None, *, hastily: bool = False) -> bytes:
        """The ids of the stretches, one after the other, as packed integers; at most `limit`.

        `hastily` lets a text that begins numbers mean the events of these numbers alone (`is_partial`): whether another
        event mentions them takes the index up to a second to say at a million.
        """
        few = few_of(limit, self._rows)
        if hastily and limit is not None and self._wording is not None and self._wording.numbered(few):
            self.is_partial = True
            self._gather(_Source(few))
            return self._along(stretches, limit, 0) or b""
        source = self._rarest(self._rows + 1 if self._is_hopeless(stretches) else few)
        if source is None and limit is not None and self._is_long_ago(few * 2):
            source = self._rarest(self._rows + 1)
        if source is not None and not self._lies_ready(stretches):
            self._gather(source)
        elif limit is None and self._wording is not None:
            self._wording.whole()
        found = self._along(stretches, limit, few * 2)
        if found is None:
            self._gather(self._rarest(self._rows + 1) or _Source(self._rows, "ix_event_registered_at"))
            found = self._along(stretches, limit, 0) or b""
        return found

    def count(self, stretches: Iterable[Stretch]) -> int:
        """How many events the stretches hold."""
        if self._wording is not None and not self._is_gathered:
            self._wording.whole()
        return sum(self._counted(stretch) for stretch in stretches)

    # --- what is rare ---------------------------------------------------------------------------------------------

    def _lies_ready(self, stretches: Sequence[Stretch]) -> bool:
        """Whether nothing narrows but the lanes in which the stretches lie: the indexes answer by themselves."""
        free = self._wording is None and not self._narrowing.terms and self._narrowing.states is None
        return free and all(stretch.lanes <= self._narrowing.lanes for stretch in stretches)

    def _is_hopeless(self, stretches: Sequence[Stretch]) -> bool:
        """Whether a walk would have to pass all the newer events first, for only older ones are asked for."""
        return any(map(self._is_a_gamble, stretches)) and any(
            term.column == REGISTERED and "<" in term.sql for term in self._terms
        )

    def _is_long_ago(self, patience: int) -> bool:
        """Whether the text was last told of so long ago (a year's number) that a walk from the newest on would give up."""
        newest = self._wording.newest if self._wording is not None else 0
        return 0 < newest < self._rows - patience

    def _rarest(self, most: int) -> _Source | None:
        """The condition that leaves the fewest events; None when each leaves more than `most`."""
        found = [self._by_tally()]
        for term in self._terms:
            if term.column in _INDEX.keys() - _COUNTED_ELSEWHERE:
                found.append(self._counted_term(term, _INDEX[term.column], most))
            elif term.column == REGISTERED:
                found.append(self._counted_term(self._span(), "ix_event_registered_at", most))
        rarest = min(found, key=lambda source: source.events)
        if self._wording is not None and (rarest.events > most or not self._wording.is_costly):
            hits = self._wording.few(min(most, rarest.events), self._rows)
            rarest = _Source(hits) if hits is not None else rarest
        return rarest if rarest.events <= most else None

    def _by_tally(self) -> _Source:
        """Events of the lanes and states, which the file keeps counted."""
        lanes, states = self._narrowing.lanes, self._narrowing.states
        events = sum(
            n for state, lane, n in self._tally if lane in lanes and (states is None or state in states)
        )
        by_lane = lanes <= OPEN_LANES or states is None
        index = BY_LANE if by_lane else "ix_event_state_registered_at"
        return _Source(
            events, index if lanes != ALL_LANES or states is not None else "ix_event_registered_at"
        )

    def _counted_term(self, term: Term, index: str, most: int) -> _Source:
        query = f"SELECT count(*) FROM (SELECT 1 FROM event INDEXED BY {index} WHERE {term.sql} LIMIT ?)"  # noqa: S608
        return _Source(int(self._reading.one(query, *term.values, most + 1)[0]), index)

    def _span(self) -> Term:
        """All limits of the time of registration together."""
        own = [term for term in self._terms if term.column == REGISTERED]
        values = tuple(value for term in own for value in term.values)
        return Term(" AND ".join(term.sql for term in own), values, REGISTERED)

    # --- taking few together --------------------------------------------------------------------------------------

    def _gather(self, source: _Source) -> None:
        """Copy what the orders need of the rare events into memory, those that fit all conditions."""
        connection = self._reading.connection
        connection.execute("DROP TABLE IF EXISTS temp.few")
        connection.execute(
            f"CREATE TEMP TABLE few ({COPIED.replace('row', 'row INTEGER PRIMARY KEY', 1)}, named)"
        )
        named = self._wording.named if self._wording is not None else Term("0")
        where, given = _joined(self._terms)
        origin = (
            f"event INDEXED BY {source.index}"
            if source.index
            else "temp.hit CROSS JOIN event ON event.row = temp.hit.row"
        )
        columns = COPIED.replace("row", "event.row", 1)
        connection.execute(
            f"INSERT INTO temp.few SELECT {columns}, ({named.sql}) FROM {origin} WHERE {where}",  # noqa: S608
            (*named.values, *given),
        )
        if self._wording is not None and source.index:
            rows = self._listed("SELECT row FROM temp.few WHERE NOT named", ())
            self._wording.among(rows)
            connection.execute(
                "DELETE FROM temp.few WHERE NOT named AND row NOT IN (SELECT row FROM temp.hit)"
            )
        self._is_gathered = True

    # --- walking --------------------------------------------------------------------------------------------------

    def _along(self, stretches: Iterable[Stretch], limit: int | None, patience: int) -> bytes | None:
        """The ids of the stretches in turn; None when a walk tried more rows than `patience` and found too little."""
        parts: list[bytes] = []
        room = limit
        for stretch in stretches:
            part = self._range(stretch, room, patience)
            if part is None:
                return None
            parts.append(part)
            if room is not None:
                room -= len(part) // ID_BYTES
                if room <= 0:
                    break
        return b"".join(parts)

    def _range(self, stretch: Stretch, limit: int | None, patience: int) -> bytes | None:
        if self._is_gathered:
            where, values = _joined([_lanes(stretch), Term(stretch.condition or "1", stretch.values)])
            query = f"SELECT row FROM temp.few WHERE {where} ORDER BY {stretch.order}"  # noqa: S608
            return self._packed(query, values, limit)
        if limit is not None and self._wording is not None:
            return self._tried(stretch, limit, patience)
        if limit is not None and self._is_a_gamble(stretch):
            return self._hoped(stretch, limit, patience)
        query, values = self._walk(stretch)
        return self._packed(query, values, limit)

    def _is_a_gamble(self, stretch: Stretch) -> bool:
        """Whether the order's index says nothing of the conditions, so that a walk may meet none that fits."""
        return stretch.is_sorted and stretch.order != RECENT and len(self._terms) > 0

    def _hoped(self, stretch: Stretch, limit: int, patience: int) -> bytes | None:
        where, values = self._where(stretch, self._terms)
        keys = stretch.keys
        inner = (
            f"SELECT row, {keys}, ({where}) AS fits FROM event INDEXED BY {stretch.index} "  # noqa: S608
            f"ORDER BY {stretch.order} LIMIT ?"
        )
        found = self._packed(f"SELECT row FROM ({inner}) WHERE fits", (*values, patience), limit)  # noqa: S608
        return found if len(found) >= limit * ID_BYTES or patience >= self._rows else None

    def _tried(self, stretch: Stretch, limit: int, patience: int) -> bytes | None:
        """The rows of a stretch that hold the text: some rows along the order, those of them that are hits, and on."""
        assert self._wording is not None  # noqa: S101 - asked for by whoever has one
        query, values = self._walk(stretch, self._wording.named)
        found: array[int] = array("i")
        size, seen = int(limit / self._wording.density * 1.2) + _LEAST_TRIED, 0
        while len(found) < limit:
            if seen > patience:
                return None
            some = f"{query} LIMIT {size} OFFSET {seen}"
            rows = self._listed(some, values)
            self._wording.among(rows)
            hits = f"SELECT row FROM ({some}) WHERE named OR row IN (SELECT row FROM temp.hit)"  # noqa: S608
            found.extend(self._listed(hits, values))
            if len(rows) < size:
                break
            seen, size = seen + size, size * 2
        return _little_endian(found[:limit])

    def _walk(self, stretch: Stretch, named: Term | None = None) -> tuple[str, tuple[object, ...]]:
        """The selection along a stretch's order, sorted; of several values of one column their ranges merged.

        With `named` a column of that name says whether that condition holds.
        """
        leading = self._leading(stretch)
        also, own = (f", ({named.sql}) AS named", named.values) if named is not None else ("", ())
        if leading is None:
            where, values = self._where(stretch, self._terms)
            one = f"SELECT row{also} FROM event INDEXED BY {stretch.index} WHERE {where}"  # noqa: S608
            return f"{one} ORDER BY {stretch.order}", (*own, *values)
        rest = [term for term in self._terms if term is not leading]
        parts: list[str] = []
        given: list[object] = []
        for value in leading.values:
            where, values = self._where(stretch, [among(leading.column, [value]), *rest])
            index = _INDEX[leading.column]
            parts.append(f"SELECT row, {stretch.keys}{also} FROM event INDEXED BY {index} WHERE {where}")  # noqa: S608
            given += [*own, *values]
        return f"{' UNION ALL '.join(parts)} ORDER BY {stretch.order}", tuple(given)

    def _leading(self, stretch: Stretch) -> Term | None:
        """The condition along whose own index the newest come first, when the stretch wants the newest first.

        None where the stretch's own lanes leave less than such a condition may.
        """
        if stretch.order != RECENT or self._in_lanes(stretch.lanes) * _SMALL_LANE < self._rows:
            return None
        fits = [term for term in self._terms if term.column in _RECENT_BY and term.values]
        return min(fits, key=lambda term: _BEST.index(term.column), default=None)

    def _in_lanes(self, lanes: frozenset[int]) -> int:
        return sum(n for _, lane, n in self._tally if lane in lanes)

    def _where(self, stretch: Stretch, terms: Iterable[Term]) -> tuple[str, tuple[object, ...]]:
        own = [Term(stretch.condition, stretch.values)] if stretch.condition else []
        hits = self._wording is not None and self._wording.is_whole and not self._is_gathered
        own += [Term("row IN (SELECT row FROM temp.hit)")] if hits else []
        return _joined([*([] if stretch.lanes == ALL_LANES else [_lanes(stretch)]), *own, *terms])

    def _counted(self, stretch: Stretch) -> int:
        if self._is_gathered:
            where, values = _joined([_lanes(stretch), Term(stretch.condition or "1", stretch.values)])
            return int(self._reading.one(f"SELECT count(*) FROM temp.few WHERE {where}", *values)[0])  # noqa: S608
        where, values = self._where(stretch, self._terms)
        return int(self._reading.one(f"SELECT count(*) FROM event WHERE {where}", *values)[0])  # noqa: S608

    # --- packing --------------------------------------------------------------------------------------------------

    def _packed(self, query: str, values: Sequence[object], limit: int | None) -> bytes:
        """A range packed; SQLite joins the ids into one text, so that the driver makes no object for each."""
        cut = "" if limit is None else f" LIMIT {limit}"
        found = self._reading.one(f"SELECT group_concat(row) FROM ({query}{cut})", *values)  # noqa: S608
        return _packed(str(found[0])) if found is not None and found[0] is not None else b""

    def _listed(self, query: str, values: Sequence[object]) -> array[int]:
        found = self._reading.one(f"SELECT group_concat(row) FROM ({query})", *values)  # noqa: S608
        return (
            array("i", map(int, str(found[0]).split(",")))
            if found is not None and found[0] is not None
            else array("i")
        )


_SMALL_LANE = 10
_BEST = ("handler", "grid", "category", "lead", "village", "severity", "state", "source", "tier")


def few_of(limit: int | None, rows: int) -> int:
    """How many of `rows` events it is cheaper to take together and sort than to walk for the first `limit`.

    To gather n costs n looks at a row, to walk about limit · rows / n: they are equal at the root of limit · rows.
    """
    return rows // 8 if limit is None else max(_LEAST_FEW, math.isqrt(limit * rows))


def _lanes(stretch: Stretch) -> Term:
    return among("lane", sorted(stretch.lanes))


def _joined(terms: Iterable[Term]) -> tuple[str, tuple[object, ...]]:
    given = list(terms)
    where = " AND ".join(f"({term.sql})" for term in given) or "1"
    return where, tuple(value for term in given for value in term.values)


def _packed(text: str) -> bytes:
    """Numbers between commas as little-endian int32; numpy's 0.1 s to load pay only for a long text."""
    if len(text) > _LONG_TEXT:
        import numpy as np  # noqa: PLC0415

        return np.fromstring(text, dtype=np.int32, sep=",").astype("<i4").tobytes()
    return _little_endian(array("i", map(int, text.split(","))))


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array("i", numbers)
        numbers.byteswap()
    return numbers.tobytes()
