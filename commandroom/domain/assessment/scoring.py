"""Scores of a month: points out of figures, in whole hundredths so that a sheet adds up by hand; grades and ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from commandroom.domain.assessment.rules import (
    BONUS,
    CENTS,
    EACH,
    FULL,
    GIVEN,
    REST,
    TOTAL,
    Criterion,
    Post,
    Scoring,
)
from commandroom.domain.figures.figure import Figure

RANKED, FEW, NOTHING = "ranked", "few", "nothing"
"""Scored and ranked; too few events; nothing to score by."""


class Part(Struct, frozen=True, kw_only=True):
    """What one criterion brought: `points` of `weight`, None where it was passed over.

    `against` are the events, by number, that cost points, `more` how many others there are.
    """

    key: str
    zh: str
    en: str
    weight: float
    measure: str
    figure: str = ""
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    points: float | None = None
    against: tuple[str, ...] = ()
    more: int = 0


class Row(Struct, frozen=True, kw_only=True):
    """One unit, grid or person. `events` are those behind its figures; `missing` are points that nobody gave yet.

    `score` is None for few events or nothing to score by; `rank` is within the post.
    """

    subject: str
    name: str
    post: str
    events: int
    parts: tuple[Part, ...]
    status: str
    score: float | None = None
    bonus: float = 0
    grade: str = ""
    grade_en: str = ""
    rank: int | None = None
    missing: tuple[str, ...] = ()


class Line(Struct, frozen=True):
    """A figure of the whole room beside the scores, as it was printed."""

    key: str
    numerator: int | float | None
    denominator: int | None
    value: int | float | None


class Result(Struct, frozen=True, kw_only=True):
    """A month's assessment by `by`, with all that it rests on; frozen, its bytes never change.

    `known` counts the journal's entries at `as_of`; `inputs` is the digest over each contribution that was summed.
    `edition` is empty for the first frozen one, `A1` for seat A's first correction; `reason` says why that was made.
    """

    month: str
    by: str
    rules: Scoring
    calendar: str
    figures_version: str
    as_of: datetime
    known: int
    inputs: str
    rows: tuple[Row, ...]
    room: tuple[Line, ...]
    is_over: bool
    appeal_until: datetime | None = None
    edition: str = ""
    reason: str = ""


class Subject(Struct, frozen=True, kw_only=True):
    """Whom to score: its figures by post and criterion, the events behind them, and points given by hand."""

    key: str
    name: str
    post: Post
    figures: Mapping[str, Figure]
    events: int
    against: Mapping[str, tuple[str, ...]] = {}
    marks: Mapping[str, float] = {}


LISTED = 200


def scored(rules: Scoring, subjects: Iterable[Subject]) -> tuple[Row, ...]:
    """The rows, each post by itself: the ranked ones by rank, then who is not ranked, by name."""
    rows = [_row(rules, subject) for subject in subjects]
    by_post: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_post[row.post].append(row)
    return tuple(row for post in rules.posts for row in _ranked(by_post[post.key]))


def _row(rules: Scoring, subject: Subject) -> Row:
    parts = tuple(_part(criterion, subject) for criterion in subject.post.criteria)
    missing = tuple(part.key for part in parts if part.measure == GIVEN and part.points is None)
    row = Row(
        subject=subject.key, name=subject.name, post=subject.post.key, events=subject.events, parts=parts,
        status=NOTHING, missing=missing,
    )  # fmt: skip
    if subject.events < rules.least_events:
        return replace(row, status=FEW)
    taken = [(_cents(part.points), _cents(part.weight)) for part in parts if part.points is not None]
    weight = sum(of for _, of in taken)
    if not weight:
        return row
    whole = TOTAL * CENTS
    cents = (2 * whole * sum(points for points, _ in taken) + weight) // (2 * weight)
    bonus = min(_cents(subject.marks.get(BONUS, 0)), _cents(rules.bonus))
    grade = rules.grade(cents + bonus)
    return replace(
        row, status=RANKED, score=(cents + bonus) / CENTS, bonus=bonus / CENTS,
        grade=grade.zh if grade else "", grade_en=grade.en if grade else "",
    )  # fmt: skip


def _cents(points: float) -> int:
    return round(points * CENTS)


def _part(criterion: Criterion, subject: Subject) -> Part:
    name = f"{subject.post.key}.{criterion.key}"
    part = Part(
        key=criterion.key, zh=criterion.zh, en=criterion.en, weight=criterion.weight,
        measure=criterion.measure, figure=criterion.figure,
    )  # fmt: skip
    if criterion.measure == GIVEN:
        given = subject.marks.get(criterion.key)
        return part if given is None else replace(part, points=min(_cents(given), criterion.cents) / CENTS)
    figure, against = subject.figures[name], subject.against.get(name, ())
    above = figure.numerator if isinstance(figure.numerator, int) else 0
    points = _points(criterion, above, figure.denominator)
    return replace(
        part, numerator=above, denominator=figure.denominator,
        value=None if figure.value is None else float(figure.value),
        points=None if points is None else points / CENTS, against=against[:LISTED],
        more=max(0, len(against) - LISTED),
    )  # fmt: skip


def _points(criterion: Criterion, above: int, below: int | None) -> int | None:
    """In hundredths, rounded half up; None where the criterion is passed over."""
    whole = criterion.cents
    if criterion.measure == EACH:
        return max(0, whole - round(criterion.loses * CENTS) * above)
    if not below or below < 0:
        return whole if criterion.none == FULL else None
    counted = below - above if criterion.measure == REST else above
    return min(whole, max(0, (2 * whole * counted + below) // (2 * below)))


def _ranked(rows: list[Row]) -> list[Row]:
    """Equal scores share a rank, and the next one is counted on."""
    scores = sorted((row.score for row in rows if row.score is not None), reverse=True)
    placed = [
        replace(row, rank=scores.index(row.score) + 1) if row.score is not None else row for row in rows
    ]
    return sorted(placed, key=lambda row: (row.rank is None, row.rank or 0, row.name, row.subject))
