"""A figure: its name, what stands above and below the line, and its value; and how it is reckoned from sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

HOUR, MINUTE = 3_600_000, 60_000
NOTHING = "—"
_SPANS = {"hours": HOUR, "minutes": MINUTE}


class Definition(Struct, frozen=True, kw_only=True):
    """What a figure is: data. `of` and `per` are summed above and below the line, terms with `-` are taken off.

    `unit`: `percent`, `times` (per event), `count` (nothing below the line), `hours` or `minutes`; of durations `per` names
    the list and `measure` (`mean`, `median`, `p90`) what is made of it. `complement` names the figure this is one minus of.
    """

    key: str
    zh: str
    en: str
    of: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    unit: str = "percent"
    measure: str = ""
    complement: str = ""
    of_zh: str = ""
    of_en: str = ""
    per_zh: str = ""
    per_en: str = ""
    formula: str = ""
    formula_en: str = ""
    source: str = ""
    beside: tuple[Definition, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """All sums that it needs, without their signs."""
        own = tuple(term.removeprefix("-") for term in (*self.of, *self.per))
        return own + tuple(term for other in self.beside for term in other.terms)


class Book(Struct, frozen=True, kw_only=True):
    """All figures in their order, the version of the rules they follow, and what none of them counts."""

    version: str
    figures: dict[str, Definition]
    without: str = ""
    without_en: str = ""
    attribution: str = ""
    attribution_en: str = ""

    def __iter__(self) -> Iterator[Definition]:
        return iter(self.figures.values())


class Figure(Struct, frozen=True, kw_only=True):
    """A reckoned figure. `value` is rounded half up to two decimals (per cent, times, hours, minutes); None for nothing.

    `denominator` is None for a plain number; of durations it is the count behind the value.
    """

    key: str
    definition: Definition
    numerator: int | float | None
    denominator: int | None
    value: int | float | None
    beside: tuple[Figure, ...] = ()

    @property
    def unit(self) -> str:
        """`percent`, `times`, `count`, `hours` or `minutes`."""
        return self.definition.unit

    @property
    def text(self) -> str:
        """The value as it is printed: `75.82%`, `3.17`, `972`, or a dash for nothing."""
        if self.value is None:
            return NOTHING
        if self.unit == "count":
            return str(self.value)
        return f"{self.value:.2f}%" if self.unit == "percent" else f"{self.value:.2f}"


def percent(numerator: int, denominator: int) -> float | None:
    """A share in per cent, half up to two decimals in whole numbers, so that no binary fraction tips it; None of nothing."""
    return _over(100 * numerator, denominator)


def _over(numerator: int, denominator: int) -> float | None:
    """A quotient rounded half up to two decimals; None for a denominator of nothing."""
    if denominator <= 0:
        return None
    return (200 * numerator + denominator) // (2 * denominator) / 100


def reckoned(
    book: Book, sums: Mapping[str, int], durations: Mapping[str, Sequence[int]]
) -> tuple[Figure, ...]:
    """All figures from their sums (a missing one is nothing) and from durations in milliseconds."""
    found: dict[str, Figure] = {}
    for definition in book:
        figure = _one(definition, sums, durations)
        other = found.get(definition.complement)
        if other is not None and other.value is not None:
            figure = _complement(figure, other.value)
        found[figure.key] = figure
    return tuple(found.values())


def _complement(figure: Figure, value: float) -> Figure:
    """One minus the value shown: both together are a whole, also where both would have been rounded up."""
    return replace(figure, value=(10_000 - round(100 * value)) / 100)


def _one(
    definition: Definition, sums: Mapping[str, int], durations: Mapping[str, Sequence[int]], above: str = ""
) -> Figure:
    above_line: int | float | None = _sum(definition.of, sums)
    below: int | None = _sum(definition.per, sums)
    value: int | float | None
    if definition.measure:
        listed = durations.get(definition.per[0], ())
        above_line, below, value = _measured(definition, listed)
    elif definition.unit == "count":
        value, below = above_line, None
    else:
        assert isinstance(above_line, int) and below is not None  # noqa: PT018, S101 - both were summed
        value = percent(above_line, below) if definition.unit == "percent" else _over(above_line, below)
    key = f"{above}.{definition.key}" if above else definition.key
    beside = tuple(_one(other, sums, durations, key) for other in definition.beside)
    return Figure(
        key=key, definition=definition, numerator=above_line, denominator=below, value=value, beside=beside
    )


def _sum(terms: Sequence[str], sums: Mapping[str, int]) -> int:
    return sum(-sums.get(t[1:], 0) if t.startswith("-") else sums.get(t, 0) for t in terms)


def _measured(definition: Definition, listed: Sequence[int]) -> tuple[float | None, int, float | None]:
    """What is made of a list of durations: the total above the line where it is a mean, the count, the value."""
    span, count = _SPANS[definition.unit], len(listed)
    if not count:
        return None, 0, None
    if definition.measure == "mean":
        return _over(sum(listed), span), count, _over(sum(listed), count * span)
    ordered = sorted(listed)
    if definition.measure == "p90":
        return None, count, _over(ordered[-(-9 * count // 10) - 1], span)
    middle = ordered[(count - 1) // 2] + ordered[count // 2]
    return None, count, _over(middle, 2 * span)
