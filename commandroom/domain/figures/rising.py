"""Whether something comes more often than its own history lets expect; where history is thin nothing is said.

**The test.** A count of one week is compared with the sum of the weeks before it. Where the rate never changed, the
week's share of all events is binomial, whatever the rate is: P(X ≥ count) for X ~ B(count + history, 1/(weeks + 1)). This
is the exact conditional test of two Poisson rates (Przyborowski, Wilenski 1940), and the same number as the tail of the
negative binomial that predicts a week from its history; unlike a Poisson law with the mean put in, it knows that few weeks
tell a rate only roughly. What comes in heaps scatters more than chance: its counts are divided by the spread of its own
history (variance ÷ mean, never below 1), the binomial sum being continued to fractions by the incomplete beta function.

**Many comparisons.** Categories, grids and repeats are three families; each has a third of the level, and within a family
the step-up of Benjamini and Hochberg (1995) holds. Where nothing rises, a false find in a whole look is as rare as the
level says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

FAMILIES = 3
_ROUNDS, _CLOSE, _TINY = 500, 1e-14, 1e-300


class Rules(Struct, frozen=True, kw_only=True):
    """Thresholds of the test, as `resources/summary/rules.toml` says them with their sources.

    `level` of a whole look; `least` events in the week; `least_history` events and `least_weeks` weeks before it.
    """

    level: float
    least: int
    least_history: int
    least_weeks: int


class Series(Struct, frozen=True):
    """How often something came in each week of its history, the oldest first, and in the week that is looked at."""

    count: int
    before: tuple[int, ...]

    @property
    def history(self) -> int:
        """All of the weeks before."""
        return sum(self.before)

    @property
    def spread(self) -> float:
        """How much more than chance the weeks before scatter: variance ÷ mean, 1 where that is less."""
        weeks, mean = len(self.before), self.history / max(1, len(self.before))
        if weeks <= 1 or not mean:
            return 1.0
        return max(1.0, math.fsum((one - mean) ** 2 for one in self.before) / (weeks - 1) / mean)


class Found(Struct, frozen=True):
    """Something that rises: its series, and the chance of it, corrected for all comparisons."""

    key: str
    series: Series
    chance: float


def chance_of(series: Series) -> float:
    """How probable as many as in this week, or more, are at the rate of the weeks before; 1 for none at all."""
    if series.count <= 0 or not series.before:
        return 1.0
    spread = series.spread
    return beta(series.count / spread, series.history / spread + 1.0, 1.0 / (len(series.before) + 1))


def rising(families: Mapping[str, Mapping[str, Series]], rules: Rules) -> dict[str, tuple[Found, ...]]:
    """Of each family what rises, the surest first.

    What has too little history is not compared; that of pairs of things nobody asks for history (a thing that was never
    there before is what they are about), so that a family named `repeat` compares all that came at all.
    """
    return {name: _found(series, rules, is_new=name == "repeat") for name, series in families.items()}


def compared(family: Mapping[str, Series], rules: Rules, *, is_new: bool = False) -> dict[str, Series]:
    """What of a family has history enough to be compared."""
    return {
        key: one
        for key, one in family.items()
        if len(one.before) >= rules.least_weeks and (is_new or one.history >= rules.least_history)
    }


def _found(family: Mapping[str, Series], rules: Rules, *, is_new: bool) -> tuple[Found, ...]:
    listed = sorted(compared(family, rules, is_new=is_new).items())
    known: dict[tuple[int, int, float], float] = {}
    chances = corrected([_remembered(one, known) for _, one in listed])
    found = [
        Found(key, one, chance)
        for (key, one), chance in zip(listed, chances, strict=True)
        if one.count >= rules.least and chance <= rules.level / FAMILIES
    ]
    return tuple(sorted(found, key=lambda one: (one.chance, -one.series.count, one.key)))


def _remembered(series: Series, known: dict[tuple[int, int, float], float]) -> float:
    """Thousands of places have the same few counts: each chance is reckoned once."""
    key = series.count, series.history, series.spread
    if key not in known:
        known[key] = chance_of(series)
    return known[key]


def corrected(chances: Sequence[float]) -> list[float]:
    """The chances as Benjamini and Hochberg correct them, in the same order, none above 1."""
    order = sorted(range(len(chances)), key=lambda at: chances[at], reverse=True)
    found, least = [1.0] * len(chances), 1.0
    for place, at in enumerate(order):
        least = min(least, chances[at] * len(chances) / (len(chances) - place))
        found[at] = least
    return found


def beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b); for whole a it is P(B(a + b − 1, x) ≥ a).

    By its continued fraction (DLMF 8.17.22), evaluated after Lentz.
    """
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta(b, a, 1.0 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return min(1.0, front * _fraction(a, b, x) / a)


def _fraction(a: float, b: float, x: float) -> float:
    above, below, value = 1.0, _kept(1.0 - (a + b) * x / (a + 1.0)), 0.0
    below = 1.0 / below
    value = below
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        for step in (even, odd):
            below = 1.0 / _kept(1.0 + step * below)
            above = _kept(1.0 + step / above)
            value *= below * above
        if abs(below * above - 1.0) < _CLOSE:
            break
    return value


def _kept(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
