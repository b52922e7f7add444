"""The rules of scoring: data of a version, read once and checked whole; what does not add up is said in one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from commandroom.domain.errors import WrongUseError
from commandroom.domain.figures.figure import Book, Definition
from commandroom.domain.people.roles import Role

BY = ("unit", "grid", "person")
SHARE, REST, EACH, GIVEN = "share", "rest", "each", "given"
MEASURES = (SHARE, REST, EACH, GIVEN)
FULL, SKIP = "full", "skip"
BONUS = "bonus"
"""The name under which additional points are given."""
TOTAL = 100
CENTS = 100
_MOST_BONUS = 50
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,19}")
_NAME = re.compile(r"[a-z][a-z_]{0,29}")
_TERM = re.compile(r"-?[a-z]+\.[a-z0-9]+(@[a-z]+)?")


class Criterion(Struct, frozen=True, kw_only=True):
    """One thing that is scored, out of `weight` points.

    `measure`: `share` gives the weight's share that the figure has, `rest` what the figure leaves of it, `each` takes
    `loses` points off for each that the figure counts, `given` are points by hand of somebody with a role of `given_by`.
    `figure` names a figure (`K6`, `K29.answered`); in its place `of` and `per` may name sums, as definitions of figures do.
    Where there is nothing below the line, `none` says whether the points count in full or the criterion is passed over.
    """

    key: str
    zh: str
    en: str
    weight: float
    measure: str = SHARE
    figure: str = ""
    of: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    none: str = SKIP
    loses: float = 0
    given_by: tuple[Role, ...] = ()
    about: str = ""
    about_en: str = ""

    @property
    def cents(self) -> int:
        """Its weight in hundredths of a point."""
        return round(self.weight * CENTS)


class Post(Struct, frozen=True, kw_only=True):
    """Who is scored by which criteria: people with one of `roles`; without roles everybody. Its weights make 100."""

    key: str
    zh: str
    en: str
    criteria: tuple[Criterion, ...]
    roles: tuple[Role, ...] = ()


class Grade(Struct, frozen=True):
    """A grade and the score from which on it is given."""

    zh: str
    en: str
    least: float


class Scoring(Struct, frozen=True, kw_only=True):
    """All rules by which the months from `since` (`2026-03`, empty for ever) on are scored, and where they come from.

    Below `least_events` events a score is not shown and nobody is ranked by it. `appeal` is the limit within which a frozen
    result may be appealed against.
    """

    version: str
    by: str
    zh: str
    en: str
    source: str
    posts: tuple[Post, ...]
    grades: tuple[Grade, ...]
    least_events: int
    appeal: str
    bonus: float = 0
    since: str = ""

    def post(self, key: str) -> Post | None:
        """The post of that name."""
        return next((post for post in self.posts if post.key == key), None)

    def grade(self, cents: int) -> Grade | None:
        """The grade of a score in hundredths of a point."""
        return next((grade for grade in self.grades if cents >= round(grade.least * CENTS)), None)


def read(raw: Mapping[str, Any], *, file: str) -> Scoring:
    """The rules that a document says; `file` names it in the sentence.

    Raises:
        WrongUseError: `assessment.weight_no_number`, `assessment.weights_sum`, `assessment.malformed`,
            `assessment.unknown_word` or `assessment.twice`.
    """
    _check_weights(raw, file)
    try:
        found = msgspec.convert(raw, Scoring)
    except msgspec.ValidationError as error:
        raise WrongUseError("assessment.malformed", file=file, reason=str(error)) from error
    _check_words(found, file)
    for post in found.posts:
        _check_post(post, file)
    _need_once([post.key for post in found.posts], file)
    return found


def _check_weights(raw: Mapping[str, Any], file: str) -> None:
    """Before all else, so that a weight that is no number is called that."""
    posts = raw.get("posts")
    for post in posts if isinstance(posts, list | tuple) else ():
        criteria = post.get("criteria") if isinstance(post, Mapping) else None
        for row in criteria if isinstance(criteria, list | tuple) else ():
            weight = row.get("weight") if isinstance(row, Mapping) else None
            if not _is_weight(weight):
                key = row.get("key") if isinstance(row, Mapping) else row
                raise WrongUseError(
                    "assessment.weight_no_number", file=file, name=str(key)[:40], value=str(weight)[:40]
                )


def _is_weight(value: object) -> bool:
    """Never true of what is no number, and of NaN."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= TOTAL


