"""The figures of a period, summed from the contributions of the events.

A period is one stretch of rows for each kind of contribution, so that what is asked of a month reads a month. What depends
on settings is looked at here: which categories count, which sources are our own, when something was due to be closed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.figure import Book, Figure, reckoned
from commandroom.domain.figures.kinds import LONGEST, REACHES, RUNNING, Kind
from commandroom.domain.figures.period import Period
from commandroom.domain.time.calendar import Calendar
from commandroom.store.moments import millis, moment
from commandroom.store.reading import Reading
from commandroom.store.reference import Reference
from commandroom.usecases.queries.figures import BY, Flow, Kpi, KpiGroup, KpiSheet

# ruff: noqa: S608 - statements are put together from this file's own words
GROUPS = {
    "": "''",
    "month": "''",
    "unit": "coalesce(f.unit, e.lead)",
    "person": "coalesce(f.person, e.handler)",
    "grid": "e.grid",
    "source": "e.source",
    "category": "e.category",
}
LISTS = {
    "handling": (Kind.FEEDBACK,),
    "handling_working": (Kind.FEEDBACK,),
    "lateness": (Kind.PHONE, Kind.WRITTEN),
}
SPANS = {"open": Kind.OPEN, "suspended": Kind.SUSPENDED, "supervised": Kind.SUPERVISED}
COLUMNS = {"rows": "count(*)", "num": "sum(f.num)", "some": "sum(f.num > 0)", "more1": "sum(f.more & 1)",
           "more2": "sum(f.more >> 1)"}  # fmt: skip
GRID = "GRID"
STOCK = ".stock"
CLOSING_LIMITS = ("3wd", "1wd")
"""What is added to the handling limit of an ordinary and of an urgent event until it is due to be closed."""
_MILLISECOND = 1000
_DAY = 86_400_000

Row = tuple[Any, ...]


@dataclass(slots=True)
class Sums:
    """What one line of a table needs: sums by term, durations by list."""

    terms: Counter[str] = field(default_factory=Counter)
    durations: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Sums, *, later: bool = False) -> None:
        """Take in what another line has; of a later month what stood at its end in place of what stood before."""
        if later:
            self.terms = Counter({name: n for name, n in self.terms.items() if not name.endswith(STOCK)})
        self.terms.update(other.terms)
        for name, listed in other.durations.items():
            self.durations[name] += listed

    def figures(self, book: Book) -> tuple[Figure, ...]:
        """The figures that come of it."""
        return reckoned(book, self.terms, self.durations)


class Stretch(NamedTuple):
    """From a moment until before another, in milliseconds: what need not be whole days."""

    since: int
    until: int


class Question:
    """One period, asked by one grouping, in the picture of one reading."""

    def __init__(self, reading: Reading, period: Period | Stretch, by: str) -> None:
        if by not in GROUPS:
            raise WrongUseError("figures.by", value=by[:40], known=" ".join(BY))
        self.reading, self.group = reading, GROUPS[by]
        self.since, self.until = period.since, period.until
        self._uncounted = uncounted(reading.reference)

    def sums(self, book: Book) -> dict[str, Sums]:
        """What each group has in the period, as far as the figures of a book need it."""
        found: dict[str, Sums] = defaultdict(Sums)
        terms = {term for figure in book for term in figure.terms}
        self._count(found, _summed(terms))
        for mark, (condition, values, kinds) in filters(self.reading.reference).items():
            if any(term.endswith(f"@{mark}") for term in terms):
                self._count(found, kinds, f"@{mark}", condition, values)
        if "settled.rows" in terms:
            self._settle(found)
        self._stocks(found, terms)
        self._durations(found, terms)
        return found

    def _settle(self, found: dict[str, Sums]) -> None:
        for group, _, num, marks in self.unsettled():
            sums = found[group].terms
            sums["settled.rows"] += 1
            sums["settled.num"] += num
            sums["settled.more1"] += marks & 1
            sums["settled.more2"] += marks >> 1

    def flow(self) -> Flow:
        """How the open events changed in the period."""
        since, until = self.since, self.until
        opened = self.reading.one(
            *self.select("count(*), coalesce(sum(f.num), 0)", (Kind.OPENED,), since, until)
        )
        ended = [Kind.OPEN + reach for reach in range(LONGEST + 1)]
        closed = self.reading.one(*self.select("count(*)", ended, since, until))
        return Flow(at_start=self._stock_at(since), opened=opened[0] - opened[1], reopened=opened[1], closed=closed[0],
                    at_end=self._stock_at(until))  # fmt: skip

    # --- statements -----------------------------------------------------------------------------------------------

    def select(
        self,
        what: str,
        kinds: Iterable[int],
        since: int,
        until: int,
        more: str = "",
        values: Iterable[object] = (),
    ) -> tuple[Any, ...]:
        """A statement over the contributions of some kinds that count in a stretch of time, with its values."""
        listed, unheard = [int(kind) for kind in kinds], self._uncounted
        query = (
            f"SELECT {what} FROM fact f CROSS JOIN event e ON e.row = f.row WHERE f.kind IN ({marks(listed)}) "
            f"AND f.at >= ? AND f.at < ? AND e.category NOT IN ({marks(unheard)}) {more}"
        )
        return (query, *listed, since, until, *unheard, *values)

    def _count(
        self, found: dict[str, Sums], kinds: Iterable[int], mark: str = "", condition: str = "",
        values: Iterable[object] = (),
    ) -> None:  # fmt: skip
        what = f"f.kind, {self.group}, {', '.join(COLUMNS.values())}"
        rows = self.reading.all(
            *self.select(what, kinds, self.since, self.until, f"{condition} GROUP BY 1, 2", values)
        )
        for kind, group, *numbers in rows:
            name = Kind(kind).name.lower()
            for column, number in zip(COLUMNS, numbers, strict=True):
                found[group].terms[f"{name}.{column}{mark}"] += number

    # --- due to be closed -------------------------------------------------------------------------------------------

    def unsettled(self) -> Iterator[tuple[str, str, int, int]]:
        """Group, number, whether closed in time, and marks of those whose closing limit the calendar says."""
        closing = ClosingLimits(self.reading.reference.calendar)
        rows = self.reading.all(
            *self.select(f"{self.group}, e.number, f.at, f.num, f.more, f.since", (Kind.UNSETTLED,),
                         closing.earliest(self.since), self.until)
        )  # fmt: skip
        for group, number, at, urgent, said, closed in rows:
            due = closing.due(at, urgent)
            if self.since <= (due if closed is None else min(due, closed)) < self.until:
                yield group, number, int(closed is not None and closed <= due), said

    # --- stocks -----------------------------------------------------------------------------------------------------

    def _stocks(self, found: dict[str, Sums], terms: Collection[str]) -> None:
        for name, kind in SPANS.items():
            if f"{name}{STOCK}" not in terms:
                continue
            for query in self.standing(kind, self.until, f"{self.group}, count(*)", "GROUP BY 1"):
                for group, count in self.reading.all(*query):
                    found[group].terms[f"{name}{STOCK}"] += count

    def _stock_at(self, at: int) -> int:
        queries = self.standing(Kind.OPEN, at, "count(*)", "")
        return sum(int(self.reading.one(*query)[0]) for query in queries)

    def standing(self, kind: int, at: int, what: str, tail: str) -> Iterator[tuple[Any, ...]]:
        """Statements that find the spans which held a moment: each class of lengths needs a look at its own stretch."""
        for reach in range(LONGEST + 1):
            latest = at + REACHES[reach] if reach < LONGEST else 1 << 62
            yield self.select(what, (kind + reach,), at, latest, f"AND f.since < ? {tail}", (at,))
        yield self.select(what, (kind + RUNNING,), 0, at, tail)

    # --- durations --------------------------------------------------------------------------------------------------

    def _durations(self, found: dict[str, Sums], terms: Collection[str]) -> None:
        calendar, told = self.reading.reference.calendar, "AND f.since IS NOT NULL"
        if "handling" in terms:
            what = f"{self.group}, f.since, f.at, f.rests"
            for group, since, until, rests in self.reading.all(
                *self.select(what, LISTS["handling"], self.since, self.until, told)
            ):
                natural, working = handled(calendar, since, until, rests)
                found[group].durations["handling"].append(natural)
                found[group].durations["handling_working"].append(working)
        if "lateness" in terms:
            late = self.select(f"{self.group}, f.since", LISTS["lateness"], self.since, self.until, told)
            for group, lateness in self.reading.all(*late):
                found[group].durations["lateness"].append(lateness)


def handled(calendar: Calendar, since: int, until: int, rests: str | None) -> tuple[int, int]:
    """Milliseconds between two moments less the rests, natural and in office hours."""
    natural = until - since
    working = calendar.working_micros(since * _MILLISECOND, until * _MILLISECOND)
    for rest in rests.split(",") if rests else ():
        begin, _, end = rest.partition("-")
        natural -= int(end) - int(begin)
        working -= calendar.working_micros(int(begin) * _MILLISECOND, int(end) * _MILLISECOND)
    return natural, working // _MILLISECOND


class ClosingLimits:
    """When events are due to be closed, by their handling limit: whole working days, so it depends on the date alone."""

    def __init__(self, calendar: Calendar) -> None:
        from commandroom.domain.time.clockwork import Clockwork  # noqa: PLC0415 - not for the start

        self._clockwork = Clockwork(calendar)
        self._calendar = calendar
        self._of_day = cache(self._reckoned)

    def due(self, handling: int, urgent: int) -> int:
        """The moment, in milliseconds."""
        return self._of_day(self._calendar.date_of(moment(handling)), urgent)

    def earliest(self, since: int) -> int:
        """From which handling limit on the closing limit can lie at or after a moment."""
        at = since
        while self.due(at - _DAY, 0) >= since:
            at -= _DAY
        return at - _DAY

    def _reckoned(self, day: Any, urgent: int) -> int:
        noon = self._calendar.at(day, 12 * 60)
        return millis(self._clockwork.due(CLOSING_LIMITS[urgent], start=noon).moment)


def _summed(terms: Iterable[str]) -> list[Kind]:
    """The kinds of contributions that terms are sums of."""
    names = {term.partition(".")[0] for term in terms if "." in term and "@" not in term}
    return [Kind[name.upper()] for name in sorted(names - set(SPANS))]


def uncounted(reference: Reference) -> list[str]:
    """Codes of the categories that no figure counts."""
    return [category.code for category in reference.policy.catalogue if not category.counted]


def filters(reference: Reference) -> dict[str, tuple[str, list[str], tuple[Kind, ...]]]:
    """What the marks of terms mean: a condition, its values, and the kinds that are asked for it."""
    policy = reference.policy
    active = [source.code for source in policy.sources.values() if source.active]
    with_playbook = [category.code for category in policy.catalogue if category.scenario]
    return {
        "active": (f"AND e.source IN ({marks(active)})", active, (Kind.ACCEPTED,)),
        "grid": ("AND e.source = ?", [GRID], (Kind.ACCEPT, Kind.STRAIGHT)),
        "playbook": (f"AND e.category IN ({marks(with_playbook)})", with_playbook, (Kind.SENT,)),
    }


def marks(values: Iterable[object]) -> str:
    """A question mark for each value."""
    return ",".join("?" for _ in values)


# --- answers ---------------------------------------------------------------------------------------------------------


def kpi(reading: Reading, query: Kpi) -> KpiSheet:
    """All figures of a period, in all and by group."""
    period, book = Period(query.first, query.last, query.now), reading.reference.shipped.figures
    question = Question(reading, period, query.by)
    found = _months(reading, period) if query.by == "month" else question.sums(book)
    whole = Sums()
    for sums in found.values():
        whole.add(sums, later=query.by == "month")
    keys = sorted(found, key=lambda key: (not key, key)) if query.by else ()
    return KpiSheet(
        first=query.first, last=query.last, as_of=query.now, is_over=period.is_over, kpi=whole.figures(book),
        flow=question.flow(), calendar=reading.reference.calendar.version, rules=book.version, by=query.by,
        is_empty=not any(whole.terms.values()),
        groups=tuple(KpiGroup(key, name_of(reading, query.by, key), found[key].figures(book)) for key in keys),
    )  # fmt: skip


def _months(reading: Reading, period: Period) -> dict[str, Sums]:
    """What each calendar month has; together they are the period, but for what stands at its end."""
    book = reading.reference.shipped.figures
    return {
        f"{month.first:%Y-%m}": Question(reading, month, "").sums(book).get("", Sums())
        for month in period.months()
    }


def name_of(reading: Reading, by: str, key: str) -> str:
    """What a group is called; nothing for what has none."""
    if not key or by == "month":
        return key
    reference = reading.reference
    if by == "unit":
        return reference.people.unit_name(key)
    if by == "person":
        return reference.people.name_of(key)
    if by == "grid":
        return reference.places.grid_name(key)
    if by == "source":
        source = reference.policy.source(key)
        return source.zh if source is not None else key
    category = reference.policy.category(key)
    return category.full_name if category is not None else key
