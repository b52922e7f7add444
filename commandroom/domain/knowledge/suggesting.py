"""Guessing from a text: which category it is about, and whether two texts tell of the same matter.

Simple and explainable: key words with weights by length, and shared pairs of characters. Every answer
carries the words it rests on, so that a person can see why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from commandroom.domain.knowledge.categories import Catalogue
from commandroom.domain.knowledge.places import metres_between

_LETTERS = re.compile(r"[\W_]+")
_HOUSE = re.compile(r"(\d+)\s*(号|弄|幢|栋)")
_TITLE_LENGTH = 30
_TITLE_BONUS = 1.5
_NAME_BONUS = 2.0
_LEAST_FOR_SAME = 4


class Suggestion(Struct, frozen=True):
    """A category with its share of all evidence found (0 to 1) and the words found."""

    code: str
    share: float
    words: tuple[str, ...]


class Keywords(Struct, frozen=True):
    """Key words by category code; `weights` by word, longer and rarer words weigh more."""

    by_code: dict[str, tuple[str, ...]]
    codes_of: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Mapping[str, Iterable[str]]) -> Keywords:
        """The index made of category code → words; a word may stand under several codes."""
        by_code = {code: tuple(dict.fromkeys(found)) for code, found in words.items()}
        reverse: dict[str, list[str]] = {}
        for code, found in by_code.items():
            for word in found:
                reverse.setdefault(word, []).append(code)
        return cls(by_code=by_code, codes_of={word: tuple(codes) for word, codes in reverse.items()})


def suggest_categories(
    text: str, catalogue: Catalogue, keywords: Keywords, *, limit: int = 3
) -> list[Suggestion]:
    """The likeliest categories for a text, best first; empty when nothing is known about its words.

    A word counts once; it weighs its length squared, half as much again in the first thirty characters, and
    is shared among the categories that have it. A word inside a longer word that was found does not count.
    """
    evidence: dict[str, float] = {}
    because: dict[str, list[str]] = {}
    for word, weight in _found(text, keywords):
        codes = [code for code in keywords.codes_of[word] if code in catalogue.by_code]
        for code in codes:
            bonus = _NAME_BONUS if word in catalogue.by_code[code].name else 1.0
            evidence[code] = evidence.get(code, 0.0) + weight * bonus / len(codes)
            because.setdefault(code, []).append(word)
    total = sum(evidence.values())
    ranked = sorted(evidence, key=lambda code: (-evidence[code], code))[:limit]
    return [Suggestion(code, round(evidence[code] / total, 4), tuple(because[code])) for code in ranked]


def _found(text: str, keywords: Keywords) -> list[tuple[str, float]]:
    hits = sorted((word for word in keywords.codes_of if word in text), key=lambda word: (-len(word), word))
    taken: list[tuple[str, float]] = []
    rest = text
    for word in hits:
        if word not in rest:
            continue
        early = text.find(word) < _TITLE_LENGTH
        taken.append((word, len(word) ** 2 * (_TITLE_BONUS if early else 1.0)))
        rest = rest.replace(word, "\n")
    return taken


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    plain = _LETTERS.sub("", text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def similar(text_a: str, text_b: str) -> float:
    """How alike two texts are, 0 to 1: shared pairs of neighbouring characters.

    The mean of Jaccard's measure and of containment, so that a short report inside a long one counts; texts
    of less than five characters are alike only when they are equal.
    """
    one, other = _pairs(text_a), _pairs(text_b)
    if min(len(one), len(other)) < _LEAST_FOR_SAME:
        return 1.0 if text_a.strip() and text_a.strip() == text_b.strip() else 0.0
    shared = len(one & other)
    return (shared / len(one | other) + shared / min(len(one), len(other))) / 2


class Spot(Struct, frozen=True, kw_only=True):
    """Where something is, as far as it is known: words, grid code, degrees."""

    location: str = ""
    grid: str = ""
    lon: float | None = None
    lat: float | None = None


def same_place(one: Spot, other: Spot, *, within_metres: float = 200.0) -> bool:
    """Whether two spots are one place: near by coordinates, else no other house number and like words."""
    if one.lon is not None and one.lat is not None and other.lon is not None and other.lat is not None:
        return metres_between(one.lon, one.lat, other.lon, other.lat) <= within_metres
    numbers, others = set(_HOUSE.findall(one.location)), set(_HOUSE.findall(other.location))
    if numbers and others and numbers.isdisjoint(others):
        return False
    alike = similar(one.location, other.location)
    same_grid = bool(one.grid) and one.grid == other.grid
    return alike >= (0.5 if same_grid else 0.75)
