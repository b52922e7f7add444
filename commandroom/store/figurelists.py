"""The events behind a figure: which of them stand above and below its line, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.facts import Kind
from commandroom.domain.figures.figure import Book, Definition, Figure
from commandroom.domain.figures.period import Period
from commandroom.store.figuring import SPANS, Question, Sums, filters
from commandroom.store.reading import Reading
from commandroom.usecases.queries.figures import Counted, KpiEvents, KpiEventsSheet

_WEIGHTS = {"rows": "1", "num": "f.num", "some": "f.num > 0", "more1": "f.more & 1", "more2": "f.more >> 1"}
_LISTS = {
    "handling": (Kind.FEEDBACK,),
    "handling_working": (Kind.FEEDBACK,),
    "lateness": (Kind.PHONE, Kind.WRITTEN),
}
_NUMBERS = "SELECT number FROM event WHERE row = ?"


def kpi_events(reading: Reading, query: KpiEvents) -> KpiEventsSheet:
    """The events behind one figure of a period, of one group or of all."""
    definition = _found(reading.reference.figures, query.key)
    question = Question(reading, Period(query.first, query.last, query.now), query.by)
    lines = [
        _numbered(reading, _counted(question, terms, query.group if query.by else None))
        for terms in (definition.of, definition.per)
    ]
    return KpiEventsSheet(_figure(question, query), *lines)


def _found(book: Book, key: str) -> Definition:
    name, _, beside = key.partition(".")
    main = book.figures.get(name)
    found = main if not beside else next((d for d in main.beside if d.key == beside), None) if main else None
    if found is None:
        raise WrongUseError("figures.unknown", value=key[:40], known=" ".join(book.figures))
    return found


def _figure(question: Question, query: KpiEvents) -> Figure:
    found = question.sums()
    whole = found.get(query.group, Sums()) if query.by else Sums()
    for sums in found.values() if not query.by else ():
        whole.add(sums)
    figures = whole.figures(question.reading.reference.figures)
    every = [*figures, *(other for figure in figures for other in figure.beside)]
    return next(figure for figure in every if figure.key == query.key)


def _counted(question: Question, terms: Sequence[str], group: str | None) -> Counter[int]:
    """How often each row counts in these terms."""
    total: Counter[int] = Counter()
    for term in terms:
        sign = -1 if term.startswith("-") else 1
        for of_group, row, weight in _rows(question, term.removeprefix("-")):
            if group is None or of_group == group:
                total[row] += sign * weight
    return +total


def _rows(question: Question, term: str) -> Iterator[tuple[str, int, int]]:
    """Group, row and weight of each contribution that a term sums."""
    since, until = question.since, question.until
    if term in _LISTS:
        query = question.select(
            f"{question.group}, f.row, 1", _LISTS[term], since, until, "AND f.since IS NOT NULL"
        )
        yield from question.reading.all(*query)
        return
    name, _, rest = term.partition(".")
    column, _, mark = rest.partition("@")
    if column == "stock":
        for query in question.standing(SPANS[name], until, f"{question.group}, f.row, 1", ""):
            yield from question.reading.all(*query)
        return
    condition, values, _ = filters(question.reading.reference)[mark] if mark else ("", [], ())
    what = f"{question.group}, f.row, {_WEIGHTS[column]}"
    yield from question.reading.all(
        *question.select(what, (Kind[name.upper()],), since, until, condition, values)
    )
    if name == "settled":
        for group, row, num, marks in question.unsettled():
            yield group, row, {"rows": 1, "num": num, "more1": marks & 1, "more2": marks >> 1}[column]


def _numbered(reading: Reading, rows: Counter[int]) -> tuple[Counted, ...]:
    found = ((str(reading.one(_NUMBERS, row)[0]), times) for row, times in rows.items())
    return tuple(Counted(number, times) for number, times in sorted(found))
