"""A month's assessment: reckoned from the events' contributions as they are now, or read from the journal as it was frozen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from commandroom.domain.assessment.month import Month, fold, subject
from commandroom.domain.assessment.rules import BY, EACH, GIVEN, REST, Post, Scoring, bound, month_name
from commandroom.domain.assessment.scoring import Line, Result, Row, Subject, scored
from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.figure import Book, Definition, Figure
from commandroom.domain.figures.kinds import Kind
from commandroom.domain.figures.period import Period
from commandroom.domain.ids import UnitId
from commandroom.domain.journal import digest_of
from commandroom.store import journal
from commandroom.store import local as own
from commandroom.store.figurelists import rows_of
from commandroom.store.figuring import COLUMNS, SPANS, STOCK, Question, Sums, filters, name_of
from commandroom.store.reading import Reading
from commandroom.store.reference import Reference
from commandroom.usecases.queries import Assess, Assessed, ScoringCheck, Scorings

_DECEMBER = 12
_NO_TERMS = frozenset({*SPANS.values(), Kind.UNSETTLED})


class Behind(NamedTuple):
    """The events behind one sum of the rules, by group: how often each counts in it."""

    counted: Mapping[str, Counter[str]]

    def of(self, group: str) -> Counter[str]:
        """Those of one group."""
        return self.counted.get(group, Counter())


def need_by(by: str) -> None:
    """Refuse a grouping by which nobody is assessed.

    Raises:
        WrongUseError: `assessment.by`.
    """
    if by not in BY:
        raise WrongUseError("assessment.by", value=by[:40], known=" ".join(BY))


def assessed(reading: Reading, query: Assessed) -> Month:
    """What the journal has of a month."""
    need_by(query.by)
    return fold(journal.of_subject(reading.connection, subject(query.month, query.by)))


def scorings(reading: Reading, query: Scorings) -> tuple[Scoring, ...]:
    """All versions of the rules."""
    need_by(query.by)
    return reading.reference.scorings(query.by)


def scoring_check(reading: Reading, query: ScoringCheck) -> None:
    """Refuse rules that name what is no figure."""
    figures_of(reading.reference, query.rules)


def in_force(reference: Reference, month: date, by: str) -> Scoring:
    """The rules for a month: the newest that count from it or an earlier one; of the room before the shipped ones."""
    need_by(by)
    name = month_name(month)
    shipped, *kept = reference.scorings(by)
    counting = sorted(
        (rules for rules in kept if rules.since <= name), key=lambda one: (one.since, one.version)
    )
    newest = counting[-1] if counting else shipped
    return newest if newest.since >= shipped.since else shipped


def period_of(month: date, now: Any) -> Period:
    """The days of a month."""
    ahead = date(month.year + month.month // _DECEMBER, month.month % _DECEMBER + 1, 1)
    return Period(month.replace(day=1), ahead - timedelta(days=1), now)


def assess(reading: Reading, query: Assess) -> Result:
    """The scores of a month as they come out now."""
    rules = in_force(reading.reference, query.month, query.by)
    period, book = period_of(query.month, query.now), figures_of(reading.reference, rules)
    question = Question(reading, period, query.by)
    sums, behind = question.sums(book), behind_of(question, book)
    marks = assessed(reading, Assessed(query.month, query.by)).marks
    suite = own.seat(reading.connection).suite
    return Result(
        month=month_name(query.month), by=query.by, rules=rules, calendar=reading.reference.calendar.version,
        figures_version=reading.reference.shipped.figures.version, as_of=query.now,
        known=int(reading.one("SELECT count(*) FROM entry")[0]), inputs=_digest(behind, suite),
        rows=rows_for(reading, rules, book, sums, behind, marks), room=_room(reading, period),
        is_over=period.is_over,
    )  # fmt: skip


def figures_of(reference: Reference, rules: Scoring) -> Book:
    """The figures that the rules are about."""
    return bound(rules, reference.shipped.figures, terms=_known_terms(reference))


def _known_terms(reference: Reference) -> frozenset[str]:
    """All sums that rules may name."""
    kinds = [kind for kind in Kind if kind not in _NO_TERMS]
    plain = {f"{kind.name.lower()}.{column}" for kind in kinds for column in COLUMNS}
    marked = {
        f"{kind.name.lower()}.{column}@{mark}"
        for mark, (_, _, of) in filters(reference).items()
        for kind in of
        for column in COLUMNS
    }
    return frozenset(plain | marked | {f"{name}{STOCK}" for name in SPANS})


def behind_of(question: Question, book: Book) -> dict[str, Behind]:
    """The events behind each sum that a book needs, by the sum's name."""
    found: dict[str, Behind] = {}
    for term in sorted({term for figure in book for term in figure.terms}):
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for group, number, weight in rows_of(question, term):
            if weight:
                counted[group][number] += weight
        found[term] = Behind(counted)
    return found


