"""The events behind a figure: which of them stand above and below its line, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.figure import Book, Definition, Figure
from commandroom.domain.figures.kinds import Kind
from commandroom.domain.figures.period import Period
from commandroom.store.figuring import LISTS, SPANS, Question, Sums, filters
from commandroom.store.reading import Reading
from commandroom.usecases.queries.figures import Counted, KpiEvents, KpiEventsSheet

_WEIGHTS = {"rows": "1", "num": "f.num", "some": "f.num > 0", "more1": "f.more & 1", "more2": "f.more >> 1"}
_LISTS = {
    "handling": (Kind.FEEDBACK,),
    "handling_working": (Kind.FEEDBACK,),
    "lateness": (Kind.PHONE, Kind.WRITTEN),
}
_WHICH = "e.number"


def kpi_events(reading: Reading, query: KpiEvents) -> KpiEventsSheet:
    """The events behind one figure of a period, of one group or of all."""
    definition = _found(reading.reference.shipped.figures, query.key)
    question = Question(reading, Period(query.first, query.last, query.now), query.by)
    group = query.group if query.by else None
    above, below = (_counted(question, terms, group) for terms in (definition.of, definition.per))
    return KpiEventsSheet(_figure(question, query), _listed(above), _listed(below))


def _found(book: Book, key: str) -> Definition:
    name, _, beside = key.partition(".")
    main = book.figures.get(name)
    found = main if not beside else next((d for d in main.beside if d.key == beside), None) if main else None
    if found is None:
        raise WrongUseError("figures.unknown", value=key[:40], known=" ".join(book.figures))
    return found


def _figure(question: Question, query: KpiEvents) -> Figure:
    """The figure itself, from no more than it needs; one that is the rest of another needs that too."""
    book = question.reading.reference.shipped.figures
    main = book.figures[query.key.partition(".")[0]]
    named = {main.key, main.complement} & set(book.figures)
    small = replace(book, figures={key: one for key, one in book.figures.items() if key in named})
    found = question.sums(small)
    whole = found.get(query.group, Sums()) if query.by else Sums()
    for sums in found.values() if not query.by else ():
        whole.add(sums)
    every = (one for figure in whole.figures(small) for one in (figure, *figure.beside))
    return next(one for one in every if one.key == query.key)


def _counted(question: Question, terms: Sequence[str], group: str | None) -> Counter[str]:
    """How often each event counts in these terms."""
    total: Counter[str] = Counter()
    for term in terms:
        sign = -1 if term.startswith("-") else 1
        for of_group, number, weight in rows_of(question, term.removeprefix("-")):
            if group is None or of_group == group:
                total[number] += sign * weight
    return +total


def rows_of(question: Question, term: str) -> Iterator[tuple[str, str, int]]:
    """Group, number and weight of each contribution that a term sums."""
    since, until, who = question.since, question.until, f"{question.group}, {_WHICH}"
    if term in LISTS:
        query = question.select(f"{who}, 1", LISTS[term], since, until, "AND f.since IS NOT NULL")
        yield from question.reading.all(*query)
        return
    name, _, rest = term.partition(".")
    column, _, mark = rest.partition("@")
    if column == "stock":
        for query in question.standing(SPANS[name], until, f"{who}, 1", ""):
            yield from question.reading.all(*query)
        return
    condition, values, _ = filters(question.reading.reference)[mark] if mark else ("", [], ())
    what, kinds = f"{who}, {_WEIGHTS[column]}", (Kind[name.upper()],)
    yield from question.reading.all(*question.select(what, kinds, since, until, condition, values))
    if name == "settled":
        for group, number, num, marks in question.unsettled():
            yield group, number, {"rows": 1, "num": num, "more1": marks & 1, "more2": marks >> 1}[column]


def _listed(counted: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(number, times) for number, times in sorted(counted.items()))
