"""Outlines of villages: rings of points in degrees, with no more points than a wall or a page can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

Point = tuple[float, float]
Ring = tuple[Point, ...]
MOST, MOST_OF_GRID, TOLERANCE = 300, 80, 0.0001
"""So many points a ring of a village or a grid at most.

What strays less than 0.0001 degrees (some ten metres) from a straight line is left out."""
DIGITS = 5
"""Of a degree: about a metre."""
_LEAST = 3


def simplified(ring: Sequence[Point], most: int = MOST) -> Ring:
    """The ring with few enough points, its first one not repeated at the end; () for what encloses nothing."""
    points = [(round(lon, DIGITS), round(lat, DIGITS)) for lon, lat in ring]
    points = [one for at, one in enumerate(points) if not at or one != points[at - 1]]
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    tolerance, kept = TOLERANCE, points
    while len(points) > _LEAST:
        kept = _thinned([*points, points[0]], tolerance)[:-1]
        if len(kept) <= most:
            break
        tolerance *= 2
    return tuple(kept) if len(kept) >= _LEAST else tuple(points[:most]) if len(points) >= _LEAST else ()


def _thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's way, with a stack in place of recursion; a closed line is split at its farthest point."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inside = range(first + 1, last)
        at = max(inside, key=lambda n: _distance(line[n], line[first], line[last]), default=None)
        if at is not None and _distance(line[at], line[first], line[last]) > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[at] for at in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a span, in degrees."""
    wide, high = end[0] - start[0], end[1] - start[1]
    length = wide * wide + high * high
    along = 0.0 if not length else ((point[0] - start[0]) * wide + (point[1] - start[1]) * high) / length
    along = max(0.0, min(1.0, along))
    return hypot(point[0] - start[0] - along * wide, point[1] - start[1] - along * high)


def cells(places: Sequence[Point], border: Sequence[Point]) -> list[Ring]:
    """The part of a convex border that is nearest to each place, for a made-up township."""
    return [_nearest(place, [one for one in places if one != place], border) for place in places]


def _nearest(place: Point, others: Iterable[Point], border: Sequence[Point]) -> Ring:
    ring = list(border)
    for other in others:
        middle = ((place[0] + other[0]) / 2, (place[1] + other[1]) / 2)
        way = (other[0] - place[0], other[1] - place[1])
        ring = _clipped(ring, middle, way)
    return tuple((round(x, DIGITS), round(y, DIGITS)) for x, y in ring)


def _clipped(ring: Sequence[Point], middle: Point, way: Point) -> list[Point]:
    """What of a ring lies before the line through `middle` across `way` (Sutherland and Hodgman)."""

    def beyond(point: Point) -> float:
        return (point[0] - middle[0]) * way[0] + (point[1] - middle[1]) * way[1]

    found: list[Point] = []
    for at, point in enumerate(ring):
        before = ring[at - 1]
        here, there = beyond(point), beyond(before)
        if (here > 0) is not (there > 0):
            part = there / (there - here)
            found.append(
                (before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1]))
            )
        if here <= 0:
            found.append(point)
    return found
