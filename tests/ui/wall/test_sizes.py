"""Sizes of the wall: what the farthest seat needs by rule 29, on the screens for which the figures were worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandroom.ui.wall.places import tiling
from commandroom.ui.wall.sizes import ARC_LEAST, DIAGONALS, DISTANCES, Place, least_px, sizes


@pytest.mark.parametrize(
    ("wide", "high", "inches", "metres", "needed"),
    [(1920, 1080, 55, 3.5, 26), (5760, 3240, 165, 5, 37), (3840, 2160, 65, 4, 50), (1920, 1080, 24, 0.6, 10)],
)
def test_sixteen_minutes_of_arc_are_what_the_guide_works_out(
    wide: int, high: int, inches: float, metres: float, needed: int
) -> None:
    assert Place(wide, high, inches, metres).px(ARC_LEAST) == pytest.approx(needed, abs=0.75)


def test_on_full_hd_at_three_and_a_half_metres_the_smallest_text_has_28_pixels() -> None:
    assert sizes(Place(1920, 1080)).least == 28


def test_a_seat_at_half_the_distance_sees_the_picture_as_it_was_drawn() -> None:
    near = sizes(Place(1920, 1080, distance=1.75))

    assert (near.least, near.unit, near.body, near.figure) == (28, 1.0, 30, 56)


def test_a_seat_at_twice_the_distance_gets_signs_twice_as_large() -> None:
    assert sizes(Place(1920, 1080, distance=7.0)).least == 56


@given(
    wide=st.integers(800, 8000),
    high=st.integers(600, 4500),
    inches=st.floats(*DIAGONALS),
    metres=st.floats(*DISTANCES),
)
def test_no_type_of_the_wall_is_below_what_the_farthest_seat_needs(
    wide: int, high: int, inches: float, metres: float
) -> None:
    place = Place(wide, high, inches, metres)
    found = sizes(place)

    assert found.least >= least_px(place) >= 12
    assert found.least >= place.px(16) - 0.5
    assert all(size >= found.least for size in (found.body, found.title, found.figure, found.clock))


@given(wide=st.floats(100, 6000), high=st.floats(60, 4000), count=st.integers(0, 200))
def test_no_tile_is_smaller_than_its_words_need(wide: float, high: float, count: int) -> None:
    tiles = tiling(wide, high, count, least=(190, 112))

    assert tiles.columns >= 1
    assert tiles.rows >= 1
    assert tiles.columns == 1 or wide / tiles.columns >= 190 - 1e-6
    assert tiles.rows == 1 or high / tiles.rows >= 112 - 1e-6
    fits = int(wide // 190) * int(high // 112)
    assert tiles.room >= min(count, fits)
