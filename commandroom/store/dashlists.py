"""The events behind something on the dashboard: exactly those that its number counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from commandroom.domain.errors import WrongUseError
from commandroom.domain.event.state import OPEN, State
from commandroom.domain.figures.figure import Figure
from commandroom.domain.figures.kinds import Kind
from commandroom.store import dashboard, figurelists, hotspots
from commandroom.store.dashboard import DAY_MS, HOUR_MS, question_of
from commandroom.store.dashspan import Span, start_of
from commandroom.store.figuring import marks
from commandroom.store.flows import numbers_open
from commandroom.store.moments import moment
from commandroom.store.projection import load_row
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.store.summingframe import title_of
from commandroom.usecases.queries import Dashboard, EventLine, EventLines, KpiEvents
from commandroom.usecases.queries.dashboard import HOURS, WEEKDAYS, Behind

# ruff: noqa: S608 - statements are put together from this file's own words
_AT_ONCE = 500
_LINE = "number, title, state, category, village, grid, lead, registered_at, row"
Numbers = Counter[str]


def behind(reading: Reading, query: Behind) -> EventLines:
    """The events, the newest first; of a figure those below its line (above it, where nothing is below)."""
    if query.what == "figure":
        return _figure(reading, query)
    way = _WAYS.get(query.what)
    if way is None:
        raise WrongUseError("dashboard.unknown", value=query.what[:40], known=" ".join((*_WAYS, "figure")))
    span = Span(Dashboard(query.first, query.last, query.now))
    try:
        numbers = way(reading, span, query.arg)
    except ValueError as error:
        raise WrongUseError("dashboard.unknown", value=query.arg[:40], known=query.what) from error
    return _lines(reading, numbers, {}, query.most)


def _figure(reading: Reading, query: Behind) -> EventLines:
    found = figurelists.kpi_events(
        reading, KpiEvents(query.arg, query.first, query.last, query.now, query.by, query.group)
    )
    above = {row.number: row.times for row in found.numerator}
    below = {row.number: row.times for row in found.denominator}
    return _lines(reading, below or above, above, query.most, figure=found.figure)


def _lines(
    reading: Reading,
    numbers: Iterable[str],
    above: dict[str, int],
    most: int,
    *,
    figure: Figure | None = None,
) -> EventLines:
    """Numbers begin with the date, but those of other rooms need not: what is newest is asked of the rows."""
    counted = numbers if isinstance(numbers, dict) else Counter(numbers)
    rows: list[Any] = []
    listed = sorted(counted)
    for begin in range(0, len(listed), _AT_ONCE):
        part = listed[begin : begin + _AT_ONCE]
        rows += reading.all(f"SELECT {_LINE} FROM event WHERE number IN ({marks(part)})", *part)
    rows.sort(key=lambda row: (-row[7], row[0]))
    return EventLines(
        total=len(rows), figure=figure,
        rows=tuple(_line(reading, row, above.get(row[0], 0), counted[row[0]]) for row in rows[:most]),
    )  # fmt: skip


def _line(reading: Reading, row: Any, above: int, below: int) -> EventLine:
    number, title, state, category, village, grid, lead, registered_at, at = row
    reference = reading.reference
    known = reference.policy.category(category)
    place = reference.places.villages.get(village)
    return EventLine(
        number=number, title=title_of(reading, load_row(reading.connection, at), title), state=State(state).value,
        category=known.name if known is not None else category,
        place=reference.places.grid_name(grid) if grid else (place.name if place is not None else ""),
        unit=reference.people.unit_name(lead) if lead else "", registered_at=moment(registered_at),
        above=above, below=below,
    )  # fmt: skip


# --- which ones ------------------------------------------------------------------------------------------------------


def _facts(reading: Reading, kind: int, since: int, until: int, more: str = "", *values: object) -> list[str]:
    question = question_of(reading, since, until)
    return [str(n) for (n,) in reading.all(*question.select("e.number", (kind,), since, until, more, values))]


def _in_hour(kind: Kind) -> Callable[[Reading, Span, str], list[str]]:
    def way(reading: Reading, span: Span, arg: str) -> list[str]:
        base = start_of(date(2000, 1, 1))
        return _facts(
            reading, kind, span.since, span.until, f"AND (f.at - {base}) / {HOUR_MS} % {HOURS} = ?", int(arg)
        )

    return way


def _heat(reading: Reading, span: Span, arg: str) -> list[str]:
    weekday, _, hour = arg.partition("-")
    first = date(2000, 1, 3)  # a Monday
    cell = int(weekday) * HOURS + int(hour)
    part = f"AND (f.at - {start_of(first)}) / {HOUR_MS} % {HOURS * WEEKDAYS} = ?"
    return _facts(reading, Kind.TAKEN, start_of(dashboard.heat_days(span)[0]), span.until, part, cell)


def _numbers_of(reading: Reading, rows: Iterable[int]) -> list[str]:
    listed, found = sorted(set(rows)), list[str]()
    for begin in range(0, len(listed), _AT_ONCE):
        part = listed[begin : begin + _AT_ONCE]
        found += [
            str(n) for (n,) in reading.all(f"SELECT number FROM event WHERE row IN ({marks(part)})", *part)
        ]
    return found


def _answered(reading: Reading, since: int, until: int) -> list[str]:
    return _numbers_of(reading, (row[0] for row in reading.all(dashboard.ANSWERED, since, until)))


def _day(reading: Reading, span: Span, arg: str) -> list[str]:
    begin = start_of(date.fromisoformat(arg))
    return _answered(reading, begin, min(begin + DAY_MS, span.until))


def _open(reading: Reading, span: Span, _arg: str) -> list[str]:
    if span.is_live:
        return _standing(reading, "", ())
    return numbers_open(reading, span.until)


def _standing(reading: Reading, more: str, values: Iterable[object]) -> list[str]:
    states = [state.value for state in OPEN]
    query = f"SELECT number FROM event WHERE lane < {LANE_HISTORY} AND state IN ({marks(states)}) {more}"
    return [str(n) for (n,) in reading.all(query, *states, *values)]


def _overdue(reading: Reading, span: Span, _arg: str) -> list[str]:
    found = reading.all(dashboard.OVERDUE, span.until, span.until)
    return _numbers_of(reading, (row for row, due, end in found if due < span.until <= end))


def _in_time(reading: Reading, span: Span, _arg: str) -> Counter[str]:
    query = KpiEvents("K8", span.period.first, span.period.last, span.now)
    return Counter({row.number: row.times for row in figurelists.kpi_events(reading, query).denominator})


_WAYS: dict[str, Callable[[Reading, Span, str], Iterable[str]]] = {
    "received": lambda reading, span, _arg: _facts(reading, Kind.TAKEN, span.since, span.until),
    "closed": lambda reading, span, _arg: _facts(reading, Kind.CLOSED, span.since, span.until),
    "open": _open,
    "response": lambda reading, span, _arg: _answered(reading, span.since, span.until),
    "in_time": _in_time,
    "overdue": _overdue,
    "came": _in_hour(Kind.TAKEN),
    "went": _in_hour(Kind.CLOSED),
    "heat": _heat,
    "day": _day,
    "place": lambda reading, _span, arg: _standing(reading, "AND village = ?", (arg,)),
    "grid": lambda reading, _span, arg: _standing(reading, "AND grid = ?", (arg,)),
    "category": lambda reading, span, arg: hotspots.numbers_behind(reading, "category", arg, span.now),
    "hot_grid": lambda reading, span, arg: hotspots.numbers_behind(reading, "grid", arg, span.now),
    "repeat": lambda reading, span, arg: hotspots.numbers_behind(reading, "repeat", arg, span.now),
}
