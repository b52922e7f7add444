"""Outlines of villages: few points, the same shape, and made-up ones that share a township among its villages."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from hypothesis import given
from hypothesis import strategies as st

from commandroom.domain.knowledge.outlines import MOST, Ring, cells, simplified

SQUARE = [(121.0, 29.0), (121.1, 29.0), (121.2, 29.0), (121.2, 29.4), (121.0, 29.4), (121.0, 29.0)]


def area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def test_what_lies_on_a_straight_line_is_left_out() -> None:
    assert set(simplified(SQUARE)) == {(121.0, 29.0), (121.2, 29.0), (121.2, 29.4), (121.0, 29.4)}


def test_what_encloses_nothing_is_no_ring() -> None:
    assert simplified([]) == ()
    assert simplified([(121.0, 29.0), (121.0, 29.0), (121.0, 29.0)]) == ()
    assert simplified([(121.0, 29.0), (121.2, 29.0)]) == ()


def test_a_ring_of_ten_thousand_points_keeps_its_shape_with_few() -> None:
    round_one = [
        (121 + 0.05 * cos(2 * pi * n / 10_000), 29 + 0.05 * sin(2 * pi * n / 10_000)) for n in range(10_000)
    ]
    found = simplified(round_one)
    assert 20 < len(found) <= MOST
    assert abs(area(found) - pi * 0.05**2) < 0.01 * pi * 0.05**2


places = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=9, unique=True)


@given(places)
def test_made_up_cells_share_the_border_without_a_rest_and_hold_their_village(
    rows: list[tuple[int, int]],
) -> None:
    points = [(float(x), float(y)) for x, y in rows]
    border = [(-5.0, -5.0), (45.0, -5.0), (45.0, 45.0), (-5.0, 45.0)]
    found = cells(points, border)
    assert abs(sum(area(ring) for ring in found) - 2500.0) < 0.1
    for point, ring in zip(points, found, strict=True):
        for corner in ring:
            nearest = min(hypot(corner[0] - x, corner[1] - y) for x, y in points)
            assert hypot(corner[0] - point[0], corner[1] - point[1]) <= nearest + 0.001