def _digest(behind: Mapping[str, Behind], suite: str) -> str:
    """Over every contribution that was summed, so that anybody can tell whether something changed since."""
    lines = (
        f"{term}|{group}|{number}|{times}"
        for term, one in sorted(behind.items())
        for group, events in sorted(one.counted.items())
        for number, times in sorted(events.items())
    )
    return digest_of(suite)("\n".join(lines).encode())


def _room(reading: Reading, period: Period) -> tuple[Line, ...]:
    book = reading.reference.shipped.figures
    figures = Question(reading, period, "").sums(book).get("", Sums()).figures(book)
    return tuple(
        Line(one.key, one.numerator, one.denominator, one.value)
        for figure in figures
        for one in (figure, *figure.beside)
    )


# --- whom ------------------------------------------------------------------------------------------------------------


def rows_for(
    reading: Reading,
    rules: Scoring,
    book: Book,
    sums: Mapping[str, Sums],
    behind: Mapping[str, Behind],
    marks: Mapping[str, Mapping[str, float]],
) -> tuple[Row, ...]:
    """The scored rows of all who have events or points."""
    subjects = []
    for key in sorted({*sums, *marks} - {""}):
        post = _post(reading.reference, rules, key)
        if post is not None:
            figures = {one.key: one for one in sums.get(key, Sums()).figures(book)}
            subjects.append(_subject(reading, rules.by, post, key, figures, book, behind, marks.get(key, {})))
    return scored(rules, subjects)


def _post(reference: Reference, rules: Scoring, key: str) -> Post | None:
    """By which criteria somebody is scored; None for who is not: outside bodies and who left the roster."""
    unit = reference.people.units.by_id.get(UnitId(key))
    if rules.by == "unit" and (unit is None or unit.is_outside):
        return None
    roles = reference.people.roles_of(key) if rules.by == "person" else frozenset()
    return next((post for post in rules.posts if not post.roles or roles & set(post.roles)), None)


def _subject(  # noqa: PLR0913, PLR0917 - the same
    reading: Reading,
    by: str,
    post: Post,
    key: str,
    figures: Mapping[str, Figure],
    book: Book,
    behind: Mapping[str, Behind],
    marks: Mapping[str, float],
) -> Subject:
    against: dict[str, tuple[str, ...]] = {}
    events: set[str] = set()
    for criterion in post.criteria:
        if criterion.measure == GIVEN:
            continue
        name = f"{post.key}.{criterion.key}"
        definition = book.figures[name]
        above, below = (_summed(terms, behind, key) for terms in (definition.of, definition.per))
        events |= {*above, *below}
        lost = above if criterion.measure in {REST, EACH} else below - above
        against[name] = tuple(sorted(lost))
    return Subject(key=key, name=name_of(reading, by, key), post=post, figures=figures, events=len(events),
                   against=against, marks=marks)  # fmt: skip


def _summed(terms: Iterable[str], behind: Mapping[str, Behind], group: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for term in terms:
        counted = behind[term.removeprefix("-")].of(group)
        if term.startswith("-"):
            total.subtract(counted)
        else:
            total.update(counted)
    return +total


def is_about_limits(definition: Definition) -> bool:
    """Whether another limit of handling can move a figure."""
    return any(term.partition(".")[0] in {"dispose", "settled"} for term in definition.terms)