def _check_post(post: Post, file: str) -> None:
    total = sum(criterion.cents for criterion in post.criteria)
    if total != TOTAL * CENTS:
        raise WrongUseError(
            "assessment.weights_sum", file=file, name=post.zh, sum=f"{total / CENTS:g}", wanted=TOTAL
        )
    _need_once([criterion.key for criterion in post.criteria], file)
    for criterion in post.criteria:
        _check_criterion(criterion, file)


def _check_criterion(criterion: Criterion, file: str) -> None:
    _need_word(criterion.measure in MEASURES, criterion.measure, MEASURES, file)
    _need_word(criterion.none in {FULL, SKIP}, criterion.none, (FULL, SKIP), file)
    is_named = bool(criterion.figure) != bool(criterion.of or criterion.per)
    terms = all(_TERM.fullmatch(term) for term in (*criterion.of, *criterion.per))
    loses = criterion.loses > 0 if criterion.measure == EACH else criterion.loses == 0
    sound = (not criterion.figure and not criterion.of and not criterion.per
             if criterion.measure == GIVEN else is_named)  # fmt: skip
    known = _NAME.fullmatch(criterion.key) is not None and criterion.key != BONUS
    if not (sound and terms and loses and known):
        raise WrongUseError("assessment.malformed", file=file, reason=criterion.key[:40])


def _check_words(found: Scoring, file: str) -> None:
    _need_word(found.by in BY, found.by, BY, file)
    if found.since and not _MONTH.fullmatch(found.since):
        raise WrongUseError("assessment.malformed", file=file, reason=f"since = {found.since[:40]}")
    if not _VERSION.fullmatch(found.version):
        raise WrongUseError("assessment.malformed", file=file, reason=f"version = {found.version[:40]}")
    least = [grade.least for grade in found.grades]
    falling = all(higher > lower for higher, lower in pairwise(least))
    if (
        not found.posts
        or not falling
        or not least
        or found.least_events < 1
        or not 0 <= found.bonus <= _MOST_BONUS
    ):
        reason = f"grades = {least}, least_events = {found.least_events}, bonus = {found.bonus}"
        raise WrongUseError("assessment.malformed", file=file, reason=reason)
    from commandroom.domain.time.limit import Limit  # noqa: PLC0415 - only for who reads rules

    Limit.parse(found.appeal)


def _need_word(is_known: bool, value: str, known: tuple[str, ...], file: str) -> None:  # noqa: FBT001
    if not is_known:
        raise WrongUseError("assessment.unknown_word", file=file, value=value[:40], known=" ".join(known))


def _need_once(keys: list[str], file: str) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise WrongUseError("assessment.twice", file=file, name=twice)


def bound(rules: Scoring, book: Book, *, terms: frozenset[str]) -> Book:
    """The figures that the rules are about, by post and criterion (`office.handled`), as a book of their own.

    Raises:
        WrongUseError: `assessment.unknown_figure`: no such figure, sum, or one that cannot be scored so.
    """
    found = {
        f"{post.key}.{criterion.key}": _definition(criterion, book, terms, f"{post.key}.{criterion.key}")
        for post in rules.posts
        for criterion in post.criteria
        if criterion.measure != GIVEN
    }
    return Book(version=rules.version, figures=found)


def _definition(criterion: Criterion, book: Book, terms: frozenset[str], key: str) -> Definition:
    if criterion.figure:
        found = _named(criterion.figure, book)
    else:
        found = Definition(key=key, zh=criterion.zh, en=criterion.en, of=criterion.of, per=criterion.per)
    fits = found is not None and not found.measure and (criterion.measure == EACH or found.unit == "percent")
    if found is None or not fits or not set(found.terms) <= terms:
        what = criterion.figure or " ".join((*criterion.of, *criterion.per))
        raise WrongUseError("assessment.unknown_figure", name=criterion.zh, value=what[:80])
    return replace(found, key=key, complement="", beside=())


def _named(figure: str, book: Book) -> Definition | None:
    name, _, beside = figure.partition(".")
    main = book.figures.get(name)
    if main is None or not beside:
        return main
    return next((one for one in main.beside if one.key == beside), None)


def month_name(month: date) -> str:
    """`2026-03`."""
    return f"{month:%Y-%m}"


def parsed_month(text: str) -> date:
    """The first day of the month `2026-03`.

    Raises:
        WrongUseError: `assessment.month`.
    """
    if not _MONTH.fullmatch(text.strip()):
        raise WrongUseError("assessment.month", value=text[:40])
    year, _, number = text.strip().partition("-")
    try:
        return date(int(year), int(number), 1)
    except ValueError as error:
        raise WrongUseError("assessment.month", value=text[:40]) from error
