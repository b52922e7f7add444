"""What rises: the test by golden numbers, silence where history is thin, and no more false alarms than the level says."""

from __future__ import annotations

import math
from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandroom.domain.figures.rising import Rules, Series, chance_of, corrected, rising

RULES = Rules(level=0.05, least=5, least_history=8, least_weeks=4)


@pytest.mark.parametrize(
    ("count", "before", "chance"),
    [
        (9, (4, 4, 4, 4), 0.0467742),  # P(B(25, 1/5) ≥ 9), any table of the binomial
        (3, (0,) * 8, 1 / 729),  # three of three in one of nine weeks
        (2, (1,), 0.5),  # P(B(3, 1/2) ≥ 2)
        (1, (1, 0, 0, 0), 0.36),  # 1 − (4/5)²
        (8, (0, 8), 5 / 9),  # spread 8: one of two in one of three weeks, 1 − (2/3)²
        (0, (5, 5), 1.0),
        (5, (), 1.0),
    ],
)
def test_the_chance_of_a_count_is_that_of_its_share_of_all_weeks(
    count: int, before: tuple[int, ...], chance: float
) -> None:
    assert chance_of(Series(count, before)) == pytest.approx(chance, rel=1e-5)


@given(st.integers(1, 40), st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_of_evenly_spread_weeks_the_chance_is_the_binomial_sum(count: int, before: list[int]) -> None:
    series = Series(count, tuple(before))
    whole, share = count + sum(before), 1 / (len(before) + 1)
    tail = math.fsum(comb(whole, k) * share**k * (1 - share) ** (whole - k) for k in range(count, whole + 1))

    found = chance_of(series)
    assert (
        found == pytest.approx(tail, rel=1e-9)
        if series.spread == 1.0
        else found >= tail * (1 - 1e-9) or found > 0.2
    )


@given(st.integers(1, 120), st.integers(1, 8), st.floats(0.001, 0.2))
def test_by_chance_alone_a_chance_is_no_smaller_than_it_says(whole: int, weeks: int, level: float) -> None:
    share = 1 / (weeks + 1)
    alarmed = [
        count
        for count in range(whole + 1)
        if chance_of(Series(count, (whole - count,) + (0,) * (weeks - 1))) <= level
    ]

    rate = math.fsum(comb(whole, c) * share**c * (1 - share) ** (whole - c) for c in alarmed)
    assert rate <= level * (1 + 1e-9)


def test_many_comparisons_are_corrected_as_benjamini_and_hochberg_do() -> None:
    assert corrected([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert corrected([0.02, 0.01]) == pytest.approx([0.02, 0.02])
    assert corrected([]) == []


def test_what_rises_is_found_with_its_chance_and_nothing_else() -> None:
    usual = {f"c{n}": Series(3, (3, 2, 4, 3, 3, 2, 4, 3)) for n in range(40)}
    found = rising({"category": usual | {"0910": Series(20, (3, 2, 4, 3, 3, 2, 4, 3))}, "grid": {}}, RULES)

    assert [one.key for one in found["category"]] == ["0910"]
    assert found["category"][0].chance < 1e-4
    assert found["grid"] == ()


@pytest.mark.parametrize(
    ("series", "why"),
    [
        (Series(30, (2, 2, 2)), "three weeks of history"),
        (Series(30, (1, 1, 1, 1, 1, 1, 1, 0)), "seven events before"),
        (Series(4, (0, 0, 0, 0, 0, 8, 0, 0)), "four in the week"),
        (Series(12, (0, 0, 0, 0, 0, 0, 0, 24)), "it comes in heaps"),
    ],
)
def test_where_data_is_thin_or_scattered_nothing_is_said(series: Series, why: str) -> None:
    assert rising({"category": {"0910": series}}, RULES) == {"category": ()}, why


def test_a_place_that_was_never_named_before_may_rise_as_a_repeat_only() -> None:
    new = Series(8, (0,) * 8)
    others = {f"p{n}": Series(n % 2, (0, 0, 1, 0, 0, 0, 0, 1 - n % 2)) for n in range(900)}

    assert [one.key for one in rising({"repeat": others | {"桥头": new}}, RULES)["repeat"]] == ["桥头"]
    assert rising({"grid": {"桥头": new}}, RULES)["grid"] == ()


def poisson(luck: Random, mean: float) -> int:
    """A Poisson number, by the times between arrivals."""
    count, left = -1, mean
    while left > 0:
        left -= luck.expovariate(1.0)
        count += 1
    return max(0, count)


LOOKS = 60


@settings(max_examples=15)
@given(st.integers(0, 2**32), st.floats(0.2, 12.0))
def test_where_nothing_rises_alarms_are_no_more_often_than_the_level(seed: int, mean: float) -> None:
    luck = Random(seed)  # noqa: S311 - a simulation
    alarms = 0
    for _ in range(LOOKS):
        families = {
            name: {
                str(n): Series(poisson(luck, mean), tuple(poisson(luck, mean) for _ in range(8)))
                for n in range(12)
            }
            for name in ("category", "grid", "repeat")
        }
        alarms += any(rising(families, RULES).values())

    assert alarms <= 9  # of 60 at 5 per cent: more than nine would come once in 1,800 runs
