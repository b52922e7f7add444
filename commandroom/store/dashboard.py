"""The dashboard's figures and charts, from the facts and what stands open, in one picture of the store."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

from commandroom.domain.event.state import OPEN, State
from commandroom.domain.figures.figure import Book, Figure
from commandroom.domain.figures.kinds import Kind
from commandroom.domain.knowledge.gradings import Urgency
from commandroom.domain.time.limit import Limit
from commandroom.domain.time.moments import local
from commandroom.store import counting, hotspots
from commandroom.store.dashspan import LONGEST_TREND, Span, start_of
from commandroom.store.figuring import ClosingLimits, Question, Stretch, Sums
from commandroom.store.flows import open_moves, stood_open
from commandroom.store.narrowing import QUEUES as BOARD_QUEUES
from commandroom.store.reading import Reading
from commandroom.store.shape import LANE_HISTORY
from commandroom.usecases.queries import Counts, Dashboard, DashboardSheet, HotSpots
from commandroom.usecases.queries.dashboard import (
    HOURS,
    QUEUES,
    WEEKDAYS,
    Card,
    Heat,
    Hourly,
    Place,
    Response,
    ResponseDay,
    UnitLine,
)

# ruff: noqa: S608 - statements are put together from this file's own words
DAY_MS, HOUR_MS, MINUTE_MS, MICROS = 86_400_000, 3_600_000, 60_000, 1000
MEAN_DAYS, HEAT_DAYS = 30, 90
ACCEPTANCE = "accept"
OFFICE_HOURS = "wh"
_NINE_TENTHS = 9
ANSWERED = (
    f"SELECT t.row, t.since, t.stopped_at, t.limit_text FROM timer t INDEXED BY ix_timer_key_stopped_at "
    f"WHERE t.key = '{ACCEPTANCE}' AND t.stopped_at >= ? AND t.stopped_at < ? AND t.cancelled = 0"
)
OVERDUE = (
    "SELECT t.row, t.due, coalesce(t.stopped_at, 9223372036854775807) FROM timer t INDEXED BY ix_timer_key_stopped_at "
    "JOIN event e USING (row) WHERE t.key = 'dispose' AND (t.stopped_at IS NULL OR t.stopped_at > ?) AND t.due < ? "
    "AND t.cancelled = 0 AND t.paused = 0 AND e.unconfirmed = 0 AND (t.stopped_at IS NULL OR t.stopped_at > t.due)"
)
STANDING = (
    f"SELECT village, grid, state, count(*) FROM event INDEXED BY ix_event_lane_due WHERE lane < {LANE_HISTORY} "
    "GROUP BY 1, 2, 3"
)
QUEUE_OF = {state.value: name for name, states in BOARD_QUEUES.items() if name in QUEUES for state in states}
Answered = list[tuple[int, float]]
"""When each acceptance ended, in milliseconds, and how many minutes it took."""
_UNIT_FIGURES = ("K6", "K8", "K10", "K13", "K21")


def dashboard(reading: Reading, query: Dashboard) -> DashboardSheet:
    """All of it."""
    span = Span(query)
    first = hotspots.first_day(reading)
    days = response_days(span)
    taken = answered(
        reading, min(start_of(days[0]), start_of(span.trend_first), span.before.since), span.until
    )
    villages, grids = _places(reading)
    return DashboardSheet(
        first=query.first, last=query.last, as_of=query.now, since=None if first is None else local(first).date(),
        cards=Cards(reading, span, taken).all(), hourly=_hourly(reading, span),
        response=_response(reading, days, taken), villages=villages, grids=grids, heat=_heat(reading, span),
        units=_units(reading, span), hot=hotspots.hot_spots(reading, HotSpots(query.now)),
    )  # fmt: skip


def facts_by(reading: Reading, kind: int, since: int, until: int, divide: str) -> dict[int, int]:
    """How many facts of a kind count in each part of a stretch; `divide` numbers the parts."""
    question = question_of(reading, since, until)
    found = reading.all(*question.select(f"{divide}, count(*)", (kind,), since, until, "GROUP BY 1"))
    return {int(part): int(count) for part, count in found}


def question_of(reading: Reading, since: int, until: int) -> Question:
    """A question about a stretch that need not be whole days."""
    return Question(reading, Stretch(since, until), "")


# --- the cards -------------------------------------------------------------------------------------------------------


class Cards:
    """The six figures, what they were before, and how they went day by day."""

    def __init__(self, reading: Reading, span: Span, taken: Answered) -> None:
        self.reading, self.span, self.taken = reading, span, taken
        self.base = start_of(span.trend_first)
        self.from_ = min(self.base, span.before.since)

    def all(self) -> tuple[Card, ...]:
        """In their order."""
        return (
            self._flow("received", Kind.TAKEN), self._flow("closed", Kind.CLOSED), self._open(), self._response(),
            self._in_time(), self._overdue(),
        )  # fmt: skip

    def _flow(self, key: str, kind: Kind) -> Card:
        span = self.span
        now, before = (
            self._count(kind, span.since, span.until),
            self._count(kind, span.before.since, span.before_until),
        )
        return Card(key, now, now, None, before, self._daily(kind))

    def _count(self, kind: int, since: int, until: int) -> int:
        return facts_by(self.reading, kind, since, until, "0").get(0, 0)

    def _daily(self, kind: int, what: str = "count(*)") -> tuple[int, ...]:
        question = question_of(self.reading, self.base, self.span.until)
        divide = f"(f.at - {self.base}) / {DAY_MS}"
        rows = self.reading.all(
            *question.select(f"{divide}, {what}", (kind,), self.base, self.span.until, "GROUP BY 1")
        )
        found = {int(day): int(count) for day, count in rows}
        return tuple(found.get(day, 0) for day in range(self.span.trend_days))

    def _open(self) -> Card:
        """What stands open now is what the board says; what stood before follows from what became open and ended."""
        span = self.span
        if span.is_live:
            now = counting.counts(self.reading, Counts(span.now)).total["open"]
        else:
            now = stood_open(self.reading, span.until)
        edges = [self.base + day * DAY_MS for day in range(1, span.trend_days)]
        stood = {at: now - self._change(at) for at in {*edges, span.before_until}}
        return Card("open", now, now, None, stood[span.before_until], (*(stood[at] for at in edges), now))

    def _change(self, since: int) -> int:
        """By how much what is open grew from a moment to the range's end."""
        moments, grown = self._moves
        at = bisect_left(moments, since)
        return grown[-1] - (grown[at - 1] if at else 0) if moments else 0

    @cached_property
    def _moves(self) -> tuple[list[int], list[int]]:
        """When events became open or ended since the trends or the time compared with began; how many more were open then."""
        moves = open_moves(self.reading, self.from_, self.span.until)
        return [at for at, _ in moves], list(accumulate(sign for _, sign in moves))

    def _response(self) -> Card:
        span, day, taken = self.span, self.base, self.taken
        now = [minutes for at, minutes in taken if span.since <= at < span.until]
        before = [minutes for at, minutes in taken if span.before.since <= at < span.before_until]
        days: dict[int, list[float]] = defaultdict(list)
        for at, minutes in taken:
            days[(at - day) // DAY_MS].append(minutes)
        trend = tuple(_mean(days.get(n, ())) for n in range(span.trend_days))
        return Card("response", _mean(now), sum(now), len(now), _mean(before), trend)

    def _in_time(self) -> Card:
        figure = self._settled(self.span.since, self.span.until)
        before = self._settled(self.span.before.since, self.span.before_until)
        return Card(
            "in_time", figure.value, figure.numerator, figure.denominator, before.value, self._settled_daily()
        )

    def _settled(self, since: int, until: int) -> Figure:
        return (
            figures_of(question_of(self.reading, since, until), ("K8",))
            .get("", Sums())
            .figures(book_of(self.reading, ("K8",)))[0]
        )

    def _settled_daily(self) -> tuple[float | None, ...]:
        due, good = Counter[int](), Counter[int]()
        for at, in_time in settled(self.reading, self.base, self.span.until):
            due[(at - self.base) // DAY_MS] += 1
            good[(at - self.base) // DAY_MS] += in_time
        return tuple(
            round(100 * good[day] / due[day], 2) if due[day] else None for day in range(self.span.trend_days)
        )

    def _overdue(self) -> Card:
        span = self.span
        edges = [self.base + day * DAY_MS for day in range(1, span.trend_days)] + [span.until]
        rows = self.reading.all(OVERDUE, min(edges[0], span.before_until), span.until)
        stood = {
            at: len({row for row, due, end in rows if due < at <= end}) for at in {*edges, span.before_until}
        }
        now = stood[span.until]
        return Card("overdue", now, now, None, stood[span.before_until], tuple(stood[at] for at in edges))


def _mean(listed: Sequence[float]) -> float | None:
    return sum(listed) / len(listed) if listed else None


def book_of(reading: Reading, keys: Iterable[str]) -> Book:
    """Some of the figures alone."""
    book = reading.reference.shipped.figures
    return Book(version=book.version, figures={key: book.figures[key] for key in keys})


def figures_of(question: Question, keys: Iterable[str]) -> dict[str, Sums]:
    """The sums that some figures need, by group."""
    return question.sums(book_of(question.reading, keys))


def settled(reading: Reading, since: int, until: int) -> list[tuple[int, int]]:
    """When each event was due to be closed or was, whichever is first, and whether in time: what K8 counts."""
    question, closing = question_of(reading, since, until), ClosingLimits(reading.reference.calendar)
    found = [
        (int(at), int(num))
        for at, num in reading.all(*question.select("f.at, f.num", (Kind.SETTLED,), since, until))
    ]
    rows = reading.all(
        *question.select("f.at, f.num, f.since", (Kind.UNSETTLED,), closing.earliest(since), until)
    )
    for at, urgent, closed in rows:
        due = closing.due(at, urgent)
        counts_at = due if closed is None else min(due, closed)
        if since <= counts_at < until:
            found.append((counts_at, int(closed is not None and closed <= due)))
    return found


# --- the charts ------------------------------------------------------------------------------------------------------


def _hourly(reading: Reading, span: Span) -> Hourly:
    begin = start_of(span.last) - MEAN_DAYS * DAY_MS

    def by_hour(kind: Kind, since: int, until: int) -> tuple[int, ...]:
        found = facts_by(
            reading,
            kind,
            since,
            until,
            f"(f.at - {start_of(span.last)} + 100000 * {DAY_MS}) / {HOUR_MS} % {HOURS}",
        )
        return tuple(found.get(hour, 0) for hour in range(HOURS))

    def mean(kind: Kind) -> tuple[float, ...]:
        return tuple(count / MEAN_DAYS for count in by_hour(kind, begin, start_of(span.last)))

    moment = local(span.now)
    return Hourly(
        came=by_hour(Kind.TAKEN, span.since, span.until), went=by_hour(Kind.CLOSED, span.since, span.until),
        days=span.days, mean_came=mean(Kind.TAKEN), mean_went=mean(Kind.CLOSED),
        now=moment.hour + moment.minute / 60 if span.is_live and span.days == 1 else None,
    )  # fmt: skip


def answered(reading: Reading, since: int, until: int) -> Answered:
    """When each acceptance ended and how many minutes it took: office minutes where its limit is in office hours."""
    calendar = reading.reference.calendar
    found = []
    for _, begun, ended, limit in reading.all(ANSWERED, since, until):
        if limit.endswith(OFFICE_HOURS):
            taken = calendar.working_micros(begun * MICROS, ended * MICROS) // MICROS
        else:
            taken = ended - begun
        found.append((int(ended), taken / MINUTE_MS))
    return found


def response_days(span: Span) -> tuple[date, ...]:
    """The days of the chart of responses: at least thirty, at most a quarter."""
    count = min(max(MEAN_DAYS, span.days), LONGEST_TREND)
    return tuple(span.last - timedelta(days=n) for n in reversed(range(count)))


def _response(reading: Reading, days: Sequence[date], taken: Answered) -> Response:
    base, by_day = start_of(days[0]), defaultdict[int, list[float]](list)
    for at, minutes in taken:
        by_day[(at - base) // DAY_MS].append(minutes)
    limit = Limit.parse(reading.reference.policy.timer_limit(ACCEPTANCE, Urgency.NORMAL)).budget
    return Response(
        tuple(_response_day(day, sorted(by_day.get(n, ()))) for n, day in enumerate(days)),
        None if limit is None else limit / timedelta(minutes=1),
    )


def _response_day(day: date, ordered: Sequence[float]) -> ResponseDay:
    count = len(ordered)
    if not count:
        return ResponseDay(day, 0, None, None)
    middle = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    return ResponseDay(day, count, middle, ordered[-(-_NINE_TENTHS * count // 10) - 1])


def _places(reading: Reading) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """What stands open in each village and in each grid, most first."""
    by: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in ("village", "grid")}
    for village, grid, state, count in reading.all(STANDING):
        if State(state) in OPEN:
            queue = QUEUE_OF.get(state, "working")
            by["village"][village or ""][queue] += count
            by["grid"][grid or ""][queue] += count
    return _sorted_places(reading, "village", by["village"]), _sorted_places(reading, "grid", by["grid"])


def _sorted_places(reading: Reading, column: str, found: dict[str, Counter[str]]) -> tuple[Place, ...]:
    places = [
        Place(code, _place_name(reading.reference, column, code), tuple(counts[queue] for queue in QUEUES))
        for code, counts in found.items()
    ]
    return tuple(sorted(places, key=lambda one: (-one.total, not one.code, one.code)))


def _place_name(reference: Any, column: str, code: str) -> str:
    if column == "grid":
        return str(reference.places.grid_name(code)) if code else ""
    village = reference.places.villages.get(code)
    return village.name if village is not None else code


def heat_days(span: Span) -> tuple[date, date]:
    """The days of the heat map."""
    return span.last - timedelta(days=HEAT_DAYS - 1), span.last


def _heat(reading: Reading, span: Span) -> Heat:
    """Counted over the days of which there are events."""
    first, last = heat_days(span)
    begun = hotspots.first_day(reading)
    if begun is not None:
        first = min(max(first, local(begun).date()), last)
    found = facts_by(
        reading, Kind.TAKEN, start_of(first), span.until, f"(f.at - {start_of(first)}) / {HOUR_MS}"
    )
    counts = [[0] * HOURS for _ in range(WEEKDAYS)]
    for hour, count in found.items():
        counts[(first.weekday() + hour // HOURS) % WEEKDAYS][hour % HOURS] += count
    days = Counter((first + timedelta(days=n)).weekday() for n in range((last - first).days + 1))
    return Heat(first, last, tuple(map(tuple, counts)), tuple(days[day] for day in range(WEEKDAYS)))


def _units(reading: Reading, span: Span) -> tuple[UnitLine, ...]:
    """A line for each unit that had anything to do in the range, most dispatches first."""
    book = book_of(reading, _UNIT_FIGURES)
    sums = Question(reading, span.period, "unit").sums(book)
    lines = []
    for unit, of_unit in sums.items():
        figures = {one.key: one for one in of_unit.figures(book)}
        late = figures["K10"].beside[0].numerator
        line = UnitLine(
            unit, reading.reference.people.unit_name(unit) if unit else "", figures["K13"].denominator or 0,
            figures["K21"].denominator or 0, figures["K8"], figures["K6"], int(late or 0),
        )  # fmt: skip
        if unit and (line.sent or line.closed or line.in_time.denominator or line.handled.denominator):
            lines.append(line)
    return tuple(sorted(lines, key=lambda one: (-one.sent, -one.closed, one.name)))
